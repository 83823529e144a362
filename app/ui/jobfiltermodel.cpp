// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "ui/jobfiltermodel.h"

#include "ui/jobsorting.h"

#include <algorithm>
#include <numeric>
#include <utility>

namespace bowerbird {

namespace {

// One by one a view looks at each; past this many one signal for all of them is cheaper.
constexpr int kMostRowsForwarded = 256;

// Ascending, merged.
std::vector<RowSpan> spansOf(std::vector<int> rows)
{
    std::ranges::sort(rows);
    std::vector<RowSpan> spans;
    for (const int row : rows) {
        if (!spans.empty() && row == spans.back().last + 1)
            spans.back().last = row;
        else
            spans.push_back({row, row});
    }
    return spans;
}

} // namespace

JobFilterModel::JobFilterModel(JobTableModel &source, QObject *parent)
    : QAbstractProxyModel(parent)
    , m_source(source)
{
    m_pool.setMaxThreadCount(1);
    m_resortTimer.setSingleShot(true);
    m_turnTimer.setSingleShot(true);
    m_turnTimer.setInterval(0);
    setSourceModel(&source);
    startOver();
    connect(&m_resortTimer, &QTimer::timeout, this, &JobFilterModel::resort);
    connect(&m_turnTimer, &QTimer::timeout, this, &JobFilterModel::closeReset);
    connect(&m_source, &QAbstractItemModel::rowsInserted, this,
            [this](const QModelIndex &, int first, int last) { addSourceRows(first, last); });
    connect(&m_source, &QAbstractItemModel::rowsAboutToBeRemoved, this,
            [this](const QModelIndex &, int first, int last) { prepareRemoval(first, last); });
    connect(&m_source, &QAbstractItemModel::rowsRemoved, this,
            [this](const QModelIndex &, int first, int last) { finishRemoval(first, last); });
    connect(&m_source, &QAbstractItemModel::modelAboutToBeReset, this, &JobFilterModel::openReset);
    connect(&m_source, &QAbstractItemModel::modelReset, this, &JobFilterModel::dropLeaving);
    connect(&m_source, &QAbstractItemModel::dataChanged, this, &JobFilterModel::forwardChanges);
    connect(&m_source, &JobTableModel::jobsChanged, this, &JobFilterModel::heedChanges);
}

JobFilterModel::~JobFilterModel()
{
    discardWork();
    m_pool.waitForDone();
}

void JobFilterModel::setStateFilter(StateFilter filter)
{
    if (filter == m_stateFilter)
        return;
    m_stateFilter = filter;
    rebuild();
}

void JobFilterModel::setTextFilter(const QString &text)
{
    if (text == m_textFilter)
        return;
    m_textFilter = text;
    rebuild();
}

void JobFilterModel::setImageFilter(const std::shared_ptr<const ImageKeys> &images)
{
    if (images == m_onlyImages)
        return;
    m_onlyImages = images;
    rebuild();
}

void JobFilterModel::sort(int column, Qt::SortOrder order)
{
    const bool isSame = column == m_sortColumn && order == m_sortOrder;
    if (isSame || column >= kJobColumnCount)
        return;
    m_sortColumn = std::max(column, -1);
    m_sortOrder = order;
    rebuild();
}

// --- the shape of the model

JobId JobFilterModel::jobIdAt(int proxyRow) const
{
    const bool isThere = proxyRow >= 0 && !m_isResetOpen && static_cast<size_t>(proxyRow) < m_rows.size();
    return isThere ? m_source.manager().idAt(m_rows[static_cast<size_t>(proxyRow)]) : JobId();
}

Job JobFilterModel::jobAt(int proxyRow) const
{
    return m_source.jobAt(m_rows[static_cast<size_t>(proxyRow)]);
}

int JobFilterModel::rowOf(JobId id) const
{
    const int sourceRow = m_source.rowOf(id);
    const bool isKnown = !m_isResetOpen && sourceRow >= 0 && static_cast<size_t>(sourceRow) < m_proxyOf.size();
    return isKnown ? m_proxyOf[static_cast<size_t>(sourceRow)] : -1;
}

QList<JobId> JobFilterModel::jobIdsAt(int first, int last) const
{
    QList<JobId> ids;
    const int end = std::min(last, rowCount() - 1);
    ids.reserve(std::max(0, end - first + 1));
    for (int row = first; row <= end; ++row)
        ids.append(m_source.manager().idAt(m_rows[static_cast<size_t>(row)]));
    return ids;
}

bool JobFilterModel::isUpToDate() const
{
    return !m_isWorking && !m_isResetOpen && !m_resortTimer.isActive();
}

bool JobFilterModel::isFiltering() const
{
    return m_stateFilter != StateFilter::All || !m_textFilter.isEmpty() || m_onlyImages;
}

QList<JobId> JobFilterModel::idsIn(JobState state) const
{
    QList<JobId> ids;
    if (m_isResetOpen)
        return ids;
    m_source.manager().snapshot().each([&](int row, const JobRow &job) {
        const bool isKnown = static_cast<size_t>(row) < m_proxyOf.size();
        if (isKnown && job.state == state && m_proxyOf[static_cast<size_t>(row)] >= 0)
            ids.append(job.id);
        return isKnown;
    });
    return ids;
}

QModelIndex JobFilterModel::mapToSource(const QModelIndex &proxyIndex) const
{
    const bool isOurs = proxyIndex.isValid() && proxyIndex.model() == this && proxyIndex.row() < rowCount();
    if (!isOurs)
        return {};
    return m_source.index(m_rows[static_cast<size_t>(proxyIndex.row())], proxyIndex.column());
}

QModelIndex JobFilterModel::mapFromSource(const QModelIndex &sourceIndex) const
{
    const bool isKnown =
        sourceIndex.isValid() && !m_isResetOpen && static_cast<size_t>(sourceIndex.row()) < m_proxyOf.size();
    if (!isKnown)
        return {};
    return index(m_proxyOf[static_cast<size_t>(sourceIndex.row())], sourceIndex.column());
}

QModelIndex JobFilterModel::index(int row, int column, const QModelIndex &parent) const
{
    return hasIndex(row, column, parent) ? createIndex(row, column) : QModelIndex();
}

QModelIndex JobFilterModel::parent(const QModelIndex &) const
{
    return {};
}

QModelIndex JobFilterModel::sibling(int row, int column, const QModelIndex &) const
{
    return index(row, column);
}

int JobFilterModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() || m_isResetOpen ? 0 : static_cast<int>(m_rows.size());
}

int JobFilterModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : kJobColumnCount;
}

bool JobFilterModel::hasChildren(const QModelIndex &parent) const
{
    return !parent.isValid() && rowCount() > 0;
}

QVariant JobFilterModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    return orientation == Qt::Horizontal ? m_source.headerData(section, orientation, role) : QVariant();
}

// --- what happens to the source

void JobFilterModel::addSourceRows(int first, int last)
{
    closeReset();
    if (static_cast<size_t>(first) != m_proxyOf.size()) { // the manager only appends
        startOver();
        return;
    }
    m_proxyOf.resize(static_cast<size_t>(last) + 1, -1);
    std::vector<int> entering;
    for (int row = first; row <= last; ++row) {
        if (passes(row))
            entering.push_back(row);
    }
    const size_t oldCount = m_rows.size();
    appendProxyRows(entering);
    if (!standsInOrder(oldCount))
        resortSoon();
}

void JobFilterModel::prepareRemoval(int first, int last)
{
    if (m_isResetOpen)
        return;
    std::vector<int> leaving;
    for (int row = first; row <= last; ++row) {
        if (const int proxyRow = m_proxyOf[static_cast<size_t>(row)]; proxyRow >= 0)
            leaving.push_back(proxyRow);
    }
    const std::vector<RowSpan> ranges = spansOf(std::move(leaving));
    m_rangesThisTurn += std::max(1, static_cast<int>(ranges.size()));
    m_turnTimer.start();
    if (m_rangesThisTurn > kMostRanges)
        openReset();
    else
        removeProxyRanges(ranges);
}

void JobFilterModel::forwardChanges(const QModelIndex &topLeft, const QModelIndex &bottomRight, const QList<int> &roles)
{
    if (m_isResetOpen || m_rows.empty())
        return;
    const auto forward = [&](RowSpan span) {
        Q_EMIT dataChanged(index(span.first, topLeft.column()), index(span.last, bottomRight.column()), roles);
    };
    if (bottomRight.row() - topLeft.row() >= kMostRowsForwarded) {
        forward({0, rowCount() - 1});
        return;
    }
    std::vector<int> changed;
    for (int row = topLeft.row(); row <= bottomRight.row(); ++row) {
        if (const int proxyRow = m_proxyOf[static_cast<size_t>(row)]; proxyRow >= 0)
            changed.push_back(proxyRow);
    }
    for (const RowSpan span : spansOf(std::move(changed)))
        forward(span);
}

void JobFilterModel::heedChanges(const QList<RowSpan> &, JobFields fields)
{
    const bool mayMove = JobTableModel::dependsOn(column(), fields) || fields.testFlag(JobField::Order);
    const bool mayPass = (m_stateFilter != StateFilter::All && fields.testFlag(JobField::State)) ||
                         (!m_textFilter.isEmpty() && JobTableModel::dependsOn(JobColumn::Name, fields));
    if (mayMove || mayPass)
        resortSoon();
}

// --- working the order out

JobColumn JobFilterModel::column() const
{
    return m_sortColumn < 0 ? JobColumn::Thumbnail : static_cast<JobColumn>(m_sortColumn);
}

bool JobFilterModel::passes(int sourceRow) const
{
    if (!accepts(m_stateFilter, m_source.manager().stateAt(sourceRow)))
        return false;
    if (m_textFilter.isEmpty() && !m_onlyImages)
        return true;
    const Job job = m_source.jobAt(sourceRow);
    return (!m_onlyImages || m_onlyImages->contains(imageKey(job.image.url))) && matchesText(job, m_textFilter);
}

// Only asked when that is cheap to say: in the order of the queue.
bool JobFilterModel::standsInOrder(size_t firstProxyRow) const
{
    if (firstProxyRow >= m_rows.size())
        return true;
    const bool isByQueue = column() == JobColumn::Thumbnail && m_sortOrder == Qt::AscendingOrder;
    if (!isByQueue)
        return false;
    for (size_t row = std::max<size_t>(firstProxyRow, 1); row < m_rows.size(); ++row) {
        if (m_source.manager().orderAt(m_rows[row]) < m_source.manager().orderAt(m_rows[row - 1]))
            return false;
    }
    return true;
}

RowSnapshot JobFilterModel::snapshot() const
{
    return {.jobs = m_source.manager().snapshot(),
            .stateFilter = m_stateFilter,
            .textFilter = m_textFilter,
            .onlyImages = m_onlyImages,
            .column = column(),
            .order = m_sortOrder};
}

// What is shown at once after a reset. Of many rows those that can be told without a look at each; the others are
// worked out.
std::vector<int> JobFilterModel::firstRows() const
{
    if (m_source.rowCount() <= kInPlaceRows)
        return arrangedRows(snapshot(), false);
    const bool isAll = m_textFilter.isEmpty() && m_stateFilter == StateFilter::All && !m_onlyImages;
    std::vector<int> rows(isAll ? m_proxyOf.size() : 0);
    std::iota(rows.begin(), rows.end(), 0);
    return rows;
}

void JobFilterModel::rebuild()
{
    closeReset();
    discardWork();
    m_sinceRebuild.start();
    const auto keys = std::make_shared<RowSnapshot>(snapshot());
    if (m_source.rowCount() <= kInPlaceRows) {
        putInPlace(arrangedRows(*keys, false));
        Q_EMIT filtered();
        return;
    }
    m_isWorking = true;
    m_isCancelled = std::make_shared<std::atomic<bool>>(false);
    m_pool.start([this, keys, isCancelled = m_isCancelled, request = m_request] {
        std::vector<int> rows = arrangedRows(*keys, *isCancelled);
        if (*isCancelled)
            return;
        QMetaObject::invokeMethod(
            this,
            [this, request, count = keys->jobs.count(), found = std::move(rows)]() mutable {
                takeResult(request, count, std::move(found));
            },
            Qt::QueuedConnection);
    });
}

void JobFilterModel::discardWork()
{
    ++m_request;
    if (m_isCancelled)
        *m_isCancelled = true;
    m_isWorking = false;
    m_wantsResort = false;
    m_resortTimer.stop();
}

void JobFilterModel::resortSoon()
{
    if (m_resortTimer.isActive())
        return;
    const qint64 passed = m_sinceRebuild.isValid() ? m_sinceRebuild.elapsed() : kResortInterval.count();
    m_resortTimer.start(static_cast<int>(std::max<qint64>(0, kResortInterval.count() - passed)));
}

void JobFilterModel::resort()
{
    if (m_isWorking)
        m_wantsResort = true; // begun anew each time, a long sort would never end
    else
        rebuild();
}

void JobFilterModel::takeResult(quint64 request, int sourceCount, std::vector<int> rows)
{
    if (request != m_request)
        return;
    m_isWorking = false;
    for (size_t row = static_cast<size_t>(sourceCount); row < m_proxyOf.size(); ++row) {
        if (m_proxyOf[row] >= 0) // came meanwhile and passed
            rows.push_back(static_cast<int>(row));
    }
    putInPlace(std::move(rows));
    if (std::exchange(m_wantsResort, false))
        resortSoon();
    Q_EMIT filtered();
}

} // namespace bowerbird
