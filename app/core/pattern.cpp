// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "core/pattern.h"

#include <algorithm>
#include <limits>
#include <optional>
#include <utility>
#include <vector>

namespace bowerbird {

using namespace Qt::StringLiterals;

namespace {

// What a whole expansion may take: 128 MB of text.
constexpr qsizetype kMostCharacters = 64LL * 1024 * 1024;
constexpr qsizetype kMostDigits = 18; // of a number that fits qint64
constexpr int kDeepest = 16;          // lists within lists
constexpr qint64 kCountless = std::numeric_limits<qint64>::max();

using Kind = PatternTrouble::Kind;

std::unexpected<PatternTrouble> wrong(Kind kind, qsizetype at)
{
    return std::unexpected(PatternTrouble{.kind = kind, .at = at});
}

bool isNumber(QStringView text)
{
    return !text.isEmpty() && std::all_of(text.begin(), text.end(), [](QChar c) { return c >= u'0' && c <= u'9'; });
}

bool isLetter(QStringView text)
{
    return text.size() == 1 && text.front().unicode() < 0x80 && text.front().isLetter();
}

// The three words of "first-last:step"; nothing when the text in brackets means something else, such as an IPv6
// address or the "[]" of a query.
struct RangeWords
{
    QStringView first;
    QStringView last;
    QStringView step;
};

std::optional<RangeWords> rangeWords(QStringView inside)
{
    const qsizetype dash = inside.indexOf(u'-');
    if (dash < 0)
        return std::nullopt;
    RangeWords words{.first = inside.left(dash), .last = inside.mid(dash + 1), .step = u"1"};
    if (const qsizetype colon = words.last.indexOf(u':'); colon >= 0) {
        words.step = words.last.mid(colon + 1);
        words.last = words.last.left(colon);
    }
    const bool isRange =
        (isNumber(words.first) && isNumber(words.last)) || (isLetter(words.first) && isLetter(words.last));
    return isRange && isNumber(words.step) ? std::optional(words) : std::nullopt;
}

int widthOf(QStringView number)
{
    return number.size() > 1 && number.front() == u'0' ? static_cast<int>(number.size()) : 0;
}

qint64 sum(qint64 a, qint64 b)
{
    return a > kCountless - b ? kCountless : a + b;
}

qint64 product(qint64 a, qint64 b)
{
    return a > kCountless / b ? kCountless : a * b;
}

// Where the braces of a link belong together.
class BraceMap
{
public:
    explicit BraceMap(QStringView link)
        : m_closers(static_cast<size_t>(link.size()), kNone)
    {
        struct Open
        {
            qsizetype at = 0;
            bool hasComma = false;
        };
        std::vector<Open> open;
        for (qsizetype at = 0; at < link.size(); ++at) {
            const QChar c = link.at(at);
            if (c == u'{') {
                open.push_back({.at = at});
            } else if (c == u',' && !open.empty()) {
                open.back().hasComma = true;
            } else if (c == u'}' && open.empty()) {
                noteStray(at);
            } else if (c == u'}') {
                if (open.back().hasComma)
                    m_closers[static_cast<size_t>(open.back().at)] = at;
                open.pop_back();
            }
        }
        if (!open.empty())
            noteStray(open.front().at);
    }

    // Where the list that begins at `at` ends; less than 0: no list begins there.
    [[nodiscard]] qsizetype closerOf(qsizetype at) const { return m_closers[static_cast<size_t>(at)]; }
    [[nodiscard]] qsizetype firstStray() const { return m_stray; } // less than 0: none

private:
    static constexpr qsizetype kNone = -1;

    void noteStray(qsizetype at) { m_stray = m_stray < 0 ? at : std::min(m_stray, at); }

    std::vector<qsizetype> m_closers; // of braces that open a list
    qsizetype m_stray = kNone;
};

} // namespace

// Parts one after the other: a link, or one alternative of a list.
struct LinkPattern::Sequence
{
    std::vector<Part> parts;
    qint64 count = 1;

    void add(Part part);
    void appendTo(QString &link, qint64 index) const;
};

// One stretch of a link that takes several values in turn; text takes one.
struct LinkPattern::Part
{
    enum class Kind : quint8 { Text, Numbers, Letters, List };
    Kind kind = Kind::Text;
    qint64 count = 1;
    QString text;
    qint64 first = 0; // of a range
    qint64 step = 1;
    int width = 0;
    std::vector<Sequence> alternatives;

    void appendTo(QString &link, qint64 index) const
    {
        switch (kind) {
        case Kind::Text:
            link += text;
            return;
        case Kind::Numbers:
            link += QString::number(first + index * step).rightJustified(width, u'0');
            return;
        case Kind::Letters:
            link += QChar(static_cast<char16_t>(first + index * step));
            return;
        case Kind::List:
            break;
        }
        for (const Sequence &alternative : alternatives) {
            if (index < alternative.count)
                return alternative.appendTo(link, index);
            index -= alternative.count;
        }
    }
};

void LinkPattern::Sequence::add(Part part)
{
    count = product(count, part.count);
    parts.push_back(std::move(part));
}

void LinkPattern::Sequence::appendTo(QString &link, qint64 index) const
{
    std::vector<qint64> indexes(parts.size());
    for (size_t i = parts.size(); i-- > 0;) {
        indexes[i] = index % parts[i].count;
        index /= parts[i].count;
    }
    for (size_t i = 0; i < parts.size(); ++i)
        parts[i].appendTo(link, indexes[i]);
}

class LinkPattern::Parser
{
public:
    explicit Parser(QStringView link)
        : m_link(link)
        , m_braces(link)
    {
    }

    std::expected<Sequence, PatternTrouble> parse()
    {
        std::expected<Sequence, PatternTrouble> sequence = parseSequence(0, m_link.size(), 0);
        if (sequence && m_hasList && m_braces.firstStray() >= 0)
            return wrong(Kind::StrayBrace, m_braces.firstStray());
        return sequence;
    }

private:
    std::expected<Sequence, PatternTrouble> parseSequence(qsizetype from, qsizetype end, int depth)
    {
        Sequence sequence;
        qsizetype textFrom = from;
        for (qsizetype at = from; at < end;) {
            qsizetype next = at + 1;
            std::expected<std::optional<Part>, PatternTrouble> part = readPart(at, end, depth, next);
            if (!part)
                return std::unexpected(part.error());
            if (*part) {
                addText(sequence, textFrom, at);
                sequence.add(**std::move(part));
                textFrom = next;
            }
            at = next;
        }
        addText(sequence, textFrom, end);
        return sequence;
    }

    void addText(Sequence &sequence, qsizetype from, qsizetype end) const
    {
        if (from < end)
            sequence.add({.text = m_link.mid(from, end - from).toString()});
    }

    // The range or list that begins at `at`, if any does; `next` is then what follows it.
    std::expected<std::optional<Part>, PatternTrouble> readPart(qsizetype at, qsizetype end, int depth, qsizetype &next)
    {
        if (m_link.at(at) == u'[')
            return readBracket(at, end, next);
        const qsizetype closer = m_link.at(at) == u'{' ? m_braces.closerOf(at) : -1;
        if (closer < 0)
            return std::nullopt;
        next = closer + 1;
        return readList(at, closer, depth);
    }

    std::expected<std::optional<Part>, PatternTrouble> readBracket(qsizetype at, qsizetype end, qsizetype &next) const
    {
        // first, last, step, '-', ':' and the bracket itself
        const QStringView window = m_link.mid(at + 1, std::min(3 * kMostDigits + 32, end - at - 1));
        const qsizetype length = window.indexOf(u']');
        const std::optional<RangeWords> words = length < 0 ? std::nullopt : rangeWords(window.left(length));
        if (!words)
            return std::nullopt;
        next = at + length + 2;
        return readRange(*words, at);
    }

    static std::expected<std::optional<Part>, PatternTrouble> readRange(const RangeWords &words, qsizetype at)
    {
        if (std::max({words.first.size(), words.last.size(), words.step.size()}) > kMostDigits)
            return wrong(Kind::NumberTooLarge, at);
        Part part{.kind = isLetter(words.first) ? Part::Kind::Letters : Part::Kind::Numbers};
        part.step = words.step.toLongLong();
        qint64 last = 0;
        if (part.kind == Part::Kind::Letters) {
            if (words.first.front().isLower() != words.last.front().isLower())
                return wrong(Kind::SmallToCapital, at);
            part.first = words.first.front().unicode();
            last = words.last.front().unicode();
        } else {
            part.first = words.first.toLongLong();
            last = words.last.toLongLong();
            part.width = std::max(widthOf(words.first), widthOf(words.last));
        }
        if (part.step < 1)
            return wrong(Kind::ZeroStep, at);
        if (last < part.first)
            return wrong(Kind::Backwards, at);
        part.count = (last - part.first) / part.step + 1;
        return part;
    }

    std::expected<std::optional<Part>, PatternTrouble> readList(qsizetype at, qsizetype closer, int depth)
    {
        if (depth == kDeepest)
            return wrong(Kind::NestedTooDeep, at);
        m_hasList = true;
        Part part{.kind = Part::Kind::List, .count = 0};
        for (qsizetype from = at + 1; from <= closer;) {
            const qsizetype end = endOfAlternative(from, closer);
            std::expected<Sequence, PatternTrouble> alternative = parseSequence(from, end, depth + 1);
            if (!alternative)
                return std::unexpected(alternative.error());
            part.count = sum(part.count, alternative->count);
            part.alternatives.push_back(*std::move(alternative));
            from = end + 1;
        }
        return part;
    }

    // The next comma that belongs to the list which ends at `closer`, or that end.
    [[nodiscard]] qsizetype endOfAlternative(qsizetype from, qsizetype closer) const
    {
        int depth = 0;
        for (qsizetype at = from; at < closer; ++at) {
            const QChar c = m_link.at(at);
            if (c == u',' && depth == 0)
                return at;
            depth += c == u'{' ? 1 : (c == u'}' ? -1 : 0);
        }
        return closer;
    }

    QStringView m_link;
    BraceMap m_braces;
    bool m_hasList = false;
};

std::expected<LinkPattern, PatternTrouble> LinkPattern::parse(QStringView link)
{
    std::expected<Sequence, PatternTrouble> parts = Parser(link).parse();
    if (!parts)
        return std::unexpected(parts.error());
    LinkPattern pattern;
    pattern.m_parts = std::make_shared<const Sequence>(*std::move(parts));
    return pattern;
}

bool LinkPattern::isFixed() const
{
    return std::ranges::all_of(m_parts->parts, [](const Part &part) { return part.kind == Part::Kind::Text; });
}

qint64 LinkPattern::count() const
{
    return m_parts->count;
}

QString LinkPattern::at(qint64 index) const
{
    Q_ASSERT(index >= 0 && index < count());
    QString link;
    m_parts->appendTo(link, index);
    return link;
}

namespace {

QLatin1StringView wordsFor(Kind kind)
{
    switch (kind) {
    case Kind::NumberTooLarge:
        return "number too large"_L1;
    case Kind::SmallToCapital:
        return "range from small to capital letters"_L1;
    case Kind::ZeroStep:
        return "step of zero"_L1;
    case Kind::Backwards:
        return "range that runs backwards"_L1;
    case Kind::StrayBrace:
        return "brace without its counterpart"_L1;
    case Kind::NestedTooDeep:
        return "lists nested too deep"_L1;
    }
    Q_UNREACHABLE();
}

} // namespace

bool isPattern(QStringView link)
{
    const std::expected<LinkPattern, PatternTrouble> pattern = LinkPattern::parse(link);
    return !pattern || !pattern->isFixed();
}

Result<QStringList> expandPattern(const QString &link, qsizetype bound)
{
    const std::expected<LinkPattern, PatternTrouble> pattern = LinkPattern::parse(link);
    if (!pattern)
        return fail(FailureReason::UnsupportedLink,
                    wordsFor(pattern.error().kind) % " at character "_L1 % QString::number(pattern.error().at + 1));
    const qint64 count = pattern->count();
    if (count > bound || (count > 1 && count > kMostCharacters / link.size()))
        return fail(FailureReason::UnsupportedLink, "more than "_L1 % QString::number(bound) % " links"_L1);
    QStringList links;
    links.reserve(count);
    for (qint64 i = 0; i < count; ++i)
        links << pattern->at(i);
    return links;
}

} // namespace bowerbird
