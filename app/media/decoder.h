// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "media/probe.h"

#include <QImage>
#include <QSize>

namespace bowerbird {

// What a decoder says of a picture.
struct DecodedPicture
{
    enum class Verdict : quint8 {
        Good,
        Damaged,     // `detail` is the decoder's first complaint; there may be an image all the same
        TooLarge,    // it would take more memory or time than a picture is worth
        Unsupported, // this program has no decoder for it
    };

    Verdict verdict = Verdict::Unsupported;
    QString detail;
    QImage image; // upright, at most as large as the bound
};

// Decodes a whole file whose structure is known, and scales it down to fit `bound`, which is not empty, never up. The
// caller has refused what is corrupt (a decoder would believe it) and what is too large by its declared size. SVG and
// videos are Unsupported by intention.
//
// Thread: any.
[[nodiscard]] DecodedPicture decodePicture(std::span<const char> file, const StructureReport &structure, QSize bound);

// The part of it that libjpeg-turbo does, with a bound that is not empty: Qt's own reader takes a JPEG whose scan is
// cut off for a good one.
[[nodiscard]] DecodedPicture decodeJpeg(std::span<const char> file, QSize bound);

// The part of it that Qt's image plugins do, with a bound that is not empty.
[[nodiscard]] DecodedPicture decodeWithQt(std::span<const char> file, const StructureReport &structure, QSize bound);

// `size` made to fit `bound`, keeping its shape; the size itself when it fits already.
[[nodiscard]] QSize fittedSize(QSize size, QSize bound);

// In one of the two formats that the window system takes as they are: RGB32, or premultiplied ARGB32 when it has alpha.
[[nodiscard]] QImage readyToPaint(const QImage &image);

} // namespace bowerbird
