// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/failure.h"

#include <QString>

#include <array>
#include <memory>
#include <mutex>

#include <curl/curl.h>
#include <openssl/x509_vfy.h>

namespace bowerbird {

// Whom handles trust, and what they may therefore share: one X509 store (the system's trust and a file of one's own),
// and the caches of names and TLS sessions. A resumed session skips the check of its certificate, so sessions never
// pass from one trust to another. Connections are never shared.
//
// Thread: made on any, used by all; OpenSSL locks the store, `m_locks` guard the caches.
class CurlTrust
{
public:
    // Errors: Tls, permanent, when `caCertFile` (empty = none) holds no certificate that can be read.
    [[nodiscard]] static Result<std::unique_ptr<CurlTrust>> make(const QString &caCertFile);
    ~CurlTrust();
    Q_DISABLE_COPY_MOVE(CurlTrust)

    // Makes `easy` use the store and the caches; it must not outlive this object.
    void giveTo(CURL *easy);

private:
    CurlTrust();

    static CURLcode setUpTls(CURL *easy, void *sslContext, void *self);
    static void lock(CURL *easy, curl_lock_data what, curl_lock_access access, void *self);
    static void unlock(CURL *easy, curl_lock_data what, void *self);

    std::unique_ptr<X509_STORE, decltype(&X509_STORE_free)> m_store;
    std::once_flag m_systemLoaded;
    std::array<std::mutex, CURL_LOCK_DATA_LAST> m_locks; // one for each cache of m_share
    std::unique_ptr<CURLSH, decltype(&curl_share_cleanup)> m_share;
};

} // namespace bowerbird
