// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "media/decoder.h"

namespace bowerbird {

DecodedPicture decodePicture(std::span<const char> file, const StructureReport &structure, QSize bound)
{
    if (structure.type == ImageType::Unknown || structure.type == ImageType::Svg || isVideo(structure.type))
        return {};
    return structure.type == ImageType::Jpeg ? decodeJpeg(file, bound) : decodeWithQt(file, structure, bound);
}

QSize fittedSize(QSize size, QSize bound)
{
    if (bound.isEmpty() || (size.width() <= bound.width() && size.height() <= bound.height()))
        return size;
    return size.scaled(bound, Qt::KeepAspectRatio).expandedTo({1, 1});
}

QImage readyToPaint(const QImage &image)
{
    return image.convertToFormat(image.hasAlphaChannel() ? QImage::Format_ARGB32_Premultiplied : QImage::Format_RGB32);
}

} // namespace bowerbird
