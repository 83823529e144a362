// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

// How CheckWindow is laid out.

#include "ui/checkwindow.h"

#include "ui/actions.h"
#include "ui/messagebar.h"
#include "ui/rowdelegate.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QShortcut>
#include <QStackedWidget>
#include <QTableView>
#include <QToolBar>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace bowerbird {

namespace {

constexpr int kWidths[] = {12, 26, 46, 11, 18}; // in average characters
constexpr int kRowPaddingPx = 12;
constexpr int kAnyKind = -1;

} // namespace

void CheckWindow::layOut()
{
    m_messages = new MessageBar(this);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(12, 12, 12, 12);
    layout->setSpacing(8);
    layout->addWidget(makeTaskRow());
    layout->addWidget(makeResultRow());
    layout->addWidget(m_messages);
    layout->addWidget(makeCentre(), 1);
    layout->addWidget(makeButtons());
}

QWidget *CheckWindow::makeTaskRow()
{
    auto *box = new QWidget(this);
    m_task = new QLabel(box);
    m_task->setWordWrap(true);
    m_task->setObjectName(u"task"_s);
    m_bar = new QProgressBar(box);
    m_bar->setTextVisible(false);
    m_bar->setFixedHeight(6);
    m_bar->setAccessibleName(tr("Progress of the check"));
    m_start = new QPushButton(box);
    m_cancel = new QPushButton(tr("&Stop"), box);
    m_start->setObjectName(u"start"_s);
    m_cancel->setObjectName(u"cancel"_s);
    auto *texts = new QVBoxLayout;
    texts->setSpacing(6);
    texts->addWidget(m_task);
    texts->addWidget(m_bar);
    auto *layout = new QHBoxLayout(box);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addLayout(texts, 1);
    for (QPushButton *button : {m_start, m_cancel}) {
        button->setAutoDefault(false);
        layout->addWidget(button);
    }
    return box;
}

QWidget *CheckWindow::makeResultRow()
{
    auto *row = new QWidget(this);
    m_summary = new QLabel(row);
    m_summary->setObjectName(u"summary"_s);
    m_kinds = new QComboBox(row);
    m_kinds->setAccessibleName(tr("Findings shown"));
    m_kinds->addItem(tr("All findings"), kAnyKind);
    using Kind = FindingsModel::Kind;
    for (const Kind kind : {Kind::Missing, Kind::Changed, Kind::Moved, Kind::Unreadable})
        m_kinds->addItem(FindingsModel::kindText(kind), static_cast<int>(kind));
    auto *layout = new QHBoxLayout(row);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_summary);
    layout->addStretch(1);
    layout->addWidget(m_kinds);
    return row;
}

QWidget *CheckWindow::makeCentre()
{
    makeTable();
    m_empty = new QLabel(this);
    m_empty->setObjectName(u"empty"_s);
    m_empty->setAlignment(Qt::AlignCenter);
    m_empty->setWordWrap(true);
    m_empty->setMargin(32);
    m_empty->setForegroundRole(QPalette::PlaceholderText);
    m_empty->setBackgroundRole(QPalette::Base);
    m_empty->setAutoFillBackground(true);
    m_stack = new QStackedWidget(this);
    m_stack->addWidget(m_table);
    m_stack->addWidget(m_empty);
    return m_stack;
}

void CheckWindow::makeTable()
{
    m_table = new QTableView(this);
    m_table->setModel(&m_shown);
    m_table->setItemDelegate(new RowDelegate(m_table));
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_table->setShowGrid(false);
    m_table->setWordWrap(false);
    m_table->setTextElideMode(Qt::ElideMiddle);
    m_table->setTabKeyNavigation(false);
    m_table->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_table->setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_table->setContextMenuPolicy(Qt::CustomContextMenu);
    m_table->setAccessibleName(tr("Findings"));
    m_table->verticalHeader()->setVisible(false);
    m_table->verticalHeader()->setDefaultSectionSize(fontMetrics().height() + kRowPaddingPx);
    QHeaderView *header = m_table->horizontalHeader();
    header->setHighlightSections(false);
    for (int column = 0; column < header->count(); ++column)
        header->resizeSection(column, kWidths[column] * fontMetrics().averageCharWidth());
    header->setSectionResizeMode(static_cast<int>(FindingsModel::Column::Folder), QHeaderView::Stretch);
}

QWidget *CheckWindow::makeButtons()
{
    auto *row = new QWidget(this);
    auto *layout = new QHBoxLayout(row);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(4);
    auto *bar = new QToolBar(row); // which puts what does not fit into a menu
    bar->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    bar->setContextMenuPolicy(Qt::PreventContextMenu);
    bar->addActions({updatePlace, queueAgain, acceptFile, forget, searchFolder});
    const QList<QAction *> actions = bar->actions();
    for (QAction *action : actions)
        bar->widgetForAction(action)->setFocusPolicy(Qt::TabFocus);
    layout->addWidget(bar, 1);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close, row);
    m_copy = buttons->addButton(tr("Copy as &Text"), QDialogButtonBox::ActionRole);
    for (QAbstractButton *button : buttons->buttons())
        static_cast<QPushButton *>(button)->setAutoDefault(false); // Enter opens what is chosen
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    layout->addWidget(buttons);
    connect(new QShortcut(QKeySequence::Undo, this), &QShortcut::activated, &m_undo, &UndoHistory::undo);
    return row;
}

} // namespace bowerbird
