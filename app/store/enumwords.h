// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/savedfile.h"
#include "core/settings.h"

#include <QString>
#include <QStringView>

#include <array>
#include <optional>

namespace bowerbird {

// How enums are spelled where they are kept: settings and database. The place of a word in its array is the value.

template<typename Enum>
struct EnumWords;

template<>
struct EnumWords<ConflictRule>
{
    static constexpr std::array kWords = {"skip", "rename", "overwrite"};
};
template<>
struct EnumWords<DuplicateRule>
{
    static constexpr std::array kWords = {"skip", "link", "keep"};
};
template<>
struct EnumWords<VerifyMode>
{
    static constexpr std::array kWords = {"decode", "structure"};
};
template<>
struct EnumWords<DamagedRule>
{
    static constexpr std::array kWords = {"keep", "refuse"};
};
template<>
struct EnumWords<AlbumRule>
{
    static constexpr std::array kWords = {"expand", "skip"};
};
template<>
struct EnumWords<AnimatedRule>
{
    static constexpr std::array kWords = {"gif", "mp4", "still"};
};
template<>
struct EnumWords<ColorTheme>
{
    static constexpr std::array kWords = {"system", "light", "dark"};
};
template<>
struct EnumWords<MotionRule>
{
    static constexpr std::array kWords = {"any", "moving", "still"};
};
template<>
struct EnumWords<TextRule>
{
    static constexpr std::array kWords = {"matching", "not-matching"};
};
template<>
struct EnumWords<ProxyMode>
{
    static constexpr std::array kWords = {"system", "none", "manual"};
};

template<typename Enum>
[[nodiscard]] QString enumWord(Enum value)
{
    return QString::fromLatin1(EnumWords<Enum>::kWords.at(static_cast<size_t>(value)));
}

template<typename Enum>
[[nodiscard]] std::optional<Enum> enumFromWord(QStringView word)
{
    const auto &words = EnumWords<Enum>::kWords;
    for (size_t i = 0; i < words.size(); ++i) {
        if (word == QLatin1StringView(words.at(i)))
            return static_cast<Enum>(i);
    }
    return std::nullopt;
}

// For the enums whose names core spells: the value up to `last` that `name` gives this word.
template<typename Enum>
[[nodiscard]] std::optional<Enum> enumFromName(QStringView word, QString (*name)(Enum), Enum last)
{
    for (int i = 0; i <= static_cast<int>(last); ++i) {
        if (name(static_cast<Enum>(i)) == word)
            return static_cast<Enum>(i);
    }
    return std::nullopt;
}

} // namespace bowerbird
