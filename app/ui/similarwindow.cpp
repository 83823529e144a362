// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "ui/similarwindow.h"

#include "store/library.h"
#include "ui/actions.h"
#include "ui/comparepane.h"
#include "ui/formatting.h"
#include "ui/icons.h"
#include "ui/undohistory.h"

#include <QCoreApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QListView>
#include <QPointer>
#include <QProgressBar>
#include <QPushButton>
#include <QScreen>
#include <QShortcut>
#include <QSplitter>
#include <QStackedWidget>
#include <QToolButton>

using namespace Qt::StringLiterals;

namespace bowerbird {

namespace {

constexpr int kSteps = 1000; // of the progress bar
constexpr int kListWidthPx = 220;

QHBoxLayout *rowLayout(QWidget *row)
{
    auto *layout = new QHBoxLayout(row);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);
    return layout;
}

} // namespace

SimilarWindow::SimilarWindow(Library &library, UndoHistory &undoHistory, QWidget *parent)
    : QDialog(parent, Qt::Window)
    , m_library(library)
    , m_undo(undoHistory)
    , m_finder(library)
    , m_groups(library)
{
    setWindowTitle(tr("Similar Pictures"));
    makeActions();
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(16, 16, 16, 16);
    layout->setSpacing(8);
    layout->addWidget(makeTaskRow());
    layout->addWidget(makeMissingRow());
    layout->addWidget(makeCentre(), 1);
    m_note = new QLabel(this);
    m_note->setWordWrap(true);
    m_note->hide();
    layout->addWidget(m_note);
    layout->addWidget(makeButtons());
    makeKeys();
    join();
    showTask();
    showCentre();
    resize(QSize(1040, 680).boundedTo(screen()->availableSize() - QSize(32, 64))); // its frame fits, too
    m_list->setFocus();
}

void SimilarWindow::makeActions()
{
    notSimilar = makeAction(this, "cancel"_L1, tr("&Not Similar"), Qt::CTRL | Qt::Key_D);
    notSimilar->setStatusTip(tr("Do not show this group again until another picture joins it"));
    previousGroup = makeAction(this, {}, tr("&Previous Group"), Qt::ALT | Qt::Key_Up);
    nextGroup = makeAction(this, {}, tr("Ne&xt Group"), Qt::ALT | Qt::Key_Down);
    trashChosen = makeAction(this, "trash"_L1, tr("Move to the &Trash"), Qt::CTRL | Qt::Key_Delete);
    undo = makeAction(this, "undo"_L1, tr("&Undo"), QKeySequence::Undo);
    addActions({notSimilar, previousGroup, nextGroup, trashChosen, undo});
}

QWidget *SimilarWindow::makeTaskRow()
{
    m_taskRow = new QWidget(this);
    m_taskText = new QLabel(m_taskRow);
    m_progress = new QProgressBar(m_taskRow);
    m_progress->setRange(0, kSteps);
    m_progress->setTextVisible(false);
    m_pause = new QPushButton(symbolicIcon("pause"_L1), tr("Pa&use"), m_taskRow);
    m_pause->setCheckable(true);
    m_cancel = new QPushButton(tr("&Stop"), m_taskRow);
    m_pause->setAutoDefault(false);
    m_cancel->setAutoDefault(false);
    QHBoxLayout *layout = rowLayout(m_taskRow);
    layout->addWidget(m_taskText);
    layout->addWidget(m_progress, 1);
    layout->addWidget(m_pause);
    layout->addWidget(m_cancel);
    return m_taskRow;
}

QWidget *SimilarWindow::makeMissingRow()
{
    m_missingRow = new QWidget(this);
    m_missingText = new QLabel(m_missingRow);
    m_missingText->setWordWrap(true);
    auto *look = new QPushButton(tr("&Look at Them"), m_missingRow);
    look->setObjectName(u"lookAtMissing"_s);
    look->setAutoDefault(false);
    connect(look, &QPushButton::clicked, &m_finder, &SimilarFinder::hashMissing);
    QHBoxLayout *layout = rowLayout(m_missingRow);
    layout->addWidget(m_missingText, 1);
    layout->addWidget(look);
    return m_missingRow;
}

QWidget *SimilarWindow::makeCentre()
{
    m_list = new QListView(this);
    m_list->setModel(&m_groups);
    m_list->setUniformItemSizes(true);
    m_list->setSpacing(2);
    m_list->setTextElideMode(Qt::ElideMiddle);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setAccessibleName(tr("Groups of similar pictures"));
    m_pane = new ComparePane(this);
    m_empty = new QLabel(this);
    m_empty->setAlignment(Qt::AlignCenter);
    m_empty->setWordWrap(true);
    m_empty->setForegroundRole(QPalette::PlaceholderText);
    m_stack = new QStackedWidget(this);
    m_stack->addWidget(m_empty);
    m_stack->addWidget(m_pane);
    auto *splitter = new QSplitter(this);
    splitter->addWidget(m_list);
    splitter->addWidget(m_stack);
    splitter->setChildrenCollapsible(false);
    splitter->setStretchFactor(1, 1);
    splitter->setSizes({kListWidthPx, 4 * kListWidthPx});
    return splitter;
}

QWidget *SimilarWindow::makeButtons()
{
    auto *row = new QWidget(this);
    QHBoxLayout *layout = rowLayout(row);
    layout->addWidget(makeActionButton(undo, row));
    layout->addStretch(1);
    for (QAction *action : {previousGroup, nextGroup, notSimilar, trashChosen})
        layout->addWidget(makeActionButton(action, row));
    auto *close = new QPushButton(tr("&Close"), row);
    close->setAutoDefault(false);
    connect(close, &QPushButton::clicked, this, &QWidget::close);
    layout->addWidget(close);
    return row;
}

// Ctrl with a number chooses what becomes of that picture; the usual keys zoom all of them.
void SimilarWindow::makeKeys()
{
    for (int card = 0; card < 9; ++card) {
        auto *key = new QShortcut(QKeySequence(Qt::CTRL | static_cast<Qt::Key>(Qt::Key_1 + card)), this);
        connect(key, &QShortcut::activated, this, [this, card] { m_pane->toggle(card); });
    }
    const auto zoom = [this](const QKeySequence &keys, double factor) {
        connect(new QShortcut(keys, this), &QShortcut::activated, this, [this, factor] { m_pane->zoomBy(factor); });
    };
    zoom(QKeySequence::ZoomIn, ComparePane::kZoomStep);
    zoom(QKeySequence::ZoomOut, 1 / ComparePane::kZoomStep);
    connect(new QShortcut(Qt::CTRL | Qt::Key_0, this), &QShortcut::activated, m_pane, &ComparePane::fit);
}

void SimilarWindow::join()
{
    connect(&m_finder, &SimilarFinder::taskChanged, this, &SimilarWindow::showTask);
    connect(&m_finder, &SimilarFinder::progressed, this,
            [this](double done) { m_progress->setValue(static_cast<int>(done * kSteps)); });
    connect(&m_finder, &SimilarFinder::found, this, [this](const SimilarFinder::Groups &groups) {
        m_groups.setGroups(groups, m_wanted);
        showTask();
    });
    connect(m_pause, &QPushButton::clicked, &m_finder, &SimilarFinder::setPaused);
    connect(m_cancel, &QPushButton::clicked, &m_finder, &SimilarFinder::cancel);
    connect(&m_groups, &SimilarGroupsModel::countChanged, this, [this] {
        choosePicture();
        showCentre();
    });
    connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, this, &SimilarWindow::showGroup);
    connect(&m_groups, &QAbstractItemModel::modelReset, this, &SimilarWindow::showGroup);
    connect(m_pane, &ComparePane::choiceChanged, this, &SimilarWindow::updateActions);
    connect(&m_undo, &UndoHistory::changed, this, &SimilarWindow::updateActions);
    connect(&m_undo, &UndoHistory::withdrawn, this, &SimilarWindow::updateActions);
    connect(notSimilar, &QAction::triggered, this, &SimilarWindow::dismissGroup);
    connect(nextGroup, &QAction::triggered, this, [this] { step(1); });
    connect(previousGroup, &QAction::triggered, this, [this] { step(-1); });
    connect(trashChosen, &QAction::triggered, this, &SimilarWindow::moveChosenToTrash);
    connect(undo, &QAction::triggered, &m_undo, &UndoHistory::undo);
}

void SimilarWindow::compareAll()
{
    m_wanted = 0;
    m_finder.compare();
}

void SimilarWindow::showSimilarTo(const QString &path)
{
    constexpr int kMostNamesakes = 1000;
    const HistoryQuery query{.text = path.mid(path.lastIndexOf(u'/') + 1), .limit = kMostNamesakes};
    m_library.searchHistory(query, {}, [self = QPointer(this), path](const HistoryPage &page) {
        qint64 row = 0;
        for (const HistoryEntry &entry : page.entries)
            row = entry.file.path == path ? entry.row : row;
        QMetaObject::invokeMethod(
            qApp,
            [self, row] {
                if (!self)
                    return;
                self->m_wanted = row;
                self->m_finder.compare();
            },
            Qt::QueuedConnection);
    });
}

int SimilarWindow::currentRow() const
{
    const QModelIndex index = m_list->currentIndex();
    return index.isValid() ? index.row() : -1;
}

void SimilarWindow::choose(int row)
{
    row = qMin(row, m_groups.rowCount() - 1);
    if (row >= 0)
        m_list->setCurrentIndex(m_groups.index(row));
}

void SimilarWindow::choosePicture()
{
    if (const int row = m_wanted ? m_groups.rowOf(m_wanted) : -1; row >= 0) {
        m_wanted = 0;
        return choose(row);
    }
    if (currentRow() < 0)
        choose(0);
}

void SimilarWindow::step(int rows)
{
    if (currentRow() + rows >= m_groups.rowCount())
        m_groups.fetchMore({});
    choose(qMax(0, currentRow() + rows));
}

void SimilarWindow::showTask()
{
    const SimilarFinder::Task task = m_finder.task();
    const bool isHashing = task == SimilarFinder::Task::Hashing;
    m_taskRow->setVisible(task != SimilarFinder::Task::None);
    m_taskText->setText(isHashing ? tr("Looking at pictures…") : tr("Comparing the pictures of the library…"));
    m_progress->setAccessibleName(m_taskText->text());
    m_pause->setVisible(isHashing);
    m_pause->setChecked(m_finder.isPaused());
    m_missingRow->setVisible(task == SimilarFinder::Task::None && m_finder.missingCount() > 0);
    m_missingText->setText(tr("%n picture(s) of the library cannot be compared yet: they have not been looked at by "
                              "this version of the program.",
                              nullptr, m_finder.missingCount()));
    showCentre();
}

void SimilarWindow::showCentre()
{
    const bool hasGroup = currentRow() >= 0;
    const bool isBusy = m_finder.task() != SimilarFinder::Task::None || !m_groups.isEmpty();
    m_stack->setCurrentIndex(hasGroup ? 1 : 0);
    const bool isListNew = m_list->isHidden() && !m_groups.isEmpty();
    m_list->setVisible(!m_groups.isEmpty());
    if (isListNew)
        m_list->setFocus();
    m_empty->setText(isBusy ? QString()
                            : tr("No two of the pictures that were compared look alike.\n\nPictures that were made "
                                 "smaller, encoded again, cut a "
                                 "little or mirrored are found here, side by side."));
    updateActions();
}

void SimilarWindow::showGroup()
{
    m_note->hide();
    const int row = currentRow();
    m_pane->setPictures(row < 0 ? SimilarGroupsModel::Group() : m_groups.groupAt(row));
    showCentre();
}

void SimilarWindow::updateActions()
{
    const int row = currentRow();
    const qsizetype chosen = row < 0 ? 0 : m_pane->chosenForTrash().size();
    const bool isOneKept = chosen < m_pane->cards().size();
    trashChosen->setText(chosen > 0 ? tr("Move %n Picture(s) to the &Trash", nullptr, static_cast<int>(chosen))
                                    : tr("Move to the &Trash"));
    trashChosen->setEnabled(chosen > 0 && isOneKept);
    trashChosen->setStatusTip(isOneKept ? QString() : tr("Keep at least one picture of a group"));
    trashChosen->setToolTip(isOneKept ? textWithShortcut(trashChosen->text(), trashChosen->shortcut())
                                      : trashChosen->statusTip());
    notSimilar->setEnabled(row >= 0);
    previousGroup->setEnabled(row > 0);
    nextGroup->setEnabled(row >= 0 && row + 1 < m_groups.allCount());
    undo->setEnabled(m_undo.canUndo());
    undo->setToolTip(m_undo.canUndo() ? toPlainToolTip(tr("Undo: %1").arg(m_undo.latest())) : QString());
}

} // namespace bowerbird
