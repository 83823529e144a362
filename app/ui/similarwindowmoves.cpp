// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

// What becomes of a group in SimilarWindow, and how it is taken back.

#include "ui/similarwindow.h"

#include "store/library.h"
#include "ui/comparepane.h"
#include "ui/formatting.h"
#include "ui/trash.h"
#include "ui/undohistory.h"

#include <QLabel>

namespace bowerbird {

namespace {

QStringList pathsOf(const QList<TrashedFile> &files)
{
    QStringList paths;
    for (const TrashedFile &file : files)
        paths.append(file.path);
    return paths;
}

SimilarGroupsModel::Group without(SimilarGroupsModel::Group group, const QList<TrashedFile> &files)
{
    group.removeIf([paths = pathsOf(files)](const HistoryEntry &picture) { return paths.contains(picture.file.path); });
    return group;
}

} // namespace

// What was moved to the trash, and one that could not be.
struct SimilarWindow::Moved
{
    QList<TrashedFile> files;
    QList<JobId> ids;
    QString failed;
};

SimilarWindow::Moved SimilarWindow::moveToTrash(const QList<HistoryEntry> &pictures)
{
    Moved moved;
    for (const HistoryEntry &picture : pictures) {
        if (const auto file = moveFileToTrash(picture.file.path)) {
            moved.files.append(*file);
            moved.ids.append(picture.jobId);
        } else {
            moved.failed = picture.file.path;
        }
    }
    return moved;
}

void SimilarWindow::dismissGroup()
{
    const int row = currentRow();
    if (row < 0)
        return;
    const SimilarGroupsModel::Group group = m_groups.groupAt(row);
    m_groups.dismiss(group);
    m_groups.remove(row);
    m_undo.push(tr("Marked %n picture(s) as not similar", nullptr, static_cast<int>(group.size())),
                [this, row, group] { putBack(row, group); });
}

// What of the group is there already, such as the part of it that was left, makes room for the whole of it.
void SimilarWindow::putBack(int row, const SimilarGroupsModel::Group &group)
{
    for (const HistoryEntry &picture : group) {
        if (const int there = m_groups.rowOf(picture.row); there >= 0)
            m_groups.remove(there);
    }
    m_groups.insert(row, group);
    choose(row);
}

void SimilarWindow::moveChosenToTrash()
{
    const int row = currentRow();
    if (!trashChosen->isEnabled() || row < 0)
        return;
    const SimilarGroupsModel::Group group = m_groups.groupAt(row);
    const Moved moved = moveToTrash(m_pane->chosenForTrash());
    const bool isSettled = moved.failed.isEmpty() && group.size() <= m_pane->cards().size();
    if (!moved.files.isEmpty()) {
        m_library.markDeleted(pathsOf(moved.files));
        m_groups.remove(row);
        const SimilarGroupsModel::Group left = without(group, moved.files);
        if (isSettled)
            m_groups.dismiss(left); // who keeps several of them does so on purpose
        else if (left.size() > 1)
            m_groups.insert(row, left);
        choose(row);
        m_undo.push(
            tr("Moved %n file(s) to the trash", nullptr, static_cast<int>(moved.files.size())),
            [this, moved, row, group] { takeBack(moved, row, group); }, UndoHistory::Announce::Yes);
        Q_EMIT filesMoved(moved.ids);
    }
    showNote(moved.failed, tr("%1 could not be moved to the trash. Its folder may be read-only, or its disk may have "
                              "none."));
}

void SimilarWindow::takeBack(const Moved &moved, int row, const SimilarGroupsModel::Group &group)
{
    QList<TrashedFile> lost;
    QStringList back;
    for (const TrashedFile &file : moved.files) {
        if (takeFromTrash(file))
            back.append(file.path);
        else
            lost.append(file);
    }
    m_library.markDeleted(back, false);
    if (const SimilarGroupsModel::Group there = without(group, lost); there.size() > 1)
        putBack(row, there);
    showNote(lost.isEmpty() ? QString() : lost.first().path, tr("%1 could not be taken back from the trash."));
    Q_EMIT filesMoved(moved.ids);
}

void SimilarWindow::showNote(const QString &path, const QString &sentence)
{
    m_note->setVisible(!path.isEmpty());
    m_note->setText(sentence.arg(isolated(path)));
}

} // namespace bowerbird
