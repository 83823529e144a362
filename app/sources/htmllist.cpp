// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "sources/htmlimages.h"
#include "sources/imgurlink.h"
#include "sources/listreader.h"

#include <algorithm>
#include <array>
#include <chrono>

namespace bowerbird {

using namespace Qt::StringLiterals;

namespace {

constexpr std::chrono::seconds kLongestReading{20}; // of a page made to be slow

// Past blanks, an XML declaration and comments.
QStringView rootOf(QStringView text)
{
    text = text.trimmed();
    while (text.startsWith("<?"_L1) || text.startsWith("<!--"_L1)) {
        const QLatin1StringView end = text.at(1) == u'!' ? "-->"_L1 : "?>"_L1;
        const qsizetype at = text.indexOf(end);
        text = at < 0 ? QStringView() : text.sliced(at + end.size()).trimmed();
    }
    return text;
}

bool beginsAsPage(QStringView text)
{
    static constexpr std::array kTags = {"<!doctype html"_L1, "<html"_L1, "<head"_L1, "<body"_L1};
    const QStringView root = rootOf(text);
    return std::ranges::any_of(kTags,
                               [root](QLatin1StringView tag) { return root.startsWith(tag, Qt::CaseInsensitive); });
}

bool holdsTags(QStringView text)
{
    for (qsizetype at = text.indexOf(u'<'); at >= 0; at = text.indexOf(u'<', at + 1)) {
        const QChar next = at + 1 < text.size() ? text.at(at + 1) : QChar();
        if (next.isLetter() && next < u'\x7f')
            return true;
    }
    return false;
}

// A site's start page, or what is random there, is no more than a way to the site.
bool isMeantForUs(const QString &link)
{
    static constexpr std::array kOthers = {ImgurKind::None, ImgurKind::Section, ImgurKind::Random, ImgurKind::Removed,
                                           ImgurKind::Unsupported};
    return std::ranges::find(kOthers, parseImgurLink(link).kind) == kOthers.end();
}

void addPage(const PageWithLinks &page, LinkList &list)
{
    for (qsizetype i = 0; i < page.found.images.size(); ++i) {
        if (page.found.mayBeIcon(i))
            list.maybeIcons.insert(list.links.size());
        list.links << page.found.images.at(i).url; // also one that stands in the page itself
        list.images << page.found.images.at(i);
    }
    const QSet<QString> images(list.links.cbegin(), list.links.cend());
    for (const QString &link : page.links) {
        if (isMeantForUs(link) && !images.contains(link))
            list.add(link);
    }
    list.icons = page.found.icons;
    list.leftOut = {{u"size"_s, page.found.spacers}, {u"address"_s, page.found.unusable}};
}

} // namespace

std::optional<Result<LinkList>> readHtmlPage(const QByteArray &bytes, QStringView text, const QString &suffix)
{
    static constexpr std::array kSuffixes = {"html"_L1, "htm"_L1, "xhtml"_L1, "xht"_L1, "shtml"_L1};
    const bool isNamedSo =
        std::ranges::any_of(kSuffixes, [&suffix](QLatin1StringView known) { return suffix == known; });
    if (!(isNamedSo && holdsTags(text)) && !beginsAsPage(text))
        return std::nullopt;
    const auto until = std::chrono::steady_clock::now() + kLongestReading;
    bool isCut = false;
    const PageWithLinks page = collectLocalHtml(bytes, [until, &isCut] {
        isCut = isCut || std::chrono::steady_clock::now() > until;
        return isCut;
    });
    if (isCut)
        return fail(FailureReason::TooLarge, u"the page takes too long to be read"_s);
    LinkList list;
    addPage(page, list);
    return list;
}

} // namespace bowerbird
