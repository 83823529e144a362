// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/settings.h"
#include "transfer/answer.h"
#include "transfer/patience.h"
#include "transfer/ration.h"
#include "transfer/requesthead.h"

#include <array>
#include <memory>
#include <optional>
#include <stop_token>

#include <curl/curl.h>

namespace bowerbird {

class CurlTrust;

// How the exchange ended; what came is in the Answer.
struct CurlEnding
{
    bool isStopped = false;
    bool isAddressRefused = false;  // by CurlQuestion::refusesPrivate
    bool isLengthSenseless = false; // worth asking again with ignoresLength
    std::optional<Failure> failure; // of the connection, or patience's
};

// libcurl's handles for one thread: an easy handle whose options are set once, and a multi handle that keeps its
// connections and can be woken up. Set up for one trust and one set of settings.
//
// Under a speed limit it gives bytes to the answer as its ration allows and leaves the rest with libcurl, which then
// reads no more from the connection; that wait is nobody's fault and does not count as the server's silence.
//
// Thread: confined to one but for wakeUp(). Borrows: the trust and the limiter, which may be null.
class CurlHandle
{
public:
    CurlHandle(CurlTrust &trust, const NetworkSettings &settings, RateLimiter *limiter);
    ~CurlHandle();
    Q_DISABLE_COPY_MOVE(CurlHandle)

    // Errors: Internal, when libcurl gives no handle; Proxy, when the settings name none that can be used.
    [[nodiscard]] const Result<void> &isUsable() const { return m_isUsable; }
    [[nodiscard]] CurlEnding exchange(const CurlQuestion &question, Answer &answer, Patience &patience,
                                      const std::stop_token &stop);
    void wakeUp(); // thread: any

    // Of the last exchange.
    [[nodiscard]] std::chrono::microseconds duration(CURLINFO what) const;
    [[nodiscard]] bool isPeerPublic() const { return m_isPeerPublic; }
    [[nodiscard]] const char *protocol() const; // "HTTP/1.1"; empty when there was no answer

private:
    using List = std::unique_ptr<curl_slist, decltype(&curl_slist_free_all)>;

    void setUp(const NetworkSettings &settings);
    void setUpCallbacks();
    void put(const CurlQuestion &question);
    [[nodiscard]] CurlEnding drive(Answer &answer, Patience &patience, const std::stop_token &stop);
    [[nodiscard]] bool await(Answer &answer, const Patience &patience, Patience::Clock::time_point now);
    [[nodiscard]] CURLcode awaitTurn(Patience &patience);
    [[nodiscard]] CURLcode result() const;
    [[nodiscard]] CurlEnding ending(CURLcode code, const Answer &answer) const;

    [[nodiscard]] size_t takeRationed(std::span<const char> piece);
    static size_t takeHeaderLine(char *data, size_t size, size_t count, void *self);
    static size_t takeBody(char *data, size_t size, size_t count, void *self);
    static int beforeRequest(void *self, char *peerAddress, char *ownAddress, int peerPort, int ownPort);

    CURLM *m_multi;
    CURL *m_easy;
    Result<void> m_isUsable;
    bool m_mayUseProxy;
    std::unique_ptr<RequestHead> m_head;
    Ration m_ration;
    List m_connectTo{nullptr, curl_slist_free_all};
    std::array<char, CURL_ERROR_SIZE> m_errorText{};

    // Of the exchange that is going on.
    Answer *m_answer = nullptr;
    size_t m_taken = 0;    // of the piece that libcurl is going to give once more
    qint64 m_restedAt = 0; // bytes that had come when the sink was last told that nothing comes
    bool m_refusesPrivate = false;
    bool m_isAddressRefused = false;
    bool m_isPeerPublic = false;
};

} // namespace bowerbird
