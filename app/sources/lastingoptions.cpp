// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "sources/lastingoptions.h"

#include "sources/collector.h"

#include <algorithm>
#include <array>

namespace bowerbird {

using namespace Qt::StringLiterals;

namespace {

constexpr std::array kAnimatedWords = {"gif"_L1, "mp4"_L1, "still"_L1}; // by AnimatedRule

AnimatedRule animatedRule(const QString &word)
{
    const auto found = std::ranges::find(kAnimatedWords, word);
    return found == kAnimatedWords.end() ? AnimatedRule::Gif
                                         : static_cast<AnimatedRule>(found - kAnimatedWords.begin());
}

} // namespace

QJsonObject lastingOptions(const CollectOptions &options)
{
    return {{u"limit"_s, options.limit},
            {u"skips_albums"_s, options.albums == AlbumRule::Skip},
            {u"holds"_s, options.holds},
            {u"follows_pages"_s, options.followsPages},
            {u"animated"_s, kAnimatedWords.at(static_cast<size_t>(options.animated))}};
}

void setLastingOptions(const QJsonObject &lasting, CollectOptions &options)
{
    options.limit = lasting[u"limit"_s].toInt();
    options.holds = lasting[u"holds"_s].toBool();
    options.followsPages = lasting[u"follows_pages"_s].toBool();
    options.animated = animatedRule(lasting[u"animated"_s].toString());
    options.albums = lasting[u"skips_albums"_s].toBool() ? AlbumRule::Skip : AlbumRule::Expand;
}

} // namespace bowerbird
