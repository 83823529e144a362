// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/imagetype.h"

#include <QByteArray>
#include <QImage>
#include <QList>

#include <span>

// Small files of every format the room knows: by Qt's writers where it has one, else by hand.

namespace bowerbird::test {

struct Sample
{
    const char *name = "";
    ImageType type = ImageType::Unknown;
    QByteArray bytes;
    QSize size;               // as it is declared
    bool isDecodable = false; // by what this program is built with
};

[[nodiscard]] QByteArray encoded(const QImage &image, const char *format, int quality = -1);
[[nodiscard]] QByteArray progressiveJpeg(const QImage &image);
[[nodiscard]] QByteArray cmykJpeg(QSize size, QRgb color, bool hasAdobeMarker);
// `jpeg` with an Exif segment that gives `orientation`, in either byte order.
[[nodiscard]] QByteArray withOrientation(const QByteArray &jpeg, int orientation, bool isBigEndian = false);
// `jpeg` with the second half of its last scan left out; its end marker stays.
[[nodiscard]] QByteArray withHalfAScan(const QByteArray &jpeg);

[[nodiscard]] QByteArray pngChunk(const QByteArray &type, const QByteArray &data);
// A PNG of 8-bit grey whose header declares `size` and which holds `pixelData`, each checksum right.
[[nodiscard]] QByteArray pngOf(QSize size, const QByteArray &pixelData);

[[nodiscard]] QByteArray isoBox(const QByteArray &type, const QByteArray &data);
[[nodiscard]] QByteArray bigEndian32(quint32 value);
[[nodiscard]] QByteArray svgOf(const QByteArray &content);

// One of each format, 160 x 120 or as its entry says.
[[nodiscard]] QList<Sample> allSamples(QSize size = {160, 120});

[[nodiscard]] inline std::span<const char> spanOf(const QByteArray &bytes)
{
    return {bytes.constData(), static_cast<size_t>(bytes.size())};
}

// The most memory this process has ever had, in megabytes; 0 where nobody tells.
[[nodiscard]] qint64 peakMegabytes();

} // namespace bowerbird::test
