// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/failure.h"
#include "core/imageref.h"
#include "core/savedfile.h"

#include <QByteArray>
#include <QDateTime>

namespace bowerbird {

// A JSON file beside an image with everything that is known of it, for people and other programs: where it came from,
// what its site says about it, and what its bytes are. Addresses are written as core/redact.h's publicUrl().
//
// Thread: any.

[[nodiscard]] QString sidecarPath(const QString &imagePath); // "photo.jpg.json"

// One object, indented; what is not known is left out.
[[nodiscard]] QByteArray sidecarOf(const ImageRef &image, const SavedFile &file, const QDateTime &downloadedAt);

// Whether what stands there is a sidecar of ours, and no link.
[[nodiscard]] bool isSidecar(const QString &path);

// Writes it beside `file`, whole or not at all; an older sidecar is replaced, anything else that has the name is not.
// Errors: NotWritable, DiskFull; the image itself is good all the same.
[[nodiscard]] Result<void> writeSidecar(const ImageRef &image, const SavedFile &file, const QDateTime &downloadedAt);

// The image has been renamed: its sidecar, if it has one, gets the name that belongs to it, unless something has that
// name, and says what the image is called now.
void moveSidecar(const QString &imageBefore, const QString &imageNow);

} // namespace bowerbird
