// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/failure.h"

#include <QObject>
#include <QStringList>

#include <memory>

namespace bowerbird {

struct ArchiveEntries;
class Library;
class LinkIntake;
class MessageBar;
class UndoHistory;

// Takes files in: lists of links go the way of every link, and what gallery-dl has downloaded, its archive, counts as
// downloaded from then on, which can be undone.
//
// Thread: UI; an archive is read on a thread of QtConcurrent. Borrows: everything, which outlives it; the library also
// what is being read.
class Importer : public QObject
{
    Q_OBJECT
public:
    Importer(LinkIntake &intake, Library &library, UndoHistory &undo, MessageBar &messages, QObject *parent = nullptr);

    // Links and files; among the files may be archives.
    void add(const QStringList &links);

private:
    struct Archive; // one that is being read

    void readArchive(const QString &path);
    void endArchive(const std::shared_ptr<Archive> &archive);
    [[nodiscard]] QString importedText(const ArchiveEntries &entries, int fresh) const;
    void showFailure(const QString &path, const Failure &failure);

    LinkIntake &m_intake;
    Library &m_library;
    UndoHistory &m_undo;
    MessageBar &m_messages;
};

} // namespace bowerbird
