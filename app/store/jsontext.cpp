// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "store/jsontext.h"

namespace bowerbird {

using namespace Qt::StringLiterals;

JsonText::JsonText()
{
    constexpr qsizetype kUsualSize = 1'024;
    m_text.reserve(kUsualSize);
    m_text += u'{';
}

void JsonText::add(QLatin1StringView key, const Value &value)
{
    if (m_text.size() > 1)
        m_text += u',';
    m_text += u'"';
    m_text += key;
    m_text += "\":"_L1;
    std::visit([this](const auto &given) { append(given); }, value);
}

QString JsonText::take()
{
    m_text += u'}';
    return std::move(m_text);
}

void JsonText::append(std::monostate)
{
    m_text += "null"_L1;
}

void JsonText::append(bool value)
{
    m_text += value ? "true"_L1 : "false"_L1;
}

void JsonText::append(qint64 value)
{
    m_text += QString::number(value);
}

void JsonText::append(const QString &value)
{
    m_text += u'"';
    qsizetype plainFrom = 0;
    for (qsizetype i = 0; i < value.size(); ++i) {
        const QChar character = value.at(i);
        const bool isPair = character.isHighSurrogate() && i + 1 < value.size() && value.at(i + 1).isLowSurrogate();
        if (isPair)
            ++i;
        const bool needsEscape = character < u' ' || character == u'"' || character == u'\\' || character.isSurrogate();
        if (isPair || !needsEscape)
            continue;
        m_text += QStringView(value).sliced(plainFrom, i - plainFrom);
        appendEscaped(character);
        plainFrom = i + 1;
    }
    m_text += QStringView(value).sliced(plainFrom);
    m_text += u'"';
}

void JsonText::appendEscaped(QChar character)
{
    if (character.isSurrogate()) {
        m_text += QChar(QChar::ReplacementCharacter);
        return;
    }
    m_text += u'\\';
    if (character == u'"' || character == u'\\')
        m_text += character;
    else
        m_text += u"u%1"_s.arg(character.unicode(), 4, 16, QLatin1Char('0'));
}

void JsonText::append(const QStringList &values)
{
    QChar before = u'[';
    for (const QString &value : values) {
        m_text += before;
        append(value);
        before = u',';
    }
    m_text += values.isEmpty() ? u"[]"_s : u"]"_s;
}

} // namespace bowerbird
