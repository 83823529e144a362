// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#pragma once

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

// The picture of a group that is kept unless somebody says otherwise: the one with the most pixels, of those the one
// with the most bytes, of those the one that came first. `pictures` is not empty.
[[nodiscard]] qsizetype bestPicture(const QList<HistoryEntry> &pictures);

// Whether a picture is nearer to the mirror image of the other one than to that itself.
[[nodiscard]] bool isMirrored(const HistoryEntry &picture, const HistoryEntry &other);

// What is known of each picture, in their order: dimensions, size, type, date and folder, and, when there are mirror
// images of the best one, whether it is one. More pixels and more bytes are better; nothing else is.
[[nodiscard]] QList<QList<PictureFact>> compareFacts(const QList<HistoryEntry> &pictures);

} // namespace bowerbird
