// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#pragma once

#include <QStyledItemDelegate>

namespace bowerbird {

// Paints the cells of a list whose rows are what is chosen: no frame around a single cell, text in the middle of the
// row's height. The other delegates build on it.
class RowDelegate : public QStyledItemDelegate
{
    Q_OBJECT
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    [[nodiscard]] static int marginPx(const QStyleOptionViewItem &option);

protected:
    void initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const override;
    // The cell without its text: selection, hover. Returns the option with everything filled in.
    QStyleOptionViewItem paintBackground(QPainter *painter, const QStyleOptionViewItem &option,
                                         const QModelIndex &index) const;
    // `text` in the order it has by itself, also where the layout runs from right to left ("12 MB", not "MB 12").
    [[nodiscard]] static QString inItsOrder(const QString &text, const QStyleOptionViewItem &option);
    // What text is painted with on this cell.
    [[nodiscard]] static QColor textColor(const QStyleOptionViewItem &option);
};

} // namespace bowerbird
