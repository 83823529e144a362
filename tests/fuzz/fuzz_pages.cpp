// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

// A page of any kind, in any encoding, gives addresses that may be asked and nothing else.

#include "fuzz/fuzzing.h"
#include "sources/htmlimages.h"
#include "sources/htmlsrcset.h"
#include "sources/pagekind.h"
#include "sources/privatehost.h"

#include <QUrl>

using namespace bowerbird;
using namespace bowerbird::fuzz;
using namespace Qt::StringLiterals;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const QByteArrayView bytes = viewOf(data, size);
    [[maybe_unused]] const PageKind kind = pageKindOf(bytes, {});
    // The first line may be the Content-Type.
    const qsizetype line = bytes.indexOf('\n');
    const QByteArrayView type = bytes.startsWith("text/html") && line > 0 ? bytes.first(line) : QByteArrayView();
    const FoundOnPage found = collectHtmlImages(bytes, QUrl(u"http://a.example/d/page.html"_s), type);
    int index = 0;
    for (const ImageRef &image : found.images) {
        const QUrl url(image.url);
        require(url.scheme() == u"http" || url.scheme() == u"https");
        require(!isPrivateHost(url.host()));
        require(image.index == ++index);
    }
    [[maybe_unused]] const QList<SrcsetCandidate> candidates = parseSrcset(QString::fromUtf8(bytes));
    return 0;
}
