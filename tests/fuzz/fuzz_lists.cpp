// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

// A list of any kind (text, CSV, JSON, Metalink, bookmarks, of aria2, shortcuts) gives links that may be asked; and
// what gallery-dl prints is read alike however it is cut.

#include "fuzz/fuzzing.h"
#include "sources/gallerydlreader.h"
#include "sources/listreader.h"

using namespace bowerbird;
using namespace bowerbird::fuzz;
using namespace Qt::StringLiterals;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    static const QStringList kNames{u"list"_s,      u"list.csv"_s, u"list.json"_s,   u"list.meta4"_s,
                                    u"list.html"_s, u"list.url"_s, u"list.webloc"_s, u"list.txt"_s};
    if (size == 0)
        return 0;
    const QByteArray bytes = viewOf(data + 1, size - 1).toByteArray();
    if (const Result<LinkList> list = readLinkList(bytes, kNames.at(data[0] % kNames.size()))) {
        require(list->images.isEmpty() || list->images.size() == list->links.size());
        for (const ImageRef &image : list->images)
            require(image.url.isEmpty() || image.url.startsWith("http"_L1, Qt::CaseInsensitive));
    }
    GalleryDlReader reader;
    const qsizetype half = bytes.size() / 2;
    const qsizetype messages = reader.read(bytes.first(half)).size() + reader.read(bytes.sliced(half)).size();
    GalleryDlReader atOnce;
    require(atOnce.read(bytes).size() == messages);
    return 0;
}
