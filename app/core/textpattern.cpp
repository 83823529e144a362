// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "core/textpattern.h"

#include <QRegularExpression>

#include <algorithm>
#include <atomic>

namespace bowerbird {

using namespace Qt::StringLiterals;

namespace {

// Options that PCRE reads at the beginning of an expression; they can only lower the limits it has anyway.
QString limits()
{
    return u"(*LIMIT_MATCH=%1)"_s.arg(TextPattern::kMostSteps);
}

} // namespace

struct TextPattern::Expression
{
    QRegularExpression compiled;
    std::atomic<int> givenUp = 0;
};

std::expected<TextPattern, TextPattern::Trouble> TextPattern::compile(const QString &pattern, TextRule rule)
{
    TextPattern made;
    if (pattern.isEmpty())
        return made;
    if (pattern.size() > kLongestPattern)
        return std::unexpected(Trouble{kLongestPattern, u"the expression is too long"_s});
    const QString prefix = limits();
    auto expression = std::make_shared<Expression>();
    expression->compiled = QRegularExpression(prefix + pattern, QRegularExpression::CaseInsensitiveOption |
                                                                    QRegularExpression::UseUnicodePropertiesOption);
    if (!expression->compiled.isValid()) {
        const qsizetype at = expression->compiled.patternErrorOffset() - prefix.size();
        return std::unexpected(
            Trouble{std::clamp<qsizetype>(at, 0, pattern.size()), expression->compiled.errorString()});
    }
    made.m_text = pattern;
    made.m_rule = rule;
    made.m_expression = std::move(expression);
    return made;
}

TextPattern::Verdict TextPattern::match(QStringView text) const
{
    const QRegularExpressionMatch found = m_expression->compiled.match(text.left(kLongestText).toString());
    if (found.isValid())
        return found.hasMatch() ? Verdict::Yes : Verdict::No;
    ++m_expression->givenUp;
    return Verdict::GivenUp;
}

bool TextPattern::allows(QStringView title, QStringView name) const
{
    if (!m_expression || isGivenUp())
        return true;
    bool hasText = false;
    for (const QStringView text : {title, name}) {
        if (text.isEmpty())
            continue;
        hasText = true;
        switch (match(text)) {
        case Verdict::Yes:
            return m_rule == TextRule::Matching;
        case Verdict::GivenUp:
            return true;
        case Verdict::No:
            break;
        }
    }
    return !hasText || m_rule == TextRule::NotMatching;
}

bool TextPattern::isGivenUp() const
{
    return m_expression && m_expression->givenUp >= kMostGivenUp;
}

} // namespace bowerbird
