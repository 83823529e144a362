// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "handoff/aria2client.h"
#include "support/childprocess.h"
#include "support/ports.h"

#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

#include <optional>

namespace bowerbird::test {

// The real aria2 on a port of its own; not there when it is not installed.
class Daemon
{
public:
    explicit Daemon(const QString &secret)
    {
        const quint16 port = freePort();
        settings = {.rpcUrl = QStringLiteral("http://127.0.0.1:%1/jsonrpc").arg(port),
                    .secret = secret,
                    .directory = folder.path()};
        const QString program = QStandardPaths::findExecutable(QStringLiteral("aria2c"));
        const QStringList command{program,
                                  QStringLiteral("--no-conf"),
                                  QStringLiteral("--enable-rpc"),
                                  QStringLiteral("--rpc-listen-port=%1").arg(port),
                                  QStringLiteral("--rpc-secret=%1").arg(secret),
                                  QStringLiteral("--dir=%1").arg(folder.path()),
                                  QStringLiteral("--max-tries=1"),
                                  QStringLiteral("--enable-dht=false")};
        m_isThere = !program.isEmpty() && m_process.start(command, folder.filePath(QStringLiteral("log")));
    }
    bool waitUntilItAnswers()
    {
        if (!m_isThere)
            return false;
        Aria2Client client(settings);
        for (int i = 0; i < 100; ++i) {
            std::optional<Result<QString>> version;
            client.askVersion([&](const Result<QString> &told) { version = told; });
            if (QTest::qWaitFor([&] { return version.has_value(); }, 2'000) && version->has_value())
                return true;
        }
        return false;
    }
    [[nodiscard]] bool isThere() const { return m_isThere; }

    QTemporaryDir folder;
    Aria2Settings settings;

private:
    ChildProcess m_process;
    bool m_isThere = false;
};

} // namespace bowerbird::test
