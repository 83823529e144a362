// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#pragma once

#include <QByteArrayView>
#include <QString>
#include <QStringMatcher>

#include <initializer_list>
#include <vector>

namespace bowerbird {

// Words that are looked for in very many texts, whatever their case: each has to be in one of a row's texts.
//
// Thread: any, one at a time.
class WordSearch
{
public:
    explicit WordSearch(const QString &words); // with spaces between them

    [[nodiscard]] bool isEmpty() const { return m_words.empty(); }           // everything matches
    [[nodiscard]] bool matches(std::initializer_list<QByteArrayView> texts); // UTF-8

private:
    struct Word
    {
        QStringMatcher matcher;
        QByteArray plain; // in lower case; empty when it is not ASCII
    };

    std::vector<Word> m_words;
    QByteArray m_row; // the texts of one row, a line each: no word has a line break
};

} // namespace bowerbird
