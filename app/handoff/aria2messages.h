// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/failure.h"
#include "core/settings.h"

#include <QByteArray>
#include <QJsonArray>
#include <QJsonValue>
#include <QList>
#include <QString>
#include <QStringList>

namespace bowerbird {

// One image as aria2 is to fetch it.
struct Aria2Image
{
    QStringList urls; // of the same file
    QString referer;  // empty = none
    QString userAgent;
    QStringList headers; // "Name: value"
    QString directory;   // on the daemon's machine; empty = its own default
    QString fileName;    // below it, with '/' between folders; empty = as its server says
    QString name = {};   // what the download is to be called there (GID): 16 hexadecimal digits; empty = any
};

// A name for a new download, as good as certainly not in use.
[[nodiscard]] QString newAria2Name();

// How far a download of aria2's has come.
struct Aria2Status
{
    enum class Stage : quint8 { Waiting, Active, Paused, Done, Failed, Removed };
    Stage stage = Stage::Waiting;
    QString name; // of the download
    qint64 received = 0;
    qint64 total = 0; // 0 = not known yet
    qint64 bytesPerSecond = 0;
    QString path;            // on the daemon's machine; empty = not known yet
    QString message;         // why it has failed, in aria2's words
    bool isNotFound = false; // and that its server does not have it
};

// The messages of aria2's JSON-RPC interface, as pure functions.
// Source: aria2c(1), "RPC INTERFACE"; tried with 1.36.0.

// A call in a batch: method and parameters, the secret in front.
[[nodiscard]] QJsonValue aria2Call(const QString &secret, const QString &method, const QJsonArray &params = {});
[[nodiscard]] QJsonArray aria2AddParams(const Aria2Image &image);
[[nodiscard]] QJsonArray aria2StatusParams(const QString &gid);
[[nodiscard]] QJsonArray aria2ActiveParams();
// `count` of the downloads that have ended, the latest first, from the one on that is `from` places behind the latest.
[[nodiscard]] QJsonArray aria2EndedParams(qsizetype from, qsizetype count);

// Several calls in one request.
[[nodiscard]] QByteArray aria2Batch(const QJsonArray &calls);
// The answers to a batch of `count`, each for itself. Errors: Forbidden (wrong or missing secret), BadAnswer.
[[nodiscard]] Result<QList<Result<QJsonValue>>> aria2Answers(const QByteArray &body, qsizetype count);

[[nodiscard]] Result<QString> aria2Gid(const Result<QJsonValue> &answer);
[[nodiscard]] Result<Aria2Status> aria2Status(const Result<QJsonValue> &answer);
// Of several downloads; those that cannot be read are left out.
[[nodiscard]] Result<QList<Aria2Status>> aria2States(const Result<QJsonValue> &answer);

} // namespace bowerbird
