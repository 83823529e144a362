// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#pragma once

#include <QAction>
#include <QKeySequence>
#include <QLatin1StringView>

class QToolButton;

namespace bowerbird {

// An action with one of our icons (see icons.h), whose tool tip names its shortcut.
[[nodiscard]] QAction *makeAction(QObject *parent, QLatin1StringView iconName, const QString &text,
                                  const QKeySequence &shortcut = {});

// A button for the action with its icon and its text, which the Tab key reaches; a click leaves the focus where it is.
[[nodiscard]] QToolButton *makeActionButton(QAction *action, QWidget *parent);

// "Pause all (Ctrl+Shift+P)": `text` without its mnemonic, then the shortcut if there is one.
[[nodiscard]] QString textWithShortcut(const QString &text, const QKeySequence &shortcut);

} // namespace bowerbird
