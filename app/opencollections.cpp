// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "opencollections.h"

#include "sources/lastingoptions.h"
#include "store/library.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

namespace bowerbird {

using namespace Qt::StringLiterals;

namespace {

QString extraOf(const std::map<int, QString> &links, const CollectOptions &options)
{
    QJsonArray all;
    for (const auto &[id, link] : links)
        all.append(link);
    QJsonObject extra = lastingOptions(options);
    extra.insert(u"links"_s, all);
    return QString::fromUtf8(QJsonDocument(extra).toJson(QJsonDocument::Compact));
}

} // namespace

OpenCollections::OpenCollections(Library &library, Collector &collector, Mode mode)
    : m_library(library)
    , m_collector(collector)
    , m_mode(mode)
{
    for (const OpenCollection &row : library.openCollections()) {
        m_lastRow = std::max(m_lastRow, row.id);
        Before before{.row = row, .lasting = QJsonDocument::fromJson(row.extra.toUtf8()).object(), .links = {}};
        for (const QJsonValue link : before.lasting[u"links"_s].toArray())
            before.links.insert(link.toString());
        m_before.push_back(std::move(before));
    }
    m_timer.setSingleShot(true);
    if (mode == Mode::OnlyReads)
        return;
    connect(&m_timer, &QTimer::timeout, this, &OpenCollections::write);
    connect(&collector, &Collector::added, this, &OpenCollections::add);
    connect(&collector, &Collector::cancelled, this, &OpenCollections::remove);
    connect(&collector, &Collector::collectionFinished, this, &OpenCollections::end);
}

OpenCollections::~OpenCollections()
{
    write();
}

void OpenCollections::takeUp(const CollectOptions &base, Which which)
{
    for (const Before &before : std::exchange(m_before, {})) {
        const OpenCollection &row = before.row;
        CollectOptions options = base;
        options.download = row.options;
        options.filter = filterOf(*row.options);
        setLastingOptions(before.lasting, options);
        if (options.holds && which == Which::NotHeld)
            continue;
        if (m_mode != Mode::OnlyReads)
            m_batches[options.download.get()] = {
                .row = row, .options = options, .links = {}, .isChanged = true, .isKept = true};
        for (const QJsonValue link : before.lasting[u"links"_s].toArray())
            m_takenUp.insert(m_collector.add(link.toString(), options));
    }
}

QStringList OpenCollections::linksBefore() const
{
    QStringList links;
    for (const Before &before : m_before) {
        for (const QJsonValue link : before.lasting[u"links"_s].toArray())
            links.append(link.toString());
    }
    return links;
}

void OpenCollections::add(int id, const QString &link, const CollectOptions &options)
{
    if (options.knows) // asked again, which the collections that are remembered see to
        return;
    takeOver(lastingLink(link), options);
    Batch &batch = m_batches[options.download.get()];
    if (batch.row.id == 0)
        batch.row = {.id = ++m_lastRow, .link = lastingLink(link), .options = options.download, .extra = {}};
    batch.options = options;
    batch.links.emplace(id, lastingLink(link));
    batch.isChanged = true;
    m_batchOf.insert(id, options.download.get());
    m_timer.start(0);
}

// Else a link that is asked every day would be gone on with as often as its site has broken it off.
void OpenCollections::takeOver(const QString &link, const CollectOptions &options)
{
    for (Before &before : m_before) {
        const bool isSame = options.download && before.row.options && *before.row.options == *options.download;
        if (!isSame || !before.links.contains(link))
            continue;
        QJsonObject lasting = before.lasting;
        lasting.remove(u"links"_s);
        if (lasting != lastingOptions(options))
            continue;
        before.links.remove(link);
        before.isChanged = true;
    }
}

void OpenCollections::writeBefore()
{
    for (Before &before : m_before) {
        if (!std::exchange(before.isChanged, false))
            continue;
        if (before.links.isEmpty()) {
            m_library.removeCollection(before.row.id);
            continue;
        }
        QJsonArray left;
        for (const QJsonValue link : before.lasting[u"links"_s].toArray()) {
            if (before.links.contains(link.toString()))
                left.append(link);
        }
        before.lasting.insert(u"links"_s, left);
        before.row.extra = QString::fromUtf8(QJsonDocument(before.lasting).toJson(QJsonDocument::Compact));
        m_library.saveCollection(before.row);
    }
}

// Who has no patience goes on another time with what its site would not give any more.
void OpenCollections::end(const CollectionSummary &summary)
{
    const bool isPutOff = summary.failure && summary.failure->reason == FailureReason::RateLimited;
    const auto found = m_batches.find(m_batchOf.value(summary.id));
    if (isPutOff && found != m_batches.end() && found->second.options.patience == Patience::Short)
        return;
    remove(summary.id);
}

void OpenCollections::remove(int id)
{
    const auto found = m_batches.find(m_batchOf.take(id));
    if (found == m_batches.end())
        return;
    found->second.links.erase(id);
    found->second.isChanged = true;
    if (!m_timer.isActive())
        m_timer.start(kPause);
}

void OpenCollections::write()
{
    for (auto it = m_batches.begin(); it != m_batches.end();) {
        writeBatch(it->second);
        it = it->second.links.empty() ? m_batches.erase(it) : std::next(it);
    }
    writeBefore(); // by now they stand in the rows of this run
}

void OpenCollections::writeNow()
{
    write();
    m_library.flush();
}

void OpenCollections::writeBatch(Batch &batch)
{
    if (!std::exchange(batch.isChanged, false))
        return;
    if (!batch.links.empty()) {
        batch.row.extra = extraOf(batch.links, batch.options);
        batch.isKept = true;
        return m_library.saveCollection(batch.row);
    }
    if (batch.isKept)
        m_library.removeCollection(batch.row.id);
}

} // namespace bowerbird
