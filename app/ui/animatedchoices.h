// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/settings.h"

#include <QCoreApplication>
#include <QList>
#include <QString>

#include <utility>

namespace bowerbird {

// How the forms of an animation are called where one is chosen, in the order they are offered.
[[nodiscard]] inline QList<std::pair<QString, AnimatedRule>> animatedChoices()
{
    return {{QCoreApplication::translate("AnimatedRule", "As they were uploaded, mostly GIF"), AnimatedRule::Gif},
            {QCoreApplication::translate("AnimatedRule", "As MP4 videos, much smaller"), AnimatedRule::Mp4},
            {QCoreApplication::translate("AnimatedRule", "Only a still picture of them"), AnimatedRule::Still}};
}

} // namespace bowerbird
