// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "cli/program.h"
#include "support/scriptedserver.h"
#include "support/testimages.h"

#include <QTest>

#include <csignal>

using namespace bowerbird::test;
using namespace Qt::StringLiterals;

// A second start on the profile of an open window.
class TestCliHandover : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { m_program.environment.insert(u"QT_QPA_PLATFORM"_s, u"offscreen"_s); }

    void handsItsLinksToTheOpenWindow()
    {
        ScriptedServer server;
        server.on("/one.png", Reply::ok(pngBytes(0)).type("image/png"));
        server.on("/two.png", Reply::ok(pngBytes(1)).type("image/png"));
        server.on("/three.png", Reply::ok(pngBytes(2)).type("image/png"));
        QProcess window;
        m_program.start(window, windowed({}));
        QVERIFY(window.waitForStarted());
        QTRY_VERIFY(QFile::exists(m_program.path(u"profile/profile.lock"_s))); // else the second might be the first

        // Also when the window is only just starting.
        const Ran first = m_program.runBare(windowed({server.url("/one.png")}));
        QCOMPARE(first.status, 0);
        QTRY_VERIFY(m_program.imageNames().contains(u"one.png"_s));
        m_program.write(u"list.txt"_s, server.url("/two.png").toLatin1());
        const Ran second = m_program.runBare({u"--profile"_s, m_program.path(u"profile"_s), u"-d"_s,
                                              m_program.path(u"elsewhere"_s), m_program.path(u"list.txt"_s)});
        QCOMPARE(second.status, 0);
        QTRY_VERIFY(QFile::exists(m_program.path(u"elsewhere/two.png"_s)));
        // From where there is no display.
        m_program.environment.remove(u"QT_QPA_PLATFORM"_s);
        const Ran third = m_program.runBare(windowed({server.url("/three.png")}));
        m_program.environment.insert(u"QT_QPA_PLATFORM"_s, u"offscreen"_s);
        QCOMPARE(third.status, 0);
        QTRY_VERIFY(m_program.imageNames().contains(u"three.png"_s));

        kill(static_cast<pid_t>(window.processId()), SIGTERM);
        QCOMPARE(Program::finish(window).status, 130);
    }

    // Logging out may end it so.
    void keepsItsLayoutWhenASignalEndsIt()
    {
        QFile::remove(m_program.path(u"profile/settings.ini"_s));
        QProcess window;
        m_program.start(window, windowed({}));
        QVERIFY(window.waitForStarted());
        QTRY_VERIFY(QFile::exists(m_program.path(u"profile/profile.lock"_s)));
        QCOMPARE(m_program.runBare(windowed({u"data:,"_s})).status, 0); // it is there and listens
        const auto settings = [this] {
            QFile file(m_program.path(u"profile/settings.ini"_s));
            return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
        };
        QVERIFY(!settings().contains("\nlayout="));
        kill(static_cast<pid_t>(window.processId()), SIGTERM);
        QCOMPARE(Program::finish(window).status, 130);
        for (const char *key : {"\nlayout=", "\ngeometry=", "\ntable=", "\nlook="})
            QVERIFY2(settings().contains(key), key);
    }

    void saysSoWhenNoWindowListens()
    {
        // A program without a window holds the profile.
        ScriptedServer server;
        server.on("/slow.png", Reply::ok(pngBytes(0)).delay(std::chrono::seconds(30)));
        QProcess headless;
        m_program.start(headless, m_program.usual({server.url("/slow.png")}));
        QTRY_COMPARE(server.requests("/slow.png").size(), 1);
        QProcess second;
        m_program.start(second, windowed({server.url("/one.png")}));
        // It tells in a dialog, which a signal ends.
        QByteArray told;
        const auto hasTold = [&] {
            told += second.readAllStandardError();
            return told.contains("is using this profile");
        };
        QTRY_VERIFY_WITH_TIMEOUT(hasTold(), 10'000);
        kill(static_cast<pid_t>(second.processId()), SIGTERM);
        QCOMPARE(Program::finish(second).status, 130);
        kill(static_cast<pid_t>(headless.processId()), SIGTERM);
        QCOMPARE(Program::finish(headless).status, 130);
    }

private:
    QStringList windowed(const QStringList &arguments) const
    {
        return QStringList{u"--profile"_s, m_program.path(u"profile"_s), u"-d"_s, m_program.images()} + arguments;
    }

    Program m_program;
};

QTEST_GUILESS_MAIN(TestCliHandover)
#include "tst_clihandover.moc"
