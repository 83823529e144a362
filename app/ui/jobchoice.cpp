// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "ui/jobchoice.h"

#include "engine/downloadmanager.h"
#include "store/library.h"

#include <QFutureWatcher>
#include <QPromise>

#include <memory>
#include <utility>

namespace bowerbird {

namespace {

constexpr std::chrono::milliseconds kDropInterval{100};

} // namespace

JobChoice::JobChoice(DownloadManager &manager, QObject *parent)
    : QObject(parent)
    , m_manager(manager)
{
    m_dropTimer.setSingleShot(true);
    m_dropTimer.setInterval(kDropInterval);
    m_writeTimer.setSingleShot(true);
    m_writeTimer.setInterval(kPause);
    connect(&m_writeTimer, &QTimer::timeout, this, &JobChoice::write);
    connect(&m_dropTimer, &QTimer::timeout, this, &JobChoice::dropOthers);
    const auto dropSoon = [this] {
        if (!m_chosen.isEmpty() && !m_dropTimer.isActive())
            m_dropTimer.start();
    };
    connect(&manager, &DownloadManager::jobsChanged, this,
            [this, dropSoon](const QList<RowSpan> &spans, JobFields fields) {
                if (!fields.testFlag(JobField::State))
                    return;
                for (const RowSpan span : spans)
                    takeBack(span.first, span.last);
                dropSoon();
            });
    connect(&manager, &DownloadManager::jobsAdded, this, &JobChoice::takeBack);
    connect(&manager, &DownloadManager::stayedOut, this, &JobChoice::handOver);
    connect(&manager, &DownloadManager::jobsRemoved, this, dropSoon);
    connect(&manager, &DownloadManager::jobsReset, this, dropSoon);
}

JobChoice::~JobChoice()
{
    if (!m_writeTimer.isActive())
        return;
    if (!std::exchange(m_hasRead, true)) { // a person who is quicker than the library waits for it
        m_library->flush();
        if (m_reading.resultCount() > 0)
            m_expected = JobIdSet::fromBytes(m_reading.result());
    }
    write();
}

QList<JobId> JobChoice::set(const QList<JobId> &ids, bool isChosen)
{
    QList<JobId> different;
    if (isChosen) {
        m_manager.eachState(ids, [&](JobId id, JobState state) {
            if (state == JobState::Held && m_chosen.insert(id))
                different += id;
            return true;
        });
    } else {
        for (const JobId id : ids) {
            if (m_chosen.remove(id))
                different += id;
        }
    }
    if (different.isEmpty())
        return different;
    if (m_library && !m_writeTimer.isActive())
        m_writeTimer.start();
    Q_EMIT changed(different);
    return different;
}

QList<JobId> JobChoice::chosen() const
{
    if (m_chosen.isEmpty())
        return {};
    QList<JobId> ids = m_manager.idsWhere([](JobState state) { return state == JobState::Held; });
    ids.removeIf([this](JobId id) { return !m_chosen.contains(id); });
    return ids;
}

void JobChoice::dropOthers()
{
    const QList<JobId> chosen = m_chosen.ids();
    const QList<JobId> staying = m_manager.idsWhere(chosen, [](JobState state) { return state == JobState::Held; });
    QList<JobId> gone;
    auto next = staying.cbegin(); // which are in the order of all of them
    for (const JobId id : chosen) {
        if (next != staying.cend() && *next == id)
            ++next;
        else
            gone += id;
    }
    set(gone, false);
    for (const JobId id : std::as_const(gone))
        m_dropped.insert(id);
}

// A row's number is given once: what waits once more with one of these was put back.
void JobChoice::takeBack(int first, int last)
{
    QList<JobId> back;
    for (int row = first; row <= last && !(m_dropped.isEmpty() && m_expected.isEmpty()); ++row) {
        if (m_manager.stateAt(row) != JobState::Held)
            continue;
        const JobId id = m_manager.idAt(row);
        const bool wasDropped = m_dropped.remove(id);
        if (m_expected.remove(id) || wasDropped)
            back += id;
    }
    set(back, true);
}

// The row that stands for the same image by now is to have the tick.
void JobChoice::handOver(JobId from, JobId to)
{
    if (m_dropped.remove(from) || m_chosen.contains(from))
        set({to}, true);
}

// --- over a restart

void JobChoice::keepIn(Library &library)
{
    m_library = &library;
    auto *watcher = new QFutureWatcher<QByteArray>(this);
    connect(watcher, &QFutureWatcher<QByteArray>::finished, this, [this, watcher] {
        if (watcher->future().resultCount() > 0)
            expect(watcher->result());
        watcher->deleteLater();
    });
    const auto promise = std::make_shared<QPromise<QByteArray>>();
    promise->start();
    m_reading = promise->future();
    watcher->setFuture(m_reading);
    library.readChoice([promise](const QByteArray &kept) {
        promise->addResult(kept);
        promise->finish();
    });
    connect(&m_manager, &DownloadManager::arrived, this, [this] {
        m_hasRows = true;
        m_expected = {};
    });
}

// Some of the rows may be there already.
void JobChoice::expect(const QByteArray &kept)
{
    m_hasRead = true;
    m_expected = JobIdSet::fromBytes(kept);
    takeBack(0, m_manager.count() - 1);
    if (m_hasRows)
        m_expected = {};
}

void JobChoice::write()
{
    if (!m_hasRead) // it would go
        return m_writeTimer.start();
    JobIdSet kept = m_chosen;
    const QList<JobId> expected = m_expected.ids();
    for (const JobId id : expected)
        kept.insert(id);
    m_library->saveChoice(kept.toBytes());
}

} // namespace bowerbird
