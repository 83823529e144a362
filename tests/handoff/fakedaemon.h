// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/settings.h"
#include "support/scriptedserver.h"

#include <QHash>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <mutex>
#include <vector>

namespace bowerbird::test {

// Answers as aria2 does, and downloads nothing: what is added is in the state `initial` until a test says otherwise.
//
// Thread: every method from any thread.
class FakeDaemon
{
public:
    struct Download
    {
        QString gid;
        QString url; // the first
        QStringList urls;
        QJsonObject options;
        QString status;
        QString errorCode = {};
    };
    enum class Answers : quint8 {
        Usual,
        TooLate, // has taken what it was given
        Never,   // nor taken anything
        Refused,
        RefusedTwice, // as when a request comes a second time
    };

    explicit FakeDaemon(QString initial = QStringLiteral("active"))
        : m_initial(std::move(initial))
    {
        m_server.on("/jsonrpc", [this](const Request &request) { return answer(request); });
    }

    [[nodiscard]] Aria2Settings settings(const QString &directory = {}) const
    {
        return {.rpcUrl = m_server.url("/jsonrpc"), .secret = {}, .directory = directory};
    }
    void setAnswersToAdding(Answers answers)
    {
        const std::lock_guard lock(m_mutex);
        m_adding = answers;
    }
    void takeNoNames() // gives its own
    {
        const std::lock_guard lock(m_mutex);
        m_takesNames = false;
    }
    // Of the first `count` that were added and have not ended.
    void end(int count, const QString &status = QStringLiteral("complete"), const QString &errorCode = {})
    {
        const std::lock_guard lock(m_mutex);
        for (Download &download : m_downloads) {
            if (count == 0 || hasEnded(download))
                continue;
            download.status = status;
            download.errorCode = errorCode;
            m_ended.push_back(download.gid);
            --count;
        }
    }
    void forgetAll()
    {
        const std::lock_guard lock(m_mutex);
        m_downloads.clear();
        m_places.clear();
    }

    [[nodiscard]] int count(const QString &method) const
    {
        const std::lock_guard lock(m_mutex);
        return m_calls.value(method);
    }
    [[nodiscard]] std::vector<Download> downloads() const
    {
        const std::lock_guard lock(m_mutex);
        return m_downloads;
    }
    [[nodiscard]] QStringList urls() const // in the order of adding
    {
        QStringList urls;
        for (const Download &download : downloads())
            urls << download.url;
        return urls;
    }
    [[nodiscard]] qsizetype mostCalls() const // in one request
    {
        const std::lock_guard lock(m_mutex);
        return m_mostCalls;
    }
    [[nodiscard]] int mostAtOnce() const { return m_server.mostAtOnce(); } // requests
    [[nodiscard]] int requestCount() const { return m_server.requestCount(); }

private:
    static bool hasEnded(const Download &download)
    {
        return download.status == QStringLiteral("complete") || download.status == QStringLiteral("error") ||
               download.status == QStringLiteral("removed");
    }

    Reply answer(const Request &request)
    {
        const QJsonObject asked = QJsonDocument::fromJson(request.body).object();
        const QJsonArray calls = asked[QStringLiteral("params")].toArray().first().toArray();
        QJsonArray results;
        Answers answers = Answers::Usual;
        {
            const std::lock_guard lock(m_mutex);
            m_mostCalls = std::max(m_mostCalls, calls.size());
            for (const QJsonValue &call : calls) {
                const QString method = call.toObject()[QStringLiteral("methodName")].toString();
                ++m_calls[method];
                if (method == QStringLiteral("aria2.addUri"))
                    answers = m_adding;
                results.append(answerTo(method, call.toObject()[QStringLiteral("params")].toArray()));
            }
        }
        const Reply reply = Reply::ok(QJsonDocument(QJsonObject{{QStringLiteral("result"), results}}).toJson());
        const bool isLate = answers == Answers::TooLate || answers == Answers::Never;
        return !isLate ? reply : Reply(reply).delay(std::chrono::seconds(30));
    }

    QJsonValue answerTo(const QString &method, const QJsonArray &params)
    {
        if (method == QStringLiteral("aria2.addUri"))
            return add(params);
        if (method == QStringLiteral("aria2.tellActive"))
            return QJsonArray{statesOf([](const Download &download) { return download.status == u"active"; })};
        if (method == QStringLiteral("aria2.tellStopped"))
            return QJsonArray{ended(-1 - params.at(0).toInteger(), params.at(1).toInteger())};
        const QString gid = params.first().toString();
        Download *download = find(gid);
        if (!download)
            return QJsonObject{{QStringLiteral("code"), 1},
                               {QStringLiteral("message"), QStringLiteral("GID %1 is not found").arg(gid)}};
        if (method == QStringLiteral("aria2.forceRemove"))
            download->status = QStringLiteral("removed");
        return QJsonArray{method == QStringLiteral("aria2.tellStatus") ? QJsonValue(stateOf(*download))
                                                                       : QJsonValue(gid)};
    }

    Download *find(const QString &gid)
    {
        const auto place = m_places.constFind(gid);
        return place == m_places.cend() ? nullptr : &m_downloads.at(*place);
    }

    QJsonValue add(const QJsonArray &params)
    {
        QStringList urls;
        const QJsonArray given = params.first().toArray();
        for (const QJsonValue &url : given)
            urls << url.toString();
        const QJsonObject options = params.at(1).toObject();
        const QString gid =
            m_takesNames ? options[QStringLiteral("gid")].toString() : QStringLiteral("gid%1").arg(m_downloads.size());
        const QJsonObject refusal{{QStringLiteral("code"), 1},
                                  {QStringLiteral("message"), QStringLiteral("No URI to download.")}};
        if (m_adding == Answers::Never || m_adding == Answers::Refused)
            return refusal;
        m_places.insert(gid, m_downloads.size());
        m_downloads.push_back(
            {.gid = gid, .url = urls.value(0), .urls = urls, .options = options, .status = m_initial});
        if (m_adding == Answers::RefusedTwice)
            return refusal;
        return QJsonArray{gid};
    }

    QJsonArray statesOf(bool (*wants)(const Download &)) const
    {
        QJsonArray states;
        for (const Download &download : m_downloads) {
            if (wants(download))
                states.append(stateOf(download));
        }
        return states;
    }

    // The latest first.
    QJsonArray ended(qint64 from, qint64 count)
    {
        QJsonArray states;
        const auto size = static_cast<qint64>(m_ended.size());
        for (qint64 i = size - 1 - from; i >= 0 && count > 0; --i, --count) {
            if (const Download *found = find(m_ended.at(static_cast<size_t>(i))))
                states.append(stateOf(*found));
        }
        return states;
    }

    static QJsonObject stateOf(const Download &download)
    {
        return {{QStringLiteral("gid"), download.gid},
                {QStringLiteral("status"), download.status},
                {QStringLiteral("completedLength"), QStringLiteral("50")},
                {QStringLiteral("totalLength"), QStringLiteral("200")},
                {QStringLiteral("downloadSpeed"), QStringLiteral("10")},
                {QStringLiteral("errorCode"), download.errorCode}};
    }

    const QString m_initial;
    mutable std::mutex m_mutex; // guards all but the server
    Answers m_adding = Answers::Usual;
    bool m_takesNames = true;
    QHash<QString, int> m_calls;       // by method
    std::vector<Download> m_downloads; // in the order of adding
    QHash<QString, size_t> m_places;   // where in it, by name
    std::vector<QString> m_ended;      // names, in the order of ending
    qsizetype m_mostCalls = 0;
    ScriptedServer m_server; // last: its threads use the rest
};

} // namespace bowerbird::test
