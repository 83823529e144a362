// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/settings.h"
#include "transfer/curlquestion.h"

#include <QByteArray>
#include <QHash>
#include <QList>

#include <memory>

#include <curl/curl.h>

namespace bowerbird {

// The cookies of a file in Netscape's format, a line each: "domain TAB subdomains TAB path TAB secure TAB expiry TAB
// name TAB value". Nothing else of it, since libcurl would take other words, such as FLUSH, for commands.
[[nodiscard]] QList<QByteArray> cookieLines(QByteArray file);

// The heads of the questions that one easy handle asks: what is always sent, what only goes to the host a person meant
// (headers and a cookie of their own), a login for the host that is asked, and the range.
//
// A file of cookies is read when the object is made and never written; libcurl decides to whom each of them goes.
//
// Thread: that of the handle. Borrows: the handle, which must not outlive it.
class RequestHead
{
public:
    RequestHead(CURL *easy, const NetworkSettings &settings);
    Q_DISABLE_COPY_MOVE(RequestHead)

    void put(const CurlQuestion &question);

private:
    using List = std::unique_ptr<curl_slist, decltype(&curl_slist_free_all)>;

    void sortHeaders(const QStringList &headers);
    void readCookies(const QString &path);
    void putLogin(const QByteArray &url);

    CURL *m_easy;
    QByteArray m_cookie;
    QHash<QString, Login> m_logins;
    List m_everywhere{nullptr, curl_slist_free_all};
    List m_atHome{nullptr, curl_slist_free_all};
    List m_condition{nullptr, curl_slist_free_all}; // of the question that is being asked, with all the others
    bool m_hasRange = false;
    bool m_hasLogin = false;
};

} // namespace bowerbird
