// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "ui/wordsearch.h"

#include <QStringList>

#include <algorithm>
#include <string_view>

namespace bowerbird {

namespace {

bool isAscii(QByteArrayView text)
{
    unsigned char all = 0;
    for (const char c : text)
        all |= static_cast<unsigned char>(c);
    return all < 0x80;
}

// Written so that a compiler makes vectors of it.
void toLowerAscii(QByteArray &text)
{
    char *begin = text.data();
    std::transform(begin, begin + text.size(), begin,
                   [](char c) { return static_cast<char>(c + (c >= 'A' && c <= 'Z' ? 'a' - 'A' : 0)); });
}

} // namespace

WordSearch::WordSearch(const QString &words)
{
    const QStringList list = words.simplified().split(u' ', Qt::SkipEmptyParts);
    for (const QString &word : list) {
        const QByteArray bytes = word.toUtf8();
        m_words.push_back({QStringMatcher(word, Qt::CaseInsensitive), isAscii(bytes) ? bytes.toLower() : QByteArray()});
    }
}

// Among plain texts bytes can be compared; elsewhere cases fold as Unicode says, also onto letters of ASCII.
bool WordSearch::matches(std::initializer_list<QByteArrayView> texts)
{
    if (isEmpty())
        return true;
    m_row.resize(0); // keeps its room
    for (const QByteArrayView text : texts) {
        m_row.append(text);
        m_row.append('\n');
    }
    const bool isPlain =
        isAscii(m_row) && std::ranges::none_of(m_words, [](const Word &word) { return word.plain.isEmpty(); });
    if (!isPlain) {
        const QString row = QString::fromUtf8(m_row);
        return std::ranges::all_of(m_words, [&row](const Word &word) { return word.matcher.indexIn(row) >= 0; });
    }
    toLowerAscii(m_row);
    const std::string_view row(m_row.constData(), static_cast<size_t>(m_row.size()));
    return std::ranges::all_of(m_words, [row](const Word &word) {
        return row.find({word.plain.constData(), static_cast<size_t>(word.plain.size())}) != std::string_view::npos;
    });
}

} // namespace bowerbird
