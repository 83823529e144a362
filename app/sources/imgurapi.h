// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/failure.h"
#include "core/settings.h"
#include "sources/httpget.h"
#include "sources/imgurjson.h"

#include <QObject>
#include <QString>
#include <QTimer>

#include <chrono>
#include <functional>
#include <optional>

class QNetworkAccessManager;

namespace bowerbird {

struct ImgurApiOptions
{
    QString base; // "https://api.imgur.com/3/"
    QString clientId;
    ImgurReading reading;
    NetworkSettings network;
    std::chrono::milliseconds firstRetryDelay{500}; // doubles with each attempt
};

// Asks Imgur's API, one request after the other, and tries again where that may help: trouble on the way and server
// errors kMostRetries times, a limit that lifts within kLongestWait after that time. Near the end of Imgur's budget it
// stops by itself, for a Client-ID that overruns it is blocked for weeks.
//
// The Client-ID goes to the base's own origin and nowhere else.
//
// Thread: UI. Owns: its request. Borrows: the network, which outlives it.
class ImgurApi : public QObject
{
    Q_OBJECT
public:
    using Done = std::function<void(Result<ImgurAnswer>)>;

    ImgurApi(QNetworkAccessManager &network, ImgurApiOptions options, QObject *parent = nullptr);

    // `path` is relative to the base, encoded, and may have a query. One at a time; `done` comes once, never from
    // within get(), unless cancel() comes first. It may call get() again.
    void get(const QString &path, Done done);
    void cancel();

    static constexpr int kMostRetries = 3;
    static constexpr std::chrono::milliseconds kLongestWait{60'000};
    static constexpr int kUserReserve = 10;   // requests of an hour that are left unused
    static constexpr int kClientReserve = 50; // of a day, shared by all who use the Client-ID

private:
    void send();
    void take(const Result<HttpAnswer> &answer);
    void noteBudget(const HttpAnswer &answer);
    [[nodiscard]] Result<ImgurAnswer> judge(const HttpAnswer &answer) const;
    [[nodiscard]] std::optional<std::chrono::milliseconds> delayAfter(const Failure &failure) const;
    void endLater(const Failure &failure);
    void end(Result<ImgurAnswer> result);

    ImgurApiOptions m_options;
    HttpGet m_get;
    QTimer m_wait; // before the next attempt, or for an end that must not come at once
    QString m_path;
    Done m_done;
    int m_retries = 0;
    std::optional<Failure> m_refusal;       // the end that comes without a request
    std::optional<Failure> m_budgetIsSpent; // the next request would go over it
};

} // namespace bowerbird
