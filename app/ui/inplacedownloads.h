// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/jobid.h"
#include "engine/rowspan.h"
#include "store/history.h"

#include <QHash>
#include <QList>
#include <QObject>
#include <QThreadPool>

namespace bowerbird {

class DownloadManager;
class Library;

// Downloads that are to take the place of files that are still there. Each comes under another name beside the old
// file; only when it is proven and saved does the old one go to the trash, and the new one gets its name. A download
// that fails, or that the end of the program comes before, leaves the old file where it is.
//
// Thread: UI. Borrows: manager and library. Owns: one thread, for which the destructor waits.
class InPlaceDownloads : public QObject
{
    Q_OBJECT
public:
    InPlaceDownloads(DownloadManager &manager, Library &library, QObject *parent = nullptr);
    ~InPlaceDownloads() override;

    void follow(JobId id, const HistoryEntry &entry); // whose file it is to replace

Q_SIGNALS:
    void replaced(bowerbird::JobId id); // the good file has its name, and library and row say so
    void troubled(const QString &text); // the old one could not be put aside; the good one lies beside it

private:
    void lookAt(const QList<RowSpan> &spans);
    void replace(JobId id, const QString &path, const HistoryEntry &entry);

    DownloadManager &m_manager;
    Library &m_library;
    QHash<JobId, HistoryEntry> m_followed;
    QThreadPool m_pool;
};

} // namespace bowerbird
