// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "ui/linkmime.h"

#include "core/linkextractor.h"
#include "sources/gallerydlsource.h"

#include <QFileInfo>
#include <QMimeData>
#include <QUrl>

using namespace Qt::StringLiterals;

namespace bowerbird {

namespace {

constexpr qsizetype kMostPathLines = 1'000; // each costs a look at the disk

QString asPath(const QString &line)
{
    if (line.startsWith("file:"_L1))
        return QUrl(line).toLocalFile();
    if (line.startsWith("~/"_L1))
        return qEnvironmentVariable("HOME") + line.mid(1);
    return line;
}

bool isLocalFile(const QString &line)
{
    return !line.isEmpty() && line.size() < 4'096 && QFileInfo(asPath(line)).isFile();
}

QStringList urlsOf(const QMimeData &data)
{
    QStringList links;
    for (const QUrl &url : data.urls()) {
        if (url.isLocalFile())
            links += url.toLocalFile();
        else if (url.scheme() == "http"_L1 || url.scheme() == "https"_L1)
            links += QString::fromLatin1(url.toEncoded());
    }
    return links;
}

bool hasSpace(const QString &text)
{
    return std::ranges::any_of(text, [](QChar c) { return c.isSpace(); });
}

} // namespace

QStringList linksIn(const QString &text)
{
    const QString trimmed = text.trimmed();
    if (trimmed.isEmpty())
        return {};
    if (isLocalFile(trimmed))
        return {asPath(trimmed)};
    if (!hasSpace(trimmed) && !trimmed.contains(u'<'))
        return {trimmed};
    QStringList links;
    QStringList lines = trimmed.split(u'\n', Qt::SkipEmptyParts);
    lines.removeIf([&links](const QString &each) { // whose link is not to lose its prefix
        const QString line = each.trimmed();
        const bool isForGalleryDl = isGalleryDlLink(line) && !hasSpace(line);
        if (isForGalleryDl)
            links += line;
        return isForGalleryDl;
    });
    links += extractLinks(lines.join(u'\n'));
    for (qsizetype i = 0; i < qMin(lines.size(), kMostPathLines); ++i) {
        if (const QString line = lines.at(i).trimmed(); isLocalFile(line))
            links += asPath(line);
    }
    return links;
}

QStringList linksIn(const QMimeData &data)
{
    if (const QStringList urls = urlsOf(data); !urls.isEmpty())
        return urls;
    if (data.hasText()) {
        if (const QStringList links = linksIn(data.text()); !links.isEmpty())
            return links;
    }
    return data.hasHtml() ? extractLinks(data.html()) : QStringList();
}

QString textOf(const QMimeData &data)
{
    return linksIn(data).join(u'\n');
}

bool mayHoldLinks(const QMimeData &data)
{
    return data.hasUrls() || data.hasText() || data.hasHtml();
}

} // namespace bowerbird
