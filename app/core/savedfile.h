// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/imagetype.h"

#include <QByteArray>
#include <QString>

#include <optional>

namespace bowerbird {

// How far a picture was proven good.
enum class Verification : quint8 { None, Signature, Structure, Decoded };

// What a kept picture should be marked with.
enum class Warning : quint8 { None, DamagedAtSource, CutOffAtSource, TooLargeToPreview, NotDecodableHere };

// Why an image was left out although nothing failed; tested in this order.
enum class SkipReason : quint8 { AlreadyDownloaded, Duplicate, Exists, Filtered };

[[nodiscard]] QString verificationName(Verification verification); // as in the JSON events; empty for None
[[nodiscard]] QString warningName(Warning warning);                // empty for None
[[nodiscard]] QString skipReasonName(SkipReason reason);

// The facts of a file that is in its place, each read from the file's own bytes.
struct SavedFile
{
    QString path; // absolute
    qint64 sizeBytes = 0;
    QByteArray sha256; // 32 raw bytes
    ImageType type = ImageType::Unknown;
    int widthPx = 0;
    int heightPx = 0;
    Verification verification = Verification::None;
    Warning warning = Warning::None;
    qint64 resumedFrom = 0; // bytes of it that an earlier attempt had already brought
    // 64 bits that nearly equal pictures share most of (media/perceptualhash.h); nothing when it was not decoded.
    std::optional<quint64> perceptualHash = {};

    friend bool operator==(const SavedFile &, const SavedFile &) = default;
};

} // namespace bowerbird
