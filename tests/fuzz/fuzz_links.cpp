// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

// Pasted text of any kind gives links and nothing else, in bounds.

#include "core/linkextractor.h"
#include "core/pattern.h"
#include "core/redact.h"
#include "fuzz/fuzzing.h"
#include "sources/imgurlink.h"
#include "sources/imgurpage.h"

#include <algorithm>

using namespace bowerbird;
using namespace bowerbird::fuzz;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    constexpr qsizetype kMost = 1'000;
    const QString text = QString::fromUtf8(viewOf(data, size));
    const QStringList links = extractLinks(text, kMost);
    require(links.size() <= kMost);
    for (const QString &link : links) {
        require(!link.isEmpty());
        require(std::ranges::none_of(link, [](QChar c) { return c < u' '; }));
        [[maybe_unused]] const QString shown = redactedUrl(link);
        const ImgurLink imgur = parseImgurLink(link);
        require(imgur.kind != ImgurKind::Images || !imgur.ids.isEmpty());
        require(imgurBehind(link).isEmpty() || imgur.kind == ImgurKind::None);
        const QString page = imgurPage(imgur);
        require(page.isEmpty() || parseImgurLink(page).kind != ImgurKind::None);
    }
    if (isPattern(text)) {
        if (const auto expanded = expandPattern(text, kMost))
            require(expanded->size() <= kMost);
    }
    return 0;
}
