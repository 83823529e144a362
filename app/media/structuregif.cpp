// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "core/bytereader.h"
#include "media/structure.h"

using namespace Qt::StringLiterals;

namespace bowerbird {

namespace {

constexpr quint64 kHeaderBytes = 13;
constexpr quint64 kFrameBytes = 10; // of an image descriptor, with its introducer
constexpr quint8 kExtension = 0x21;
constexpr quint8 kFrame = 0x2C;
constexpr quint8 kTrailer = 0x3B;
constexpr int kLargestCodeSize = 11; // codes of 12 bits are the longest

// The bytes of the colour table that a packed field announces.
quint64 colorTableBytes(quint8 packed)
{
    return packed & 0x80 ? 3ULL << ((packed & 0x07) + 1) : 0;
}

// Behind the sub-blocks that begin at `at`; past the end of the file when they have no terminator.
quint64 skipSubBlocks(const ByteReader &reader, quint64 at)
{
    while (at < reader.size()) {
        const quint8 length = reader.u8(at);
        at += 1ULL + length;
        if (length == 0)
            return at;
    }
    return reader.size() + 1;
}

// What is wrong with the frame whose pixels begin at `at`; empty = nothing that shows here.
QString frameFlaw(const ByteReader &reader, quint64 at, const StructureReport &report)
{
    if (report.widthPx == 0 || report.heightPx == 0)
        return u"GIF without a size"_s;
    const int codeSize = reader.u8(at);
    return codeSize < 1 || codeSize > kLargestCodeSize ? u"GIF with codes of %1 bits"_s.arg(codeSize) : QString();
}

} // namespace

StructureReport walkGif(std::span<const char> file)
{
    const ByteReader reader(file, ByteOrder::Little);
    StructureReport report;
    report.widthPx = reader.u16(6);
    report.heightPx = reader.u16(8);
    report.hasPalette = true;
    bool hasFrame = false;
    quint64 at = kHeaderBytes + colorTableBytes(reader.u8(10));
    while (at < reader.size()) {
        const quint8 block = reader.u8(at);
        if (block == kTrailer)
            return hasFrame ? complete(report) : corrupt(report, u"GIF without a frame"_s);
        if (block == kExtension) {
            at = skipSubBlocks(reader, at + 2);
        } else if (block == kFrame) {
            if (!hasFrame && (report.widthPx == 0 || report.heightPx == 0)) {
                report.widthPx = reader.u16(at + 5);
                report.heightPx = reader.u16(at + 7);
            }
            at += kFrameBytes + colorTableBytes(reader.u8(at + 9));
            if (!reader.contains(at, 1))
                break;
            if (const QString flaw = frameFlaw(reader, at, report); !flaw.isEmpty())
                return corrupt(report, flaw);
            report.isAnimated = hasFrame;
            hasFrame = true;
            at = skipSubBlocks(reader, at + 1);
        } else if (block == 0) {
            ++at; // some writers end a block twice
        } else {
            return corrupt(report, u"GIF with an unknown block at byte %1"_s.arg(at));
        }
    }
    return cutOff(report, u"GIF ends before its trailer"_s);
}

} // namespace bowerbird
