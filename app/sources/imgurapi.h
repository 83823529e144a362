// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/failure.h"
#include "core/settings.h"
#include "sources/apibudget.h"
#include "sources/httpget.h"
#include "sources/imgurjson.h"

#include <QDateTime>
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
    int retries = 4;                                // attempts after the first
    std::chrono::milliseconds firstRetryDelay{500}; // doubles with each attempt
    ApiBudget *budget = nullptr;                    // never null; outlives whoever asks
    Patience patience = Patience::Short;
};

// Asks Imgur's API, one request after the other, within the budget it shares with others, and tries again where that
// may help: trouble on the way and server errors as often as its options say, and after a refusal for want of a budget
// when that allows it, if patience lasts so long; whoever has patience asks on until it is let.
//
// The Client-ID goes to the base's own origin and nowhere else.
//
// Thread: UI. Owns: its request. Borrows: the network and the budget, which outlive it.
class ImgurApi : public QObject
{
    Q_OBJECT
public:
    using Done = std::function<void(Result<ImgurAnswer>)>;

    ImgurApi(QNetworkAccessManager &network, ImgurApiOptions options, QObject *parent = nullptr);
    ~ImgurApi() override;
    Q_DISABLE_COPY_MOVE(ImgurApi)

    // `path` is relative to the base, encoded, and may have a query. One at a time; `done` comes once, never from
    // within get(), unless cancel() comes first. It may call get() again.
    void get(const QString &path, Done done);
    // Tells the budget what is left by the API's own word, which costs nothing; at once, even in a pause, but not while
    // get() is at work. `done` comes as above, whatever came of it.
    void askForCredits(std::function<void()> done);
    void cancel();

    [[nodiscard]] const ApiBudget &budget() const { return m_budget; }

    static constexpr std::chrono::minutes kLongestWait{10}; // with Patience::Short

Q_SIGNALS:
    // Nothing is asked before `until`; told again when it changes. An invalid time: it goes on.
    void waiting(const QDateTime &until);

private:
    [[nodiscard]] bool canAsk() const;
    void send();
    void awaitBudget();
    void leaveBudget();
    void take(const Result<HttpAnswer> &answer);
    void takeRefusal(const Failure &failure);
    [[nodiscard]] std::optional<std::chrono::milliseconds> tooLongPause() const;
    void tellWaiting(const QDateTime &until);
    [[nodiscard]] Result<ImgurAnswer> judge(const HttpAnswer &answer) const;
    [[nodiscard]] std::optional<std::chrono::milliseconds> delayAfter(const Failure &failure) const;
    [[nodiscard]] std::chrono::milliseconds backOff() const;
    [[nodiscard]] QByteArray authorization() const;
    void endLater(const Failure &failure);
    void end(Result<ImgurAnswer> result);

    ImgurApiOptions m_options;
    ApiBudget &m_budget;
    HttpGet m_get;
    QTimer m_wait; // before the next attempt, or for an end that must not come at once
    QString m_path;
    Done m_done;
    int m_retries = 0;
    std::optional<Failure> m_refusal; // the end that comes without a request
    bool m_awaits = false;            // the budget's leave
    bool m_isInside = false;          // has it
    QDateTime m_toldUntil;            // as last signalled
};

} // namespace bowerbird
