// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "sources/htmlparser.h"
#include "sources/htmlsrcset.h"

#include <QList>
#include <QString>

namespace bowerbird {

// Which of the addresses that an img or a picture offers is the picture itself, and which a small one of it.
//
// The order of trust: attributes that galleries keep the original in (data-orig-file, data-zoom-image), the largest of
// all srcsets, what a lazy loader would load (data-src), src. With a lazy loader src is only there to fill the gap.
class HtmlChoice
{
public:
    void takeImage(const HtmlAttributes &attributes);
    // A source of a picture; its media query tells a width where its srcset does not.
    void takeSource(const HtmlAttributes &attributes);

    struct Chosen
    {
        QString url; // empty: there is none
        QString previewUrl;
        QString alternative;
        int widthPx = 0; // 0 = not told
    };
    [[nodiscard]] Chosen best() const;

private:
    struct Candidate
    {
        SrcsetCandidate offered;
        int width = 0; // told or guessed
        bool isImage = false;
    };
    void takeSrcset(const QString &srcset, int guessedWidth, bool isImage);

    QString m_original;
    QList<Candidate> m_candidates;
    QString m_lazy;
    QString m_src;
};

} // namespace bowerbird
