// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "store/history.h"

#include <QList>
#include <QSet>
#include <QTableView>

namespace bowerbird {

class HistoryModel;
class ThumbnailDelegate;

// The list of the history: rows are what is chosen, a click on the header of name, size or date sorts. What is chosen,
// and where it is scrolled to, stays when the same question is asked again.
//
// Thread: UI. Borrows: the model, which outlives it.
class HistoryView : public QTableView
{
    Q_OBJECT
public:
    explicit HistoryView(HistoryModel &model, QWidget *parent = nullptr);

    [[nodiscard]] QList<HistoryEntry> selectedEntries() const; // in the order of the view
    void showSort(HistorySort sort);                           // in the header
    // Chooses the row that has moved up into the place of what was removed, so that a key can be pressed again.
    void chooseAt(int row);
    [[nodiscard]] int firstSelectedRow() const; // -1 = none

    [[nodiscard]] QByteArray saveHeader() const;
    void restoreHeader(const QByteArray &state);

Q_SIGNALS:
    void selectedEntriesChanged();
    void sortRequested(bowerbird::HistorySort sort);
    void openRequested(); // double click or Enter

protected:
    void changeEvent(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void selectionChanged(const QItemSelection &selected, const QItemSelection &deselected) override;
    QModelIndex moveCursor(CursorAction action, Qt::KeyboardModifiers modifiers) override;

private:
    void setUpHeader();
    void setUsualWidths();
    void updateRowHeight();
    void requestSort(int section);
    void rememberPlace();
    void restorePlace();

    HistoryModel &m_model;
    ThumbnailDelegate *m_thumbnails;
    HistorySort m_sort = HistorySort::Newest;
    QSet<qint64> m_remembered; // rows of the history
    qint64 m_rememberedCurrent = 0;
    qint64 m_rememberedTop = 0; // the first row in sight; 0 = the list stood at its beginning
    int m_rememberedTopPx = 0;
};

} // namespace bowerbird
