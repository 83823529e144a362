// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "core/pattern.h"

#include <algorithm>
#include <optional>
#include <utility>
#include <vector>

namespace bowerbird {

using namespace Qt::StringLiterals;

namespace {

// What a whole expansion may take: 128 MB of text.
constexpr qsizetype kMostCharacters = 64LL * 1024 * 1024;
constexpr qsizetype kMostDigits = 18; // of a number that fits qint64

// One stretch of a link that takes several values in turn; fixed text takes one.
struct Part
{
    QStringList items; // of a list, or the one fixed text
    bool isRange = false;
    bool isLetters = false;
    qint64 first = 0;
    qint64 step = 1;
    qint64 count = 1;
    int width = 0;

    [[nodiscard]] bool isFixed() const { return !isRange && items.size() == 1; }
    [[nodiscard]] QString at(qint64 index) const
    {
        if (!isRange)
            return items.at(index);
        const qint64 value = first + index * step;
        return isLetters ? QString(QChar(char16_t(value))) : QString::number(value).rightJustified(width, u'0');
    }
};

std::unexpected<Failure> wrong(QLatin1StringView what, qsizetype at)
{
    return fail(FailureReason::UnsupportedLink, what % " at character "_L1 % QString::number(at + 1));
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

Result<Part> readRange(const RangeWords &words, qsizetype at)
{
    if (std::max({words.first.size(), words.last.size(), words.step.size()}) > kMostDigits)
        return wrong("number too large"_L1, at);
    Part part;
    part.isRange = true;
    part.isLetters = isLetter(words.first);
    part.step = words.step.toLongLong();
    qint64 last = 0;
    if (part.isLetters) {
        if (words.first.front().isLower() != words.last.front().isLower())
            return wrong("range from small to capital letters"_L1, at);
        part.first = words.first.front().unicode();
        last = words.last.front().unicode();
    } else {
        part.first = words.first.toLongLong();
        last = words.last.toLongLong();
        part.width = std::max(widthOf(words.first), widthOf(words.last));
    }
    if (part.step < 1)
        return wrong("step of zero"_L1, at);
    if (last < part.first)
        return wrong("range that runs backwards"_L1, at);
    part.count = (last - part.first) / part.step + 1;
    return part;
}

Part fixedPart(QStringView text)
{
    Part part;
    part.items = {text.toString()};
    return part;
}

Part listPart(QStringView inside)
{
    Part part;
    for (const QStringView item : inside.split(u','))
        part.items << item.toString();
    part.count = part.items.size();
    return part;
}

class Parser
{
public:
    explicit Parser(QStringView link)
        : m_link(link)
    {
    }

    Result<std::vector<Part>> parse()
    {
        qsizetype at = 0;
        while (at < m_link.size()) {
            const Result<qsizetype> next = readAt(at);
            if (!next)
                return std::unexpected(next.error());
            at = *next;
        }
        endFixed(m_link.size(), m_link.size());
        if (m_hasList && m_strayBrace >= 0)
            return wrong("brace without its counterpart, or a list within a list"_L1, m_strayBrace);
        return std::move(m_parts);
    }

private:
    // Takes what stands at `at` and returns where the next thing begins.
    Result<qsizetype> readAt(qsizetype at)
    {
        const QChar c = m_link.at(at);
        if (c == u'[')
            return readBracket(at);
        if (c == u'{')
            return readBrace(at);
        if (c == u'}')
            noteStrayBrace(at);
        return at + 1;
    }

    Result<qsizetype> readBracket(qsizetype at)
    {
        // first, last, step, '-', ':' and the bracket itself
        const QStringView window = m_link.mid(at + 1, 3 * kMostDigits + 32);
        const qsizetype length = window.indexOf(u']');
        const std::optional<RangeWords> words = length < 0 ? std::nullopt : rangeWords(window.left(length));
        if (!words)
            return at + 1;
        Result<Part> range = readRange(*words, at);
        if (!range)
            return std::unexpected(range.error());
        endFixed(at, at + length + 2);
        m_parts.push_back(*std::move(range));
        return m_fixedFrom;
    }

    Result<qsizetype> readBrace(qsizetype at)
    {
        qsizetype end = at + 1;
        bool hasComma = false;
        for (; end < m_link.size() && m_link.at(end) != u'{' && m_link.at(end) != u'}'; ++end)
            hasComma = hasComma || m_link.at(end) == u',';
        if (end == m_link.size() || m_link.at(end) == u'{' || !hasComma) {
            noteStrayBrace(at);
            return at + 1;
        }
        const QStringView inside = m_link.mid(at + 1, end - at - 1);
        if (isPattern(inside))
            return wrong("range within a list"_L1, at);
        m_hasList = true;
        endFixed(at, end + 1);
        m_parts.push_back(listPart(inside));
        return m_fixedFrom;
    }

    void noteStrayBrace(qsizetype at)
    {
        if (m_strayBrace < 0)
            m_strayBrace = at;
    }

    void endFixed(qsizetype end, qsizetype next)
    {
        if (end > m_fixedFrom)
            m_parts.push_back(fixedPart(m_link.mid(m_fixedFrom, end - m_fixedFrom)));
        m_fixedFrom = next;
    }

    QStringView m_link;
    std::vector<Part> m_parts;
    qsizetype m_fixedFrom = 0;
    qsizetype m_strayBrace = -1;
    bool m_hasList = false;
};

// The number of links, or nothing when there are more than `bound`.
std::optional<qsizetype> countWithin(const std::vector<Part> &parts, qsizetype bound)
{
    qsizetype total = 1;
    for (const Part &part : parts) {
        if (part.count > bound / total)
            return std::nullopt;
        total *= part.count;
    }
    return total;
}

QString joined(const std::vector<Part> &parts, const std::vector<qint64> &indexes)
{
    QString link;
    for (size_t i = 0; i < parts.size(); ++i)
        link += parts[i].at(indexes[i]);
    return link;
}

// Counts on, the rightmost part first.
void advance(const std::vector<Part> &parts, std::vector<qint64> &indexes)
{
    for (size_t i = parts.size(); i-- > 0;) {
        if (++indexes[i] < parts[i].count)
            return;
        indexes[i] = 0;
    }
}

} // namespace

bool isPattern(QStringView link)
{
    const Result<std::vector<Part>> parts = Parser(link).parse();
    return !parts || std::any_of(parts->begin(), parts->end(), [](const Part &part) { return !part.isFixed(); });
}

Result<QStringList> expandPattern(const QString &link, qsizetype bound)
{
    const Result<std::vector<Part>> parts = Parser(link).parse();
    if (!parts)
        return std::unexpected(parts.error());
    const std::optional<qsizetype> total = countWithin(*parts, bound);
    if (!total || *total * link.size() > kMostCharacters)
        return fail(FailureReason::UnsupportedLink, "more than "_L1 % QString::number(bound) % " links"_L1);
    QStringList links;
    links.reserve(*total);
    std::vector<qint64> indexes(parts->size(), 0);
    for (qsizetype i = 0; i < *total; ++i) {
        links << joined(*parts, indexes);
        advance(*parts, indexes);
    }
    return links;
}

} // namespace bowerbird
