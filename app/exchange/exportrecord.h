// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/imageref.h"
#include "core/savedfile.h"

#include <QDateTime>
#include <QSize>
#include <QString>
#include <QStringList>

namespace bowerbird {

// One image of an exported list, as its caller knows it.
struct ExportRecord
{
    ImageRef image;
    SavedFile file; // an empty path: it was not saved
    QString state;  // stateName()
    QDateTime finishedAt;
};

// `url` as it may be given to others: without user and password, and without its query when that holds a secret
// (core/redact.h). An address that lost its query may lead nowhere; a token in somebody else's hands is worse.
[[nodiscard]] QString sharedUrl(const QString &url);
[[nodiscard]] QStringList sharedAlternatives(const ImageRef &image); // those that are links, as shared

// What is proven of it, else what was declared.
[[nodiscard]] ImageType typeOf(const ExportRecord &record);
[[nodiscard]] QSize dimensionsOf(const ExportRecord &record); // empty = unknown, in pixels
[[nodiscard]] qint64 sizeOf(const ExportRecord &record);      // bytes; 0 = unknown

// What is known of these for people to read: "1920 × 1080", "JPG", "1.2 MB"; the same in every language.
[[nodiscard]] QStringList pictureFacts(const ExportRecord &record);

// A file's path as seen from `directory` when it is below it, else as it is; with '/'.
[[nodiscard]] QString pathFrom(const QString &directory, const QString &path);

// What an image is called for people: its title, else its file's name, else the last part of its address.
[[nodiscard]] QString nameOf(const ExportRecord &record);

} // namespace bowerbird
