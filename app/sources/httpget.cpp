// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "sources/httpget.h"

#include "core/httpheaders.h"
#include "sources/askingproxy.h"
#include "sources/privatehost.h"

#include <QCoreApplication>
#include <QMetaEnum>
#include <QNetworkAccessManager>
#include <QNetworkCookie>
#include <QNetworkCookieJar>
#include <QNetworkReply>
#include <QNetworkRequest>
#include <QSslCertificate>
#include <QSslError>

#include <algorithm>
#include <utility>

namespace bowerbird {

using namespace Qt::StringLiterals;

namespace {

class NoCookies : public QNetworkCookieJar
{
public:
    using QNetworkCookieJar::QNetworkCookieJar;
    QList<QNetworkCookie> cookiesForUrl(const QUrl & /*url*/) const override { return {}; }
    bool setCookiesFromUrl(const QList<QNetworkCookie> & /*cookies*/, const QUrl & /*url*/) override { return false; }
};

bool isHttp(const QUrl &url)
{
    return url.scheme() == u"http" || url.scheme() == u"https";
}

bool hasSameOrigin(const QUrl &a, const QUrl &b)
{
    const int portOfA = a.port(a.scheme() == u"https" ? 443 : 80);
    const int portOfB = b.port(b.scheme() == u"https" ? 443 : 80);
    return a.scheme() == b.scheme() && a.host() == b.host() && portOfA == portOfB;
}

bool isRedirect(int status)
{
    return status == 301 || status == 302 || status == 303 || status == 307 || status == 308;
}

int statusOf(const QNetworkReply &reply)
{
    return reply.attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
}

// Now and then Qt reports a connection that was reset as the end of a good answer. The length of a 304 is that of what
// it does not send (RFC 9110 8.6).
bool isCut(const QNetworkReply &reply, qsizetype received)
{
    if (statusOf(reply) == 304)
        return false;
    const ContentLength promised = parseContentLength(reply.rawHeader("Content-Length"));
    return promised.state == ContentLength::State::Valid && received < promised.bytes &&
           !reply.hasRawHeader("Transfer-Encoding");
}

FailureReason reasonOf(QNetworkReply::NetworkError error)
{
    switch (error) {
    case QNetworkReply::ConnectionRefusedError:
        return FailureReason::Refused;
    case QNetworkReply::HostNotFoundError:
        return FailureReason::Dns;
    case QNetworkReply::TimeoutError:
        return FailureReason::Timeout;
    case QNetworkReply::SslHandshakeFailedError:
        return FailureReason::Tls;
    case QNetworkReply::ProxyConnectionRefusedError:
    case QNetworkReply::ProxyConnectionClosedError:
    case QNetworkReply::ProxyNotFoundError:
    case QNetworkReply::ProxyTimeoutError:
    case QNetworkReply::ProxyAuthenticationRequiredError:
    case QNetworkReply::UnknownProxyError:
        return FailureReason::Proxy;
    case QNetworkReply::ProtocolFailure:
    case QNetworkReply::ProtocolUnknownError:
    case QNetworkReply::ProtocolInvalidOperationError:
    case QNetworkReply::UnknownContentError:
        return FailureReason::BadAnswer;
    default:
        return FailureReason::ConnectionLost;
    }
}

// What was kept may have been changed by another hand.
bool isHeaderValue(const QByteArray &text)
{
    const auto isControl = [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7f; };
    return !text.isEmpty() && std::ranges::none_of(text, isControl);
}

} // namespace

void prepareForAsking(QNetworkAccessManager &network)
{
    network.setCookieJar(new NoCookies(&network));
    network.setRedirectPolicy(QNetworkRequest::ManualRedirectPolicy);
}

QByteArray userAgentFor(const NetworkSettings &settings)
{
    QString agent = settings.userAgent;
    if (agent.isEmpty())
        agent = u"Bowerbird/"_s + QCoreApplication::applicationVersion();
    QByteArray bytes = agent.toUtf8();
    const auto isControl = [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7f; };
    bytes.erase(std::remove_if(bytes.begin(), bytes.end(), isControl), bytes.end());
    return bytes;
}

HttpGet::HttpGet(QNetworkAccessManager &network, NetworkSettings settings, QObject *parent)
    : QObject(parent)
    , m_network(network)
    , m_settings(std::move(settings))
{
    m_silence.setSingleShot(true);
    m_deadline.setSingleShot(true);
    connect(&m_silence, &QTimer::timeout, this, &HttpGet::expire);
    connect(&m_deadline, &QTimer::timeout, this, &HttpGet::expire);
}

HttpGet::~HttpGet()
{
    cancel();
}

void HttpGet::get(const QUrl &url, const HttpQuestion &question, Done done)
{
    Q_ASSERT(!m_done);
    m_done = std::move(done);
    m_question = question;
    m_firstUrl = url.adjusted(QUrl::RemoveUserInfo | QUrl::RemoveFragment);
    m_pageHeaders.reset();
    if (question.isPage)
        m_pageHeaders.emplace(m_settings, url);
    m_redirects = 0;
    m_deadline.start(kLongestAnswer);
    if (const Result<void> ready = prepare(url); !ready) {
        m_refusal = ready.error();
        m_silence.start(0);
        return;
    }
    send(question.isPage ? m_firstUrl : url);
}

void HttpGet::cancel()
{
    m_done = {};
    drop();
}

void HttpGet::send(const QUrl &url)
{
    m_url = url;
    m_body.clear();
    m_tlsProblem.clear();
    m_hasHeaders = false;
    m_hasPeeked = false;
    m_silence.start(m_settings.connectTimeout);
    m_reply = m_network.get(requestFor(url));
    connect(m_reply, &QNetworkReply::finished, this, &HttpGet::finishReply);
    connect(m_reply, &QIODevice::readyRead, this, &HttpGet::read);
    connect(m_reply, &QNetworkReply::metaDataChanged, this, [this] {
        m_hasHeaders = true;
        m_silence.start(m_settings.stallTimeout);
    });
    connect(m_reply, &QNetworkReply::sslErrors, this, [this](const QList<QSslError> &errors) {
        if (!errors.isEmpty())
            m_tlsProblem = errors.first().errorString();
    });
}

QNetworkRequest HttpGet::requestFor(const QUrl &url)
{
    QNetworkRequest request(url);
    request.setAttribute(QNetworkRequest::Http2AllowedAttribute, false);
    request.setAttribute(QNetworkRequest::RedirectPolicyAttribute, QNetworkRequest::ManualRedirectPolicy);
    request.setAttribute(QNetworkRequest::CookieLoadControlAttribute, QNetworkRequest::Manual);
    request.setAttribute(QNetworkRequest::CookieSaveControlAttribute, QNetworkRequest::Manual);
    request.setAttribute(QNetworkRequest::AuthenticationReuseAttribute, QNetworkRequest::Manual);
    request.setAttribute(QNetworkRequest::CacheLoadControlAttribute, QNetworkRequest::AlwaysNetwork);
    request.setRawHeader("User-Agent", userAgentFor(m_settings));
    request.setRawHeader("Accept", "application/json, */*;q=0.5");
    request.setRawHeader("Accept-Language", "*");        // else Qt tells the person's own
    request.setRawHeader("Accept-Encoding", "identity"); // else Qt decodes, and takes a cut body for a whole one
    if (!m_question.referer.isEmpty())
        request.setRawHeader("Referer", m_question.referer);
    if (!m_question.authorization.isEmpty())
        request.setRawHeader("Authorization", m_question.authorization);
    if (m_pageHeaders)
        m_pageHeaders->put(request);
    putCondition(request);
    if (m_question.isPicture) { // some hosts answer what looks like a browser with a page
        request.setAttribute(QNetworkRequest::CacheLoadControlAttribute, QNetworkRequest::PreferCache);
        request.setRawHeader("Accept", "image/*, */*;q=0.5");
    }
    if (m_tls)
        request.setSslConfiguration(*m_tls);
    return request;
}

// RFC 9110 13.1: who knows the first of them does not look at the second.
void HttpGet::putCondition(QNetworkRequest &request) const
{
    const PageVersion &since = m_question.since;
    if (m_url.adjusted(QUrl::RemoveUserInfo).toString(QUrl::FullyEncoded) != since.url)
        return;
    if (isHeaderValue(since.etag))
        request.setRawHeader("If-None-Match", since.etag);
    if (isHeaderValue(since.lastModified))
        request.setRawHeader("If-Modified-Since", since.lastModified);
}

Result<void> HttpGet::prepare(const QUrl &url)
{
    if (!isHttp(url) || url.host().isEmpty())
        return std::unexpected(Failure{.reason = FailureReason::UnsupportedLink, .isPermanent = true});
    if (Result<void> trusted = trust(); !trusted)
        return trusted;
    return setProxy(m_network, m_settings);
}

Result<void> HttpGet::trust()
{
    if (m_settings.caCertFile.isEmpty() || m_tls)
        return {};
    const QList<QSslCertificate> own = QSslCertificate::fromPath(m_settings.caCertFile, QSsl::Pem);
    if (own.isEmpty()) {
        Failure failure{.reason = FailureReason::Tls, .detail = u"no certificates in "_s + m_settings.caCertFile};
        failure.isPermanent = true;
        return std::unexpected(failure);
    }
    QSslConfiguration configuration = QSslConfiguration::defaultConfiguration();
    configuration.setCaCertificates(QSslConfiguration::systemCaCertificates() + own);
    m_tls = configuration;
    return {};
}

void HttpGet::read()
{
    m_silence.start(m_settings.stallTimeout);
    m_body += m_reply->readAll();
    if (m_question.isPage && statusOf(*m_reply) >= 400)
        m_body.clear(); // what a page of errors says is of no interest, however long it is
    const qint64 declared = m_reply->header(QNetworkRequest::ContentLengthHeader).toLongLong(); // 0: it does not say
    const bool isTooLarge = statusOf(*m_reply) < 300 && declared > m_question.largestBody;
    if (isTooLarge || m_body.size() > m_question.largestBody)
        return end(fail(FailureReason::TooLarge, u"more than %1 bytes"_s.arg(m_question.largestBody)));
    if (!isEnough())
        return;
    HttpAnswer answer = answerOf(*m_reply);
    answer.isWhole = false;
    end(answer);
}

bool HttpGet::isEnough()
{
    if (m_hasPeeked || !m_question.wantsRest || m_body.size() < kPeekBytes)
        return false;
    m_hasPeeked = true;
    return statusOf(*m_reply) == 200 &&
           !m_question.wantsRest(QByteArrayView(m_body).first(kPeekBytes), m_reply->rawHeader("Content-Type"));
}

void HttpGet::finishReply()
{
    m_body += m_reply->readAll();
    const HttpAnswer answer = answerOf(*m_reply);
    const bool isHttpError = answer.status >= 400 && reasonOf(m_reply->error()) != FailureReason::Proxy;
    if (!isHttpError && m_reply->error() != QNetworkReply::NoError) {
        end(std::unexpected(failureOf(*m_reply)));
    } else if (answer.status < 400 && isCut(*m_reply, m_body.size())) {
        end(fail(FailureReason::ConnectionLost, u"the answer is cut off"_s, answer.status));
    } else if (answer.status < 200) { // Qt takes an interim answer for the final one
        end(fail(FailureReason::BadAnswer, u"interim answer only"_s, answer.status));
    } else if (isRedirect(answer.status)) {
        const Result<QUrl> target = redirectTarget(m_reply->rawHeader("Location"));
        if (!target)
            return end(std::unexpected(target.error()));
        if (!hasSameOrigin(m_url, *target))
            m_question.authorization.clear();
        ++m_redirects;
        m_reply->disconnect(this);
        m_reply->deleteLater();
        send(*target);
    } else {
        end(answer);
    }
}

Result<QUrl> HttpGet::redirectTarget(const QByteArray &location) const
{
    const auto refuse = [](const QString &why) { return fail(FailureReason::BadRedirect, why); };
    if (m_redirects >= kMostRedirects)
        return refuse(u"too many redirects"_s);
    const QUrl target = m_url.resolved(QUrl::fromEncoded(location, QUrl::TolerantMode));
    if (location.isEmpty() || !target.isValid() || target.host().isEmpty())
        return refuse(u"redirect without a target"_s);
    if (!isHttp(target))
        return refuse(u"redirect to "_s + target.scheme() + u':');
    if (m_url.scheme() == u"https" && target.scheme() == u"http")
        return refuse(u"redirect to an unencrypted address"_s);
    if (isPrivateHost(target.host()) && !isPrivateHost(m_url.host()))
        return refuse(u"redirect into your own network"_s);
    return target.adjusted(QUrl::RemoveFragment | QUrl::RemoveUserInfo);
}

HttpAnswer HttpGet::answerOf(const QNetworkReply &reply) const
{
    return {.status = statusOf(reply),
            .url = m_url.adjusted(QUrl::RemoveUserInfo),
            .contentType = reply.rawHeader("Content-Type"),
            .body = m_body,
            .date = parseHttpDate(reply.rawHeader("Date")).value_or(QDateTime()),
            .retryAfter = reply.rawHeader("Retry-After"),
            .etag = reply.rawHeader("ETag"),
            .lastModified = reply.rawHeader("Last-Modified"),
            .cacheControl = reply.rawHeader("Cache-Control"),
            .expires = reply.rawHeader("Expires"),
            .age = reply.rawHeader("Age"),
            .userRemaining = reply.rawHeader("X-RateLimit-UserRemaining"),
            .userLimit = reply.rawHeader("X-RateLimit-UserLimit"),
            .userReset = reply.rawHeader("X-RateLimit-UserReset"),
            .clientRemaining = reply.rawHeader("X-RateLimit-ClientRemaining"),
            .clientLimit = reply.rawHeader("X-RateLimit-ClientLimit")};
}

Failure HttpGet::failureOf(const QNetworkReply &reply) const
{
    static const QMetaEnum kErrors = QMetaEnum::fromType<QNetworkReply::NetworkError>();
    Failure failure{.reason = reasonOf(reply.error())};
    failure.detail = QString::fromLatin1(kErrors.valueToKey(reply.error()));
    if (!m_tlsProblem.isEmpty()) {
        failure.detail = m_tlsProblem;
        failure.isPermanent = true; // the certificate is refused, and will be the next time
    }
    return failure;
}

void HttpGet::expire()
{
    if (m_refusal)
        end(std::unexpected(*std::exchange(m_refusal, std::nullopt)));
    else
        end(fail(m_hasHeaders ? FailureReason::Stalled : FailureReason::Timeout));
}

void HttpGet::drop()
{
    m_silence.stop();
    m_deadline.stop();
    m_refusal.reset();
    if (!m_reply)
        return;
    m_reply->disconnect(this);
    m_reply->abort();
    m_reply->deleteLater();
    m_reply.clear();
}

void HttpGet::end(Result<HttpAnswer> result)
{
    drop();
    if (Done done = std::exchange(m_done, {}))
        done(std::move(result));
}

} // namespace bowerbird
