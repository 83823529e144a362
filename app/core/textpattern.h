// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/settings.h"

#include <QString>
#include <QStringView>

#include <expected>
#include <memory>

namespace bowerbird {

// A regular expression as a person types it, for the titles and names of images; letters match in either case. The
// default one takes every text.
//
// Such an expression may take for ever: PCRE is told how many steps a match may take at most, texts are cut to
// kLongestText, and after kMostGivenUp matches that were given up it is not tried any more and takes everything.
//
// Thread: any; copies share their count of what was given up.
class TextPattern
{
public:
    struct Trouble
    {
        qsizetype at = 0; // in the expression as it was typed
        QString what;     // PCRE's own words, in English
    };

    TextPattern() = default;
    // Errors: an expression that PCRE refuses, or one longer than kLongestPattern.
    [[nodiscard]] static std::expected<TextPattern, Trouble> compile(const QString &pattern,
                                                                     TextRule rule = TextRule::Matching);

    // One of the texts matches, or with TextRule::NotMatching none; true also where there is no text, or no verdict.
    [[nodiscard]] bool allows(QStringView title, QStringView name) const;
    [[nodiscard]] bool isEmpty() const { return m_text.isEmpty(); }
    [[nodiscard]] bool isGivenUp() const; // it takes too long

    friend bool operator==(const TextPattern &a, const TextPattern &b)
    {
        return a.m_text == b.m_text && a.m_rule == b.m_rule;
    }

    static constexpr int kLongestPattern = 1'000;
    static constexpr int kLongestText = 500;
    static constexpr int kMostSteps = 50'000; // a third of a millisecond
    static constexpr int kMostGivenUp = 16;

private:
    struct Expression;
    enum class Verdict : quint8 { No, Yes, GivenUp };
    [[nodiscard]] Verdict match(QStringView text) const;

    QString m_text;
    TextRule m_rule = TextRule::Matching;
    std::shared_ptr<Expression> m_expression; // null: every text
};

} // namespace bowerbird
