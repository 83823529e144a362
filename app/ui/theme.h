// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/settings.h"
#include "ui/systemcolorscheme.h"

#include <QObject>
#include <QPalette>

namespace bowerbird {

[[nodiscard]] QPalette lightPalette();
[[nodiscard]] QPalette darkPalette();

// Gives the application its style and palette, light or dark, as chosen or as the desktop says.
//
// Thread: UI.
class Theme : public QObject
{
    Q_OBJECT
public:
    explicit Theme(ColorTheme choice, QObject *parent = nullptr);

    void choose(ColorTheme choice);
    [[nodiscard]] ColorTheme choice() const { return m_choice; }
    [[nodiscard]] bool isDark() const;

private:
    void apply() const;

    SystemColorScheme m_system; // before the palette is replaced
    ColorTheme m_choice;
};

} // namespace bowerbird
