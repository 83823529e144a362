// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "ui/filerenamer.h"

#include "engine/downloadmanager.h"
#include "ui/undohistory.h"

#include <algorithm>

namespace bowerbird {

namespace {

QString troubleOf(const RenameStep &step)
{
    switch (step.verdict) {
    case RenameStep::Verdict::Taken:
        return FileRenamer::tr("another file is called %1").arg(step.to);
    case RenameStep::Verdict::Failed:
        return FileRenamer::tr("%1: %2").arg(step.from, step.detail);
    default:
        return {};
    }
}

} // namespace

FileRenamer::FileRenamer(DownloadManager &manager, Library &library, UndoHistory &undo, QObject *parent)
    : QObject(parent)
    , m_manager(manager)
    , m_library(library)
    , m_undo(undo)
{
    m_pool.setMaxThreadCount(1);
}

FileRenamer::~FileRenamer()
{
    m_pool.waitForDone();
}

void FileRenamer::run(const QList<RenameStep> &steps, const QStringList &directories)
{
    start(steps, directories, Direction::There);
}

void FileRenamer::start(const QList<RenameStep> &steps, const QStringList &directories, Direction direction)
{
    m_pool.start([this, steps, directories, direction] {
        const QList<RenameStep> done = carryOut(steps, directories, m_library);
        QMetaObject::invokeMethod(
            this, [this, done, directories, direction] { finish(done, directories, direction); }, Qt::QueuedConnection);
    });
}

void FileRenamer::finish(const QList<RenameStep> &steps, const QStringList &directories, Direction direction)
{
    QHash<QString, QString> moves;
    QList<RenameStep> back;
    QString trouble;
    int undone = 0;
    for (const RenameStep &step : steps) {
        if (step.verdict == RenameStep::Verdict::Rename) {
            moves.insert(step.from, step.to);
            back.prepend({.from = step.to, .to = step.from}); // the last one first
        } else if (const QString why = troubleOf(step); !why.isEmpty()) {
            ++undone;
            trouble = trouble.isEmpty() ? why : trouble;
        }
    }
    if (undone > 0)
        Q_EMIT troubled(tr("%n file(s) could not be renamed: %1", nullptr, undone).arg(trouble));
    if (moves.isEmpty())
        return;
    m_manager.filesMoved(moves);
    Q_EMIT filesMoved();
    if (direction == Direction::Back)
        return;
    m_undo.push(
        tr("Renamed %n file(s)", nullptr, static_cast<int>(moves.size())),
        [this, back, directories] { start(back, directories, Direction::Back); }, UndoHistory::Announce::Yes);
}

} // namespace bowerbird
