// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#pragma once

#include <QList>
#include <QTableView>

class QSortFilterProxyModel;

namespace bowerbird {

class CollectionActions;
class CollectionsModel;

// The list of collections: rows are what is chosen, the last asked first unless a header was clicked. There are a few
// thousand at most.
//
// Thread: UI. Borrows: model and actions, which outlive it.
class CollectionsView : public QTableView
{
    Q_OBJECT
public:
    CollectionsView(CollectionsModel &model, CollectionActions &actions, QWidget *parent = nullptr);

    [[nodiscard]] QList<qint64> selectedIds() const; // in the order of the view
    void choose(qint64 id);

    [[nodiscard]] QByteArray saveHeader() const;
    void restoreHeader(const QByteArray &state);

Q_SIGNALS:
    void selectedIdsChanged();

protected:
    bool event(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    void changeEvent(QEvent *event) override;
    void selectionChanged(const QItemSelection &selected, const QItemSelection &deselected) override;

private:
    void setUpHeader();
    void setUsualWidths();
    void updateRowHeight();
    [[nodiscard]] QAction *actionOf(const QKeyEvent &event) const; // null: not one of our keys

    CollectionActions &m_actions;
    QSortFilterProxyModel *m_sorted;
};

} // namespace bowerbird
