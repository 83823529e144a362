// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "engine/rowspan.h"
#include "ui/cellgrid.h"

#include <QAbstractItemView>

#include <optional>

namespace bowerbird {

class CellDelegate;
class JobFilterModel;
class JobListInput;
class PreviewWishes;

// The list of images as a grid of pictures, of one size, that are as large as a person wants them: the same rows with
// the same ones chosen as in the table. A row is a cell; its index is the one of its name.
//
// Where a cell lies is worked out from its row (QListView would lay every one out, and again for each that comes), so
// that a million rows cost what one page does. A press in the gaps between the cells draws a band that chooses.
//
// Thread: UI. Borrows: the input, its selection and their model, which outlive it.
class JobGridView : public QAbstractItemView
{
    Q_OBJECT
public:
    explicit JobGridView(JobListInput &input, QWidget *parent = nullptr);

    // Of the pictures, device independent; kLeastEdgePx..kMostEdgePx. What is seen stays where it is.
    void setPictureEdge(int edgePx);
    [[nodiscard]] int pictureEdge() const { return m_edgePx; }
    void zoom(int steps); // of kEdgeStepPx

    [[nodiscard]] RowSpan seenRows() const;         // the last is before the first when there are none
    [[nodiscard]] QRect pictureRect(int row) const; // in the viewport

    [[nodiscard]] QRect visualRect(const QModelIndex &index) const override;
    void scrollTo(const QModelIndex &index, ScrollHint hint = EnsureVisible) override;
    [[nodiscard]] QModelIndex indexAt(const QPoint &point) const override;
    void keyboardSearch(const QString &search) override;
    void reset() override;

    static constexpr int kLeastEdgePx = 64;
    static constexpr int kUsualEdgePx = 160;
    static constexpr int kMostEdgePx = 256; // as large as thumbnails are
    static constexpr int kEdgeStepPx = 32;
    // A band over more lines chooses them as a whole: each range costs at every paint.
    static constexpr int kMostBandRanges = 1'000;

Q_SIGNALS:
    void pictureEdgeChanged(int edgePx);

protected:
    QModelIndex moveCursor(CursorAction action, Qt::KeyboardModifiers modifiers) override;
    [[nodiscard]] int horizontalOffset() const override { return 0; }
    [[nodiscard]] int verticalOffset() const override;
    [[nodiscard]] bool isIndexHidden(const QModelIndex &index) const override;
    void setSelection(const QRect &rect, QItemSelectionModel::SelectionFlags command) override;
    [[nodiscard]] QRegion visualRegionForSelection(const QItemSelection &selection) const override;
    void updateGeometries() override;
    void dataChanged(const QModelIndex &topLeft, const QModelIndex &bottomRight, const QList<int> &roles) override;
    void rowsInserted(const QModelIndex &parent, int start, int end) override;
    void currentChanged(const QModelIndex &current, const QModelIndex &previous) override;
    void selectionChanged(const QItemSelection &selected, const QItemSelection &deselected) override;
    void scrollContentsBy(int dx, int dy) override;
    bool viewportEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    void changeEvent(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void join();
    [[nodiscard]] CellGrid grid() const;
    [[nodiscard]] CellGrid gridFor(int widthPx) const;
    [[nodiscard]] QRect rowRect(int row) const; // in the viewport
    [[nodiscard]] bool clickTick(const QMouseEvent &event);
    [[nodiscard]] QItemSelection inBand(const QRect &rect) const;
    [[nodiscard]] QItemSelection inOrder(const QRect &rect) const;
    void keepPlace(int row, int topPx); // has the row's cell begin there again
    void setHoverRow(int row);
    void setBand(const QRect &band);
    void paintCells(QPainter &painter, const QRect &exposed);
    void paintBand(QPainter &painter);

    JobListInput &m_input;
    JobFilterModel &m_model;
    CellDelegate *m_cells;
    PreviewWishes *m_previewWishes;
    int m_edgePx = kUsualEdgePx;
    int m_hoverRow = -1;
    int m_wheelRest = 0; // of a fine wheel, less than a step
    bool m_isPressedOnTick = false;
    std::optional<QPoint> m_bandStart; // in the whole grid
    QRect m_band;                      // in the whole grid; null = none is being drawn
};

} // namespace bowerbird
