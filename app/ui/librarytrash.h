// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/jobid.h"
#include "ui/trash.h"

#include <QList>
#include <QObject>
#include <QStringList>
#include <QThreadPool>

namespace bowerbird {

class Library;
class UndoHistory;

// Moves files of the library to the trash, which counts as deleted on purpose, and takes them back. Any number of
// them: it is done off the UI thread.
//
// Thread: UI. Borrows: library and undo history, which outlive it. Owns: its thread, for which the destructor waits.
class LibraryTrash : public QObject
{
    Q_OBJECT
public:
    LibraryTrash(Library &library, UndoHistory &undo, QObject *parent = nullptr);
    ~LibraryTrash() override;

    // Those that are not there are passed over. `ids` are the rows to be told of.
    void moveToTrash(const QStringList &paths, const QList<JobId> &ids);

Q_SIGNALS:
    // Files are in the trash now, or back from it; the library was told.
    void moved(const QList<bowerbird::JobId> &ids);
    void troubled(const QString &text); // some could not be moved

private:
    void takeBack(const QList<TrashedFile> &files, const QList<JobId> &ids);
    void noteTrashed(const QList<TrashedFile> &files, const QStringList &failed, const QList<JobId> &ids);
    void noteBack(const QStringList &failed);

    Library &m_library;
    UndoHistory &m_undo;
    QThreadPool m_pool;
};

} // namespace bowerbird
