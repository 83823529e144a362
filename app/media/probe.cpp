// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "media/probe.h"

#include "media/structure.h"

namespace bowerbird {

namespace {

StructureReport walkAs(ImageType type, std::span<const char> file)
{
    switch (type) {
    case ImageType::Jpeg:
        return walkJpeg(file);
    case ImageType::Png:
        return walkPng(file);
    case ImageType::Gif:
        return walkGif(file);
    case ImageType::WebP:
        return walkWebP(file);
    case ImageType::Bmp:
        return walkBmp(file);
    case ImageType::Ico:
        return walkIco(file);
    case ImageType::Tiff:
        return walkTiff(file);
    case ImageType::Svg:
        return walkSvg(file);
    case ImageType::Jxl:
        return walkJxl(file);
    case ImageType::WebM:
        return walkWebM(file);
    case ImageType::Avif:
    case ImageType::Heic:
    case ImageType::Mp4:
        return walkIsoMedia(file, type);
    case ImageType::Unknown:
        break;
    }
    return {.detail = describeNonImage(file)};
}

} // namespace

StructureReport walkStructure(std::span<const char> file)
{
    const ImageType type = sniff(file);
    StructureReport report = walkAs(type, file);
    report.type = type;
    return report;
}

} // namespace bowerbird
