// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "media/exif.h"

#include "core/bytereader.h"

#include <QTransform>

namespace bowerbird {

namespace {

using std::string_view_literals::operator""sv;

constexpr quint8 kApp1 = 0xE1;
constexpr quint8 kSos = 0xDA;

// The orientation tag of the first directory of the TIFF in an Exif segment.
int orientationIn(std::span<const char> tiff)
{
    constexpr quint16 kOrientation = 0x0112;
    if (tiff.size() < 8)
        return 1;
    const ByteReader reader(tiff, tiff[0] == 'I' ? ByteOrder::Little : ByteOrder::Big);
    const quint64 directory = reader.u32(4);
    const quint64 count = reader.u16(directory);
    for (quint64 i = 0; i < count && reader.contains(directory + 2 + i * 12, 12); ++i) {
        const quint64 entry = directory + 2 + i * 12;
        if (reader.u16(entry) == kOrientation) {
            const int value = reader.u16(entry + 8);
            return value >= 1 && value <= 8 ? value : 1;
        }
    }
    return 1;
}

} // namespace

int exifOrientation(std::span<const char> jpeg)
{
    const ByteReader reader(jpeg);
    for (quint64 at = 2; reader.contains(at, 4) && reader.u8(at) == 0xFF;) {
        const quint8 marker = reader.u8(at + 1);
        if (marker == 0xFF) {
            ++at; // a fill byte
            continue;
        }
        const quint64 length = reader.u16(at + 2);
        if (marker == kSos || length < 2)
            return 1;
        if (marker == kApp1 && reader.text(at + 4, 6) == "Exif\0\0"sv)
            return orientationIn(reader.part(at + 10, length < 8 ? 0 : length - 8));
        at += 2 + length;
    }
    return 1;
}

QImage uprighted(const QImage &image, int orientation)
{
    const auto turned = [](const QImage &source, int degrees) {
        return source.transformed(QTransform().rotate(degrees));
    };
    switch (orientation) {
    case 2:
        return image.mirrored(true, false);
    case 3:
        return image.mirrored(true, true);
    case 4:
        return image.mirrored(false, true);
    case 5:
        return turned(image.mirrored(false, true), 90);
    case 6:
        return turned(image, 90);
    case 7:
        return turned(image.mirrored(true, false), 90);
    case 8:
        return turned(image, 270);
    default:
        return image;
    }
}

} // namespace bowerbird
