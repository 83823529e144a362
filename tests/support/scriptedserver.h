// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "support/reply.h"

#include <QHash>
#include <QList>
#include <QString>

#include <condition_variable>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

namespace bowerbird::test {

// An HTTP server on 127.0.0.1 that does exactly what a test says, good or bad:
//
//     ScriptedServer server;
//     server.on("/a.jpg", Reply::ok(bytes).type("image/jpeg"));
//     server.on("/b.jpg", {Reply::status(503), Reply::ok(bytes).cutAfter(100), Reply::ok(bytes)}); // three attempts
//     server.on("/c.jpg", [](const Request &request) { return Reply::ok(request.header("user-agent")); });
//     ... fetch server.url("/a.jpg") ...
//     QCOMPARE(server.requestCount("/b.jpg"), 3);
//
// A path matches with its query, else without; anything else is 404. The last of several replies repeats.
//
// Thread: every method from any thread; serves on threads of its own from construction to destruction.
class ScriptedServer
{
public:
    using Handler = std::function<Reply(const Request &)>; // called on a connection's thread

    enum class Reach : quint8 { Loopback, All }; // All: by every address of the machine
    explicit ScriptedServer(Reach reach = Reach::Loopback);
    ~ScriptedServer(); // ends every connection, whatever it is doing
    Q_DISABLE_COPY_MOVE(ScriptedServer)

    void on(const QByteArray &path, const Reply &reply);
    void on(const QByteArray &path, const QList<Reply> &successive);
    void on(const QByteArray &path, Handler handler);
    void otherwise(Handler handler); // in place of the 404
    // Takes whatever comes first on a connection for a request, such as the beginning of a TLS handshake.
    void answerAnyBytesWith(const Reply &reply);

    [[nodiscard]] QString url(const QString &path) const; // "http://127.0.0.1:PORT" + path
    [[nodiscard]] QString url(const char *path) const { return url(QString::fromUtf8(path)); }
    [[nodiscard]] QString authority() const; // "127.0.0.1:PORT"
    [[nodiscard]] quint16 port() const { return m_port; }

    // Of one path (without its query), or of all when it is empty; in the order of their arrival.
    [[nodiscard]] QList<Request> requests(const QByteArray &path = {}) const;
    [[nodiscard]] int requestCount(const QByteArray &path = {}) const;
    // Of bodies (with their chunks' sizes, if any), counted when an answer has ended.
    [[nodiscard]] qint64 bodyBytes(const QByteArray &path = {}) const;
    [[nodiscard]] int connectionCount() const; // ever accepted
    [[nodiscard]] int mostAtOnce() const;      // the largest number of requests that were being answered together
    // False when there are fewer within the time.
    [[nodiscard]] bool waitForRequests(int count, std::chrono::milliseconds atMost = std::chrono::seconds(5)) const;
    [[nodiscard]] bool waitForConnections(int count, std::chrono::milliseconds atMost = std::chrono::seconds(5)) const;

private:
    void listenOnFreePort(Reach reach);
    void acceptConnections();
    void serve(int socket, int number);
    [[nodiscard]] bool takesAnyBytes() const;
    [[nodiscard]] Handler begin(const Request &request);
    void end(const Request &request, qint64 bodyBytes);

    int m_listener = -1;
    int m_wakeUp = -1; // readable once the server stops
    quint16 m_port = 0;

    mutable std::mutex m_mutex; // guards all below but the acceptor
    mutable std::condition_variable m_changed;
    QHash<QByteArray, Handler> m_handlers;
    Handler m_otherwise;
    bool m_takesAnyBytes = false;
    QList<Request> m_requests;
    QHash<QByteArray, qint64> m_bodyBytes; // by path
    int m_connections = 0;
    int m_atOnce = 0;
    int m_mostAtOnce = 0;

    std::vector<std::jthread> m_threads; // of connections; touched by the acceptor and, after its end, the destructor
    std::jthread m_acceptor;
};

} // namespace bowerbird::test
