// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "store/rememberedrow.h"

#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

namespace bowerbird {

using namespace Qt::StringLiterals;

namespace {

constexpr int kHex = 16;

void put(QJsonObject &facts, const QString &key, const QJsonValue &value, const QJsonValue &usual)
{
    if (value != usual)
        facts.insert(key, value);
}

void putMoment(QJsonObject &facts, const QString &key, const QDateTime &moment)
{
    if (moment.isValid())
        facts.insert(key, moment.toMSecsSinceEpoch());
}

QDateTime momentOf(const QJsonValue &value)
{
    return value.isDouble() ? QDateTime::fromMSecsSinceEpoch(value.toInteger(), Qt::UTC) : QDateTime();
}

// Header values are bytes of Latin-1 at most (RFC 9110 5.5). A number of 64 bits is no number of JSON's.
QJsonObject toJson(const PageVersion &version)
{
    QJsonObject json{{u"url"_s, version.url}, {u"asked-with"_s, QString::number(version.askedWith, kHex)}};
    put(json, u"etag"_s, QString::fromLatin1(version.etag), QString());
    put(json, u"last-modified"_s, QString::fromLatin1(version.lastModified), QString());
    putMoment(json, u"read-at"_s, version.readAt);
    put(json, u"changes-every"_s, static_cast<qint64>(version.changesEvery.count()), 0);
    return json;
}

PageVersion versionFrom(const QJsonObject &json)
{
    return {.url = json[u"url"_s].toString(),
            .etag = json[u"etag"_s].toString().toLatin1(),
            .lastModified = json[u"last-modified"_s].toString().toLatin1(),
            .readAt = momentOf(json[u"read-at"_s]),
            .askedWith = json[u"asked-with"_s].toString().toULongLong(nullptr, kHex),
            .changesEvery = std::chrono::seconds(std::max<qint64>(json[u"changes-every"_s].toInteger(), 0))};
}

void putFailure(QJsonObject &facts, const Failure &failure)
{
    facts.insert(u"failure"_s, reasonName(failure.reason));
    put(facts, u"failure-http"_s, failure.httpStatus, 0);
    put(facts, u"failure-detail"_s, failure.detail, QString());
    put(facts, u"failure-permanent"_s, failure.isPermanent, false);
}

std::optional<Failure> readFailure(const QJsonObject &facts)
{
    if (!facts.contains(u"failure"_s))
        return {};
    return Failure{.reason = reasonFromName(facts[u"failure"_s].toString()).value_or(FailureReason::Internal),
                   .httpStatus = facts[u"failure-http"_s].toInt(),
                   .detail = facts[u"failure-detail"_s].toString(),
                   .isPermanent = facts[u"failure-permanent"_s].toBool()};
}

std::optional<Watch> readWatch(const QJsonObject &facts)
{
    if (!facts.contains(u"every-hours"_s))
        return {};
    return Watch{.everyHours = std::clamp(facts[u"every-hours"_s].toInt(), kLeastWatchHours, kMostWatchHours),
                 .isPaused = facts[u"is-paused"_s].toBool(),
                 .failuresInARow = facts[u"failures-in-a-row"_s].toInt(),
                 .notBefore = momentOf(facts[u"not-before"_s])};
}

// The reasons are the caller's words: an object of its own keeps them from being taken for ours.
QJsonObject tallyToObject(const FilterTally &tally)
{
    QJsonObject hidden;
    for (auto why = tally.hidden.cbegin(); why != tally.hidden.cend(); ++why)
        put(hidden, why.key(), why.value(), 0);
    QJsonObject object{{u"hidden"_s, hidden}};
    put(object, u"shown"_s, tally.shown, 0);
    object.insert(u"fresh"_s, tally.fresh);
    put(object, u"taken"_s, tally.taken, 0);
    put(object, u"hidden-kept"_s, tally.hiddenKept, 0);
    put(object, u"hidden-lost"_s, tally.hiddenLost, 0);
    put(object, u"shown-lost"_s, tally.shownLost, 0);
    put(object, u"albums"_s, tally.albums, 0);
    return object;
}

std::optional<FilterTally> readTally(const QJsonObject &facts)
{
    if (!facts[u"listed"_s].isObject())
        return {};
    const QJsonObject object = facts[u"listed"_s].toObject();
    const auto count = [&object](const QString &key) { return std::max(object[key].toInt(), 0); };
    // Older versions have counted what is new for the whole collection only.
    const bool knowsFresh = object.contains(u"fresh"_s);
    FilterTally tally{.shown = count(u"shown"_s),
                      .fresh = knowsFresh ? count(u"fresh"_s) : std::max(facts[u"fresh"_s].toInt(), 0),
                      .taken = count(u"taken"_s),
                      .hiddenKept = count(u"hidden-kept"_s),
                      .hiddenLost = count(u"hidden-lost"_s),
                      .shownLost = count(u"shown-lost"_s),
                      .albums = count(u"albums"_s)};
    const QJsonObject hidden = object[u"hidden"_s].toObject();
    for (auto why = hidden.constBegin(); why != hidden.constEnd(); ++why) {
        if (why->toInt() > 0)
            tally.hidden.insert(why.key(), why->toInt());
    }
    return tally;
}

} // namespace

QString rememberedFacts(const RememberedCollection &collection)
{
    QJsonObject facts;
    put(facts, u"title"_s, collection.title, QString());
    putMoment(facts, u"added-at"_s, collection.addedAt);
    put(facts, u"is-open"_s, collection.isOpen, false);
    put(facts, u"found"_s, collection.found, 0);
    put(facts, u"fresh"_s, collection.fresh, 0);
    put(facts, u"filtered"_s, collection.filtered, 0);
    put(facts, u"unseen"_s, collection.unseen, 0);
    put(facts, u"is-unchanged"_s, collection.isUnchanged, false);
    if (collection.version.isKnown())
        facts.insert(u"version"_s, toJson(collection.version));
    if (collection.listed)
        facts.insert(u"listed"_s, tallyToObject(*collection.listed));
    if (collection.failure)
        putFailure(facts, *collection.failure);
    if (collection.watch) {
        facts.insert(u"every-hours"_s, collection.watch->everyHours);
        put(facts, u"is-paused"_s, collection.watch->isPaused, false);
        put(facts, u"failures-in-a-row"_s, collection.watch->failuresInARow, 0);
        putMoment(facts, u"not-before"_s, collection.watch->notBefore);
    }
    return QString::fromUtf8(QJsonDocument(facts).toJson(QJsonDocument::Compact));
}

void readRememberedFacts(const QString &text, RememberedCollection &collection)
{
    const QJsonObject facts = QJsonDocument::fromJson(text.toUtf8()).object();
    collection.title = facts[u"title"_s].toString();
    collection.addedAt = momentOf(facts[u"added-at"_s]);
    collection.isOpen = facts[u"is-open"_s].toBool();
    collection.found = facts[u"found"_s].toInt();
    collection.fresh = facts[u"fresh"_s].toInt();
    collection.filtered = facts[u"filtered"_s].toInt();
    collection.unseen = facts[u"unseen"_s].toInt();
    collection.isUnchanged = facts[u"is-unchanged"_s].toBool();
    collection.version = versionFrom(facts[u"version"_s].toObject());
    collection.listed = readTally(facts);
    collection.failure = readFailure(facts);
    collection.watch = readWatch(facts);
}

} // namespace bowerbird
