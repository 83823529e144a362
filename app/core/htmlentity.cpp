// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "core/htmlentity.h"

#include <QChar>
#include <QLatin1StringView>

#include <array>

namespace bowerbird {

using namespace Qt::StringLiterals;

namespace {

struct NamedEntity
{
    QLatin1StringView name;
    char16_t character;
};

constexpr std::array kNames = {
    NamedEntity{"amp"_L1, u'&'},    NamedEntity{"quot"_L1, u'"'},   NamedEntity{"apos"_L1, u'\''},
    NamedEntity{"lt"_L1, u'<'},     NamedEntity{"gt"_L1, u'>'},     NamedEntity{"nbsp"_L1, u'\u00A0'},
    NamedEntity{"sol"_L1, u'/'},    NamedEntity{"colon"_L1, u':'},  NamedEntity{"equals"_L1, u'='},
    NamedEntity{"quest"_L1, u'?'},  NamedEntity{"num"_L1, u'#'},    NamedEntity{"comma"_L1, u','},
    NamedEntity{"period"_L1, u'.'}, NamedEntity{"lowbar"_L1, u'_'}, NamedEntity{"percnt"_L1, u'%'}};

// "#38", "#x26"
std::optional<char32_t> numericCharacter(QStringView name)
{
    const bool isHex = name.size() > 1 && (name.at(1) == u'x' || name.at(1) == u'X');
    bool isNumber = false;
    const uint code = isHex ? name.mid(2).toUInt(&isNumber, 16) : name.mid(1).toUInt(&isNumber, 10);
    const bool isCharacter = code > 0 && code <= QChar::LastValidCodePoint && !QChar::isSurrogate(code);
    return isNumber && isCharacter ? std::optional<char32_t>(code) : std::nullopt;
}

std::optional<char32_t> characterOf(QStringView name)
{
    if (name.startsWith(u'#'))
        return numericCharacter(name);
    for (const NamedEntity &entity : kNames) {
        if (name.compare(entity.name, Qt::CaseInsensitive) == 0)
            return entity.character;
    }
    return std::nullopt;
}

} // namespace

std::optional<HtmlEntity> readHtmlEntity(QStringView text)
{
    constexpr qsizetype kLongestName = 10;
    if (!text.startsWith(u'&'))
        return std::nullopt;
    const qsizetype semicolon = text.mid(1, kLongestName).indexOf(u';');
    if (semicolon < 1)
        return std::nullopt;
    const std::optional<char32_t> character = characterOf(text.mid(1, semicolon));
    return character ? std::optional(HtmlEntity{.character = *character, .length = semicolon + 2}) : std::nullopt;
}

} // namespace bowerbird
