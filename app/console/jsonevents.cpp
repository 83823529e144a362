// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "console/jsonevents.h"

#include "console/failureline.h"
#include "console/jsonline.h"
#include "core/dataurl.h"
#include "core/redact.h"
#include "core/urlparts.h"

namespace bowerbird {

using namespace Qt::StringLiterals;

namespace {

// Scripts get the address whole, however long one is that is a picture itself: "url" is what can be asked for again.
// Only a password that stands in it is left out, also of one with a word in front, such as "gallery-dl:".
QString shownUrl(const QString &url)
{
    if (isDataUrl(url))
        return url;
    const QStringView authority = splitUrl(url).authority;
    const bool hasLogin = authority.isNull() ? url.contains(u'@') : authority.contains(u'@');
    return hasLogin ? redactedUrl(url) : url;
}

// Never empty: where nothing more is known, the sentence that people get.
QString detailOf(const Failure &failure)
{
    return failure.detail.isEmpty() ? failureLine(failure) : failure.detail;
}

void addOrNull(JsonLine &line, const char *key, const QString &text)
{
    if (text.isEmpty())
        line.addNull(key);
    else
        line.add(key, text);
}

void addStatus(JsonLine &line, int httpStatus)
{
    if (httpStatus == 0)
        line.addNull("http_status");
    else
        line.add("http_status", httpStatus);
}

JsonLine begun(const char *name, const Job &job)
{
    JsonLine line(name);
    line.add("id", job.id.value);
    return line;
}

JsonLine ended(const char *name, const Job &job)
{
    JsonLine line = begun(name, job);
    line.add("url", shownUrl(job.image.url));
    return line;
}

QByteArray jsonOf(const event::Queued &, const Job &job)
{
    return begun("queued", job).object();
}

QByteArray jsonOf(const event::Started &started, const Job &job)
{
    return begun("started", job)
        .add("attempt", started.attempt)
        .add("worker", started.worker)
        .add("resumed_from", started.resumedFrom)
        .object();
}

QByteArray jsonOf(const event::Progressed &progressed, const Job &job)
{
    JsonLine line = begun("progress", job);
    line.add("received", progressed.received);
    if (progressed.totalBytes < 0)
        line.addNull("total");
    else
        line.add("total", progressed.totalBytes);
    return line.object();
}

QByteArray jsonOf(const event::Retrying &retrying, const Job &job)
{
    JsonLine line = begun("retrying", job);
    line.add("attempt", retrying.attempt)
        .add("delay_ms", static_cast<qint64>(retrying.delay.count()))
        .add("reason", reasonName(retrying.failure.reason));
    addStatus(line, retrying.failure.httpStatus);
    return line.object();
}

QByteArray jsonOf(const event::Finished &finished, const Job &job)
{
    const SavedFile &file = finished.file;
    JsonLine line = ended("saved", job);
    line.add("path", file.path)
        .add("bytes", file.sizeBytes)
        .add("sha256", QString::fromLatin1(file.sha256.toHex()))
        .add("type", mimeType(file.type))
        .add("width", file.widthPx)
        .add("height", file.heightPx)
        .add("verified", verificationName(file.verification));
    addOrNull(line, "warning", warningName(file.warning));
    line.add("attempts", job.attempts).add("resumed_from", file.resumedFrom);
    return line.object();
}

QByteArray jsonOf(const event::Skipped &skipped, const Job &job)
{
    JsonLine line = ended("skipped", job);
    line.add("reason", skipReasonName(skipped.reason));
    addOrNull(line, "path", skipped.path);
    return line.object();
}

QByteArray jsonOf(const event::Failed &failed, const Job &job)
{
    JsonLine line = ended("failed", job);
    line.add("reason", reasonName(failed.failure.reason));
    addStatus(line, failed.failure.httpStatus);
    return line.add("detail", detailOf(failed.failure)).add("attempts", failed.attempts).object();
}

QByteArray jsonOf(const event::Cancelled &, const Job &job)
{
    return ended("cancelled", job).object();
}

QByteArray jsonOf(const event::Found &, const Job &job)
{
    return foundLine(job.id.value, job.image);
}

void addCount(JsonLine &line, const char *key, const std::optional<int> &count)
{
    if (count)
        line.add(key, *count);
    else
        line.addNull(key);
}

void addMoment(JsonLine &line, const char *key, const QDateTime &moment)
{
    if (moment.isValid())
        line.add(key, moment.toSecsSinceEpoch());
    else
        line.addNull(key);
}

// A key beyond the contract's, only where an API has told what is left.
void addCredits(JsonLine &line, const ApiCredits &credits)
{
    if (!credits.isKnown() && !credits.isPaused())
        return;
    JsonLine api;
    addCount(api, "user_remaining", credits.userRemaining);
    addCount(api, "user_limit", credits.userLimit);
    addMoment(api, "user_reset", credits.userReset);
    addCount(api, "client_remaining", credits.clientRemaining);
    addCount(api, "client_limit", credits.clientLimit);
    addMoment(api, "paused_until", credits.pausedUntil);
    line.addRaw("api_credits", api.object());
}

template<typename Other>
QByteArray jsonOf(const Other &, const Job &)
{
    return {};
}

} // namespace

QByteArray foundLine(quint64 id, const ImageRef &image)
{
    return JsonLine("found")
        .add("id", id)
        .add("url", shownUrl(image.url))
        .add("source", image.source)
        .add("title", image.title)
        .add("album", image.album)
        .add("index", image.index)
        .add("type", mimeType(image.type))
        .add("width", image.widthPx)
        .add("height", image.heightPx)
        .object();
}

QByteArray eventLine(const JobEvent &event, const Job &job)
{
    return std::visit([&](const auto &body) { return jsonOf(body, job); }, event.body);
}

QByteArray collectionLine(const CollectionSummary &summary)
{
    JsonLine by;
    for (auto it = summary.filteredBy.cbegin(); it != summary.filteredBy.cend(); ++it)
        by.addText(it.key(), it.value());
    JsonLine line("collection");
    line.add("link", shownUrl(summary.link))
        .add("found", summary.found)
        .add("filtered", summary.filtered)
        .addRaw("filtered_by", by.object());
    if (summary.failure) {
        JsonLine failed;
        failed.add("reason", reasonName(summary.failure->reason)).add("detail", detailOf(*summary.failure));
        addStatus(failed, summary.failure->httpStatus);
        line.addRaw("failed", failed.object());
    } else {
        line.addNull("failed");
    }
    addCredits(line, summary.credits);
    return line.object();
}

QByteArray summaryLine(const RunSummary &summary)
{
    JsonLine line("summary");
    line.add("saved", summary.saved)
        .add("skipped", summary.skipped)
        .add("failed", summary.failed)
        .add("cancelled", summary.cancelled)
        .add("unfinished", summary.unfinished)
        .add("collections_failed", summary.collectionsFailed)
        .add("interrupted", summary.isInterrupted)
        .add("bytes", summary.bytes)
        .add("seconds", static_cast<double>(summary.elapsed.count()) / 1000)
        .add("workers", summary.workers);
    if (summary.collectionsUnfinished > 0)
        line.add("collections_unfinished", summary.collectionsUnfinished);
    return line.object();
}

QByteArray comparisonLine(const QList<ComparisonRun> &runs)
{
    QByteArray array;
    for (const ComparisonRun &run : runs) {
        array += array.isEmpty() ? '[' : ',';
        array += JsonLine()
                     .add("workers", run.workers)
                     .add("seconds", run.seconds)
                     .add("speedup", run.speedUp)
                     .add("efficiency", run.efficiency)
                     .object();
    }
    return JsonLine("comparison").addRaw("runs", array.isEmpty() ? QByteArray("[]") : array + ']').object();
}

} // namespace bowerbird
