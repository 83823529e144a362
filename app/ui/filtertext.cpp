// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "ui/filtertext.h"

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

} // namespace bowerbird
