// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#pragma once

#include <QString>
#include <QtGlobal>

#include <optional>

namespace bowerbird {

// How many bytes this user may still write to the file system `directory` lies on, or will lie on: while it is missing
// its nearest parent that is there answers. Nothing = unknown: a path that is not absolute or cannot be reached, or a
// file system that tells no sizes.
//
// Thread: any. May block for as long as the file system does.
[[nodiscard]] std::optional<qint64> freeBytes(const QString &directory);

} // namespace bowerbird
