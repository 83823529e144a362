// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "core/htmlentity.h"
#include "sources/directsource.h"
#include "sources/listreader.h"

#include <QHash>

namespace bowerbird {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype kHead = 4096; // where a file says what it is

QString withoutEntities(QStringView text)
{
    QString plain;
    plain.reserve(text.size());
    for (qsizetype at = 0; at < text.size();) {
        const std::optional<HtmlEntity> entity = readHtmlEntity(text.mid(at));
        if (entity)
            plain += QChar::fromUcs4(entity->character);
        else
            plain += text.at(at);
        at += entity ? entity->length : 1;
    }
    return plain;
}

// The quoted attributes of a tag from behind its name on; `at` is then behind the tag.
QHash<QString, QString> readAttributes(QStringView text, qsizetype &at)
{
    QHash<QString, QString> attributes;
    while (at < text.size() && text.at(at) != u'>') {
        const qsizetype begin = at;
        while (at < text.size() && !QStringView(u" \t\r\n=>").contains(text.at(at)))
            ++at;
        const QString name = text.mid(begin, at - begin).toString().toLower();
        const bool hasValue =
            at + 1 < text.size() && text.at(at) == u'=' && (text.at(at + 1) == u'"' || text.at(at + 1) == u'\'');
        if (!hasValue) {
            at += at < text.size() && text.at(at) != u'>' ? 1 : 0;
            continue;
        }
        const qsizetype end = text.indexOf(text.at(at + 1), at + 2);
        if (end < 0) {
            at = text.size();
            break;
        }
        attributes.insert(name, withoutEntities(text.mid(at + 2, end - at - 2)));
        at = end + 1;
    }
    return attributes;
}

QString withoutBackslashes(QStringView text)
{
    QString plain;
    for (qsizetype at = 0; at < text.size(); ++at) {
        if (text.at(at) == u'\\' && at + 1 < text.size())
            ++at;
        plain += text.at(at);
    }
    return plain;
}

// "- [title](<url>) ..."
ImageRef markdownImage(QStringView line, const QString &album)
{
    const qsizetype middle = line.indexOf("](<"_L1);
    const qsizetype end = middle < 0 ? -1 : line.indexOf(u'>', middle);
    if (end < 0)
        return {};
    ImageRef image = directImage(line.mid(middle + 3, end - middle - 3).toString());
    image.title = withoutBackslashes(line.mid(3, middle - 3));
    image.album = album;
    return image;
}

} // namespace

// exchange/contactsheetwriter.cpp
std::optional<LinkList> readContactSheet(QStringView text)
{
    if (!text.left(kHead).contains("content=\"Bowerbird contact sheet\""_L1))
        return std::nullopt;
    constexpr QLatin1StringView kTag = "\n<li "_L1;
    LinkList list;
    for (qsizetype at = text.indexOf(kTag); at >= 0; at = text.indexOf(kTag, at)) {
        at += kTag.size();
        const QHash<QString, QString> attributes = readAttributes(text, at);
        list.add(listedImage([&](QLatin1StringView name) { return attributes.value(u"data-" + name); }));
    }
    return list;
}

// exchange/markdownwriter.cpp
std::optional<LinkList> readMarkdownExport(QStringView text)
{
    if (!text.startsWith("<!-- Bowerbird: a list of images -->"_L1))
        return std::nullopt;
    LinkList list;
    QString album;
    for (qsizetype begin = 0; begin < text.size();) {
        const qsizetype newline = text.indexOf(u'\n', begin);
        const QStringView line = text.mid(begin, newline < 0 ? -1 : newline - begin).trimmed();
        begin = newline < 0 ? text.size() : newline + 1;
        if (line.startsWith("## "_L1))
            album = withoutBackslashes(line.mid(3));
        else if (line == "---"_L1)
            album.clear();
        else if (line.startsWith("- ["_L1))
            list.add(markdownImage(line, album));
    }
    return list;
}

// Only what was marked: an entry also names its icon.
std::optional<LinkList> readBookmarks(QStringView text)
{
    if (!text.left(kHead).contains("NETSCAPE-Bookmark-file-1"_L1, Qt::CaseInsensitive))
        return std::nullopt;
    constexpr QLatin1StringView kTag = "<a "_L1;
    LinkList list;
    for (qsizetype at = text.indexOf(kTag, 0, Qt::CaseInsensitive); at >= 0;
         at = text.indexOf(kTag, at, Qt::CaseInsensitive)) {
        at += kTag.size();
        const QString link = readAttributes(text, at).value(u"href"_s);
        if (isHttpLink(link))
            list.add(link);
    }
    return list;
}

} // namespace bowerbird
