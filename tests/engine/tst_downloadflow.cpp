// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "engine/enginefixture.h"
#include "support/ports.h"
#include "support/scriptedserver.h"
#include "support/testimages.h"

#include <QTest>

using namespace bowerbird;
using namespace bowerbird::test;
using namespace std::chrono_literals;

// What one image goes through, as an exact log of events, against a server that behaves and one that does not.
class TestDownloadFlow : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void tellsEachStep_data();
    void tellsEachStep();
    void keepsNothingOfWhatFailed();
    void namesFilesByTheirRealType();
    void resumesInsteadOfFetchingTwice();
    void startsOverWhenTheFileHasChanged();
    void givesTwoFilesOfOneNameTwoNames();
    void refusesAPictureDamagedAtItsSourceWhenAsked();
    void triesOtherAddresses();
    void fallsBackToMirrorsOnly_data();
    void fallsBackToMirrorsOnly();
    void triesAgainWhereAMirrorHasNothing();
    void makesAThumbnail();
};

namespace {

const QByteArray kJpeg = jpegBytes(1);
const QByteArray kPage = "<!DOCTYPE html><html><body>" + QByteArray(2000, 'x') + "</body></html>";

QByteArray damaged()
{
    QByteArray bytes = kJpeg;
    bytes.truncate(bytes.size() / 2);
    return bytes; // complete by its length, cut off by its content
}

QStringList lines(std::initializer_list<const char *> words)
{
    QStringList list;
    for (const char *word : words)
        list << u"1 "_s + QString::fromUtf8(word);
    return list;
}

} // namespace

void TestDownloadFlow::tellsEachStep_data()
{
    QTest::addColumn<QList<Reply>>("replies");
    QTest::addColumn<QStringList>("expected");
    const Reply good = Reply::ok(kJpeg).type("image/jpeg");
    QTest::newRow("good") << QList{good}
                          << lines({"found", "queued", "started 1 by worker 1 from 0", "verifying",
                                    "saved a.jpg image/jpeg decoded"});
    QTest::newRow("not found") << QList{Reply::status(404)}
                               << lines(
                                      {"found", "queued", "started 1 by worker 1 from 0", "failed not-found after 1"});
    QTest::newRow("a page") << QList{Reply::ok(kPage).type("image/jpeg")}
                            << lines(
                                   {"found", "queued", "started 1 by worker 1 from 0", "failed not-an-image after 1"});
    QTest::newRow("a short text") << QList{Reply::ok("sorry").type("image/jpeg")}
                                  << lines({"found", "queued", "started 1 by worker 1 from 0",
                                            "failed not-an-image after 1"});
    QTest::newRow("error, then good") << QList{Reply::status(503), good}
                                      << lines({"found", "queued", "started 1 by worker 1 from 0",
                                                "retrying 2 after 500 ms: server-error", "started 2 by worker 1 from 0",
                                                "verifying", "saved a.jpg image/jpeg decoded"});
    QTest::newRow("told to wait") << QList{Reply::status(429).header("Retry-After", "1"), good}
                                  << lines({"found", "queued", "started 1 by worker 1 from 0",
                                            "retrying 2 after 1000 ms: rate-limited", "started 2 by worker 1 from 0",
                                            "verifying", "saved a.jpg image/jpeg decoded"});
    QTest::newRow("cut off each time") << QList{good.cutAfter(700)}
                                       << lines({"found", "queued", "started 1 by worker 1 from 0",
                                                 "retrying 2 after 500 ms: truncated", "started 2 by worker 1 from 0",
                                                 "retrying 3 after 1000 ms: truncated", "started 3 by worker 1 from 0",
                                                 "failed truncated after 3"});
    QTest::newRow("stalls, then good") << QList{good.stallAfter(700), good}
                                       << lines({"found", "queued", "started 1 by worker 1 from 0",
                                                 "retrying 2 after 500 ms: stalled", "started 2 by worker 1 from 0",
                                                 "verifying", "saved a.jpg image/jpeg decoded"});
    QTest::newRow("empty, then good") << QList{Reply::ok({}), good}
                                      << lines({"found", "queued", "started 1 by worker 1 from 0",
                                                "retrying 2 after 0 ms: empty", "started 2 by worker 1 from 0",
                                                "verifying", "saved a.jpg image/jpeg decoded"});
    QTest::newRow("damaged at its source")
        << QList{Reply::ok(damaged())}
        << lines({"found", "queued", "started 1 by worker 1 from 0", "verifying",
                  "retrying 2 after 0 ms: corrupt-image", "started 2 by worker 1 from 0", "verifying",
                  "saved a.jpg image/jpeg signature cut-off-at-source"});
    QTest::newRow("damaged, then good") << QList{Reply::ok(damaged()), good}
                                        << lines({"found", "queued", "started 1 by worker 1 from 0", "verifying",
                                                  "retrying 2 after 0 ms: corrupt-image",
                                                  "started 2 by worker 1 from 0", "verifying",
                                                  "saved a.jpg image/jpeg decoded"});
}

void TestDownloadFlow::tellsEachStep()
{
    QFETCH(QList<Reply>, replies);
    QFETCH(QStringList, expected);
    ScriptedServer server;
    server.on("/a.jpg", replies);
    EngineFixture engine;
    engine.start();
    engine.add({server.url("/a.jpg")});
    QVERIFY(engine.waitUntilIdle());
    QCOMPARE(engine.log, expected);
}

void TestDownloadFlow::keepsNothingOfWhatFailed()
{
    ScriptedServer server;
    server.on("/gone.jpg", Reply::status(404));
    server.on("/page.jpg", Reply::ok(kPage));
    server.on("/cut.jpg", Reply::ok(kJpeg).cutAfter(900));
    EngineFixture engine(4);
    engine.options.retryPolicy = RetryPolicy(0);
    engine.start();
    engine.add({server.url("/gone.jpg"), server.url("/page.jpg"), server.url("/cut.jpg")});
    QVERIFY(engine.waitUntilIdle());
    QCOMPARE(engine.count(JobState::Failed), 3);
    QCOMPARE(engine.files(), QStringList());
}

void TestDownloadFlow::namesFilesByTheirRealType()
{
    ScriptedServer server;
    server.on("/really.jpg", Reply::ok(pngBytes(1)).type("image/jpeg"));
    server.on("/photo.JPEG", Reply::ok(jpegBytes(2)));
    server.on("/script.php",
              Reply::ok(gifBytes(3)).header("Content-Disposition", "attachment; filename=\"../pretty name.php\""));
    EngineFixture engine;
    engine.start();
    engine.add({server.url("/really.jpg"), server.url("/photo.JPEG"), server.url("/script.php")});
    QVERIFY(engine.waitUntilIdle());
    QCOMPARE(engine.files(), QStringList({u"photo.JPEG"_s, u"pretty name.gif"_s, u"really.png"_s}));
}

void TestDownloadFlow::resumesInsteadOfFetchingTwice()
{
    const QByteArray bytes = jpegBytes(5, {800, 600});
    const Reply whole = Reply::ok(bytes).header("ETag", "\"v1\"").withRanges();
    ScriptedServer server;
    server.on("/a.jpg", {whole.cutAfter(20'000), whole});
    EngineFixture engine;
    engine.start();
    const JobId id = engine.add({server.url("/a.jpg")}).first();
    QVERIFY(engine.waitUntilIdle());
    QCOMPARE(engine.contents(u"a.jpg"_s), bytes);
    QCOMPARE(engine.job(id).file.resumedFrom, 20'000);
    QCOMPARE(server.requests("/a.jpg").at(1).header("range"), "bytes=20000-");
    QCOMPARE(server.requests("/a.jpg").at(1).header("if-range"), "\"v1\"");
    QCOMPARE(engine.files(), QStringList{u"a.jpg"_s});
}

void TestDownloadFlow::startsOverWhenTheFileHasChanged()
{
    const QByteArray before = jpegBytes(5, {800, 600});
    const QByteArray after = jpegBytes(6, {800, 600});
    ScriptedServer server;
    server.on("/a.jpg", {Reply::ok(before).header("ETag", "\"v1\"").withRanges().cutAfter(20'000),
                         Reply::ok(after).header("ETag", "\"v2\"").withRanges()});
    EngineFixture engine;
    engine.start();
    const JobId id = engine.add({server.url("/a.jpg")}).first();
    QVERIFY(engine.waitUntilIdle());
    QCOMPARE(engine.contents(u"a.jpg"_s), after);
    QCOMPARE(engine.job(id).file.resumedFrom, 0);
}

void TestDownloadFlow::givesTwoFilesOfOneNameTwoNames()
{
    ScriptedServer server;
    server.on("/one/a.jpg", Reply::ok(jpegBytes(1)));
    server.on("/two/a.jpg", Reply::ok(jpegBytes(2)));
    EngineFixture engine(2);
    engine.start();
    engine.add({server.url("/one/a.jpg"), server.url("/two/a.jpg")});
    QVERIFY(engine.waitUntilIdle());
    QCOMPARE(engine.files(), QStringList({u"a (2).jpg"_s, u"a.jpg"_s}));
}

void TestDownloadFlow::refusesAPictureDamagedAtItsSourceWhenAsked()
{
    ScriptedServer server;
    server.on("/a.jpg", Reply::ok(damaged()));
    EngineFixture engine;
    engine.download.damaged = DamagedRule::Refuse;
    engine.start();
    engine.add({server.url("/a.jpg")});
    QVERIFY(engine.waitUntilIdle());
    QCOMPARE(engine.log.last(), u"1 failed corrupt-image after 2"_s);
    QCOMPARE(engine.files(), QStringList());
    QCOMPARE(server.requestCount("/a.jpg"), 2);
}

void TestDownloadFlow::triesOtherAddresses()
{
    ScriptedServer server;
    server.on("/b.jpg", Reply::ok(kJpeg));
    EngineFixture engine;
    engine.start();
    ImageRef image{.url = server.url("/a.jpg"), .source = u"direct"_s};
    image.alternatives = QStringList{server.url("/b.jpg")};
    engine.manager->add({image}, std::make_shared<const DownloadOptions>(engine.download));
    QVERIFY(engine.waitUntilIdle());
    QCOMPARE(engine.log.last(), u"1 saved a.jpg image/jpeg decoded"_s);
}

void TestDownloadFlow::fallsBackToMirrorsOnly_data()
{
    QTest::addColumn<QString>("source");
    QTest::addColumn<QString>("last");
    QTest::newRow("mirrors of a list") << u"direct"_s << u"1 saved a.jpg image/jpeg decoded"_s;
    QTest::newRow("a page's smaller picture") << u"page"_s << u"1 failed refused after 1"_s;
}

void TestDownloadFlow::fallsBackToMirrorsOnly()
{
    QFETCH(QString, source);
    QFETCH(QString, last);
    ScriptedServer server;
    server.on("/b.jpg", Reply::ok(kJpeg));
    EngineFixture engine;
    engine.options.retryPolicy = RetryPolicy(0);
    engine.start();
    const DeafPort dead(DeafPort::Manner::Refuses);
    ImageRef image{.url = dead.url(u"/a.jpg"_s), .source = source};
    image.alternatives = QStringList{server.url("/b.jpg")};
    engine.manager->add({image}, std::make_shared<const DownloadOptions>(engine.download));
    QVERIFY(engine.waitUntilIdle());
    QCOMPARE(engine.log.last(), last);
}

// That a mirror has nothing says nothing of the host that is busy.
void TestDownloadFlow::triesAgainWhereAMirrorHasNothing()
{
    ScriptedServer server;
    server.on("/a.jpg", {Reply::status(500), Reply::ok(kJpeg)});
    EngineFixture engine;
    engine.start();
    ImageRef image{.url = server.url("/a.jpg"), .source = u"direct"_s};
    image.alternatives = QStringList{server.url("/gone.jpg")};
    engine.manager->add({image}, std::make_shared<const DownloadOptions>(engine.download));
    QVERIFY(engine.waitUntilIdle());
    QCOMPARE(engine.log.last(), u"1 saved a.jpg image/jpeg decoded"_s);
    QCOMPARE(server.requestCount("/a.jpg"), 2);
}

void TestDownloadFlow::makesAThumbnail()
{
    ScriptedServer server;
    server.on("/a.jpg", Reply::ok(jpegBytes(1, {1024, 512})));
    EngineFixture engine;
    engine.start();
    const JobId id = engine.add({server.url("/a.jpg")}).first();
    QVERIFY(engine.waitUntilIdle());
    QTRY_COMPARE(engine.thumbnails->thumbnail(id).size(), QSize(256, 128));
    QCOMPARE(engine.job(id).file.widthPx, 1024);
    QVERIFY(engine.job(id).file.perceptualHash.has_value());
}

QTEST_GUILESS_MAIN(TestDownloadFlow)
#include "tst_downloadflow.moc"
