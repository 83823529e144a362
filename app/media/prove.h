// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/savedfile.h"
#include "core/settings.h"
#include "media/probe.h"

#include <QImage>
#include <QSize>

#include <optional>
#include <span>

namespace bowerbird {

// The verdict on one file that has arrived.
struct Proof
{
    ImageType type = ImageType::Unknown;
    int widthPx = 0;
    int heightPx = 0;
    bool isGood = false; // false: `completeness` and `detail` say what is wrong with it
    Completeness completeness = Completeness::Unknown;
    QString detail;
    Verification verification = Verification::None;
    Warning warning = Warning::None;            // TooLargeToPreview and NotDecodableHere only; they do not make it bad
    QImage thumbnail;                           // null when none was asked for or could be made
    std::optional<quint64> perceptualHash = {}; // of what was decoded (media/perceptualhash.h)
};

struct ProofRequest
{
    QString path;
    VerifyMode mode = VerifyMode::Decode;
    int thumbnailEdgePx = 256;          // the longer edge at most; 0 = no thumbnail
    std::span<const char> content = {}; // of the file, when it is at hand: then it is not read
};

// Proves a file: structure first (a chunk longer than its file never reaches a decoder), then, with VerifyMode::Decode,
// a decode that is allowed to complain: libjpeg-turbo with no warning for JPEG, walked blocks for GIF, Qt's verdict for
// PNG, WebP and BMP. What is larger than kMaxPixels is not decoded and marked so; what Qt has no decoder for is
// marked NotDecodableHere. An SVG is never rendered (it could open local files).
//
// Thread: any; blocks for as long as the decode takes. Errors: NotAnImage for bytes of no known type, NotWritable when
// the file cannot be read. A damaged picture is not an error but a Proof that is not good.
[[nodiscard]] Result<Proof> prove(const ProofRequest &request);

inline constexpr qint64 kMaxPixels = 200'000'000;
inline constexpr int kMaxEdgePx = 25'000;

// Bytes a decode of a picture of this size takes at most.
[[nodiscard]] qint64 decodeCost(int widthPx, int heightPx);

// A picture scaled for showing, decoded in bounds, or null. Thread: any.
[[nodiscard]] QImage loadScaled(const QString &path, QSize bound);
// The same of bytes that are at hand.
[[nodiscard]] QImage decodeScaled(std::span<const char> file, QSize bound);

// The same with what its file says of the whole of it.
struct LoadedPicture
{
    QImage image; // null: it cannot be read
    bool hasPalette = false;
    bool isAnimated = false;
};
[[nodiscard]] LoadedPicture loadPicture(const QString &path, QSize bound);

} // namespace bowerbird
