// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "core/nametemplateparser.h"

#include <algorithm>
#include <array>
#include <optional>

namespace bowerbird {

using namespace Qt::StringLiterals;

namespace {

using Choice = NameTemplate::Choice;
using Piece = NameTemplate::Piece;
using Component = NameTemplate::Component;
using Kind = NameTemplateError::Kind;

constexpr std::array kFieldNames = {"site", "album", "index", "title",  "name", "ext",  "id",
                                    "user", "date",  "width", "height", "host", "hash", "counter"};
static_assert(kFieldNames.size() == static_cast<size_t>(kNameFieldCount));

constexpr int kMostDigits = 12;
constexpr int kMostLetters = 200;
constexpr int kHashLetters = 64;

std::unexpected<NameTemplateError> wrong(Kind kind, qsizetype position, QStringView text = {})
{
    return std::unexpected(NameTemplateError{.kind = kind, .position = position, .text = text.toString()});
}

std::optional<NameField> fieldOf(QStringView name)
{
    const auto found = std::ranges::find_if(kFieldNames, [name](const char *each) {
        return name.compare(QLatin1StringView(each), Qt::CaseInsensitive) == 0;
    });
    if (found == kFieldNames.end())
        return std::nullopt;
    return static_cast<NameField>(found - kFieldNames.begin());
}

// The largest number a format may have; 0 = the field takes no number.
int mostOf(NameField field)
{
    switch (field) {
    case NameField::Index:
    case NameField::Width:
    case NameField::Height:
    case NameField::Counter:
        return kMostDigits;
    case NameField::Hash:
        return kHashLetters;
    case NameField::Ext:
    case NameField::Date:
        return 0;
    default:
        return kMostLetters;
    }
}

// Goes through the text once. Positions are those in the whole text.
class Parser
{
public:
    explicit Parser(QStringView text)
        : m_text(text)
    {
    }

    std::expected<QList<Component>, NameTemplateError> parse();

private:
    using Trouble = std::optional<NameTemplateError>;

    [[nodiscard]] QChar at(qsizetype position) const
    {
        return position < m_text.size() ? m_text.at(position) : QChar();
    }
    void addLiteral(QChar c);
    [[nodiscard]] Trouble parseBraces();
    [[nodiscard]] std::expected<Choice, NameTemplateError> parseChoice(qsizetype begin, qsizetype end) const;
    [[nodiscard]] Trouble parseFormat(Choice &choice, qsizetype begin) const;
    [[nodiscard]] Trouble parseDate(const Choice &choice, qsizetype begin) const;
    [[nodiscard]] qsizetype closingBrace() const;
    [[nodiscard]] qsizetype endOfChoice(qsizetype begin, qsizetype end) const;

    const QStringView m_text;
    qsizetype m_position = 0;
    QList<Component> m_components{Component()};
};

std::expected<QList<Component>, NameTemplateError> Parser::parse()
{
    if (m_text.trimmed().isEmpty())
        return wrong(Kind::Empty, 0);
    for (; m_position < m_text.size(); ++m_position) {
        const QChar c = at(m_position);
        const bool isDoubled = at(m_position + 1) == c;
        if ((c == u'{' || c == u'}') && isDoubled) {
            addLiteral(c);
            ++m_position;
        } else if (c == u'}') {
            return wrong(Kind::StrayBrace, m_position, u"}");
        } else if (c == u'/') {
            m_components.append(Component());
        } else if (c != u'{') {
            addLiteral(c);
        } else if (Trouble trouble = parseBraces()) {
            return std::unexpected(std::move(*trouble));
        }
    }
    return m_components;
}

void Parser::addLiteral(QChar c)
{
    Component &component = m_components.last();
    if (component.isEmpty() || !component.last().choices.isEmpty())
        component.append(Piece());
    component.last().literal += c;
}

// A text in quotes may hold anything but its quote.
qsizetype Parser::closingBrace() const
{
    QChar quote;
    for (qsizetype i = m_position + 1; i < m_text.size(); ++i) {
        const QChar c = at(i);
        if (!quote.isNull())
            quote = c == quote ? QChar() : quote;
        else if (c == u'\'' || c == u'"')
            quote = c;
        else if (c == u'}' || c == u'{')
            return c == u'}' ? i : -1;
    }
    return -1;
}

qsizetype Parser::endOfChoice(qsizetype begin, qsizetype end) const
{
    QChar quote;
    for (qsizetype i = begin; i < end; ++i) {
        const QChar c = at(i);
        if (!quote.isNull())
            quote = c == quote ? QChar() : quote;
        else if (c == u'\'' || c == u'"')
            quote = c;
        else if (c == u'|')
            return i;
    }
    return end;
}

// From a '{' to its '}', where m_position is left.
Parser::Trouble Parser::parseBraces()
{
    const qsizetype end = closingBrace();
    if (end < 0)
        return wrong(Kind::OpenBrace, m_position, u"{").error();
    Piece piece;
    for (qsizetype begin = m_position + 1; begin <= end;) {
        const qsizetype choiceEnd = endOfChoice(begin, end);
        auto choice = parseChoice(begin, choiceEnd);
        if (!choice)
            return choice.error();
        piece.choices.append(std::move(*choice));
        begin = choiceEnd + 1;
    }
    m_components.last().append(std::move(piece));
    m_position = end;
    return std::nullopt;
}

std::expected<Choice, NameTemplateError> Parser::parseChoice(qsizetype begin, qsizetype end) const
{
    while (begin < end && at(begin).isSpace())
        ++begin;
    while (end > begin && at(end - 1).isSpace())
        --end;
    const QStringView text = m_text.sliced(begin, end - begin);
    if (text.isEmpty())
        return wrong(Kind::NoField, begin);
    if (const qsizetype slash = text.indexOf(u'/'); slash >= 0) {
        const bool isDate = fieldOf(text.first(std::max<qsizetype>(0, text.indexOf(u':')))) == NameField::Date;
        return wrong(Kind::SlashInBraces, begin + slash, isDate ? QStringView(u"/") : text);
    }
    if (text.front() == u'\'' || text.front() == u'"') {
        const bool isWhole = text.size() >= 2 && text.indexOf(text.front(), 1) == text.size() - 1;
        if (!isWhole)
            return wrong(Kind::UnknownField, begin, text);
        return Choice{.isText = true, .format = text.sliced(1, text.size() - 2).toString()};
    }
    const qsizetype colon = text.indexOf(u':');
    const QStringView name = colon < 0 ? text : text.first(colon);
    const std::optional<NameField> field = fieldOf(name);
    if (!field)
        return name.isEmpty() ? wrong(Kind::NoField, begin) : wrong(Kind::UnknownField, begin, name);
    Choice choice{.field = *field};
    if (colon < 0)
        return choice;
    choice.format = text.sliced(colon + 1).toString();
    if (Trouble trouble = parseFormat(choice, begin + colon + 1))
        return std::unexpected(std::move(*trouble));
    return choice;
}

Parser::Trouble Parser::parseFormat(Choice &choice, qsizetype begin) const
{
    if (choice.field == NameField::Ext)
        return wrong(Kind::NoFormat, begin, choice.format).error();
    if (choice.field == NameField::Date)
        return parseDate(choice, begin);
    const bool hasDigitsOnly =
        std::ranges::all_of(choice.format, [](QChar c) { return c >= u'0' && c <= u'9'; }); // of any length
    choice.number = hasDigitsOnly ? choice.format.toInt() : 0;
    if (choice.number < 1 || choice.number > mostOf(choice.field))
        return wrong(Kind::BadNumber, begin, QString::number(mostOf(choice.field))).error();
    return std::nullopt;
}

Parser::Trouble Parser::parseDate(const Choice &choice, qsizetype begin) const
{
    static constexpr QStringView kKnown = u"yMdHhms-_. ";
    if (choice.format.isEmpty())
        return wrong(Kind::BadDate, begin).error();
    for (qsizetype i = 0; i < choice.format.size(); ++i) {
        if (!kKnown.contains(choice.format.at(i)))
            return wrong(Kind::BadDate, begin + i, QStringView(choice.format).sliced(i, 1)).error();
    }
    return std::nullopt;
}

} // namespace

qsizetype characterNumber(QStringView text, qsizetype position)
{
    const QStringView before = text.first(std::min(position, text.size()));
    return std::ranges::count_if(before, [](QChar c) { return !c.isLowSurrogate(); }) + 1;
}

QString nameFieldName(NameField field)
{
    return QString::fromLatin1(kFieldNames.at(static_cast<size_t>(field)));
}

std::expected<QList<NameTemplate::Component>, NameTemplateError> parseNameTemplate(QStringView text)
{
    return Parser(text).parse();
}

} // namespace bowerbird
