// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/failure.h"

#include <QString>

namespace bowerbird {

// The formats the program can tell apart by their bytes.
enum class ImageType : quint8 { Unknown, Jpeg, Png, Gif, WebP, Avif, Heic, Jxl, Bmp, Tiff, Ico, Svg, Mp4, WebM };

inline constexpr int kImageTypeCount = static_cast<int>(ImageType::WebM) + 1;

[[nodiscard]] QString mimeType(ImageType type);      // "image/jpeg"; empty for Unknown
[[nodiscard]] QString fileExtension(ImageType type); // "jpg", without the dot; empty for Unknown
[[nodiscard]] bool isVideo(ImageType type);
[[nodiscard]] ImageType imageTypeFromMime(QStringView mime); // parameters after ';' and case are ignored
// Any usual spelling, with or without the dot: jpg, JPEG, jpe, jfif, tif, ...
[[nodiscard]] ImageType imageTypeFromExtension(QStringView extension);

// Which types are wanted: the value of --types.
class TypeSelection
{
public:
    TypeSelection(); // every image, no video
    // `list` is comma separated: names of types, "image" = every image, "all" = videos too.
    // Errors: UnsupportedLink with the unknown word as its detail.
    [[nodiscard]] static Result<TypeSelection> parse(QStringView list);

    // An Unknown type is allowed: what it is shows only in its bytes.
    [[nodiscard]] bool allows(ImageType type) const;
    [[nodiscard]] bool allowsVideo() const;
    [[nodiscard]] TypeSelection with(ImageType type) const;
    [[nodiscard]] QString toString() const; // parse(toString()) gives the same selection

    friend bool operator==(TypeSelection, TypeSelection) = default;

private:
    explicit TypeSelection(quint32 bits)
        : m_bits(bits)
    {
    }

    quint32 m_bits; // one a type
};

} // namespace bowerbird
