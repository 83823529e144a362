// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "ui/theme.h"

#include "ui/flatstyle.h"

#include <QApplication>

namespace bowerbird {

namespace {

struct RoleColor
{
    QPalette::ColorRole role;
    QRgb light;
    QRgb dark;
};

constexpr RoleColor kColors[] = {
    {QPalette::Window, 0xfff5f6f8, 0xff1b1e25},      {QPalette::WindowText, 0xff1c2430, 0xffe6e9ef},
    {QPalette::Base, 0xffffffff, 0xff14171c},        {QPalette::AlternateBase, 0xfff9fafb, 0xff181b21},
    {QPalette::Text, 0xff1c2430, 0xffe6e9ef},        {QPalette::PlaceholderText, 0xff69717f, 0xff929bac},
    {QPalette::Button, 0xffffffff, 0xff282c36},      {QPalette::ButtonText, 0xff2b3442, 0xffdde1e9},
    {QPalette::BrightText, 0xffffffff, 0xffffffff},  {QPalette::Light, 0xffffffff, 0xff363c48},
    {QPalette::Midlight, 0xffe6e9ee, 0xff2c313b},    {QPalette::Mid, 0xffcdd2db, 0xff3b414e},
    {QPalette::Dark, 0xff99a1b0, 0xff0e1014},        {QPalette::Shadow, 0xff5f6877, 0xff08090b},
    {QPalette::Highlight, 0xff2a5bd7, 0xff3f6fe8},   {QPalette::HighlightedText, 0xffffffff, 0xffffffff},
    {QPalette::Link, 0xff2352c8, 0xff8fb0ff},        {QPalette::LinkVisited, 0xff5b3fb5, 0xffb9a5ff},
    {QPalette::ToolTipBase, 0xff242c3a, 0xff363c48}, {QPalette::ToolTipText, 0xffffffff, 0xffe6e9ef},
};

constexpr QRgb kDisabledLight = 0xffa3aab6;
constexpr QRgb kDisabledDark = 0xff666e7d;

QPalette paletteFor(bool isDark)
{
    QPalette palette;
    for (const RoleColor &entry : kColors)
        palette.setColor(entry.role, QColor(isDark ? entry.dark : entry.light));
    const QColor disabled(isDark ? kDisabledDark : kDisabledLight);
    for (const QPalette::ColorRole role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText})
        palette.setColor(QPalette::Disabled, role, disabled);
    palette.setColor(QPalette::Disabled, QPalette::Highlight, disabled);
    return palette;
}

} // namespace

QPalette lightPalette()
{
    return paletteFor(false);
}

QPalette darkPalette()
{
    return paletteFor(true);
}

Theme::Theme(ColorTheme choice, QObject *parent)
    : QObject(parent)
    , m_choice(choice)
{
    QApplication::setStyle(new FlatStyle);
    apply();
    connect(&m_system, &SystemColorScheme::changed, this, &Theme::apply);
}

void Theme::choose(ColorTheme choice)
{
    if (choice == m_choice)
        return;
    m_choice = choice;
    apply();
}

bool Theme::isDark() const
{
    return m_choice == ColorTheme::Dark || (m_choice == ColorTheme::System && m_system.isDark());
}

void Theme::apply() const
{
    QApplication::setPalette(isDark() ? darkPalette() : lightPalette());
}

} // namespace bowerbird
