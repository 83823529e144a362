// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "ui/filtertext.h"

#include "engine/listing.h"

#include <QCoreApplication>
#include <QStringList>

namespace bowerbird {

using namespace Qt::StringLiterals;

namespace {

struct FilterText
{
    Q_DECLARE_TR_FUNCTIONS(bowerbird::FilterText)

public:
    static QString hidden(const QString &why, int count)
    {
        if (why == "album"_L1)
            return tr("%n album(s)", nullptr, count);
        if (why.startsWith("type "_L1))
            return tr("%n %1", "a count and a type: 15 GIF", count).arg(why.section(u' ', 1));
        if (why == "type"_L1)
            return tr("%n of other types", nullptr, count);
        if (why == "size"_L1)
            return tr("%n of other dimensions", nullptr, count);
        if (why == "bytes"_L1)
            return tr("%n of another size", nullptr, count);
        if (why == "age"_L1)
            return tr("%n by age", nullptr, count);
        if (why == "score"_L1)
            return tr("%n by score", nullptr, count);
        if (why == "sensitive"_L1)
            return tr("%n sensitive", nullptr, count);
        if (why == "animated"_L1)
            return tr("%n animated", nullptr, count);
        if (why == "text"_L1)
            return tr("%n by title", nullptr, count);
        if (why == "icon"_L1)
            return tr("%n small", "images that a page shows as icons", count);
        if (why == "spacer"_L1)
            return tr("%n spacer(s)", "what fills a gap in a page, or counts its visits", count);
        if (why == "no-picture"_L1)
            return tr("%n without a picture", "files such as archives and songs", count);
        if (why == "no-file"_L1)
            return tr("%n text(s)", "that stand in the place of a file", count);
        if (why == "not-chosen"_L1)
            return tr("%Ln not chosen", nullptr, count);
        if (why == "unreadable"_L1)
            return tr("%n unreadable", nullptr, count);
        return tr("%n other(s)", nullptr, count);
    }
    static QString list(const QStringList &parts)
    {
        QString text = parts.value(0);
        for (qsizetype i = 1; i < parts.size(); ++i) {
            text = i + 1 < parts.size() ? tr("%1, %2", "a list, not its end").arg(text, parts.at(i))
                                        : tr("%1 and %2", "the end of a list").arg(text, parts.at(i));
        }
        return text;
    }
    static QString staying(int count)
    {
        return tr("%n of them stay although the filter leaves them out: they are downloaded, on their way, or were "
                  "asked for by another link.",
                  nullptr, count);
    }
    static QString lost(const FilterTally &tally)
    {
        const QString bounds =
            tr("at most %L1 of a link and %L2 in all, and nothing of runs of older versions without a window")
                .arg(Listing::kMostASide)
                .arg(Listing::kMostInAll);
        if (tally.hiddenLost > 0)
            return tr("%n hidden image(s) are only counted: Collect Again finds them once more. What is kept: %1.",
                      nullptr, tally.hiddenLost)
                .arg(bounds);
        return tr("%n shown image(s) are only counted: the filter leaves them as they are until you Collect Again. "
                  "What is kept: %1.",
                  nullptr, tally.shownLost)
            .arg(bounds);
    }
    static QString sentence(int shown, const QString &hidden)
    {
        const QString first = tr("%n shown", nullptr, shown);
        return hidden.isEmpty() ? first : tr("%1, %2 hidden").arg(first, hidden);
    }
};

} // namespace

QString hiddenText(const QMap<QString, int> &hidden)
{
    QStringList parts;
    for (auto why = hidden.cbegin(); why != hidden.cend(); ++why) {
        if (why.value() > 0)
            parts += FilterText::hidden(why.key(), why.value());
    }
    return FilterText::list(parts);
}

QString filterSentence(int shown, const QMap<QString, int> &hidden)
{
    return FilterText::sentence(shown, hiddenText(hidden));
}

QString filterSentences(const FilterTally &tally)
{
    QStringList sentences{filterSentence(tally.shown, tally.hidden)};
    if (tally.staying > 0)
        sentences += FilterText::staying(tally.staying);
    if (tally.hiddenLost > 0 || tally.shownLost > 0)
        sentences += FilterText::lost(tally);
    return sentences.join(u'\n');
}

} // namespace bowerbird
