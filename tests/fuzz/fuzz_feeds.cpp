// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

// A feed, in XML or JSON, gives addresses that may be asked and nothing else.

#include "fuzz/fuzzing.h"
#include "sources/feedimages.h"

#include <QUrl>

using namespace bowerbird;
using namespace bowerbird::fuzz;
using namespace Qt::StringLiterals;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const QByteArrayView bytes = viewOf(data, size);
    const bool isJson = bytes.startsWith('{');
    const auto found = collectFeedImages(bytes, QUrl(u"http://a.example/feed"_s),
                                         isJson ? "application/feed+json" : "application/rss+xml");
    if (!found)
        return 0;
    for (const ImageRef &image : found->images)
        require(image.url.startsWith("http"_L1));
    return 0;
}
