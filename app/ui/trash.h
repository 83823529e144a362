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
};

[[nodiscard]] std::optional<TrashedFile> moveFileToTrash(const QString &path);
// Out of the way of another file: into the trash, or where there is none beside itself, as "name (changed).jpg".
[[nodiscard]] std::optional<TrashedFile> moveFileAside(const QString &path);
// Puts it back where it was, never over another file, and drops the trash's note about it.
[[nodiscard]] bool takeFromTrash(const TrashedFile &file);

} // namespace bowerbird
