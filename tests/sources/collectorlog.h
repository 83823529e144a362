// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "sources/collector.h"

#include <QObject>
#include <QSignalSpy>
#include <QStringList>

namespace bowerbird::test {

// Everything a Collector signals, in order and ready to be compared.
class CollectorLog : public QObject
{
public:
    explicit CollectorLog(Collector &collector)
        : m_idle(&collector, &Collector::idle)
    {
        connect(&collector, &Collector::collectionStarted, this,
                [this](int id, const QString &) { events << QStringLiteral("started %1").arg(id); });
        connect(&collector, &Collector::found, this, [this](int id, const QList<ImageRef> &batch) {
            events << QStringLiteral("found %1: %2").arg(id).arg(batch.size());
            images << batch;
        });
        connect(&collector, &Collector::noticed, this,
                [this](int id, const QString &key) { events << QStringLiteral("noticed %1: %2").arg(id).arg(key); });
        connect(&collector, &Collector::collectionFinished, this, [this](const CollectionSummary &summary) {
            events << QStringLiteral("finished %1").arg(summary.id);
            summaries << summary;
        });
        connect(&collector, &Collector::idle, this, [this] { events << QStringLiteral("idle"); });
    }

    // False when the collector is not idle by then.
    bool waitForIdle(int milliseconds = 10'000) { return !m_idle.isEmpty() || m_idle.wait(milliseconds); }

    [[nodiscard]] QStringList ids() const
    {
        QStringList list;
        for (const ImageRef &image : images)
            list << image.siteId;
        return list;
    }
    [[nodiscard]] QStringList urls() const
    {
        QStringList list;
        for (const ImageRef &image : images)
            list << image.url;
        return list;
    }

    QStringList events;
    QList<ImageRef> images;
    QList<CollectionSummary> summaries;

private:
    QSignalSpy m_idle;
};

} // namespace bowerbird::test
