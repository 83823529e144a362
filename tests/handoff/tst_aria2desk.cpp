// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "aria2desk.h"
#include "engine/enginefixture.h"
#include "handoff/daemon.h"
#include "handoff/deskhelp.h"
#include "support/scriptedserver.h"
#include "support/testimages.h"
#include "ui/aria2dialog.h"
#include "ui/handofftext.h"

#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

#include <algorithm>

namespace bowerbird::test {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using Stage = HandedOff::Stage;

// Jobs that are handed to aria2: never downloaded here and there at once, followed, and taken back.
class TestAria2Desk : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void waitsUntilItsWorkerLetsGo();
    void leavesJobsAsTheyWereWhenNobodyAnswers();
    void endsItOverThereToo_data();
    void endsItOverThereToo();
    void showsWhetherAria2IsThere();
    void asksForTheImageItselfAlone();
    void tellsAHostOnlyWhatItMayKnow();
    void keepsTheOrder();
    void givesRowsBackAsTheyWere();
    void givesEachItsPlace();
    void tellsALoginToItsHostAlone();
    void followsOneThatTakesNoNames();
};

void TestAria2Desk::waitsUntilItsWorkerLetsGo()
{
    FakeDaemon daemon;
    ScriptedServer server;
    server.on("/a.png", Reply::ok(pngBytes(1)).delay(20s));
    EngineFixture engine;
    engine.options.network.stallTimeout = 30s;
    engine.options.network.connectTimeout = 30s;
    engine.start();
    Aria2Desk desk(*engine.manager, usual());
    const JobId id = engine.add({server.url("/a.png")}).first();
    QTRY_COMPARE(engine.job(id).state, JobState::Transferring);
    send(desk, {id}, daemon.settings());
    QCOMPARE(stageOf(desk, id), Stage::Asked);
    QCOMPARE(daemon.count(u"aria2.addUri"_s), 0);
    QTRY_COMPARE_WITH_TIMEOUT(stageOf(desk, id), Stage::Active, 10'000);
    QCOMPARE(engine.job(id).state, JobState::Paused);
    QCOMPARE(handedOffProgress(*desk.find(id)), 0.25);
    QCOMPARE(daemon.count(u"aria2.addUri"_s), 1);
    send(desk, {id}, daemon.settings()); // it is there already
    QCOMPARE(stageOf(desk, id), Stage::Active);
}

void TestAria2Desk::leavesJobsAsTheyWereWhenNobodyAnswers()
{
    const DeafPort nobody(DeafPort::Manner::Refuses);
    EngineFixture engine;
    engine.start();
    engine.manager->pauseAll();
    Aria2Desk desk(*engine.manager, usual());
    QSignalSpy troubled(&desk, &HandoffDesk::troubled);
    const JobId queued = engine.add({u"http://127.0.0.1:1/q.png"_s}).first();
    const JobId held = engine.add({u"http://127.0.0.1:1/h.png"_s}, AddMode::Hold).first();
    send(desk, {queued, held}, {.rpcUrl = nobody.url(u"/jsonrpc"_s), .secret = {}, .directory = {}});
    QTRY_COMPARE(troubled.size(), 1);
    QCOMPARE(troubled.first().first().value<Failure>().reason, FailureReason::Refused);
    QCOMPARE(engine.job(queued).state, JobState::Queued);
    QCOMPARE(engine.job(held).state, JobState::Held);
    QVERIFY(!desk.find(queued) && !desk.find(held));
    // Nor are those that were to follow.
    const QList<JobId> many = engine.add(numberedUrls(300), AddMode::Hold);
    send(desk, many, {.rpcUrl = nobody.url(u"/jsonrpc"_s), .secret = {}, .directory = {}});
    QCOMPARE(engine.count(JobState::Held), 1);
    QTRY_COMPARE(engine.count(JobState::Held), 301);
    QCOMPARE(troubled.size(), 2);
}

void TestAria2Desk::endsItOverThereToo_data()
{
    QTest::addColumn<QString>("how");
    for (const char *how : {"resume", "cancel", "remove"})
        QTest::newRow(how) << QString::fromLatin1(how);
}

void TestAria2Desk::endsItOverThereToo()
{
    QFETCH(QString, how);
    FakeDaemon daemon;
    ScriptedServer server;
    server.on("/a.png", Reply::ok(pngBytes(1)));
    EngineFixture engine;
    engine.start();
    Aria2Desk desk(*engine.manager, usual());
    const JobId id = engine.add({server.url("/a.png")}, AddMode::Hold).first();
    send(desk, {id}, daemon.settings());
    QTRY_COMPARE_WITH_TIMEOUT(stageOf(desk, id), Stage::Active, 10'000);
    if (how == u"resume"_s)
        engine.manager->resume({id});
    else if (how == u"cancel"_s)
        engine.manager->cancel({id});
    else
        engine.manager->remove({id});
    QVERIFY(!desk.find(id));
    QTRY_COMPARE(daemon.count(u"aria2.forceRemove"_s), 1);
    QVERIFY(engine.waitUntilIdle());
    QCOMPARE(server.requestCount("/a.png"), how == u"resume"_s ? 1 : 0);
}

void TestAria2Desk::showsWhetherAria2IsThere()
{
    Daemon daemon(u"right"_s);
    if (!daemon.isThere())
        QSKIP("aria2c is not installed");
    QVERIFY(daemon.waitUntilItAnswers());
    EngineFixture engine;
    engine.start();
    Aria2Desk desk(*engine.manager, usual());
    Aria2Dialog dialog(desk, daemon.settings, 3);
    const auto says = [&dialog](const QString &words) {
        return std::ranges::any_of(dialog.findChildren<QLabel *>(),
                                   [&words](const QLabel *label) { return label->text().contains(words); });
    };
    const auto press = [&dialog] {
        for (QPushButton *button : dialog.findChildren<QPushButton *>()) {
            if (button->text() == u"&Test"_s)
                button->click();
        }
    };
    press();
    QTRY_VERIFY(says(u"answers."_s));
    for (QLineEdit *field : dialog.findChildren<QLineEdit *>()) {
        if (field->echoMode() == QLineEdit::Password)
            field->setText(u"wrong"_s);
    }
    press();
    QTRY_VERIFY(says(u"does not accept the secret"_s));
    QSignalSpy chosen(&dialog, &Aria2Dialog::chosen);
    dialog.accept();
    QCOMPARE(chosen.first().first().value<Aria2Settings>().secret, u"wrong"_s);
}

// The other addresses have a smaller picture.
void TestAria2Desk::asksForTheImageItselfAlone()
{
    Daemon daemon(u"s3cret"_s);
    if (!daemon.isThere())
        QSKIP("aria2c is not installed");
    QVERIFY(daemon.waitUntilItAnswers());
    ScriptedServer server;
    server.on("/large.png", Reply::ok(pngBytes(1)).delay(1s)); // aria2 would rather have a mirror that is quicker
    server.on("/small.png", Reply::ok(pngBytes(2)));
    EngineFixture engine;
    engine.start();
    Aria2Desk desk(*engine.manager, usual());
    const ImageRef image{.url = server.url("/large.png"), .alternatives = {server.url("/small.png")}};
    const JobId id =
        engine.manager->add({image}, std::make_shared<DownloadOptions>(engine.download), AddMode::Hold).first();
    send(desk, {id}, daemon.settings);
    QTRY_COMPARE_WITH_TIMEOUT(stageOf(desk, id), Stage::Done, 10'000);
    QCOMPARE(server.requestCount("/small.png"), 0);
    QFile file(daemon.folder.filePath(u"large.png"_s));
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(file.readAll(), pngBytes(1));
}

void TestAria2Desk::tellsAHostOnlyWhatItMayKnow()
{
    FakeDaemon daemon;
    EngineFixture engine;
    QFile cookies(engine.folder.filePath(u"cookies.txt"_s));
    QVERIFY(cookies.open(QIODevice::WriteOnly));
    cookies.write("127.0.0.1\tFALSE\t/a\tFALSE\t0\tseen\tyes\nother.example\tFALSE\t/\tFALSE\t0\tsecret\tno\n");
    cookies.close();
    engine.start();
    const NetworkSettings network{.headers = {u"X-One: 1"_s},
                                  .cookieFile = cookies.fileName(),
                                  .logins = {{u"127.0.0.1"_s, {.user = u"me"_s, .password = u"p@ss"_s}}}};
    Aria2Desk desk(*engine.manager, {.network = [network] { return network; }});
    const QString page = u"https://page.example/private/list?token=7"_s;
    const auto options = std::make_shared<DownloadOptions>(engine.download);
    const QList<JobId> ids =
        engine.manager->add({ImageRef{.url = u"http://127.0.0.1:1/a/1.png"_s, .pageUrl = page, .sendsReferer = true},
                             ImageRef{.url = u"https://page.example/2.png"_s, .pageUrl = page, .sendsReferer = true},
                             ImageRef{.url = u"https://third.example/3.png"_s, .pageUrl = page}},
                            options, AddMode::Hold);
    send(desk, ids, daemon.settings());
    QTRY_COMPARE(daemon.downloads().size(), size_t(3));
    const std::vector<FakeDaemon::Download> downloads = daemon.downloads();
    const auto option = [&](size_t i, const QString &name) { return downloads.at(i).options[name]; };
    QCOMPARE(option(0, u"referer"_s).toString(), u"https://page.example/"_s);
    QCOMPARE(option(1, u"referer"_s).toString(), page);
    QVERIFY(option(2, u"referer"_s).isUndefined());
    QCOMPARE(downloads.at(0).url, u"http://me:p%40ss@127.0.0.1:1/a/1.png"_s);
    QCOMPARE(downloads.at(1).url, u"https://page.example/2.png"_s);
    QCOMPARE(option(0, u"header"_s).toArray(), (QJsonArray{u"X-One: 1"_s, u"Cookie: seen=yes"_s}));
    QCOMPARE(option(1, u"header"_s).toArray(), (QJsonArray{u"X-One: 1"_s}));
}

void TestAria2Desk::keepsTheOrder()
{
    FakeDaemon daemon(u"waiting"_s);
    EngineFixture engine;
    engine.start();
    Aria2Desk desk(*engine.manager, usual());
    QSignalSpy accepted(&desk, &HandoffDesk::accepted);
    const QStringList urls = numberedUrls(350);
    const QList<JobId> ids = engine.add(urls, AddMode::Hold);
    send(desk, ids, daemon.settings());
    QTRY_COMPARE_WITH_TIMEOUT(daemon.downloads().size(), size_t(350), 10'000);
    QCOMPARE(daemon.urls(), urls);
    // What is told is how many of this sending are there.
    QTRY_COMPARE(accepted.size(), 4);
    QCOMPARE(accepted.last().first().toInt(), 350);
    const QList<JobId> more = engine.add({u"http://127.0.0.1:1/more.png"_s}, AddMode::Hold);
    send(desk, more, daemon.settings());
    QTRY_COMPARE(accepted.size(), 5);
    QCOMPARE(accepted.last().first().toInt(), 1);
}

void TestAria2Desk::givesRowsBackAsTheyWere()
{
    FakeDaemon daemon;
    EngineFixture engine;
    engine.start();
    engine.manager->pauseAll();
    Aria2Desk desk(*engine.manager, usual());
    const QList<JobId> held = engine.add({u"http://127.0.0.1:1/a.png"_s, u"http://127.0.0.1:1/b.png"_s}, AddMode::Hold);
    const JobId queued = engine.add({u"http://127.0.0.1:1/q.png"_s}).first();
    const JobId cancelled = engine.add({u"http://127.0.0.1:1/c.png"_s}).first();
    engine.manager->cancel({cancelled});
    const QList<JobId> all = QList<JobId>(held) << queued << cancelled;
    const QList<JobRow> before = rowsOf(*engine.manager, all);
    send(desk, all, daemon.settings());
    // Nobody is asked to choose among them any more.
    QCOMPARE(engine.count(JobState::Held), 0);
    QCOMPARE(engine.count(JobState::Paused), 4);
    for (const JobId id : all)
        QTRY_COMPARE_WITH_TIMEOUT(stageOf(desk, id), Stage::Active, 10'000);
    engine.manager->putBack(before);
    QCOMPARE(engine.count(JobState::Held), 2);
    QCOMPARE(engine.job(queued).state, JobState::Queued);
    QCOMPARE(engine.job(cancelled).state, JobState::Cancelled);
    for (const JobId id : all) {
        QVERIFY(!desk.find(id));
        QVERIFY(!engine.job(id).handedTo.isElsewhere());
    }
    QTRY_COMPARE(daemon.count(u"aria2.forceRemove"_s), 4);
}

// As it would have been named here.
void TestAria2Desk::givesEachItsPlace()
{
    Daemon daemon(u"s3cret"_s);
    if (!daemon.isThere())
        QSKIP("aria2c is not installed");
    QVERIFY(daemon.waitUntilItAnswers());
    ScriptedServer server;
    for (const char *path : {"/1/a.png", "/2/a.png", "/b"})
        server.on(path, Reply::ok(pngBytes(1)));
    EngineFixture engine;
    engine.download.nameTemplate = u"{album}/{index:02} {name}.{ext}"_s;
    engine.start();
    Aria2Desk desk(*engine.manager, usual());
    const auto options = std::make_shared<DownloadOptions>(engine.download);
    const QList<JobId> ids =
        engine.manager->add({ImageRef{.url = server.url("/1/a.png"), .album = u"Sümmer/../x"_s},
                             ImageRef{.url = server.url("/2/a.png"), .album = u"Sümmer/../x"_s},
                             ImageRef{.url = server.url("/b"), .index = 3, .type = ImageType::Png}},
                            options, AddMode::Hold);
    send(desk, ids, daemon.settings);
    for (const JobId id : ids)
        QTRY_COMPARE_WITH_TIMEOUT(stageOf(desk, id), Stage::Done, 10'000);
    const QString album = QFileInfo(desk.find(ids.at(0))->path).absolutePath();
    QCOMPARE(QFileInfo(album).absolutePath(), daemon.folder.path());
    QCOMPARE(desk.find(ids.at(0))->path, QString(album + u"/01 a.png"_s));
    QCOMPARE(desk.find(ids.at(1))->path, QString(album + u"/01 a (2).png"_s));
    QCOMPARE(desk.find(ids.at(2))->path, daemon.folder.filePath(u"03 b.png"_s));
    QVERIFY(QFile::exists(desk.find(ids.at(1))->path));
}

// Even where that one leads to another.
void TestAria2Desk::tellsALoginToItsHostAlone()
{
    Daemon daemon(u"s3cret"_s);
    if (!daemon.isThere())
        QSKIP("aria2c is not installed");
    QVERIFY(daemon.waitUntilItAnswers());
    ScriptedServer other;
    other.on("/b.png", Reply::ok(pngBytes(1)));
    ScriptedServer server;
    server.on("/a.png", Reply::redirect(other.url("/b.png")));
    EngineFixture engine;
    engine.start();
    Aria2Desk::Sources sources = usual();
    sources.network = [&] {
        return NetworkSettings{.logins = {{server.authority(), {.user = u"me"_s, .password = u"p@ss:1"_s}}}};
    };
    Aria2Desk desk(*engine.manager, sources);
    const JobId id = engine.add({server.url("/a.png")}, AddMode::Hold).first();
    send(desk, {id}, daemon.settings);
    QTRY_COMPARE_WITH_TIMEOUT(stageOf(desk, id), Stage::Done, 10'000);
    QCOMPARE(server.requests("/a.png").first().header("authorization"), "Basic " + QByteArray("me:p@ss:1").toBase64());
    QCOMPARE(other.requests("/b.png").first().header("authorization"), QByteArray());
}

void TestAria2Desk::followsOneThatTakesNoNames()
{
    FakeDaemon daemon;
    daemon.takeNoNames();
    EngineFixture engine;
    engine.start();
    Aria2Desk desk(*engine.manager, usual());
    const JobId id = engine.add({u"http://127.0.0.1:1/a.png"_s}, AddMode::Hold).first();
    send(desk, {id}, daemon.settings());
    QTRY_COMPARE_WITH_TIMEOUT(stageOf(desk, id), Stage::Active, 10'000);
    QCOMPARE(engine.job(id).handedTo.name, daemon.downloads().front().gid);
    engine.manager->resume({id});
    QTRY_COMPARE(daemon.count(u"aria2.forceRemove"_s), 1);
    QTRY_COMPARE(daemon.downloads().front().status, u"removed"_s);
}

} // namespace bowerbird::test

QTEST_MAIN(bowerbird::test::TestAria2Desk)
#include "tst_aria2desk.moc"
