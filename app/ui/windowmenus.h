// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#pragma once

#include <QList>

class QAction;
class QMenu;
class QMenuBar;

namespace bowerbird {

class ChoiceActions;
class JobActions;
class JobViews;
class QueueActions;
class WindowActions;

// What the menu bar is made of.
struct MenuParts
{
    const WindowActions &window;
    const QueueActions &queue;
    const JobActions &jobs;
    const ChoiceActions &choice;
    QAction *editFilter;
    JobViews &views;
    QMenu *speedLimit;
    QList<QAction *> panes; // that can be shown and hidden
};

// Fills an empty menu bar and returns its menus. Everything borrowed outlives the bar.
QList<QMenu *> fillMenuBar(QMenuBar &bar, const MenuParts &parts);

} // namespace bowerbird
