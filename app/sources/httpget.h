// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/failure.h"
#include "core/pageversion.h"
#include "core/settings.h"
#include "sources/pageheaders.h"

#include <QByteArray>
#include <QByteArrayView>
#include <QDateTime>
#include <QObject>
#include <QPointer>
#include <QSslConfiguration>
#include <QString>
#include <QTimer>
#include <QUrl>

#include <functional>
#include <optional>
#include <utility>

class QNetworkAccessManager;
class QNetworkReply;
class QNetworkRequest;

namespace bowerbird {

// An answer of a server, whatever its status.
struct HttpAnswer
{
    int status = 0;
    QUrl url; // that answered, after all redirects; without user and password
    QByteArray contentType;
    QByteArray body;
    bool isWhole = true; // false: whoever asked wanted no more of it
    QDateTime date;      // the server's own; invalid when it sent none
    QByteArray retryAfter;
    QByteArray etag;
    QByteArray lastModified;
    QByteArray cacheControl;
    QByteArray expires;
    QByteArray age;
    // Imgur's budget as sent; empty when not.
    QByteArray userRemaining;
    QByteArray userLimit;
    QByteArray userReset;
    QByteArray clientRemaining;
    QByteArray clientLimit;
};

// What is asked for besides the address.
struct HttpQuestion
{
    QByteArray authorization; // goes to the first origin only
    // A page, not an API: the person's own headers, cookies, referer and logins go along.
    bool isPage = false;
    qint64 largestBody = 16LL * 1024 * 1024;
    // Called once when kPeekBytes of a good answer are there, never for a shorter one. False: they are enough.
    std::function<bool(QByteArrayView head, QByteArrayView contentType)> wantsRest = {};
    // A picture to be seen, from the network's cache where it is there.
    bool isPicture = false;
    QByteArray referer = {}; // unless the settings have one
    // Of the page as it is known: where this very address answers, 304 says that it is still that.
    PageVersion since = {};
};

// Makes `network` fit for asking: no cookies, no redirects that are followed behind our back.
void prepareForAsking(QNetworkAccessManager &network);

// The User-Agent the program goes by; never with line breaks, whatever the settings hold.
[[nodiscard]] QByteArray userAgentFor(const NetworkSettings &settings);

// One small answer, read whole: for bytes that are parsed, not saved.
//
// Redirects are followed by hand, so that the authorization goes to no other origin, nothing goes from https down to
// http, and a public server cannot point into the person's own network.
//
// Thread: the network's, which is the UI thread but for previews. Owns: the running reply. Borrows: the network, which
// outlives it. Errors: dns, refused, connection-lost, timeout, stalled, tls, proxy, bad-redirect, bad-answer,
// too-large. A status of 400 and more is an answer. Details hold no address: Qt's own texts may contain a password.
class HttpGet : public QObject
{
    Q_OBJECT
public:
    using Done = std::function<void(Result<HttpAnswer>)>;

    HttpGet(QNetworkAccessManager &network, NetworkSettings settings, QObject *parent = nullptr);
    ~HttpGet() override;
    Q_DISABLE_COPY_MOVE(HttpGet)

    // One at a time. `done` comes once, never from within get(), unless cancel() comes first.
    void get(const QUrl &url, const HttpQuestion &question, Done done);
    void get(const QUrl &url, const QByteArray &authorization, Done done)
    {
        get(url, HttpQuestion{.authorization = authorization}, std::move(done));
    }
    void cancel();

    static constexpr qsizetype kPeekBytes = 1024;
    static constexpr int kMostRedirects = 10;
    static constexpr std::chrono::seconds kLongestAnswer{180}; // even when bytes keep dripping

private:
    void send(const QUrl &url);
    [[nodiscard]] QNetworkRequest requestFor(const QUrl &url);
    void putCondition(QNetworkRequest &request) const;
    [[nodiscard]] Result<void> prepare(const QUrl &url); // before anything is sent
    [[nodiscard]] Result<void> trust();
    void read();
    [[nodiscard]] bool isEnough();
    void finishReply();
    [[nodiscard]] Result<QUrl> redirectTarget(const QByteArray &location) const;
    [[nodiscard]] HttpAnswer answerOf(const QNetworkReply &reply) const;
    [[nodiscard]] Failure failureOf(const QNetworkReply &reply) const;
    void expire();
    void drop();
    void end(Result<HttpAnswer> result);

    QNetworkAccessManager &m_network;
    NetworkSettings m_settings;
    std::optional<QSslConfiguration> m_tls; // when there are certificates of our own
    QPointer<QNetworkReply> m_reply;
    QUrl m_url;
    QUrl m_firstUrl; // without user and password
    HttpQuestion m_question;
    std::optional<PageHeaders> m_pageHeaders;
    QByteArray m_body;
    QString m_tlsProblem;
    std::optional<Failure> m_refusal; // known before anything was sent
    Done m_done;
    QTimer m_silence; // until the first header, then between bytes
    QTimer m_deadline;
    int m_redirects = 0;
    bool m_hasHeaders = false;
    bool m_hasPeeked = false;
};

} // namespace bowerbird
