// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "ui/findingsmodel.h"

#include "core/redact.h"
#include "ui/formatting.h"
#include "ui/statecolors.h"

#include <QDir>
#include <QFileInfo>
#include <QGuiApplication>

namespace bowerbird {

using namespace Qt::StringLiterals;

namespace {

constexpr int kColumnCount = static_cast<int>(FindingsModel::Column::Done) + 1;

QString folderOf(const QString &path)
{
    return QDir::toNativeSeparators(QFileInfo(path).absolutePath());
}

QString toolTipOf(const LibraryCheck::Finding &finding)
{
    QStringList lines{QDir::toNativeSeparators(finding.entry.file.path)};
    if (!finding.newPath.isEmpty())
        lines += u"→ "_s + QDir::toNativeSeparators(finding.newPath);
    lines += redactedUrl(finding.entry.url);
    return lines.join(u'\n');
}

} // namespace

QString FindingsModel::kindText(Kind kind)
{
    switch (kind) {
    case Kind::Missing:
        return tr("Missing");
    case Kind::Changed:
        return tr("Changed");
    case Kind::Unreadable:
        return tr("Unreadable");
    case Kind::Moved:
        break;
    }
    return tr("Moved");
}

void FindingsModel::clear()
{
    beginResetModel();
    m_lines.clear();
    m_counts = {};
    endResetModel();
}

void FindingsModel::append(const QList<LibraryCheck::Finding> &findings)
{
    if (findings.isEmpty())
        return;
    beginInsertRows({}, rowCount(), rowCount() + static_cast<int>(findings.size()) - 1);
    for (const LibraryCheck::Finding &finding : findings) {
        m_lines.append({finding});
        ++m_counts[static_cast<size_t>(finding.kind)];
    }
    endInsertRows();
}

void FindingsModel::setMoved(const QList<LibraryCheck::Finding> &findings)
{
    QHash<qint64, const LibraryCheck::Finding *> found; // by their rows of the history
    for (const LibraryCheck::Finding &finding : findings)
        found.insert(finding.entry.row, &finding);
    for (int row = 0; row < rowCount(); ++row) {
        LibraryCheck::Finding &finding = m_lines[row].finding;
        const LibraryCheck::Finding *moved = found.value(finding.entry.row);
        if (!moved || finding.kind != Kind::Missing)
            continue;
        --m_counts[static_cast<size_t>(finding.kind)];
        finding = *moved;
        ++m_counts[static_cast<size_t>(finding.kind)];
        Q_EMIT dataChanged(index(row, 0), index(row, kColumnCount - 1));
    }
}

void FindingsModel::setOutcome(const QList<int> &rows, Outcome outcome)
{
    for (const int row : rows) {
        m_lines[row].outcome = outcome;
        Q_EMIT dataChanged(index(row, 0), index(row, kColumnCount - 1));
    }
}

QString FindingsModel::toText() const
{
    QString all;
    for (const Line &line : m_lines) {
        const LibraryCheck::Finding &finding = line.finding;
        QStringList fields{kindText(finding.kind), QDir::toNativeSeparators(finding.entry.file.path)};
        if (!finding.newPath.isEmpty())
            fields += QDir::toNativeSeparators(finding.newPath);
        fields += redactedUrl(finding.entry.url);
        all += fields.join(u'\t') + u'\n';
    }
    return all;
}

int FindingsModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_lines.size());
}

int FindingsModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : kColumnCount;
}

QString FindingsModel::text(const Line &line, Column column)
{
    const HistoryEntry &entry = line.finding.entry;
    switch (column) {
    case Column::What:
        return kindText(line.finding.kind);
    case Column::Name:
        return toSingleLine(entry.fileName());
    case Column::Folder:
        if (line.finding.newPath.isEmpty())
            return folderOf(entry.file.path);
        return tr("now %1", "a path").arg(isolated(QDir::toNativeSeparators(line.finding.newPath)));
    case Column::Size:
        return formatBytes(entry.file.sizeBytes);
    case Column::Done:
        break;
    }
    switch (line.outcome) {
    case Outcome::Open:
        return {};
    case Outcome::PlaceUpdated:
        return tr("Place updated");
    case Outcome::DownloadingAgain:
        return tr("Downloading again");
    case Outcome::Accepted:
        return tr("Accepted as it is");
    case Outcome::Forgotten:
        break;
    }
    return tr("Forgotten");
}

QVariant FindingsModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Line &line = m_lines.at(index.row());
    const auto column = static_cast<Column>(index.column());
    switch (role) {
    case Qt::DisplayRole:
        return text(line, column);
    case Qt::ToolTipRole:
        return toPlainToolTip(toolTipOf(line.finding));
    case Qt::TextAlignmentRole:
        return QVariant(static_cast<int>((column == Column::Size ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter));
    case Qt::ForegroundRole:
        if (line.outcome != Outcome::Open)
            return QGuiApplication::palette().color(QPalette::PlaceholderText);
        return column == Column::What ? QVariant(warningColor(QGuiApplication::palette())) : QVariant();
    case kKindRole:
        return static_cast<int>(line.finding.kind);
    default:
        return {};
    }
}

QVariant FindingsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= kColumnCount)
        return {};
    if (role == Qt::TextAlignmentRole) {
        const bool isRight = section == static_cast<int>(Column::Size);
        return QVariant(static_cast<int>((isRight ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter));
    }
    if (role != Qt::DisplayRole)
        return {};
    const QString titles[] = {tr("Finding"), tr("Name"), tr("Folder"), tr("Size"), tr("Done")};
    static_assert(std::size(titles) == kColumnCount);
    return titles[section];
}

} // namespace bowerbird
