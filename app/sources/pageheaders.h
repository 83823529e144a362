// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/settings.h"

#include <QByteArray>
#include <QList>
#include <QPair>
#include <QUrl>

class QNetworkRequest;

namespace bowerbird {

// What a person has chosen to send to pages: headers, cookies, a referer and logins, by the rules that transfers go
// by. Headers and the referer stay at the first host, a login at the host it was given for; a cookie goes where its
// domain, path and scheme allow. What frames a request is never taken from the settings.
//
// Thread: any; a value. Reads the file of cookies when it is made.
class PageHeaders
{
public:
    // `first` is the address as given; a user and password in it are for its origin.
    PageHeaders(const NetworkSettings &settings, const QUrl &first);

    // Replaces what `request`, to a URL without user and password, says by itself.
    void put(QNetworkRequest &request) const;

private:
    struct Cookie
    {
        QByteArray domain; // lower case, without a leading dot
        QByteArray path;
        QByteArray pair; // "name=value"
        bool hasSubdomains = false;
        bool isSecure = false;
    };

    void readHeaders(const QStringList &headers);
    void readCookies(const QString &path);
    [[nodiscard]] QByteArray cookiesFor(const QUrl &url, bool isAtHome) const;
    [[nodiscard]] QByteArray loginFor(const QUrl &url) const;

    QUrl m_first;
    QList<QPair<QByteArray, QByteArray>> m_headers;
    QByteArray m_referer;
    QByteArray m_cookie; // of the headers
    QList<Cookie> m_cookies;
    QHash<QString, Login> m_logins;
};

} // namespace bowerbird
