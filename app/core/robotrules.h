// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#pragma once

#include <QByteArray>
#include <QByteArrayView>
#include <QList>

#include <chrono>

namespace bowerbird {

// What a site's robots.txt lets a program read that goes from page to page, by RFC 9309: the groups of the program's
// own name count together, else those of "*"; among the rules that match, the one with the longest pattern decides, and
// at the same length "allow". "*" stands for anything, "$" at the end for the end of the path.
//
// Crawl-delay is not of the RFC, but many sites say it: seconds between two questions.
class RobotRules
{
public:
    RobotRules() = default; // everything is allowed
    // `product` is how the program calls itself, without a version; upper and lower case are the same. Lines that make
    // no sense are skipped; what stands beyond kMostBytes is not read.
    [[nodiscard]] static RobotRules parse(QByteArrayView text, QByteArrayView product);

    // `path` as sent, with its query, from the first slash on.
    [[nodiscard]] bool allows(QByteArrayView path) const;
    [[nodiscard]] std::chrono::milliseconds delay() const { return m_delay; } // zero: nothing was said

    static constexpr qsizetype kMostBytes = qsizetype{512} * 1024; // the RFC asks for 500 KiB at least
    static constexpr qsizetype kMostRules = 10'000;
    static constexpr std::chrono::milliseconds kLongestDelay{60'000}; // more is taken for this

private:
    struct Rule
    {
        QByteArray pattern; // in one spelling of its escapes
        bool allows = false;
    };

    QList<Rule> m_rules;
    std::chrono::milliseconds m_delay{0};
};

} // namespace bowerbird
