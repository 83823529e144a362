// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "support/childprocess.h"

#include <QString>
#include <QTemporaryDir>

#include <array>

namespace bowerbird::test {

// A real nginx that serves a folder over HTTP and HTTPS on 127.0.0.1, each on a free port of its own:
//
//     if (NginxFixture::isLeftOut())
//         QSKIP("BOWERBIRD_TESTS_WITHOUT_NGINX is set.");
//     NginxFixture nginx;
//     write("a.jpg" into nginx.folder());
//     QVERIFY2(nginx.start(), qPrintable(nginx.errorText()));
//     ... fetch nginx.url(u"/a.jpg"_s) ...
//
// Its certificates are made by itself; caCertFile() trusts all of them, so that only a certificate's own flaw counts.
//
// Thread: one. Owns: the process, which ends with the object or with the test's process.
class NginxFixture
{
public:
    enum class Scheme : quint8 { Http, Https, HttpsExpired, HttpsOtherHost };

    NginxFixture();
    ~NginxFixture() = default;
    Q_DISABLE_COPY_MOVE(NginxFixture)

    // True when the environment says to do without nginx; a missing nginx is an error otherwise.
    [[nodiscard]] static bool isLeftOut();

    [[nodiscard]] bool start(); // returns when it answers
    [[nodiscard]] QString errorText() const { return m_errorText; }
    [[nodiscard]] QString folder() const; // what is served
    [[nodiscard]] QString caCertFile() const;
    [[nodiscard]] QString url(const QString &path, Scheme scheme = Scheme::Http) const;

private:
    [[nodiscard]] bool startOnFreePorts(const QString &program);
    [[nodiscard]] QString configuration() const;
    [[nodiscard]] bool writeCertificates() const;
    [[nodiscard]] bool waitUntilAnswering();
    [[nodiscard]] QString inDirectory(const QString &name) const;

    QTemporaryDir m_directory;
    ChildProcess m_process;           // ends before its folder goes
    std::array<quint16, 4> m_ports{}; // by Scheme
    QString m_errorText;
};

} // namespace bowerbird::test
