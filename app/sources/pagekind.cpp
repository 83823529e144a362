// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "sources/pagekind.h"

#include "core/sniff.h"

#include <QByteArray>

#include <algorithm>
#include <array>

namespace bowerbird {

namespace {

constexpr qsizetype kHeadBytes = 1024;

QByteArrayView withoutSpace(QByteArrayView text)
{
    return text.startsWith("\xEF\xBB\xBF") ? text.sliced(3).trimmed() : text.trimmed();
}

// Past the declaration, comments, instructions and a document type.
QByteArrayView rootOf(QByteArrayView text)
{
    text = withoutSpace(text);
    while (text.startsWith("<?") || text.startsWith("<!")) {
        const QByteArrayView end = text.startsWith("<!--") ? QByteArrayView("-->") : QByteArrayView(">");
        const qsizetype at = text.indexOf(end);
        text = at < 0 ? QByteArrayView() : text.sliced(at + end.size()).trimmed();
    }
    return text;
}

bool isFeedRoot(QByteArrayView head)
{
    static constexpr std::array<QByteArrayView, 5> kRoots = {"<rss", "<feed", "<rdf:RDF", "<atom:feed", "<RDF"};
    const QByteArrayView root = rootOf(head);
    return std::ranges::any_of(kRoots, [root](QByteArrayView name) { return root.startsWith(name); });
}

bool isType(QByteArrayView contentType, std::initializer_list<QByteArrayView> types)
{
    const qsizetype semicolon = contentType.indexOf(';');
    const QByteArrayView essence = (semicolon < 0 ? contentType : contentType.first(semicolon)).trimmed();
    return std::ranges::any_of(
        types, [essence](QByteArrayView type) { return essence.compare(type, Qt::CaseInsensitive) == 0; });
}

} // namespace

PageKind pageKindOf(QByteArrayView bytes, QByteArrayView contentType)
{
    const QByteArrayView head = bytes.first(std::min(bytes.size(), kHeadBytes));
    const std::span<const char> span(head.data(), static_cast<size_t>(head.size()));
    if (sniff(span.first(std::min<size_t>(span.size(), kSniffBytes))) != ImageType::Unknown)
        return PageKind::Picture;
    if (!looksLikeText(span))
        return PageKind::Other;
    if (isFeedRoot(head))
        return PageKind::XmlFeed;
    if (withoutSpace(head).startsWith('{') && head.contains("jsonfeed.org/version"))
        return PageKind::JsonFeed;
    if (looksLikeHtml(span) || isType(contentType, {"text/html", "application/xhtml+xml"}))
        return PageKind::Html;
    if (isType(contentType, {"application/rss+xml", "application/atom+xml", "application/rdf+xml"}))
        return PageKind::XmlFeed;
    if (isType(contentType, {"application/feed+json"}))
        return PageKind::JsonFeed;
    return head.isEmpty() ? PageKind::Other : PageKind::OtherText;
}

} // namespace bowerbird
