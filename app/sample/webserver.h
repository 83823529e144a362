// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/failure.h"

#include <QByteArray>

#include <chrono>
#include <functional>
#include <memory>
#include <utility>
#include <vector>

namespace bowerbird {

// What the sample gallery looks at in a request. Empty = the header is missing.
struct WebRequest
{
    QByteArray path;   // decoded, without the query
    QByteArray target; // as it was sent
    QByteArray authorization;
    QByteArray range;
    QByteArray ifRange;
    QByteArray ifNoneMatch;
};

struct WebReply
{
    int status = 200;
    QByteArray contentType;
    std::vector<std::pair<QByteArray, QByteArray>> headers; // but Content-Type and Content-Length
    QByteArray body;
    std::chrono::milliseconds latency{0}; // before the first byte
    std::chrono::milliseconds sending{0}; // spread over the body
};

// A small HTTP/1.1 server on 127.0.0.1 for GET and HEAD, for up to kConnections at once; more of them wait.
//
// Thread: made, started and stopped on one thread. The handler is called on the server's own threads, several at once.
// Owns: those threads and the sockets.
class WebServer
{
public:
    using Handler = std::function<WebReply(const WebRequest &)>;

    static constexpr int kConnections = 96; // 64 workers, and a window's previews beside them

    explicit WebServer(Handler handler);
    ~WebServer(); // stops
    Q_DISABLE_COPY_MOVE(WebServer)

    // Gives the port once the server answers. Errors: Internal.
    [[nodiscard]] Result<quint16> start();
    // Breaks off all connections; returns when no handler runs any more.
    void stop();

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace bowerbird
