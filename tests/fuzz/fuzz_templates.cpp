// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

// Any template, filled with anything: a path of safe parts below the directory, or an error inside the text. The input
// is the template, a line feed, and what its text fields are filled with.

#include "core/nametemplate.h"
#include "core/safefilename.h"
#include "fuzz/fuzzing.h"

#include <algorithm>

using namespace bowerbird;
using namespace bowerbird::fuzz;

namespace {

void requireSafe(const QString &part)
{
    require(!part.isEmpty() && part != u"." && part != u"..");
    require(part.toUtf8().size() <= kMaxFileNameBytes);
    require(std::ranges::none_of(part, [](QChar c) { return c < u' ' || QStringView(u"\\:*?\"<>|").contains(c); }));
    require(safeFileName(part) == part);
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const QString input = QString::fromUtf8(viewOf(data, size));
    const qsizetype border = input.indexOf(u'\n');
    const QString text = border < 0 ? input : input.first(border);
    const QString value = border < 0 ? QString() : input.sliced(border + 1);
    const auto parsed = NameTemplate::parse(text);
    if (!parsed) {
        require(parsed.error().position >= 0 && parsed.error().position <= text.size());
        return 0;
    }
    const NameFacts facts{.site = value,
                          .album = value,
                          .title = value,
                          .rawName = value,
                          .id = value,
                          .user = value,
                          .host = value,
                          .index = static_cast<int>(size),
                          .type = size % 2 == 0 ? ImageType::Jpeg : ImageType::Unknown};
    const QString path = parsed->path(facts);
    for (const QString &part : path.split(u'/'))
        requireSafe(part);
    const QString folder = parsed->folder(facts);
    require(folder.isEmpty() || path.startsWith(folder));
    return 0;
}
