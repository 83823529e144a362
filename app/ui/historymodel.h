// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "store/history.h"

#include <QAbstractTableModel>
#include <QList>
#include <QSet>

#include <stop_token>

namespace bowerbird {

class HistoryPictures;
class Library;
class ThumbnailCache;

// The columns of the history, in their default order; a saved header counts on these numbers.
enum class HistoryColumn : quint8 { Picture, Name, Title, Album, Host, Type, Size, Dimensions, Date, State };

inline constexpr int kHistoryColumnCount = static_cast<int>(HistoryColumn::State) + 1;

// What the history finds for a query, page by page: more rows are asked for when a view comes to the end of those that
// are here. Nothing blocks: rows stay as they are until the answer is there, and the latest question wins.
//
// Thread: UI. Borrows: library and thumbnails, which outlive it.
class HistoryModel : public QAbstractTableModel
{
    Q_OBJECT
public:
    HistoryModel(Library &library, ThumbnailCache &thumbnails, QObject *parent = nullptr);
    ~HistoryModel() override; // no answer comes after it

    // Asks anew, from the beginning. `limit` and `after` are the model's own.
    void setQuery(const HistoryQuery &query);
    [[nodiscard]] const HistoryQuery &query() const { return m_query; }
    // Asks the same again, for as many rows as there are now.
    void reload();
    [[nodiscard]] bool isSearching() const { return m_isSearching; } // the first page is still to come

    [[nodiscard]] const HistoryEntry &entryAt(int row) const { return m_entries.at(row); }
    [[nodiscard]] int rowOf(qint64 historyRow) const;    // -1 = not among the rows that are here
    void removeEntries(const QSet<qint64> &historyRows); // from the rows only
    void setThumbnailSize(int edgePx, qreal devicePixelRatio);

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role = Qt::DisplayRole) const override;
    [[nodiscard]] bool canFetchMore(const QModelIndex &parent) const override;
    void fetchMore(const QModelIndex &parent) override;

    static constexpr int kPage = 300;

Q_SIGNALS:
    void searched();                                      // the first page of the latest question is in the rows
    void counted(const bowerbird::HistoryCounts &counts); // of the latest question; after searched()

private:
    enum class Place : quint8 { InsteadOfAll, AtTheEnd };

    void askAnew(int limit);
    void ask(const HistoryQuery &query, Place place);
    void take(const HistoryPage &page, Place place);
    [[nodiscard]] QString text(const HistoryEntry &entry, HistoryColumn column) const;
    void announcePictures(const QList<JobId> &ids);

    Library &m_library;
    HistoryPictures *m_pictures;
    HistoryQuery m_query;
    QList<HistoryEntry> m_entries;
    bool m_isLast = true;
    bool m_isSearching = false;
    bool m_isFetching = false;
    quint64 m_question = 0; // answers to earlier ones are dropped
    std::stop_source m_stop;
};

// "Here", "Missing", "Deleted by you".
[[nodiscard]] QString historyStateText(HistoryState state);

} // namespace bowerbird
