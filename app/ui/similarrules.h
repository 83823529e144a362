// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "media/colorlayout.h"
#include "store/history.h"

#include <QList>
#include <QString>

namespace bowerbird {

// One line under a picture that is compared with others.
struct PictureFact
{
    QString name;
    QString value;
    bool differs = false;  // not all of the group have this value
    bool isBetter = false; // it differs, and none is better
};

// What a picture's own pixels say, once it was read.
struct PictureLook
{
    std::optional<ColorLayout> layout; // nothing: it could not be read
    bool hasPalette = false;
    bool isAnimated = false;
};

// Why a picture that looks like the best of its group may be no mere copy of it. Tried in this order.
enum class Doubt : quint8 {
    None,
    Unread,        // one of the two could not be read
    Mirrored,      // it is nearer to the mirror image
    Far,           // near to another one of the group only
    OtherShape,    // its sides are of another proportion
    OtherColors,   // or grey
    OtherTone,     // brighter, darker, more or less contrast
    OtherDetail,   // cut, written on, retouched
    Animated,      // only the first of its pictures was compared
    MaybeOriginal, // few colours without loss, where the best one has gone through a lossy format
};

// The picture of a group that is kept unless somebody says otherwise: the one with the most pixels, of those the one
// with the truest colours (without loss, with loss, of a palette), of those the one with the most bytes, of those the
// one that came first. `pictures` is not empty; `looks` are theirs, as far as they were read.
[[nodiscard]] qsizetype bestPicture(const QList<HistoryEntry> &pictures, const QList<PictureLook> &looks = {});

// Of each picture why it is not proposed for the trash, in their order: the best one is kept, then each, the best
// first, that is no mere copy of one that is kept. The best one's is nothing.
[[nodiscard]] QList<std::optional<Doubt>> doubtsOf(const QList<HistoryEntry> &pictures,
                                                   const QList<PictureLook> &looks);

[[nodiscard]] Doubt doubtOf(const HistoryEntry &picture, const PictureLook &look, const HistoryEntry &best,
                            const PictureLook &bestLook);
[[nodiscard]] QString doubtText(Doubt doubt); // a few words; empty for None

// Whether a picture is nearer to the mirror image of the other one than to that itself.
[[nodiscard]] bool isMirrored(const HistoryEntry &picture, const HistoryEntry &other);

// What is known of each picture, in their order: dimensions, size, type, date and folder, and, when there are mirror
// images of the best one, whether it is one. More pixels and more bytes are better; nothing else is.
[[nodiscard]] QList<QList<PictureFact>> compareFacts(const QList<HistoryEntry> &pictures);

} // namespace bowerbird
