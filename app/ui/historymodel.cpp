// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "ui/historymodel.h"

#include "core/redact.h"
#include "store/library.h"
#include "ui/formatting.h"
#include "ui/historypictures.h"
#include "ui/jobcolumns.h"
#include "ui/statecolors.h"

#include <QCoreApplication>
#include <QDir>
#include <QGuiApplication>
#include <QPointer>

#include <algorithm>

namespace bowerbird {

namespace {

struct HistoryText
{
    Q_DECLARE_TR_FUNCTIONS(bowerbird::HistoryText)
};

bool isNumeric(HistoryColumn column)
{
    return column == HistoryColumn::Size || column == HistoryColumn::Dimensions;
}

QString toolTipOf(const HistoryEntry &entry)
{
    QStringList lines{toSingleLine(entry.fileName()), historyStateText(entry.state)};
    if (!entry.title.isEmpty())
        lines += toSingleLine(entry.title);
    lines += {redactedUrl(entry.url), QDir::toNativeSeparators(entry.file.path)};
    return lines.join(u'\n');
}

QVariant stateColorOf(HistoryState state)
{
    const QPalette palette = QGuiApplication::palette();
    if (state == HistoryState::Missing || state == HistoryState::Changed)
        return warningColor(palette);
    return state == HistoryState::Deleted ? palette.color(QPalette::PlaceholderText) : QVariant();
}

} // namespace

QString historyStateText(HistoryState state)
{
    switch (state) {
    case HistoryState::Present:
        return HistoryText::tr("Here");
    case HistoryState::Missing:
        return HistoryText::tr("Missing");
    case HistoryState::Changed:
        return HistoryText::tr("Changed");
    case HistoryState::Deleted:
        break;
    }
    return HistoryText::tr("Deleted by you");
}

HistoryModel::HistoryModel(Library &library, ThumbnailCache &thumbnails, QObject *parent)
    : QAbstractTableModel(parent)
    , m_library(library)
    , m_pictures(new HistoryPictures(thumbnails, this))
{
    connect(m_pictures, &HistoryPictures::changed, this, &HistoryModel::announcePictures);
}

HistoryModel::~HistoryModel()
{
    m_stop.request_stop();
}

void HistoryModel::setQuery(const HistoryQuery &query)
{
    m_query = query;
    m_query.after.reset();
    askAnew(kPage);
}

void HistoryModel::reload()
{
    askAnew(std::max(kPage, rowCount()));
}

void HistoryModel::askAnew(int limit)
{
    m_stop.request_stop();
    m_stop = std::stop_source();
    ++m_question;
    m_isSearching = true;
    m_isFetching = false;
    HistoryQuery first = m_query;
    first.limit = limit;
    ask(first, Place::InsteadOfAll);
    m_library.countHistory(m_query, m_stop.get_token(),
                           [self = QPointer(this), question = m_question](const HistoryCounts &counts) {
                               QMetaObject::invokeMethod(
                                   qApp,
                                   [self, question, counts] {
                                       if (self && question == self->m_question)
                                           Q_EMIT self->counted(counts);
                                   },
                                   Qt::QueuedConnection);
                           });
}

// The answer comes on another thread, where nobody can know whether the model is still there: so to the application.
void HistoryModel::ask(const HistoryQuery &query, Place place)
{
    m_library.searchHistory(query, m_stop.get_token(),
                            [self = QPointer(this), question = m_question, place](const HistoryPage &page) {
                                QMetaObject::invokeMethod(
                                    qApp,
                                    [self, question, place, page] {
                                        if (self && question == self->m_question)
                                            self->take(page, place);
                                    },
                                    Qt::QueuedConnection);
                            });
}

void HistoryModel::take(const HistoryPage &page, Place place)
{
    m_isLast = page.isLast;
    if (place == Place::AtTheEnd) {
        m_isFetching = false;
        if (page.entries.isEmpty())
            return;
        beginInsertRows({}, rowCount(), rowCount() + static_cast<int>(page.entries.size()) - 1);
        m_entries += page.entries;
        endInsertRows();
        return;
    }
    m_isSearching = false;
    if (page.entries != m_entries) { // else a view need not begin anew
        beginResetModel();
        m_entries = page.entries;
        endResetModel();
    }
    Q_EMIT searched();
}

bool HistoryModel::canFetchMore(const QModelIndex &parent) const
{
    return !parent.isValid() && !m_isLast && !m_isSearching && !m_isFetching && !m_entries.isEmpty();
}

void HistoryModel::fetchMore(const QModelIndex &parent)
{
    if (!canFetchMore(parent))
        return;
    m_isFetching = true;
    HistoryQuery next = m_query;
    next.limit = kPage;
    next.after = m_entries.last();
    ask(next, Place::AtTheEnd);
}

int HistoryModel::rowOf(qint64 historyRow) const
{
    const auto found = std::ranges::find(m_entries, historyRow, &HistoryEntry::row);
    return found == m_entries.end() ? -1 : static_cast<int>(found - m_entries.begin());
}

void HistoryModel::removeEntries(const QSet<qint64> &historyRows)
{
    for (int last = rowCount() - 1; last >= 0; --last) {
        if (!historyRows.contains(m_entries.at(last).row))
            continue;
        int first = last;
        while (first > 0 && historyRows.contains(m_entries.at(first - 1).row))
            --first;
        beginRemoveRows({}, first, last);
        m_entries.remove(first, last - first + 1);
        endRemoveRows();
        last = first;
    }
}

void HistoryModel::setThumbnailSize(int edgePx, qreal devicePixelRatio)
{
    m_pictures->setSize(edgePx, devicePixelRatio);
}

int HistoryModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_entries.size());
}

int HistoryModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : kHistoryColumnCount;
}

QString HistoryModel::text(const HistoryEntry &entry, HistoryColumn column) const
{
    switch (column) {
    case HistoryColumn::Picture:
        return {};
    case HistoryColumn::Name:
        return toSingleLine(entry.fileName());
    case HistoryColumn::Title:
        return toSingleLine(entry.title);
    case HistoryColumn::Album:
        return toSingleLine(entry.album);
    case HistoryColumn::Host:
        return hostKey(entry.url);
    case HistoryColumn::Type:
        return fileExtension(entry.file.type).toUpper();
    case HistoryColumn::Size:
        return formatBytes(entry.file.sizeBytes);
    case HistoryColumn::Dimensions:
        return formatDimensions(entry.file.widthPx, entry.file.heightPx);
    case HistoryColumn::Date:
        return formatDateTime(entry.finishedAt);
    case HistoryColumn::State:
        break;
    }
    return historyStateText(entry.state);
}

QVariant HistoryModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const HistoryEntry &entry = m_entries.at(index.row());
    const auto column = static_cast<HistoryColumn>(index.column());
    const bool isPicture = column == HistoryColumn::Picture;
    switch (role) {
    case Qt::DisplayRole:
        return text(entry, column);
    case Qt::AccessibleTextRole:
        return text(entry, isPicture ? HistoryColumn::Name : column);
    case Qt::ToolTipRole:
        return toPlainToolTip(toolTipOf(entry));
    case Qt::TextAlignmentRole:
        return QVariant(static_cast<int>((isNumeric(column) ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter));
    case Qt::DecorationRole:
        return isPicture ? QVariant(m_pictures->pixmap(entry)) : QVariant();
    case Qt::ForegroundRole:
        return column == HistoryColumn::State ? stateColorOf(entry.state) : QVariant();
    case JobRole::TypeRole:
        return text(entry, HistoryColumn::Type);
    default:
        return {};
    }
}

QVariant HistoryModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= kHistoryColumnCount)
        return {};
    if (role == Qt::TextAlignmentRole) {
        const bool isRight = isNumeric(static_cast<HistoryColumn>(section));
        return QVariant(static_cast<int>((isRight ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter));
    }
    const bool isTitle = role == Qt::DisplayRole && section != static_cast<int>(HistoryColumn::Picture);
    if (!isTitle && role != Qt::AccessibleTextRole && role != Qt::ToolTipRole)
        return {};
    const QString titles[] = {tr("Picture"), tr("Name"), tr("Title"),      tr("Album"), tr("Host"),
                              tr("Type"),    tr("Size"), tr("Dimensions"), tr("Date"),  tr("State")};
    static_assert(std::size(titles) == kHistoryColumnCount);
    return titles[section];
}

void HistoryModel::announcePictures(const QList<JobId> &ids)
{
    const QSet<JobId> ready(ids.begin(), ids.end());
    for (int row = 0; row < rowCount(); ++row) {
        if (ready.contains(m_entries.at(row).jobId)) {
            const QModelIndex picture = index(row, static_cast<int>(HistoryColumn::Picture));
            Q_EMIT dataChanged(picture, picture, {Qt::DecorationRole});
        }
    }
}

} // namespace bowerbird
