// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "ui/inplacedownloads.h"

#include "engine/downloadmanager.h"
#include "engine/renaming.h"
#include "store/library.h"
#include "ui/trash.h"

#include <QFileInfo>

namespace bowerbird {

namespace {

// True when nothing has the old name any more.
bool makeRoom(const QString &path)
{
    const QFileInfo info(path);
    return !info.exists() && !info.isSymLink() ? true : moveFileAside(path).has_value();
}

} // namespace

InPlaceDownloads::InPlaceDownloads(DownloadManager &manager, Library &library, QObject *parent)
    : QObject(parent)
    , m_manager(manager)
    , m_library(library)
{
    m_pool.setMaxThreadCount(1);
    connect(&m_manager, &DownloadManager::jobsChanged, this, &InPlaceDownloads::lookAt);
}

InPlaceDownloads::~InPlaceDownloads()
{
    m_pool.waitForDone();
}

void InPlaceDownloads::follow(JobId id, const HistoryEntry &entry)
{
    m_followed.insert(id, entry);
}

void InPlaceDownloads::lookAt(const QList<RowSpan> &spans)
{
    for (const RowSpan span : spans) {
        for (int row = span.first; row <= span.last && !m_followed.isEmpty(); ++row) {
            const JobId id = m_manager.idAt(row);
            if (m_manager.stateAt(row) != JobState::Finished || !m_followed.contains(id))
                continue;
            const HistoryEntry entry = m_followed.take(id);
            const QString path = m_manager.jobAt(row).file.path;
            if (path != entry.file.path) // else nothing was in its place
                replace(id, path, entry);
        }
    }
}

void InPlaceDownloads::replace(JobId id, const QString &path, const HistoryEntry &entry)
{
    m_pool.start([this, id, path, entry] {
        const QString old = entry.file.path;
        const bool isFree = makeRoom(old);
        const bool isRenamed = isFree && carryOut({{.from = path, .to = old}}, {}, m_library).first().verdict ==
                                             RenameStep::Verdict::Rename;
        if (isRenamed)
            m_library.forget({entry.row}); // the new one has a line of its own
        const auto tell = [this, id, path, old, isRenamed] {
            if (!isRenamed)
                return Q_EMIT troubled(tr("%1 cannot be put aside, since the folder may be read-only. The good file is "
                                          "%2.")
                                           .arg(old, path));
            m_manager.filesMoved({{path, old}});
            Q_EMIT replaced(id);
        };
        QMetaObject::invokeMethod(this, tell, Qt::QueuedConnection);
    });
}

} // namespace bowerbird
