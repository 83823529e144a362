// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/jobid.h"
#include "ui/similarfinder.h"
#include "ui/similargroupsmodel.h"

#include <QDialog>
#include <QList>

class QLabel;
class QListView;
class QProgressBar;
class QPushButton;
class QStackedWidget;

namespace bowerbird {

class ComparePane;
class Library;
class UndoHistory;

// "Review Similar Pictures": the groups of pictures of the library that look alike at the left, the pictures of the
// chosen group side by side, and what becomes of them. Nothing is moved before somebody says so, and everything can be
// taken back.
//
// Thread: UI. Borrows: library and undo history, which outlive it.
class SimilarWindow : public QDialog
{
    Q_OBJECT
public:
    SimilarWindow(Library &library, UndoHistory &undo, QWidget *parent = nullptr);

    void compareAll();                       // looks anew
    void showSimilarTo(const QString &path); // looks anew and chooses the group of this file, when it is in one

    [[nodiscard]] SimilarFinder &finder() { return m_finder; }
    [[nodiscard]] SimilarGroupsModel &groups() { return m_groups; }
    [[nodiscard]] ComparePane &pane() { return *m_pane; }

    QAction *notSimilar;
    QAction *nextGroup;
    QAction *previousGroup;
    QAction *trashChosen;
    QAction *undo;

Q_SIGNALS:
    void filesMoved(const QList<bowerbird::JobId> &ids); // to the trash, or back from it

private:
    struct Moved;

    [[nodiscard]] static Moved moveToTrash(const QList<HistoryEntry> &pictures);
    void showNote(const QString &path, const QString &sentence); // nothing for no path
    QWidget *makeTaskRow();
    QWidget *makeMissingRow();
    QWidget *makeCentre();
    QWidget *makeButtons();
    void makeActions();
    void makeKeys();
    void join();
    void showTask();
    void showGroup();
    void showCentre();
    void updateActions();
    void choose(int row);
    void choosePicture();
    void step(int rows);
    void dismissGroup();
    void moveChosenToTrash();
    void takeBack(const Moved &moved, int row, const SimilarGroupsModel::Group &group);
    void putBack(int row, const SimilarGroupsModel::Group &group);
    [[nodiscard]] int currentRow() const; // -1 = none

    Library &m_library;
    UndoHistory &m_undo;
    SimilarFinder m_finder;
    SimilarGroupsModel m_groups;
    qint64 m_wanted = 0; // picture whose group is to be chosen; 0 = none

    QLabel *m_taskText = nullptr;
    QProgressBar *m_progress = nullptr;
    QPushButton *m_pause = nullptr;
    QPushButton *m_cancel = nullptr;
    QWidget *m_taskRow = nullptr;
    QWidget *m_missingRow = nullptr;
    QLabel *m_missingText = nullptr;
    QLabel *m_note = nullptr; // what could not be done
    QListView *m_list = nullptr;
    QStackedWidget *m_stack = nullptr;
    QLabel *m_empty = nullptr;
    ComparePane *m_pane = nullptr;
};

} // namespace bowerbird
