// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/job.h"
#include "core/jobevent.h"
#include "sources/collector.h"

#include <QByteArray>

#include <chrono>
#include <optional>

namespace bowerbird {

// What a run came to; the last line of every run.
struct RunSummary
{
    int saved = 0;
    int skipped = 0;
    int failed = 0;
    int cancelled = 0;
    int unfinished = 0;
    int collectionsFailed = 0;
    int collectionsUnfinished = 0; // which an interruption left unread, wholly or in part
    bool isInterrupted = false;
    qint64 bytes = 0; // of saved files
    std::chrono::milliseconds elapsed{0};
    int workers = 0;
};

struct ComparisonRun
{
    int workers = 0;
    double seconds = 0;
    double speedUp = 0;    // over the first run
    double efficiency = 0; // speed-up by how many times more workers there were
};

// The JSON lines of --json, without their line break. A pure mapping; the keys are a contract (docs: --help, man page).
[[nodiscard]] QByteArray foundLine(quint64 id, const ImageRef &image);
// Empty for events that are not told outside (holding, pausing, the inner steps).
[[nodiscard]] QByteArray eventLine(const JobEvent &event, const Job &job);
[[nodiscard]] QByteArray collectionLine(const CollectionSummary &summary);
[[nodiscard]] QByteArray summaryLine(const RunSummary &summary);
[[nodiscard]] QByteArray comparisonLine(const QList<ComparisonRun> &runs);

} // namespace bowerbird
