// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "store/librarycheck.h"

#include <QAbstractTableModel>
#include <QList>

#include <array>

namespace bowerbird {

// What a check of the library has found, and what was done about it.
//
// Thread: UI.
class FindingsModel : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum class Column : quint8 { What, Name, Folder, Size, Done }; // Done last
    enum class Outcome : quint8 { Open, PlaceUpdated, DownloadingAgain, Accepted, Forgotten };
    using Kind = LibraryCheck::Finding::Kind;
    static constexpr int kKindRole = Qt::UserRole + 1; // int, a Kind

    using QAbstractTableModel::QAbstractTableModel;

    void clear();
    void append(const QList<LibraryCheck::Finding> &findings);
    void setMoved(const QList<LibraryCheck::Finding> &findings); // missing ones that were found
    [[nodiscard]] const LibraryCheck::Finding &findingAt(int row) const { return m_lines.at(row).finding; }
    [[nodiscard]] Outcome outcomeAt(int row) const { return m_lines.at(row).outcome; }
    void setOutcome(const QList<int> &rows, Outcome outcome);
    [[nodiscard]] int countOf(Kind kind) const { return m_counts[static_cast<size_t>(kind)]; }
    [[nodiscard]] QString toText() const; // a line each, tabs between the fields

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role = Qt::DisplayRole) const override;

    [[nodiscard]] static QString kindText(Kind kind); // "Missing", "Changed", ...

private:
    struct Line
    {
        LibraryCheck::Finding finding;
        Outcome outcome = Outcome::Open;
    };

    [[nodiscard]] static QString text(const Line &line, Column column);

    QList<Line> m_lines;
    std::array<int, 4> m_counts{}; // by Kind
};

} // namespace bowerbird
