// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/failure.h"

#include <QLocalServer>
#include <QObject>
#include <QString>
#include <QStringList>

#include <chrono>

class QLocalSocket;

namespace bowerbird {

// What a second start of the program gives to the window that is open.
struct HandedLinks
{
    QStringList links; // none: only show the window
    QString directory; // for these images; empty = the window's own

    friend bool operator==(const HandedLinks &, const HandedLinks &) = default;
};

// The door of an open window: a local socket that only the same person may use.
//
// Thread: UI. Owns: the socket, which goes with it. Errors: NotWritable (the socket cannot be made).
class SingleInstance : public QObject
{
    Q_OBJECT
public:
    explicit SingleInstance(QObject *parent = nullptr);

    // The caller holds the profile, so a socket that is there was left by a crash, and is replaced.
    [[nodiscard]] Result<void> listen(const QString &socketFile);

    // Gives `links` to the window behind `socketFile`. Blocks, until the window has taken them or nothing has gone on
    // for kPatience. False: there is no window that listens.
    [[nodiscard]] static bool handOver(const QString &socketFile, const HandedLinks &links);

    static constexpr std::chrono::milliseconds kPatience{2'000};
    static constexpr qint64 kLargestMessage = 256LL * 1024 * 1024; // three million links

Q_SIGNALS:
    void handed(const bowerbird::HandedLinks &links);

private:
    void greet();
    void read(QLocalSocket *visitor);

    QLocalServer m_server;
};

} // namespace bowerbird
