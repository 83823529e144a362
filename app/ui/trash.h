// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#pragma once

#include <QString>

#include <optional>

namespace bowerbird {

// A file that lies in the desktop's trash.
struct TrashedFile
{
    QString path; // where it was
    QString pathInTrash;
    QString sidecarInTrash = {}; // of the JSON file that went with it; empty: there was none
};

// With the sidecar beside it, if that is one of ours.
[[nodiscard]] std::optional<TrashedFile> moveFileToTrash(const QString &path);
// Out of the way of another file: into the trash, or where there is none beside itself, as "name (changed).jpg".
[[nodiscard]] std::optional<TrashedFile> moveFileAside(const QString &path);
// Puts it back where it was, with its sidecar, never over another file, and drops the trash's notes.
[[nodiscard]] bool takeFromTrash(const TrashedFile &file);

} // namespace bowerbird
