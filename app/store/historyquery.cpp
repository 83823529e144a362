// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "store/historyquery.h"

#include "store/textindex.h"

#include <QUrl>

#include <algorithm>

namespace bowerbird {

namespace {

using namespace Qt::StringLiterals;

bool hasWord(const HistoryEntry &entry, const QString &word)
{
    const QString name = entry.fileName();
    return std::ranges::any_of(std::initializer_list<const QString *>{&name, &entry.title, &entry.album, &entry.url},
                               [&](const QString *text) { return text->contains(word, Qt::CaseInsensitive); });
}

bool isOfHost(const QString &url, const QString &host)
{
    const QString actual = QUrl(url).host();
    return actual.compare(host, Qt::CaseInsensitive) == 0 || actual.endsWith(u'.' + host, Qt::CaseInsensitive);
}

QString likePattern(QString text)
{
    for (const QChar special : {u'\\', u'%', u'_'})
        text.replace(special, u'\\' % QString(special));
    return u'%' % text % u'%';
}

} // namespace

HistoryOrder orderOf(const HistoryQuery &query)
{
    const HistoryEntry last = query.after.value_or(HistoryEntry());
    const QString name = QLatin1StringView(kFileNameSql) + u" COLLATE NOCASE"_s;
    switch (query.sort) {
    case HistorySort::Newest:
        return {u"images.id DESC"_s, u"images.id < ?"_s, {}};
    case HistorySort::Oldest:
        return {u"images.id"_s, u"images.id > ?"_s, {}};
    case HistorySort::Name:
        return {name + u", images.id"_s, u"(%1, images.id) > (?, ?)"_s.arg(name), last.fileName()};
    case HistorySort::Largest:
        return {u"size DESC, images.id DESC"_s, u"(size, images.id) < (?, ?)"_s, last.file.sizeBytes};
    case HistorySort::Smallest:
        return {u"size, images.id"_s, u"(size, images.id) > (?, ?)"_s, last.file.sizeBytes};
    }
    Q_UNREACHABLE();
}

void HistoryCondition::addWord(const QString &word)
{
    if (!std::ranges::all_of(word, [](QChar c) { return c.unicode() < 0x80; }))
        return;
    const QString pattern = likePattern(word);
    add(u"(path LIKE ? ESCAPE '\\' OR images.title LIKE ? ESCAPE '\\' OR images.album LIKE ? ESCAPE '\\'"
        " OR url LIKE ? ESCAPE '\\')"_s,
        {pattern, pattern, pattern, pattern});
}

HistoryCondition conditionOf(const HistoryQuery &query)
{
    HistoryCondition condition;
    if (query.from.isValid())
        condition.add(u"finished_at >= ?"_s, {query.from.toMSecsSinceEpoch()});
    if (query.to.isValid())
        condition.add(u"finished_at < ?"_s, {query.to.toMSecsSinceEpoch()});
    if (query.minBytes > 0)
        condition.add(u"size >= ?"_s, {query.minBytes});
    if (query.maxBytes > 0)
        condition.add(u"size <= ?"_s, {query.maxBytes});
    if (!query.host.isEmpty())
        condition.add(u"url LIKE ? ESCAPE '\\'"_s, {likePattern(query.host)});
    if (query.state == HistoryState::Deleted)
        condition.add(u"deleted_at IS NOT NULL"_s, {});
    if (query.state == HistoryState::Missing || query.state == HistoryState::Changed)
        condition.add(u"deleted_at IS NULL"_s, {});
    QStringList types;
    for (const ImageType type : query.types)
        types.append(u"'%1'"_s.arg(mimeType(type)));
    if (!types.isEmpty())
        condition.add(u"type IN (%1)"_s.arg(types.join(u',')), {});
    return condition;
}

QStringList wordsOf(const HistoryQuery &query)
{
    return query.text.simplified().split(u' ', Qt::SkipEmptyParts);
}

bool fits(const HistoryEntry &entry, const HistoryQuery &query, const QStringList &words)
{
    if (!query.host.isEmpty() && !isOfHost(entry.url, query.host))
        return false;
    return std::ranges::all_of(words, [&](const QString &word) { return hasWord(entry, word); });
}

} // namespace bowerbird
