// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "core/bytereader.h"
#include "media/structure.h"

#include <zlib.h>

using namespace Qt::StringLiterals;

namespace bowerbird {

namespace {

constexpr quint64 kSignatureBytes = 8;
constexpr quint64 kChunkFrameBytes = 12; // length, type, CRC
constexpr quint32 kLongestChunk = 0x7FFFFFFF;
// What libpng takes of an ancillary chunk (PNG_USER_CHUNK_MALLOC_MAX). One that claims more than this and more than the
// file holds is a bomb, not a cut.
constexpr quint32 kLongestAncillary = 8'000'000;

struct Chunk
{
    quint32 length = 0;
    std::string_view type;

    [[nodiscard]] bool isAncillary() const { return (type[0] & 0x20) != 0; }
    [[nodiscard]] bool hasValidName() const
    {
        for (const char c : type) {
            const char upper = static_cast<char>(c & ~0x20);
            if (upper < 'A' || upper > 'Z')
                return false;
        }
        return true;
    }
};

// PNG specification, 11.2.2: which depths go with which colour type.
bool isValidDepth(int colorType, int depth)
{
    switch (colorType) {
    case 0:
        return depth == 1 || depth == 2 || depth == 4 || depth == 8 || depth == 16;
    case 3:
        return depth == 1 || depth == 2 || depth == 4 || depth == 8;
    case 2:
    case 4:
    case 6:
        return depth == 8 || depth == 16;
    default:
        return false;
    }
}

// What is wrong with the IHDR whose data begins at `at`; empty when nothing is.
QString headerFault(const ByteReader &reader, quint64 at)
{
    const quint32 width = reader.u32(at);
    const quint32 height = reader.u32(at + 4);
    if (width == 0 || height == 0 || width > kLongestChunk || height > kLongestChunk)
        return u"PNG of %1 x %2 pixels"_s.arg(width).arg(height);
    if (!isValidDepth(reader.u8(at + 9), reader.u8(at + 8)))
        return u"PNG with colour type %1 and depth %2"_s.arg(reader.u8(at + 9)).arg(reader.u8(at + 8));
    if (reader.u8(at + 10) != 0 || reader.u8(at + 11) != 0 || reader.u8(at + 12) > 1)
        return u"PNG with an unknown compression, filter or interlacing"_s;
    return {};
}

bool hasValidCrc(const ByteReader &reader, quint64 at, quint32 length)
{
    const std::string_view covered = reader.text(at + 4, quint64(length) + 4);
    const auto crc = crc32_z(0, reinterpret_cast<const Bytef *>(covered.data()), covered.size());
    return crc == reader.u32(at + 8 + length);
}

QString named(std::string_view type)
{
    return QString::fromLatin1(type.data(), static_cast<qsizetype>(type.size()));
}

StructureReport chunkBeyondEnd(StructureReport report, const Chunk &chunk)
{
    if (chunk.length > kLongestChunk || (chunk.isAncillary() && chunk.length > kLongestAncillary))
        return corrupt(std::move(report), u"PNG chunk %1 claims %2 bytes"_s.arg(named(chunk.type)).arg(chunk.length));
    return cutOff(std::move(report), u"PNG ends within its chunk %1"_s.arg(named(chunk.type)));
}

} // namespace

StructureReport walkPng(std::span<const char> file)
{
    const ByteReader reader(file);
    StructureReport report;
    bool hasPalette = false;
    bool hasData = false;
    bool needsPalette = false;
    for (quint64 at = kSignatureBytes; reader.contains(at, 8);) {
        const Chunk chunk{.length = reader.u32(at), .type = reader.text(at + 4, 4)};
        const bool isHeader = chunk.type == "IHDR";
        if (isHeader != (at == kSignatureBytes) || (isHeader && chunk.length != 13))
            return corrupt(report, u"PNG whose header is not its first chunk"_s);
        if (!chunk.hasValidName())
            return corrupt(report, u"PNG chunk with an impossible name at byte %1"_s.arg(at));
        if (!reader.contains(at, kChunkFrameBytes + chunk.length))
            return chunkBeyondEnd(report, chunk);
        if (!hasValidCrc(reader, at, chunk.length))
            return corrupt(report, u"PNG chunk %1 with a wrong checksum"_s.arg(named(chunk.type)));
        if (isHeader) {
            if (const QString fault = headerFault(reader, at + 8); !fault.isEmpty())
                return corrupt(report, fault);
            report.widthPx = static_cast<int>(reader.u32(at + 8));
            report.heightPx = static_cast<int>(reader.u32(at + 12));
            needsPalette = reader.u8(at + 17) == 3;
            report.hasPalette = needsPalette;
        }
        report.isAnimated = report.isAnimated || chunk.type == "acTL"; // PNG specification, third edition, 11.3.6.1
        hasPalette = hasPalette || chunk.type == "PLTE";
        hasData = hasData || chunk.type == "IDAT";
        if (chunk.type == "IEND") {
            const bool isWhole = hasData && (hasPalette || !needsPalette);
            return isWhole ? complete(report) : corrupt(report, u"PNG without its picture data or palette"_s);
        }
        at += kChunkFrameBytes + chunk.length;
    }
    return cutOff(report, u"PNG ends before its end chunk"_s);
}

} // namespace bowerbird
