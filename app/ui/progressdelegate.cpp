// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "ui/progressdelegate.h"

#include "ui/formatting.h"
#include "ui/jobcolumns.h"
#include "ui/statecolors.h"
#include "ui/statemarks.h"

#include <QPainter>
#include <QStyle>

#include <algorithm>

namespace bowerbird {

namespace {

constexpr qreal kBarHeight = 6;
constexpr qreal kMarkEdge = 12;

// Where in a cell the bar is, and beside it the percentage or a mark.
struct Places
{
    QRectF bar;
    QRect text;
    QRectF mark;
};

Places placesIn(const QStyleOptionViewItem &option, int margin)
{
    const int textWidth = option.fontMetrics.horizontalAdvance(formatPercent(1.0)) + 2;
    const QRect cell = option.rect.adjusted(margin, 0, -margin, 0);
    const QRect text = QStyle::alignedRect(option.direction, Qt::AlignRight | Qt::AlignVCenter,
                                           QSize(std::min(textWidth, cell.width()), cell.height()), cell);
    const QRect bar = QStyle::alignedRect(option.direction, Qt::AlignLeft | Qt::AlignVCenter,
                                          QSize(std::max(0, cell.width() - textWidth - margin), cell.height()), cell);
    const QPointF middle = QRectF(text).center();
    return {.bar = QRectF(bar.left(), QRectF(bar).center().y() - kBarHeight / 2, bar.width(), kBarHeight),
            .text = text,
            .mark = QRectF(middle.x() - kMarkEdge / 2, middle.y() - kMarkEdge / 2, kMarkEdge, kMarkEdge)};
}

void drawTrailing(QPainter *painter, const QStyleOptionViewItem &option, const QRect &rect, const QColor &color,
                  const QString &text)
{
    const Qt::Alignment side = QStyle::visualAlignment(option.direction, Qt::AlignRight | Qt::AlignVCenter);
    painter->setPen(color);
    painter->drawText(rect, static_cast<int>(side), text);
}

bool hasBar(JobState state, double progress)
{
    return isActive(state) || state == JobState::Finished || progress > 0;
}

} // namespace

void ProgressDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const QStyleOptionViewItem filled = paintBackground(painter, option, index);
    const QVariant stateData = index.data(JobRole::StateRole);
    if (!stateData.isValid())
        return; // a worker without a job
    const auto state = static_cast<JobState>(stateData.toInt());
    const double progress = index.data(JobRole::ProgressRole).toDouble();
    const bool isGone = index.data(JobRole::FileGoneRole).toBool();
    const bool isWarned = index.data(JobRole::WarningRole).toInt() != 0 && state == JobState::Finished;

    const bool isSelected = option.state.testFlag(QStyle::State_Selected);
    const QColor text = textColor(filled);
    const QColor ground = option.palette.color(isSelected ? QPalette::Highlight : QPalette::Base);
    const QColor accent = isSelected           ? text
                          : isWarned || isGone ? warningColor(option.palette)
                                               : stateColor(state, option.palette);
    const Places places = placesIn(filled, marginPx(option));

    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setFont(filled.font);
    if (hasBar(state, progress) && !isGone && places.bar.width() >= 2 * kBarHeight) {
        marks::drawPill(painter, places.bar, dimmedColor(text, ground, 0.86));
        marks::drawPill(painter,
                        progress < 0 ? marks::movingPiece(places.bar)
                                     : marks::filledPart(places.bar, progress, option.direction),
                        accent);
    }
    // What is still under way is not whole; what another program has brought is.
    const double shown = isTerminal(state) ? progress : std::min(progress, 0.99);
    if (isGone)
        marks::drawCross(painter, places.mark, accent);
    else if (isWarned)
        marks::drawExclamation(painter, places.mark, accent);
    else if (state == JobState::Finished)
        marks::drawCheck(painter, places.mark, accent);
    else if (state == JobState::Failed)
        marks::drawCross(painter, places.mark, accent);
    else if (progress < 0)
        drawTrailing(painter, filled, places.text, text, QStringLiteral("…"));
    else if (progress > 0 || isActive(state))
        drawTrailing(painter, filled, places.text, text, inItsOrder(formatPercent(shown), option));
    painter->restore();
}

} // namespace bowerbird
