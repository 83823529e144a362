// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "core/bytereader.h"
#include "media/structure.h"

#include <cstdlib>

using namespace Qt::StringLiterals;

namespace bowerbird {

namespace {

constexpr quint64 kFileHeaderBytes = 14;
constexpr quint32 kCoreHeaderBytes = 12;

struct BmpHeader
{
    qint64 width = 0;
    qint64 height = 0; // without its sign, which says only which row comes first
    int bitsPerPixel = 0;
    bool isPacked = false; // rows of no fixed length

    [[nodiscard]] quint64 pixelBytes() const
    {
        if (isPacked)
            return 0;
        return (static_cast<quint64>(width) * static_cast<quint64>(bitsPerPixel) + 31) / 32 * 4 *
               static_cast<quint64>(height);
    }
};

BmpHeader readHeader(const ByteReader &reader)
{
    if (reader.u32(kFileHeaderBytes) == kCoreHeaderBytes)
        return {.width = reader.u16(18), .height = reader.u16(20), .bitsPerPixel = reader.u16(24)};
    constexpr quint32 kUncompressed = 0;
    constexpr quint32 kBitFields = 3;
    constexpr quint32 kAlphaBitFields = 6;
    constexpr quint32 kShortestWithCompression = 20;
    const bool saysCompression = reader.u32(kFileHeaderBytes) >= kShortestWithCompression;
    const quint32 compression = saysCompression ? reader.u32(30) : kUncompressed;
    const bool hasRows = compression == kUncompressed || compression == kBitFields || compression == kAlphaBitFields;
    return {.width = static_cast<qint32>(reader.u32(18)),
            .height = std::abs(qint64(static_cast<qint32>(reader.u32(22)))),
            .bitsPerPixel = reader.u16(28),
            .isPacked = !hasRows};
}

bool isKnownDepth(int bits)
{
    return bits == 0 || bits == 1 || bits == 2 || bits == 4 || bits == 8 || bits == 16 || bits == 24 || bits == 32;
}

} // namespace

StructureReport walkBmp(std::span<const char> file)
{
    const ByteReader reader(file, ByteOrder::Little);
    StructureReport report;
    if (!reader.contains(0, kFileHeaderBytes + reader.u32(kFileHeaderBytes)))
        return cutOff(report, u"BMP ends within its header"_s);
    const BmpHeader header = readHeader(reader);
    if (header.width <= 0 || header.height <= 0 || header.height > INT32_MAX || !isKnownDepth(header.bitsPerPixel))
        return corrupt(
            report,
            u"BMP of %1 x %2 pixels of %3 bits"_s.arg(header.width).arg(header.height).arg(header.bitsPerPixel));
    report.widthPx = static_cast<int>(header.width);
    report.heightPx = static_cast<int>(header.height);
    const quint64 declared = reader.u32(2);
    const quint64 needed = std::max<quint64>(declared, reader.u32(10) + header.pixelBytes());
    if (needed > reader.size())
        return cutOff(report, u"BMP of %1 bytes ends after %2"_s.arg(needed).arg(reader.size()));
    return complete(report);
}

} // namespace bowerbird
