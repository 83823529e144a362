// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "sources/htmlsrcset.h"

#include <algorithm>

namespace bowerbird {

namespace {

constexpr qsizetype kMostCandidates = 200;

// HTML's own white space: no other character ends an address.
bool isSpace(QChar c)
{
    return c == u' ' || c == u'\t' || c == u'\n' || c == u'\r' || c == u'\f';
}

bool apply(QStringView descriptor, SrcsetCandidate &candidate)
{
    if (descriptor.isEmpty())
        return true;
    bool isNumber = false;
    const QStringView number = descriptor.chopped(1);
    switch (descriptor.back().unicode()) {
    case u'w':
        candidate.widthPx = number.toInt(&isNumber);
        return isNumber && candidate.widthPx > 0;
    case u'x':
        candidate.density = number.toDouble(&isNumber);
        return isNumber && candidate.density >= 0 && candidate.density < 1e6;
    case u'h': // tells nothing that the width does not
        return number.toInt(&isNumber) > 0 && isNumber;
    default:
        return false;
    }
}

bool applyAll(QStringView descriptors, SrcsetCandidate &candidate)
{
    qsizetype at = 0;
    while (at < descriptors.size()) {
        const qsizetype begin = at;
        while (at < descriptors.size() && !isSpace(descriptors.at(at)))
            ++at;
        if (!apply(descriptors.sliced(begin, at - begin), candidate))
            return false;
        while (at < descriptors.size() && isSpace(descriptors.at(at)))
            ++at;
    }
    return true;
}

// The first comma that is in no brackets, or the end.
qsizetype endOfDescriptors(QStringView text, qsizetype at)
{
    int depth = 0;
    for (; at < text.size(); ++at) {
        const QChar c = text.at(at);
        if (c == u'(')
            ++depth;
        else if (c == u')')
            depth = std::max(0, depth - 1);
        else if (c == u',' && depth == 0)
            break;
    }
    return at;
}

} // namespace

QList<SrcsetCandidate> parseSrcset(QStringView text)
{
    QList<SrcsetCandidate> candidates;
    qsizetype at = 0;
    while (candidates.size() < kMostCandidates) {
        while (at < text.size() && (isSpace(text.at(at)) || text.at(at) == u','))
            ++at;
        if (at == text.size())
            break;
        const qsizetype begin = at;
        while (at < text.size() && !isSpace(text.at(at)))
            ++at;
        QStringView url = text.sliced(begin, at - begin);
        const bool isBare = url.endsWith(u',');
        while (url.endsWith(u','))
            url.chop(1);
        const qsizetype end = isBare ? at : endOfDescriptors(text, at);
        SrcsetCandidate candidate{.url = url.toString()};
        if (applyAll(text.sliced(at, end - at).trimmed(), candidate))
            candidates.append(candidate);
        at = end;
    }
    return candidates;
}

} // namespace bowerbird
