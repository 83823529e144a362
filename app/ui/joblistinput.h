// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/jobid.h"

#include <QElapsedTimer>
#include <QList>
#include <QObject>
#include <QPoint>
#include <QString>

#include <optional>

class QAbstractItemView;
class QContextMenuEvent;
class QKeyEvent;
class QMouseEvent;

namespace bowerbird {

class JobSelection;

// What keys and clicks mean in the list of images, alike in every view of it; the views say where they fell.
//
// Thread: UI. Borrows: the selection, which outlives it.
class JobListInput : public QObject
{
    Q_OBJECT
public:
    explicit JobListInput(JobSelection &selection, QObject *parent = nullptr);

    [[nodiscard]] JobSelection &selection() const { return m_selection; }

    // Space ticks, Delete and Enter ask; false = the key is left to the view.
    [[nodiscard]] bool takeKey(const QKeyEvent &event);
    // A press on the picture in `row` (-1 = on none) that sets its tick; with Shift all ticks from the last one that
    // was set so. False = there is none.
    [[nodiscard]] bool takeTick(const QMouseEvent &press, int row);
    // A press, and whether it is on an image that may be dragged; what is chosen is, once the mouse has moved so far.
    // While isPressedOnImage(), the view leaves moves alone. takeMove() returns when what was dragged has been dropped.
    void notePress(const QMouseEvent &press, bool isOnImage);
    [[nodiscard]] bool isPressedOnImage() const { return m_pressedAt.has_value(); }
    void takeMove(const QMouseEvent &move, QWidget &source);
    void openMenu(const QContextMenuEvent &event, const QAbstractItemView &view);
    // Type-ahead: chooses the next name that begins with what was typed; looks at kSearchedRows names at most.
    void search(const QString &typed);

    static constexpr int kSearchedRows = 5'000;

Q_SIGNALS:
    void jobActivated(bowerbird::JobId id); // double click or Enter
    // By a click on pictures, or Space; also of rows between them that have no tick.
    void tickRequested(const QList<bowerbird::JobId> &ids, bool isOn);
    void deleteRequested();                                  // Delete was pressed and something is chosen
    void contextMenuRequested(const QPoint &globalPosition); // by mouse or key, on rows that are chosen now

private:
    [[nodiscard]] QModelIndex tickIndex(int row) const;
    void tickChosenRows();

    JobSelection &m_selection;
    JobId m_tickAnchor;                // where a range of ticks begins
    std::optional<QPoint> m_pressedAt; // nothing: not on an image
    QString m_typed;
    QElapsedTimer m_sinceTyped;
};

} // namespace bowerbird
