// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "support/testimages.h"

#include <QBuffer>
#include <QImageWriter>

#include <algorithm>

namespace bowerbird::test {

namespace {

QByteArray encoded(const QImage &image, const char *format, int quality)
{
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    QImageWriter writer(&buffer, format);
    writer.setQuality(quality);
    if (!writer.write(image))
        qFatal("A test picture cannot be written as %s.", format);
    return bytes;
}

void appendNumber(QByteArray &bytes, int number) // 16 bits, little endian
{
    bytes += static_cast<char>(number & 0xff);
    bytes += static_cast<char>((number >> 8) & 0xff);
}

// LZW without compression: eight bits a code, and a clear code before the codes would grow to nine bits and more.
QByteArray gifCodes(const QByteArray &pixels)
{
    constexpr int kClear = 128;
    constexpr int kEnd = 129;
    constexpr int kBetweenClears = 100;
    QByteArray codes;
    for (qsizetype at = 0; at < pixels.size(); at += kBetweenClears)
        codes += static_cast<char>(kClear) + pixels.mid(at, kBetweenClears);
    return codes + static_cast<char>(kEnd);
}

} // namespace

QImage testImage(int seed, QSize size)
{
    QImage image(size, QImage::Format_RGB32);
    // A linear congruential generator: the same on every machine.
    quint32 state = static_cast<quint32>(seed) * 2654435761U + 1U;
    const auto seedShade = static_cast<int>(state >> 24);
    for (int y = 0; y < size.height(); ++y) {
        auto *line = reinterpret_cast<QRgb *>(image.scanLine(y));
        for (int x = 0; x < size.width(); ++x) {
            state = state * 1664525U + 1013904223U;
            const int noise = static_cast<int>(state >> 28);
            line[x] = qRgb((x * 255 / size.width() + noise) & 255, (y * 255 / size.height() + noise) & 255,
                           (seedShade + x + y) & 255);
        }
    }
    return image;
}

QByteArray jpegBytes(int seed, QSize size, int quality)
{
    return encoded(testImage(seed, size), "jpeg", quality);
}

QByteArray pngBytes(int seed, QSize size)
{
    return encoded(testImage(seed, size), "png", -1);
}

QByteArray gifBytes(int seed, QSize size)
{
    constexpr int kColors = 128;
    const QImage image = testImage(seed, size).convertToFormat(QImage::Format_Grayscale8);
    QByteArray bytes = "GIF89a";
    appendNumber(bytes, size.width());
    appendNumber(bytes, size.height());
    bytes += QByteArray("\xf6\0\0", 3); // a global table of 128 colours
    for (int i = 0; i < kColors; ++i)
        bytes += QByteArray(3, static_cast<char>(i * 2));
    bytes += QByteArray(",\0\0\0\0", 5);
    appendNumber(bytes, size.width());
    appendNumber(bytes, size.height());
    bytes += QByteArray("\0\x07", 2); // no local table; 7 bits a pixel
    QByteArray pixels;
    for (int y = 0; y < size.height(); ++y) {
        for (int x = 0; x < size.width(); ++x)
            pixels += static_cast<char>(image.constScanLine(y)[x] / 2);
    }
    const QByteArray codes = gifCodes(pixels);
    for (qsizetype at = 0; at < codes.size(); at += 255) {
        const QByteArray block = codes.mid(at, 255);
        bytes += static_cast<char>(block.size()) + block;
    }
    return bytes + QByteArray("\0;", 2);
}

} // namespace bowerbird::test
