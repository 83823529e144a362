// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/failure.h"
#include "core/imagetype.h"

#include <QString>

#include <span>

namespace bowerbird {

inline constexpr int kSniffBytes = 512; // enough for sniff() to decide

// The real type of a file that begins with `bytes`, by its signature alone (the WHATWG list and ISO base media
// brands); Unknown when it is none of ours.
[[nodiscard]] ImageType sniff(std::span<const char> bytes);

// What such bytes are when they are no picture, for a person to read: "a web page", "text", "a program",
// "an archive", "an unknown format". Never translated: it is a detail.
[[nodiscard]] QString describeNonImage(std::span<const char> bytes);

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
    QString detail; // what is wrong, untranslated
};

// Walks a whole file without decoding it: JPEG segments to EOI, PNG chunks with their CRCs to IEND, GIF blocks to
// the trailer, RIFF and BMP sizes, the box sizes of ISO media. Linear in time, allocates nothing that the bytes ask
// for.
[[nodiscard]] StructureReport walkStructure(std::span<const char> file);

} // namespace bowerbird
