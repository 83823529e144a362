// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "transfer/curltrust.h"

#include <QFile>
#include <QFileInfo>

#include <openssl/err.h>
#include <openssl/ssl.h>

namespace bowerbird {

using namespace Qt::StringLiterals;

namespace {

// Where the distributions keep their bundles: needed when OpenSSL comes with the program and was built for another one.
constexpr std::array kKnownBundles = {
    "/etc/ssl/certs/ca-certificates.crt",
    "/etc/pki/tls/certs/ca-bundle.crt",
    "/etc/ssl/ca-bundle.pem",
    "/etc/ssl/cert.pem",
    "/usr/local/etc/openssl/cert.pem",
};

bool hasDefaultPaths()
{
    const auto exists = [](const char *variable, const char *path) {
        return qEnvironmentVariableIsSet(variable) || QFileInfo::exists(QFile::decodeName(path));
    };
    return exists(X509_get_default_cert_file_env(), X509_get_default_cert_file()) ||
           exists(X509_get_default_cert_dir_env(), X509_get_default_cert_dir());
}

void loadSystemTrust(X509_STORE *store)
{
    if (hasDefaultPaths()) {
        X509_STORE_set_default_paths(store);
    } else {
        for (const char *bundle : kKnownBundles) {
            if (X509_STORE_load_file(store, bundle) == 1)
                break;
        }
    }
    ERR_clear_error(); // files that are not there leave their mark on this thread
}

} // namespace

CurlTrust::CurlTrust()
    : m_store(X509_STORE_new(), X509_STORE_free)
    , m_share(curl_share_init(), curl_share_cleanup)
{
    curl_share_setopt(m_share.get(), CURLSHOPT_LOCKFUNC, &CurlTrust::lock);
    curl_share_setopt(m_share.get(), CURLSHOPT_UNLOCKFUNC, &CurlTrust::unlock);
    curl_share_setopt(m_share.get(), CURLSHOPT_USERDATA, this);
    curl_share_setopt(m_share.get(), CURLSHOPT_SHARE, CURL_LOCK_DATA_DNS);
    curl_share_setopt(m_share.get(), CURLSHOPT_SHARE, CURL_LOCK_DATA_SSL_SESSION);
}

CurlTrust::~CurlTrust() = default;

Result<std::unique_ptr<CurlTrust>> CurlTrust::make(const QString &caCertFile)
{
    std::unique_ptr<CurlTrust> trust(new CurlTrust);
    if (!trust->m_store || !trust->m_share)
        return fail(FailureReason::Internal, u"no memory for the trusted certificates"_s);
    // The same rules as libcurl sets for a store of its own: a server may be trusted by its own certificate.
    X509_STORE_set_flags(trust->m_store.get(), X509_V_FLAG_TRUSTED_FIRST | X509_V_FLAG_PARTIAL_CHAIN);
    if (!caCertFile.isEmpty() &&
        X509_STORE_load_file(trust->m_store.get(), QFile::encodeName(caCertFile).constData()) != 1) {
        ERR_clear_error();
        Failure failure{.reason = FailureReason::Tls,
                        .detail = QString(u"no certificate can be read from "_s + caCertFile),
                        .isPermanent = true};
        return std::unexpected(std::move(failure));
    }
    return trust;
}

void CurlTrust::giveTo(CURL *easy)
{
    curl_easy_setopt(easy, CURLOPT_SHARE, m_share.get());
    // Otherwise libcurl reads all of the system's certificates for every connection.
    curl_easy_setopt(easy, CURLOPT_CAINFO, nullptr);
    curl_easy_setopt(easy, CURLOPT_CAPATH, nullptr);
    curl_easy_setopt(easy, CURLOPT_SSL_CTX_FUNCTION, &CurlTrust::setUpTls);
    curl_easy_setopt(easy, CURLOPT_SSL_CTX_DATA, this);
}

CURLcode CurlTrust::setUpTls(CURL *, void *sslContext, void *self)
{
    auto *const context = static_cast<SSL_CTX *>(sslContext);
    auto *const trust = static_cast<CurlTrust *>(self);
    // It takes tens of milliseconds, which a program that meets no https address is spared.
    std::call_once(trust->m_systemLoaded, [trust] { loadSystemTrust(trust->m_store.get()); });
    SSL_CTX_set1_cert_store(context, trust->m_store.get());
    // Many servers hang up without close_notify. A body with a length or chunks shows by itself that it was cut, and
    // for one without, the picture's own end marker decides, as it does without TLS.
    SSL_CTX_set_options(context, SSL_OP_IGNORE_UNEXPECTED_EOF);
    return CURLE_OK;
}

void CurlTrust::lock(CURL *, curl_lock_data what, curl_lock_access, void *self)
{
    static_cast<CurlTrust *>(self)->m_locks.at(what).lock();
}

void CurlTrust::unlock(CURL *, curl_lock_data what, void *self)
{
    static_cast<CurlTrust *>(self)->m_locks.at(what).unlock();
}

} // namespace bowerbird
