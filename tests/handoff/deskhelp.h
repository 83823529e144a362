// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "aria2desk.h"
#include "engine/enginefixture.h"
#include "handoff/fakedaemon.h"

namespace bowerbird::test {

inline Aria2Desk::Sources usual()
{
    return {.network = [] { return NetworkSettings(); }, .pause = std::chrono::milliseconds(100)};
}

// Says to send them as the window does.
inline void send(Aria2Desk &desk, const QList<JobId> &ids, const Aria2Settings &target)
{
    desk.begin(ids.size());
    desk.send(ids, target);
}

inline QList<JobRow> rowsOf(const DownloadManager &manager, const QList<JobId> &ids)
{
    QList<JobRow> rows;
    for (const JobId id : ids)
        rows << manager.packedAt(manager.rowOf(id));
    return rows;
}

inline QStringList numberedUrls(int count)
{
    QStringList urls;
    for (int i = 0; i < count; ++i)
        urls << QStringLiteral("http://127.0.0.1:1/%1.png").arg(i);
    return urls;
}

inline HandedOff::Stage stageOf(const Aria2Desk &desk, JobId id)
{
    const HandedOff *job = desk.find(id);
    return job ? job->stage : HandedOff::Stage::Lost;
}

} // namespace bowerbird::test
