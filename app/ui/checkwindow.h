// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "ui/findingsmodel.h"
#include "ui/historyactions.h"
#include "ui/librarychecker.h"
#include "ui/undohistory.h"

#include <QDialog>
#include <QSortFilterProxyModel>

class QComboBox;
class QLabel;
class QProgressBar;
class QPushButton;
class QStackedWidget;
class QTableView;

namespace bowerbird {

class MessageBar;
class SettingsStore;

// "Check Files": compares every file of the library with what is known of it, shows what is missing, changed or moved,
// and does about it what somebody chooses. The check goes on while the window is closed.
//
// Thread: UI. Borrows: everything, which outlives it, but the undo history and the settings, which may go first when
// the program ends.
class CheckWindow : public QDialog
{
    Q_OBJECT
public:
    struct Parts
    {
        Library &library;
        DownloadManager &manager;
        SettingsStore &store;
        SettingsKeeper &settings;
        UndoHistory &undo;
    };

    explicit CheckWindow(const Parts &parts, QWidget *parent = nullptr);
    ~CheckWindow() override;

    [[nodiscard]] LibraryChecker &checker() { return m_checker; }
    [[nodiscard]] FindingsModel &findings() { return m_findings; }
    void searchIn(const QString &folder);     // for what is missing
    [[nodiscard]] QString reportText() const; // the summary, then a line a finding

    QAction *updatePlace;
    QAction *queueAgain;
    QAction *acceptFile;
    QAction *searchFolder;
    QAction *forget;

Q_SIGNALS:
    void told(const QString &summary); // a check has come to its end

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void showEvent(QShowEvent *event) override;

private:
    void makeActions();
    void layOut();
    QWidget *makeTaskRow();
    QWidget *makeResultRow();
    QWidget *makeCentre();
    QWidget *makeButtons();
    void makeTable();
    void join();
    void startOrPause();
    void chooseFolder();
    void takeFindings(const QList<LibraryCheck::Finding> &findings);
    void showProgress();
    void showResult();
    void updateActions();
    void showMenu(const QPoint &place);
    void finish(bool isComplete);
    void updatePlaces();
    void act(FindingsModel::Outcome outcome, void (HistoryActions::*what)(const QList<HistoryEntry> &));
    void noteDone(const QString &done);
    [[nodiscard]] QList<int> chosenRows() const; // of the findings, that nothing was done about yet
    [[nodiscard]] QString progressText() const;
    [[nodiscard]] QString summaryText() const;

    Library &m_library;
    DownloadManager &m_manager;
    SettingsStore &m_store;
    UndoHistory &m_undo;
    UndoHistory m_steps; // of the actions, which go into m_undo together with what is noted in the list
    HistoryActions m_actions;
    FindingsModel m_findings;
    QSortFilterProxyModel m_shown;
    LibraryChecker m_checker;
    int m_checks = 0; // begun; rows of an earlier one are gone
    QList<int> m_actingOn;
    bool m_isBeginning = false; // what was asked for last is not all under way yet
    QString m_elsewhere;        // the folder that was or is being searched; empty: since then there was a check
    int m_foundElsewhere = 0;
    qint64 m_whole = 0; // of the last check
    FindingsModel::Outcome m_acting = FindingsModel::Outcome::Open;
    enum class Result : quint8 { None, Complete, Cancelled } m_result = Result::None;
    bool m_wasShown = false;

    QLabel *m_task = nullptr;
    QProgressBar *m_bar = nullptr;
    QPushButton *m_start = nullptr; // also pauses and goes on
    QPushButton *m_cancel = nullptr;
    QLabel *m_summary = nullptr;
    QComboBox *m_kinds = nullptr;
    MessageBar *m_messages = nullptr;
    QStackedWidget *m_stack = nullptr;
    QTableView *m_table = nullptr;
    QLabel *m_empty = nullptr;
    QPushButton *m_copy = nullptr;
};

} // namespace bowerbird
