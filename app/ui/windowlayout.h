// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#pragma once

#include <QDockWidget>
#include <QMainWindow>

namespace bowerbird {

class JobViews;
class SettingsStore;

// Where the parts of the window stand and how large they are: as usual, or as they were left.
//
// Thread: UI. Borrows: everything, which outlives it.
class WindowLayout
{
public:
    struct Parts
    {
        QMainWindow &window;
        JobViews &views;
        QDockWidget &preview;
        QDockWidget &workers;
        QDockWidget &collections;
    };

    // Gives the docks their places.
    WindowLayout(const Parts &parts, SettingsStore &store);

    void reset(); // docks, columns and sizes as on the first day
    void restore();
    void save();

private:
    void placeDocks();

    Parts m_parts;
    SettingsStore &m_store;
};

} // namespace bowerbird
