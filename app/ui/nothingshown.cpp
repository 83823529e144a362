// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "ui/nothingshown.h"

#include "ui/jobfiltermodel.h"

#include <QCoreApplication>
#include <QPainter>
#include <QWidget>

namespace bowerbird {

void paintNothingShown(QWidget &viewport, const JobFilterModel &jobs)
{
    if (jobs.rowCount() > 0 || !jobs.isUpToDate() || jobs.jobs().rowCount() == 0)
        return;
    QPainter painter(&viewport);
    painter.setPen(viewport.palette().color(QPalette::PlaceholderText));
    const QRect room = viewport.rect().adjusted(16, 16, -16, -16);
    painter.drawText(room, static_cast<int>(Qt::AlignCenter) | static_cast<int>(Qt::TextWordWrap),
                     QCoreApplication::translate("bowerbird::JobTableView", "No image matches this filter."));
}

} // namespace bowerbird
