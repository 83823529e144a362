// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "store/rememberedrow.h"

#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

namespace bowerbird {

using namespace Qt::StringLiterals;

namespace {

void put(QJsonObject &facts, const QString &key, const QJsonValue &value, const QJsonValue &usual)
{
    if (value != usual)
        facts.insert(key, value);
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
                 .failuresInARow = facts[u"failures-in-a-row"_s].toInt()};
}

} // namespace

QString rememberedFacts(const RememberedCollection &collection)
{
    QJsonObject facts;
    put(facts, u"title"_s, collection.title, QString());
    put(facts, u"added-at"_s, collection.addedAt.isValid() ? collection.addedAt.toMSecsSinceEpoch() : 0, 0);
    put(facts, u"is-open"_s, collection.isOpen, false);
    put(facts, u"found"_s, collection.found, 0);
    put(facts, u"fresh"_s, collection.fresh, 0);
    put(facts, u"filtered"_s, collection.filtered, 0);
    put(facts, u"unseen"_s, collection.unseen, 0);
    if (collection.failure)
        putFailure(facts, *collection.failure);
    if (collection.watch) {
        facts.insert(u"every-hours"_s, collection.watch->everyHours);
        put(facts, u"is-paused"_s, collection.watch->isPaused, false);
        put(facts, u"failures-in-a-row"_s, collection.watch->failuresInARow, 0);
    }
    return QString::fromUtf8(QJsonDocument(facts).toJson(QJsonDocument::Compact));
}

void readRememberedFacts(const QString &text, RememberedCollection &collection)
{
    const QJsonObject facts = QJsonDocument::fromJson(text.toUtf8()).object();
    collection.title = facts[u"title"_s].toString();
    if (const QJsonValue added = facts[u"added-at"_s]; added.isDouble())
        collection.addedAt = QDateTime::fromMSecsSinceEpoch(added.toInteger(), Qt::UTC);
    collection.isOpen = facts[u"is-open"_s].toBool();
    collection.found = facts[u"found"_s].toInt();
    collection.fresh = facts[u"fresh"_s].toInt();
    collection.filtered = facts[u"filtered"_s].toInt();
    collection.unseen = facts[u"unseen"_s].toInt();
    collection.failure = readFailure(facts);
    collection.watch = readWatch(facts);
}

} // namespace bowerbird
