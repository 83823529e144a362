// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "store/jobrow.h"

#include "store/enumwords.h"
#include "store/jsontext.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <array>
#include <utility>
#include <variant>

namespace bowerbird {

namespace {

using namespace Qt::StringLiterals;
using std::chrono::milliseconds;

using Value = QJsonValue;
using Fact = JsonText::Value; // monostate: at its default

enum class Lasts : quint8 { Always, UntilTheEnd }; // UntilTheEnd: gone when the job is finished or begun anew

struct Field
{
    QLatin1StringView key;
    Lasts lasts;
    Fact (*write)(const Job &job);
    void (*read)(const Value &value, Job &job);
};

Fact text(const QString &value)
{
    return value.isEmpty() ? Fact() : Fact(value);
}

Fact number(qint64 value, qint64 usual = 0)
{
    return value == usual ? Fact() : Fact(value);
}

Fact flag(bool value)
{
    return value ? Fact(true) : Fact();
}

Fact moment(const QDateTime &value)
{
    return value.isValid() ? Fact(value.toMSecsSinceEpoch()) : Fact();
}

QDateTime readMoment(const Value &value)
{
    return QDateTime::fromMSecsSinceEpoch(value.toInteger());
}

QStringList readWords(const Value &value)
{
    QStringList list;
    const QJsonArray array = value.toArray();
    for (const auto &word : array)
        list.append(word.toString());
    return list;
}

Fact retryAfter(const Job &job)
{
    const bool hasOne = job.lastFailure && job.lastFailure->retryAfter;
    return hasOne ? Fact(static_cast<qint64>(job.lastFailure->retryAfter->count())) : Fact();
}

// The reason makes the failure; the table has it before the failure's other fields.
void readReason(const Value &value, Job &job)
{
    job.lastFailure = Failure{.reason = reasonFromName(value.toString()).value_or(FailureReason::Internal)};
}

// Text, since a JSON number loses the low bits.
void readPerceptualHash(const Value &value, Job &job)
{
    bool isNumber = false;
    const quint64 hash = value.toString().toULongLong(&isNumber, 16);
    if (isNumber)
        job.file.perceptualHash = hash;
}

template<typename Set>
void intoFailure(Job &job, Set set)
{
    if (job.lastFailure)
        set(*job.lastFailure);
}

// clang-format off
constexpr auto kAlways = Lasts::Always;
constexpr auto kOpen = Lasts::UntilTheEnd;
const auto kFields = std::to_array<Field>({
    {"url"_L1, kAlways, [](const Job &j) { return text(j.image.url); },
     [](const Value &v, Job &j) { j.image.url = v.toString(); }},
    {"page-url"_L1, kAlways, [](const Job &j) { return text(j.image.pageUrl); },
     [](const Value &v, Job &j) { j.image.pageUrl = v.toString(); }},
    {"preview-url"_L1, kAlways, [](const Job &j) { return text(j.image.previewUrl); },
     [](const Value &v, Job &j) { j.image.previewUrl = v.toString(); }},
    {"alternatives"_L1, kAlways, [](const Job &j) { return j.image.alternatives.isEmpty() ? Fact() : Fact(j.image.alternatives); },
     [](const Value &v, Job &j) { j.image.alternatives = readWords(v); }},
    {"source"_L1, kAlways, [](const Job &j) { return text(j.image.source); },
     [](const Value &v, Job &j) { j.image.source = v.toString(); }},
    {"site-id"_L1, kAlways, [](const Job &j) { return text(j.image.siteId); },
     [](const Value &v, Job &j) { j.image.siteId = v.toString(); }},
    {"title"_L1, kAlways, [](const Job &j) { return text(j.image.title); },
     [](const Value &v, Job &j) { j.image.title = v.toString(); }},
    {"album"_L1, kAlways, [](const Job &j) { return text(j.image.album); },
     [](const Value &v, Job &j) { j.image.album = v.toString(); }},
    {"position"_L1, kAlways, [](const Job &j) { return number(j.image.index, 1); },
     [](const Value &v, Job &j) { j.image.index = v.toInt(1); }},
    {"declared-type"_L1, kAlways, [](const Job &j) { return text(mimeType(j.image.type)); },
     [](const Value &v, Job &j) { j.image.type = imageTypeFromMime(v.toString()); }},
    {"declared-width"_L1, kAlways, [](const Job &j) { return number(j.image.widthPx); },
     [](const Value &v, Job &j) { j.image.widthPx = v.toInt(); }},
    {"declared-height"_L1, kAlways, [](const Job &j) { return number(j.image.heightPx); },
     [](const Value &v, Job &j) { j.image.heightPx = v.toInt(); }},
    {"declared-size"_L1, kAlways, [](const Job &j) { return number(j.image.sizeBytes); },
     [](const Value &v, Job &j) { j.image.sizeBytes = v.toInteger(); }},
    {"sends-referer"_L1, kAlways, [](const Job &j) { return flag(j.image.sendsReferer); },
     [](const Value &v, Job &j) { j.image.sendsReferer = v.toBool(); }},
    {"description"_L1, kAlways, [](const Job &j) { return text(j.image.description); },
     [](const Value &v, Job &j) { j.image.description = v.toString(); }},
    {"user"_L1, kAlways, [](const Job &j) { return text(j.image.user); },
     [](const Value &v, Job &j) { j.image.user = v.toString(); }},
    {"tags"_L1, kAlways, [](const Job &j) { return j.image.tags.isEmpty() ? Fact() : Fact(j.image.tags); },
     [](const Value &v, Job &j) { j.image.tags = readWords(v); }},
    {"published-at"_L1, kAlways, [](const Job &j) { return moment(j.image.publishedAt); },
     [](const Value &v, Job &j) { j.image.publishedAt = QDateTime::fromMSecsSinceEpoch(v.toInteger(), Qt::UTC); }},
    {"score"_L1, kAlways, [](const Job &j) { return j.image.score ? Fact(qint64(*j.image.score)) : Fact(); },
     [](const Value &v, Job &j) { j.image.score = v.toInt(); }},
    {"sensitive"_L1, kAlways, [](const Job &j) { return flag(j.image.isSensitive); },
     [](const Value &v, Job &j) { j.image.isSensitive = v.toBool(); }},
    {"animated"_L1, kAlways, [](const Job &j) { return flag(j.image.isAnimated); },
     [](const Value &v, Job &j) { j.image.isAnimated = v.toBool(); }},
    {"archive-key"_L1, kAlways, [](const Job &j) { return text(j.image.archiveKey); },
     [](const Value &v, Job &j) { j.image.archiveKey = v.toString(); }},

    {"added-at"_L1, kAlways, [](const Job &j) { return moment(j.addedAt); },
     [](const Value &v, Job &j) { j.addedAt = readMoment(v); }},
    {"started-at"_L1, kAlways, [](const Job &j) { return moment(j.startedAt); },
     [](const Value &v, Job &j) { j.startedAt = readMoment(v); }},
    {"attempts"_L1, kAlways, [](const Job &j) { return number(j.attempts); },
     [](const Value &v, Job &j) { j.attempts = v.toInt(); }},
    {"attempts-in-vain"_L1, kAlways, [](const Job &j) { return number(j.attemptsInVain); },
     [](const Value &v, Job &j) { j.attemptsInVain = v.toInt(); }},
    {"busy-ms"_L1, kAlways, [](const Job &j) { return number(j.busyTime.count()); },
     [](const Value &v, Job &j) { j.busyTime = milliseconds(v.toInteger()); }},

    {"received"_L1, kOpen, [](const Job &j) { return number(j.received); },
     [](const Value &v, Job &j) { j.received = v.toInteger(); }},
    {"total"_L1, kOpen, [](const Job &j) { return number(j.totalBytes, -1); },
     [](const Value &v, Job &j) { j.totalBytes = v.toInteger(-1); }},
    {"waits-until"_L1, kOpen, [](const Job &j) { return moment(j.waitsUntil); },
     [](const Value &v, Job &j) { j.waitsUntil = readMoment(v); }},
    {"elsewhere"_L1, kOpen, [](const Job &j) { return text(j.handedTo.address); },
     [](const Value &v, Job &j) { j.handedTo.address = v.toString(); }},
    {"elsewhere-name"_L1, kOpen, [](const Job &j) { return text(j.handedTo.name); },
     [](const Value &v, Job &j) { j.handedTo.name = v.toString(); }},
    {"part-path"_L1, kOpen, [](const Job &j) { return text(j.part.path); },
     [](const Value &v, Job &j) { j.part.path = v.toString(); }},
    {"part-size"_L1, kOpen, [](const Job &j) { return number(j.part.sizeBytes); },
     [](const Value &v, Job &j) { j.part.sizeBytes = v.toInteger(); }},
    {"part-etag"_L1, kOpen, [](const Job &j) { return text(j.part.validator.etag); },
     [](const Value &v, Job &j) { j.part.validator.etag = v.toString(); }},
    {"part-last-modified"_L1, kOpen, [](const Job &j) { return text(j.part.validator.lastModified); },
     [](const Value &v, Job &j) { j.part.validator.lastModified = v.toString(); }},
    {"part-total"_L1, kOpen, [](const Job &j) { return number(j.part.validator.totalBytes, -1); },
     [](const Value &v, Job &j) { j.part.validator.totalBytes = v.toInteger(-1); }},
    {"part-tail"_L1, kOpen, [](const Job &j) { return text(QString::fromLatin1(j.part.tail.toHex())); },
     [](const Value &v, Job &j) { j.part.tail = QByteArray::fromHex(v.toString().toLatin1()); }},

    {"failure"_L1, kOpen, [](const Job &j) { return j.lastFailure ? Fact(reasonName(j.lastFailure->reason)) : Fact(); },
     readReason},
    {"failure-http"_L1, kOpen, [](const Job &j) { return j.lastFailure ? number(j.lastFailure->httpStatus) : Fact(); },
     [](const Value &v, Job &j) { intoFailure(j, [&](Failure &f) { f.httpStatus = v.toInt(); }); }},
    {"failure-detail"_L1, kOpen, [](const Job &j) { return j.lastFailure ? text(j.lastFailure->detail) : Fact(); },
     [](const Value &v, Job &j) { intoFailure(j, [&](Failure &f) { f.detail = v.toString(); }); }},
    {"failure-retry-ms"_L1, kOpen, retryAfter,
     [](const Value &v, Job &j) { intoFailure(j, [&](Failure &f) { f.retryAfter = milliseconds(v.toInteger()); }); }},
    {"failure-permanent"_L1, kOpen, [](const Job &j) { return j.lastFailure ? flag(j.lastFailure->isPermanent) : Fact(); },
     [](const Value &v, Job &j) { intoFailure(j, [&](Failure &f) { f.isPermanent = v.toBool(); }); }},

    {"skip"_L1, kOpen, [](const Job &j) { return j.skipReason ? Fact(skipReasonName(*j.skipReason)) : Fact(); },
     [](const Value &v, Job &j) { j.skipReason = enumFromName(v.toString(), skipReasonName, SkipReason::Filtered); }},
    {"file-path"_L1, kOpen, [](const Job &j) { return text(j.file.path); },
     [](const Value &v, Job &j) { j.file.path = v.toString(); }},
    {"file-size"_L1, kOpen, [](const Job &j) { return number(j.file.sizeBytes); },
     [](const Value &v, Job &j) { j.file.sizeBytes = v.toInteger(); }},
    {"file-sha256"_L1, kOpen, [](const Job &j) { return text(QString::fromLatin1(j.file.sha256.toHex())); },
     [](const Value &v, Job &j) { j.file.sha256 = QByteArray::fromHex(v.toString().toLatin1()); }},
    {"file-type"_L1, kOpen, [](const Job &j) { return text(mimeType(j.file.type)); },
     [](const Value &v, Job &j) { j.file.type = imageTypeFromMime(v.toString()); }},
    {"file-width"_L1, kOpen, [](const Job &j) { return number(j.file.widthPx); },
     [](const Value &v, Job &j) { j.file.widthPx = v.toInt(); }},
    {"file-height"_L1, kOpen, [](const Job &j) { return number(j.file.heightPx); },
     [](const Value &v, Job &j) { j.file.heightPx = v.toInt(); }},
    {"verification"_L1, kOpen, [](const Job &j) { return text(verificationName(j.file.verification)); },
     [](const Value &v, Job &j) { j.file.verification = enumFromName(v.toString(), verificationName, Verification::Decoded).value_or(Verification::None); }},
    {"warning"_L1, kOpen, [](const Job &j) { return text(warningName(j.file.warning)); },
     [](const Value &v, Job &j) { j.file.warning = enumFromName(v.toString(), warningName, Warning::NotDecodableHere).value_or(Warning::None); }},
    {"perceptual-hash"_L1, kOpen, [](const Job &j) { return j.file.perceptualHash ? Fact(QString::number(*j.file.perceptualHash, 16)) : Fact(); },
     readPerceptualHash},
    {"resumed-from"_L1, kOpen, [](const Job &j) { return number(j.file.resumedFrom); },
     [](const Value &v, Job &j) { j.file.resumedFrom = v.toInteger(); }},
});
// clang-format on

QJsonObject objectOf(const QString &text)
{
    return QJsonDocument::fromJson(text.toUtf8()).object();
}

void read(const QJsonObject &object, bool hasEnded, Job &job)
{
    for (const Field &field : kFields) {
        if (hasEnded && field.lasts == Lasts::UntilTheEnd)
            continue;
        const auto found = object.constFind(field.key);
        if (found != object.constEnd())
            field.read(*found, job);
    }
}

} // namespace

QString factsOf(const Job &job)
{
    JsonText json;
    for (const Field &field : kFields) {
        const Fact fact = field.write(job);
        if (!std::holds_alternative<std::monostate>(fact))
            json.add(field.key, fact);
    }
    return json.take();
}

void readFacts(const QString &facts, const QString &outcome, Job &job)
{
    const bool hasEnded = !outcome.isEmpty();
    read(objectOf(facts), hasEnded, job);
    if (hasEnded)
        read(objectOf(outcome), false, job);
}

QString outcomeOf(const SavedFile &file, const AttemptFacts &attempt)
{
    Job end;
    end.file = file;
    end.received = file.sizeBytes;
    end.totalBytes = file.sizeBytes;
    setAttempt(attempt, end);
    return factsOf(end);
}

QString beginAnewPatch()
{
    JsonText patch;
    for (const Field &field : kFields) {
        if (field.lasts == Lasts::UntilTheEnd)
            patch.add(field.key, {});
    }
    return patch.take();
}

void setAttempt(const AttemptFacts &attempt, Job &job)
{
    if (attempt.attempts == 0)
        return;
    job.attempts = attempt.attempts;
    job.startedAt = QDateTime::fromMSecsSinceEpoch(attempt.startedAtMs, Qt::UTC);
    job.busyTime = attempt.busyTime;
}

AttemptFacts attemptOf(const Job &job)
{
    return {.attempts = job.attempts,
            .startedAtMs = job.startedAt.isValid() ? job.startedAt.toMSecsSinceEpoch() : 0,
            .busyTime = job.busyTime};
}

Job asJob(const PlacingIntent &intent)
{
    Job job;
    job.image.url = intent.image.url;
    job.image.source = intent.image.source;
    job.image.siteId = intent.image.siteId;
    job.image.pageUrl = intent.image.pageUrl;
    job.image.title = intent.image.title;
    job.image.album = intent.image.album;
    job.file = intent.image.file;
    job.part.path = intent.partPath;
    setAttempt(intent.image.attempt, job);
    return job;
}

} // namespace bowerbird
