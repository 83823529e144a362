// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "ui/namedelegate.h"

#include "ui/jobcolumns.h"
#include "ui/statecolors.h"

#include <QFontMetrics>
#include <QPainter>
#include <QStyle>

#include <algorithm>

namespace bowerbird {

namespace {

constexpr int kLineGap = 1;
constexpr int kVerticalMargin = 5;

QColor subtitleColor(const QStyleOptionViewItem &option, const QModelIndex &index, const QColor &text)
{
    const bool isSelected = option.state.testFlag(QStyle::State_Selected);
    if (isSelected)
        return dimmedColor(text, option.palette.color(QPalette::Highlight), 0.15);
    const bool isFailure = !index.data(JobRole::FailureTextRole).toString().isEmpty();
    if (!isFailure)
        return dimmedColor(text, option.palette.color(QPalette::Base));
    const auto state = static_cast<JobState>(index.data(JobRole::StateRole).toInt());
    return state == JobState::Failed ? stateColor(state, option.palette) : warningColor(option.palette);
}

} // namespace

QFont NameDelegate::subtitleFont(const QFont &font)
{
    QFont smaller = font;
    if (font.pointSizeF() > 0)
        smaller.setPointSizeF(std::max(font.pointSizeF() * 0.88, 6.0));
    else
        smaller.setPixelSize(std::max(font.pixelSize() * 88 / 100, 8));
    return smaller;
}

int NameDelegate::heightPx(const QFont &font)
{
    return QFontMetrics(font).height() + QFontMetrics(subtitleFont(font)).height() + kLineGap + 2 * kVerticalMargin;
}

QSize NameDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    return {QStyledItemDelegate::sizeHint(option, index).width(), heightPx(option.font)};
}

void NameDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const QStyleOptionViewItem filled = paintBackground(painter, option, index);
    const QFont smaller = subtitleFont(filled.font);
    const QFontMetrics smallMetrics(smaller);
    const QString subtitle = inItsOrder(index.data(JobRole::SubtitleRole).toString(), option);
    const QColor text = textColor(filled);

    const int margin = marginPx(option);
    const QRect cell = option.rect.adjusted(margin, 0, -margin, 0);
    const int nameHeight = filled.fontMetrics.height();
    const int height = nameHeight + (subtitle.isEmpty() ? 0 : kLineGap + smallMetrics.height());
    const QRect nameRect(cell.left(), cell.center().y() - height / 2, cell.width(), nameHeight);
    const QRect subtitleRect(cell.left(), nameRect.bottom() + 1 + kLineGap, cell.width(), smallMetrics.height());
    const int alignment = static_cast<int>(QStyle::visualAlignment(option.direction, Qt::AlignLeft)) |
                          static_cast<int>(Qt::AlignVCenter) | static_cast<int>(Qt::TextSingleLine);

    painter->save();
    painter->setFont(filled.font);
    painter->setPen(text);
    painter->drawText(nameRect, alignment,
                      filled.fontMetrics.elidedText(filled.text, Qt::ElideMiddle, nameRect.width()));
    if (!subtitle.isEmpty()) {
        painter->setFont(smaller);
        painter->setPen(subtitleColor(filled, index, text));
        painter->drawText(subtitleRect, alignment,
                          smallMetrics.elidedText(subtitle, Qt::ElideRight, subtitleRect.width()));
    }
    painter->restore();
}

} // namespace bowerbird
