// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "store/history.h"
#include "ui/similarfinder.h"

#include <QAbstractListModel>
#include <QHash>
#include <QList>

#include <deque>
#include <memory>
#include <set>
#include <vector>

namespace bowerbird {

class Library;

// The groups of similar pictures that are still to be looked through, one a row. They come in pages: a view that nears
// its end fetches the entries of the next ones from the library.
//
// Thread: UI. Borrows: the library, which outlives it.
class SimilarGroupsModel : public QAbstractListModel
{
    Q_OBJECT
public:
    using Group = QList<HistoryEntry>;

    explicit SimilarGroupsModel(Library &library, QObject *parent = nullptr);
    ~SimilarGroupsModel() override;

    // Takes the place of what was there; groups that were dismissed are left out. Begins to fetch, with the group of
    // the picture `wanted` first, if there is one.
    void setGroups(const SimilarFinder::Groups &groups, qint64 wanted = 0);
    [[nodiscard]] bool isEmpty() const; // and nothing is being fetched or waits to be
    [[nodiscard]] int allCount() const; // also of those that are not fetched yet
    [[nodiscard]] const Group &groupAt(int row) const;
    [[nodiscard]] int rowOf(qint64 picture) const; // -1 = in none that was fetched

    // These belong together on purpose, or are not similar: not shown again in this session, as long as no other
    // picture joins them.
    void dismiss(const Group &group);
    void remove(int row);
    void insert(int row, const Group &group); // takes back either

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] bool canFetchMore(const QModelIndex &parent) const override;
    void fetchMore(const QModelIndex &parent) override;

    static constexpr size_t kPage = 100;

Q_SIGNALS:
    void countChanged(); // of all groups; after rows came or went

private:
    struct Link; // to this from the library's thread

    void takePage(const std::vector<std::vector<qint64>> &page, const QList<HistoryEntry> &entries);

    Library &m_library;
    std::shared_ptr<Link> m_link; // a new one for each set of groups
    std::deque<std::vector<qint64>> m_waiting;
    std::vector<Group> m_groups;
    std::set<std::vector<qint64>> m_dismissed;
    size_t m_fetching = 0; // groups that the library has been asked for
};

} // namespace bowerbird
