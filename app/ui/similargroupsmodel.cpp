// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "ui/similargroupsmodel.h"

#include "store/library.h"
#include "ui/formatting.h"

#include <QCoreApplication>

#include <algorithm>

namespace bowerbird {

namespace {

std::vector<qint64> rowsOf(const SimilarGroupsModel::Group &group)
{
    std::vector<qint64> rows;
    for (const HistoryEntry &picture : group)
        rows.push_back(picture.row);
    std::ranges::sort(rows);
    return rows;
}

} // namespace

struct SimilarGroupsModel::Link
{
    SimilarGroupsModel *model = nullptr; // UI thread only; null = no answer is wanted any more
};

SimilarGroupsModel::SimilarGroupsModel(Library &library, QObject *parent)
    : QAbstractListModel(parent)
    , m_library(library)
    , m_link(std::make_shared<Link>(this))
{
}

SimilarGroupsModel::~SimilarGroupsModel()
{
    m_link->model = nullptr;
}

void SimilarGroupsModel::setGroups(const SimilarFinder::Groups &groups, qint64 wanted)
{
    m_link->model = nullptr;
    m_link = std::make_shared<Link>(this);
    m_fetching = 0;
    beginResetModel();
    m_groups.clear();
    m_waiting.clear();
    std::ranges::copy_if(groups, std::back_inserter(m_waiting),
                         [this](const std::vector<qint64> &rows) { return !m_dismissed.contains(rows); });
    const auto first = std::ranges::find_if(
        m_waiting, [wanted](const std::vector<qint64> &rows) { return std::ranges::binary_search(rows, wanted); });
    if (first != m_waiting.end())
        std::rotate(m_waiting.begin(), first, first + 1);
    endResetModel();
    Q_EMIT countChanged();
    fetchMore({});
}

bool SimilarGroupsModel::isEmpty() const
{
    return m_groups.empty() && m_waiting.empty() && m_fetching == 0;
}

int SimilarGroupsModel::allCount() const
{
    return static_cast<int>(m_groups.size() + m_fetching + m_waiting.size());
}

const SimilarGroupsModel::Group &SimilarGroupsModel::groupAt(int row) const
{
    return m_groups.at(static_cast<size_t>(row));
}

int SimilarGroupsModel::rowOf(qint64 picture) const
{
    const auto found = std::ranges::find_if(m_groups, [picture](const Group &group) {
        return std::ranges::find(group, picture, &HistoryEntry::row) != group.end();
    });
    return found == m_groups.end() ? -1 : static_cast<int>(found - m_groups.begin());
}

void SimilarGroupsModel::dismiss(const Group &group)
{
    m_dismissed.insert(rowsOf(group));
}

void SimilarGroupsModel::remove(int row)
{
    beginRemoveRows({}, row, row);
    m_groups.erase(m_groups.begin() + row);
    endRemoveRows();
    Q_EMIT countChanged();
}

void SimilarGroupsModel::insert(int row, const Group &group)
{
    m_dismissed.erase(rowsOf(group));
    row = qMin(row, rowCount());
    beginInsertRows({}, row, row);
    m_groups.insert(m_groups.begin() + row, group);
    endInsertRows();
    Q_EMIT countChanged();
}

int SimilarGroupsModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_groups.size());
}

QVariant SimilarGroupsModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Group &group = groupAt(index.row());
    const QString count = tr("%n picture(s)", nullptr, static_cast<int>(group.size()));
    const QString name = toSingleLine(group.first().fileName());
    switch (role) {
    case Qt::DisplayRole:
        return QString(isolated(name) + u'\n' + count);
    case Qt::AccessibleTextRole:
        return tr("%1 and similar: %2", "file name, number of pictures").arg(name, count);
    case Qt::ToolTipRole:
        return toPlainToolTip(name);
    default:
        return {};
    }
}

bool SimilarGroupsModel::canFetchMore(const QModelIndex &parent) const
{
    return !parent.isValid() && !m_waiting.empty() && m_fetching == 0;
}

void SimilarGroupsModel::fetchMore(const QModelIndex &parent)
{
    if (!canFetchMore(parent))
        return;
    const auto end = m_waiting.begin() + static_cast<std::ptrdiff_t>(std::min(kPage, m_waiting.size()));
    const std::vector<std::vector<qint64>> page(m_waiting.begin(), end);
    m_fetching = page.size();
    m_waiting.erase(m_waiting.begin(), end);
    QList<qint64> rows;
    for (const std::vector<qint64> &group : page)
        rows.append(QList<qint64>(group.begin(), group.end()));
    m_library.entries(rows, [link = m_link, page](const QList<HistoryEntry> &entries) { // on the library's thread
        QMetaObject::invokeMethod(
            qApp,
            [link, page, entries] {
                if (link->model)
                    link->model->takePage(page, entries);
            },
            Qt::QueuedConnection);
    });
}

void SimilarGroupsModel::takePage(const std::vector<std::vector<qint64>> &page, const QList<HistoryEntry> &entries)
{
    m_fetching = 0;
    QHash<qint64, const HistoryEntry *> byRow;
    for (const HistoryEntry &entry : entries) {
        if (entry.state == HistoryState::Present)
            byRow.insert(entry.row, &entry);
    }
    std::vector<Group> groups;
    for (const std::vector<qint64> &rows : page) {
        Group group;
        for (const qint64 row : rows) {
            if (const HistoryEntry *entry = byRow.value(row))
                group.append(*entry);
        }
        if (group.size() > 1) // files may have gone meanwhile
            groups.push_back(group);
    }
    if (!groups.empty()) {
        const int first = rowCount();
        beginInsertRows({}, first, first + static_cast<int>(groups.size()) - 1);
        m_groups.insert(m_groups.end(), groups.begin(), groups.end());
        endInsertRows();
    } else {
        fetchMore({});
    }
    Q_EMIT countChanged();
}

} // namespace bowerbird
