// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "ui/jobdrag.h"

#include "ui/jobfiltermodel.h"
#include "ui/jobselection.h"

#include <QDrag>
#include <QMimeData>
#include <QPixmap>
#include <QUrl>
#include <QWidget>

#include <algorithm>

namespace bowerbird {

namespace {

constexpr int kPicturePx = 96; // under the pointer

} // namespace

std::unique_ptr<QMimeData> dragData(const QList<Job> &jobs)
{
    QList<QUrl> urls;
    QStringList lines;
    for (const Job &job : jobs) {
        const bool isHere = job.state == JobState::Finished || job.state == JobState::Skipped;
        const bool hasFile = isHere && !job.file.path.isEmpty();
        urls += hasFile ? QUrl::fromLocalFile(job.file.path) : QUrl(job.image.url);
        lines += hasFile ? job.file.path : job.image.url;
    }
    auto data = std::make_unique<QMimeData>();
    data->setUrls(urls);
    data->setText(lines.join(u'\n'));
    return data;
}

void dragOut(const JobSelection &selection, QWidget &source)
{
    const JobFilterModel &model = selection.jobs();
    QList<Job> jobs;
    const QList<JobId> chosen = selection.selectedJobs();
    for (const JobId id : chosen.first(std::min(chosen.size(), kMostDragged)))
        jobs += model.jobAt(model.rowOf(id));
    if (jobs.isEmpty())
        return;
    auto *drag = new QDrag(&source); // deletes itself
    drag->setMimeData(dragData(jobs).release());
    const QModelIndex picture = selection.currentIndex().siblingAtColumn(static_cast<int>(JobColumn::Thumbnail));
    if (const auto pixmap = picture.data(Qt::DecorationRole).value<QPixmap>(); !pixmap.isNull()) {
        const int edge = qRound(kPicturePx * pixmap.devicePixelRatio());
        drag->setPixmap(pixmap.size().width() > edge || pixmap.size().height() > edge
                            ? pixmap.scaled(edge, edge, Qt::KeepAspectRatio, Qt::SmoothTransformation)
                            : pixmap);
    }
    // Nothing is ever moved: the files stay where the library knows them.
    drag->exec(Qt::CopyAction | Qt::LinkAction, Qt::CopyAction);
}

} // namespace bowerbird
