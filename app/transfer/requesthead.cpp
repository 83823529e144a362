// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "transfer/requesthead.h"

#include "core/headerline.h"
#include "core/redact.h"
#include "core/urlparts.h"

#include <QCoreApplication>
#include <QFile>
#include <QLoggingCategory>

#include <algorithm>

namespace bowerbird {

using namespace Qt::StringLiterals;

Q_LOGGING_CATEGORY(lcRequest, "bowerbird.transfer.request")

namespace {

// Never text/html: some hosts send a page about the picture to those who would take one.
constexpr const char *kAccept = "Accept: image/*,*/*;q=0.5";
constexpr qint64 kMostCookieBytes = qint64{16} * 1024 * 1024;

QByteArray userAgent(const NetworkSettings &settings)
{
    if (!settings.userAgent.isEmpty())
        return oneHeaderLine(settings.userAgent.toUtf8());
    return "Bowerbird/" + QCoreApplication::applicationVersion().toUtf8();
}

// Ranges and the framing of a request are the transfer's own business.
bool isOurs(const HeaderLine &header)
{
    static constexpr const char *kOurs[] = {"Range", "If-Range", "Content-Length", "Transfer-Encoding"};
    return std::ranges::any_of(kOurs, [&header](const char *our) { return header.isNamed(our); });
}

void append(std::unique_ptr<curl_slist, decltype(&curl_slist_free_all)> &list, const QByteArray &line)
{
    if (curl_slist *const longer = curl_slist_append(list.get(), line.constData())) {
        (void)list.release();
        list.reset(longer);
    }
}

bool isCookie(const QByteArray &line)
{
    const bool isComment = line.startsWith('#') && !line.startsWith("#HttpOnly_");
    // libcurl reads as far as a zero: "ALL" before one is its command to forget every cookie. A header it would keep as
    // a cookie for all hosts.
    const bool isOther = line.contains('\0') || qstrnicmp(line.constData(), "Set-Cookie:", 11) == 0;
    return !isComment && !isOther && line.count('\t') >= 5; // some leave the last one out before an empty value
}

} // namespace

QList<QByteArray> cookieLines(QByteArray file)
{
    QList<QByteArray> lines = file.replace('\r', '\n').split('\n');
    lines.removeIf([](const QByteArray &line) { return !isCookie(line); });
    return lines;
}

RequestHead::RequestHead(CURL *easy, const NetworkSettings &settings)
    : m_easy(easy)
    , m_logins(settings.logins)
{
    curl_easy_setopt(m_easy, CURLOPT_USERAGENT, userAgent(settings).constData());
    append(m_everywhere, kAccept);
    sortHeaders(settings.headers);
    if (!settings.cookieFile.isEmpty())
        readCookies(settings.cookieFile);
}

void RequestHead::sortHeaders(const QStringList &headers)
{
    QList<QByteArray> lines;
    bool hasAccept = false;
    for (const QString &text : headers) {
        const std::optional<HeaderLine> header = parseHeaderLine(text);
        if (!header || isOurs(*header))
            continue;
        if (header->isNamed("Cookie")) // libcurl puts it into one line with those of the file
            m_cookie += (m_cookie.isEmpty() ? QByteArray() : "; ") + header->value;
        else // an empty one is written with a semicolon
            lines.append(header->name + (header->value.isEmpty() ? QByteArray(";") : ": " + header->value));
        hasAccept = hasAccept || header->isNamed("Accept");
    }
    if (!hasAccept)
        append(m_atHome, kAccept);
    for (const QByteArray &line : lines)
        append(m_atHome, line);
}

void RequestHead::readCookies(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) {
        qCWarning(lcRequest) << "the file of cookies cannot be read:" << path << file.errorString();
        return;
    }
    // One by one: libcurl would read a file again for each question.
    for (const QByteArray &line : cookieLines(file.read(kMostCookieBytes)))
        curl_easy_setopt(m_easy, CURLOPT_COOKIELIST, line.constData());
}

void RequestHead::put(const CurlQuestion &question)
{
    curl_easy_setopt(m_easy, CURLOPT_URL, question.url.constData());
    const QByteArray referer = oneHeaderLine(question.referer);
    curl_easy_setopt(m_easy, CURLOPT_REFERER, referer.isEmpty() ? nullptr : referer.constData());
    if (!m_cookie.isEmpty())
        curl_easy_setopt(m_easy, CURLOPT_COOKIE, question.isAtHome ? m_cookie.constData() : nullptr);
    if (!m_logins.isEmpty() || m_hasLogin)
        putLogin(question.url);
    const List &usual = question.isAtHome ? m_atHome : m_everywhere;
    List condition(nullptr, curl_slist_free_all);
    if (question.offset > 0) {
        for (const curl_slist *line = usual.get(); line; line = line->next)
            append(condition, line->data);
        append(condition, "If-Range: " + question.ifRange);
        curl_easy_setopt(m_easy, CURLOPT_RANGE, QByteArray(QByteArray::number(question.offset) + "-").constData());
    } else if (m_hasRange) {
        curl_easy_setopt(m_easy, CURLOPT_RANGE, nullptr);
    }
    m_hasRange = question.offset > 0;
    curl_easy_setopt(m_easy, CURLOPT_HTTPHEADER, condition ? condition.get() : usual.get());
    m_condition = std::move(condition);
}

void RequestHead::putLogin(const QByteArray &url)
{
    const QString text = QString::fromUtf8(url);
    const QStringView authority = splitUrl(text).authority;
    const QString host = splitAuthority(authority).host.toString().toLower();
    auto login = m_logins.constFind(hostKey(text));
    if (login == m_logins.constEnd())
        login = m_logins.constFind(host);
    // What stands in the address itself counts more, and libcurl would prefer the other.
    m_hasLogin = login != m_logins.constEnd() && !authority.contains(u'@');
    curl_easy_setopt(m_easy, CURLOPT_USERNAME, m_hasLogin ? login->user.toUtf8().constData() : nullptr);
    curl_easy_setopt(m_easy, CURLOPT_PASSWORD, m_hasLogin ? login->password.toUtf8().constData() : nullptr);
}

} // namespace bowerbird
