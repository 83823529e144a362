// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/jobid.h"
#include "ui/jobidset.h"

#include <QList>
#include <QObject>
#include <QTimer>

namespace bowerbird {

class DownloadManager;

// Which of the images that wait to be chosen (the Held rows) have been chosen: the ticks in the list. It costs the same
// however scattered they are, which a selection of rows does not. A row that goes, or begins, loses its tick; when what
// made it so is taken back, the tick comes back with it.
//
// Thread: UI. Borrows: the manager, which outlives it.
class JobChoice : public QObject
{
    Q_OBJECT
public:
    explicit JobChoice(DownloadManager &manager, QObject *parent = nullptr);

    [[nodiscard]] bool isChosen(JobId id) const { return m_chosen.contains(id); }
    [[nodiscard]] int count() const { return static_cast<int>(m_chosen.size()); }
    void set(const QList<JobId> &ids, bool isChosen); // those that are not held are passed over
    void invert();
    void chooseAll();
    void chooseNone();
    // Adds those with at least so many pixels, as far as their size was declared; returns of how many it was not.
    int chooseLargerThan(qint64 pixels);

    [[nodiscard]] QList<JobId> chosen() const; // in the order of the rows
    [[nodiscard]] QList<JobId> held(bool isChosen) const;

Q_SIGNALS:
    void changed(const QList<bowerbird::JobId> &ids); // ticks that were set or taken away

private:
    void dropOthers(); // that do not wait any more
    void takeBack(int first, int last);
    void handOver(JobId from, JobId to);

    DownloadManager &m_manager;
    JobIdSet m_chosen;
    JobIdSet m_dropped; // had a tick when they went or began
    QTimer m_dropTimer; // states change many times a second
};

} // namespace bowerbird
