// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "media/decoder.h"

#include <QBuffer>
#include <QImageReader>
#include <QSet>

#include <mutex>

namespace bowerbird {

namespace {

using Verdict = DecodedPicture::Verdict;

constexpr int kMostMegabytes = 1024; // one image; Qt's own limit is 256 or less
constexpr int kMostIcons = 32;       // pictures of an icon that are looked at

// What Qt calls the handler. It is named and not found out from the bytes a second time, so that no other handler can
// ever be handed the file (the one for SVG opens local files).
QByteArray handlerName(ImageType type)
{
    switch (type) {
    case ImageType::Png:
        return QByteArrayLiteral("png");
    case ImageType::Gif:
        return QByteArrayLiteral("gif");
    case ImageType::WebP:
        return QByteArrayLiteral("webp");
    case ImageType::Bmp:
        return QByteArrayLiteral("bmp");
    case ImageType::Ico:
        return QByteArrayLiteral("ico");
    case ImageType::Tiff:
        return QByteArrayLiteral("tiff");
    case ImageType::Avif:
        return QByteArrayLiteral("avif");
    case ImageType::Heic:
        return QByteArrayLiteral("heic");
    case ImageType::Jxl:
        return QByteArrayLiteral("jxl");
    default:
        return {};
    }
}

bool hasHandler(const QByteArray &name)
{
    static const QSet<QByteArray> names = [] {
        const QList<QByteArray> formats = QImageReader::supportedImageFormats();
        return QSet<QByteArray>(formats.begin(), formats.end());
    }();
    return names.contains(name);
}

// The limit belongs to the process, not to a reader.
void setLimitOnce()
{
    static std::once_flag once;
    std::call_once(once, [] { QImageReader::setAllocationLimit(kMostMegabytes); });
}

bool fitsInMemory(const QImageReader &reader, QSize size)
{
    const QPixelFormat format = QImage::toPixelFormat(reader.imageFormat());
    const qint64 bitsPerPixel = qMax<qint64>(format.bitsPerPixel(), 32);
    return size.width() * qint64(size.height()) * bitsPerPixel / 8 <= qint64(kMostMegabytes) * 1024 * 1024;
}

DecodedPicture failed(const QImageReader &reader)
{
    const bool isUnsupported = reader.error() == QImageReader::UnsupportedFormatError;
    return {.verdict = isUnsupported ? Verdict::Unsupported : Verdict::Damaged, .detail = reader.errorString()};
}

DecodedPicture good(const QImage &image, QSize bound)
{
    const QSize target = fittedSize(image.size(), bound);
    const bool fits = image.size() == target;
    const QImage ready = readyToPaint(image);
    return {.verdict = Verdict::Good,
            .image = fits ? ready : ready.scaled(target, Qt::IgnoreAspectRatio, Qt::SmoothTransformation)};
}

// An icon is as good as each of its pictures; the largest one is shown.
DecodedPicture decodeIcon(QImageReader &reader, QSize bound)
{
    QImage largest;
    const int count = qBound(1, reader.imageCount(), kMostIcons);
    for (int i = 0; i < count; ++i) {
        reader.jumpToImage(i);
        const QImage image = reader.read();
        if (image.isNull())
            return failed(reader);
        if (image.width() > largest.width())
            largest = image;
    }
    return good(largest, bound);
}

} // namespace

DecodedPicture decodeWithQt(std::span<const char> file, const StructureReport &structure, QSize bound)
{
    const QByteArray handler = handlerName(structure.type);
    if (!hasHandler(handler))
        return {};
    setLimitOnce();
    QByteArray bytes = QByteArray::fromRawData(file.data(), static_cast<qsizetype>(file.size()));
    QBuffer device(&bytes);
    QImageReader reader(&device, handler);
    reader.setAutoDetectImageFormat(false);
    reader.setAutoTransform(true);
    const QSize size(structure.widthPx, structure.heightPx);
    if (!fitsInMemory(reader, size))
        return {.verdict = Verdict::TooLarge};
    if (structure.type == ImageType::Ico)
        return decodeIcon(reader, bound);
    const bool isTurned = reader.transformation().testFlag(QImageIOHandler::TransformationRotate90);
    const QSize target = fittedSize(size, isTurned ? bound.transposed() : bound);
    if (target != size)
        reader.setScaledSize(target);
    const QImage image = reader.read();
    return image.isNull() ? failed(reader) : good(image, bound);
}

} // namespace bowerbird
