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

// A stray control character is passed over, too: browsers read on.
QByteArrayView withoutSpace(QByteArrayView text)
{
    if (text.startsWith("\xEF\xBB\xBF"))
        text = text.sliced(3);
    const auto isSpace = [](char c) { return static_cast<unsigned char>(c) <= 0x20 || c == 0x7f; };
    return text.sliced(std::distance(text.begin(), std::ranges::find_if_not(text, isSpace)));
}

// One of the tags that the WHATWG's MIME sniffing knows a page by, anywhere.
bool holdsTag(QByteArrayView head)
{
    static constexpr std::array<QByteArrayView, 17> kTags = {
        "<!doctype html", "<html",  "<head", "<script", "<iframe", "<h1", "<div", "<font", "<table", "<a",
        "<style",         "<title", "<b",    "<body",   "<br",     "<p",  "<img"};
    const QByteArray lower = head.toByteArray().toLower();
    return std::ranges::any_of(kTags, [&lower](QByteArrayView tag) {
        for (qsizetype at = lower.indexOf(tag); at >= 0; at = lower.indexOf(tag, at + 1)) {
            const qsizetype end = at + tag.size();
            if (end < lower.size() && (lower.at(end) == '>' || lower.at(end) == ' ' || lower.at(end) == '\n'))
                return true;
        }
        return false;
    });
}

// Past the declaration, comments, instructions and a document type.
QByteArrayView rootOf(QByteArrayView text)
{
    text = withoutSpace(text);
    while (text.startsWith("<?") || text.startsWith("<!")) {
        const QByteArrayView end = text.startsWith("<!--") ? QByteArrayView("-->") : QByteArrayView(">");
        const qsizetype at = text.indexOf(end);
        text = at < 0 ? QByteArrayView() : withoutSpace(text.sliced(at + end.size()));
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
    if (isFeedRoot(head))
        return PageKind::XmlFeed;
    if (withoutSpace(head).startsWith('{') && head.contains("jsonfeed.org/version"))
        return PageKind::JsonFeed;
    const QByteArrayView start = withoutSpace(head);
    const bool isPage = looksLikeHtml({start.data(), static_cast<size_t>(start.size())});
    const bool isDeclared = isType(contentType, {"text/html", "application/xhtml+xml"});
    const bool isText = looksLikeText(span);
    if (isPage || (isDeclared && (isText || holdsTag(head))))
        return PageKind::Html;
    if (!isText)
        return PageKind::Other;
    if (isType(contentType, {"application/rss+xml", "application/atom+xml", "application/rdf+xml"}))
        return PageKind::XmlFeed;
    if (isType(contentType, {"application/feed+json"}))
        return PageKind::JsonFeed;
    return head.isEmpty() ? PageKind::Other : PageKind::OtherText;
}

} // namespace bowerbird
