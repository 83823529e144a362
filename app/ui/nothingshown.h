// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#pragma once

class QWidget;

namespace bowerbird {

class JobFilterModel;

// Says in a view's empty viewport that the filter hides every image; for the view's paintEvent. An empty list without a
// word looks as if everything were lost. Thread: UI.
void paintNothingShown(QWidget &viewport, const JobFilterModel &jobs);

} // namespace bowerbird
