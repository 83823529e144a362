// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "sources/apicredits.h"

#include <QJsonDocument>
#include <QJsonObject>

#include <limits>

namespace bowerbird {

using namespace Qt::StringLiterals;

namespace {

std::optional<qint64> wholeNumber(const QByteArray &text)
{
    bool isNumber = false;
    const qint64 number = text.trimmed().toLongLong(&isNumber);
    return isNumber && number >= 0 ? std::optional(number) : std::nullopt;
}

std::optional<qint64> wholeNumber(const QJsonValue &value)
{
    if (value.isString())
        return wholeNumber(value.toString().toLatin1());
    const double number = value.toDouble(-1);
    constexpr double kMost = 9e15; // a double holds whole numbers up to here
    return number >= 0 && number <= kMost ? std::optional(static_cast<qint64>(number)) : std::nullopt;
}

std::optional<int> countOf(std::optional<qint64> number)
{
    if (!number || *number > std::numeric_limits<int>::max())
        return std::nullopt;
    return static_cast<int>(*number);
}

QDateTime resetOf(std::optional<qint64> seconds, const QDateTime &serverNow, const QDateTime &now)
{
    constexpr qint64 kLongestSpan = 10'000'000; // seconds; more is a point in time
    constexpr qint64 kLastMoment = 253'402'300'799;
    if (!seconds || *seconds > kLastMoment)
        return {};
    const qint64 left = *seconds > kLongestSpan ? *seconds - serverNow.toSecsSinceEpoch() : *seconds;
    return left <= kLongestSpan ? now.toUTC().addSecs(std::max<qint64>(0, left)) : QDateTime();
}

bool isUnderATenth(std::optional<int> remaining, std::optional<int> limit, int usualLimit)
{
    return remaining && qint64(*remaining) * 10 < limit.value_or(usualLimit);
}

} // namespace

bool ApiCredits::isLow() const
{
    constexpr int kUsualUserLimit = 500;
    constexpr int kUsualClientLimit = 12'500;
    return isUnderATenth(userRemaining, userLimit, kUsualUserLimit) ||
           isUnderATenth(clientRemaining, clientLimit, kUsualClientLimit);
}

QDateTime serverTime(const HttpAnswer &answer, const QDateTime &now)
{
    return answer.date.isValid() ? answer.date : now;
}

ApiCredits creditsInHeaders(const HttpAnswer &answer, const QDateTime &now)
{
    ApiCredits credits;
    credits.userRemaining = countOf(wholeNumber(answer.userRemaining));
    credits.userLimit = countOf(wholeNumber(answer.userLimit));
    credits.userReset = resetOf(wholeNumber(answer.userReset), serverTime(answer, now), now);
    credits.clientRemaining = countOf(wholeNumber(answer.clientRemaining));
    credits.clientLimit = countOf(wholeNumber(answer.clientLimit));
    return credits;
}

std::optional<ApiCredits> creditsInBody(const QByteArray &body, const QDateTime &serverNow, const QDateTime &now)
{
    const QJsonObject data = QJsonDocument::fromJson(body).object().value("data"_L1).toObject();
    ApiCredits credits;
    credits.userRemaining = countOf(wholeNumber(data.value("UserRemaining"_L1)));
    credits.userLimit = countOf(wholeNumber(data.value("UserLimit"_L1)));
    credits.userReset = resetOf(wholeNumber(data.value("UserReset"_L1)), serverNow, now);
    credits.clientRemaining = countOf(wholeNumber(data.value("ClientRemaining"_L1)));
    credits.clientLimit = countOf(wholeNumber(data.value("ClientLimit"_L1)));
    return credits.isKnown() ? std::optional(credits) : std::nullopt;
}

} // namespace bowerbird
