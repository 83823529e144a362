// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "media/decoder.h"

namespace bowerbird {

DecodedPicture decodePicture(std::span<const char> file, const StructureReport &structure, QSize bound)
{
    if (structure.type == ImageType::Unknown || structure.type == ImageType::Svg || isVideo(structure.type))
        return {};
    constexpr QSize kProofOnly(64, 64); // a scaled decode reads every byte and keeps few
    const QSize fit = bound.isEmpty() ? kProofOnly : bound;
    DecodedPicture picture =
        structure.type == ImageType::Jpeg ? decodeJpeg(file, fit) : decodeWithQt(file, structure, fit);
    if (bound.isEmpty())
        picture.image = {};
    return picture;
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
