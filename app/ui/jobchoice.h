// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/jobid.h"
#include "ui/jobidset.h"

#include <QFuture>
#include <QList>
#include <QObject>
#include <QTimer>

#include <chrono>

namespace bowerbird {

class DownloadManager;
class Library;

// Which of the images that wait to be chosen (the Held rows) have been chosen: the ticks in the list. It costs the same
// however scattered they are, which a selection of rows does not. A row that goes, or begins, loses its tick; when what
// made it so is taken back, the tick comes back with it. They last over a restart in the library, which hears of a
// change kPause later, so that a crash loses no more than that.
//
// Thread: UI. Borrows: the manager and the library, which outlive it.
class JobChoice : public QObject
{
    Q_OBJECT
public:
    explicit JobChoice(DownloadManager &manager, QObject *parent = nullptr);
    ~JobChoice() override; // writes what has changed
    // From now on; reads what an earlier run has kept there. To be called once, before the rows of that run are there.
    void keepIn(Library &library);

    [[nodiscard]] bool isChosen(JobId id) const { return m_chosen.contains(id); }
    [[nodiscard]] int count() const { return static_cast<int>(m_chosen.size()); }
    // Those that are not held are passed over. Gives those that it was not so for.
    QList<JobId> set(const QList<JobId> &ids, bool isChosen);

    [[nodiscard]] QList<JobId> chosen() const; // in the order of the rows

    static constexpr std::chrono::milliseconds kPause{300};

Q_SIGNALS:
    void changed(const QList<bowerbird::JobId> &ids); // ticks that were set or taken away

private:
    void dropOthers(); // that do not wait any more
    void takeBack(int first, int last);
    void handOver(JobId from, JobId to);
    void expect(const QByteArray &kept);
    void write();

    DownloadManager &m_manager;
    Library *m_library = nullptr;
    JobIdSet m_chosen;
    JobIdSet m_dropped;  // had a tick when they went or began
    JobIdSet m_expected; // had one in an earlier run, and are not there yet
    QFuture<QByteArray> m_reading;
    bool m_hasRead = false; // what was kept
    bool m_hasRows = false; // of earlier runs
    QTimer m_dropTimer;     // states change many times a second
    QTimer m_writeTimer;
};

} // namespace bowerbird
