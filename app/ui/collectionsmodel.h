// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "ui/collectioncolumns.h"
#include "ui/collectiontext.h"

#include <QAbstractTableModel>

namespace bowerbird {

class CollectionBook;

// The collections, a row each.
//
// Thread: UI. Borrows: the book, which outlives it.
class CollectionsModel : public QAbstractTableModel
{
    Q_OBJECT
public:
    explicit CollectionsModel(const CollectionBook &book, QObject *parent = nullptr);

    void setAllWatches(AllWatches all); // whether they are asked for just now

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role = Qt::DisplayRole) const override;

private:
    [[nodiscard]] QVariant text(int row, CollectionColumn column) const;
    [[nodiscard]] QVariant sortKey(int row, CollectionColumn column) const;
    [[nodiscard]] QString toolTip(int row, CollectionColumn column) const;
    [[nodiscard]] int number(int row, CollectionColumn column) const; // of a column that holds one

    const CollectionBook &m_book;
    AllWatches m_allWatches = AllWatches::Run;
};

} // namespace bowerbird
