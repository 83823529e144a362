// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "sources/htmlchoice.h"

#include <QRegularExpression>

#include <algorithm>
#include <array>
#include <span>
#include <tuple>

namespace bowerbird {

using namespace Qt::StringLiterals;

namespace {

constexpr auto kOriginals = std::to_array<QByteArrayView>(
    {"data-orig-file", "data-original-src", "data-full", "data-full-src", "data-fullsrc", "data-full-url",
     "data-fullsize", "data-hires", "data-high-res", "data-high-res-src", "data-zoom", "data-zoom-image",
     "data-zoom-src", "data-large", "data-large-src", "data-large_image", "data-large-file", "data-large-image"});
constexpr auto kLazy =
    std::to_array<QByteArrayView>({"data-src",          "data-original",         "data-lazy-src",
                                   "data-lazy",         "data-lazyload",         "data-lazyload-src",
                                   "data-echo",         "data-img-src",          "data-img",
                                   "data-image",        "data-image-src",        "data-actualsrc",
                                   "data-deferred-src", "data-delayed-url",      "data-ll-src",
                                   "data-cfsrc",        "data-src-retina",       "data-url",
                                   "data-retina",       "data-defer-src",        "data-pagespeed-lazy-src",
                                   "lazy-src",          "data-flickity-lazyload"});
constexpr auto kSrcsets = std::to_array<QByteArrayView>(
    {"srcset", "data-srcset", "data-lazy-srcset", "data-original-set", "lazy-srcset", "data-flickity-lazyload-srcset"});

// Such attributes may hold anything: a flag, a size, JSON.
bool isAddress(const QString &value)
{
    static const QRegularExpression kNoAddress(uR"([\s{}<>"\[\]]|^#|^\d*$)"_s);
    return (value.contains(u'/') || value.contains(u'.')) && !kNoAddress.match(value).hasMatch();
}

QString addressIn(const HtmlAttributes &attributes, std::span<const QByteArrayView> names)
{
    for (const QByteArrayView name : names) {
        const QString value = attributes.value(name);
        if (isAddress(value))
            return value;
    }
    return {};
}

// "(min-width: 800px)", the picture is for a window at least so wide.
int widthOfMedia(const QString &media)
{
    static const QRegularExpression kMinWidth(u"min-width:\\s*(\\d{1,5})"_s);
    return kMinWidth.match(media).captured(1).toInt();
}

bool isInline(const QString &url)
{
    return url.startsWith("data:"_L1, Qt::CaseInsensitive);
}

} // namespace

void HtmlChoice::takeImage(const HtmlAttributes &attributes)
{
    m_original = addressIn(attributes, kOriginals);
    for (const QByteArrayView name : kSrcsets)
        takeSrcset(attributes.value(name), 0, true);
    m_lazy = addressIn(attributes, kLazy);
    m_src = attributes.value("src");
}

void HtmlChoice::takeSource(const HtmlAttributes &attributes)
{
    const int width = widthOfMedia(attributes.value("media"));
    for (const QByteArrayView name : kSrcsets)
        takeSrcset(attributes.value(name), width, false);
}

void HtmlChoice::takeSrcset(const QString &srcset, int guessedWidth, bool isImage)
{
    if (srcset.isEmpty())
        return;
    for (const SrcsetCandidate &offered : parseSrcset(srcset)) {
        if (!isInline(offered.url))
            m_candidates.append({.offered = offered,
                                 .width = offered.widthPx > 0 ? offered.widthPx : guessedWidth,
                                 .isImage = isImage});
    }
}

HtmlChoice::Chosen HtmlChoice::best() const
{
    // Of equals the img's own, which every browser can show, then the first.
    const auto isLess = [](const Candidate &a, const Candidate &b) {
        return std::tuple(a.width, a.offered.density, a.isImage) < std::tuple(b.width, b.offered.density, b.isImage);
    };
    const bool hasPlaceholder = !m_lazy.isEmpty() || isInline(m_src);
    const auto smallest = std::ranges::min_element(m_candidates, isLess);
    Chosen chosen;
    if (smallest != m_candidates.end()) {
        const auto largest = std::ranges::max_element(m_candidates, isLess);
        chosen = {.url = largest->offered.url,
                  .previewUrl = smallest->offered.url,
                  .alternative = hasPlaceholder ? m_lazy : m_src,
                  .widthPx = largest->offered.widthPx};
        // Where nothing but the format differs, src is what everything can show.
        const bool isOnlyFormat = largest->width == 0 && largest->offered.density <= 1 && !largest->isImage;
        if (isOnlyFormat && !hasPlaceholder && !m_src.isEmpty())
            chosen = {.url = m_src, .previewUrl = {}, .alternative = largest->offered.url, .widthPx = 0};
    } else {
        chosen.url = m_lazy.isEmpty() ? m_src : m_lazy;
        chosen.previewUrl = hasPlaceholder ? QString() : m_src;
    }
    if (m_original.isEmpty())
        return chosen;
    return {.url = m_original,
            .previewUrl = chosen.previewUrl.isEmpty() ? chosen.url : chosen.previewUrl,
            .alternative = chosen.url,
            .widthPx = 0};
}

} // namespace bowerbird
