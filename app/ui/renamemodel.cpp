// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "ui/renamemodel.h"

#include "ui/formatting.h"
#include "ui/statecolors.h"

#include <QGuiApplication>
#include <QPalette>

#include <algorithm>

namespace bowerbird {

namespace {

using Verdict = RenameStep::Verdict;

bool isConflict(const RenameStep &step)
{
    return step.verdict == Verdict::Taken || step.verdict == Verdict::Twin;
}

} // namespace

void RenameModel::setSteps(const QList<RenameStep> &steps, const QStringList &directories)
{
    beginResetModel();
    m_steps = steps;
    m_directories = directories;
    m_toRename = static_cast<int>(
        std::ranges::count_if(steps, [](const RenameStep &step) { return step.verdict == Verdict::Rename; }));
    m_conflicts = static_cast<int>(std::ranges::count_if(steps, isConflict));
    endResetModel();
}

int RenameModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_steps.size());
}

int RenameModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

// Without the folder for images, which all have in common.
QString RenameModel::shown(const QString &path) const
{
    for (const QString &directory : m_directories) {
        if (path.startsWith(directory + u'/'))
            return path.sliced(directory.size() + 1);
    }
    return path;
}

QString RenameModel::noteOf(const RenameStep &step)
{
    switch (step.verdict) {
    case Verdict::Rename:
        return {};
    case Verdict::Same:
        return tr("is called that already");
    case Verdict::Missing:
        return tr("the file is gone");
    case Verdict::Taken:
        return tr("another file has the name");
    case Verdict::Twin:
        return tr("an image above gets the name");
    case Verdict::Failed:
        return step.detail;
    }
    Q_UNREACHABLE();
}

QVariant RenameModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const RenameStep &step = m_steps.at(index.row());
    const bool changesNothing = step.verdict == Verdict::Same || step.verdict == Verdict::Missing;
    if (role == Qt::ForegroundRole) {
        const QPalette palette = QGuiApplication::palette();
        if (isConflict(step))
            return warningColor(palette);
        return changesNothing ? QVariant(palette.color(QPalette::PlaceholderText)) : QVariant();
    }
    if (role != Qt::DisplayRole && role != Qt::ToolTipRole)
        return {};
    QString text = noteOf(step);
    if (index.column() == Old)
        text = shown(step.from);
    else if (index.column() == New)
        text = step.verdict == Verdict::Missing ? QString() : shown(step.to);
    return role == Qt::ToolTipRole ? toPlainToolTip(text) : text;
}

QVariant RenameModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Old:
        return tr("Now");
    case New:
        return tr("Then");
    default:
        return tr("Note");
    }
}

} // namespace bowerbird
