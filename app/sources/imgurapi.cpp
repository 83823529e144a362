// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "sources/imgurapi.h"

#include "core/httpheaders.h"
#include "core/retrypolicy.h"

#include <QUrl>

#include <algorithm>
#include <cstdlib>
#include <utility>

namespace bowerbird {

using namespace Qt::StringLiterals;
using std::chrono::milliseconds;

namespace {

constexpr std::chrono::seconds kWorthTelling{5}; // of waiting
constexpr int kMostDoublings = 6;                // of the delay before another attempt

// What may stand in a header. A Client-ID is hexadecimal, but that is Imgur's to say.
bool isUsableClientId(const QString &clientId)
{
    return !clientId.isEmpty() &&
           std::all_of(clientId.begin(), clientId.end(), [](QChar c) { return c > u' ' && c < u'\x7f'; });
}

// For how long a refusal that does not say so itself lasts, by the count in its headers.
std::optional<milliseconds> timeUntilReset(const HttpAnswer &answer, const QDateTime &now)
{
    const ApiCredits said = creditsInHeaders(answer, now);
    const bool isUserSpent = said.userRemaining.value_or(0) <= ApiBudget::kUserReserve;
    if (!said.userReset.isValid() || !isUserSpent)
        return std::nullopt;
    return milliseconds(std::max<qint64>(0, now.msecsTo(said.userReset)));
}

QString detailOf(ApiCredits::Pause pause)
{
    const bool isSpent = pause == ApiCredits::Pause::UserSpent || pause == ApiCredits::Pause::ClientSpent;
    return isSpent ? u"Imgur's limit of requests is nearly reached"_s : u"Imgur wants to be left alone for a while"_s;
}

bool isOverCapacity(const Failure &failure)
{
    return failure.detail.contains("over capacity"_L1, Qt::CaseInsensitive);
}

} // namespace

ImgurApi::ImgurApi(QNetworkAccessManager &network, ImgurApiOptions options, QObject *parent)
    : QObject(parent)
    , m_options(std::move(options))
    , m_budget(*m_options.budget)
    , m_get(network, m_options.network)
{
    if (!m_options.base.endsWith(u'/'))
        m_options.base += u'/';
    m_options.clientId = m_options.clientId.trimmed();
    m_wait.setSingleShot(true);
    connect(&m_wait, &QTimer::timeout, this, [this] {
        if (m_refusal)
            end(std::unexpected(*std::exchange(m_refusal, std::nullopt)));
        else
            send();
    });
    connect(&m_budget, &ApiBudget::opened, this, [this] {
        if (m_awaits)
            send();
    });
    connect(&m_budget, &ApiBudget::changed, this, [this] {
        if (m_awaits)
            awaitBudget();
    });
}

ImgurApi::~ImgurApi()
{
    leaveBudget();
}

void ImgurApi::get(const QString &path, Done done)
{
    Q_ASSERT(!m_done);
    m_path = path;
    m_done = std::move(done);
    m_retries = 0;
    if (isUsableClientId(m_options.clientId))
        return send();
    const auto reason = m_options.clientId.isEmpty() ? FailureReason::NoClientId : FailureReason::ApiError;
    endLater({.reason = reason, .detail = u"Imgur's API needs a Client-ID"_s, .isPermanent = true});
}

void ImgurApi::askForCredits(std::function<void()> done)
{
    const QUrl url(m_options.base + u"credits"_s, QUrl::TolerantMode);
    m_get.get(url, authorization(), [this, done = std::move(done)](const Result<HttpAnswer> &answer) {
        const QDateTime now = m_budget.now();
        const auto said =
            answer && answer->status == 200 ? creditsInBody(answer->body, serverTime(*answer, now), now) : std::nullopt;
        m_budget.creditsAsked();
        if (said)
            m_budget.note(*said);
        done();
    });
}

void ImgurApi::cancel()
{
    m_done = {};
    m_wait.stop();
    m_refusal.reset();
    m_get.cancel();
    m_awaits = false;
    leaveBudget();
}

QByteArray ImgurApi::authorization() const
{
    return "Client-ID " + m_options.clientId.toLatin1();
}

void ImgurApi::send()
{
    m_awaits = false;
    const QUrl url(m_options.base + m_path, QUrl::TolerantMode);
    if (!url.isValid() || url.host().isEmpty())
        return endLater({.reason = FailureReason::ApiError, .detail = u"no valid address of an API"_s});
    if (!m_budget.mayAsk())
        return awaitBudget();
    m_budget.enter();
    m_isInside = true;
    if (std::exchange(m_toldUntil, QDateTime()).isValid())
        Q_EMIT waiting({});
    if (!m_budget.wantsCredits())
        return m_get.get(url, authorization(), [this](const Result<HttpAnswer> &answer) { take(answer); });
    askForCredits([this] {
        leaveBudget();
        send();
    });
}

// In a pause, or behind others that are asking.
void ImgurApi::awaitBudget()
{
    m_awaits = true;
    const ApiCredits &credits = m_budget.credits();
    if (!credits.isPaused())
        return;
    if (const std::optional<milliseconds> left = tooLongPause()) {
        m_awaits = false;
        Failure spent{.reason = FailureReason::RateLimited, .detail = detailOf(credits.pause)};
        spent.retryAfter = left;
        return endLater(spent);
    }
    tellWaiting(credits.pausedUntil);
}

// How long the pause lasts that nobody waits for. Of one over capacity the ten minutes are a guess, and a long one.
std::optional<milliseconds> ImgurApi::tooLongPause() const
{
    const ApiCredits &credits = m_budget.credits();
    if (m_options.patience == Patience::Long || !credits.isPaused())
        return std::nullopt;
    const milliseconds left(std::max<qint64>(0, m_budget.now().msecsTo(credits.pausedUntil)));
    const bool isTooLong = left > kLongestWait || credits.pause == ApiCredits::Pause::OverCapacity;
    return isTooLong ? std::optional(left) : std::nullopt;
}

void ImgurApi::tellWaiting(const QDateTime &until)
{
    constexpr qint64 kSameMs = 1'000; // answers that arrive together tell of one pause
    if (m_toldUntil.isValid() && std::abs(m_toldUntil.msecsTo(until)) < kSameMs)
        return;
    m_toldUntil = until;
    Q_EMIT waiting(until);
}

void ImgurApi::leaveBudget()
{
    if (std::exchange(m_isInside, false))
        m_budget.leave();
}

void ImgurApi::take(const Result<HttpAnswer> &answer)
{
    Result<ImgurAnswer> result = answer ? judge(*answer) : std::unexpected(answer.error());
    if (answer)
        m_budget.note(creditsInHeaders(*answer, m_budget.now()));
    const bool isRefused = !result && result.error().reason == FailureReason::RateLimited;
    if (isRefused) {
        const std::optional<milliseconds> told = result.error().retryAfter;
        m_budget.refused(told ? std::optional(std::max(*told, backOff())) : std::nullopt,
                         isOverCapacity(result.error()));
    } else if (answer) {
        m_budget.succeeded();
    }
    leaveBudget();
    if (isRefused)
        return takeRefusal(result.error());
    const std::optional<milliseconds> delay = result ? std::nullopt : delayAfter(result.error());
    if (!delay)
        return end(std::move(result));
    ++m_retries;
    if (*delay >= kWorthTelling)
        tellWaiting(m_budget.now().addMSecs(delay->count()));
    m_wait.start(*delay);
}

// The budget is in a pause by now, which is waited for.
void ImgurApi::takeRefusal(const Failure &failure)
{
    const std::optional<milliseconds> tooLong = tooLongPause();
    const bool isEnough = m_options.patience == Patience::Short && m_retries >= m_options.retries;
    if (tooLong || isEnough) {
        Failure refused = failure;
        const QDateTime until = m_budget.credits().pausedUntil;
        if (!refused.retryAfter && until.isValid())
            refused.retryAfter = milliseconds(std::max<qint64>(0, m_budget.now().msecsTo(until)));
        return end(std::unexpected(refused));
    }
    m_retries = std::min(m_retries + 1, std::max(m_options.retries, kMostDoublings));
    send();
}

Result<ImgurAnswer> ImgurApi::judge(const HttpAnswer &answer) const
{
    if (answer.status == 200) {
        Result<ImgurAnswer> parsed = parseImgurAnswer(answer.body, m_options.reading);
        if (parsed)
            return parsed;
        Failure failure = parsed.error();
        if (failure.httpStatus == 0)
            failure.httpStatus = answer.status;
        return std::unexpected(failure);
    }
    Failure failure = imgurFailure(answer.status, answer.body);
    const QDateTime now = m_budget.now();
    failure.retryAfter = parseRetryAfter(answer.retryAfter, serverTime(answer, now));
    if (!failure.retryAfter && failure.reason == FailureReason::RateLimited)
        failure.retryAfter = timeUntilReset(answer, now);
    return std::unexpected(failure);
}

milliseconds ImgurApi::backOff() const
{
    return m_options.firstRetryDelay * (1 << std::min(m_retries, kMostDoublings));
}

std::optional<milliseconds> ImgurApi::delayAfter(const Failure &failure) const
{
    if (m_retries >= m_options.retries)
        return std::nullopt;
    const bool isGarbled = failure.reason == FailureReason::ApiError && failure.httpStatus == 200;
    if (isGarbled && !failure.isPermanent)
        return m_retries == 0 ? std::optional(backOff()) : std::nullopt;
    if (failure.isPermanent || m_retries >= mostRetries(failure))
        return std::nullopt;
    if (failure.retryAfter && *failure.retryAfter > kLongestWait)
        return std::nullopt;
    return std::max(backOff(), failure.retryAfter.value_or(milliseconds(0)));
}

void ImgurApi::endLater(const Failure &failure)
{
    m_refusal = failure;
    m_wait.start(0);
}

void ImgurApi::end(Result<ImgurAnswer> result)
{
    if (Done done = std::exchange(m_done, {}))
        done(std::move(result));
}

} // namespace bowerbird
