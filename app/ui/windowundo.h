// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#pragma once

class QLineEdit;

namespace bowerbird {

// A field that has nothing to undo leaves the key of Undo to its window, which would never see it otherwise: Qt's
// fields keep it in any case. For fields that have the focus without being asked for it.
void leaveUndoToWindow(QLineEdit &field);

} // namespace bowerbird
