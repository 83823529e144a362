// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "engine/renaming.h"

#include <QObject>
#include <QThreadPool>

namespace bowerbird {

class DownloadManager;
class Library;
class UndoHistory;

// Renames files by a plan and takes it back again, off the UI thread; library and rows follow.
//
// Thread: UI. Owns: one thread, which ends its work before the object goes. Borrows: manager, library and undo
// history.
class FileRenamer : public QObject
{
    Q_OBJECT
public:
    FileRenamer(DownloadManager &manager, Library &library, UndoHistory &undo, QObject *parent = nullptr);
    ~FileRenamer() override;

    // Folders that become empty below `directories` go.
    void run(const QList<RenameStep> &steps, const QStringList &directories);

Q_SIGNALS:
    void troubled(const QString &text); // what could not be done
    void filesMoved();

private:
    enum class Direction : quint8 { There, Back };
    void start(const QList<RenameStep> &steps, const QStringList &directories, Direction direction);
    void finish(const QList<RenameStep> &steps, const QStringList &directories, Direction direction);

    DownloadManager &m_manager;
    Library &m_library;
    UndoHistory &m_undo;
    QThreadPool m_pool;
};

} // namespace bowerbird
