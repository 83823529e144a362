// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/job.h"

#include <QList>

#include <memory>

class QMimeData;
class QWidget;

namespace bowerbird {

class JobSelection;

// Images as other programs take them: the file of each that is here, the link of each that is not. Thread: UI.
[[nodiscard]] std::unique_ptr<QMimeData> dragData(const QList<Job> &jobs);

inline constexpr qsizetype kMostDragged = 1'000; // of those that are chosen, the first

// Drags what is chosen out of `source`, to be copied or linked to; returns when it has been dropped, or was given up.
void dragOut(const JobSelection &selection, QWidget &source);

} // namespace bowerbird
