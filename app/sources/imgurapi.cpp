// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "sources/imgurapi.h"

#include "core/httpheaders.h"
#include "core/retrypolicy.h"

#include <QUrl>

#include <algorithm>
#include <utility>

namespace bowerbird {

using namespace Qt::StringLiterals;
using std::chrono::milliseconds;

namespace {

// The server's clock where it tells it: what it sends is measured by that.
QDateTime serverNow(const HttpAnswer &answer)
{
    return answer.date.isValid() ? answer.date : QDateTime::currentDateTimeUtc();
}

// Imgur gives a point in time in seconds since 1970, and seconds left for a few calls.
std::optional<milliseconds> timeUntilReset(const HttpAnswer &answer)
{
    bool isNumber = false;
    const qint64 seconds = answer.userReset.trimmed().toLongLong(&isNumber);
    if (!isNumber || seconds < 0)
        return std::nullopt;
    constexpr qint64 kLongestSpan = 10'000'000; // more is a point in time
    const qint64 left = seconds > kLongestSpan ? seconds - serverNow(answer).toSecsSinceEpoch() : seconds;
    return milliseconds(std::clamp<qint64>(left, 0, kLongestSpan) * 1000);
}

bool isAtMost(const QByteArray &header, int bound)
{
    bool isNumber = false;
    const int remaining = header.trimmed().toInt(&isNumber);
    return isNumber && remaining <= bound;
}

// What may stand in a header. A Client-ID is hexadecimal, but that is Imgur's to say.
bool isUsableClientId(const QString &clientId)
{
    return !clientId.isEmpty() &&
           std::all_of(clientId.begin(), clientId.end(), [](QChar c) { return c > u' ' && c < u'\x7f'; });
}

} // namespace

ImgurApi::ImgurApi(QNetworkAccessManager &network, ImgurApiOptions options, QObject *parent)
    : QObject(parent)
    , m_options(std::move(options))
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
}

void ImgurApi::get(const QString &path, Done done)
{
    Q_ASSERT(!m_done);
    m_path = path;
    m_done = std::move(done);
    m_retries = 0;
    if (!isUsableClientId(m_options.clientId)) {
        const auto reason = m_options.clientId.isEmpty() ? FailureReason::NoClientId : FailureReason::ApiError;
        return endLater({.reason = reason, .detail = u"Imgur's API needs a Client-ID"_s, .isPermanent = true});
    }
    if (!m_budgetIsSpent)
        return send();
    const Failure spent = *std::exchange(m_budgetIsSpent, std::nullopt);
    if (spent.retryAfter && *spent.retryAfter <= kLongestWait)
        m_wait.start(*spent.retryAfter);
    else
        endLater(spent);
}

void ImgurApi::cancel()
{
    m_done = {};
    m_wait.stop();
    m_refusal.reset();
    m_get.cancel();
}

void ImgurApi::send()
{
    const QUrl url(m_options.base + m_path, QUrl::TolerantMode);
    if (!url.isValid() || url.host().isEmpty())
        return endLater({.reason = FailureReason::ApiError, .detail = u"no valid address of an API"_s});
    m_get.get(url, "Client-ID " + m_options.clientId.toLatin1(),
              [this](const Result<HttpAnswer> &answer) { take(answer); });
}

void ImgurApi::take(const Result<HttpAnswer> &answer)
{
    Result<ImgurAnswer> result = answer ? judge(*answer) : std::unexpected(answer.error());
    if (answer)
        noteBudget(*answer);
    const std::optional<milliseconds> delay = result ? std::nullopt : delayAfter(result.error());
    if (!delay)
        return end(std::move(result));
    ++m_retries;
    m_wait.start(*delay);
}

void ImgurApi::noteBudget(const HttpAnswer &answer)
{
    const bool isUserSpent = isAtMost(answer.userRemaining, kUserReserve);
    if (!isUserSpent && !isAtMost(answer.clientRemaining, kClientReserve)) {
        m_budgetIsSpent.reset();
        return;
    }
    Failure failure{.reason = FailureReason::RateLimited, .detail = u"Imgur's limit of requests is nearly reached"_s};
    if (isUserSpent)
        failure.retryAfter = timeUntilReset(answer);
    m_budgetIsSpent = failure;
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
    failure.retryAfter = parseRetryAfter(answer.retryAfter, serverNow(answer));
    if (!failure.retryAfter && failure.reason == FailureReason::RateLimited)
        failure.retryAfter = timeUntilReset(answer);
    return std::unexpected(failure);
}

std::optional<milliseconds> ImgurApi::delayAfter(const Failure &failure) const
{
    if (m_retries >= kMostRetries)
        return std::nullopt;
    const milliseconds backOff = m_options.firstRetryDelay * (1 << m_retries);
    if (failure.reason == FailureReason::RateLimited) {
        // Without a time to wait for it is long as a rule, and asking again makes it longer.
        const bool isShort = failure.retryAfter && *failure.retryAfter <= kLongestWait;
        return isShort ? std::optional(std::max(*failure.retryAfter, backOff)) : std::nullopt;
    }
    const bool isGarbled = failure.reason == FailureReason::ApiError && failure.httpStatus == 200;
    if (isGarbled && !failure.isPermanent)
        return m_retries == 0 ? std::optional(backOff) : std::nullopt;
    if (failure.isPermanent || m_retries >= mostRetries(failure))
        return std::nullopt;
    if (failure.retryAfter && *failure.retryAfter > kLongestWait)
        return std::nullopt;
    return std::max(backOff, failure.retryAfter.value_or(milliseconds(0)));
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
