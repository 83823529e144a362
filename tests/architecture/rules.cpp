// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "rules.h"

#include <QMap>
#include <QRegularExpression>

#include <utility>

namespace bowerbird::architecture {

using namespace Qt::StringLiterals;

namespace {

constexpr int kLongestSource = 600; // lines

// Which rooms each may include besides itself.
const QMap<QString, QStringList> &allowedRooms()
{
    static const QStringList frontEnd = {u"core"_s, u"media"_s, u"store"_s, u"sources"_s, u"engine"_s, u"exchange"_s};
    static const QMap<QString, QStringList> allowed = {
        {u"core"_s, {}},
        {u"transfer"_s, {u"core"_s}},
        {u"media"_s, {u"core"_s}},
        {u"store"_s, {u"core"_s}},
        {u"sample"_s, {u"core"_s}},
        {u"sources"_s, {u"core"_s}},
        {u"handoff"_s, {u"core"_s}},
        {u"exchange"_s, {u"core"_s}},
        {u"engine"_s, {u"core"_s, u"transfer"_s, u"media"_s, u"store"_s}},
        {u"console"_s, frontEnd},
        {u"ui"_s, frontEnd},
        {u"desktop"_s, {u"core"_s, u"engine"_s}},
    };
    return allowed;
}

// Where a file lives: app/core/failure.h is in the room "core", app/main.cpp in none.
struct Place
{
    bool isInApp = false;
    QString room; // empty: directly in app/

    [[nodiscard]] bool isTopLevel() const { return isInApp && room.isEmpty(); }
};

Place placeOf(const QString &path)
{
    const QStringList parts = path.split(u'/');
    const bool isInApp = parts.size() > 1 && parts.first() == u"app";
    return {.isInApp = isInApp, .room = isInApp && parts.size() > 2 ? parts.at(1) : QString()};
}

bool isCpp(const QString &path)
{
    return path.endsWith(u".cpp") || path.endsWith(u".h");
}

QString breach(const SourceFile &file, int line, const QString &what)
{
    return file.path + u':' + QString::number(line) + u": "_s + what;
}

// A word or a phrase of code that is allowed in some rooms only, or in none.
struct Ban
{
    QString pattern;
    QStringList rooms; // where it is allowed all the same
    QString what;
};

const QList<Ban> &bans()
{
    static const QList<Ban> list = {
        {uR"(\bprocessEvents\b)"_s, {}, u"processEvents"_s},
        {uR"(\bQEventLoop\b)"_s, {}, u"nested event loop"_s},
        {uR"(\bBlockingQueuedConnection\b)"_s, {}, u"BlockingQueuedConnection"_s},
        {uR"(:\s*(?:public|protected|private)?\s*QThread\b(?!::))"_s, {}, u"subclass of QThread"_s},
        {uR"(\bQThreadPool\s*::\s*globalInstance\b)"_s, {}, u"global thread pool"_s},
        {uR"(\bignoreSslErrors\b)"_s, {}, u"ignoreSslErrors"_s},
        {uR"(\bSSL_VERIFY(?:PEER|HOST)\s*,\s*(?:0|false)|\bCURLOPT_(?:PROXY_)?SSL_VERIFY(?:PEER|HOST)\s*,\s*(?:0|false))"_s,
         {},
         u"certificate verification turned off"_s},
        {uR"(\bQSettings\b)"_s, {u"store"_s}, u"QSettings outside of store"_s},
        {uR"(\bQMessageBox\b)"_s, {u"ui"_s}, u"QMessageBox outside of ui"_s},
    };
    return list;
}

QStringList banBreaches(const SourceFile &file, const SourceText &text, const Place &place)
{
    QStringList result;
    for (const Ban &ban : bans()) {
        if (ban.rooms.contains(place.room))
            continue;
        auto matches = QRegularExpression(ban.pattern).globalMatch(text.code);
        while (matches.hasNext())
            result << breach(file, lineAt(text.code, matches.next().capturedStart()), ban.what);
    }
    return result;
}

QStringList coreBreaches(const SourceFile &file, const SourceText &text)
{
    static const QRegularExpression objects(uR"(\b(?:Q_OBJECT|QObject)\b)"_s);
    const QRegularExpressionMatch match = objects.match(text.code);
    if (!match.hasMatch())
        return {};
    return {breach(file, lineAt(text.code, match.capturedStart()), u"QObject in core"_s)};
}

QStringList noteBreaches(const SourceFile &file)
{
    static const QRegularExpression notes(uR"(\b(?:TODO|FIXME|XXX)\b)"_s);
    QStringList result;
    auto matches = notes.globalMatch(file.text);
    while (matches.hasNext())
        result << breach(file, lineAt(file.text, matches.next().capturedStart()), u"note of unfinished work"_s);
    return result;
}

QStringList licenceBreaches(const SourceFile &file)
{
    static const QRegularExpression head(
        uR"(\A(?:#![^\n]*\n)?(//|#|<!--) SPDX-FileCopyrightText: \S[^\n]*\n(\1 )?\s*SPDX-License-Identifier: MIT\b)"_s);
    return head.match(file.text).hasMatch() ? QStringList() : QStringList{breach(file, 1, u"no SPDX lines"_s)};
}

QStringList lengthBreaches(const SourceFile &file)
{
    const qsizetype lines = file.text.count(u'\n');
    if (!file.path.endsWith(u".cpp") || lines <= kLongestSource)
        return {};
    return {breach(file, kLongestSource + 1,
                   QString::number(lines) + u" lines, more than "_s + QString::number(kLongestSource))};
}

// The rooms a room's library links, which are those that it may include.
QStringList linkBreaches(const SourceFile &file, const Place &place)
{
    static const QRegularExpression library(uR"(^[^#\n]*?\bbowerbird_([a-z]+)\b)"_s,
                                            QRegularExpression::MultilineOption);
    const QStringList allowed = allowedRooms().value(place.room);
    QStringList result;
    auto matches = library.globalMatch(file.text);
    while (matches.hasNext()) {
        const QRegularExpressionMatch match = matches.next();
        const QString other = match.captured(1);
        if (allowedRooms().contains(other) && other != place.room && !allowed.contains(other))
            result << breach(file, lineAt(file.text, match.capturedStart(1)), place.room + u" links "_s + other);
    }
    return result;
}

} // namespace

Rules::Rules(QSet<QString> widgetHeaders, QSet<QString> coreHeaders)
    : m_widgetHeaders(std::move(widgetHeaders))
    , m_coreHeaders(std::move(coreHeaders))
{
}

QStringList Rules::rooms()
{
    return allowedRooms().keys();
}

QStringList Rules::breaches(const SourceFile &file) const
{
    const Place place = placeOf(file.path);
    QStringList result = licenceBreaches(file);
    if (!place.isInApp)
        return result;
    if (!place.isTopLevel() && !allowedRooms().contains(place.room))
        result << breach(file, 1, u"unknown room "_s + place.room);
    result << noteBreaches(file);
    if (file.path.endsWith(u"/CMakeLists.txt") && !place.isTopLevel())
        result << linkBreaches(file, place);
    if (!isCpp(file.path))
        return result;
    const SourceText text = splitSource(file.text);
    result << lengthBreaches(file) << banBreaches(file, text, place) << includeBreaches(file, place.room, text);
    if (place.room == u"core")
        result << coreBreaches(file, text);
    return result;
}

QStringList Rules::includeBreaches(const SourceFile &file, const QString &room, const SourceText &text) const
{
    QStringList result;
    for (const Include &include : includesIn(text)) {
        const QString what = wrongWith(include, room);
        if (!what.isEmpty())
            result << breach(file, include.line, what);
    }
    return result;
}

// What is wrong with an include in a file of `room`; empty when nothing is.
QString Rules::wrongWith(const Include &include, const QString &room) const
{
    const QString first = include.path.section(u'/', 0, 0);
    const QString last = include.path.section(u'/', -1);
    if (include.path.contains(u".."))
        return u"include by a relative path: "_s + include.path;
    if (include.path.contains(u'/') && allowedRooms().contains(first)) {
        const bool isAllowed = room.isEmpty() || first == room || allowedRooms().value(room).contains(first);
        if (!isAllowed)
            return room + u" includes "_s + first;
        return include.isQuoted ? QString() : u"own file in angle brackets: "_s + include.path;
    }
    const bool isOwnTopLevel = room.isEmpty() && !include.path.contains(u'/');
    if (include.isQuoted && !include.path.endsWith(u".moc") && !isOwnTopLevel)
        return u"include without its room: "_s + include.path;
    const bool isWidget = m_widgetHeaders.contains(last) || first == u"QtWidgets";
    if (isWidget && room != u"ui" && !room.isEmpty())
        return u"widgets outside of ui: "_s + include.path;
    if (room == u"core" && last.startsWith(u'Q') && !m_coreHeaders.contains(last))
        return u"more than Qt Core in core: "_s + include.path;
    return {};
}

} // namespace bowerbird::architecture
