// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "ui/joblistinput.h"

#include "ui/jobdrag.h"
#include "ui/jobfiltermodel.h"
#include "ui/jobselection.h"
#include "ui/jobtext.h"

#include <QAbstractItemView>
#include <QApplication>
#include <QContextMenuEvent>
#include <QKeyEvent>

#include <algorithm>

namespace bowerbird {

JobListInput::JobListInput(JobSelection &selection, QObject *parent)
    : QObject(parent)
    , m_selection(selection)
{
}

QModelIndex JobListInput::tickIndex(int row) const
{
    return m_selection.jobs().index(row, static_cast<int>(JobColumn::Thumbnail));
}

bool JobListInput::takeKey(const QKeyEvent &event)
{
    const int row = m_selection.currentIndex().row();
    const bool isTick = event.key() == Qt::Key_Space && event.modifiers() == Qt::NoModifier &&
                        tickIndex(row).data(Qt::CheckStateRole).isValid();
    const bool isEnter = event.key() == Qt::Key_Return || event.key() == Qt::Key_Enter;
    const JobId current = m_selection.currentJob();
    if (isTick)
        tickChosenRows();
    else if (event.matches(QKeySequence::Delete) && m_selection.hasSelection())
        Q_EMIT deleteRequested();
    else if (isEnter && current.isValid())
        Q_EMIT jobActivated(current);
    else
        return false;
    return true;
}

bool JobListInput::takeTick(const QMouseEvent &press, int row)
{
    const QVariant tick = tickIndex(row).data(Qt::CheckStateRole);
    if (press.button() != Qt::LeftButton || !tick.isValid())
        return false;
    const JobFilterModel &jobs = m_selection.jobs();
    const bool isOn = tick.toInt() != Qt::Checked;
    const int anchor = press.modifiers().testFlag(Qt::ShiftModifier) ? jobs.rowOf(m_tickAnchor) : -1;
    const int from = anchor < 0 ? row : anchor;
    const QList<JobId> ids = jobs.jobIdsAt(std::min(from, row), std::max(from, row));
    m_tickAnchor = jobs.jobIdAt(row);
    const QModelIndex index = m_selection.indexOf(row);
    const bool isChosen = m_selection.isSelected(index);
    // What is highlighted elsewhere would not be what the preview shows.
    m_selection.setCurrentIndex(index, isChosen ? QItemSelectionModel::NoUpdate : QItemSelectionModel::Clear);
    Q_EMIT tickRequested(ids, isOn);
    return true;
}

void JobListInput::tickChosenRows()
{
    QList<JobId> ids = m_selection.selectedJobs();
    if (!m_selection.isSelected(m_selection.currentIndex()))
        ids = {m_selection.currentJob()};
    const QVariant tick = tickIndex(m_selection.currentIndex().row()).data(Qt::CheckStateRole);
    m_tickAnchor = m_selection.currentJob();
    Q_EMIT tickRequested(ids, tick.toInt() != Qt::Checked);
}

void JobListInput::notePress(const QMouseEvent &press, bool isOnImage)
{
    m_pressedAt.reset();
    if (isOnImage && press.button() == Qt::LeftButton)
        m_pressedAt = press.position().toPoint();
}

void JobListInput::takeMove(const QMouseEvent &move, QWidget &source)
{
    const bool isPressed = m_pressedAt && move.buttons().testFlag(Qt::LeftButton);
    if (!isPressed || (move.position().toPoint() - *m_pressedAt).manhattanLength() < QApplication::startDragDistance())
        return;
    m_pressedAt.reset();
    dragOut(m_selection, source);
}

void JobListInput::openMenu(const QContextMenuEvent &event, const QAbstractItemView &view)
{
    if (event.reason() != QContextMenuEvent::Keyboard) {
        Q_EMIT contextMenuRequested(event.globalPos()); // the press before it has chosen the row
        return;
    }
    const QWidget *viewport = view.viewport();
    const QRect cell = view.visualRect(view.currentIndex());
    const bool isShown = viewport->rect().intersects(cell);
    Q_EMIT contextMenuRequested(viewport->mapToGlobal(isShown ? cell.center() : viewport->rect().center()));
}

void JobListInput::search(const QString &typed)
{
    const JobFilterModel &jobs = m_selection.jobs();
    const int count = jobs.rowCount();
    if (count == 0 || typed.isEmpty())
        return;
    const bool isNew = !m_sinceTyped.isValid() || m_sinceTyped.hasExpired(QApplication::keyboardInputInterval());
    m_typed = isNew ? typed : QString(m_typed + typed);
    m_sinceTyped.start();
    const int start = std::max(0, m_selection.currentIndex().row() + (isNew ? 1 : 0));
    for (int step = 0; step < std::min(count, kSearchedRows); ++step) {
        const int row = (start + step) % count;
        if (!jobName(jobs.jobAt(row)).startsWith(m_typed, Qt::CaseInsensitive))
            continue;
        m_selection.setCurrentJob(jobs.jobIdAt(row));
        return;
    }
}

} // namespace bowerbird
