// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/failure.h"

#include <QString>
#include <QStringList>

#include <chrono>
#include <optional>

namespace bowerbird {

// Every failure of gallery-dl's says so at the beginning of its detail.
inline constexpr char kGalleryDlSays[] = "gallery-dl: ";

// An exception that gallery-dl has told, by its name and text, as a failure in our words.
[[nodiscard]] Failure galleryDlFailure(const QString &error, const QString &text);

// What an exit status means: the sum of 1 unspecified, 4 extraction, 8 challenge, 16 login, 32 input, 64 no extractor,
// 128 system; 2 alone is wrong usage. `complaints` are what it logged as errors. Nothing: status 0.
// Source: gallery_dl/exception.py and "main" in gallery_dl/__init__.py.
[[nodiscard]] std::optional<Failure> galleryDlExitFailure(int status, const QStringList &complaints);

// A failure with what gallery-dl has logged, of which the reason is guessed from the words.
[[nodiscard]] Failure galleryDlComplaint(const QString &complaint);

// One line of standard error, "[name][level] text", as kGalleryDlLog has it written.
struct GalleryDlLogLine
{
    QString name;
    QString level; // "debug", "info", "warning", "error"; empty: the line has no such form
    QString text;
    QString archiveFormat = {}; // archive_fmt of the extractor that says so, on its debug lines
};

// The form of the log, as the option output.log takes it. gallery-dl fills in the extractor's archive format, or leaves
// the end away where no extractor speaks.
inline constexpr char kGalleryDlLog[] =
    "{\"format\": {\"debug\": \"[{name}][{levelname}] {message}{extractor.archive_fmt:? archive_fmt=//}\"}}";
[[nodiscard]] GalleryDlLogLine galleryDlLogLine(const QString &line);

// How long the line says that gallery-dl will wait; nothing: it says no such thing.
[[nodiscard]] std::optional<std::chrono::milliseconds> galleryDlWait(const QString &text);

// A text of gallery-dl's without the secrets of the addresses in it, on one line and of a length that can be shown.
[[nodiscard]] QString shownGalleryDlText(const QString &text);

} // namespace bowerbird
