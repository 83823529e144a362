// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#pragma once

#include <QAbstractTableModel>

#include <functional>
#include <utility>

namespace bowerbird {

class CollectionBook;

enum class CollectionColumn : quint8 { Name, State, Found, Fresh, Filtered, Failed, Asked, Watch };
inline constexpr int kCollectionColumnCount = static_cast<int>(CollectionColumn::Watch) + 1;

namespace CollectionRole {
enum : int {
    Id = Qt::UserRole, // qint64
    Sort,              // what a column is sorted by
    State,             // CollectionState as an int
    Progress,          // 0..1 while its images are downloaded; -1 = nothing to show
    Unseen,            // new images that nobody has looked at
};
}

// The collections, a row each.
//
// Thread: UI. Borrows: the book, which outlives it.
class CollectionsModel : public QAbstractTableModel
{
    Q_OBJECT
public:
    explicit CollectionsModel(const CollectionBook &book, QObject *parent = nullptr);
    void setFilterSentences(std::function<QString(const QString &link)> sentenceOf)
    {
        m_sentenceOf = std::move(sentenceOf);
    }

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
    std::function<QString(const QString &link)> m_sentenceOf;
};

} // namespace bowerbird
