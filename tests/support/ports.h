// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#pragma once

#include <QList>
#include <QString>

namespace bowerbird::test {

// A port on 127.0.0.1 where nobody answers, for as long as the object lives: it is taken, so that nothing else can get
// it meanwhile.
class DeafPort
{
public:
    enum class Manner : quint8 {
        Refuses, // a connection is refused at once
        Ignores, // an attempt to connect hangs
    };

    explicit DeafPort(Manner manner);
    ~DeafPort();
    Q_DISABLE_COPY_MOVE(DeafPort)

    [[nodiscard]] quint16 port() const { return m_port; }
    [[nodiscard]] QString url(const QString &path) const; // "http://127.0.0.1:PORT" + path

private:
    quint16 m_port = 0;
    QList<int> m_sockets;
};

// A port that was free a moment ago.
[[nodiscard]] quint16 freePort();

} // namespace bowerbird::test
