// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#pragma once

#include <QList>

class QAction;
class QMenu;
class QWidget;

namespace bowerbird {

// Both open without waiting and delete themselves when they are closed.
void showAbout(QWidget *parent);
// Every action with a shortcut, below the name of its menu, as they are now.
void showShortcuts(const QList<QMenu *> &menus, QWidget *parent);

} // namespace bowerbird
