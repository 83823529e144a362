// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "ui/watchnotes.h"

#include "ui/collectionbook.h"
#include "ui/collectiontext.h"
#include "ui/formatting.h"
#include "ui/messagebar.h"

#include <algorithm>
#include <utility>

namespace bowerbird {

using namespace Qt::StringLiterals;

namespace {

const QString kKey = u"watch"_s;
constexpr qsizetype kMostNames = 3;

} // namespace

WatchNotes::WatchNotes(const CollectionBook &book, MessageBar &messages, Notify notify, QObject *parent)
    : QObject(parent)
    , m_book(book)
    , m_messages(messages)
    , m_notify(std::move(notify))
{
    m_timer.setSingleShot(true);
    m_timer.setInterval(kGathering);
    connect(&m_timer, &QTimer::timeout, this, &WatchNotes::tell);
    connect(&book, &CollectionBook::asked, this, [this](qint64 id, CollectionBook::AskedBy by) {
        const CollectionBook::Entry *entry = m_book.find(id);
        if (by != CollectionBook::AskedBy::Watch || !entry || entry->kept.fresh == 0)
            return;
        m_fresh[id] += entry->kept.fresh;
        if (!m_timer.isActive())
            m_timer.start();
    });
}

void WatchNotes::tell()
{
    QList<std::pair<int, qint64>> most; // the most first
    int all = 0;
    const QHash<qint64, int> fresh = std::exchange(m_fresh, {});
    for (auto it = fresh.cbegin(); it != fresh.cend(); ++it) {
        if (!m_book.find(it.key())) // was removed meanwhile
            continue;
        most.append({it.value(), it.key()});
        all += it.value();
    }
    if (most.isEmpty())
        return;
    std::ranges::sort(most, std::greater());
    QStringList names;
    for (const auto &[count, id] : most.first(std::min(kMostNames, most.size())))
        names += tr("%1: %2", "a collection and how many new images")
                     .arg(isolated(collectionName(m_book.find(id)->kept)), formatCount(count));
    if (most.size() > kMostNames)
        names += u"…"_s;
    const QString title = tr("%Ln new image(s)", nullptr, all);
    m_messages.show({.key = kKey,
                     .kind = Message::Kind::Good,
                     .title = title,
                     .text = names.join(u'\n'),
                     .buttons = {{tr("Show"), [this, id = most.first().second] { Q_EMIT showRequested(id); }}}});
    if (m_notify)
        m_notify(title, names.join(u'\n'));
}

} // namespace bowerbird
