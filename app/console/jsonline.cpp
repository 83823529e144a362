// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "console/jsonline.h"

#include <QLocale>

#include <cmath>

namespace bowerbird {

namespace {

constexpr qsizetype kUsualLength = 256;

// RFC 8259, section 7: what may not stand in a string as it is. UTF-8 may.
void appendEscaped(QByteArray &bytes, char c)
{
    static constexpr char kHex[] = "0123456789abcdef";
    const auto code = static_cast<unsigned char>(c);
    switch (c) {
    case '"':
    case '\\':
        bytes.append('\\').append(c);
        return;
    case '\n':
        bytes.append("\\n");
        return;
    case '\t':
        bytes.append("\\t");
        return;
    default:
        bytes.append("\\u00").append(kHex[code >> 4]).append(kHex[code & 0xf]);
    }
}

bool mustBeEscaped(char c)
{
    return static_cast<unsigned char>(c) < 0x20 || c == '"' || c == '\\' || c == '\x7f';
}

} // namespace

void JsonLine::appendText(const QString &text)
{
    m_bytes.append('"');
    const QByteArray utf8 = text.toUtf8();
    qsizetype written = 0;
    for (qsizetype i = 0; i < utf8.size(); ++i) {
        if (!mustBeEscaped(utf8[i]))
            continue;
        m_bytes.append(utf8.constData() + written, i - written);
        appendEscaped(m_bytes, utf8[i]);
        written = i + 1;
    }
    m_bytes.append(utf8.constData() + written, utf8.size() - written).append('"');
}

void JsonLine::begin(const char *key)
{
    if (m_bytes.isEmpty())
        m_bytes.reserve(kUsualLength);
    m_bytes.append(m_bytes.isEmpty() ? "{\"" : ",\"").append(key).append("\":");
}

JsonLine &JsonLine::add(const char *key, const QString &text)
{
    begin(key);
    appendText(text);
    return *this;
}

JsonLine &JsonLine::add(const char *key, qint64 number)
{
    return addRaw(key, QByteArray::number(number));
}

JsonLine &JsonLine::add(const char *key, double number)
{
    if (!std::isfinite(number))
        return addNull(key);
    return addRaw(key, QByteArray::number(number, 'g', QLocale::FloatingPointShortest));
}

JsonLine &JsonLine::add(const char *key, bool is)
{
    return addRaw(key, is ? "true" : "false");
}

JsonLine &JsonLine::addText(const QString &key, int number)
{
    m_bytes.append(m_bytes.isEmpty() ? '{' : ',');
    appendText(key);
    m_bytes.append(':').append(QByteArray::number(number));
    return *this;
}

JsonLine &JsonLine::addRaw(const char *key, const QByteArray &json)
{
    begin(key);
    m_bytes.append(json);
    return *this;
}

} // namespace bowerbird
