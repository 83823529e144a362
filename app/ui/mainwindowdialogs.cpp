// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

// The dialogs and windows that MainWindow opens.

#include "ui/mainwindow.h"

#include "engine/downloadmanager.h"
#include "sources/gallerydlprogram.h"
#include "ui/addlinksdialog.h"
#include "ui/checkwindow.h"
#include "ui/choiceactions.h"
#include "ui/clipboardwatch.h"
#include "ui/collectionactions.h"
#include "ui/collectionsdock.h"
#include "ui/collectionsview.h"
#include "ui/collectiontext.h"
#include "ui/exportdialog.h"
#include "ui/exporter.h"
#include "ui/factspanel.h"
#include "ui/filterbar.h"
#include "ui/filteredimages.h"
#include "ui/filternotes.h"
#include "ui/formatting.h"
#include "ui/historywindow.h"
#include "ui/importer.h"
#include "ui/jobchoice.h"
#include "ui/joblistinput.h"
#include "ui/jobselection.h"
#include "ui/jobtally.h"
#include "ui/jobviews.h"
#include "ui/logwindow.h"
#include "ui/nametemplatefield.h"
#include "ui/nametemplatetext.h"
#include "ui/previewpane.h"
#include "ui/renamedialog.h"
#include "ui/rowpreviews.h"
#include "ui/similarwatch.h"
#include "ui/similarwindow.h"
#include "ui/watchdialog.h"
#include "ui/watchkeeper.h"
#include "ui/watchnotes.h"
#include "ui/windowactions.h"

#include <QFileDialog>
#include <QMessageBox>
#include <QPushButton>
#include <QStandardPaths>

using namespace Qt::StringLiterals;

namespace bowerbird {

void MainWindow::openAddDialog(const QString &text)
{
    auto *dialog = new AddLinksDialog(text, m_settings.current().download.directory, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setHasGalleryDl(!findGalleryDl(m_settings.current().galleryDl).isEmpty());
    dialog->setHolds(m_settings.current().holdsFound);
    dialog->setAnimated(m_settings.current().animated);
    connect(dialog, &AddLinksDialog::added, &m_intake,
            qOverload<const QStringList &, const QString &, const LinkIntake::Asking &>(&LinkIntake::addLinks));
    dialog->open();
}

void MainWindow::joinChoice(const UiContext &context)
{
    m_jobs.setChoice(m_choice);
    auto *previews = new RowPreviews(m_manager, context.previewDirectory, context.network, this);
    m_jobs.setPreviews(previews);
    m_preview->setPreviews(previews);
    connect(&m_views->input(), &JobListInput::tickRequested, m_choiceActions, &ChoiceActions::tick);
    connect(m_choiceActions->showAll, &QAction::triggered, m_filter, &FilterBar::clear);
    m_choiceActions->setShown(m_shownJobs);
    m_choiceActions->setListings(m_filtered);
    m_choice->keepIn(m_library);
    connect(m_choiceActions, &ChoiceActions::told, this, &MainWindow::tell);
}

void MainWindow::openListFile()
{
    auto *dialog = new QFileDialog(this, tr("Open List File"), {},
                                   tr("Lists and pages (*.txt *.html *.htm *.md *.csv);;All files (*)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFiles);
    connect(dialog, &QFileDialog::filesSelected, m_importer, &Importer::add);
    dialog->open();
}

void MainWindow::joinExchange()
{
    m_exporter = new Exporter(m_manager, m_library, *m_messages, this);
    m_importer = new Importer(m_intake, m_library, m_undo, *m_messages, this);
    new ClipboardWatch(m_settings, m_intake, *m_messages, this);
    connect(m_actions->exportList, &QAction::triggered, this, &MainWindow::openExport);
    connect(m_actions->importFiles, &QAction::triggered, this, &MainWindow::openImport);
    const auto showSwitch = [this] { m_actions->watchClipboard->setChecked(m_settings.current().watchesClipboard); };
    connect(&m_settings, &SettingsKeeper::changed, this, showSwitch);
    connect(m_actions->watchClipboard, &QAction::triggered, this, [this](bool isOn) {
        Settings settings = m_settings.current();
        settings.watchesClipboard = isOn;
        m_settings.set(settings);
    });
    showSwitch();
}

void MainWindow::openExport()
{
    const QList<JobId> selection = m_views->selection().selectedJobs();
    auto *dialog = new ExportDialog(m_store, selection.size(), m_manager.count(),
                                    QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation), this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &ExportDialog::chosen, m_exporter,
            [this, selection](const ExportChoice &choice) { m_exporter->run(choice, selection); });
    dialog->open();
}

void MainWindow::openImport()
{
    auto *dialog =
        new QFileDialog(this, tr("Import"), {},
                        tr("Lists of images (*.csv *.tsv *.jsonl *.ndjson *.json *.md *.html *.htm *.txt *.meta4 "
                           "*.metalink *.url *.webloc *.desktop);;Archives of gallery-dl (*.sqlite3 *.sqlite *.db)"
                           ";;All files (*)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFiles);
    connect(dialog, &QFileDialog::filesSelected, m_importer, &Importer::add);
    dialog->open();
}

void MainWindow::openSettings(SettingsDialog::Page page)
{
    auto *dialog = new SettingsDialog(m_settings.current(), this);
    dialog->setNameSamples(nameSamples(m_manager, NameTemplateField::kMostSamples));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &SettingsDialog::chosen, &m_settings, &SettingsKeeper::set);
    dialog->open();
    dialog->showPage(page);
}

void MainWindow::openLog()
{
    if (!m_logWindow)
        m_logWindow = new LogWindow(m_log, this);
    m_logWindow->show();
    m_logWindow->raise();
    m_logWindow->activateWindow();
}

// What has just come and looks like something that was there says so in the preview, and nothing else happens.
void MainWindow::joinSimilar()
{
    m_similarWatch = new SimilarWatch(m_manager, m_library, this);
    const auto show = [this] { m_preview->setSimilarTo(m_similarWatch->similarTo(m_preview->job())); };
    connect(m_similarWatch, &SimilarWatch::noticed, this, show);
    // After the preview has heard of it.
    connect(&m_views->selection(), &JobSelection::currentJobChanged, this, show);
    connect(m_preview->facts(), &FactsPanel::similarRequested, this,
            [this] { openSimilar(m_similarWatch->similarTo(m_preview->job())); });
}

void MainWindow::openSimilar(const QString &path)
{
    if (!m_similarWindow) {
        m_similarWindow = new SimilarWindow(m_library, m_undo, this);
        connect(m_similarWindow, &SimilarWindow::filesMoved, this, &MainWindow::lookForFiles);
    }
    path.isEmpty() ? m_similarWindow->compareAll() : m_similarWindow->showSimilarTo(path);
    m_similarWindow->show();
    m_similarWindow->raise();
    m_similarWindow->activateWindow();
}

void MainWindow::openHistory()
{
    if (!m_historyWindow) {
        m_historyWindow = new HistoryWindow({.library = m_library,
                                             .manager = m_manager,
                                             .thumbnails = m_thumbnails,
                                             .store = m_store,
                                             .settings = m_settings,
                                             .undo = m_undo},
                                            this);
        connect(&m_historyWindow->actionSet(), &HistoryActions::filesMoved, this, &MainWindow::lookForFiles);
        connect(m_historyWindow, &HistoryWindow::showRequested, this, [this](const QList<JobId> &ids) {
            showRows({}, ids);
            raise();
            activateWindow();
        });
    }
    m_historyWindow->show();
    m_historyWindow->raise();
    m_historyWindow->activateWindow();
}

void MainWindow::openCheck()
{
    if (!m_checkWindow) {
        m_checkWindow = new CheckWindow(
            {.library = m_library, .manager = m_manager, .store = m_store, .settings = m_settings, .undo = m_undo},
            this);
        connect(m_checkWindow, &CheckWindow::told, this, &MainWindow::tell);
    }
    m_checkWindow->show();
    m_checkWindow->raise();
    m_checkWindow->activateWindow();
}

void MainWindow::joinRenaming()
{
    connect(m_jobActions.rename, &QAction::triggered, this, &MainWindow::openRename);
    connect(&m_renamer, &FileRenamer::filesMoved, this, [this] { lookForFiles(m_jobActions.selection()); });
    connect(&m_renamer, &FileRenamer::troubled, &m_jobActions, &JobActions::troubled);
}

void MainWindow::openRename()
{
    const auto sources = [this](RenameDialog::Scope scope) {
        QList<RenameSource> found;
        const auto add = [this, &found](int row) {
            const JobState state = m_manager.stateAt(row);
            if (state != JobState::Finished && state != JobState::Skipped)
                return;
            if (const Job job = m_manager.jobAt(row); canRename(job))
                found.append(renameSourceOf(job));
        };
        if (scope == RenameDialog::Scope::AllFinished) {
            for (int row = 0; row < m_manager.count(); ++row)
                add(row);
            return found;
        }
        for (const JobId id : m_jobActions.selection()) {
            if (const int row = m_manager.rowOf(id); row >= 0)
                add(row);
        }
        return found;
    };
    auto *dialog = new RenameDialog(sources, m_settings.current().download.nameTemplate, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &RenameDialog::chosen, &m_renamer, &FileRenamer::run);
    dialog->open();
}

void MainWindow::joinCollections(const UiContext &context)
{
    CollectionActions &actions = m_collectionsDock->actionSet();
    connect(&actions, &CollectionActions::showRequested, this, &MainWindow::showCollection);
    connect(&actions, &CollectionActions::watchRequested, this, &MainWindow::openWatch);
    connect(&actions, &CollectionActions::pagesRequested, this, &MainWindow::readOn);
    connect(m_collectionsDock->view(), &CollectionsView::selectedIdsChanged, this, [this, &actions] {
        m_filterNotes->setChosen(actions.selection().size() == 1 ? actions.selection().first() : 0);
    });
    connect(&actions, &CollectionActions::told, this, &MainWindow::tell);
    connect(&actions, &CollectionActions::filterRequested, this, [this](qint64 id) { m_filterNotes->openFilter(id); });
    connect(m_filtered, &FilteredImages::changed, &actions, &CollectionActions::updateEnabled);
    actions.setFilterTest([this](qint64 id) { return m_filtered->knows(id); });
    connect(m_filter, &FilterBar::collectionCleared, this, &MainWindow::endShowingCollection);
    connect(&m_book, &CollectionBook::changed, this, &MainWindow::showCollectionsImages);
    connect(&m_book, &CollectionBook::removed, this, [this] {
        if (m_shownCollection != 0 && !m_book.find(m_shownCollection))
            m_filter->setCollection({});
    });
    connect(&m_book, &CollectionBook::asked, this, [this](qint64 id, CollectionBook::AskedBy by) {
        const CollectionBook::Entry *entry = m_book.find(id);
        const bool wasAgain = entry && by == CollectionBook::AskedBy::Person && entry->kept.found > entry->kept.fresh;
        if (wasAgain)
            tell(tr("%1: %2", "a collection and what came of it")
                     .arg(isolated(collectionName(entry->kept)), collectionStateText(m_book, *entry)));
    });

    auto *keeper = new WatchKeeper(m_book, m_manager, &QDateTime::currentDateTimeUtc, this);
    keeper->setPaused(m_collectionsDock->pauseWatches()->isChecked());
    connect(m_collectionsDock->pauseWatches(), &QAction::toggled, keeper, &WatchKeeper::setPaused);
    auto *notes = new WatchNotes(m_book, *m_messages, context.notify, this);
    connect(notes, &WatchNotes::showRequested, this, [this](qint64 id) {
        m_collectionsDock->choose(id);
        showCollection(id);
    });
}

void MainWindow::showCollection(qint64 id)
{
    const CollectionBook::Entry *entry = m_book.find(id);
    if (!entry)
        return;
    m_filter->clear();
    m_shownCollection = id;
    m_filter->setCollection(collectionName(entry->kept));
    showCollectionsImages();
    m_filterNotes->setInView(id);
    m_book.markSeen(id);
}

// More may have been found meanwhile.
void MainWindow::showCollectionsImages()
{
    const CollectionBook::Entry *entry = m_shownCollection == 0 ? nullptr : m_book.find(m_shownCollection);
    if (!entry || m_shownJobs.imageFilterSize() == entry->images.size())
        return;
    m_shownJobs.setImageFilter(std::make_shared<const ImageKeys>(entry->images));
    m_filter->setShownCount(m_shownJobs.rowCount());
}

void MainWindow::endShowingCollection()
{
    m_shownCollection = 0;
    m_shownJobs.setImageFilter(nullptr);
    m_filterNotes->setInView(0);
}

void MainWindow::openWatch(const QList<qint64> &ids)
{
    const CollectionBook::Entry *first = ids.isEmpty() ? nullptr : m_book.find(ids.first());
    if (!first)
        return;
    const bool isOne = ids.size() == 1;
    const QString name =
        isOne ? collectionName(first->kept) : tr("%Ln collection(s)", nullptr, static_cast<int>(ids.size()));
    auto *dialog = new WatchDialog(name, first->kept.watch, isOne ? watchDetails(first->kept) : QString(), this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &WatchDialog::chosen, this,
            [this, ids](const std::optional<Watch> &watch) { setWatches(ids, watch); });
    dialog->open();
}

// As the page before was asked. By value: what is given changes what is chosen.
void MainWindow::readOn(QList<qint64> ids, CollectionActions::Pages pages)
{
    for (const qint64 id : std::as_const(ids)) {
        const CollectionBook::Entry *entry = m_book.find(id);
        const QString next = m_book.nextPage(id);
        if (!entry || next.isEmpty())
            continue;
        const CollectOptions asked = m_book.lastingOptionsOf(id);
        m_intake.addLinks({next}, entry->kept.options ? entry->kept.options->directory : QString(),
                          {.holding = asked.holds ? LinkIntake::Holding::Hold : LinkIntake::Holding::Queue,
                           .animated = asked.animated,
                           .followsPages = pages == CollectionActions::Pages::All,
                           .isNamedByPage = true});
    }
}

void MainWindow::setWatches(const QList<qint64> &ids, const std::optional<Watch> &watch)
{
    QList<std::pair<qint64, std::optional<Watch>>> before;
    for (const qint64 id : ids) {
        if (const CollectionBook::Entry *entry = m_book.find(id))
            before.append({id, entry->kept.watch});
        m_book.setWatch(id, watch);
    }
    const QString done = watch ? tr("Watched: %1", "every 6 hours").arg(watchText(*watch)) : tr("No longer watched");
    m_undo.push(done, [this, before] {
        for (const auto &[id, earlier] : before)
            m_book.setWatch(id, earlier);
    });
    tell(done);
}

void MainWindow::askBeforeClosing()
{
    if (findChild<QMessageBox *>(u"close"_s))
        return;
    auto *box = new QMessageBox(QMessageBox::Question, tr("Close Bowerbird"), tr("Images are being downloaded."),
                                QMessageBox::NoButton, this);
    box->setObjectName(u"close"_s);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setInformativeText(tr("What has arrived is kept, and the rest goes on when the program is started again."));
    QPushButton *closeButton = box->addButton(tr("Close"), QMessageBox::AcceptRole);
    box->setDefaultButton(closeButton);
    box->addButton(tr("Keep Downloading"), QMessageBox::RejectRole);
    connect(box, &QMessageBox::buttonClicked, this, [this, box](QAbstractButton *button) {
        if (box->buttonRole(button) != QMessageBox::AcceptRole)
            return;
        m_mayClose = true;
        close();
    });
    box->open();
}

} // namespace bowerbird
