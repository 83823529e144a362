// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "engine/enginefixture.h"
#include "support/scriptedserver.h"
#include "support/testimages.h"

#include <QTest>

#include <arpa/inet.h>
#include <cstring>
#include <net/if.h>
#include <netinet/in.h>
#include <sched.h>
#include <sys/ioctl.h>
#include <sys/socket.h>
#include <unistd.h>

using namespace bowerbird;
using namespace bowerbird::test;

namespace {

// Of TEST-NET-1 (RFC 5737): nobody's, and no private one either.
constexpr char kPublic[] = "192.0.2.1";

sockaddr addressOf(const char *ip)
{
    sockaddr_in address{};
    address.sin_family = AF_INET;
    inet_pton(AF_INET, ip, &address.sin_addr);
    sockaddr result{};
    std::memcpy(&result, &address, sizeof(result));
    return result;
}

// A network of this process's own, in which the loopback device has a public address, too. Before any thread.
bool makeOwnNetwork()
{
    if (unshare(CLONE_NEWNET) != 0 && unshare(CLONE_NEWUSER | CLONE_NEWNET) != 0)
        return false;
    const int socket = ::socket(AF_INET, SOCK_DGRAM | SOCK_CLOEXEC, 0);
    const auto configure = [socket](const char *device, unsigned long what, const char *ip) {
        ifreq request{};
        std::strncpy(request.ifr_name, device, IFNAMSIZ - 1);
        if (what == SIOCSIFFLAGS)
            request.ifr_flags = IFF_UP | IFF_RUNNING;
        else
            request.ifr_addr = addressOf(ip);
        return ::ioctl(socket, what, &request) == 0;
    };
    const bool isMade = configure("lo", SIOCSIFADDR, "127.0.0.1") && configure("lo", SIOCSIFFLAGS, nullptr) &&
                        configure("lo:1", SIOCSIFADDR, kPublic);
    ::close(socket);
    return isMade;
}

bool hasOwnNetwork = false;

} // namespace

// R6: what the public Internet says must not lead into a private network.
class TestPublicRedirects : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void leadsIntoNoPrivateNetwork_data();
    void leadsIntoNoPrivateNetwork();

private:
    // The same server, by its private and by its public address.
    [[nodiscard]] static QString publicUrl(const ScriptedServer &server, const QString &path)
    {
        return server.url(path).replace(u"127.0.0.1"_s, QString::fromLatin1(kPublic));
    }
};

void TestPublicRedirects::initTestCase()
{
    if (!hasOwnNetwork)
        QSKIP("needs the right to make a network of its own");
}

void TestPublicRedirects::leadsIntoNoPrivateNetwork_data()
{
    QTest::addColumn<bool>("isLinkPublic");
    QTest::addColumn<bool>("isTargetPublic");
    QTest::addColumn<int>("workers");
    for (const int workers : {1, 16}) {
        QTest::addRow("public to private, %d", workers) << true << false << workers;
        QTest::addRow("public to public, %d", workers) << true << true << workers;
        QTest::addRow("private to private, %d", workers) << false << false << workers;
    }
}

void TestPublicRedirects::leadsIntoNoPrivateNetwork()
{
    QFETCH(bool, isLinkPublic);
    QFETCH(bool, isTargetPublic);
    QFETCH(int, workers);
    const bool isRefused = isLinkPublic && !isTargetPublic;
    constexpr int kImages = 20;
    ScriptedServer server(ScriptedServer::Reach::All);
    QStringList urls;
    for (int i = 0; i < kImages; ++i) {
        const QString path = u"/%1.jpg"_s.arg(i);
        const QString target = u"/there/%1.jpg"_s.arg(i);
        server.on(path.toLatin1(), Reply::redirect(isTargetPublic ? publicUrl(server, target) : server.url(target)));
        server.on(target.toLatin1(), Reply::ok(jpegBytes(i)));
        urls << (isLinkPublic ? publicUrl(server, path) : server.url(path));
    }
    EngineFixture engine(workers);
    engine.start();
    const QList<JobId> ids = engine.add(urls);
    QVERIFY(engine.waitUntilIdle());
    for (int i = 0; i < kImages; ++i) {
        const Job job = engine.job(ids.at(i));
        QCOMPARE(job.state, isRefused ? JobState::Failed : JobState::Finished);
        QCOMPARE(job.attempts, 1);
        if (isRefused)
            QCOMPARE(job.lastFailure->reason, FailureReason::BadRedirect);
        QCOMPARE(server.requestCount(u"/there/%1.jpg"_s.arg(i).toLatin1()), isRefused ? 0 : 1);
    }
    QCOMPARE(engine.files().size(), isRefused ? 0 : kImages);
}

int main(int argc, char *argv[])
{
    hasOwnNetwork = makeOwnNetwork();
    const QCoreApplication application(argc, argv);
    TestPublicRedirects test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_publicredirects.moc"
