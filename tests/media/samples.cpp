// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "media/samples.h"

#include "support/testimages.h"

#include <QBuffer>
#include <QImageWriter>
#include <QtEndian>

#include <cstdio>
#include <cstdlib>
#include <vector>

#ifdef Q_OS_UNIX
#include <sys/resource.h>
#endif

// After <cstdio>, which it needs and does not include.
#include <jpeglib.h>
#include <zlib.h>

namespace bowerbird::test {

QByteArray encoded(const QImage &image, const char *format, int quality)
{
    QByteArray bytes;
    QBuffer device(&bytes);
    device.open(QIODevice::WriteOnly);
    QImageWriter writer(&device, format);
    writer.setQuality(quality);
    if (!writer.write(image))
        qFatal("cannot write %s: %s", format, qPrintable(writer.errorString()));
    return bytes;
}

QByteArray progressiveJpeg(const QImage &image)
{
    QByteArray bytes;
    QBuffer device(&bytes);
    device.open(QIODevice::WriteOnly);
    QImageWriter writer(&device, "jpeg");
    writer.setProgressiveScanWrite(true);
    writer.write(image);
    return bytes;
}

QByteArray cmykJpeg(QSize size, QRgb color, bool hasAdobeMarker)
{
    jpeg_compress_struct info{};
    jpeg_error_mgr errors{};
    info.err = jpeg_std_error(&errors);
    jpeg_create_compress(&info);
    unsigned char *bytes = nullptr;
    unsigned long length = 0;
    jpeg_mem_dest(&info, &bytes, &length);
    info.image_width = static_cast<JDIMENSION>(size.width());
    info.image_height = static_cast<JDIMENSION>(size.height());
    info.input_components = 4;
    info.in_color_space = JCS_CMYK;
    jpeg_set_defaults(&info);
    info.write_Adobe_marker = hasAdobeMarker ? TRUE : FALSE;
    jpeg_start_compress(&info, TRUE);
    const auto ink = [&](int level) { return static_cast<JSAMPLE>(hasAdobeMarker ? level : 255 - level); };
    std::vector<JSAMPLE> row;
    for (int x = 0; x < size.width(); ++x)
        row.insert(row.end(), {ink(qRed(color)), ink(qGreen(color)), ink(qBlue(color)), ink(255)});
    for (int y = 0; y < size.height(); ++y) {
        JSAMPROW rows = row.data();
        jpeg_write_scanlines(&info, &rows, 1);
    }
    jpeg_finish_compress(&info);
    const QByteArray result(reinterpret_cast<const char *>(bytes), static_cast<qsizetype>(length));
    jpeg_destroy_compress(&info);
    std::free(bytes);
    return result;
}

namespace {

template<typename T>
QByteArray number(T value, bool isBigEndian)
{
    const T stored = isBigEndian ? qToBigEndian(value) : qToLittleEndian(value);
    return QByteArray(reinterpret_cast<const char *>(&stored), sizeof stored);
}

} // namespace

QByteArray bigEndian32(quint32 value)
{
    return number<quint32>(value, true);
}

QByteArray withOrientation(const QByteArray &jpeg, int orientation, bool isBigEndian)
{
    const auto u16 = [&](int value) { return number<quint16>(static_cast<quint16>(value), isBigEndian); };
    const auto u32 = [&](quint32 value) { return number<quint32>(value, isBigEndian); };
    QByteArray exif("Exif\0\0", 6);
    exif += isBigEndian ? QByteArray("MM\0*", 4) : QByteArray("II*\0", 4);
    exif += u32(8) + u16(1) + u16(0x0112) + u16(3) + u32(1) + u16(orientation) + u16(0) + u32(0);
    QByteArray segment =
        QByteArray("\xFF\xE1", 2) + number<quint16>(static_cast<quint16>(exif.size() + 2), true) + exif;
    return QByteArray(jpeg).insert(2, segment);
}

QByteArray withHalfAScan(const QByteArray &jpeg)
{
    const qsizetype scan = jpeg.lastIndexOf(QByteArray("\xFF\xDA", 2));
    const qsizetype kept = scan + (jpeg.size() - scan) / 2;
    return jpeg.first(kept) + QByteArray("\xFF\xD9", 2);
}

QByteArray pngChunk(const QByteArray &type, const QByteArray &data)
{
    const QByteArray covered = type + data;
    const auto crc = crc32(0, reinterpret_cast<const Bytef *>(covered.constData()), static_cast<uInt>(covered.size()));
    return bigEndian32(static_cast<quint32>(data.size())) + covered + bigEndian32(static_cast<quint32>(crc));
}

QByteArray pngOf(QSize size, const QByteArray &pixelData)
{
    const QByteArray header = bigEndian32(static_cast<quint32>(size.width())) +
                              bigEndian32(static_cast<quint32>(size.height())) + QByteArray("\x08\0\0\0\0", 5);
    // qCompress puts a length before the zlib stream.
    return QByteArray("\x89PNG\r\n\x1A\n") + pngChunk("IHDR", header) + pngChunk("IDAT", qCompress(pixelData).mid(4)) +
           pngChunk("IEND", {});
}

QByteArray isoBox(const QByteArray &type, const QByteArray &data)
{
    return bigEndian32(static_cast<quint32>(data.size() + 8)) + type + data;
}

QByteArray svgOf(const QByteArray &content)
{
    return "<?xml version=\"1.0\"?>\n<!-- a > drawing -->\n<!DOCTYPE svg [ <!ENTITY a \"<b>\"> ]>\n"
           "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"160\" height=\"120px\" viewBox=\"0 0 10 10\">" +
           content + "</svg>\n";
}

namespace {

QByteArray heif(const QByteArray &brand, QSize size)
{
    const QByteArray none(4, '\0');
    const auto ispe = [&](QSize edge) {
        return isoBox("ispe", none + bigEndian32(static_cast<quint32>(edge.width())) +
                                  bigEndian32(static_cast<quint32>(edge.height())));
    };
    const QByteArray properties = isoBox("iprp", isoBox("ipco", ispe({64, 48}) + isoBox("pixi", none) + ispe(size)));
    return isoBox("ftyp", brand + none + "mif1" + brand) + isoBox("meta", none + isoBox("hdlr", none) + properties) +
           isoBox("mdat", QByteArray(200, 'x'));
}

QByteArray webm()
{
    const QByteArray head = QByteArray("\x42\x86\x81\x01", 4) + QByteArray("\x42\x82\x84webm", 7);
    return QByteArray("\x1A\x45\xDF\xA3", 4) + static_cast<char>(0x80 | head.size()) + head +
           QByteArray("\x18\x53\x80\x67\x40\xC8", 6) + QByteArray(200, 'x');
}

// Of 160 x 120: neither divides into the short form with a ratio, 4:3 does.
QByteArray jxlContainer()
{
    // Small (1), height 120 = (14 + 1) * 8 (01110), ratio 3 = 4:3 (110), lowest bits first.
    const QByteArray codestream = QByteArray("\xFF\x0A\xDD\x00", 4) + QByteArray(100, 'x');
    return QByteArray("\0\0\0\x0CJXL \r\n\x87\n", 12) + isoBox("ftyp", QByteArray("jxl \0\0\0\0jxl ", 12)) +
           isoBox("jxlc", codestream);
}

QByteArray mp4()
{
    return isoBox("ftyp", QByteArray("isom\0\0\2\0isomiso2avc1mp41", 24)) + isoBox("moov", QByteArray(100, 'x')) +
           isoBox("mdat", QByteArray(100, 'x'));
}

} // namespace

QList<Sample> allSamples(QSize size)
{
    const QImage image = testImage(1, size);
    const QByteArray rectangle("<g><rect width='9' height='9'/><!-- </g> --></g>");
    return {
        {"jpeg", ImageType::Jpeg, encoded(image, "jpeg", 80), size, true},
        {"progressive jpeg", ImageType::Jpeg, progressiveJpeg(image), size, true},
        {"png", ImageType::Png, encoded(image, "png"), size, true},
        {"gif", ImageType::Gif, gifBytes(1, size), size, true},
        {"webp", ImageType::WebP, encoded(image, "webp", 80), size, true},
        {"lossless webp", ImageType::WebP, encoded(image, "webp", 100), size, true},
        {"webp with alpha", ImageType::WebP, encoded(image.convertToFormat(QImage::Format_ARGB32), "webp", 80), size,
         true},
        {"bmp", ImageType::Bmp, encoded(image, "bmp"), size, true},
        {"tiff", ImageType::Tiff, encoded(image, "tiff"), size, true},
        {"ico", ImageType::Ico, encoded(image, "ico"), size, true},
        {"svg", ImageType::Svg, svgOf(rectangle), {160, 120}, false},
        {"avif", ImageType::Avif, heif("avif", {160, 120}), {160, 120}, false},
        {"heic", ImageType::Heic, heif("heic", {160, 120}), {160, 120}, false},
        {"jxl", ImageType::Jxl, jxlContainer(), {160, 120}, false},
        {"mp4", ImageType::Mp4, mp4(), {0, 0}, false},
        {"webm", ImageType::WebM, webm(), {0, 0}, false},
    };
}

qint64 peakMegabytes()
{
#ifdef Q_OS_LINUX
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    return usage.ru_maxrss / 1024;
#else
    return 0;
#endif
}

} // namespace bowerbird::test
