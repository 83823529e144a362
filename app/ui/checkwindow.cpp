// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "ui/checkwindow.h"

#include "engine/downloadmanager.h"
#include "store/library.h"
#include "store/settingsstore.h"
#include "ui/actions.h"
#include "ui/formatting.h"
#include "ui/messagebar.h"

#include <QClipboard>
#include <QComboBox>
#include <QDir>
#include <QGuiApplication>
#include <QKeyEvent>
#include <QLabel>
#include <QLocale>
#include <QMenu>
#include <QProgressBar>
#include <QPushButton>
#include <QScreen>
#include <QShowEvent>
#include <QStackedWidget>
#include <QTableView>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace bowerbird {

namespace {

const QString kGeometryKey = u"check-geometry"_s;
constexpr int kBarSteps = 1'000;

QString countText(qint64 count)
{
    return QLocale().toString(count);
}

} // namespace

CheckWindow::CheckWindow(const Parts &parts, QWidget *parent)
    : QDialog(parent)
    , m_library(parts.library)
    , m_manager(parts.manager)
    , m_store(parts.store)
    , m_undo(parts.undo)
    , m_actions({.library = parts.library, .manager = parts.manager, .settings = parts.settings, .undo = m_steps})
    , m_checker(parts.library)
{
    setWindowTitle(tr("Check Files"));
    setWindowFlags(Qt::Window);
    m_shown.setSourceModel(&m_findings);
    m_shown.setFilterRole(FindingsModel::kKindRole);
    makeActions();
    layOut();
    join();
    resize(QSize(900, 560).boundedTo(screen()->availableSize() - QSize(32, 64))); // its frame fits, too
    restoreGeometry(m_store.windowState(kGeometryKey));
    showProgress();
    showResult();
    updateActions();
}

CheckWindow::~CheckWindow()
{
    if (m_wasShown)
        m_store.setWindowState(kGeometryKey, saveGeometry());
}

void CheckWindow::makeActions()
{
    updatePlace = makeAction(this, "check"_L1, tr("&Update the Place"), QKeyCombination(Qt::CTRL, Qt::Key_U));
    queueAgain = makeAction(this, "retry"_L1, tr("&Download Again"), QKeySequence(Qt::Key_F5));
    acceptFile = makeAction(this, "check"_L1, tr("A&ccept as It Is"), QKeyCombination(Qt::CTRL, Qt::Key_E));
    searchFolder = makeAction(this, "folder"_L1, tr("S&earch in Folder…"), QKeySequence::Find);
    forget = makeAction(this, "remove"_L1, tr("Fo&rget"), QKeySequence::Delete);
    updatePlace->setStatusTip(tr("The library takes the file where it was found"));
    queueAgain->setStatusTip(tr("Brings the good file to its place; a changed one goes to the trash when it has come"));
    acceptFile->setStatusTip(tr("The library takes the changed file with the bytes it has now"));
    searchFolder->setStatusTip(tr("Looks for the missing files in another folder"));
    forget->setStatusTip(tr("The history forgets it; the file stays"));
    addActions({updatePlace, queueAgain, acceptFile, searchFolder, forget, m_actions.open, m_actions.reveal,
                m_actions.copyLink});
    connect(updatePlace, &QAction::triggered, this, &CheckWindow::updatePlaces);
    connect(queueAgain, &QAction::triggered, this,
            [this] { act(FindingsModel::Outcome::DownloadingAgain, &HistoryActions::downloadInPlace); });
    connect(acceptFile, &QAction::triggered, this,
            [this] { act(FindingsModel::Outcome::Accepted, &HistoryActions::acceptAll); });
    connect(searchFolder, &QAction::triggered, this, &CheckWindow::chooseFolder);
    connect(forget, &QAction::triggered, this,
            [this] { act(FindingsModel::Outcome::Forgotten, &HistoryActions::forgetAll); });
}

void CheckWindow::join()
{
    connect(m_start, &QPushButton::clicked, this, &CheckWindow::startOrPause);
    connect(m_cancel, &QPushButton::clicked, &m_checker, &LibraryChecker::cancel);
    connect(&m_checker, &LibraryChecker::found, this, &CheckWindow::takeFindings);
    connect(&m_checker, &LibraryChecker::changed, this, &CheckWindow::showProgress);
    connect(&m_checker, &LibraryChecker::finished, this, &CheckWindow::finish);
    connect(m_kinds, &QComboBox::currentIndexChanged, this, [this] {
        const int kind = m_kinds->currentData().toInt();
        m_shown.setFilterFixedString(kind < 0 ? QString() : QString::number(kind));
    });
    connect(m_table->selectionModel(), &QItemSelectionModel::selectionChanged, this, &CheckWindow::updateActions);
    connect(&m_findings, &QAbstractItemModel::dataChanged, this, &CheckWindow::updateActions);
    connect(m_table, &QWidget::customContextMenuRequested, this, &CheckWindow::showMenu);
    connect(m_table, &QAbstractItemView::activated, m_actions.open, &QAction::trigger);
    connect(m_copy, &QPushButton::clicked, this, [this] { QGuiApplication::clipboard()->setText(reportText()); });
    connect(&m_steps, &UndoHistory::announced, this, &CheckWindow::noteDone);
    const auto tell = [this](const QString &text) {
        m_messages->show({.key = u"told"_s, .text = text, .lasts = std::chrono::seconds(8)});
    };
    connect(&m_actions, &HistoryActions::told, this, tell);
    connect(&m_actions, &HistoryActions::troubled, this, tell);
    connect(&m_actions, &HistoryActions::begun, this, [this] {
        m_isBeginning = false;
        updateActions();
    });
}

// --- the check itself

// Enter presses the button that has the focus, and begins or goes on with the check where nothing else takes the key.
// To begin anew, which clears the findings, the button wants to be meant: a click or Space.
void CheckWindow::keyPressEvent(QKeyEvent *event)
{
    const bool isEnter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    const bool wouldClear = m_checker.state() == LibraryChecker::State::Idle && m_findings.rowCount() > 0;
    auto *focused = qobject_cast<QAbstractButton *>(focusWidget());
    if (isEnter && focused && focused != m_start)
        focused->click();
    else if (isEnter && !wouldClear && (focused || m_checker.state() != LibraryChecker::State::Running))
        m_start->click();
    else
        QDialog::keyPressEvent(event);
}

void CheckWindow::startOrPause()
{
    switch (m_checker.state()) {
    case LibraryChecker::State::Idle:
        m_findings.clear();
        m_result = Result::None;
        m_elsewhere.clear();
        m_actingOn.clear(); // what is under way for a row of them is done without it
        ++m_checks;
        m_checker.start();
        return showResult();
    case LibraryChecker::State::Running:
        return m_checker.pause();
    case LibraryChecker::State::Paused:
        return m_checker.resume();
    }
}

void CheckWindow::takeFindings(const QList<LibraryCheck::Finding> &findings)
{
    if (m_elsewhere.isEmpty())
        m_findings.append(findings);
    else
        m_findings.setMoved(findings);
    m_foundElsewhere += static_cast<int>(findings.size());
    showResult();
}

void CheckWindow::finish(bool isComplete)
{
    if (!m_elsewhere.isEmpty()) {
        showProgress();
        showResult();
        updateActions();
        const QString folder = QDir::toNativeSeparators(m_elsewhere);
        const QString text = m_foundElsewhere > 0
                                 ? tr("Found %n missing file(s) in %1. Update the Place takes them from there.",
                                      nullptr, m_foundElsewhere)
                                 : tr("None of the missing files is in %1.");
        m_messages->show({.key = u"told"_s, .text = text.arg(folder), .lasts = std::chrono::seconds(8)});
        return;
    }
    m_result = isComplete ? Result::Complete : Result::Cancelled;
    showProgress();
    showResult();
    updateActions();
    if (isComplete)
        Q_EMIT told(tr("Files checked: %1").arg(summaryText()));
}

QString CheckWindow::progressText() const
{
    const LibraryCheck::Progress &progress = m_checker.progress();
    if (m_checker.state() == LibraryChecker::State::Idle) {
        if (m_result == Result::None)
            return tr("Compares the size and the SHA-256 of every file with what the library knows of it.");
        return m_result == Result::Complete ? tr("All files were checked.")
                                            : tr("Stopped after %Ln file(s).", nullptr, int(progress.files));
    }
    if (progress.allFiles == 0)
        return tr("Counting the files…");
    if (progress.isSearching && !m_elsewhere.isEmpty())
        return tr("Looking for the files that are gone, in %1…").arg(QDir::toNativeSeparators(m_elsewhere));
    if (progress.isSearching)
        return tr("Looking for the files that are gone, in the folders of the library…");
    return tr("%1 of %2 files, %3 of %4")
        .arg(countText(progress.files), countText(progress.allFiles), formatBytes(progress.bytes),
             formatBytes(progress.allBytes));
}

void CheckWindow::showProgress()
{
    const LibraryCheck::Progress &progress = m_checker.progress();
    const bool isIdle = m_checker.state() == LibraryChecker::State::Idle;
    const bool isPaused = m_checker.state() == LibraryChecker::State::Paused;
    m_task->setText(progressText());
    if (m_elsewhere.isEmpty())
        m_whole = progress.whole;
    m_bar->setVisible(!isIdle);
    const bool isKnown = progress.allFiles > 0 && !progress.isSearching;
    m_bar->setRange(0, isKnown || isPaused ? kBarSteps : 0); // else it runs to and fro
    if (isKnown && progress.allBytes > 0)
        m_bar->setValue(static_cast<int>(progress.bytes * kBarSteps / progress.allBytes));
    m_cancel->setVisible(!isIdle);
    if (isIdle)
        m_start->setText(m_result == Result::None ? tr("&Start") : tr("&Check Again"));
    else
        m_start->setText(isPaused ? tr("Go &On") : tr("&Pause"));
}

// --- what it has found

QString CheckWindow::summaryText() const
{
    using Kind = FindingsModel::Kind;
    QStringList parts;
    if (const int count = m_findings.countOf(Kind::Missing); count > 0)
        parts += tr("%1 missing").arg(countText(count));
    if (const int count = m_findings.countOf(Kind::Changed); count > 0)
        parts += tr("%1 changed").arg(countText(count));
    if (const int count = m_findings.countOf(Kind::Moved); count > 0)
        parts += tr("%1 moved").arg(countText(count));
    if (const int count = m_findings.countOf(Kind::Unreadable); count > 0)
        parts += tr("%1 unreadable").arg(countText(count));
    parts.prepend(tr("%Ln file(s) whole", nullptr, static_cast<int>(m_whole)));
    return parts.join(u", "_s);
}

void CheckWindow::showResult()
{
    const bool isEmpty = m_findings.rowCount() == 0;
    m_stack->setCurrentIndex(isEmpty ? 1 : 0);
    m_summary->setText(m_result == Result::None && isEmpty ? QString() : summaryText());
    m_kinds->setVisible(!isEmpty);
    m_copy->setEnabled(m_result != Result::None || !isEmpty);
    if (!isEmpty)
        return;
    if (m_result == Result::Complete)
        m_empty->setText(m_checker.progress().files > 0 ? tr("Every file is there and whole.")
                                                        : tr("There are no files to check yet."));
    else
        m_empty->setText(tr("What is missing, changed or moved is listed here. Nothing is changed by itself, and "
                            "downloads go on meanwhile."));
}

QString CheckWindow::reportText() const
{
    return summaryText() + u"\n\n"_s + m_findings.toText();
}

QList<int> CheckWindow::chosenRows() const
{
    QList<int> rows;
    const QModelIndexList chosen = m_table->selectionModel()->selectedRows();
    for (const QModelIndex &index : chosen) {
        const int row = m_shown.mapToSource(index).row();
        if (m_findings.outcomeAt(row) == FindingsModel::Outcome::Open)
            rows.append(row);
    }
    std::ranges::sort(rows);
    return rows;
}

void CheckWindow::updateActions()
{
    const QList<int> rows = m_isBeginning ? QList<int>() : chosenRows();
    const auto hasAny = [this, &rows](FindingsModel::Kind kind) {
        return std::ranges::any_of(rows, [&](int row) { return m_findings.findingAt(row).kind == kind; });
    };
    updatePlace->setEnabled(hasAny(FindingsModel::Kind::Moved));
    acceptFile->setEnabled(hasAny(FindingsModel::Kind::Changed));
    searchFolder->setEnabled(m_checker.state() == LibraryChecker::State::Idle &&
                             m_findings.countOf(FindingsModel::Kind::Missing) > 0);
    queueAgain->setEnabled(!rows.isEmpty());
    forget->setEnabled(!rows.isEmpty());
    QList<HistoryEntry> entries;
    const QModelIndexList chosen = m_table->selectionModel()->selectedRows();
    for (const QModelIndex &index : chosen) {
        const LibraryCheck::Finding &finding = m_findings.findingAt(m_shown.mapToSource(index).row());
        entries.append(finding.entry);
        if (finding.newPath.isEmpty())
            continue;
        entries.last().file.path = finding.newPath; // what is to be opened or shown
        entries.last().state = HistoryState::Present;
    }
    m_actions.setSelection(entries);
}

void CheckWindow::showMenu(const QPoint &place)
{
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addActions({m_actions.open, m_actions.reveal, m_actions.copyLink});
    menu->addSeparator();
    menu->addActions({updatePlace, queueAgain, acceptFile, forget});
    menu->addSeparator();
    menu->addAction(searchFolder);
    menu->popup(m_table->viewport()->mapToGlobal(place));
}

void CheckWindow::showEvent(QShowEvent *event)
{
    QDialog::showEvent(event);
    m_wasShown = true;
}

} // namespace bowerbird
