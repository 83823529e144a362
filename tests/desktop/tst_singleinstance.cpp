// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "desktop/singleinstance.h"

#include <QFile>
#include <QLocalSocket>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <future>

using namespace bowerbird;
using namespace Qt::StringLiterals;

class TestSingleInstance : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_socket = m_folder->filePath(u"window.socket"_s);
    }

    void handsLinksToTheOpenWindow()
    {
        SingleInstance window;
        QVERIFY(window.listen(m_socket));
        std::optional<HandedLinks> taken;
        connect(&window, &SingleInstance::handed, this, [&taken](const HandedLinks &links) { taken = links; });
        const HandedLinks links{.links = {u"https://example.com/\u00fc.jpg"_s, u"/a list.txt"_s},
                                .directory = u"/pictures"_s};
        auto handed = std::async(std::launch::async, [&] { return SingleInstance::handOver(m_socket, links); });
        QTRY_VERIFY(taken.has_value());
        QVERIFY(*taken == links);
        QVERIFY(handed.get());
    }

    // As many as a file holds that was given with --input.
    void handsVeryManyLinksToTheOpenWindow()
    {
        SingleInstance window;
        QVERIFY(window.listen(m_socket));
        HandedLinks taken;
        connect(&window, &SingleInstance::handed, this, [&taken](const HandedLinks &links) { taken = links; });
        HandedLinks links;
        for (int i = 0; i < 250'000; ++i)
            links.links.append(
                u"https://images.example.org/galleries/of-many-birds/large/2026-11/picture-%1.jpg"_s.arg(i));
        auto handed = std::async(std::launch::async, [&] { return SingleInstance::handOver(m_socket, links); });
        QTRY_COMPARE(taken.links.size(), links.links.size());
        QVERIFY(taken == links);
        QVERIFY(handed.get());
    }

    void findsNobody()
    {
        QVERIFY(!SingleInstance::handOver(m_socket, {}));
        QFile file(m_socket); // of a crash
        QVERIFY(file.open(QIODevice::WriteOnly));
        QVERIFY(!SingleInstance::handOver(m_socket, {}));
    }

    void waitsForAWindowThatIsJustStarting()
    {
        auto handed = std::async(std::launch::async, [&] { return SingleInstance::handOver(m_socket, {}); });
        QVERIFY(handed.wait_for(std::chrono::milliseconds(100)) == std::future_status::timeout);
        SingleInstance window;
        QVERIFY(window.listen(m_socket));
        QTRY_VERIFY(handed.wait_for(std::chrono::seconds(0)) == std::future_status::ready);
        QVERIFY(handed.get());
    }

    void takesThePlaceOfOneThatCrashed()
    {
        QFile file(m_socket);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.close();
        SingleInstance window;
        QVERIFY(window.listen(m_socket));
        QVERIFY(!(QFile::permissions(m_socket) & (QFileDevice::ReadGroup | QFileDevice::ReadOther)));
    }

    void sendsStrangersAway()
    {
        SingleInstance window;
        QVERIFY(window.listen(m_socket));
        QSignalSpy handed(&window, &SingleInstance::handed);
        QLocalSocket stranger;
        stranger.connectToServer(m_socket);
        QVERIFY(stranger.waitForConnected());
        stranger.write(QByteArray("GET / HTTP/1.1\r\n\r\n").repeated(3));
        stranger.write(QByteArray(32, '\0'));
        QTRY_COMPARE(stranger.state(), QLocalSocket::UnconnectedState);
        QCOMPARE(handed.size(), 0);
    }

    void sendsAwayWhoAnnouncesTooMuch()
    {
        SingleInstance window;
        QVERIFY(window.listen(m_socket));
        QLocalSocket visitor;
        visitor.connectToServer(m_socket);
        QVERIFY(visitor.waitForConnected());
        visitor.write("bowerbird-links-2" + QByteArray(8, '\x7f'));
        QTRY_COMPARE(visitor.state(), QLocalSocket::UnconnectedState);
    }

private:
    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_socket;
};

QTEST_GUILESS_MAIN(TestSingleInstance)
#include "tst_singleinstance.moc"
