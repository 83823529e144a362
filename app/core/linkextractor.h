// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#pragma once

#include <QStringList>
#include <QStringView>

namespace bowerbird {

// Every link in `text`, in order, each once: http and https URLs in running text, in lists or in HTML (href, src and
// the like, entities decoded), scheme-less links to sites we know (imgur.com/a/x, i.imgur.com/x.jpg), "sample:" and
// numbered patterns. Punctuation around a link is no part of it; balanced brackets inside are.
// A pure function of linear time; at most `limit` links.
[[nodiscard]] QStringList extractLinks(QStringView text, qsizetype limit = 1'000'000);

} // namespace bowerbird
