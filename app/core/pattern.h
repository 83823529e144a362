// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/failure.h"

#include <QStringList>

#include <expected>
#include <memory>

namespace bowerbird {

inline constexpr qsizetype kMostPatternLinks = 100'000;

// What is wrong with a pattern, and where.
struct PatternTrouble
{
    enum class Kind : quint8 {
        NumberTooLarge,
        SmallToCapital, // [a-Z]
        ZeroStep,
        Backwards,    // [9-1]
        StrayBrace,   // without its counterpart, in a link that has a list
        NestedTooDeep // a list within a list within ...
    };
    Kind kind = Kind::StrayBrace;
    qsizetype at = 0; // of the character, from 0
};

// A link in which ranges [001-120], [a-z], [0-100:5] and lists {a,b,c} stand for several values each. Lists hold
// ranges and lists in their turn: {cat[1-3],dog{,_large}}. Leading zeroes set a range's width. An IPv6 host, "[]" in a
// query and braces without a comma are plain text.
//
// A value that is cheap to copy; any link can be had without making the others.
class LinkPattern
{
public:
    [[nodiscard]] static std::expected<LinkPattern, PatternTrouble> parse(QStringView link);

    [[nodiscard]] bool isFixed() const; // no range and no list: it is itself
    [[nodiscard]] qint64 count() const; // the largest qint64 stands for itself and more
    // 0 <= index < count(); the rightmost part counts fastest.
    [[nodiscard]] QString at(qint64 index) const;

private:
    class Parser;
    struct Part;
    struct Sequence;

    std::shared_ptr<const Sequence> m_parts;
};

// True when `link` holds a range or a list, also a wrong one, so that a person hears of it.
[[nodiscard]] bool isPattern(QStringView link);

// The links a pattern stands for; a link without a pattern is itself. Errors: UnsupportedLink, with what is wrong and
// where, also when there would be more than `bound` links.
[[nodiscard]] Result<QStringList> expandPattern(const QString &link, qsizetype bound = kMostPatternLinks);

} // namespace bowerbird
