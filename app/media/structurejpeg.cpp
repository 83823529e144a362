// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "core/bytereader.h"
#include "media/structure.h"

using namespace Qt::StringLiterals;

namespace bowerbird {

namespace {

// ITU-T T.81, table B.1.
constexpr quint8 kRst0 = 0xD0;
constexpr quint8 kRst7 = 0xD7;
constexpr quint8 kSoi = 0xD8;
constexpr quint8 kEoi = 0xD9;
constexpr quint8 kSos = 0xDA;
constexpr quint8 kTem = 0x01;

bool isFrameHeader(quint8 marker)
{
    return marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
}

bool standsAlone(quint8 marker)
{
    return marker == kTem || (marker >= kRst0 && marker <= kRst7);
}

// Where the marker after the entropy-coded data that begins at `at` has its 0xFF; the file's size when there is none.
// memchr leaps from 0xFF to 0xFF: in such data about one byte in 256 is one.
quint64 endOfScan(std::span<const char> file, quint64 at)
{
    while (at < file.size()) {
        const void *found = std::memchr(file.data() + at, 0xFF, file.size() - at);
        if (!found)
            return file.size();
        at = static_cast<quint64>(static_cast<const char *>(found) - file.data());
        if (at + 1 >= file.size())
            return file.size();
        const auto next = static_cast<quint8>(file[at + 1]);
        if (next != 0 && next != 0xFF && (next < kRst0 || next > kRst7))
            return at;
        at += next == 0xFF ? 1 : 2;
    }
    return file.size();
}

// The next marker byte's offset, with any fill bytes before it skipped.
quint64 skipFill(const ByteReader &reader, quint64 at)
{
    while (reader.u8(at) == 0xFF)
        ++at;
    return at;
}

} // namespace

StructureReport walkJpeg(std::span<const char> file)
{
    const ByteReader reader(file);
    StructureReport report;
    bool hasScan = false;
    quint64 at = 2;
    while (at < reader.size()) {
        if (reader.u8(at) != 0xFF)
            return corrupt(report, u"no JPEG marker at byte %1"_s.arg(at));
        at = skipFill(reader, at);
        if (at >= reader.size())
            break;
        const quint8 marker = reader.u8(at++);
        if (marker == kEoi)
            return hasScan ? complete(report) : corrupt(report, u"JPEG without a scan"_s);
        if (standsAlone(marker))
            continue;
        if (marker == 0 || marker == kSoi)
            return corrupt(report, u"JPEG marker out of place at byte %1"_s.arg(at - 1));
        if (!reader.contains(at, 2))
            break;
        const quint64 length = reader.u16(at);
        if (length < 2)
            return corrupt(report, u"JPEG segment of %1 bytes at byte %2"_s.arg(length).arg(at));
        if (!reader.contains(at, length))
            break;
        if (isFrameHeader(marker)) {
            report.heightPx = reader.u16(at + 3);
            report.widthPx = reader.u16(at + 5);
            if (length < 8 || report.widthPx == 0 || report.heightPx == 0)
                return corrupt(report, u"JPEG frame without a size"_s);
        }
        at += length;
        if (marker != kSos)
            continue;
        if (report.widthPx == 0)
            return corrupt(report, u"JPEG scan without a frame"_s);
        hasScan = true;
        at = endOfScan(file, at);
    }
    return cutOff(report, u"JPEG ends before its end marker"_s);
}

} // namespace bowerbird
