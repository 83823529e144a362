// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

// The engine for long: many small images from eight hosts, 64 workers, one answer in five at fault, and somebody who
// pauses, resumes, reorders and moves the slider all the time. At the end exactly the expected files must be there,
// and neither descriptors nor threads nor memory may have grown. Run by hand, never by ctest:
//
//     soak_downloads [images] [seed]        (20000 1)
//
// It prints a line for each twentieth that is done and exits 0 when all is well. The servers are a process of their
// own, so that the figures are the engine's.

#include "engine/enginefixture.h"
#include "support/scriptedserver.h"
#include "support/testimages.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QProcess>
#include <QTimer>

#include <array>
#include <cstdio>
#include <iostream>
#include <map>
#include <mutex>
#include <random>

#include <malloc.h>

using namespace bowerbird;
using namespace bowerbird::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr int kHosts = 8;
constexpr int kWorkers = 64;
constexpr int kBusyHost = 0;   // says now and then that it is overloaded
constexpr int kSilentHost = 1; // does not answer now and then
constexpr int kLines = 20;

bool isGone(int image)
{
    return image % 50 == 7; // 404, each time
}

// Small, whole, and different from every other: one JPEG with the number as a comment in it.
QByteArray picture(int image)
{
    static const QByteArray base = jpegBytes(1, {64, 48});
    const QByteArray number = QByteArray::number(image).rightJustified(12, '0');
    return base.left(2) + QByteArray("\xff\xfe\0\x0e", 4) + number + base.mid(2);
}

// --- the servers' process

// The last two kinds are looked at again only once, so that they come as a link's first answer only.
Reply faultOf(std::mt19937 &random, int host, bool isFirst, const Reply &good, qint64 size)
{
    if (host == kBusyHost && random() % 40 == 0)
        return Reply::status(random() % 2 ? 503 : 429).header("Retry-After", "1");
    if (host == kSilentHost && random() % 40 == 0)
        return Reply::silence();
    switch (random() % (isFirst ? 8 : 6)) {
    case 0:
        return Reply::reset();
    case 1:
        return Reply::close();
    case 2:
        return Reply::status(500);
    case 3:
        return good.resetAfter(size / 2);
    case 4:
        return good.chunked().cutAfter(size / 3);
    case 5:
        return good.cutAfter(size / 2);
    case 6:
        return Reply::ok({});
    default:
        return Reply::raw("what is this\r\n\r\n");
    }
}

// The first two answers to a link are at fault one time in five, the third never is.
class Servers
{
public:
    explicit Servers(unsigned seed)
        : m_random(seed)
    {
        for (int host = 0; host < kHosts; ++host)
            m_servers[static_cast<size_t>(host)].otherwise(
                [this, host](const Request &request) { return answer(host, request); });
    }
    void tell() const
    {
        for (const ScriptedServer &server : m_servers)
            std::printf("%d\n", server.port());
        std::fflush(stdout);
    }

private:
    Reply answer(int host, const Request &request)
    {
        const int image = request.target.mid(1).chopped(4).toInt();
        if (isGone(image))
            return Reply::status(404);
        const QByteArray bytes = picture(image);
        const Reply good = Reply::ok(bytes).type("image/jpeg").header("ETag", "\"v1\"").withRanges();
        const std::scoped_lock lock(m_mutex);
        const int asked = ++m_asked[image];
        const bool isAtFault = asked <= 2 && m_random() % 5 == 0;
        return isAtFault ? faultOf(m_random, host, asked == 1, good, bytes.size()) : good;
    }

    std::mutex m_mutex;
    std::mt19937 m_random;
    std::map<int, int> m_asked;
    std::array<ScriptedServer, kHosts> m_servers; // last: their threads use what is above
};

int serve(unsigned seed)
{
    const Servers servers(seed);
    servers.tell();
    std::string line;
    std::getline(std::cin, line); // until the other process closes it
    return 0;
}

// --- the engine's process

struct Figures
{
    int descriptors = 0;
    int threads = 0;
    double residentMB = 0;
    double usedMB = 0; // of the heap: what somebody still holds
};

Figures figures()
{
    Figures now;
    const auto every = QDir::NoDotAndDotDot | QDir::AllEntries | QDir::System;
    now.descriptors = static_cast<int>(QDir(u"/proc/self/fd"_s).entryList(every).size());
    now.threads = static_cast<int>(QDir(u"/proc/self/task"_s).entryList(every).size());
    QFile file(u"/proc/self/statm"_s);
    if (file.open(QIODevice::ReadOnly))
        now.residentMB = file.readAll().split(' ').at(1).toDouble() * 4096 / (1024 * 1024);
    const struct mallinfo2 heap = mallinfo2();
    now.usedMB = static_cast<double>(heap.uordblks + heap.hblkhd) / (1024 * 1024);
    return now;
}

class Soak : public QObject
{
public:
    Soak(int images, unsigned seed)
        : m_images(images)
        , m_random(seed)
        , m_engine(kWorkers)
    {
        m_engine.options.network.connectTimeout = 2s;
        m_engine.options.network.stallTimeout = 2s;
        m_engine.options.retryPolicy = RetryPolicy(6, {}, 100ms);
        m_engine.options.isPaced = true;
        m_engine.options.wantsProgress = true;
    }

    int run(const QList<int> &ports)
    {
        m_engine.start();
        QObject::disconnect(m_engine.manager.get(), &DownloadManager::eventsApplied, nullptr, nullptr); // its log grows
        QStringList urls;
        for (int image = 0; image < m_images; ++image)
            urls << u"http://127.0.0.1:%1/%2.jpg"_s.arg(ports.at(image % kHosts)).arg(image);
        m_clock.start();
        m_ids = m_engine.add(urls);
        m_nextLine = m_images / kLines;
        QTimer meddler;
        connect(&meddler, &QTimer::timeout, this, [this] { meddle(); });
        meddler.start(40ms);
        connect(m_engine.manager.get(), &DownloadManager::jobsChanged, this, [this] { tellWhenDue(); });
        connect(m_engine.manager.get(), &DownloadManager::idle, qApp, &QCoreApplication::quit);
        QCoreApplication::exec();
        meddler.stop();
        return judge();
    }

private:
    [[nodiscard]] int done() const { return m_engine.count(JobState::Finished) + m_engine.count(JobState::Failed); }
    [[nodiscard]] QList<JobId> some()
    {
        QList<JobId> ids;
        for (int i = 0; i < 50; ++i)
            ids << m_ids.at(static_cast<qsizetype>(m_random() % static_cast<unsigned>(m_ids.size())));
        return ids;
    }

    void meddle()
    {
        DownloadManager &manager = *m_engine.manager;
        if (manager.isPaused() || m_engine.count(JobState::Paused) > 400)
            return manager.resumeAll();
        switch (m_random() % 8) {
        case 0:
            return manager.pauseAll();
        case 1:
        case 2:
            return manager.pause(some());
        case 3:
            return manager.moveToTop(some());
        case 4:
            return manager.setLimitRate(m_random() % 4 ? 0 : 200'000);
        case 5:
            return manager.resumeAll();
        default:
            return manager.setWorkerCount(m_random() % 2 ? kWorkers : 1 + static_cast<int>(m_random() % kWorkers));
        }
    }

    void tellWhenDue()
    {
        if (m_engine.count(JobState::Queued) + m_engine.count(JobState::Waiting) == 0 &&
            m_engine.count(JobState::Paused) > 0)
            m_engine.manager->resumeAll();
        if (done() < m_nextLine)
            return;
        m_nextLine += m_images / kLines;
        tell();
    }

    void tell()
    {
        const Figures now = figures();
        if (++m_lines == kLines / 4)
            m_first = now; // by now every worker has been everywhere
        m_most.descriptors = std::max(m_most.descriptors, now.descriptors);
        m_most.threads = std::max(m_most.threads, now.threads);
        std::printf("%6.1f s %6d done %5d waiting %4d descriptors %3d threads %6.1f MB, %6.1f in use\n",
                    static_cast<double>(m_clock.elapsed()) / 1000, done(), m_engine.count(JobState::Waiting),
                    now.descriptors, now.threads, now.residentMB, now.usedMB);
        std::fflush(stdout);
    }

    int judge()
    {
        tell();
        const Figures end = figures();
        malloc_trim(0);
        std::printf("%.1f MB once the heap has given back what nobody holds\n", figures().residentMB);
        int wrong = 0;
        for (int image = 0; image < m_images; ++image) {
            const QString name = u"%1.jpg"_s.arg(image);
            const bool isRight = isGone(image) ? !QFile::exists(QDir(m_engine.download.directory).filePath(name))
                                               : m_engine.contents(name) == picture(image);
            if (!isRight && ++wrong <= 10)
                std::printf("wrong: %d (%s, %s)\n", image, qPrintable(stateName(stateOf(image))),
                            qPrintable(reasonOf(image)));
        }
        const int expected = static_cast<int>(m_images - (m_images + 42) / 50);
        const int files = static_cast<int>(m_engine.files().size());
        const bool hasGrown = end.descriptors > m_first.descriptors + kWorkers || end.threads > m_first.threads + 4;
        std::printf("%d files, %d expected, %d wrong; descriptors %d at most, threads %d at most; memory %.1f MB after "
                    "a quarter, %.1f MB at the end\n",
                    files, expected, wrong, m_most.descriptors, m_most.threads, m_first.residentMB, end.residentMB);
        return wrong == 0 && files == expected && !hasGrown ? 0 : 1;
    }
    [[nodiscard]] JobState stateOf(int image) const { return m_engine.job(m_ids.at(image)).state; }
    [[nodiscard]] QString reasonOf(int image) const
    {
        const auto &failure = m_engine.job(m_ids.at(image)).lastFailure;
        return failure ? reasonName(failure->reason) + u": "_s + failure->detail : QString();
    }

    const int m_images;
    std::mt19937 m_random;
    EngineFixture m_engine;
    QList<JobId> m_ids;
    QElapsedTimer m_clock;
    int m_nextLine = 0;
    int m_lines = 0;
    Figures m_first;
    Figures m_most;
};

} // namespace

int main(int argc, char *argv[])
{
    QCoreApplication app(argc, argv);
    const QStringList arguments = QCoreApplication::arguments().mid(1);
    if (arguments.value(0) == u"--serve"_s)
        return serve(arguments.value(1).toUInt());
    const int images = arguments.value(0, u"20000"_s).toInt();
    const unsigned seed = arguments.value(1, u"1"_s).toUInt();
    if (images < kLines) {
        std::fputs("soak_downloads [images] [seed]\n", stderr);
        return 2;
    }
    QProcess servers;
    servers.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    servers.start(QCoreApplication::applicationFilePath(), {u"--serve"_s, QString::number(seed)});
    QList<int> ports;
    while (ports.size() < kHosts && servers.waitForReadyRead(10'000)) {
        while (servers.canReadLine())
            ports << servers.readLine().trimmed().toInt();
    }
    if (ports.size() < kHosts) {
        std::fputs("The servers do not start.\n", stderr);
        return 2;
    }
    const int status = Soak(images, seed).run(ports);
    servers.closeWriteChannel();
    servers.waitForFinished();
    return status;
}
