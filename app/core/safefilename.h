// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/imagetype.h"

#include <QString>

namespace bowerbird {

// Room for " (999)" and the like is left below the 255 bytes of every file system.
inline constexpr int kMaxFileNameBytes = 240;

// `raw` as one path component that every file system takes and nobody is fooled by: no separators, control,
// bidirectional or zero-width characters, no leading dot, no trailing dot or space, no reserved Windows name, NFC,
// cut on a grapheme border to at most `maxBytes` of UTF-8 with its extension kept. Empty when nothing is left.
[[nodiscard]] QString safeFileName(QStringView raw, int maxBytes = kMaxFileNameBytes);

// The last segment of the URL's path, percent-decoded once; may be empty.
[[nodiscard]] QString fileNameFromUrl(QStringView url);

// The name a file gets: `raw` made safe (or "image" when nothing is left), with the extension of the real type: one
// that names the type in any spelling stays, a wrong or missing one is replaced. Unknown keeps what is there.
[[nodiscard]] QString fileNameFor(QStringView raw, ImageType type);

// A name's extension is what letters and digits, eight at most and not digits alone, follow its last dot.
struct FileNameParts
{
    QStringView stem;
    QStringView extension; // without its dot; empty = none
};
[[nodiscard]] FileNameParts splitFileName(QStringView name); // points into `name`

// "name (2).ext" for n = 2.
[[nodiscard]] QString numberedFileName(const QString &name, int n);

// Equal for names that some file system takes for the same one (case folded NFC).
[[nodiscard]] QString collisionKey(QStringView name);

} // namespace bowerbird
