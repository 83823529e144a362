// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/failure.h"
#include "core/jobid.h"
#include "core/settings.h"

#include <QList>
#include <QObject>
#include <QString>

#include <functional>

namespace bowerbird {

// How a job stands that was handed to another engine.
struct HandedOff
{
    enum class Stage : quint8 {
        Asked,   // its worker is to let go of it, or the other engine has not answered yet
        Unheard, // an earlier run has handed it over; the other engine has not told yet how it stands
        Waiting, // in the other engine's queue
        Active,
        Paused, // over there
        Done,
        Failed, // over there; nothing is done here unless a person says so
        Lost,   // the other engine has forgotten it
    };
    Stage stage = Stage::Asked;
    qint64 received = 0;
    qint64 total = 0; // 0 = not known
    qint64 bytesPerSecond = 0;
    QString path;    // on the other engine's machine; empty = not known
    QString message; // its own words about a failure

    [[nodiscard]] bool hasEnded() const
    {
        return stage == Stage::Done || stage == Stage::Failed || stage == Stage::Lost;
    }
    friend bool operator==(const HandedOff &, const HandedOff &) = default;
};

// Jobs that aria2 downloads, as the window sees them. A job that is handed over is Paused here, whatever it was, so
// that no worker has it and nobody is asked to choose it; resuming it here takes it back, cancelling or removing it
// ends it over there, too, and so does DownloadManager::putBack().
//
// Thread: UI.
class HandoffDesk : public QObject
{
    Q_OBJECT
public:
    using QObject::QObject;
    using VersionTaker = std::function<void(const Result<QString> &version)>;

    // So many are about to be sent, in slices, in the order in which aria2 is to have them.
    virtual void begin(qsizetype count) = 0;
    virtual void send(const QList<JobId> &ids, const Aria2Settings &target) = 0; // a slice
    [[nodiscard]] virtual const HandedOff *find(JobId id) const = 0;             // null: it was not handed over
    // Whether somebody answers at `target`; `take` is called later, unless `context` has gone by then.
    virtual void test(const Aria2Settings &target, QObject *context, VersionTaker take) = 0;

Q_SIGNALS:
    void changed(const QList<bowerbird::JobId> &ids); // what find() gives for them
    void accepted(int count);                         // so many are in the other engine's queue since begin()
    // It could not be reached, or took none of them; jobs that were to be sent are back here. Told once until it
    // answers again.
    void troubled(const bowerbird::Failure &failure);
};

} // namespace bowerbird
