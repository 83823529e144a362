// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "sources/previewfetcher.h"

#include "sources/httpget.h"

#include <QDeadlineTimer>
#include <QHash>
#include <QNetworkAccessManager>
#include <QNetworkDiskCache>
#include <QUrl>

#include <algorithm>
#include <map>
#include <memory>
#include <utility>

namespace bowerbird {

using namespace Qt::StringLiterals;

namespace {

// The sample gallery has another port in each run.
QUrl connectable(const QUrl &url, const NetworkSettings &network)
{
    const int port = url.port(url.scheme() == "https"_L1 ? 443 : 80);
    const QString to = network.connectTo.value(url.host() + u':' + QString::number(port));
    if (to.isEmpty())
        return url;
    QUrl target = url;
    target.setHost(to.section(u':', 0, 0));
    target.setPort(to.section(u':', 1).toInt());
    return target;
}

} // namespace

// A picture that is only looked at need not be of today: where its host says nothing of how long it may be kept, it is
// asked for again a week later, not at each start.
class PreviewCache : public QNetworkDiskCache
{
public:
    using QNetworkDiskCache::QNetworkDiskCache;

    QIODevice *prepare(const QNetworkCacheMetaData &metaData) override
    {
        QNetworkCacheMetaData kept = metaData;
        if (!kept.expirationDate().isValid())
            kept.setExpirationDate(QDateTime::currentDateTimeUtc().addDays(kDaysKept));
        return QNetworkDiskCache::prepare(kept);
    }

private:
    static constexpr int kDaysKept = 7;
};

// The part in the thread.
class PreviewWorker : public QObject
{
    Q_OBJECT
public:
    explicit PreviewWorker(QString cacheDirectory)
        : m_cacheDirectory(std::move(cacheDirectory))
    {
    }

    void want(const QList<PreviewWish> &wishes, const NetworkSettings &network)
    {
        m_settings = network;
        m_wishes = wishes;
        std::erase_if(m_running, [&wishes](const auto &entry) {
            return std::ranges::none_of(wishes, [&entry](const PreviewWish &wish) { return wish.key == entry.first; });
        });
        m_wishes.removeIf([this](const PreviewWish &wish) { return m_running.contains(wish.key); });
        startNext();
    }

Q_SIGNALS:
    void fetched(quint64 key, const QByteArray &bytes);
    void failed(quint64 key, bool isForGood);

private:
    struct Running
    {
        std::unique_ptr<HttpGet> get;
        QString host;
        bool isWhole = false;
    };

    QNetworkAccessManager &network()
    {
        if (m_network)
            return *m_network;
        m_network = std::make_unique<QNetworkAccessManager>(); // here, so that it is of this thread
        prepareForAsking(*m_network);
        if (!m_cacheDirectory.isEmpty()) {
            auto *cache = new PreviewCache(m_network.get());
            cache->setCacheDirectory(m_cacheDirectory);
            cache->setMaximumCacheSize(PreviewFetcher::kMostCacheBytes);
            m_network->setCache(cache); // which owns it
        }
        return *m_network;
    }

    void startNext()
    {
        for (auto wish = m_wishes.begin(); m_running.size() < PreviewFetcher::kMostAtOnce && wish != m_wishes.end();) {
            const PreviewWish next = *wish;
            const QString host = QUrl(next.url).host();
            if (next.isWhole && wholeFrom(host) >= PreviewFetcher::kMostWholeAHost) {
                ++wish;
                continue;
            }
            wish = m_wishes.erase(wish);
            if (const auto rest = m_resting.constFind(host); rest != m_resting.cend() && !rest->hasExpired())
                Q_EMIT failed(next.key, false);
            else
                start(next, host);
        }
    }

    [[nodiscard]] qsizetype wholeFrom(const QString &host) const
    {
        return std::ranges::count_if(
            m_running, [&host](const auto &running) { return running.second.isWhole && running.second.host == host; });
    }

    void start(const PreviewWish &wish, const QString &host)
    {
        auto get = std::make_unique<HttpGet>(network(), m_settings);
        HttpGet *started = get.get();
        m_running.emplace(wish.key, Running{.get = std::move(get), .host = host, .isWhole = wish.isWhole});
        const HttpQuestion question{.isPage = true,
                                    .largestBody = PreviewFetcher::kMostBytes,
                                    .wantsRest = {},
                                    .isPicture = true,
                                    .referer = wish.referer.toUtf8()};
        started->get(connectable(QUrl(wish.url), m_settings), question,
                     [this, key = wish.key](const Result<HttpAnswer> &answer) { take(key, answer); });
    }

    void take(quint64 key, const Result<HttpAnswer> &answer)
    {
        // It is the one that calls: it goes when it has come back.
        const auto found = m_running.find(key);
        if (found != m_running.end()) {
            if (answer && (answer->status == 429 || answer->status == 503))
                m_resting.insert(found->second.host, QDeadlineTimer(PreviewFetcher::kRest));
            found->second.get.release()->deleteLater();
            m_running.erase(found);
        }
        if (answer && answer->status == 200 && !answer->body.isEmpty())
            Q_EMIT fetched(key, answer->body);
        else
            Q_EMIT failed(key, !answer && answer.error().reason == FailureReason::TooLarge);
        startNext();
    }

    const QString m_cacheDirectory;
    NetworkSettings m_settings;
    QList<PreviewWish> m_wishes; // that are not running
    std::unique_ptr<QNetworkAccessManager> m_network;
    QHash<QString, QDeadlineTimer> m_resting; // hosts that are left alone
    std::map<quint64, Running> m_running;     // last: they go before the network
};

PreviewFetcher::PreviewFetcher(const QString &cacheDirectory, QObject *parent)
    : QObject(parent)
    , m_worker(new PreviewWorker(cacheDirectory))
{
    m_worker->moveToThread(&m_thread);
    m_thread.setObjectName(u"previews"_s);
    connect(&m_thread, &QThread::finished, m_worker, &QObject::deleteLater);
    connect(m_worker, &PreviewWorker::fetched, this, &PreviewFetcher::fetched);
    connect(m_worker, &PreviewWorker::failed, this, &PreviewFetcher::failed);
}

PreviewFetcher::~PreviewFetcher()
{
    if (!m_thread.isRunning()) {
        delete m_worker;
        return;
    }
    m_thread.quit();
    m_thread.wait();
}

void PreviewFetcher::want(const QList<PreviewWish> &wishes, const NetworkSettings &network)
{
    if (!m_thread.isRunning()) {
        if (wishes.isEmpty())
            return;
        m_thread.start();
    }
    QMetaObject::invokeMethod(
        m_worker, [worker = m_worker, wishes, network] { worker->want(wishes, network); }, Qt::QueuedConnection);
}

} // namespace bowerbird

#include "previewfetcher.moc"
