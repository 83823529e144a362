// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/jobid.h"
#include "ui/jobcolumns.h"

#include <QElapsedTimer>
#include <QList>
#include <QTableView>
#include <QTimer>

class QMenu;

namespace bowerbird {

class JobFilterModel;
class ThumbnailDelegate;

// The list of images: rows of one height, chosen as rows, sorted by a click on a header; columns can be moved, and
// shown or hidden through the header's context menu.
//
// What is chosen survives a new order, and a filter or reset of the model that keeps it; of more than kMostRanges
// pieces only the current row does, since each piece costs at every paint. A row that leaves by itself takes the choice
// along: another one in its place could be hit by a key meant for it. The name takes the width that the others leave,
// and as much more or less as it is dragged.
//
// Thread: UI. Borrows: the model, which outlives it.
class JobTableView : public QTableView
{
    Q_OBJECT
public:
    explicit JobTableView(JobFilterModel &model, QWidget *parent = nullptr);

    // In the order of the view. Cost: one step a chosen row.
    [[nodiscard]] QList<JobId> selectedJobs() const;
    [[nodiscard]] int selectedCount() const;
    [[nodiscard]] JobId currentJob() const; // none = invalid
    void setCurrentJob(JobId id);           // chooses it alone and scrolls to it; nothing happens when it is not shown
    void selectJobs(const QList<JobId> &ids); // those that are shown; the first becomes the current one
    void setThumbnailEdge(int edgePx);        // 24..96, device independent; the row's height follows
    // Around a removal that a person asked for: the row that moves up into the first chosen one's place is chosen then,
    // so that the same key can be pressed again.
    void notePlace();
    void chooseAtPlace();
    // Around a filter that a person changes: when it hides what is chosen, the next row that is still shown is chosen
    // as soon as the filter is in place.
    void noteNeighbours();

    // Columns, their order, widths and the sorting.
    [[nodiscard]] QByteArray saveHeader() const;
    // False, and the defaults stay, when `state` is not one of saveHeader's.
    bool restoreHeader(const QByteArray &state);
    void resetHeader();
    void setColumnShown(JobColumn column, bool isShown); // the name cannot be hidden
    [[nodiscard]] bool isColumnShown(JobColumn column) const;
    // Fills `menu` with a checkable action for each column and the ways to sort; for the header and the window's menus.
    // Call it when the menu is about to be shown.
    void fillColumnsMenu(QMenu &menu);

    void keyboardSearch(const QString &search) override; // looks at kSearchedRows names at most

    static constexpr int kSearchedRows = 5'000;
    static constexpr int kMostRanges = 1'000;

Q_SIGNALS:
    void jobActivated(bowerbird::JobId id); // double click or Enter
    // What is chosen is different now; at most once a turn of the event loop, also after jobs have gone.
    void selectedJobsChanged();
    void currentJobChanged(bowerbird::JobId id);                       // invalid = none
    void tickRequested(const QList<bowerbird::JobId> &ids, bool isOn); // by a click on pictures, or Space
    void deleteRequested();                                            // Delete was pressed and something is chosen
    void contextMenuRequested(const QPoint &globalPosition);           // by mouse or key, on rows that are chosen now

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void scrollContentsBy(int dx, int dy) override;
    QModelIndex moveCursor(CursorAction action, Qt::KeyboardModifiers modifiers) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    void changeEvent(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void selectionChanged(const QItemSelection &selected, const QItemSelection &deselected) override;
    void currentChanged(const QModelIndex &current, const QModelIndex &previous) override;

private:
    void setUpHeader();
    void setUpDelegates();
    void connectModel();
    void fitName();
    void updateRowHeight();
    void paintNothingShown();
    void rememberSelection();
    void restoreSelection();
    [[nodiscard]] QItemSelection selectionOf(const QList<JobId> &ids) const;
    void refreshClocks();
    void wantPreviewsSoon();
    void wantPreviews();
    [[nodiscard]] bool clickTick(const QMouseEvent &event); // false: no tick was hit
    void tickChosenRows();
    [[nodiscard]] QModelIndex tickIndex(int row) const;
    void announceSelection();
    void chooseNeighbour();
    void leaveLostRow();
    void makeFirstChosenCurrent();
    [[nodiscard]] int fittedNamePx() const;

    JobFilterModel &m_model;
    ThumbnailDelegate *m_thumbnailDelegate;
    QTimer m_selectionTimer; // several changes in a turn are one
    QTimer m_clock;          // for "again in 12 s"
    QTimer m_previewTimer;   // scrolling passes many rows that nobody looks at
    JobId m_tickAnchor;      // where a range of ticks begins
    QList<JobId> m_rememberedJobs;
    JobId m_rememberedCurrent;
    JobId m_announcedCurrent;
    int m_place = -1; // of the first chosen row, between notePlace() and chooseAtPlace()
    int m_thumbnailEdgePx = 40;
    QList<JobId> m_neighbours; // of the current row before a filter: from it on, then those before it
    bool m_isFittingName = false;
    int m_nameExtraPx = 0; // how much wider than the room that the others leave a person has made the name
    QString m_typed;       // for keyboardSearch
    QElapsedTimer m_sinceTyped;
};

} // namespace bowerbird
