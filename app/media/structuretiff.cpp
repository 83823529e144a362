// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "core/bytereader.h"
#include "media/structure.h"

#include <array>
#include <optional>

using namespace Qt::StringLiterals;

namespace bowerbird {

namespace {

// TIFF 6.0, section 2 and 8.
constexpr quint64 kEntryBytes = 12;
constexpr quint16 kTypeShort = 3;
constexpr quint16 kTypeLong = 4;
constexpr quint16 kTagWidth = 256;
constexpr quint16 kTagHeight = 257;
constexpr quint16 kTagStripOffsets = 273;
constexpr quint16 kTagStripByteCounts = 279;
constexpr quint16 kTagTileOffsets = 324;
constexpr quint16 kTagTileByteCounts = 325;

// One field of a directory: `count` numbers that begin at `at`.
struct Field
{
    quint64 count = 0;
    quint64 bytesEach = 0;
    quint64 at = 0;

    [[nodiscard]] quint32 value(const ByteReader &reader, quint64 index) const
    {
        return bytesEach == 2 ? reader.u16(at + 2 * index) : reader.u32(at + 4 * index);
    }
    [[nodiscard]] bool isWithin(const ByteReader &reader) const { return reader.contains(at, count * bytesEach); }
};

// Bytes of one value of each field type, from BYTE to DOUBLE; 0 is no type.
constexpr std::array<quint8, 13> kTypeBytes = {0, 1, 1, 2, 4, 8, 1, 1, 2, 4, 8, 4, 8};

// True when the directory, the pointer to the next one and every value it refers to lie within the file.
bool holdsDirectory(const ByteReader &reader, quint64 directory)
{
    const quint64 end = directory + 2 + reader.u16(directory) * kEntryBytes;
    if (!reader.contains(directory, 2) || !reader.contains(end, 4))
        return false;
    for (quint64 at = directory + 2; at < end; at += kEntryBytes) {
        const quint16 type = reader.u16(at + 2);
        const quint64 bytes = type < kTypeBytes.size() ? reader.u32(at + 4) * quint64(kTypeBytes.at(type)) : 0;
        if (bytes > 4 && !reader.contains(reader.u32(at + 8), bytes))
            return false;
    }
    return true;
}

// The field of `tag` in the directory at `directory`, when it is there and holds whole numbers.
std::optional<Field> findField(const ByteReader &reader, quint64 directory, quint16 tag)
{
    const quint64 count = reader.u16(directory);
    for (quint64 at = directory + 2; at < directory + 2 + count * kEntryBytes; at += kEntryBytes) {
        const quint16 type = reader.u16(at + 2);
        if (reader.u16(at) != tag || (type != kTypeShort && type != kTypeLong))
            continue;
        Field field{.count = reader.u32(at + 4), .bytesEach = type == kTypeShort ? 2U : 4U, .at = at + 8};
        if (field.count * field.bytesEach > 4)
            field.at = reader.u32(at + 8);
        return field;
    }
    return {};
}

int numberOf(const ByteReader &reader, quint64 directory, quint16 tag)
{
    const std::optional<Field> field = findField(reader, directory, tag);
    const quint32 value = field && field->count > 0 ? field->value(reader, 0) : 0;
    return value > INT32_MAX ? 0 : static_cast<int>(value);
}

// True when each strip (or tile) lies within the file.
bool holdsAll(const ByteReader &reader, const Field &offsets, const Field &byteCounts)
{
    if (!offsets.isWithin(reader) || !byteCounts.isWithin(reader))
        return false;
    for (quint64 i = 0; i < std::min(offsets.count, byteCounts.count); ++i) {
        if (!reader.contains(offsets.value(reader, i), byteCounts.value(reader, i)))
            return false;
    }
    return true;
}

} // namespace

StructureReport walkTiff(std::span<const char> file)
{
    const ByteReader reader(file, file[0] == 'I' ? ByteOrder::Little : ByteOrder::Big);
    StructureReport report;
    const quint64 directory = reader.u32(4);
    if (directory < 8 && reader.contains(0, 8))
        return corrupt(report, u"TIFF without a directory"_s);
    if (!holdsDirectory(reader, directory))
        return cutOff(report, u"TIFF ends before its directory does"_s);
    report.widthPx = numberOf(reader, directory, kTagWidth);
    report.heightPx = numberOf(reader, directory, kTagHeight);
    if (report.widthPx == 0 || report.heightPx == 0)
        return corrupt(report, u"TIFF without a size"_s);
    std::optional<Field> offsets = findField(reader, directory, kTagStripOffsets);
    std::optional<Field> byteCounts = findField(reader, directory, kTagStripByteCounts);
    if (!offsets) {
        offsets = findField(reader, directory, kTagTileOffsets);
        byteCounts = findField(reader, directory, kTagTileByteCounts);
    }
    if (!offsets || !byteCounts)
        return corrupt(report, u"TIFF without picture data"_s);
    return holdsAll(reader, *offsets, *byteCounts) ? complete(report)
                                                   : cutOff(report, u"TIFF ends before its picture data"_s);
}

} // namespace bowerbird
