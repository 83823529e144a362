// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/jobid.h"

#include <QImage>
#include <QString>

namespace bowerbird {

// The thumbnails' folder: <directory>/<id / 1000>/<id>.jpg, or .png for a picture with alpha, so that no folder grows
// long. It is made when the first one is written, and marked as a cache that back-ups may leave out.
//
// Thread: any; one at a time for one id. Errors: none are told; what cannot be written is made again or missed.
class ThumbnailFiles
{
public:
    explicit ThumbnailFiles(QString directory);

    // Replaces what there is in one step: a reader never sees half a file.
    void write(JobId id, const QImage &thumbnail) const;
    [[nodiscard]] QImage read(JobId id) const; // null when there is none
    void remove(JobId id) const;

private:
    [[nodiscard]] QString pathOf(JobId id, const char *format) const;
    [[nodiscard]] bool makeFolderOf(const QString &path) const;

    QString m_directory;
};

} // namespace bowerbird
