// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "ui/librarytrash.h"

#include "store/library.h"
#include "ui/undohistory.h"

#include <QFileInfo>

namespace bowerbird {

LibraryTrash::LibraryTrash(Library &library, UndoHistory &undo, QObject *parent)
    : QObject(parent)
    , m_library(library)
    , m_undo(undo)
{
    m_pool.setMaxThreadCount(1);
}

LibraryTrash::~LibraryTrash()
{
    m_pool.waitForDone(); // half of what was asked for would surprise
}

void LibraryTrash::moveToTrash(const QStringList &paths, const QList<JobId> &ids)
{
    m_pool.start([this, paths, ids] {
        QList<TrashedFile> files;
        QStringList trashed;
        QStringList failed;
        for (const QString &path : paths) {
            if (!QFileInfo::exists(path))
                continue;
            if (const auto file = moveFileToTrash(path)) {
                files.append(*file);
                trashed.append(path);
            } else {
                failed.append(path);
            }
        }
        m_library.markDeleted(trashed);
        QMetaObject::invokeMethod(
            this, [this, files, failed, ids] { noteTrashed(files, failed, ids); }, Qt::QueuedConnection);
    });
}

void LibraryTrash::noteTrashed(const QList<TrashedFile> &files, const QStringList &failed, const QList<JobId> &ids)
{
    if (!failed.isEmpty())
        Q_EMIT troubled(tr("%n file(s) could not be moved to the trash: %1", nullptr, static_cast<int>(failed.size()))
                            .arg(failed.first()));
    if (!files.isEmpty())
        m_undo.push(
            tr("Moved %n file(s) to the trash", nullptr, static_cast<int>(files.size())),
            [this, files, ids] { takeBack(files, ids); }, UndoHistory::Announce::Yes);
    Q_EMIT moved(ids);
}

void LibraryTrash::takeBack(const QList<TrashedFile> &files, const QList<JobId> &ids)
{
    m_pool.start([this, files, ids] {
        QStringList back;
        QStringList failed;
        for (const TrashedFile &file : files)
            (takeFromTrash(file) ? back : failed).append(file.path);
        m_library.markDeleted(back, false);
        const auto tell = [this, failed, ids] {
            noteBack(failed);
            Q_EMIT moved(ids);
        };
        QMetaObject::invokeMethod(this, tell, Qt::QueuedConnection);
    });
}

void LibraryTrash::noteBack(const QStringList &failed)
{
    if (!failed.isEmpty())
        Q_EMIT troubled(
            tr("%n file(s) could not be taken back from the trash: %1", nullptr, static_cast<int>(failed.size()))
                .arg(failed.first()));
}

} // namespace bowerbird
