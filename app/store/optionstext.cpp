// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "store/optionstext.h"

#include "store/enumwords.h"

#include <QJsonDocument>
#include <QJsonObject>

namespace bowerbird {

using namespace Qt::StringLiterals;

namespace {

QJsonObject listingToObject(const ListingFilter &listing)
{
    QJsonObject object{{u"max-age-days"_s, listing.maxAgeDays},
                       {u"min-age-days"_s, listing.minAgeDays},
                       {u"sensitive"_s, listing.allowsSensitive},
                       {u"motion"_s, enumWord(listing.motion)},
                       {u"text"_s, listing.text},
                       {u"text-rule"_s, enumWord(listing.textRule)}};
    if (listing.minScore)
        object.insert(u"min-score"_s, *listing.minScore);
    return object;
}

ListingFilter listingFromObject(const QJsonObject &object)
{
    ListingFilter listing;
    listing.maxAgeDays = object[u"max-age-days"_s].toInt();
    listing.minAgeDays = object[u"min-age-days"_s].toInt();
    listing.allowsSensitive = object[u"sensitive"_s].toBool(listing.allowsSensitive);
    listing.motion = enumFromWord<MotionRule>(object[u"motion"_s].toString()).value_or(listing.motion);
    listing.text = object[u"text"_s].toString();
    listing.textRule = enumFromWord<TextRule>(object[u"text-rule"_s].toString()).value_or(listing.textRule);
    if (const QJsonValue score = object[u"min-score"_s]; score.isDouble())
        listing.minScore = score.toInt();
    return listing;
}

} // namespace

QString optionsToText(const DownloadOptions &options)
{
    const QJsonObject object = {
        {u"directory"_s, options.directory},
        {u"types"_s, options.types.toString()},
        {u"on-conflict"_s, enumWord(options.onConflict)},
        {u"verify"_s, enumWord(options.verify)},
        {u"damaged"_s, enumWord(options.damaged)},
        {u"duplicates"_s, enumWord(options.duplicates)},
        {u"max-bytes"_s, options.maxBytes},
        {u"min-bytes"_s, options.minBytes},
        {u"min-width"_s, options.minWidthPx},
        {u"min-height"_s, options.minHeightPx},
        {u"max-width"_s, options.maxWidthPx},
        {u"max-height"_s, options.maxHeightPx},
        {u"listing"_s, listingToObject(options.listing)},
        {u"name"_s, options.nameTemplate},
        {u"sidecars"_s, options.writesSidecars},
        {u"thumbnails"_s, options.makesThumbnails},
        {u"origin"_s, options.marksOrigin},
        {u"server-time"_s, options.keepsServerTime},
    };
    return QString::fromUtf8(QJsonDocument(object).toJson(QJsonDocument::Compact));
}

DownloadOptions optionsFromText(const QString &text)
{
    const QJsonObject object = QJsonDocument::fromJson(text.toUtf8()).object();
    DownloadOptions options;
    options.directory = object[u"directory"_s].toString();
    options.types = TypeSelection::parse(object[u"types"_s].toString()).value_or(TypeSelection());
    options.onConflict = enumFromWord<ConflictRule>(object[u"on-conflict"_s].toString()).value_or(options.onConflict);
    options.verify = enumFromWord<VerifyMode>(object[u"verify"_s].toString()).value_or(options.verify);
    options.damaged = enumFromWord<DamagedRule>(object[u"damaged"_s].toString()).value_or(options.damaged);
    options.duplicates = enumFromWord<DuplicateRule>(object[u"duplicates"_s].toString()).value_or(options.duplicates);
    options.maxBytes = object[u"max-bytes"_s].toInteger(options.maxBytes);
    options.minBytes = object[u"min-bytes"_s].toInteger();
    options.minWidthPx = object[u"min-width"_s].toInt();
    options.minHeightPx = object[u"min-height"_s].toInt();
    options.maxWidthPx = object[u"max-width"_s].toInt();
    options.maxHeightPx = object[u"max-height"_s].toInt();
    options.listing = listingFromObject(object[u"listing"_s].toObject());
    options.nameTemplate = object[u"name"_s].toString(options.nameTemplate);
    options.writesSidecars = object[u"sidecars"_s].toBool();
    options.makesThumbnails = object[u"thumbnails"_s].toBool(options.makesThumbnails);
    options.marksOrigin = object[u"origin"_s].toBool(options.marksOrigin);
    options.keepsServerTime = object[u"server-time"_s].toBool(options.keepsServerTime);
    return options;
}

} // namespace bowerbird
