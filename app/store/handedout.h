// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/job.h"
#include "core/jobid.h"
#include "store/filedescriptor.h"

#include <QList>
#include <QString>

#include <vector>

namespace bowerbird {

// Ids that were given to jobs of one folder, with both ends.
struct HandedOut
{
    JobId first;
    JobId last;
    QString directory;
    qint64 sinceMs = 0; // since 1970: not before
};

// When the file was made, in milliseconds since 1970; where its file system does not keep that, when it was last
// written. 0 when it is not there.
[[nodiscard]] qint64 bornAtMs(const QString &path);

// A file beside the database that says which ids were handed out, and for which folders, from the moment on that they
// are: a worker may have begun a part before the row of its job is committed, and after a crash in between nobody else
// would know that the part is ours, nor that the id is taken. A write of some fifty bytes for a batch, never synced: it
// is there for crashes of the program, not of the computer.
//
// Thread: open(), takeOver() and close() one at a time; add() any. Errors: what cannot be written is left out; the
// worst that comes of it is a part that stays.
class HandedOutLog
{
public:
    // What an earlier run left, also one that had no time to look at what was left to it; it stays until forget().
    [[nodiscard]] std::vector<HandedOut> open(const QString &file);
    void forget();
    void add(const QList<Job> &jobs, JobId firstNew); // those from `firstNew` on
    void close(bool isNeeded);                        // false: all rows are written

private:
    void append(const HandedOut &ids);

    QString m_file;
    FileDescriptor m_descriptor;
};

} // namespace bowerbird
