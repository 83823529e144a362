// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/jobid.h"
#include "exchange/exporttask.h"
#include "ui/exportdialog.h"

#include <QElapsedTimer>
#include <QObject>

#include <stop_token>

namespace bowerbird {

class DownloadManager;
class Library;
class MessageBar;

// Exports run here: each feeds its task with rows or with the history, shows how far it is when it takes long, and
// tells in the message bar what came of it.
//
// Thread: UI; small pictures are made on the task's thread. Borrows: everything, which outlives it. Owns: the exports
// that run; they are cancelled with it.
class Exporter : public QObject
{
    Q_OBJECT
public:
    Exporter(DownloadManager &manager, Library &library, MessageBar &messages, QObject *parent = nullptr);
    ~Exporter() override;

    // `selection` is used for ExportScope::Selection only.
    void run(const ExportChoice &choice, const QList<JobId> &selection);

private:
    [[nodiscard]] ExportTask::Feed feedOf(const QList<JobId> &ids) const;
    [[nodiscard]] ExportTask::Feed feedOfHistory() const;
    [[nodiscard]] QList<JobId> allIds() const;
    void join(ExportTask *task);
    void showProgress(ExportTask *task, qint64 records);
    void showResult(ExportTask *task, const ExportCount &count);
    void showFailure(ExportTask *task, const Failure &failure);

    DownloadManager &m_manager;
    Library &m_library;
    MessageBar &m_messages;
    std::stop_source m_stop; // of questions to the history
};

} // namespace bowerbird
