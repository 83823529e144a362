// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "core/bytereader.h"
#include "media/structure.h"

using namespace Qt::StringLiterals;

namespace bowerbird {

namespace {

constexpr quint64 kHeaderBytes = 6;
constexpr quint64 kEntryBytes = 16;

// The size of the picture in an entry. A PNG in an icon is walked as one, because a decoder would be handed it.
StructureReport walkEntry(const ByteReader &reader, quint64 entry)
{
    const quint64 length = reader.u32(entry + 8);
    const quint64 offset = reader.u32(entry + 12);
    StructureReport report;
    report.widthPx = reader.u8(entry) == 0 ? 256 : reader.u8(entry);
    report.heightPx = reader.u8(entry + 1) == 0 ? 256 : reader.u8(entry + 1);
    if (!reader.contains(offset, length))
        return cutOff(report, u"icon ends within a picture"_s);
    const std::span<const char> picture = reader.part(offset, length);
    if (sniff(picture) == ImageType::Png)
        return walkPng(picture);
    // A bitmap without its file header; its height counts the mask too.
    const ByteReader bitmap(picture, ByteOrder::Little);
    const auto width = static_cast<qint32>(bitmap.u32(4));
    const auto height = static_cast<qint32>(bitmap.u32(8)) / 2;
    if (bitmap.u32(0) < 40 || width <= 0 || height <= 0)
        return corrupt(report, u"icon with a picture of no known kind"_s);
    report.widthPx = width;
    report.heightPx = height;
    return complete(report);
}

} // namespace

StructureReport walkIco(std::span<const char> file)
{
    const ByteReader reader(file, ByteOrder::Little);
    StructureReport report;
    const quint64 count = reader.u16(4);
    if (!reader.contains(kHeaderBytes, count * kEntryBytes))
        return cutOff(report, u"icon ends within its directory"_s);
    quint64 walked = 0;
    for (quint64 entry = kHeaderBytes; entry < kHeaderBytes + count * kEntryBytes; entry += kEntryBytes) {
        const StructureReport picture = walkEntry(reader, entry);
        if (picture.widthPx > report.widthPx) {
            report.widthPx = picture.widthPx;
            report.heightPx = picture.heightPx;
        }
        if (picture.completeness != Completeness::Complete)
            return verdict(report, picture.completeness, picture.detail);
        // Many entries that share one large picture would make the walk quadratic.
        walked += reader.u32(entry + 8);
        if (walked > 2 * reader.size())
            return corrupt(report, u"icon whose pictures overlap"_s);
    }
    return complete(report);
}

} // namespace bowerbird
