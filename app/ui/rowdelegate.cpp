// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "ui/rowdelegate.h"

#include "ui/formatting.h"

#include <QApplication>
#include <QPainter>

namespace bowerbird {

int RowDelegate::marginPx(const QStyleOptionViewItem &option)
{
    const QStyle *style = option.widget ? option.widget->style() : QApplication::style();
    return style->pixelMetric(QStyle::PM_FocusFrameHMargin, &option, option.widget) + 1; // as a cell of text
}

void RowDelegate::initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const
{
    QStyledItemDelegate::initStyleOption(option, index);
    option->state &= ~QStyle::State_HasFocus; // the view frames the whole row
    option->text = inItsOrder(option->text, *option);
    option->displayAlignment = (option->displayAlignment & Qt::AlignHorizontal_Mask) | Qt::AlignVCenter;
}

QStyleOptionViewItem RowDelegate::paintBackground(QPainter *painter, const QStyleOptionViewItem &option,
                                                  const QModelIndex &index) const
{
    QStyleOptionViewItem filled = option;
    initStyleOption(&filled, index);
    QStyleOptionViewItem empty = filled;
    empty.text.clear();
    empty.icon = QIcon();
    empty.features &= ~(QStyleOptionViewItem::HasDisplay | QStyleOptionViewItem::HasDecoration);
    const QStyle *style = option.widget ? option.widget->style() : QApplication::style();
    style->drawControl(QStyle::CE_ItemViewItem, &empty, painter, option.widget);
    return filled;
}

QString RowDelegate::inItsOrder(const QString &text, const QStyleOptionViewItem &option)
{
    return option.direction == Qt::RightToLeft ? isolated(text) : text;
}

QColor RowDelegate::textColor(const QStyleOptionViewItem &option)
{
    const bool isSelected = option.state.testFlag(QStyle::State_Selected);
    const bool isActive = option.state.testFlag(QStyle::State_Active);
    const QPalette::ColorGroup group = !option.state.testFlag(QStyle::State_Enabled) ? QPalette::Disabled
                                       : isActive                                    ? QPalette::Active
                                                                                     : QPalette::Inactive;
    return option.palette.color(group, isSelected ? QPalette::HighlightedText : QPalette::Text);
}

} // namespace bowerbird
