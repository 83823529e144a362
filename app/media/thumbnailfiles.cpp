// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "media/thumbnailfiles.h"

#include "media/decoder.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QImageReader>
#include <QImageWriter>

#include <array>
#include <filesystem>

using namespace Qt::StringLiterals;

namespace bowerbird {

namespace {

constexpr const char *kOpaqueFormat = "jpg";
constexpr const char *kAlphaFormat = "png";
constexpr std::array kFormats = {kOpaqueFormat, kAlphaFormat};
constexpr quint64 kFilesPerFolder = 1000;

// https://bford.info/cachedir/
constexpr QByteArrayView kCacheTag = "Signature: 8a477f597d28d172789f06886806bc55\n"
                                     "# This folder holds thumbnails that can be made again.\n";

bool encode(QIODevice &device, const QImage &thumbnail, const char *format)
{
    QImageWriter writer(&device, format);
    if (format == kOpaqueFormat)
        writer.setQuality(85);
    else
        writer.setCompression(10); // of 100; more costs much time and saves little
    return writer.write(thumbnail);
}

// Over what is there already, which QFile::rename refuses.
bool replace(const QString &from, const QString &to)
{
    std::error_code error;
    std::filesystem::rename(from.toStdU16String(), to.toStdU16String(), error);
    return !error;
}

} // namespace

ThumbnailFiles::ThumbnailFiles(QString directory)
    : m_directory(std::move(directory))
{
}

QString ThumbnailFiles::pathOf(JobId id, const char *format) const
{
    return u"%1/%2/%3.%4"_s.arg(m_directory)
        .arg(id.value / kFilesPerFolder)
        .arg(id.value)
        .arg(QLatin1StringView(format));
}

bool ThumbnailFiles::makeFolderOf(const QString &path) const
{
    if (!QDir().mkpath(QFileInfo(path).path()))
        return false;
    QFile tag(m_directory % u"/CACHEDIR.TAG");
    if (tag.open(QIODevice::WriteOnly | QIODevice::NewOnly))
        tag.write(kCacheTag.data(), kCacheTag.size());
    return true;
}

void ThumbnailFiles::write(JobId id, const QImage &thumbnail) const
{
    const char *format = thumbnail.hasAlphaChannel() ? kAlphaFormat : kOpaqueFormat;
    const QString path = pathOf(id, format);
    QFile file(path % u".tmp");
    if (!file.open(QIODevice::WriteOnly) && (!makeFolderOf(path) || !file.open(QIODevice::WriteOnly)))
        return;
    const bool isWritten = encode(file, thumbnail, format) && file.flush() && file.error() == QFileDevice::NoError;
    file.close();
    if (!isWritten || !replace(file.fileName(), path)) {
        file.remove();
        return;
    }
    QFile::remove(pathOf(id, format == kOpaqueFormat ? kAlphaFormat : kOpaqueFormat));
}

QImage ThumbnailFiles::read(JobId id) const
{
    for (const char *format : kFormats) {
        QImageReader reader(pathOf(id, format), format);
        const QImage image = reader.read();
        if (!image.isNull())
            return readyToPaint(image);
    }
    return {};
}

void ThumbnailFiles::remove(JobId id) const
{
    for (const char *format : kFormats)
        QFile::remove(pathOf(id, format));
}

} // namespace bowerbird
