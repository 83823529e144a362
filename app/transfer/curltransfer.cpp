// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "transfer/curltransfer.h"

#include "core/dataurl.h"
#include "core/redact.h"
#include "transfer/attemptlog.h"
#include "transfer/curlhandle.h"
#include "transfer/curlshare.h"
#include "transfer/inlinefetch.h"
#include "transfer/redirectchain.h"

#include <stop_token>
#include <thread>

namespace bowerbird {

using namespace Qt::StringLiterals;

namespace {

// A server may answer a range with less than was asked for; so often an attempt asks for the rest at once.
constexpr int kMostParts = 16;

// What a referer may tell: no user, no fragment, and nothing at all about an encrypted page over an open line.
QByteArray refererFor(const QString &page, const RedirectChain &chain)
{
    const bool wasEncrypted = page.startsWith("https:"_L1, Qt::CaseInsensitive);
    if (page.isEmpty() || !chain.isAtFirstOrigin() || (wasEncrypted && !chain.isEncrypted()))
        return {};
    QByteArray referer = page.toUtf8();
    const qsizetype fragment = referer.indexOf('#');
    if (fragment >= 0)
        referer.truncate(fragment);
    const qsizetype authority = referer.indexOf("//") + 2;
    const qsizetype authorityEnd = std::min<size_t>(referer.indexOf('/', authority), referer.size());
    const qsizetype user = referer.left(authorityEnd).lastIndexOf('@');
    if (authority >= 2 && user >= authority)
        referer.remove(authority, user + 1 - authority);
    return referer;
}

} // namespace

// One fetch: what is kept from one question to the next.
struct CurlFetch
{
    const TransferRequest &request;
    ByteSink &sink;
    RedirectChain chain;
    TransferReport report;
    int httpStatus = 0;                   // of the last answer
    std::chrono::microseconds earlier{0}; // time that earlier questions took
    int parts = 0;
    bool hasBegun = false; // the sink has been given an answer
    bool ignoresLength = false;
    bool comesFromPublic = false; // the address that redirected here is on the public Internet

    [[nodiscard]] Ask ask() const;
    [[nodiscard]] CurlQuestion question(const Ask &ask) const;
    void note(const Answer &answer, const CurlHandle &handle);
};

Ask CurlFetch::ask() const
{
    Ask ask{.offset = 0, .maxBytes = request.maxBytes};
    // Another origin's bytes are another file as long as nothing proves the contrary.
    if (!request.allowsResume || !chain.isAtFirstOrigin() || sink.size() <= 0)
        return ask;
    Validator validator = sink.validator();
    if (validator.forIfRange().isEmpty())
        return ask;
    ask.offset = sink.size();
    ask.validator = std::move(validator);
    return ask;
}

CurlQuestion CurlFetch::question(const Ask &ask) const
{
    const QString &chosen = request.network->referer;
    return {.url = chain.url(),
            .referer = refererFor(chosen.isEmpty() ? request.referer : chosen, chain),
            .offset = ask.offset,
            .ifRange = ask.validator.forIfRange().toLatin1(),
            .isAtHome = chain.isAtFirstHost(),
            .ignoresLength = ignoresLength,
            .refusesPrivate = comesFromPublic};
}

void CurlFetch::note(const Answer &answer, const CurlHandle &handle)
{
    report.received += answer.received();
    httpStatus = answer.head().status();
    if (answer.hasBegun() || answer.kind() == Answer::Kind::AlreadyWhole) {
        report.head = answer.response();
        report.isEndProven = answer.isEndProven();
        if (!hasBegun || report.head.offset == 0)
            report.resumedFrom = report.head.offset;
        hasBegun = true;
    }
    report.timing = {.nameLookup = earlier + handle.duration(CURLINFO_NAMELOOKUP_TIME_T),
                     .connect = earlier + handle.duration(CURLINFO_CONNECT_TIME_T),
                     .tls = earlier + handle.duration(CURLINFO_APPCONNECT_TIME_T),
                     .firstByte = earlier + handle.duration(CURLINFO_STARTTRANSFER_TIME_T),
                     .total = earlier + handle.duration(CURLINFO_TOTAL_TIME_T)};
    earlier = report.timing.total;
}

class CurlTransfer::Private
{
public:
    Private(CurlShare &sharedByAll, RateLimiter *sharedLimiter)
        : share(sharedByAll)
        , limiter(sharedLimiter)
    {
    }

    [[nodiscard]] Result<TransferReport> run(CurlFetch &fetch, const std::stop_token &stop);
    [[nodiscard]] Result<void> adopt(const std::shared_ptr<const NetworkSettings> &wanted);
    // Asks once. True: there is more to ask.
    [[nodiscard]] Result<bool> advance(CurlFetch &fetch, const std::stop_token &stop);
    [[nodiscard]] Result<bool> conclude(CurlFetch &fetch, const Answer &answer, CurlEnding &&ending);

    CurlShare &share;
    RateLimiter *limiter;
    std::shared_ptr<const NetworkSettings> settings; // what the handle is set up for
    std::unique_ptr<CurlHandle> handle;
    TransferTiming timing; // of the last fetch
    std::thread::id thread = std::this_thread::get_id();
};

Result<void> CurlTransfer::Private::adopt(const std::shared_ptr<const NetworkSettings> &wanted)
{
    if (handle && (settings == wanted || *settings == *wanted)) {
        settings = wanted;
        return {};
    }
    const Result<CurlTrust *> trust = share.trust(wanted->caCertFile);
    if (!trust)
        return std::unexpected(trust.error());
    // Connections that were made under other settings are not used under these.
    handle = std::make_unique<CurlHandle>(**trust, *wanted, limiter);
    settings = wanted;
    Result<void> isUsable = handle->isUsable();
    if (!isUsable)
        handle.reset();
    return isUsable;
}

Result<TransferReport> CurlTransfer::Private::run(CurlFetch &fetch, const std::stop_token &stop)
{
    if (const Result<void> ready = adopt(fetch.request.network); !ready)
        return std::unexpected(ready.error());
    const std::stop_callback wakeUp(stop, [this] { handle->wakeUp(); });
    fetch.report.isStopped = stop.stop_requested();
    while (!fetch.report.isStopped) {
        const Result<bool> hasMore = advance(fetch, stop);
        if (!hasMore)
            return std::unexpected(hasMore.error());
        if (!*hasMore)
            break;
        fetch.report.isStopped = stop.stop_requested();
    }
    fetch.report.finalUrl = fetch.chain.publicUrl();
    return fetch.report;
}

Result<bool> CurlTransfer::Private::advance(CurlFetch &fetch, const std::stop_token &stop)
{
    const Ask ask = fetch.ask();
    Answer answer(ask, fetch.sink);
    Patience patience(settings->connectTimeout, settings->stallTimeout, Patience::Clock::now(), settings->slowWindow);
    CurlEnding ending = handle->exchange(fetch.question(ask), answer, patience, stop);
    fetch.note(answer, *handle);
    return conclude(fetch, answer, std::move(ending));
}

Result<bool> CurlTransfer::Private::conclude(CurlFetch &fetch, const Answer &answer, CurlEnding &&ending)
{
    fetch.report.isStopped = ending.isStopped;
    if (ending.isStopped)
        return false;
    // What the head or the sink said counts more than how the rest of the answer ended.
    if (answer.failure())
        return std::unexpected(*answer.failure());
    if (answer.kind() == Answer::Kind::Redirect) {
        const Result<void> followed = fetch.chain.follow(answer.head().location());
        if (!followed)
            return std::unexpected(followed.error());
        fetch.comesFromPublic = handle->isPeerPublic();
        return true;
    }
    if (answer.kind() == Answer::Kind::AlreadyWhole)
        return false;
    if (ending.isAddressRefused)
        return fail(FailureReason::BadRedirect, QString(u"a redirect into a private network: "_s %
                                                        redactedUrl(QString::fromUtf8(fetch.chain.url()))));
    if (ending.isLengthSenseless && !fetch.ignoresLength) {
        fetch.ignoresLength = true;
        return true;
    }
    if (ending.failure)
        return std::unexpected(std::move(*ending.failure));
    const Result<void> finished = answer.finish();
    if (!finished)
        return std::unexpected(finished.error());
    if (!answer.endsEarly())
        return false;
    if (++fetch.parts <= kMostParts)
        return true;
    return fail(FailureReason::Truncated, u"the file comes in too many parts"_s, answer.head().status());
}

CurlTransfer::CurlTransfer(CurlShare &share, RateLimiter *limiter)
    : d(std::make_unique<Private>(share, limiter))
{
}

CurlTransfer::~CurlTransfer() = default;

Result<TransferReport> CurlTransfer::fetch(const TransferRequest &request, ByteSink &sink, std::stop_token stop)
{
    Q_ASSERT_X(std::this_thread::get_id() == d->thread, "CurlTransfer", "used on another thread than its own");
    Q_ASSERT(request.network);
    d->timing = {};
    if (isDataUrl(request.url))
        return fetchInline(request, sink);
    Result<RedirectChain> chain = RedirectChain::start(request.url);
    if (!chain)
        return std::unexpected(std::move(chain.error()));
    CurlFetch fetch{.request = request, .sink = sink, .chain = std::move(*chain)};
    Result<TransferReport> result = d->run(fetch, stop);
    d->timing = fetch.report.timing;
    logAttempt({.chain = fetch.chain,
                .result = result,
                .httpStatus = fetch.httpStatus,
                .received = fetch.report.received,
                .timing = d->timing,
                .protocol = d->handle ? d->handle->protocol() : ""});
    return result;
}

TransferTiming CurlTransfer::timing() const
{
    return d->timing;
}

} // namespace bowerbird
