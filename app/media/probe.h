// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/failure.h"
#include "core/imagetype.h"
#include "core/sniff.h"

#include <QString>

#include <span>

namespace bowerbird {

enum class Completeness : quint8 {
    Complete, // walked to the end marker
    CutOff,   // the bytes end before the end marker
    Corrupt,  // a structure that cannot be right, or a wrong checksum
    Unknown,  // a format whose structure is not walked
};

struct StructureReport
{
    ImageType type = ImageType::Unknown;
    int widthPx = 0;
    int heightPx = 0;
    Completeness completeness = Completeness::Unknown;
    QString detail;          // what is wrong, untranslated
    bool hasPalette = false; // its pixels are numbers of at most 256 colours (PNG, GIF)
    bool isAnimated = false; // more than one picture that follow each other (PNG, GIF, WebP)
};

// Walks a whole file without decoding it: JPEG segments to EOI, PNG chunks with their CRCs to IEND, GIF blocks to
// the trailer, RIFF and BMP sizes, the box sizes of ISO media. Linear in time, allocates nothing that the bytes ask
// for.
[[nodiscard]] StructureReport walkStructure(std::span<const char> file);

} // namespace bowerbird
