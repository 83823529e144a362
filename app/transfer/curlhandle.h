// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/settings.h"
#include "transfer/answer.h"
#include "transfer/patience.h"

#include <QByteArray>

#include <array>
#include <memory>
#include <optional>
#include <stop_token>

#include <curl/curl.h>

namespace bowerbird {

class CurlTrust;

// One question as it goes on the wire.
struct CurlQuestion
{
    QByteArray url;
    QByteArray referer;          // empty = none
    qint64 offset = 0;           // more than 0: asks for the bytes from there on ...
    QByteArray ifRange;          // ... provided that this is still true
    bool ignoresLength = false;  // takes a senseless Content-Length for none
    bool refusesPrivate = false; // does not ask an address that is not on the public Internet
};

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
// Thread: confined to one but for wakeUp(). Borrows: the trust.
class CurlHandle
{
public:
    CurlHandle(CurlTrust &trust, const NetworkSettings &settings);
    ~CurlHandle();
    Q_DISABLE_COPY_MOVE(CurlHandle)

    [[nodiscard]] bool isUsable() const { return m_easy && m_multi; }
    [[nodiscard]] CurlEnding exchange(const CurlQuestion &question, Answer &answer, Patience &patience,
                                      const std::stop_token &stop);
    void wakeUp(); // thread: any

    // Of the last exchange.
    [[nodiscard]] std::chrono::microseconds duration(CURLINFO what) const;
    [[nodiscard]] bool isPeerPublic() const { return m_isPeerPublic; }

private:
    using List = std::unique_ptr<curl_slist, decltype(&curl_slist_free_all)>;

    void setUp(const NetworkSettings &settings);
    void setUpCallbacks();
    void put(const CurlQuestion &question);
    void putRange(const CurlQuestion &question);
    [[nodiscard]] CurlEnding drive(Answer &answer, Patience &patience, const std::stop_token &stop);
    [[nodiscard]] CURLcode result() const;
    [[nodiscard]] CurlEnding ending(CURLcode code, const Answer &answer) const;

    static size_t takeHeaderLine(char *data, size_t size, size_t count, void *self);
    static size_t takeBody(char *data, size_t size, size_t count, void *self);
    static int beforeRequest(void *self, char *peerAddress, char *ownAddress, int peerPort, int ownPort);

    CURLM *m_multi;
    CURL *m_easy;
    List m_plainHeaders{nullptr, curl_slist_free_all};
    List m_rangeHeaders{nullptr, curl_slist_free_all}; // in use while not null
    List m_connectTo{nullptr, curl_slist_free_all};
    std::array<char, CURL_ERROR_SIZE> m_errorText{};

    // Of the exchange that is going on.
    Answer *m_answer = nullptr;
    bool m_refusesPrivate = false;
    bool m_isAddressRefused = false;
    bool m_isPeerPublic = false;
};

} // namespace bowerbird
