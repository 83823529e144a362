// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "core/bytereader.h"
#include "media/structure.h"

using namespace Qt::StringLiterals;

namespace bowerbird {

namespace {

constexpr quint64 kHeaderBytes = 12;
constexpr quint64 kChunkHeaderBytes = 8;

// Sets the size that the chunk with its data at `at` declares. False: it declares none although it has to.
bool readLossySize(const ByteReader &reader, quint64 at, StructureReport &report)
{
    constexpr quint32 kStartCode = 0x2A019D; // RFC 6386, 9.1
    if ((reader.u8(at) & 1) != 0 || reader.u24(at + 3) != kStartCode)
        return false;
    report.widthPx = reader.u16(at + 6) & 0x3FFF;
    report.heightPx = reader.u16(at + 8) & 0x3FFF;
    return report.widthPx > 0 && report.heightPx > 0;
}

bool readLosslessSize(const ByteReader &reader, quint64 at, StructureReport &report)
{
    constexpr quint8 kSignature = 0x2F;
    if (reader.u8(at) != kSignature)
        return false;
    const quint32 bits = reader.u32(at + 1);
    report.widthPx = static_cast<int>(bits & 0x3FFF) + 1;
    report.heightPx = static_cast<int>(bits >> 14 & 0x3FFF) + 1;
    return true;
}

void readCanvasSize(const ByteReader &reader, quint64 at, StructureReport &report)
{
    report.widthPx = static_cast<int>(reader.u24(at + 4)) + 1;
    report.heightPx = static_cast<int>(reader.u24(at + 7)) + 1;
}

} // namespace

StructureReport walkWebP(std::span<const char> file)
{
    const ByteReader reader(file, ByteOrder::Little);
    StructureReport report;
    const quint64 end = quint64(reader.u32(4)) + 8;
    bool hasCanvas = false;
    bool hasPicture = false;
    quint64 at = kHeaderBytes;
    while (at + kChunkHeaderBytes <= end && reader.contains(at, kChunkHeaderBytes)) {
        const std::string_view type = reader.text(at, 4);
        const quint64 length = reader.u32(at + 4);
        const quint64 data = at + kChunkHeaderBytes;
        // Every chunk is padded to an even length; some writers forget that of the last one.
        if (data + length > end)
            return corrupt(report, u"WebP chunk longer than its file at byte %1"_s.arg(at));
        if (type == "VP8X" && at == kHeaderBytes) {
            readCanvasSize(reader, data, report);
            hasCanvas = true;
        }
        StructureReport frame;
        const bool isLossy = type == "VP8 ";
        const bool isLossless = type == "VP8L";
        if ((isLossy || isLossless) && reader.contains(data, 10)) {
            if (!(isLossy ? readLossySize(reader, data, frame) : readLosslessSize(reader, data, frame)))
                return corrupt(report, u"WebP without a key frame"_s);
            if (!hasCanvas)
                report = frame;
        }
        report.isAnimated = report.isAnimated || type == "ANIM"; // RFC 9649, 2.7.1.1
        hasPicture = hasPicture || isLossy || isLossless || type == "ANMF";
        at = data + length + (length & 1);
    }
    if (end > reader.size())
        return cutOff(report, u"WebP of %1 bytes ends after %2"_s.arg(end).arg(reader.size()));
    return hasPicture ? complete(report) : corrupt(report, u"WebP without a picture"_s);
}

} // namespace bowerbird
