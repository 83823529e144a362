// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "handoff/aria2messages.h"

#include <QHash>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRandomGenerator>

#include <algorithm>

namespace bowerbird {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype kLongestMessage = 300;

// An error of one call, or of the whole request. aria2 has the code 1 for everything, so that its words decide.
Failure failureIn(const QJsonObject &error)
{
    const QString message = error[u"message"_s].toString().simplified().left(kLongestMessage);
    if (message.compare("Unauthorized"_L1, Qt::CaseInsensitive) == 0)
        return {.reason = FailureReason::Forbidden, .detail = message};
    const bool isUnknown = message.contains("is not found"_L1) || message.contains("not found for GID"_L1);
    return {.reason = isUnknown ? FailureReason::NotFound : FailureReason::ApiError, .detail = message};
}

Failure badAnswer(const QString &detail)
{
    return {.reason = FailureReason::BadAnswer, .detail = detail};
}

Result<QJsonValue> oneAnswer(const QJsonValue &value)
{
    if (value.isObject())
        return std::unexpected(failureIn(value.toObject()));
    const QJsonArray wrapped = value.toArray();
    if (wrapped.size() != 1)
        return std::unexpected(badAnswer(u"an answer without a result"_s));
    return wrapped.first();
}

QJsonArray wantedKeys()
{
    return {u"gid"_s,           u"status"_s, u"completedLength"_s, u"totalLength"_s,
            u"downloadSpeed"_s, u"files"_s,  u"errorCode"_s,       u"errorMessage"_s};
}

// 3 and 4 are its codes for what is not there; 410 is one of the answers that it has no code for.
bool isNotFound(const QString &code, const QString &message)
{
    return code == u"3"_s || code == u"4"_s || (code == u"22"_s && message.contains("status=410"_L1));
}

// Numbers come as text, since they may be larger than JSON's.
qint64 number(const QJsonValue &value)
{
    return std::max<qint64>(0, value.isString() ? value.toString().toLongLong() : value.toInteger());
}

} // namespace

QJsonValue aria2Call(const QString &secret, const QString &method, const QJsonArray &params)
{
    QJsonArray all;
    if (!secret.isEmpty())
        all.append(QString(u"token:"_s + secret));
    for (const QJsonValue &param : params)
        all.append(param);
    return QJsonObject{{u"methodName"_s, method}, {u"params"_s, all}};
}

QJsonArray aria2AddParams(const Aria2Image &image)
{
    QJsonObject options;
    const auto put = [&options](const QString &key, const QString &value) {
        if (!value.isEmpty())
            options.insert(key, value);
    };
    put(u"referer"_s, image.referer);
    put(u"user-agent"_s, image.userAgent);
    put(u"dir"_s, image.directory);
    put(u"out"_s, image.fileName);
    put(u"gid"_s, image.name);
    if (!image.headers.isEmpty())
        options.insert(u"header"_s, QJsonArray::fromStringList(image.headers));
    return {QJsonArray::fromStringList(image.urls), options};
}

QJsonArray aria2StatusParams(const QString &gid)
{
    return {gid, wantedKeys()};
}

QJsonArray aria2ActiveParams()
{
    return {wantedKeys()};
}

QJsonArray aria2EndedParams(qsizetype from, qsizetype count)
{
    return {-1 - from, count, wantedKeys()}; // numbers below zero count from the latest one on
}

QString newAria2Name()
{
    const quint64 number = std::max<quint64>(1, QRandomGenerator::system()->generate64()); // zero is aria2's own
    return u"%1"_s.arg(number, 16, 16, QLatin1Char('0'));
}

QByteArray aria2Batch(const QJsonArray &calls)
{
    const QJsonObject request{{u"jsonrpc"_s, u"2.0"_s},
                              {u"id"_s, u"bowerbird"_s},
                              {u"method"_s, u"system.multicall"_s},
                              {u"params"_s, QJsonArray{calls}}};
    return QJsonDocument(request).toJson(QJsonDocument::Compact);
}

Result<QList<Result<QJsonValue>>> aria2Answers(const QByteArray &body, qsizetype count)
{
    const QJsonDocument document = QJsonDocument::fromJson(body);
    if (!document.isObject())
        return std::unexpected(badAnswer(u"not an answer of aria2's"_s));
    const QJsonObject object = document.object();
    if (object[u"error"_s].isObject())
        return std::unexpected(failureIn(object[u"error"_s].toObject()));
    const QJsonArray values = object[u"result"_s].toArray();
    if (values.size() != count)
        return std::unexpected(badAnswer(u"%1 answers to %2 questions"_s.arg(values.size()).arg(count)));
    QList<Result<QJsonValue>> answers;
    for (const QJsonValue &value : values) {
        answers << oneAnswer(value);
        if (!answers.last() && answers.last().error().reason == FailureReason::Forbidden)
            return std::unexpected(answers.last().error()); // so are all the others
    }
    return answers;
}

Result<QString> aria2Gid(const Result<QJsonValue> &answer)
{
    if (!answer)
        return std::unexpected(answer.error());
    const QString gid = answer->toString();
    if (gid.isEmpty() || gid.size() > 64)
        return std::unexpected(badAnswer(u"no name for the download"_s));
    return gid;
}

Result<Aria2Status> aria2Status(const Result<QJsonValue> &answer)
{
    using Stage = Aria2Status::Stage;
    static const QHash<QString, Stage> kStages{{u"waiting"_s, Stage::Waiting}, {u"active"_s, Stage::Active},
                                               {u"paused"_s, Stage::Paused},   {u"complete"_s, Stage::Done},
                                               {u"error"_s, Stage::Failed},    {u"removed"_s, Stage::Removed}};
    if (!answer)
        return std::unexpected(answer.error());
    const QJsonObject object = answer->toObject();
    const auto stage = kStages.constFind(object[u"status"_s].toString());
    if (stage == kStages.constEnd())
        return std::unexpected(badAnswer(u"an unknown state: "_s + object[u"status"_s].toString().left(20)));
    const QString code = object[u"errorCode"_s].toString();
    const QString message = object[u"errorMessage"_s].toString().simplified().left(kLongestMessage);
    return Aria2Status{.stage = *stage,
                       .name = object[u"gid"_s].toString(),
                       .received = number(object[u"completedLength"_s]),
                       .total = number(object[u"totalLength"_s]),
                       .bytesPerSecond = number(object[u"downloadSpeed"_s]),
                       .path = object[u"files"_s].toArray().first().toObject()[u"path"_s].toString(),
                       .message = message.isEmpty() && *stage == Stage::Failed ? u"error %1"_s.arg(code) : message,
                       .isNotFound = *stage == Stage::Failed && isNotFound(code, message)};
}

Result<QList<Aria2Status>> aria2States(const Result<QJsonValue> &answer)
{
    if (!answer)
        return std::unexpected(answer.error());
    if (!answer->isArray())
        return std::unexpected(badAnswer(u"no list of downloads"_s));
    QList<Aria2Status> states;
    const QJsonArray downloads = answer->toArray();
    for (const QJsonValue &download : downloads) {
        if (const Result<Aria2Status> status = aria2Status(download))
            states << *status;
    }
    return states;
}

} // namespace bowerbird
