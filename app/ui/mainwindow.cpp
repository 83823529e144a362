// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "ui/mainwindow.h"

#include "engine/downloadmanager.h"
#include "store/library.h"
#include "ui/actions.h"
#include "ui/addressbar.h"
#include "ui/arrivalnotes.h"
#include "ui/choiceactions.h"
#include "ui/collectionnotes.h"
#include "ui/collectionsdock.h"
#include "ui/emptystate.h"
#include "ui/enginenotes.h"
#include "ui/factspanel.h"
#include "ui/failuretext.h"
#include "ui/fileopener.h"
#include "ui/filterbar.h"
#include "ui/filteredimages.h"
#include "ui/filternotes.h"
#include "ui/formatting.h"
#include "ui/handoffnotes.h"
#include "ui/helpdialogs.h"
#include "ui/icons.h"
#include "ui/importer.h"
#include "ui/jobchoice.h"
#include "ui/joblistinput.h"
#include "ui/jobselection.h"
#include "ui/jobviews.h"
#include "ui/linkmime.h"
#include "ui/messagebar.h"
#include "ui/previewpane.h"
#include "ui/rowcommand.h"
#include "ui/speedlimitmenu.h"
#include "ui/startfailure.h"
#include "ui/windowactions.h"
#include "ui/windowlayout.h"
#include "ui/workersdock.h"

#include <QApplication>
#include <QClipboard>
#include <QCloseEvent>
#include <QDropEvent>
#include <QMenu>
#include <QMimeData>
#include <QStackedWidget>
#include <QStatusBar>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace bowerbird {

namespace {

constexpr std::chrono::seconds kToldFor{8};
constexpr qsizetype kFilesAtOnce = 50; // are looked for: a system call each

} // namespace

MainWindow::MainWindow(const UiContext &context, QWidget *parent)
    : QMainWindow(parent)
    , m_manager(context.manager)
    , m_library(context.library)
    , m_store(context.settingsStore)
    , m_thumbnails(context.thumbnails)
    , m_log(context.log)
    , m_settings(context.settings, context.applySettings)
    , m_theme(context.settings.theme)
    , m_intake(context.collector, m_settings)
    , m_book({.library = context.library,
              .collector = context.collector,
              .manager = context.manager,
              .options = [this] { return m_intake.usualOptions(); }})
    , m_jobs(context.manager, context.thumbnails)
    , m_shownJobs(m_jobs)
    , m_jobActions(context.manager, m_undo)
    , m_queueActions(context.manager, m_undo)
    , m_renamer(context.manager, context.library, m_undo)
    , m_actions(new WindowActions(this))
{
    setWindowTitle(u"Bowerbird"_s);
    setWindowIcon(applicationIcon());
    setAcceptDrops(true);
    makeParts(context);
    layOut();
    makeMenus();
    joinActions();
    joinList();
    joinLinks();
    joinChoice(context);
    joinExchange();
    joinNotes();
    joinSimilar();
    joinRenaming();
    joinCollections(context);
    m_intake.setListDirectory(context.listDirectory);
    m_jobs.setHandoff(context.handoff);
    if (context.handoff)
        new HandoffNotes({.desk = *context.handoff, // its parent owns it
                          .manager = m_manager,
                          .undo = m_undo,
                          .settings = m_settings,
                          .messages = *m_messages,
                          .window = this},
                         m_jobActions, *m_choiceActions);
    m_layout->restore();
    showEmptyOrList();
    m_address->setFocus();
}

// They speak of the book, which goes before the window's children do.
MainWindow::~MainWindow()
{
    delete m_filtered;
    delete m_collectionsDock;
}

void MainWindow::joinActions()
{
    connect(m_actions->addLinks, &QAction::triggered, this, [this] {
        const QMimeData *clip = QGuiApplication::clipboard()->mimeData();
        openAddDialog(clip ? textOf(*clip) : QString());
    });
    connect(m_actions->paste, &QAction::triggered, this, &MainWindow::paste);
    connect(m_actions->openListFile, &QAction::triggered, this, &MainWindow::openListFile);
    connect(m_actions->sampleGallery, &QAction::triggered, this, [this] { m_intake.addText(u"sample:"_s); });
    connect(m_actions->openFolder, &QAction::triggered, this, [this] {
        if (!openFolder(m_settings.current().download.directory))
            Q_EMIT m_jobActions.troubled(tr("The folder is not there yet; the first image makes it."));
    });
    connect(m_actions->settings, &QAction::triggered, this, [this] { openSettings(SettingsDialog::Page::Images); });
    connect(m_actions->quit, &QAction::triggered, this, &QWidget::close);
    connect(m_actions->selectAll, &QAction::triggered, &m_views->selection(), &JobSelection::selectAll);
    connect(m_actions->find, &QAction::triggered, m_filter, &FilterBar::focusSearch);
    connect(m_actions->focusAddress, &QAction::triggered, m_address, &AddressBar::focusField);
    connect(m_actions->resetLayout, &QAction::triggered, this, [this] { m_layout->reset(); });
    connect(m_actions->log, &QAction::triggered, this, &MainWindow::openLog);
    connect(m_actions->reviewSimilar, &QAction::triggered, this, [this] { openSimilar({}); });
    connect(m_actions->history, &QAction::triggered, this, &MainWindow::openHistory);
    connect(m_actions->checkFiles, &QAction::triggered, this, &MainWindow::openCheck);
    connect(m_speedLimit, &SpeedLimitMenu::otherRequested, this,
            [this] { openSettings(SettingsDialog::Page::Downloads); });
    connect(m_actions->about, &QAction::triggered, this, [this] { showAbout(this); });
    connect(m_actions->aboutQt, &QAction::triggered, qApp, &QApplication::aboutQt);
    connect(m_actions, &WindowActions::themeChosen, this, [this](ColorTheme theme) {
        Settings settings = m_settings.current();
        settings.theme = theme;
        m_settings.set(settings);
    });
    connect(&m_settings, &SettingsKeeper::changed, this, &MainWindow::applyTheme);
    m_actions->setTheme(m_settings.current().theme);
}

void MainWindow::joinList()
{
    JobSelection &selection = m_views->selection();
    connect(m_filter, &FilterBar::stateFilterChanged, &selection, &JobSelection::noteNeighbours);
    connect(m_filter, &FilterBar::textChanged, &selection, &JobSelection::noteNeighbours);
    connect(m_filter, &FilterBar::stateFilterChanged, &m_shownJobs, &JobFilterModel::setStateFilter);
    connect(m_filter, &FilterBar::textChanged, &m_shownJobs, &JobFilterModel::setTextFilter);
    const auto countShown = [this] { m_filter->setShownCount(m_shownJobs.rowCount()); };
    for (const auto signal : {&QAbstractItemModel::rowsInserted, &QAbstractItemModel::rowsRemoved})
        connect(&m_shownJobs, signal, this, countShown);
    connect(&m_shownJobs, &QAbstractItemModel::modelReset, this, countShown);
    connect(m_filter, &FilterBar::leaveRequested, m_views, qOverload<>(&QWidget::setFocus));
    connect(&selection, &JobSelection::selectedJobsChanged, this,
            [this, &selection] { m_jobActions.setSelection(selection.selectedJobs()); });
    connect(&selection, &JobSelection::currentJobChanged, m_preview, &PreviewPane::setJob);
    connect(&selection, &JobSelection::currentJobChanged, &m_jobs, &JobTableModel::lookForFile);
    connect(&m_jobActions, &JobActions::removing, &selection, &JobSelection::notePlace);
    connect(&m_jobActions, &JobActions::removed, &selection, &JobSelection::chooseAtPlace);
    connect(&m_views->input(), &JobListInput::jobActivated, &m_jobActions, &JobActions::openJob);
    connect(&m_views->input(), &JobListInput::deleteRequested, m_jobActions.remove, &QAction::trigger);
    connect(&m_views->input(), &JobListInput::contextMenuRequested, this, &MainWindow::showContextMenu);
    connect(&m_jobActions, &JobActions::filesMoved, this, &MainWindow::lookForFiles);
    connect(&m_jobActions, &JobActions::filesDeleted, this,
            [this](const QStringList &paths) { m_library.markDeleted(paths); });
    connect(&m_jobActions, &JobActions::filesTakenBack, this,
            [this](const QStringList &paths) { m_library.markDeleted(paths, false); });
    connect(m_preview, &PreviewPane::retryRequested, &m_jobActions, &JobActions::retryJob);
    connect(m_workersDock, &WorkersDock::jobChosen, &selection, &JobSelection::setCurrentJob);
    connect(&m_manager, &DownloadManager::jobsAdded, this, &MainWindow::showEmptyOrList);
    connect(&m_manager, &DownloadManager::jobsRemoved, this, &MainWindow::showEmptyOrList);
    connect(&m_manager, &DownloadManager::jobsReset, this, &MainWindow::showEmptyOrList);
}

void MainWindow::joinLinks()
{
    connect(m_address, &AddressBar::submitted, this, [this](const QString &text) {
        if (m_intake.addText(text) > 0)
            m_address->clear();
    });
    connect(m_empty, &EmptyState::sampleRequested, m_actions->sampleGallery, &QAction::trigger);
    connect(m_empty, &EmptyState::addRequested, m_actions->addLinks, &QAction::trigger);
    connect(&m_intake, &LinkIntake::changed, this, [this] { m_empty->setBusy(m_intake.running() > 0); });
    connect(m_notes, &CollectionNotes::imagePointedAt, this, &MainWindow::chooseImage);
    connect(m_notes, &CollectionNotes::settingsRequested, this, [this] { openSettings(SettingsDialog::Page::Imgur); });
}

void MainWindow::joinNotes()
{
    connect(m_engineNotes, &EngineNotes::told, this, &MainWindow::tell);
    connect(m_preview->facts(), &FactsPanel::copied, this, &MainWindow::tell);
    auto *arrivals = new ArrivalNotes(m_intake, m_manager, this);
    connect(arrivals, &ArrivalNotes::added, this, &MainWindow::tell);
    connect(arrivals, &ArrivalNotes::known, this, &MainWindow::showRows);
}

void MainWindow::tell(const QString &text)
{
    statusBar()->showMessage(isolated(text), static_cast<int>(std::chrono::milliseconds(kToldFor).count()));
}

void MainWindow::showRows(const QString &text, const QList<JobId> &rows)
{
    tell(text);
    if (std::ranges::any_of(rows, [this](JobId id) { return m_shownJobs.rowOf(id) >= 0; }))
        return m_views->selection().selectJobs(rows);
    connect(
        &m_shownJobs, &JobFilterModel::filtered, m_views, [this, rows] { m_views->selection().selectJobs(rows); },
        Qt::SingleShotConnection);
    m_filter->clear();
}

// The image may be on its way to the list still.
void MainWindow::chooseImage(const QString &url)
{
    const auto choose = [this, url] {
        const int row = m_manager.rowOfLink(url);
        if (row >= 0)
            m_views->selection().setCurrentJob(m_manager.jobAt(row).id);
        return row >= 0;
    };
    if (choose())
        return;
    auto *waiting = new QObject(this);
    connect(&m_manager, &DownloadManager::jobsAdded, waiting, [waiting, choose] {
        if (choose())
            waiting->deleteLater();
    });
    connect(&m_intake, &LinkIntake::begun, waiting, &QObject::deleteLater); // other links: it was not added
}

void MainWindow::lookForFiles(const QList<JobId> &ids)
{
    const auto look = [this](const QList<JobId> &some) {
        for (const JobId id : some)
            m_jobs.lookForFile(id);
    };
    inSlices(m_manager.slices(), *this, ids, look, [this] { m_preview->reload(); }, kFilesAtOnce);
}

// Files may have been moved or deleted while another program had the keyboard.
void MainWindow::changeEvent(QEvent *event)
{
    QMainWindow::changeEvent(event);
    if (event->type() != QEvent::ActivationChange || !isActiveWindow() || !m_views)
        return;
    m_jobs.lookForFile(m_views->selection().currentJob());
    m_jobActions.updateEnabled();
}

void MainWindow::showEmptyOrList()
{
    m_stack->setCurrentIndex(m_manager.count() > 0 ? 1 : 0);
    for (int page = 0; page < m_stack->count(); ++page) { // what is not shown needs no room
        const auto vertical = page == m_stack->currentIndex() ? QSizePolicy::Preferred : QSizePolicy::Ignored;
        m_stack->widget(page)->setSizePolicy(QSizePolicy::Preferred, vertical);
    }
}

void MainWindow::showContextMenu(const QPoint &globalPosition)
{
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    m_jobActions.fillMenu(*menu);
    menu->popup(globalPosition);
}

void MainWindow::paste()
{
    if (const QMimeData *clip = QGuiApplication::clipboard()->mimeData())
        m_intake.addMimeData(*clip);
}

void MainWindow::applyTheme()
{
    m_theme.choose(m_settings.current().theme);
    m_actions->setTheme(m_settings.current().theme);
}

void MainWindow::addLinks(const QStringList &links)
{
    if (!links.isEmpty())
        m_intake.addLinks(links);
    show();
    raise();
    activateWindow();
}

void MainWindow::showLibraryTrouble(LibraryTrouble trouble, const Failure &failure)
{
    m_messages->show({.key = u"library"_s,
                      .kind = Message::Kind::Error,
                      .title = tr("The list of downloads cannot be saved just now"),
                      .text = libraryTroubleText(trouble, failure) + u' ' +
                              tr("Downloads go on; what could not be written is kept in memory and tried again.")});
}

void MainWindow::dragEnterEvent(QDragEnterEvent *event)
{
    const bool isOurs = event->source(); // dragged out of this program
    if (!isOurs && mayHoldLinks(*event->mimeData()))
        event->acceptProposedAction();
}

void MainWindow::dropEvent(QDropEvent *event)
{
    m_importer->add(linksIn(*event->mimeData()));
    event->acceptProposedAction();
}

// A paused queue holds nothing that closing would stop.
void MainWindow::closeEvent(QCloseEvent *event)
{
    if (!m_mayClose && m_manager.activeWorkers() > 0) {
        askBeforeClosing();
        return event->ignore();
    }
    keepLayout();
    event->accept();
}

void MainWindow::keepLayout()
{
    m_layout->save();
    m_settings.flush();
}

} // namespace bowerbird
