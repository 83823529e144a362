// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

// Whatever a server calls its file, the name is one that every file system takes and that stays in its folder.

#include "core/imagetype.h"
#include "core/safefilename.h"
#include "fuzz/fuzzing.h"

#include <algorithm>

using namespace bowerbird;
using namespace bowerbird::fuzz;
using namespace Qt::StringLiterals;

namespace {

constexpr int kMostBytes = 255; // of every file system

void requireSafe(const QString &name, int mostBytes = kMaxFileNameBytes)
{
    require(name.toUtf8().size() <= mostBytes);
    require(name != u"." && name != u"..");
    require(!name.endsWith(u'.') && !name.endsWith(u' ') && !name.startsWith(u' '));
    require(std::ranges::none_of(name, [](QChar c) { return c < u' ' || u"/\\:*?\"<>|\x7f"_s.contains(c); }));
    require(safeFileName(name, mostBytes) == name);
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const QString raw = QString::fromUtf8(viewOf(data, size));
    requireSafe(safeFileName(raw));
    const QString named = fileNameFor(raw, ImageType::Jpeg);
    require(!named.isEmpty());
    requireSafe(named);
    requireSafe(fileNameFor(fileNameFromUrl(raw), ImageType::Unknown));
    requireSafe(numberedFileName(named, 12'345), kMostBytes);
    require(collisionKey(named) == collisionKey(collisionKey(named)));
    return 0;
}
