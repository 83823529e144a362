// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "engine/renaming.h"

#include <QAbstractTableModel>

namespace bowerbird {

// What a template would make of files: old name, new name, and what stands against it.
//
// Thread: UI.
class RenameModel : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Column : quint8 { Old, New, Note, ColumnCount };

    using QAbstractTableModel::QAbstractTableModel;

    void setSteps(const QList<RenameStep> &steps, const QStringList &directories);
    [[nodiscard]] const QList<RenameStep> &steps() const { return m_steps; }
    [[nodiscard]] int toRename() const { return m_toRename; }
    [[nodiscard]] int conflicts() const { return m_conflicts; }

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    [[nodiscard]] QString shown(const QString &path) const;
    [[nodiscard]] static QString noteOf(const RenameStep &step);

    QList<RenameStep> m_steps;
    QStringList m_directories;
    int m_toRename = 0;
    int m_conflicts = 0;
};

} // namespace bowerbird
