// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "media/structure.h"

#include <charconv>
#include <cmath>
#include <optional>
#include <string_view>
#include <vector>

using namespace Qt::StringLiterals;

namespace bowerbird {

namespace {

using std::string_view_literals::operator""sv;

constexpr auto kNowhere = std::string_view::npos;
constexpr std::string_view kSpaces = " \t\r\n"sv;
constexpr size_t kDeepest = 4096; // elements within each other; a drawing has a few dozen

// Follows the tags of a document from the root's start to its end. It is not QXmlStreamReader because that is quadratic
// in the attributes of an element (790 KB of them took 21 s), and no more than the nesting is asked here.
class TagWalker
{
public:
    explicit TagWalker(std::string_view text)
        : m_text(text)
    {
    }

    // Complete when the root element is closed.
    Completeness walk();
    [[nodiscard]] std::string_view rootTag() const { return m_rootTag; }

private:
    enum class Step : quint8 { GoOn, Closed, Cut, Bad, TooDeep };

    Step step();
    Step startTag();
    Step endTag();
    Step doctype();
    Step skipPast(std::string_view end);
    // The next '>' outside of quotes.
    [[nodiscard]] size_t tagEnd(size_t from) const;

    std::string_view m_text;
    size_t m_at = 0;
    std::string_view m_rootTag;
    std::vector<std::string_view> m_open; // names of the elements that are open
};

Completeness TagWalker::walk()
{
    while (true) {
        m_at = m_text.find('<', m_at);
        switch (m_at == kNowhere ? Step::Cut : step()) {
        case Step::GoOn:
            break;
        case Step::Closed:
            return Completeness::Complete;
        case Step::Cut:
            return Completeness::CutOff;
        case Step::Bad:
            return Completeness::Corrupt;
        case Step::TooDeep:
            return Completeness::Unknown;
        }
    }
}

TagWalker::Step TagWalker::step()
{
    const std::string_view rest = m_text.substr(m_at);
    if (rest.starts_with("<!--"sv)) {
        m_at += 4;
        return skipPast("-->"sv);
    }
    if (rest.starts_with("<![CDATA["sv))
        return skipPast("]]>"sv);
    if (rest.starts_with("<?"sv))
        return skipPast("?>"sv);
    if (rest.starts_with("<!"sv))
        return doctype();
    return rest.starts_with("</"sv) ? endTag() : startTag();
}

TagWalker::Step TagWalker::skipPast(std::string_view end)
{
    const size_t found = m_text.find(end, m_at);
    if (found == kNowhere)
        return Step::Cut;
    m_at = found + end.size();
    return Step::GoOn;
}

// A document type may declare entities in brackets, with '>' in quotes and in comments.
TagWalker::Step TagWalker::doctype()
{
    bool isInSubset = false;
    for (m_at += 2; m_at < m_text.size(); ++m_at) {
        const char c = m_text[m_at];
        if (c == '>' && !isInSubset)
            return Step::GoOn;
        if (c == '[' || c == ']')
            isInSubset = c == '[';
        if (c == '"' || c == '\'')
            m_at = m_text.find(c, m_at + 1);
        else if (m_text.substr(m_at).starts_with("<!--"sv))
            m_at = m_text.find("-->"sv, m_at + 4);
        if (m_at == kNowhere)
            return Step::Cut;
    }
    return Step::Cut;
}

size_t TagWalker::tagEnd(size_t from) const
{
    for (size_t at = from; at < m_text.size(); ++at) {
        const char c = m_text[at];
        if (c == '>' || c == '<')
            return at;
        if (c != '"' && c != '\'')
            continue;
        at = m_text.find(c, at + 1);
        if (at == kNowhere)
            return kNowhere;
    }
    return kNowhere;
}

TagWalker::Step TagWalker::startTag()
{
    const size_t end = tagEnd(m_at + 1);
    if (end == kNowhere)
        return Step::Cut;
    const std::string_view tag = m_text.substr(m_at + 1, end - m_at - 1);
    const std::string_view name = tag.substr(0, tag.find_first_of(" \t\r\n/"sv));
    if (m_text[end] != '>' || name.empty())
        return Step::Bad;
    if (m_open.empty()) {
        m_rootTag = tag;
        if (name != "svg"sv && !name.ends_with(":svg"sv))
            return Step::Bad;
    }
    m_at = end + 1;
    if (tag.ends_with('/'))
        return m_open.empty() ? Step::Closed : Step::GoOn;
    if (m_open.size() == kDeepest)
        return Step::TooDeep;
    m_open.push_back(name);
    return Step::GoOn;
}

TagWalker::Step TagWalker::endTag()
{
    const size_t end = m_text.find('>', m_at);
    if (end == kNowhere)
        return Step::Cut;
    const std::string_view tag = m_text.substr(m_at + 2, end - m_at - 2);
    const std::string_view name = tag.substr(0, tag.find_first_of(kSpaces));
    if (m_open.empty() || m_open.back() != name)
        return Step::Bad;
    m_open.pop_back();
    m_at = end + 1;
    return m_open.empty() ? Step::Closed : Step::GoOn;
}

// The value of an attribute of a whole tag; empty when it has none.
std::string_view attribute(std::string_view tag, std::string_view name)
{
    size_t at = tag.find_first_of(kSpaces);
    while ((at = tag.find_first_not_of(" \t\r\n/"sv, at)) != kNowhere) {
        const size_t quote = tag.find_first_of("\"'"sv, at);
        if (quote == kNowhere)
            return {};
        const size_t end = tag.find(tag[quote], quote + 1);
        if (end == kNowhere)
            return {};
        const std::string_view key = tag.substr(at, tag.find_first_of("= \t\r\n"sv, at) - at);
        if (key == name)
            return tag.substr(quote + 1, end - quote - 1);
        at = end + 1;
    }
    return {};
}

// Takes a number from the front of `text`.
std::optional<double> takeNumber(std::string_view &text)
{
    text.remove_prefix(std::min(text.find_first_not_of(" \t\r\n,"sv), text.size()));
    double number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc() || !std::isfinite(number))
        return {};
    text.remove_prefix(static_cast<size_t>(end - text.data()));
    return number;
}

// A length in pixels; 0 for one in another unit.
int pixels(std::string_view text)
{
    const std::optional<double> number = takeNumber(text);
    const bool isInPixels = text.empty() || text == "px"sv;
    return number && isInPixels && *number >= 0 && *number < 1e9 ? static_cast<int>(std::lround(*number)) : 0;
}

// What the root says of its size: in pixels, else by its view box.
void readSize(std::string_view rootTag, StructureReport &report)
{
    report.widthPx = pixels(attribute(rootTag, "width"sv));
    report.heightPx = pixels(attribute(rootTag, "height"sv));
    if (report.widthPx > 0 && report.heightPx > 0)
        return;
    std::string_view box = attribute(rootTag, "viewBox"sv);
    const bool hasOrigin = takeNumber(box) && takeNumber(box);
    const std::optional<double> width = hasOrigin ? takeNumber(box) : std::nullopt;
    const std::optional<double> height = width ? takeNumber(box) : std::nullopt;
    const bool isUsable = height && *width > 0 && *width < 1e9 && *height > 0 && *height < 1e9;
    report.widthPx = isUsable ? static_cast<int>(std::lround(*width)) : 0;
    report.heightPx = isUsable ? static_cast<int>(std::lround(*height)) : 0;
}

} // namespace

StructureReport walkSvg(std::span<const char> file)
{
    TagWalker walker({file.data(), file.size()});
    StructureReport report;
    report.completeness = walker.walk();
    readSize(walker.rootTag(), report);
    if (report.completeness == Completeness::CutOff)
        report.detail = u"SVG ends before its root element does"_s;
    if (report.completeness == Completeness::Corrupt)
        report.detail = u"SVG with tags that do not match"_s;
    return report;
}

} // namespace bowerbird
