// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "handoff/aria2client.h"

#include <QJsonObject>
#include <QNetworkProxy>
#include <QNetworkReply>
#include <QTimer>
#include <QUrl>

#include <algorithm>
#include <utility>

namespace bowerbird {

using namespace Qt::StringLiterals;

namespace {

FailureReason reasonOf(QNetworkReply::NetworkError error)
{
    switch (error) {
    case QNetworkReply::ConnectionRefusedError:
        return FailureReason::Refused;
    case QNetworkReply::HostNotFoundError:
        return FailureReason::Dns;
    case QNetworkReply::TimeoutError:
    case QNetworkReply::OperationCanceledError: // by the timeout of the transfer
        return FailureReason::Timeout;
    case QNetworkReply::SslHandshakeFailedError:
        return FailureReason::Tls;
    default:
        return FailureReason::ConnectionLost;
    }
}

// Calls `work` for each batch of `items`.
template<typename Item, typename Work>
void inBatches(const QList<Item> &items, Work work)
{
    for (qsizetype first = 0; first < items.size(); first += Aria2Client::kMostAtOnce)
        work(first, items.sliced(first, std::min(Aria2Client::kMostAtOnce, items.size() - first)));
}

template<typename Value>
Result<QList<Result<Value>>> readEach(const Result<QList<Result<QJsonValue>>> &answers,
                                      Result<Value> (*read)(const Result<QJsonValue> &))
{
    if (!answers)
        return std::unexpected(answers.error());
    QList<Result<Value>> values;
    for (const Result<QJsonValue> &answer : *answers)
        values << read(answer);
    return values;
}

} // namespace

Aria2Client::Aria2Client(Aria2Settings settings, std::chrono::milliseconds patience, QObject *parent)
    : QObject(parent)
    , m_settings(std::move(settings))
{
    // It is a machine of the person's own: a proxy for the world has no business there.
    m_network.setProxy(QNetworkProxy::NoProxy);
    m_network.setTransferTimeout(static_cast<int>(patience.count()));
    m_network.setRedirectPolicy(QNetworkRequest::ManualRedirectPolicy);
}

void Aria2Client::askVersion(Taker<QString> take)
{
    post({aria2Call(m_settings.secret, u"aria2.getVersion"_s)},
         [take = std::move(take)](const Result<QList<Result<QJsonValue>>> &answers) {
             if (!answers)
                 return take(std::unexpected(answers.error()));
             const Result<QJsonValue> &answer = answers->first();
             const QString version = answer ? answer->toObject()[u"version"_s].toString() : QString();
             if (!answer)
                 take(std::unexpected(answer.error()));
             else if (version.isEmpty())
                 take(fail(FailureReason::BadAnswer, u"no version"_s));
             else
                 take(version);
         });
}

void Aria2Client::add(const QList<Aria2Image> &images, BatchTaker<QString> take)
{
    inBatches(images, [&](qsizetype first, const QList<Aria2Image> &batch) {
        QJsonArray calls;
        for (const Aria2Image &image : batch)
            calls.append(aria2Call(m_settings.secret, u"aria2.addUri"_s, aria2AddParams(image)));
        post(calls, [take, first, count = batch.size()](const Result<QList<Result<QJsonValue>>> &answers) {
            take(first, count, readEach(answers, aria2Gid));
        });
    });
}

void Aria2Client::askStatus(const QStringList &gids, BatchTaker<Aria2Status> take)
{
    inBatches(gids, [&](qsizetype first, const QStringList &batch) {
        QJsonArray calls;
        for (const QString &gid : batch)
            calls.append(aria2Call(m_settings.secret, u"aria2.tellStatus"_s, aria2StatusParams(gid)));
        post(calls, [take, first, count = batch.size()](const Result<QList<Result<QJsonValue>>> &answers) {
            take(first, count, readEach(answers, aria2Status));
        });
    });
}

void Aria2Client::askActive(Taker<QList<Aria2Status>> take)
{
    askStates(u"aria2.tellActive"_s, aria2ActiveParams(), std::move(take));
}

void Aria2Client::askEnded(qsizetype from, qsizetype count, Taker<QList<Aria2Status>> take)
{
    askStates(u"aria2.tellStopped"_s, aria2EndedParams(from, count), std::move(take));
}

void Aria2Client::askStates(const QString &method, const QJsonArray &params, Taker<QList<Aria2Status>> take)
{
    post({aria2Call(m_settings.secret, method, params)},
         [take = std::move(take)](const Result<QList<Result<QJsonValue>>> &answers) {
             if (answers)
                 take(aria2States(answers->first()));
             else
                 take(std::unexpected(answers.error()));
         });
}

void Aria2Client::remove(const QStringList &gids, Taker<int> take)
{
    inBatches(gids, [&](qsizetype, const QStringList &batch) {
        QJsonArray calls;
        for (const QString &gid : batch)
            calls.append(aria2Call(m_settings.secret, u"aria2.forceRemove"_s, {gid}));
        post(calls, [take](const Result<QList<Result<QJsonValue>>> &answers) {
            if (!take)
                return;
            if (!answers)
                return take(std::unexpected(answers.error()));
            take(static_cast<int>(std::ranges::count_if(*answers, [](const auto &answer) { return bool(answer); })));
        });
    });
}

void Aria2Client::post(const QJsonArray &calls, std::function<void(const Result<QList<Result<QJsonValue>>> &)> take)
{
    const QUrl url(m_settings.rpcUrl.trimmed(), QUrl::StrictMode);
    const bool isUsable =
        url.isValid() && !url.host().isEmpty() && (url.scheme() == "http"_L1 || url.scheme() == "https"_L1);
    if (!isUsable) {
        QTimer::singleShot(0, this, [take = std::move(take)] {
            take(fail(FailureReason::UnsupportedLink, u"not an http or https address"_s));
        });
        return;
    }
    QNetworkRequest request(url);
    request.setHeader(QNetworkRequest::ContentTypeHeader, u"application/json"_s);
    request.setAttribute(QNetworkRequest::Http2AllowedAttribute, false);
    QNetworkReply *reply = m_network.post(request, aria2Batch(calls));
    connect(reply, &QNetworkReply::downloadProgress, reply, [reply](qint64 received, qint64) {
        if (received > kLongestAnswer)
            reply->abort();
    });
    connect(reply, &QNetworkReply::finished, this, [reply, take = std::move(take), count = calls.size()] {
        reply->deleteLater();
        const Result<QByteArray> body = bodyOf(*reply);
        if (body)
            take(aria2Answers(*body, count));
        else
            take(std::unexpected(body.error()));
    });
}

// aria2 tells its errors with status 400 and a body that says more.
Result<QByteArray> Aria2Client::bodyOf(QNetworkReply &reply)
{
    const int status = reply.attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    const bool wasTooLong =
        reply.error() == QNetworkReply::OperationCanceledError && reply.bytesAvailable() > kLongestAnswer;
    if (wasTooLong)
        return fail(FailureReason::BadAnswer, u"an answer without end"_s, status);
    if (status == 0)
        return fail(reasonOf(reply.error()), reply.errorString());
    if (status == 401 || status == 403)
        return fail(FailureReason::Forbidden, reply.errorString(), status);
    const QByteArray body = reply.readAll();
    const bool mayHoldAnswer = status == 200 || body.trimmed().startsWith('{');
    if (!mayHoldAnswer)
        return fail(FailureReason::BadAnswer, u"not an answer of aria2's"_s, status);
    if (status == 200 && reply.error() != QNetworkReply::NoError)
        return fail(reasonOf(reply.error()), reply.errorString(), status);
    return body;
}

} // namespace bowerbird
