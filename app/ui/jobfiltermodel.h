// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/imagekeys.h"
#include "ui/jobcolumns.h"
#include "ui/jobtablemodel.h"
#include "ui/statefilter.h"

#include <QAbstractProxyModel>
#include <QElapsedTimer>
#include <QThreadPool>
#include <QTimer>

#include <atomic>
#include <memory>
#include <vector>

namespace bowerbird {

struct RowSnapshot;

// The rows of JobTableModel, filtered by state and text and sorted: an index of row numbers of our own, since
// QSortFilterProxyModel stops the window for seconds at 100,000 rows.
//
// A new order is worked out from a snapshot of the keys in a thread of its own (below kInPlaceRows at once) and then
// put in place: rows that leave and rows that come as ranges, the order as one layoutChanged, so that selection and
// place survive; too many ranges become one reset. New rows stand at the end until they are sorted in. Changed rows are
// moved to their place at most every kResortInterval.
//
// Thread: UI; the work runs in its own pool on values only. Borrows: the source, which outlives it.
class JobFilterModel : public QAbstractProxyModel
{
    Q_OBJECT
public:
    explicit JobFilterModel(JobTableModel &source, QObject *parent = nullptr);
    ~JobFilterModel() override; // waits for the work

    void setStateFilter(StateFilter filter);
    [[nodiscard]] StateFilter stateFilter() const { return m_stateFilter; }
    // Rows whose name, title, album, host or URL contains `text`, whatever its case.
    void setTextFilter(const QString &text);
    [[nodiscard]] QString textFilter() const { return m_textFilter; }
    // Only rows of these images; null = all.
    void setImageFilter(const std::shared_ptr<const ImageKeys> &images);
    [[nodiscard]] qsizetype imageFilterSize() const { return m_onlyImages ? m_onlyImages->size() : -1; } // -1 = all

    // column -1: the order of the queue, which is also the default and breaks ties.
    void sort(int column, Qt::SortOrder order = Qt::AscendingOrder) override;
    [[nodiscard]] int sortColumn() const { return m_sortColumn; }
    [[nodiscard]] Qt::SortOrder sortOrder() const { return m_sortOrder; }

    [[nodiscard]] JobTableModel &jobs() const { return m_source; }
    [[nodiscard]] JobId jobIdAt(int proxyRow) const;
    [[nodiscard]] Job jobAt(int proxyRow) const;
    [[nodiscard]] int rowOf(JobId id) const;                        // -1 = no such job, or filtered out
    [[nodiscard]] bool isUpToDate() const;                          // nothing is being worked out or waits to be
    [[nodiscard]] bool isFiltering() const;                         // not every row passes by itself
    [[nodiscard]] QList<JobId> jobIdsAt(int first, int last) const; // of rows that are there; some nanoseconds each
    // Of the rows that are shown, in the order in which they were added.
    [[nodiscard]] QList<JobId> idsIn(JobState state) const;

    // For who follows rows over a change of all of them, by their numbers in the source, which stay what they are then;
    // -1 = filtered out.
    [[nodiscard]] int sourceRowOf(int proxyRow) const { return m_rows[static_cast<size_t>(proxyRow)]; }
    [[nodiscard]] int proxyRowOf(int sourceRow) const { return m_proxyOf[static_cast<size_t>(sourceRow)]; }
    // Rows are about to go, or going. If it is by a reset, rowsDropped() tells which before its end.
    [[nodiscard]] bool isRemoving() const { return m_isRemoving; }

    [[nodiscard]] QModelIndex mapToSource(const QModelIndex &proxyIndex) const override;
    [[nodiscard]] QModelIndex mapFromSource(const QModelIndex &sourceIndex) const override;
    [[nodiscard]] QModelIndex index(int row, int column, const QModelIndex &parent = {}) const override;
    [[nodiscard]] QModelIndex parent(const QModelIndex &child) const override;
    [[nodiscard]] QModelIndex sibling(int row, int column, const QModelIndex &index) const override;
    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] bool hasChildren(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role = Qt::DisplayRole) const override;

    static constexpr int kInPlaceRows = 2'000;
    static constexpr int kMostRanges = 32; // removing one costs a table of 100,000 rows about 1 ms
    static constexpr std::chrono::milliseconds kResortInterval{500};

Q_SIGNALS:
    // What was asked for by the filters and sort() is in place; once for each result, also when it changed nothing.
    void filtered();
    // Within a reset: these rows are gone, ascending and merged, and the others have moved up in their order.
    void rowsDropped(const std::vector<bowerbird::RowSpan> &rows);
    // Around layoutChanged.
    void aboutToReorder();
    void reordered();

private:
    void addSourceRows(int first, int last);
    void prepareRemoval(int first, int last);
    void finishRemoval(int first, int last);
    void startOver();
    void forwardChanges(const QModelIndex &topLeft, const QModelIndex &bottomRight, const QList<int> &roles);
    void heedChanges(const QList<RowSpan> &spans, JobFields fields);

    void rebuild();
    void resortSoon();
    void resort();
    void discardWork();
    void takeResult(quint64 request, int sourceCount, std::vector<int> rows);
    void putInPlace(std::vector<int> rows);
    void replaceAll(std::vector<int> rows);
    void appendProxyRows(const std::vector<int> &sourceRows);
    void reorder(std::vector<int> rows);

    void removeProxyRanges(const std::vector<RowSpan> &ranges); // ascending
    void openReset();
    void closeReset();
    void dropLeaving();
    void doom(RowSpan sourceRows);
    void dropDoomed();
    size_t renumber(int first, const std::vector<int> &newNumber, std::vector<RowSpan> &dropped);
    void indexFrom(size_t firstProxyRow);

    [[nodiscard]] JobColumn column() const;
    [[nodiscard]] bool passes(int sourceRow) const;
    [[nodiscard]] bool standsInOrder(size_t firstProxyRow) const;
    [[nodiscard]] RowSnapshot snapshot() const;
    [[nodiscard]] std::vector<int> firstRows() const;

    JobTableModel &m_source;
    std::vector<int> m_rows;    // proxy row -> source row
    std::vector<int> m_proxyOf; // source row -> proxy row, -1 = filtered out
    StateFilter m_stateFilter = StateFilter::All;
    QString m_textFilter;
    std::shared_ptr<const ImageKeys> m_onlyImages;
    int m_sortColumn = -1;
    Qt::SortOrder m_sortOrder = Qt::AscendingOrder;

    QThreadPool m_pool; // one thread: a newer request makes the one that runs end early
    std::shared_ptr<std::atomic<bool>> m_isCancelled;
    quint64 m_request = 0; // the newest; results of others are outdated
    bool m_isWorking = false;
    bool m_wantsResort = false; // when the work is done
    QTimer m_resortTimer;
    QElapsedTimer m_sinceRebuild;

    // More than kMostRanges removals in one turn of the event loop become a reset, which is open until its end.
    // Meanwhile this model looks empty, and what goes is only noted: sorted downwards, as the manager tells it.
    bool m_isResetOpen = false;
    bool m_isRemoving = false; // from just before views hear of it until they have
    std::vector<RowSpan> m_doomed;
    int m_rangesThisTurn = 0;
    QTimer m_turnTimer;
};

} // namespace bowerbird
