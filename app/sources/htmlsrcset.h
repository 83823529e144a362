// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#pragma once

#include <QList>
#include <QString>
#include <QStringView>

namespace bowerbird {

// One of the pictures that a srcset offers.
struct SrcsetCandidate
{
    QString url;
    int widthPx = 0;    // 0 = not told
    double density = 1; // pixels a CSS pixel; 1 when the width is told

    friend bool operator==(const SrcsetCandidate &, const SrcsetCandidate &) = default;
};

// https://html.spec.whatwg.org/#parse-a-srcset-attribute: candidates with descriptors that cannot be are left out.
// At most 200. A pure function of linear time.
[[nodiscard]] QList<SrcsetCandidate> parseSrcset(QStringView text);

} // namespace bowerbird
