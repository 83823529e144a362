// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

// What the window is made of, and where it lies: a part of MainWindow.

#include "ui/mainwindow.h"

#include "ui/addressbar.h"
#include "ui/choiceactions.h"
#include "ui/choicebar.h"
#include "ui/collectionnotes.h"
#include "ui/collectionsdock.h"
#include "ui/commandbar.h"
#include "ui/emptystate.h"
#include "ui/enginenotes.h"
#include "ui/filterbar.h"
#include "ui/filteredimages.h"
#include "ui/filternotes.h"
#include "ui/helpdialogs.h"
#include "ui/jobchoice.h"
#include "ui/jobviews.h"
#include "ui/messagebar.h"
#include "ui/previewpane.h"
#include "ui/speedlimitmenu.h"
#include "ui/summarybar.h"
#include "ui/viewswitch.h"
#include "ui/windowactions.h"
#include "ui/windowlayout.h"
#include "ui/windowmenus.h"
#include "ui/workersdock.h"
#include "ui/workerslider.h"

#include <QHBoxLayout>
#include <QMenuBar>
#include <QStackedWidget>
#include <QStatusBar>
#include <QVBoxLayout>

#include <utility>

using namespace Qt::StringLiterals;

namespace bowerbird {

void MainWindow::makeParts(const UiContext &context)
{
    m_address = new AddressBar(this);
    m_filter = new FilterBar(m_manager, this);
    m_views = new JobViews(m_shownJobs, this);
    m_empty = new EmptyState(this);
    m_messages = new MessageBar(this);
    m_engineNotes = new EngineNotes(m_manager, m_jobActions, m_undo, *m_messages, this);
    m_choice = new JobChoice(m_manager, this);
    m_choiceActions = new ChoiceActions(m_manager, *m_choice, m_undo, this);
    m_choiceBar = new ChoiceBar(*m_choiceActions, this);
    m_filtered = new FilteredImages({.library = m_library,
                                     .collector = context.collector,
                                     .manager = m_manager,
                                     .book = m_book,
                                     .undo = m_undo,
                                     .choice = m_choice},
                                    this);
    m_filterNotes = new FilterNotes({.images = *m_filtered,
                                     .book = m_book,
                                     .manager = m_manager,
                                     .collector = context.collector,
                                     .intake = m_intake,
                                     .messages = *m_messages,
                                     .store = m_store},
                                    *this);
    m_notes = new CollectionNotes(m_intake, m_settings, *m_messages, this);
    m_preview = new PreviewPane(m_manager, m_thumbnails, this);
    m_workersDock = new WorkersDock(m_manager, this);
    m_collectionsDock = new CollectionsDock(m_book, m_undo, m_store, this);
    m_speedLimit = new SpeedLimitMenu(m_settings, this);
}

void MainWindow::layOut()
{
    addToolBar(new CommandBar(*m_address, m_queueActions, *new WorkerSlider(m_manager, m_settings, this), this));
    setCentralWidget(makeCentre());
    makeDocks();
    setStatusBar(new SummaryBar(m_manager, m_intake, m_settings, *m_speedLimit, this));
    m_layout = std::make_unique<WindowLayout>(WindowLayout::Parts{.window = *this,
                                                                  .views = *m_views,
                                                                  .preview = *m_previewDock,
                                                                  .workers = *m_workersDock,
                                                                  .collections = *m_collectionsDock},
                                              m_store);
}

QWidget *MainWindow::makeCentre()
{
    auto *list = new QWidget(this);
    auto *listLayout = new QVBoxLayout(list);
    listLayout->setContentsMargins(0, 0, 0, 0);
    listLayout->setSpacing(0);
    listLayout->addWidget(m_choiceBar);
    auto *head = new QHBoxLayout;
    head->setSpacing(0);
    head->addWidget(m_filter, 1);
    head->addWidget(new ViewSwitch(*m_views, list));
    listLayout->addLayout(head);
    listLayout->addWidget(m_views, 1);

    m_stack = new QStackedWidget(this);
    m_stack->addWidget(m_empty);
    m_stack->addWidget(list);

    auto *centre = new QWidget(this);
    auto *layout = new QVBoxLayout(centre);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);
    layout->addWidget(m_messages);
    layout->addWidget(m_stack, 1);
    return centre;
}

void MainWindow::makeDocks()
{
    m_previewDock = new QDockWidget(tr("Preview"), this);
    m_previewDock->setObjectName(u"preview"_s);
    m_previewDock->setWidget(m_preview);
    const std::pair<QDockWidget *, Qt::Key> docks[] = {
        {m_previewDock, Qt::Key_F7}, {m_workersDock, Qt::Key_F8}, {m_collectionsDock, Qt::Key_F9}};
    for (const auto &[dock, key] : docks) {
        dock->setFeatures(QDockWidget::DockWidgetClosable | QDockWidget::DockWidgetMovable);
        dock->toggleViewAction()->setShortcut(key);
    }
    m_previewDock->toggleViewAction()->setText(tr("&Preview"));
    m_workersDock->toggleViewAction()->setText(tr("&Workers"));
}

void MainWindow::makeMenus()
{
    const QList<QMenu *> menus =
        fillMenuBar(*menuBar(), {.window = *m_actions,
                                 .queue = m_queueActions,
                                 .jobs = m_jobActions,
                                 .choice = *m_choiceActions,
                                 .editFilter = m_filterNotes->editFilter,
                                 .views = *m_views,
                                 .speedLimit = m_speedLimit,
                                 .panes = {m_previewDock->toggleViewAction(), m_workersDock->toggleViewAction(),
                                           m_collectionsDock->toggleViewAction()}});
    connect(m_actions->shortcuts, &QAction::triggered, this, [this, menus] { showShortcuts(menus, this); });
}

} // namespace bowerbird
