// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "sources/directsource.h"
#include "sources/listreader.h"

#include <QRegularExpression>
#include <QUrl>

#include <algorithm>

namespace bowerbird {

using namespace Qt::StringLiterals;

namespace {

QString fileNameOf(const QString &link)
{
    return QUrl(link).fileName();
}

// Several addresses of the same file on a line; a table of different ones is none.
bool isMirrorLine(const QStringList &words)
{
    return words.size() > 1 && std::ranges::all_of(words, [&words](const QString &word) {
               return isHttpLink(word) && fileNameOf(word) == fileNameOf(words.first());
           });
}

bool looksLikeInput(const QString &text)
{
    static const QRegularExpression kOption(
        u"^[ \\t]+(?:out|dir|referer|header|checksum|split|gid|user-agent|max-connection-per-server)=[^\\s]"_s,
        QRegularExpression::MultilineOption);
    if (kOption.match(text).hasMatch())
        return true;
    static const QRegularExpression kMirrors(u"^https?://[^\\s]+\\thttps?://.*$"_s,
                                             QRegularExpression::MultilineOption);
    const QRegularExpressionMatch match = kMirrors.match(text);
    return match.hasMatch() && isMirrorLine(match.captured().trimmed().split(u'\t', Qt::SkipEmptyParts));
}

// The name without what would lead somewhere else, and without its extension.
QString titleFromName(const QString &out)
{
    const QString name = out.section(u'/', -1);
    const qsizetype dot = name.lastIndexOf(u'.');
    return dot > 0 ? name.left(dot) : name;
}

// What a line of options says, as far as it is safe to follow: folders and files are named by our own rules, and
// headers could send a secret to wherever the list leads.
void takeOption(ImageRef &image, QStringView line)
{
    const qsizetype equals = line.indexOf(u'=');
    const QStringView name = line.left(equals).trimmed();
    const QString value = equals < 0 ? QString() : line.mid(equals + 1).trimmed().toString();
    const bool isHeader = name == "header"_L1 && value.startsWith("referer:"_L1, Qt::CaseInsensitive);
    const QString page = isHeader ? value.mid(8).trimmed() : value;
    if (name == "out"_L1)
        image.title = titleFromName(value);
    else if (name == "dir"_L1)
        image.album = value.section(u'/', -1, -1, QString::SectionSkipEmpty);
    else if ((name == "referer"_L1 || isHeader) && isHttpLink(page)) {
        image.pageUrl = page;
        image.sendsReferer = true;
    }
}

ImageRef imageOf(QStringView line)
{
    QStringList links;
    for (const QString &word : line.toString().split(u'\t', Qt::SkipEmptyParts)) {
        if (isHttpLink(word.trimmed()))
            links << word.trimmed();
    }
    if (links.isEmpty())
        return {};
    ImageRef image = directImage(links.takeFirst());
    image.alternatives = links;
    return image;
}

} // namespace

std::optional<LinkList> readAria2Input(const QString &all)
{
    if (!looksLikeInput(all))
        return std::nullopt;
    const QStringView text = all;
    LinkList list;
    ImageRef image;
    for (qsizetype begin = 0; begin < text.size();) {
        const qsizetype newline = text.indexOf(u'\n', begin);
        const QStringView line = text.mid(begin, newline < 0 ? -1 : newline - begin);
        begin = newline < 0 ? text.size() : newline + 1;
        if (line.trimmed().isEmpty() || line.startsWith(u'#'))
            continue;
        if (line.front().isSpace()) {
            takeOption(image, line);
            continue;
        }
        list.add(image);
        image = imageOf(line);
    }
    list.add(image);
    return list;
}

} // namespace bowerbird
