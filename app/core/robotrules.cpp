// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "core/robotrules.h"

#include <algorithm>
#include <cmath>
#include <optional>
#include <utility>

namespace bowerbird {

using std::chrono::milliseconds;

namespace {

constexpr char kHex[] = "0123456789ABCDEF";

bool isWord(QByteArrayView a, QByteArrayView b)
{
    return a.compare(b, Qt::CaseInsensitive) == 0;
}

bool isUnreserved(char c)
{
    const bool isLetter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    return isLetter || (c >= '0' && c <= '9') || c == '-' || c == '.' || c == '_' || c == '~';
}

std::optional<char> escapedAt(QByteArrayView text, qsizetype at)
{
    if (text.at(at) != '%' || at + 2 >= text.size())
        return {};
    const QByteArray digits = text.sliced(at + 1, 2).toByteArray();
    bool isNumber = false;
    const int value = digits.toInt(&isNumber, 16);
    return isNumber && value >= 0 ? std::optional<char>(static_cast<char>(value)) : std::nullopt;
}

void appendEscape(QByteArray &text, char c)
{
    const auto value = static_cast<unsigned char>(c);
    text += '%';
    text += kHex[value >> 4];
    text += kHex[value & 0xf];
}

// One spelling for what may be written in two (RFC 9309, 2.2.2): characters that need no escape stand for themselves,
// bytes beyond ASCII and the other escapes are written with capitals.
QByteArray normalized(QByteArrayView text)
{
    QByteArray result;
    result.reserve(text.size());
    for (qsizetype i = 0; i < text.size(); ++i) {
        const char c = text.at(i);
        const std::optional<char> escaped = escapedAt(text, i);
        if (escaped)
            i += 2;
        if (escaped ? isUnreserved(*escaped) : static_cast<signed char>(c) > ' ')
            result += escaped.value_or(c);
        else
            appendEscape(result, escaped.value_or(c));
    }
    return result;
}

// Where the text between two stars is found first is where it is taken: that leaves most of the path to the rest.
bool matches(QByteArrayView path, QByteArrayView pattern)
{
    const bool isAnchored = pattern.endsWith('$');
    if (isAnchored)
        pattern.chop(1);
    qsizetype star = pattern.indexOf('*');
    const QByteArrayView head = star < 0 ? pattern : pattern.first(star);
    if (!path.startsWith(head))
        return false;
    qsizetype at = head.size();
    while (star >= 0) {
        const qsizetype next = pattern.indexOf('*', star + 1);
        const QByteArrayView piece = pattern.sliced(star + 1, (next < 0 ? pattern.size() : next) - star - 1);
        if (next < 0 && isAnchored)
            return path.size() - at >= piece.size() && path.endsWith(piece);
        const qsizetype found = path.indexOf(piece, at);
        if (found < 0)
            return false;
        at = found + piece.size();
        star = next;
    }
    return !isAnchored || at == path.size();
}

// One line, without its comment: "key: value".
struct Line
{
    QByteArrayView key;
    QByteArrayView value;
};

Line lineOf(QByteArrayView text)
{
    const qsizetype comment = text.indexOf('#');
    const QByteArrayView said = comment < 0 ? text : text.first(comment);
    const qsizetype colon = said.indexOf(':');
    if (colon < 0)
        return {};
    return {said.first(colon).trimmed(), said.sliced(colon + 1).trimmed()};
}

// "Bowerbird/1.0 (...)" and "Bowerbird" name the same program.
QByteArrayView productOf(QByteArrayView agent)
{
    const auto isPartOfName = [](char c) { return c == '-' || c == '_' || (isUnreserved(c) && c > '9' && c != '~'); };
    const auto end = std::ranges::find_if_not(agent, isPartOfName);
    return agent.first(std::distance(agent.begin(), end));
}

milliseconds delayOf(QByteArrayView value)
{
    bool isNumber = false;
    const double seconds = value.toByteArray().toDouble(&isNumber);
    if (!isNumber || !std::isfinite(seconds) || seconds <= 0)
        return milliseconds(0);
    const double longest = std::chrono::duration<double>(RobotRules::kLongestDelay).count();
    return std::chrono::duration_cast<milliseconds>(std::chrono::duration<double>(std::min(seconds, longest)));
}

} // namespace

RobotRules RobotRules::parse(QByteArrayView text, QByteArrayView product)
{
    RobotRules own;
    RobotRules everybodys;
    bool hasOwn = false;
    bool isOurs = false;
    bool isEverybodys = false;
    bool isNaming = false; // names in a row belong to one group

    if (text.startsWith("\xef\xbb\xbf"))
        text = text.sliced(3);
    QByteArray lines = text.first(std::min(text.size(), kMostBytes)).toByteArray();
    lines.replace('\r', '\n');
    for (const QByteArray &each : lines.split('\n')) {
        const auto [key, value] = lineOf(each);
        if (isWord(key, "user-agent")) {
            if (!std::exchange(isNaming, true))
                isOurs = isEverybodys = false;
            isOurs = isOurs || (!value.isEmpty() && isWord(productOf(value), product));
            isEverybodys = isEverybodys || value == "*";
            hasOwn = hasOwn || isOurs;
            continue;
        }
        const bool isRule = isWord(key, "allow") || isWord(key, "disallow");
        if (!isRule && !isWord(key, "crawl-delay"))
            continue; // such as Sitemap, which belongs to no group
        isNaming = false;
        for (RobotRules *rules : {isOurs ? &own : nullptr, isEverybodys ? &everybodys : nullptr}) {
            if (!rules)
                continue;
            if (!isRule)
                rules->m_delay = delayOf(value);
            else if (!value.isEmpty() && rules->m_rules.size() < kMostRules)
                rules->m_rules.append({normalized(value), isWord(key, "allow")});
        }
    }
    return hasOwn ? own : everybodys;
}

bool RobotRules::allows(QByteArrayView path) const
{
    const QByteArray normal = normalized(path);
    if (normal == "/robots.txt")
        return true;
    qsizetype longest = -1;
    bool isAllowed = true;
    for (const Rule &rule : m_rules) {
        const bool decides = rule.pattern.size() > longest || (rule.pattern.size() == longest && rule.allows);
        if (!decides || !matches(normal, rule.pattern))
            continue;
        longest = rule.pattern.size();
        isAllowed = rule.allows;
    }
    return isAllowed;
}

} // namespace bowerbird
