// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

// What CheckWindow does about what it has found.

#include "ui/checkwindow.h"

#include "engine/downloadmanager.h"
#include "store/library.h"

#include <QFileDialog>

namespace bowerbird {

void CheckWindow::act(FindingsModel::Outcome outcome, void (HistoryActions::*what)(const QList<HistoryEntry> &))
{
    m_actingOn = chosenRows();
    m_acting = outcome;
    if (outcome == FindingsModel::Outcome::Accepted)
        m_actingOn.removeIf([this](int row) { return m_findings.findingAt(row).kind != FindingsModel::Kind::Changed; });
    QList<HistoryEntry> entries;
    for (const int row : std::as_const(m_actingOn))
        entries.append(m_findings.findingAt(row).entry);
    m_isBeginning = outcome == FindingsModel::Outcome::Accepted || outcome == FindingsModel::Outcome::DownloadingAgain;
    updateActions();
    (m_actions.*what)(entries); // noteDone() comes from within or a little later, if something was done
}

void CheckWindow::updatePlaces()
{
    m_acting = FindingsModel::Outcome::PlaceUpdated;
    m_actingOn.clear();
    QList<HistoryMove> there;
    QList<HistoryMove> back;
    QHash<QString, QString> moved; // for the rows of the list
    QHash<QString, QString> movedBack;
    const QList<int> rows = chosenRows();
    for (const int row : rows) {
        const LibraryCheck::Finding &finding = m_findings.findingAt(row);
        if (finding.kind != FindingsModel::Kind::Moved)
            continue;
        m_actingOn.append(row);
        there.append({.row = finding.entry.row, .path = finding.newPath});
        back.append({.row = finding.entry.row, .path = finding.entry.file.path});
        moved.insert(finding.entry.file.path, finding.newPath);
        movedBack.insert(finding.newPath, finding.entry.file.path);
    }
    if (there.isEmpty())
        return;
    m_library.setPaths(there);
    m_manager.filesMoved(moved);
    m_steps.push(
        tr("Updated the place of %n file(s)", nullptr, static_cast<int>(there.size())),
        [this, back, movedBack] {
            m_library.setPaths(back);
            m_manager.filesMoved(movedBack);
        },
        UndoHistory::Announce::Yes);
}

// One step of the window's undo for one of the actions, so that the list is put right, too.
void CheckWindow::noteDone(const QString &done)
{
    const QList<int> rows = m_actingOn;
    m_findings.setOutcome(rows, m_acting);
    m_undo.push(
        done,
        [this, rows, check = m_checks] {
            m_steps.undo();
            if (check == m_checks)
                m_findings.setOutcome(rows, FindingsModel::Outcome::Open);
        },
        UndoHistory::Announce::Yes);
}

void CheckWindow::chooseFolder()
{
    auto *dialog = new QFileDialog(this, tr("Search in Folder"), m_elsewhere);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::Directory);
    dialog->setOption(QFileDialog::ShowDirsOnly);
    connect(dialog, &QFileDialog::fileSelected, this, &CheckWindow::searchIn);
    dialog->open();
}

void CheckWindow::searchIn(const QString &folder)
{
    QList<HistoryEntry> missing;
    for (int row = 0; row < m_findings.rowCount(); ++row) {
        const LibraryCheck::Finding &finding = m_findings.findingAt(row);
        if (finding.kind == FindingsModel::Kind::Missing && m_findings.outcomeAt(row) == FindingsModel::Outcome::Open)
            missing.append(finding.entry);
    }
    if (missing.isEmpty() || m_checker.state() != LibraryChecker::State::Idle)
        return;
    m_elsewhere = folder;
    m_foundElsewhere = 0;
    m_checker.search(missing, folder);
    updateActions();
}

} // namespace bowerbird
