// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "transfer/curlfailure.h"

#include <QByteArray>
#include <QRegularExpression>

#include <algorithm>
#include <array>
#include <cerrno>
#include <memory>

#include <openssl/x509_vfy.h>

namespace bowerbird {

using namespace Qt::StringLiterals;

namespace {

enum class Chance : quint8 { Transient, Permanent };

struct Meaning
{
    CURLcode code;
    FailureReason reason;
    Chance chance = Chance::Transient;
};

// libcurl has several codes for what is one thing to a person; what is not listed is a mistake of ours.
constexpr Meaning kMeanings[] = {
    {CURLE_URL_MALFORMAT, FailureReason::UnsupportedLink},
    {CURLE_COULDNT_RESOLVE_HOST, FailureReason::Dns},
    {CURLE_COULDNT_CONNECT, FailureReason::Refused},
    {CURLE_COULDNT_RESOLVE_PROXY, FailureReason::Proxy},
    {CURLE_PROXY, FailureReason::Proxy},
    {CURLE_OPERATION_TIMEDOUT, FailureReason::Timeout},
    {CURLE_GOT_NOTHING, FailureReason::ConnectionLost},
    {CURLE_SEND_ERROR, FailureReason::ConnectionLost},
    {CURLE_RECV_ERROR, FailureReason::ConnectionLost},
    {CURLE_HTTP2, FailureReason::ConnectionLost},
    {CURLE_HTTP2_STREAM, FailureReason::ConnectionLost},
    {CURLE_PARTIAL_FILE, FailureReason::Truncated},
    {CURLE_UNSUPPORTED_PROTOCOL, FailureReason::BadAnswer}, // it takes garbage for an answer in HTTP/0.9
    {CURLE_WEIRD_SERVER_REPLY, FailureReason::BadAnswer},
    {CURLE_BAD_CONTENT_ENCODING, FailureReason::BadAnswer},
    {CURLE_WRITE_ERROR, FailureReason::BadAnswer},   // of its decoders: our own write errors are known before
    {CURLE_OUT_OF_MEMORY, FailureReason::BadAnswer}, // a header line past its bounds, in 7.88
    {CURLE_FILESIZE_EXCEEDED, FailureReason::TooLarge},
    {CURLE_SSL_CONNECT_ERROR, FailureReason::Tls},
    {CURLE_PEER_FAILED_VERIFICATION, FailureReason::Tls, Chance::Permanent},
    {CURLE_SSL_CERTPROBLEM, FailureReason::Tls, Chance::Permanent},
    {CURLE_SSL_CIPHER, FailureReason::Tls, Chance::Permanent},
    {CURLE_SSL_CACERT_BADFILE, FailureReason::Tls, Chance::Permanent},
    {CURLE_SSL_ISSUER_ERROR, FailureReason::Tls, Chance::Permanent},
    {CURLE_SSL_INVALIDCERTSTATUS, FailureReason::Tls, Chance::Permanent},
    {CURLE_SSL_CLIENTCERT, FailureReason::Tls, Chance::Permanent},
};

long longInfo(CURL *easy, CURLINFO what)
{
    long value = 0;
    curl_easy_getinfo(easy, what, &value);
    return value;
}

QByteArray urlPart(CURLU *parsed, CURLUPart what)
{
    char *text = nullptr;
    if (curl_url_get(parsed, what, &text, CURLU_DEFAULT_PORT) != CURLUE_OK)
        return {};
    const QByteArray result(text);
    curl_free(text);
    return result;
}

struct Place
{
    QByteArray host;
    QByteArray port;
};

Place placeOf(CURL *easy)
{
    const char *url = nullptr;
    curl_easy_getinfo(easy, CURLINFO_EFFECTIVE_URL, &url);
    const std::unique_ptr<CURLU, decltype(&curl_url_cleanup)> parsed(curl_url(), curl_url_cleanup);
    if (!parsed || !url || curl_url_set(parsed.get(), CURLUPART_URL, url, 0) != CURLUE_OK)
        return {};
    return {.host = urlPart(parsed.get(), CURLUPART_HOST), .port = urlPart(parsed.get(), CURLUPART_PORT)};
}

// "Failed to connect to HOST port PORT after ...": a host other than the URL's is a proxy, or the place that
// CURLOPT_CONNECT_TO put in its stead, which is always on this machine.
bool isConnectingToProxy(const Place &place, const QByteArray &errorText)
{
    constexpr QByteArrayView kStart = "Failed to connect to ";
    const QByteArray direct = place.host + " port " + place.port;
    return !place.host.isEmpty() && errorText.startsWith(kStart) && !errorText.mid(kStart.size()).startsWith(direct);
}

// Asked only when there may be a proxy at all.
bool isProxysFault(CURL *easy, CURLcode code, const QByteArray &errorText)
{
    const Place place = placeOf(easy);
    if (code == CURLE_COULDNT_CONNECT)
        return errorText.startsWith("Unsupported proxy") || isConnectingToProxy(place, errorText);
    if (code == CURLE_PEER_FAILED_VERIFICATION && errorText.contains("subject name"))
        return !errorText.contains(QByteArray("'" + place.host + "'"));
    return errorText.startsWith("Proxy CONNECT") || longInfo(easy, CURLINFO_PROXY_SSL_VERIFYRESULT) != 0;
}

QString certificateFault(long verdict)
{
    switch (verdict) {
    case X509_V_ERR_CERT_HAS_EXPIRED:
        return u"has expired"_s;
    case X509_V_ERR_CERT_NOT_YET_VALID:
        return u"is not valid yet"_s;
    case X509_V_ERR_DEPTH_ZERO_SELF_SIGNED_CERT:
        return u"is self-signed: nobody else vouches for it"_s;
    case X509_V_ERR_SELF_SIGNED_CERT_IN_CHAIN:
    case X509_V_ERR_UNABLE_TO_GET_ISSUER_CERT:
    case X509_V_ERR_UNABLE_TO_GET_ISSUER_CERT_LOCALLY:
    case X509_V_ERR_UNABLE_TO_VERIFY_LEAF_SIGNATURE:
    case X509_V_ERR_CERT_UNTRUSTED:
        return u"comes from an unknown authority"_s;
    default:
        return u"is refused: "_s + QString::fromLatin1(X509_verify_cert_error_string(verdict));
    }
}

// libcurl quotes addresses, that of a proxy even with its login.
QString withoutLogins(QString text)
{
    static const QRegularExpression login(u"(//|')[^/@\\s']*@"_s);
    return text.replace(login, u"\\1***@"_s);
}

QString detailOf(CURL *easy, CURLcode code, const QByteArray &errorText, bool isProxys)
{
    if (code == CURLE_PEER_FAILED_VERIFICATION) {
        const QString whose = isProxys ? u"the proxy's certificate "_s : u"the server's certificate "_s;
        const long verdict = longInfo(easy, isProxys ? CURLINFO_PROXY_SSL_VERIFYRESULT : CURLINFO_SSL_VERIFYRESULT);
        if (verdict > X509_V_ERR_UNSPECIFIED)
            return whose + certificateFault(verdict);
        if (errorText.contains("subject name")) // which libcurl compares by itself
            return whose + u"is for another host"_s +
                   (isProxys ? QString() : u" than "_s + QString::fromUtf8(placeOf(easy).host));
    }
    return withoutLogins(QString::fromUtf8(errorText.isEmpty() ? QByteArray(curl_easy_strerror(code)) : errorText));
}

} // namespace

Failure failureFromCurl(CURL *easy, CURLcode code, const char *errorText, bool mayUseProxy)
{
    const QByteArray text(errorText);
    const bool isProxys = mayUseProxy && isProxysFault(easy, code, text);
    Failure failure{.reason = FailureReason::Internal, .detail = detailOf(easy, code, text, isProxys)};
    const auto *const meaning =
        std::find_if(std::begin(kMeanings), std::end(kMeanings), [code](const Meaning &m) { return m.code == code; });
    if (meaning != std::end(kMeanings)) {
        failure.reason = meaning->reason;
        failure.isPermanent = meaning->chance == Chance::Permanent;
    }
    const auto tunnel = static_cast<int>(longInfo(easy, CURLINFO_HTTP_CONNECTCODE));
    if (tunnel >= 300) {
        failure.reason = FailureReason::Proxy;
        failure.httpStatus = tunnel;
        return failure;
    }
    if (isProxys)
        failure.reason = FailureReason::Proxy;
    else if (code == CURLE_COULDNT_CONNECT && longInfo(easy, CURLINFO_OS_ERRNO) == ETIMEDOUT)
        failure.reason = FailureReason::Timeout;
    else if (code == CURLE_RECV_ERROR && text.contains("chunked-encoding"))
        failure.reason = FailureReason::BadAnswer;
    return failure;
}

} // namespace bowerbird
