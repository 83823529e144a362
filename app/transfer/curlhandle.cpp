// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "transfer/curlhandle.h"

#include "transfer/curlfailure.h"
#include "transfer/curlproxy.h"
#include "transfer/curltrust.h"
#include "transfer/redirectchain.h"

#include <algorithm>
#include <cstring>

namespace bowerbird {

using namespace Qt::StringLiterals;

namespace {

// On loopback 16, 64 and 256 KiB came out alike within the noise; this is what one read seldom exceeds.
constexpr long kReceiveBytes = 64L * 1024;
// While bytes are rationed: so late a new speed limit may be noticed by those who wait under the old one.
constexpr std::chrono::milliseconds kLongestNap{200};
// After so long without a byte the sink may write down what it holds back.
constexpr std::chrono::milliseconds kRestAfter{250};

Patience::Phase phaseOf(const Answer &answer)
{
    if (!answer.head().hasBegun())
        return Patience::Phase::Asking;
    if (answer.kind() == Answer::Kind::Pending)
        return Patience::Phase::Head;
    return answer.kind() == Answer::Kind::Body ? Patience::Phase::Body : Patience::Phase::Leaving;
}

// Closed without the notice that TLS asks for, as many servers do. OpenSSL calls it an error, in these words; where
// nothing but the close ends a body it is what a plain connection's close is: no proof of anything.
bool lacksGoodbye(const char *errorText)
{
    return std::strstr(errorText, "unexpected eof while reading") != nullptr;
}

int millisecondsUntil(Patience::Clock::time_point moment, Patience::Clock::time_point now)
{
    constexpr std::chrono::milliseconds kLongest = std::chrono::hours(1);
    const auto left = std::chrono::ceil<std::chrono::milliseconds>(moment - now);
    return static_cast<int>(std::clamp(left, std::chrono::milliseconds(0), kLongest).count());
}

} // namespace

CurlHandle::CurlHandle(CurlTrust &trust, const NetworkSettings &settings, RateLimiter *limiter)
    : m_multi(curl_multi_init())
    , m_easy(curl_easy_init())
    , m_mayUseProxy(mayUseProxy(settings))
    , m_ration(limiter)
{
    if (!m_multi || !m_easy) {
        m_isUsable = fail(FailureReason::Internal, u"libcurl gives no handle"_s);
        return;
    }
    trust.giveTo(m_easy);
    setUp(settings);
    setUpCallbacks();
}

CurlHandle::~CurlHandle()
{
    curl_easy_cleanup(m_easy);
    curl_multi_cleanup(m_multi);
}

void CurlHandle::setUp(const NetworkSettings &settings)
{
    struct LongOption
    {
        CURLoption option;
        long value;
    };
    static constexpr LongOption kLongOptions[] = {
        {CURLOPT_NOSIGNAL, 1},
        {CURLOPT_FOLLOWLOCATION, 0},
        {CURLOPT_BUFFERSIZE, kReceiveBytes},
        {CURLOPT_QUICK_EXIT, 1}, // a stop does not wait for a name look-up
        {CURLOPT_SUPPRESS_CONNECT_HEADERS, 1},
        {CURLOPT_TCP_KEEPALIVE, 1},
    };
    for (const auto &[option, value] : kLongOptions)
        curl_easy_setopt(m_easy, option, value);
    curl_easy_setopt(m_easy, CURLOPT_PROTOCOLS_STR, "http,https");
    // Asks for plain bytes and still decodes what comes encoded all the same.
    curl_easy_setopt(m_easy, CURLOPT_ACCEPT_ENCODING, "identity");
    const long version = settings.allowsHttp2 ? CURL_HTTP_VERSION_2TLS : CURL_HTTP_VERSION_1_1;
    curl_easy_setopt(m_easy, CURLOPT_HTTP_VERSION, version);
    // Spread by libcurl over a host's addresses, so that a dead one does not use it up.
    if (settings.connectTimeout.count() > 0)
        curl_easy_setopt(m_easy, CURLOPT_CONNECTTIMEOUT_MS, static_cast<long>(settings.connectTimeout.count()));
    for (auto it = settings.connectTo.cbegin(); it != settings.connectTo.cend(); ++it) {
        const QByteArray entry = QString(it.key() % u':' % it.value()).toUtf8();
        m_connectTo.reset(curl_slist_append(m_connectTo.release(), entry.constData()));
    }
    curl_easy_setopt(m_easy, CURLOPT_CONNECT_TO, m_connectTo.get());
    m_isUsable = setUpProxy(m_easy, settings);
    m_head = std::make_unique<RequestHead>(m_easy, settings);
}

void CurlHandle::setUpCallbacks()
{
    curl_easy_setopt(m_easy, CURLOPT_ERRORBUFFER, m_errorText.data());
    curl_easy_setopt(m_easy, CURLOPT_HEADERFUNCTION, &CurlHandle::takeHeaderLine);
    curl_easy_setopt(m_easy, CURLOPT_HEADERDATA, this);
    curl_easy_setopt(m_easy, CURLOPT_WRITEFUNCTION, &CurlHandle::takeBody);
    curl_easy_setopt(m_easy, CURLOPT_WRITEDATA, this);
    curl_easy_setopt(m_easy, CURLOPT_PREREQFUNCTION, &CurlHandle::beforeRequest);
    curl_easy_setopt(m_easy, CURLOPT_PREREQDATA, this);
}

void CurlHandle::put(const CurlQuestion &question)
{
    m_head->put(question);
    curl_easy_setopt(m_easy, CURLOPT_IGNORE_CONTENT_LENGTH, question.ignoresLength ? 1L : 0L);
    m_refusesPrivate = question.refusesPrivate;
    m_isAddressRefused = false;
    m_errorText[0] = '\0';
}

CurlEnding CurlHandle::exchange(const CurlQuestion &question, Answer &answer, Patience &patience,
                                const std::stop_token &stop)
{
    put(question);
    m_answer = &answer;
    if (curl_multi_add_handle(m_multi, m_easy) != CURLM_OK)
        return {.failure = Failure{.reason = FailureReason::Internal, .detail = u"libcurl takes no transfer"_s}};
    CurlEnding end = drive(answer, patience, stop);
    curl_multi_remove_handle(m_multi, m_easy);
    m_answer = nullptr;
    m_ration.leave();
    m_taken = 0;
    m_restedAt = 0;
    return end;
}

CurlEnding CurlHandle::drive(Answer &answer, Patience &patience, const std::stop_token &stop)
{
    for (;;) {
        int running = 0;
        if (curl_multi_perform(m_multi, &running) != CURLM_OK)
            return ending(CURLE_FAILED_INIT, answer);
        if (running == 0)
            return ending(result(), answer);
        if (stop.stop_requested())
            return {.isStopped = true};
        if (m_ration.isWaiting()) {
            if (const CURLcode code = awaitTurn(patience); code != CURLE_OK)
                return ending(code, answer);
            continue;
        }
        const auto now = Patience::Clock::now();
        if (auto failure = patience.check(now, phaseOf(answer), answer.bytesSeen())) {
            failure->httpStatus = answer.head().status();
            return {.failure = std::move(failure)};
        }
        if (!await(answer, patience, now))
            return {};
    }
}

// Until something comes, or it is time to look at the clock again. False: the sink wants no more.
bool CurlHandle::await(Answer &answer, const Patience &patience, Patience::Clock::time_point now)
{
    const bool isResting = m_restedAt == answer.bytesSeen();
    const auto until = isResting ? patience.nextCheck() : std::min(patience.nextCheck(), now + kRestAfter);
    int ready = 0;
    curl_multi_poll(m_multi, nullptr, 0, millisecondsUntil(until, now), &ready);
    if (isResting || ready > 0 || Patience::Clock::now() < now + kRestAfter)
        return true;
    m_restedAt = answer.bytesSeen();
    return answer.rest();
}

CURLcode CurlHandle::awaitTurn(Patience &patience)
{
    const auto begin = Patience::Clock::now();
    const auto due = m_ration.due(begin);
    auto now = begin;
    if (due > begin) {
        curl_easy_pause(m_easy, CURLPAUSE_RECV); // nothing new where it is paused already
        curl_multi_poll(m_multi, nullptr, 0, millisecondsUntil(std::min(due, begin + kLongestNap), begin), nullptr);
        now = Patience::Clock::now();
        patience.excuse(now - begin);
        if (m_ration.due(now) > now)
            return CURLE_OK;
    }
    if (m_ration.isLimited())
        m_ration.settle();
    else
        m_ration.leave(); // nothing will take the turn any more
    return curl_easy_pause(m_easy, CURLPAUSE_CONT);
}

CURLcode CurlHandle::result() const
{
    int left = 0;
    while (const CURLMsg *const message = curl_multi_info_read(m_multi, &left)) {
        if (message->msg == CURLMSG_DONE && message->easy_handle == m_easy)
            return message->data.result;
    }
    return CURLE_FAILED_INIT;
}

CurlEnding CurlHandle::ending(CURLcode code, const Answer &answer) const
{
    if (code == CURLE_OK)
        return {};
    if (code == CURLE_RECV_ERROR && answer.endsWithConnection() && lacksGoodbye(m_errorText.data()))
        return {};
    CurlEnding end;
    end.isAddressRefused = m_isAddressRefused;
    end.isLengthSenseless = code == CURLE_WEIRD_SERVER_REPLY && std::strstr(m_errorText.data(), "Content-Length");
    end.failure = failureFromCurl(m_easy, code, m_errorText.data(), m_mayUseProxy);
    if (end.failure->httpStatus == 0)
        end.failure->httpStatus = answer.head().status();
    return end;
}

void CurlHandle::wakeUp()
{
    curl_multi_wakeup(m_multi);
}

std::chrono::microseconds CurlHandle::duration(CURLINFO what) const
{
    curl_off_t microseconds = 0;
    curl_easy_getinfo(m_easy, what, &microseconds);
    return std::chrono::microseconds(microseconds);
}

const char *CurlHandle::protocol() const
{
    long version = 0;
    curl_easy_getinfo(m_easy, CURLINFO_HTTP_VERSION, &version);
    switch (version) {
    case CURL_HTTP_VERSION_1_0:
        return "HTTP/1.0";
    case CURL_HTTP_VERSION_1_1:
        return "HTTP/1.1";
    case CURL_HTTP_VERSION_2_0:
        return "HTTP/2";
    default:
        return "";
    }
}

size_t CurlHandle::takeHeaderLine(char *data, size_t size, size_t count, void *self)
{
    const size_t bytes = size * count;
    Answer &answer = *static_cast<CurlHandle *>(self)->m_answer;
    return answer.takeHeaderLine(QByteArrayView(data, static_cast<qsizetype>(bytes))) ? bytes : 0;
}

size_t CurlHandle::takeBody(char *data, size_t size, size_t count, void *self)
{
    const size_t bytes = size * count;
    auto &handle = *static_cast<CurlHandle *>(self);
    const std::span<const char> piece(data, bytes);
    if (handle.m_taken > 0 || handle.m_ration.isLimited())
        return handle.takeRationed(piece);
    return handle.m_answer->takeBody(piece) ? bytes : CURL_WRITEFUNC_ERROR;
}

size_t CurlHandle::takeRationed(std::span<const char> piece)
{
    std::span<const char> rest = piece.subspan(std::min(m_taken, piece.size()));
    m_taken -= piece.size() - rest.size();
    const bool isWanted = m_answer->kind() == Answer::Kind::Body;
    // What libcurl decodes while it waits piles up in its memory, and a little can become very much.
    const bool mayWait = isWanted && !m_answer->head().isEncoded() && m_ration.isLimited();
    size_t done = piece.size() - rest.size();
    while (!rest.empty()) {
        const auto now = Patience::Clock::now();
        const qint64 count = mayWait ? m_ration.take(static_cast<qint64>(rest.size()), now) : std::ssize(rest);
        if (count == 0) {
            m_taken = done;
            return CURL_WRITEFUNC_PAUSE;
        }
        if (!m_answer->takeBody(rest.first(static_cast<size_t>(count))))
            return CURL_WRITEFUNC_ERROR;
        rest = rest.subspan(static_cast<size_t>(count));
        done += static_cast<size_t>(count);
        if (isWanted && !mayWait && m_ration.isLimited())
            m_ration.owe(count, now);
    }
    return piece.size();
}

int CurlHandle::beforeRequest(void *self, char *peerAddress, char *, int, int)
{
    auto &handle = *static_cast<CurlHandle *>(self);
    handle.m_isPeerPublic = peerAddress && !isPrivateAddress(peerAddress);
    handle.m_isAddressRefused = handle.m_refusesPrivate && !handle.m_isPeerPublic;
    return handle.m_isAddressRefused ? CURL_PREREQFUNC_ABORT : CURL_PREREQFUNC_OK;
}

} // namespace bowerbird
