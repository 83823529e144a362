// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "sources/pagecollection.h"

#include "core/httpheaders.h"
#include "core/retrypolicy.h"
#include "core/sniff.h"
#include "sources/directsource.h"
#include "sources/feedimages.h"
#include "sources/htmlimages.h"
#include "sources/pagekind.h"

#include <QUrl>
#include <QtConcurrentRun>

#include <algorithm>
#include <utility>

namespace bowerbird {

using namespace Qt::StringLiterals;
using std::chrono::milliseconds;

namespace {

std::span<const char> spanOf(const QByteArray &bytes)
{
    return {bytes.constData(), static_cast<size_t>(std::min<qsizetype>(bytes.size(), kSniffBytes))};
}

FailureReason reasonOfStatus(int status)
{
    switch (status) {
    case 404:
    case 410:
        return FailureReason::NotFound;
    case 401:
    case 403:
    case 451:
        return FailureReason::Forbidden;
    case 429:
        return FailureReason::RateLimited;
    case 206: // of what nobody asked for in parts
    case 304:
        return FailureReason::BadAnswer;
    default:
        return status >= 500 ? FailureReason::ServerError : FailureReason::HttpError;
    }
}

Failure failureOf(const HttpAnswer &answer)
{
    Failure failure{.reason = reasonOfStatus(answer.status), .httpStatus = answer.status};
    const QDateTime now = answer.date.isValid() ? answer.date : QDateTime::currentDateTimeUtc();
    failure.retryAfter = parseRetryAfter(answer.retryAfter, now);
    return failure;
}

// A page that changes twice within a second may have the same date before and after (RFC 9110 8.8.2.2).
bool isDateTooFresh(const HttpAnswer &answer)
{
    const std::optional<QDateTime> modified = parseHttpDate(answer.lastModified);
    return !modified || (answer.date.isValid() && modified->secsTo(answer.date) < 1);
}

PageVersion versionOf(const HttpAnswer &answer)
{
    return {.url = answer.url.toString(QUrl::FullyEncoded),
            .etag = answer.etag,
            .lastModified = isDateTooFresh(answer) ? QByteArray() : answer.lastModified};
}

std::optional<std::chrono::seconds> goodFor(const HttpAnswer &answer)
{
    const QDateTime now = answer.date.isValid() ? answer.date : QDateTime::currentDateTimeUtc();
    const auto after = parseRetryAfter(answer.retryAfter, now); // hardly ever with a good answer
    const auto fresh = parseFreshness(answer.cacheControl, answer.expires, answer.age, now);
    return after ? std::max(std::chrono::ceil<std::chrono::seconds>(*after), fresh.value_or(std::chrono::seconds(0)))
                 : fresh;
}

// A feed may say in itself how often it changes: who asks sooner asks in vain.
void notBeforeItChanges(PageAnswer &answer)
{
    const std::chrono::seconds every = answer.version.changesEvery;
    if (every.count() > 0)
        answer.goodFor = std::max(answer.goodFor.value_or(every), every);
}

Result<FoundOnPage> readPage(const HttpAnswer &answer, const std::shared_ptr<std::atomic<bool>> &stopped)
{
    const auto until = std::chrono::steady_clock::now() + PageCollection::kLongestReading;
    bool isCut = false;
    const auto isStopped = [&stopped, until, &isCut] {
        isCut = isCut || std::chrono::steady_clock::now() > until;
        return isCut || stopped->load();
    };
    Result<FoundOnPage> found;
    if (pageKindOf(answer.body, answer.contentType) == PageKind::Html)
        found = collectHtmlImages(answer.body, answer.url, answer.contentType, isStopped);
    else
        found = collectFeedImages(answer.body, answer.url, answer.contentType, isStopped);
    if (found)
        found->isCut = isCut;
    return found;
}

} // namespace

PageCollection::PageCollection(QString link, QNetworkAccessManager &network, const NetworkSettings &settings,
                               Retries retries, PageVersion since, QObject *parent)
    : Collection(parent)
    , m_link(std::move(link))
    , m_get(network, settings)
    , m_retryRule(retries)
    , m_since(std::move(since))
    , m_isStopped(std::make_shared<std::atomic<bool>>(false))
{
    m_wait.setSingleShot(true);
    connect(&m_wait, &QTimer::timeout, this, &PageCollection::ask);
    connect(&m_watcher, &QFutureWatcherBase::finished, this, &PageCollection::takePage);
}

PageCollection::~PageCollection()
{
    m_isStopped->store(true);
}

void PageCollection::start()
{
    ask();
}

void PageCollection::cancel()
{
    m_isOver = true;
    m_isStopped->store(true);
    m_wait.stop();
    m_get.cancel();
}

void PageCollection::ask()
{
    HttpQuestion question{.isPage = true, .largestBody = kLargestPage, .since = m_since};
    question.wantsRest = [](QByteArrayView head, QByteArrayView contentType) {
        const PageKind kind = pageKindOf(head, contentType);
        return kind != PageKind::Picture && kind != PageKind::Other && kind != PageKind::OtherText;
    };
    m_get.get(QUrl(m_link, QUrl::TolerantMode), question, [this](const Result<HttpAnswer> &answer) { take(answer); });
}

void PageCollection::take(const Result<HttpAnswer> &answer)
{
    if (!answer)
        return retryOrFail(answer.error());
    const bool wasAsked = answer->url.toString(QUrl::FullyEncoded) == m_since.url && m_since.isKnown();
    if (answer->status == 304 && wasAsked)
        return takeUnchanged(*answer);
    if (answer->status < 200 || answer->status > 205)
        return retryOrFail(failureOf(*answer));
    takeGood(*answer);
}

// A server may have another name for the same version by now (RFC 9111 4.3.4).
void PageCollection::takeUnchanged(const HttpAnswer &answer)
{
    m_answer = {.version = m_since, .isUnchanged = true, .goodFor = goodFor(answer)};
    if (!answer.etag.isEmpty())
        m_answer.version.etag = answer.etag;
    if (!answer.lastModified.isEmpty() && !isDateTooFresh(answer))
        m_answer.version.lastModified = answer.lastModified;
    notBeforeItChanges(m_answer);
    end();
}

void PageCollection::takeGood(const HttpAnswer &answer)
{
    switch (pageKindOf(answer.body, answer.contentType)) {
    case PageKind::Picture: {
        ImageRef image = directImage(m_link);
        image.type = sniff(spanOf(answer.body));
        m_found.images = {image};
        return handOn();
    }
    case PageKind::Html:
    case PageKind::XmlFeed:
    case PageKind::JsonFeed:
        return read(answer);
    case PageKind::OtherText:
    case PageKind::Other:
        break;
    }
    end(Failure{.reason = FailureReason::UnsupportedLink,
                .httpStatus = answer.status,
                .detail = u"no picture, page or feed, but "_s + describeNonImage(spanOf(answer.body))});
}

void PageCollection::read(const HttpAnswer &answer)
{
    m_answer = {.version = versionOf(answer), .goodFor = goodFor(answer)};
    m_watcher.setFuture(QtConcurrent::run([answer, stopped = m_isStopped] { return readPage(answer, stopped); }));
}

void PageCollection::takePage()
{
    if (m_isOver)
        return;
    Result<FoundOnPage> found = m_watcher.result();
    if (!found)
        return end(found.error());
    m_found = std::move(*found);
    m_answer.version.changesEvery = m_found.changesEvery;
    notBeforeItChanges(m_answer);
    const auto tell = [this](const QString &why, int count) {
        if (count > 0 && !m_isOver)
            Q_EMIT leftOut(why, count);
    };
    if (!m_found.icons.isEmpty())
        Q_EMIT iconsLeftOut(m_found.icons);
    tell(u"size"_s, m_found.spacers);
    tell(u"address"_s, m_found.unusable);
    tell(u"unreadable"_s, m_found.unreadable);
    if (!m_isOver && !m_found.nextPage.isEmpty())
        Q_EMIT noticed(u"next-page "_s + m_found.nextPage);
    if (!m_isOver)
        handOn();
}

void PageCollection::handOn()
{
    const qsizetype endOfTurn = std::min(m_next + kImagesATurn, m_found.images.size());
    while (m_next < endOfTurn && !m_isOver)
        tellRun(endOfTurn);
    if (m_isOver)
        return;
    if (m_next < m_found.images.size()) {
        QTimer::singleShot(0, this, [this] {
            if (!m_isOver)
                handOn();
        });
    } else if (m_found.isCut) {
        end(Failure{.reason = FailureReason::TooLarge, .detail = u"the page takes too long to be read"_s});
    } else {
        end();
    }
}

// As many images as are alike in whether an icon would be wanted, up to `end`.
void PageCollection::tellRun(qsizetype end)
{
    const qsizetype begin = m_next;
    const bool mayBeIcons = m_found.mayBeIcon(begin);
    while (m_next < end && m_found.mayBeIcon(m_next) == mayBeIcons)
        ++m_next;
    const QList<ImageRef> run = m_found.images.mid(begin, m_next - begin);
    if (mayBeIcons)
        Q_EMIT foundOnPage(run);
    else
        Q_EMIT found(run);
}

void PageCollection::retryOrFail(const Failure &failure)
{
    constexpr int kMostDoublings = 6;
    const milliseconds backOff = m_retryRule.firstDelay * (1 << std::min(m_retries, kMostDoublings));
    const milliseconds asked = failure.retryAfter.value_or(milliseconds(0));
    const bool isRetried = !failure.isPermanent && m_retries < std::min(m_retryRule.most, mostRetries(failure));
    if (!isRetried || asked > kLongestWait)
        return end(failure);
    ++m_retries;
    m_wait.start(std::max(backOff, asked));
}

void PageCollection::end()
{
    if (!std::exchange(m_isOver, true))
        Q_EMIT finished();
}

void PageCollection::end(const Failure &failure)
{
    if (!std::exchange(m_isOver, true))
        Q_EMIT failed(failure);
}

} // namespace bowerbird
