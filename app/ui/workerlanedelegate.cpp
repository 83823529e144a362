// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "ui/workerlanedelegate.h"

#include "engine/workerinfo.h"
#include "ui/formatting.h"
#include "ui/jobcolumns.h"
#include "ui/statecolors.h"
#include "ui/workermodel.h"

#include <QPainter>

namespace bowerbird {

namespace {

constexpr int kMarginPx = 8;
constexpr int kBarPx = 3;
constexpr int kBadgePx = 28;

QString textOf(const QModelIndex &index, WorkerColumn column)
{
    return index.siblingAtColumn(static_cast<int>(column)).data().toString();
}

QColor laneColor(WorkerState state, const QPalette &palette)
{
    switch (state) {
    case WorkerState::Idle:
        return palette.color(QPalette::Mid);
    case WorkerState::Busy:
        return palette.color(QPalette::Highlight);
    case WorkerState::Retiring:
        return warningColor(palette);
    }
    Q_UNREACHABLE();
}

void drawBadge(QPainter &painter, const QRect &area, const QModelIndex &index, WorkerState state,
               const QPalette &palette)
{
    const QColor color = laneColor(state, palette);
    const bool isIdle = state == WorkerState::Idle;
    painter.setPen(isIdle ? QPen(color, 1.5) : QPen(Qt::NoPen));
    painter.setBrush(isIdle ? QBrush(Qt::NoBrush) : QBrush(color));
    painter.drawEllipse(QRectF(area).adjusted(1, 1, -1, -1));
    const QColor onBadge = color.lightness() > 150 ? QColor(Qt::black) : QColor(Qt::white);
    painter.setPen(isIdle ? palette.color(QPalette::PlaceholderText) : onBadge);
    painter.drawText(area, Qt::AlignCenter, QString::number(index.data(WorkerModel::NumberRole).toInt()));
}

// An unknown length fills the lane faintly.
void drawProgress(QPainter &painter, const QRect &area, double progress, const QColor &color, bool isRightToLeft)
{
    QColor track = color;
    track.setAlphaF(progress < 0 ? 0.45F : 0.18F);
    painter.setPen(Qt::NoPen);
    painter.setBrush(track);
    painter.drawRoundedRect(area, kBarPx / 2.0, kBarPx / 2.0);
    QRectF done = area;
    done.setWidth(area.width() * qBound(0.0, progress, 1.0));
    if (isRightToLeft)
        done.moveRight(area.right() + 1);
    painter.setBrush(color);
    painter.drawRoundedRect(done, kBarPx / 2.0, kBarPx / 2.0);
}

} // namespace

QSize WorkerLaneDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &) const
{
    return {120, 2 * option.fontMetrics.height() + kMarginPx + kBarPx + 6};
}

void WorkerLaneDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const auto state = static_cast<WorkerState>(index.data(WorkerModel::WorkerStateRole).toInt());
    const auto mirrored = [&option](const QRect &rect) {
        return QStyle::visualRect(option.direction, option.rect, rect);
    };
    const QRect lane = option.rect.adjusted(kMarginPx, kMarginPx / 2, -kMarginPx, -kMarginPx / 2);
    const int lineHeight = option.fontMetrics.height();
    const QRect text(lane.left() + kBadgePx + kMarginPx, lane.top() + 2, lane.width() - kBadgePx - kMarginPx,
                     lineHeight);
    const QColor faint = option.palette.color(QPalette::PlaceholderText);
    const int left = static_cast<int>(QStyle::visualAlignment(option.direction, Qt::AlignLeft | Qt::AlignVCenter));
    const int right = static_cast<int>(QStyle::visualAlignment(option.direction, Qt::AlignRight | Qt::AlignVCenter));

    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setFont(option.font);
    if (option.state.testFlag(QStyle::State_MouseOver) || option.state.testFlag(QStyle::State_HasFocus)) {
        QColor hover = option.palette.color(QPalette::Text);
        hover.setAlphaF(0.06F);
        painter->fillRect(option.rect, hover);
    }
    const QRect badge(lane.left(), lane.top() + (lane.height() - kBadgePx) / 2, kBadgePx, kBadgePx);
    drawBadge(*painter, mirrored(badge), index, state, option.palette);

    painter->setPen(option.palette.color(QPalette::Text));
    painter->drawText(mirrored(text), left, textOf(index, WorkerColumn::Name));
    painter->setPen(state == WorkerState::Retiring ? warningColor(option.palette) : faint);
    const QString speed = state == WorkerState::Busy ? textOf(index, WorkerColumn::Speed) : QString();
    painter->drawText(mirrored(text), right, speed.isEmpty() ? textOf(index, WorkerColumn::State) : isolated(speed));

    const QRect second = text.translated(0, lineHeight);
    const QString job = textOf(index, WorkerColumn::Job);
    painter->setPen(faint);
    painter->drawText(mirrored(second), left, option.fontMetrics.elidedText(job, Qt::ElideMiddle, second.width()));
    if (state != WorkerState::Idle) {
        const QRect bar(second.left(), second.bottom() + 3, second.width(), kBarPx);
        drawProgress(*painter, mirrored(bar), index.data(JobRole::ProgressRole).toDouble(),
                     laneColor(state, option.palette), option.direction == Qt::RightToLeft);
    }
    painter->restore();
}

} // namespace bowerbird
