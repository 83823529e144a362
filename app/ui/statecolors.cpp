// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "ui/statecolors.h"

namespace bowerbird {

namespace {

struct Shades
{
    QRgb onLight;
    QRgb onDark;
};

// Each at least 4.5 : 1 against a white or a near-black background.
constexpr Shades kGreen{0xff1a7f37, 0xff56d364};
constexpr Shades kRed{0xffc62828, 0xffff8a80};
constexpr Shades kAmber{0xff8a5a00, 0xffe3b341};

QColor shade(const Shades &shades, const QPalette &palette)
{
    return QColor::fromRgb(isDark(palette) ? shades.onDark : shades.onLight);
}

} // namespace

bool isDark(const QPalette &palette)
{
    return palette.color(QPalette::Base).lightnessF() < palette.color(QPalette::Text).lightnessF();
}

QColor stateColor(JobState state, const QPalette &palette)
{
    switch (state) {
    case JobState::Transferring:
    case JobState::Verifying:
        return palette.color(QPalette::Highlight);
    case JobState::Finished:
        return shade(kGreen, palette);
    case JobState::Failed:
        return shade(kRed, palette);
    case JobState::Waiting:
        return shade(kAmber, palette);
    case JobState::Held:
    case JobState::Queued:
    case JobState::Skipped:
    case JobState::Paused:
    case JobState::Cancelled:
        break;
    }
    return dimmedColor(palette.color(QPalette::Text), palette.color(QPalette::Base));
}

QColor warningColor(const QPalette &palette)
{
    return shade(kAmber, palette);
}

QColor dimmedColor(const QColor &text, const QColor &background, double amount)
{
    const auto mix = [amount](float a, float b) {
        return static_cast<float>(static_cast<double>(a) * (1 - amount) + static_cast<double>(b) * amount);
    };
    return QColor::fromRgbF(mix(text.redF(), background.redF()), mix(text.greenF(), background.greenF()),
                            mix(text.blueF(), background.blueF()));
}

} // namespace bowerbird
