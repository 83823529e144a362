// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "console/jsonevents.h"

#include "core/redact.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace bowerbird {

using namespace Qt::StringLiterals;

namespace {

QByteArray lineOf(const QJsonObject &object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

// Scripts get the address as it is, but for a password that stands in it.
QString shownUrl(const QString &url)
{
    return url.contains(u'@') ? redactedUrl(url) : url;
}

QJsonValue orNull(const QString &text)
{
    return text.isEmpty() ? QJsonValue(QJsonValue::Null) : QJsonValue(text);
}

QJsonValue statusOrNull(int httpStatus)
{
    return httpStatus == 0 ? QJsonValue(QJsonValue::Null) : QJsonValue(httpStatus);
}

QJsonObject begun(const char *name, const Job &job)
{
    return {{u"event"_s, QLatin1StringView(name)}, {u"id"_s, static_cast<qint64>(job.id.value)}};
}

QJsonObject toJson(const event::Queued &, const Job &job)
{
    return begun("queued", job);
}

QJsonObject toJson(const event::Started &started, const Job &job)
{
    QJsonObject object = begun("started", job);
    object[u"attempt"_s] = started.attempt;
    object[u"worker"_s] = started.worker;
    object[u"resumed_from"_s] = started.resumedFrom;
    return object;
}

QJsonObject toJson(const event::Progressed &progressed, const Job &job)
{
    QJsonObject object = begun("progress", job);
    object[u"received"_s] = progressed.received;
    object[u"total"_s] = progressed.totalBytes < 0 ? QJsonValue(QJsonValue::Null) : QJsonValue(progressed.totalBytes);
    return object;
}

QJsonObject toJson(const event::Retrying &retrying, const Job &job)
{
    QJsonObject object = begun("retrying", job);
    object[u"attempt"_s] = retrying.attempt;
    object[u"delay_ms"_s] = static_cast<qint64>(retrying.delay.count());
    object[u"reason"_s] = reasonName(retrying.failure.reason);
    object[u"http_status"_s] = statusOrNull(retrying.failure.httpStatus);
    return object;
}

QJsonObject toJson(const event::Finished &finished, const Job &job)
{
    const SavedFile &file = finished.file;
    QJsonObject object = begun("saved", job);
    object[u"url"_s] = shownUrl(job.image.url);
    object[u"path"_s] = file.path;
    object[u"bytes"_s] = file.sizeBytes;
    object[u"sha256"_s] = QString::fromLatin1(file.sha256.toHex());
    object[u"type"_s] = mimeType(file.type);
    object[u"width"_s] = file.widthPx;
    object[u"height"_s] = file.heightPx;
    object[u"verified"_s] = verificationName(file.verification);
    object[u"warning"_s] = orNull(warningName(file.warning));
    object[u"attempts"_s] = job.attempts;
    object[u"resumed_from"_s] = file.resumedFrom;
    return object;
}

QJsonObject toJson(const event::Skipped &skipped, const Job &job)
{
    QJsonObject object = begun("skipped", job);
    object[u"url"_s] = shownUrl(job.image.url);
    object[u"reason"_s] = skipReasonName(skipped.reason);
    object[u"path"_s] = orNull(skipped.path);
    return object;
}

QJsonObject toJson(const event::Failed &failed, const Job &job)
{
    QJsonObject object = begun("failed", job);
    object[u"url"_s] = shownUrl(job.image.url);
    object[u"reason"_s] = reasonName(failed.failure.reason);
    object[u"http_status"_s] = statusOrNull(failed.failure.httpStatus);
    object[u"detail"_s] = failed.failure.detail;
    object[u"attempts"_s] = failed.attempts;
    return object;
}

QJsonObject toJson(const event::Cancelled &, const Job &job)
{
    QJsonObject object = begun("cancelled", job);
    object[u"url"_s] = shownUrl(job.image.url);
    return object;
}

template<typename Other>
QJsonObject toJson(const Other &, const Job &)
{
    return {};
}

} // namespace

QByteArray foundLine(quint64 id, const ImageRef &image)
{
    return lineOf({{u"event"_s, u"found"_s},
                   {u"id"_s, static_cast<qint64>(id)},
                   {u"url"_s, shownUrl(image.url)},
                   {u"source"_s, image.source},
                   {u"title"_s, image.title},
                   {u"album"_s, image.album},
                   {u"index"_s, image.index},
                   {u"type"_s, mimeType(image.type)},
                   {u"width"_s, image.widthPx},
                   {u"height"_s, image.heightPx}});
}

QByteArray eventLine(const JobEvent &event, const Job &job)
{
    if (std::holds_alternative<event::Found>(event.body))
        return foundLine(job.id.value, job.image);
    const QJsonObject object = std::visit([&](const auto &body) { return toJson(body, job); }, event.body);
    return object.isEmpty() ? QByteArray() : lineOf(object);
}

QByteArray collectionLine(const CollectionSummary &summary)
{
    QJsonObject by;
    for (auto it = summary.filteredBy.cbegin(); it != summary.filteredBy.cend(); ++it)
        by[it.key()] = it.value();
    QJsonValue failed(QJsonValue::Null);
    if (summary.failure)
        failed =
            QJsonObject{{u"reason"_s, reasonName(summary.failure->reason)}, {u"detail"_s, summary.failure->detail}};
    return lineOf({{u"event"_s, u"collection"_s},
                   {u"link"_s, shownUrl(summary.link)},
                   {u"found"_s, summary.found},
                   {u"filtered"_s, summary.filtered},
                   {u"filtered_by"_s, by},
                   {u"failed"_s, failed}});
}

QByteArray summaryLine(const RunSummary &summary)
{
    return lineOf({{u"event"_s, u"summary"_s},
                   {u"saved"_s, summary.saved},
                   {u"skipped"_s, summary.skipped},
                   {u"failed"_s, summary.failed},
                   {u"cancelled"_s, summary.cancelled},
                   {u"unfinished"_s, summary.unfinished},
                   {u"collections_failed"_s, summary.collectionsFailed},
                   {u"interrupted"_s, summary.isInterrupted},
                   {u"bytes"_s, summary.bytes},
                   {u"seconds"_s, static_cast<double>(summary.elapsed.count()) / 1000},
                   {u"workers"_s, summary.workers}});
}

QByteArray comparisonLine(const QList<ComparisonRun> &runs)
{
    QJsonArray array;
    for (const ComparisonRun &run : runs) {
        array.append(QJsonObject{{u"workers"_s, run.workers},
                                 {u"seconds"_s, run.seconds},
                                 {u"speedup"_s, run.speedUp},
                                 {u"efficiency"_s, run.efficiency}});
    }
    return lineOf({{u"event"_s, u"comparison"_s}, {u"runs"_s, array}});
}

} // namespace bowerbird
