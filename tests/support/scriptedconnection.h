// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "support/reply.h"

#include <optional>

namespace bowerbird::test {

// One accepted connection of a ScriptedServer: reads requests and sends what replies say, byte by byte as scripted.
// Every wait ends when the other side leaves or the server stops.
//
// Thread: the connection's own. Owns: the socket. Borrows: the wake-up descriptor, which is readable for ever once the
// server stops.
class ScriptedConnection
{
public:
    ScriptedConnection(int socket, int wakeUp, int number);
    ~ScriptedConnection();
    Q_DISABLE_COPY_MOVE(ScriptedConnection)

    [[nodiscard]] std::optional<Request> readRequest(); // nothing: the connection is over
    [[nodiscard]] std::optional<Request> readAnyBytes();
    // False: the connection is over.
    [[nodiscard]] bool answer(const Request &request, const Reply &reply);
    [[nodiscard]] qint64 bodyBytes() const { return m_bodyBytes; } // of the last answer, that were sent

private:
    enum class Wait : quint8 { Readable, TimeOut, Over };
    [[nodiscard]] Wait waitForInput(int timeoutMs) const;
    [[nodiscard]] bool pause(Reply::Milliseconds duration) const;
    void waitUntilLeft();
    [[nodiscard]] bool receive();
    [[nodiscard]] bool send(QByteArrayView bytes) const;
    [[nodiscard]] bool sendBody(const Reply &reply, const QByteArray &wire);
    [[nodiscard]] bool endEarly(const Reply &reply);
    void reset();

    int m_socket;
    int m_wakeUp;
    int m_number;
    QByteArray m_buffer;
    qint64 m_bodyBytes = 0;
};

} // namespace bowerbird::test
