// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

// Any robots.txt and any path: the rules of the file itself, a bounded delay, and a pattern matches what the plainest
// reading of it matches. The input is the path, a line feed, and the file.

#include "core/robotrules.h"
#include "fuzz/fuzzing.h"

#include <algorithm>

using namespace bowerbird;
using namespace bowerbird::fuzz;

namespace {

bool isPlain(QByteArrayView text)
{
    return std::ranges::all_of(text, [](char c) { return c > ' ' && c < '\x7f' && c != '%' && c != '#'; });
}

// A pattern by trying every way to spread its stars.
bool matches(QByteArrayView path, QByteArrayView pattern)
{
    if (pattern.isEmpty())
        return true;
    if (pattern == "$")
        return path.isEmpty();
    if (pattern.front() != '*')
        return !path.isEmpty() && path.front() == pattern.front() && matches(path.sliced(1), pattern.sliced(1));
    for (qsizetype taken = 0; taken <= path.size(); ++taken) {
        if (matches(path.sliced(taken), pattern.sliced(1)))
            return true;
    }
    return false;
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const QByteArrayView input = viewOf(data, size);
    const qsizetype border = input.indexOf('\n');
    const QByteArrayView path = border < 0 ? input : input.first(border);
    const QByteArrayView text = border < 0 ? QByteArrayView() : input.sliced(border + 1);

    const RobotRules rules = RobotRules::parse(text, "Bowerbird");
    require(rules.allows("/robots.txt"));
    require(rules.delay() >= std::chrono::milliseconds(0) && rules.delay() <= RobotRules::kLongestDelay);
    (void)rules.allows(path);

    // The same bytes as a single pattern, short enough to try them all.
    constexpr qsizetype kShort = 16;
    if (path == "/robots.txt" || text.isEmpty() || text.size() > kShort || path.size() > kShort || !isPlain(text) ||
        !isPlain(path))
        return 0;
    const QByteArray one = "User-agent: *\nDisallow: " + text.toByteArray() + '\n';
    require(RobotRules::parse(one, "Bowerbird").allows(path) != matches(path, text));
    return 0;
}
