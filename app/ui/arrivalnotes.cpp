// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "ui/arrivalnotes.h"

#include "engine/downloadmanager.h"
#include "ui/linkintake.h"

#include <QStringList>

#include <algorithm>
#include <utility>

namespace bowerbird {

using namespace Qt::StringLiterals;

ArrivalNotes::ArrivalNotes(LinkIntake &intake, DownloadManager &manager, QObject *parent)
    : QObject(parent)
    , m_intake(intake)
    , m_manager(manager)
{
    connect(&intake, &LinkIntake::imagesFound, this, &ArrivalNotes::take);
    connect(&intake, &LinkIntake::idle, this, &ArrivalNotes::tellWhenOver);
    connect(&manager, &DownloadManager::arrived, this, &ArrivalNotes::tellWhenOver);
    connect(&manager, &DownloadManager::jobsAdded, this, &ArrivalNotes::noteRows);
}

void ArrivalNotes::take(const QList<ImageRef> &images)
{
    for (const ImageRef &image : images)
        m_given.insert(image.url);
}

void ArrivalNotes::noteRows(int first, int last)
{
    if (m_intake.running() == 0 && m_given.isEmpty())
        return;
    for (int row = first; row <= last; ++row) {
        const Job &job = m_manager.jobAt(row);
        m_arrived.insert(job.image.url, job.skipReason == SkipReason::AlreadyDownloaded);
    }
}

void ArrivalNotes::tellWhenOver()
{
    if (m_intake.running() == 0 && !m_manager.hasArrivals())
        tell();
}

void ArrivalNotes::tell()
{
    int fresh = 0;
    int onDisk = 0;
    for (const QString &url : std::as_const(m_given)) {
        const auto arrived = m_arrived.constFind(url);
        if (arrived != m_arrived.cend())
            *arrived ? ++onDisk : ++fresh;
    }
    const auto inList = static_cast<int>(m_given.size()) - fresh - onDisk;
    QStringList parts;
    if (fresh > 0)
        parts += tr("%n image(s) added", nullptr, fresh);
    if (onDisk > 0)
        parts += tr("%n image(s) downloaded before", nullptr, onDisk);
    if (inList > 0)
        parts += tr("%n image(s) already in the list", nullptr, inList);
    const QString text = parts.join(u" · "_s);
    if (fresh + onDisk > 0)
        Q_EMIT added(text);
    else if (inList > 0)
        Q_EMIT known(text, rowsOfGiven());
    m_given.clear();
    m_arrived.clear();
}

QList<JobId> ArrivalNotes::rowsOfGiven() const
{
    QList<int> rows;
    for (auto url = m_given.cbegin(); url != m_given.cend() && rows.size() < kMostRows; ++url) {
        if (const int row = m_manager.rowOfLink(*url); row >= 0)
            rows += row;
    }
    std::ranges::sort(rows);
    QList<JobId> ids;
    for (const int row : std::as_const(rows))
        ids += m_manager.idAt(row);
    return ids;
}

} // namespace bowerbird
