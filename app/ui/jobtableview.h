// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "engine/rowspan.h"
#include "ui/jobcolumns.h"

#include <QTableView>
#include <QTimer>

#include <optional>

class QMenu;

namespace bowerbird {

class JobFilterModel;
class JobListInput;
class PreviewWishes;
class ThumbnailDelegate;

// The list of images as a table: rows of one height, chosen as rows, sorted by a click on a header; columns can be
// moved, and shown or hidden through the header's context menu. The name takes the width that the others leave, and as
// much more or less as it is dragged.
//
// Thread: UI. Borrows: the input, its selection and their model, which outlive it.
class JobTableView : public QTableView
{
    Q_OBJECT
public:
    explicit JobTableView(JobListInput &input, QWidget *parent = nullptr);

    void setThumbnailEdge(int edgePx); // 24..96, device independent; the row's height follows

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
    // The same for the order, by any column, shown or not.
    void fillSortMenu(QMenu &menu);

    void keyboardSearch(const QString &search) override;

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void scrollContentsBy(int dx, int dy) override;
    QModelIndex moveCursor(CursorAction action, Qt::KeyboardModifiers modifiers) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    void changeEvent(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void currentChanged(const QModelIndex &current, const QModelIndex &previous) override;

private:
    void setUpHeader();
    void setUpDelegates();
    void join();
    void fitName();
    void updateRowHeight();
    void refreshClocks();
    [[nodiscard]] bool isOnPicture(const QMouseEvent &event) const;
    [[nodiscard]] bool clickTick(const QMouseEvent &event); // false: no tick was hit
    [[nodiscard]] std::optional<RowSpan> seenRows() const;
    [[nodiscard]] int statePx() const;
    [[nodiscard]] int fittedNamePx() const;

    JobListInput &m_input;
    JobFilterModel &m_model;
    ThumbnailDelegate *m_thumbnailDelegate;
    PreviewWishes *m_previewWishes;
    QTimer m_clock; // for "again in 12 s"
    int m_thumbnailEdgePx = 40;
    bool m_isFittingName = false;
    int m_nameExtraPx = 0; // how much wider than the room that the others leave a person has made the name
};

} // namespace bowerbird
