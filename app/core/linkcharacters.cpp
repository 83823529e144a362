// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "core/linkcharacters.h"

#include <QStringView>

namespace bowerbird {

bool isWordCharacter(QChar c)
{
    return c.unicode() < 0x80 && c.isLetterOrNumber();
}

bool isHostCharacter(QChar c)
{
    return isWordCharacter(c) || c == u'-' || c == u'.';
}

bool isLineEnd(QChar c)
{
    return c == u'\n' || c == u'\r';
}

bool endsLink(char32_t c)
{
    if (c < 0x80)
        return c <= 0x20 || c == 0x7F || QStringView(u"\"<>`|\\").contains(QChar(char16_t(c)));
    if (QStringView(u"\u3001\u3002\uFF01\uFF0C\uFF1A\uFF1B\uFF1F").contains(QChar(c < 0x10000 ? char16_t(c) : u' ')))
        return true; // the full stops and commas of scripts that put no space behind them
    switch (QChar::category(c)) {
    case QChar::Other_Control:
    case QChar::Other_Format: // bidirectional marks and zero-width spaces that came along when it was copied
    case QChar::Punctuation_Open:
    case QChar::Punctuation_Close:
    case QChar::Punctuation_InitialQuote:
    case QChar::Punctuation_FinalQuote:
        return true;
    default:
        return QChar::isSpace(c) || c == QChar::ReplacementCharacter || c == QChar::ObjectReplacementCharacter;
    }
}

char16_t closerOf(char32_t opener)
{
    switch (opener) {
    case U'(':
        return u')';
    case U'[':
        return u']';
    case U'{':
        return u'}';
    case U'\'':
    case U'_':
    case U'~':
        return static_cast<char16_t>(opener);
    default:
        return 0;
    }
}

bool isOpeningBracket(char32_t c)
{
    return c == U'(' || c == U'[' || c == U'{';
}

bool isClosingBracket(char32_t c)
{
    return c == U')' || c == U']' || c == U'}';
}

} // namespace bowerbird
