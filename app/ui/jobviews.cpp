// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "ui/jobviews.h"

#include "ui/actions.h"
#include "ui/jobfiltermodel.h"
#include "ui/jobgridview.h"
#include "ui/joblistinput.h"
#include "ui/jobselection.h"
#include "ui/jobtableview.h"

#include <QActionGroup>
#include <QDataStream>
#include <QIODevice>
#include <QStackedLayout>

using namespace Qt::StringLiterals;

namespace bowerbird {

namespace {

constexpr quint32 kMagic = 0x62627631; // "bbv1"
constexpr QDataStream::Version kStreamVersion = QDataStream::Qt_6_4;

} // namespace

JobViews::JobViews(JobFilterModel &jobs, QWidget *parent)
    : QWidget(parent)
    , m_selection(new JobSelection(jobs, this))
    , m_input(new JobListInput(*m_selection, this))
    , m_table(new JobTableView(*m_input, this))
    , m_grid(new JobGridView(*m_input, this))
    , m_stack(new QStackedLayout(this))
{
    m_stack->addWidget(m_table);
    m_stack->addWidget(m_grid);
    setFocusProxy(m_table);
    makeActions();
    connect(m_grid, &JobGridView::pictureEdgeChanged, this, &JobViews::updateActions);
    updateActions();
}

void JobViews::makeActions()
{
    asTable = makeAction(this, "list"_L1, tr("As a &Table"), QKeySequence(Qt::CTRL | Qt::Key_1));
    asTable->setStatusTip(tr("Show the images as rows with their facts in columns"));
    asGrid = makeAction(this, "grid"_L1, tr("As a &Grid"), QKeySequence(Qt::CTRL | Qt::Key_2));
    asGrid->setStatusTip(tr("Show the images as pictures side by side"));
    auto *group = new QActionGroup(this);
    for (QAction *action : {asTable, asGrid}) {
        action->setCheckable(true);
        group->addAction(action);
    }
    larger = makeAction(this, "add"_L1, tr("&Larger Pictures"), QKeySequence::ZoomIn);
    larger->setShortcuts({QKeySequence(QKeySequence::ZoomIn), QKeySequence(Qt::CTRL | Qt::Key_Equal)});
    larger->setStatusTip(tr("Make the pictures of the grid larger; Ctrl and the wheel do it, too"));
    smaller = makeAction(this, "smaller"_L1, tr("S&maller Pictures"), QKeySequence::ZoomOut);
    smaller->setStatusTip(tr("Make the pictures of the grid smaller; Ctrl and the wheel do it, too"));
    connect(asTable, &QAction::triggered, this, [this] { setLook(Look::Table); });
    connect(asGrid, &QAction::triggered, this, [this] { setLook(Look::Grid); });
    connect(larger, &QAction::triggered, this, [this] { m_grid->zoom(1); });
    connect(smaller, &QAction::triggered, this, [this] { m_grid->zoom(-1); });
}

void JobViews::updateActions()
{
    const bool isGrid = m_look == Look::Grid;
    (isGrid ? asGrid : asTable)->setChecked(true);
    larger->setEnabled(isGrid && m_grid->pictureEdge() < JobGridView::kMostEdgePx);
    smaller->setEnabled(isGrid && m_grid->pictureEdge() > JobGridView::kLeastEdgePx);
}

QAbstractItemView &JobViews::view() const
{
    if (m_look == Look::Grid)
        return *m_grid;
    return *m_table;
}

int JobViews::firstSeenRow() const
{
    return m_look == Look::Grid ? m_grid->seenRows().first : m_table->rowAt(0);
}

void JobViews::setLook(Look look)
{
    if (look == m_look)
        return;
    const QModelIndex current = m_selection->currentIndex();
    const bool isCurrentSeen = current.isValid() && view().viewport()->rect().intersects(view().visualRect(current));
    const QPersistentModelIndex first = m_selection->indexOf(firstSeenRow());
    const bool hadFocus = view().hasFocus();
    m_look = look;
    m_stack->setCurrentWidget(&view());
    m_stack->activate(); // so that it has its size already
    setFocusProxy(&view());
    if (hadFocus)
        view().setFocus();
    if (isCurrentSeen)
        view().scrollTo(current, QAbstractItemView::PositionAtCenter);
    else if (first.isValid())
        view().scrollTo(first, QAbstractItemView::PositionAtTop);
    updateActions();
    Q_EMIT lookChanged();
}

QByteArray JobViews::saveLook() const
{
    QByteArray bytes;
    QDataStream stream(&bytes, QIODevice::WriteOnly);
    stream.setVersion(kStreamVersion);
    stream << kMagic << m_look << qint32(m_grid->pictureEdge());
    return bytes;
}

void JobViews::restoreLook(const QByteArray &state)
{
    QDataStream stream(state);
    stream.setVersion(kStreamVersion);
    quint32 magic = 0;
    quint8 look = 0;
    qint32 edge = 0;
    stream >> magic >> look >> edge;
    if (stream.status() != QDataStream::Ok || magic != kMagic)
        return;
    m_grid->setPictureEdge(edge); // which bounds it
    setLook(look == static_cast<quint8>(Look::Grid) ? Look::Grid : Look::Table);
}

void JobViews::resetLook()
{
    m_grid->setPictureEdge(JobGridView::kUsualEdgePx);
    setLook(Look::Table);
}

} // namespace bowerbird
