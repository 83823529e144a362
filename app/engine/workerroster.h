// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "engine/downloadworker.h"
#include "engine/workerinfo.h"

#include <QThreadPool>

#include <vector>

namespace bowerbird {

// Who works: starts and retires workers, and knows what each is doing. Worker n leaves by itself at its next take()
// once fewer than n are wanted; a number that comes back while its worker is still leaving is started when it has left.
//
// Thread: UI. Owns: the download pool. Borrows: the context.
class WorkerRoster
{
public:
    explicit WorkerRoster(WorkerContext &context);
    ~WorkerRoster();
    Q_DISABLE_COPY_MOVE(WorkerRoster)

    void setWanted(int count);
    [[nodiscard]] int wanted() const { return m_wanted; }
    [[nodiscard]] const std::vector<WorkerInfo> &workers() const { return m_workers; } // alive, by number
    [[nodiscard]] int busy() const;

    void began(int worker, JobId job);
    void ended(int worker, JobId job, bool hasFinished); // the worker is free again
    void left(int worker);
    [[nodiscard]] bool hasIdle() const;
    bool setWait(const WaitReason &reason); // of all idle workers; true: that is news

    void waitForAll(); // the queue must be closed

private:
    [[nodiscard]] WorkerInfo *find(int worker);
    void startMissing();

    WorkerContext &m_context;
    QThreadPool m_pool;
    std::vector<WorkerInfo> m_workers;
    int m_wanted = 0;
};

} // namespace bowerbird
