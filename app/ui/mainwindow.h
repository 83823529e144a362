// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/jobid.h"
#include "store/librarytrouble.h"
#include "ui/collectionactions.h"
#include "ui/collectionbook.h"
#include "ui/filerenamer.h"
#include "ui/jobactions.h"
#include "ui/jobfiltermodel.h"
#include "ui/jobtablemodel.h"
#include "ui/linkintake.h"
#include "ui/queueactions.h"
#include "ui/settingsdialog.h"
#include "ui/settingskeeper.h"
#include "ui/theme.h"
#include "ui/uicontext.h"
#include "ui/undohistory.h"

#include <QMainWindow>

#include <memory>

class QDockWidget;
class QStackedWidget;

namespace bowerbird {

class AddressBar;
class CollectionNotes;
class ChoiceActions;
class ChoiceBar;
class CollectionsDock;
class EmptyState;
class EngineNotes;
class Exporter;
class FilterBar;
class FilteredImages;
class FilterNotes;
class CheckWindow;
class HistoryWindow;
class Importer;
class JobViews;
class LogBook;
class LogWindow;
class JobChoice;
class MessageBar;
class PreviewPane;
class SimilarWatch;
class SimilarWindow;
class SpeedLimitMenu;
class WindowActions;
class WindowLayout;
class WorkersDock;

// The window: makes its parts, lays them out and joins their signals; what they do is theirs.
//
// Thread: UI. Borrows: everything in the context, which outlives it. Owns: its parts and the theme.
class MainWindow : public QMainWindow
{
    Q_OBJECT
public:
    explicit MainWindow(const UiContext &context, QWidget *parent = nullptr);
    ~MainWindow() override;

    // LINKs from outside: the command line, another instance. Raises the window.
    void addLinks(const QStringList &links);
    // Where the parts of the window stand; closing does it by itself.
    void keepLayout();
    // The library could not write what it is to remember.
    void showLibraryTrouble(LibraryTrouble trouble, const Failure &failure);

protected:
    void changeEvent(QEvent *event) override;
    void closeEvent(QCloseEvent *event) override;
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dropEvent(QDropEvent *event) override;

private:
    void makeParts(const UiContext &context);
    void layOut();
    QWidget *makeCentre();
    void makeDocks();
    void joinNotes();
    void tell(const QString &text);
    void showRows(const QString &text, const QList<JobId> &rows);
    void chooseImage(const QString &url);
    void lookForFiles(const QList<JobId> &ids);
    void makeMenus();
    void joinActions();
    void joinList();
    void joinLinks();
    void joinChoice(const UiContext &context);
    void joinCollections(const UiContext &context);
    void showCollection(qint64 id); // its images in the table
    void showCollectionsImages();
    void endShowingCollection();
    void readOn(QList<qint64> ids, CollectionActions::Pages pages);
    void openWatch(const QList<qint64> &ids);
    void setWatches(const QList<qint64> &ids, const std::optional<Watch> &watch);
    void askBeforeClosing();
    void showEmptyOrList();
    void showContextMenu(const QPoint &globalPosition);
    void openAddDialog(const QString &text);
    void openListFile();
    void joinExchange();
    void openExport();
    void openImport();
    void openSettings(SettingsDialog::Page page);
    void openLog();
    void openSimilar(const QString &path); // beside what it looks like; empty = all of them
    void joinSimilar();
    void openHistory();
    void openCheck();
    void joinRenaming();
    void openRename();
    void paste();
    void applyTheme();

    DownloadManager &m_manager;
    Library &m_library;
    SettingsStore &m_store;
    ThumbnailCache &m_thumbnails;
    LogBook &m_log;
    SettingsKeeper m_settings;
    Theme m_theme; // before any widget is made
    LinkIntake m_intake;
    CollectionBook m_book;
    UndoHistory m_undo;
    JobTableModel m_jobs;
    JobFilterModel m_shownJobs;
    JobActions m_jobActions;
    QueueActions m_queueActions;
    FileRenamer m_renamer;
    WindowActions *m_actions;
    JobChoice *m_choice = nullptr;
    ChoiceActions *m_choiceActions = nullptr;
    FilteredImages *m_filtered = nullptr;
    FilterNotes *m_filterNotes = nullptr;

    AddressBar *m_address = nullptr;
    ChoiceBar *m_choiceBar = nullptr;
    FilterBar *m_filter = nullptr;
    JobViews *m_views = nullptr;
    EmptyState *m_empty = nullptr;
    QStackedWidget *m_stack = nullptr;
    MessageBar *m_messages = nullptr;
    EngineNotes *m_engineNotes = nullptr;
    CollectionNotes *m_notes = nullptr;
    Exporter *m_exporter = nullptr;
    Importer *m_importer = nullptr;
    PreviewPane *m_preview = nullptr;
    QDockWidget *m_previewDock = nullptr;
    std::unique_ptr<WindowLayout> m_layout; // after the parts it places
    WorkersDock *m_workersDock = nullptr;
    CollectionsDock *m_collectionsDock = nullptr;
    qint64 m_shownCollection = 0; // only its images are in the table; 0 = all
    SpeedLimitMenu *m_speedLimit = nullptr;
    LogWindow *m_logWindow = nullptr; // made when it is first asked for
    SimilarWatch *m_similarWatch = nullptr;
    SimilarWindow *m_similarWindow = nullptr; // made when it is first asked for
    HistoryWindow *m_historyWindow = nullptr;
    CheckWindow *m_checkWindow = nullptr;
    bool m_mayClose = false; // was asked, or need not be
};

} // namespace bowerbird
