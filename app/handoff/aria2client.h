// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/settings.h"
#include "handoff/aria2messages.h"

#include <QNetworkAccessManager>
#include <QObject>

#include <chrono>
#include <functional>

class QNetworkReply;

namespace bowerbird {

// Speaks to one aria2 daemon. Every call is answered once, later, unless this goes before; calls are sent in batches of
// kMostAtOnce, each batch answered for itself, in any order.
//
// Thread: UI. Errors of a whole batch: UnsupportedLink (no http or https address), Refused, Dns, Timeout, Tls,
// ConnectionLost (not reachable), Forbidden (the secret), BadAnswer (not aria2, or nonsense).
class Aria2Client : public QObject
{
    Q_OBJECT
public:
    explicit Aria2Client(Aria2Settings settings, std::chrono::milliseconds patience = std::chrono::seconds(15),
                         QObject *parent = nullptr);

    template<typename Value>
    using Taker = std::function<void(const Result<Value> &)>;
    // `first` is the position of the batch's first item among those that were given, `count` how many it has.
    template<typename Value>
    using BatchTaker = std::function<void(qsizetype first, qsizetype count, const Result<QList<Result<Value>>> &)>;

    void askVersion(Taker<QString> take);
    void add(const QList<Aria2Image> &images, BatchTaker<QString> take); // -> the name (GID) of each download
    void askStatus(const QStringList &gids, BatchTaker<Aria2Status> take);
    // What goes on, and what has ended: see aria2EndedParams().
    void askActive(Taker<QList<Aria2Status>> take);
    void askEnded(qsizetype from, qsizetype count, Taker<QList<Aria2Status>> take);
    // Stops downloads and has them forgotten; what is not there any more is no error.
    void remove(const QStringList &gids, Taker<int> take = {}); // -> how many there still were

    [[nodiscard]] const Aria2Settings &settings() const { return m_settings; }

    static constexpr qsizetype kMostAtOnce = 100;
    static constexpr qint64 kLongestAnswer = 8LL * 1024 * 1024; // bytes

private:
    void askStates(const QString &method, const QJsonArray &params, Taker<QList<Aria2Status>> take);
    void post(const QJsonArray &calls, std::function<void(const Result<QList<Result<QJsonValue>>> &)> take);
    [[nodiscard]] static Result<QByteArray> bodyOf(QNetworkReply &reply);

    Aria2Settings m_settings;
    QNetworkAccessManager m_network;
};

} // namespace bowerbird
