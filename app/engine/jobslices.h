// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/jobid.h"

#include <QList>
#include <QObject>
#include <QTimer>

#include <deque>
#include <functional>

namespace bowerbird {

// What is to be done to very many jobs, a few of them at a time and as many as fit into 5 ms a turn of the event loop,
// so that a command for a million rows does not stop the window. Works are done one after the other, in the order in
// which they were given; a work of few jobs (one slice, and kAtOnce at most) with none before it is done at once.
//
// Thread: UI. Owns: the works. What they capture must outlive the manager, who finishes them when it stops.
class JobSlices : public QObject
{
    Q_OBJECT
public:
    using Act = std::function<void(const QList<JobId> &some)>;
    using Number = quint64; // of a work
    // Runs a turn's slices, with what is to stand around them; none = just them.
    using Around = std::function<void(const std::function<void()> &turn)>;

    explicit JobSlices(Around around = {}, QObject *parent = nullptr);

    // `act` gets the jobs in their order, at most `slice` at a time: kAtOnce, or more where an act costs nearly the
    // same for few and for many. It passes over those that are gone by then.
    Number run(const QList<JobId> &ids, Act act, qsizetype slice = kAtOnce);
    // What has not been done of it is not done any more; nothing if it is over.
    void drop(Number number);
    void finish(); // everything, in this turn

    [[nodiscard]] bool isBusy() const { return !m_works.empty(); }
    // Jobs of the works since there were none.
    [[nodiscard]] qsizetype done() const { return m_done; }
    [[nodiscard]] qsizetype total() const { return m_total; }

    static constexpr qsizetype kAtOnce = 500;

Q_SIGNALS:
    void progressed(); // once a turn in which something was done
    void ended();      // nothing is to be done any more; after the last progressed(), and not for what was done at once

private:
    struct Work
    {
        Number number = 0;
        QList<JobId> ids;
        Act act;
        qsizetype slice = kAtOnce;
        qsizetype taken = 0;
    };
    void takeTurn();
    void takeSlices();
    void takeSlice();
    void endIfDone();

    const Around m_around;
    std::deque<Work> m_works;
    Number m_lastNumber = 0;
    qsizetype m_done = 0;
    qsizetype m_total = 0;
    bool m_isUnderWay = false; // until ended() is told
    bool m_isActing = false;
    QTimer m_timer;
};

} // namespace bowerbird
