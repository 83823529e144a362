// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "program.h"

#include "support/scriptedserver.h"
#include "support/testimages.h"

#include <QTest>

using namespace bowerbird::test;
using namespace Qt::StringLiterals;

// Web pages, feeds and links that tell nothing of themselves, given to the program.
class TestCliPages : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void savesThePicturesOfAPage()
    {
        ScriptedServer server;
        server.on("/birds/", Reply::ok("<html><head><title>Birds</title></head><body>"
                                       "<img src='/icon.png' width=16 height=16>"
                                       "<img src=a.jpg srcset='a.jpg 160w, a-large.jpg 320w' alt='The first'>"
                                       "<a href='/b.png'><img src='/b-small.png'></a>"
                                       "<img src='c.gif'><img src='javascript:void(0)'></body></html>")
                                 .type("text/html"));
        server.on("/birds/a-large.jpg", Reply::ok(jpegBytes(1)));
        server.on("/b.png", Reply::ok(pngBytes(2)));
        const Program program;
        const QString page = server.url("/birds/");
        const Ran ran = program.run({u"--json"_s, u"--types"_s, u"jpeg,png"_s, page});
        QVERIFY2(ran.status == 0, ran.err.constData());
        const QJsonObject wanted{{u"event"_s, u"collection"_s},
                                 {u"link"_s, page},
                                 {u"found"_s, 2},
                                 {u"filtered"_s, 3},
                                 {u"filtered_by"_s, QJsonObject{{u"address"_s, 1}, {u"size"_s, 1}, {u"type"_s, 1}}},
                                 {u"failed"_s, QJsonValue::Null}};
        QCOMPARE(ran.event(u"collection"_s), wanted);
        const QJsonObject found = ran.events(u"found"_s).value(0);
        QCOMPARE(found[u"url"_s].toString(), server.url("/birds/a-large.jpg"));
        QCOMPARE(found[u"source"_s].toString(), u"page"_s);
        QCOMPARE(found[u"title"_s].toString(), u"The first"_s);
        QCOMPARE(found[u"album"_s].toString(), u"Birds"_s);
        QCOMPARE(found[u"index"_s].toInt(), 1);
        QCOMPARE(found[u"type"_s].toString(), u"image/jpeg"_s);
        QCOMPARE(found[u"width"_s].toInt(), 320);
        QCOMPARE(program.imageNames(), (QStringList{u"a-large.jpg"_s, u"b.png"_s}));
        QCOMPARE(program.image(u"a-large.jpg"_s), jpegBytes(1));
        for (const char *path : {"/birds/a-large.jpg", "/b.png"})
            QCOMPARE(server.requests(path).value(0).header("referer"), page.toUtf8());
        QCOMPARE(server.requestCount(), 3); // no icon, no thumbnail
        QCOMPARE(server.requestCount("/birds/"), 1);
    }

    void savesNoIconsAndAsksNothingElseOfAFile()
    {
        ScriptedServer server;
        server.on("/1.png", Reply::ok(pngBytes(1)));
        server.on("/icon.png", Reply::ok(pngBytes(2, {16, 16})));
        server.on("/p/2.png", Reply::ok(pngBytes(3)));
        server.on("/small.png", Reply::ok(pngBytes(4, {16, 16})));
        const Program program;
        const QByteArray base = server.url("/").toUtf8();
        program.write(u"page.html"_s,
                      "<html><head><base href='" + base +
                          "p/'><script src='/app.js'></script><link rel=stylesheet href='/s.css'></head>"
                          "<body><img src='/1.png'><img src='/icon.png'><a href='2.png'>x</a>"
                          "<form action='/delete?id=5'></form><a href='/logout'>bye</a></body></html>");
        const Ran ran = program.run({u"--json"_s, program.path(u"page.html"_s), server.url("/small.png")});
        QVERIFY2(ran.status == 0, ran.err.constData());
        QCOMPARE(program.imageNames(), QStringList({u"1.png"_s, u"2.png"_s, u"small.png"_s}));
        QCOMPARE(ran.event(u"skipped"_s)[u"reason"_s].toString(), u"filtered"_s);
        QCOMPARE(server.requestCount(), 4);

        const Ran all = program.run({u"--json"_s, u"--min-size"_s, u"1x1"_s, program.path(u"page.html"_s)});
        QCOMPARE(all.event(u"saved"_s)[u"url"_s].toString(), server.url("/icon.png"));
    }

    void knowsAPictureWithoutAName()
    {
        ScriptedServer server;
        server.on("/picture?id=1", Reply::ok(jpegBytes(1)).type("text/html"));
        server.on("/picture?id=2", Reply::ok(pngBytes(2)));
        const Program program;
        const Ran ran = program.run(
            {u"--json"_s, u"--types"_s, u"jpeg"_s, server.url("/picture?id=1"), server.url("/picture?id=2")});
        QCOMPARE(ran.status, 0);
        QCOMPARE(ran.event(u"found"_s)[u"source"_s].toString(), u"direct"_s);
        QCOMPARE(ran.event(u"saved"_s)[u"path"_s].toString(), program.images() + u"/picture.jpg"_s);
        QCOMPARE(ran.events(u"collection"_s).size(), 2); // the PNG is filtered before it is fetched
        QCOMPARE(server.requestCount("/picture"), 3);
    }

    void tellsWhyALinkGivesNothing_data()
    {
        QTest::addColumn<QString>("path");
        QTest::addColumn<QString>("reason");
        QTest::addColumn<int>("status");
        QTest::newRow("text") << u"/text"_s << u"unsupported-link"_s << 1;
        QTest::newRow("gone") << u"/gone"_s << u"not-found"_s << 1;
        QTest::newRow("a page without pictures") << u"/empty"_s << QString() << 3;
        QTest::newRow("a page called a picture") << u"/page.jpg"_s << QString() << 1; // the image fails, not the link
    }
    void tellsWhyALinkGivesNothing()
    {
        QFETCH(QString, path);
        QFETCH(QString, reason);
        QFETCH(int, status);
        ScriptedServer server;
        server.on("/text", Reply::ok("words").type("text/plain"));
        server.on("/empty", Reply::ok("<html><p>words</html>").type("text/html"));
        server.on("/page.jpg", Reply::ok("<html><img src=/1.jpg></html>").type("text/html"));
        const Ran ran = Program().run({u"--json"_s, server.url(path)});
        QCOMPARE(ran.status, status);
        const QJsonObject failed = ran.event(u"collection"_s)[u"failed"_s].toObject();
        QCOMPARE(failed[u"reason"_s].toString(), reason);
        QCOMPARE(failed[u"detail"_s].toString().isEmpty(), reason.isEmpty());
        if (path == u"/gone"_s)
            QCOMPARE(failed[u"http_status"_s].toInt(), 404);
        if (path == u"/empty"_s)
            QVERIFY2(ran.err.contains("no image was found there"), ran.err.constData());
        if (path == u"/page.jpg"_s)
            QCOMPARE(ran.event(u"failed"_s)[u"reason"_s].toString(), u"not-an-image"_s);
        if (path == u"/page.jpg"_s)
            QCOMPARE(ran.event(u"failed"_s)[u"http_status"_s].toInt(), 200);
    }

    void readsThePagesThatFollowAndFiltersAsTheWindowDoes()
    {
        ScriptedServer server;
        server.on("/robots.txt", Reply::ok("User-agent: *\nDisallow: /private\n").type("text/plain"));
        server.on(
            "/1",
            Reply::ok("<html><link rel=next href=/2><img src=/bower.jpg><img src=/nest.jpg></html>").type("text/html"));
        server.on("/2", Reply::ok("<html><img src=/other-bower.jpg></html>").type("text/html"));
        const auto listed = [&server](const QStringList &options) {
            QStringList names;
            const Ran ran = Program().run(options + QStringList{u"--dry-run"_s, server.url("/1")});
            for (const QString &line : ran.lines())
                names << line.section(u'/', -1);
            return names;
        };
        QCOMPARE(listed({}), (QStringList{u"bower.jpg"_s, u"nest.jpg"_s}));
        QCOMPARE(listed({u"--next-pages"_s}), (QStringList{u"bower.jpg"_s, u"nest.jpg"_s, u"other-bower.jpg"_s}));
        QCOMPARE(listed({u"--next-pages"_s, u"--match"_s, u"^other|nest"_s}),
                 (QStringList{u"nest.jpg"_s, u"other-bower.jpg"_s}));
        QCOMPARE(listed({u"--no-match"_s, u"nest"_s}), QStringList{u"bower.jpg"_s});
    }

    void readsAFeed()
    {
        ScriptedServer server;
        server.on("/feed", Reply::ok("<?xml version='1.0'?><rss version='2.0'><channel><title>Bird of the day</title>"
                                     "<item><title>Bower</title><link>/posts/1</link><enclosure url='/1.png' "
                                     "type='image/png' length='1'/><description>&lt;img src='/2.jpg'&gt;"
                                     "</description></item></channel></rss>")
                               .type("application/rss+xml"));
        server.on("/1.png", Reply::ok(pngBytes(1)));
        server.on("/2.jpg", Reply::ok(jpegBytes(2)));
        const Program program;
        const Ran ran = program.run({u"--json"_s, server.url("/feed")});
        QVERIFY2(ran.status == 0, ran.err.constData());
        QCOMPARE(program.imageNames(), (QStringList{u"1.png"_s, u"2.jpg"_s}));
        QCOMPARE(ran.events(u"found"_s).value(0)[u"title"_s].toString(), u"Bower"_s);
        QCOMPARE(ran.events(u"found"_s).value(0)[u"album"_s].toString(), u"Bird of the day"_s);
        QCOMPARE(server.requests("/1.png").value(0).header("referer"), server.url("/posts/1").toUtf8());
    }

    void savesAPictureThatStandsInThePage()
    {
        ScriptedServer server;
        const QString address = u"data:image/png;base64,"_s + QString::fromLatin1(pngBytes(1).toBase64());
        server.on("/page", Reply::ok("<html><img src='" + address.toLatin1() + "'></html>").type("text/html"));
        const Program program;
        const Ran ran = program.run({u"--json"_s, server.url("/page")});
        QVERIFY2(ran.status == 0, ran.err.constData());
        QCOMPARE(program.imageNames().size(), 1);
        QCOMPARE(program.image(program.imageNames().first()), pngBytes(1));
        QVERIFY(program.imageNames().first().startsWith(u"inline-"_s));
        QVERIFY(program.imageNames().first().endsWith(u".png"_s));
        QCOMPARE(ran.event(u"found"_s)[u"url"_s].toString(), address);
        const Ran listed = Program().run({u"--dry-run"_s, server.url("/page")});
        QCOMPARE(listed.lines(), QStringList{address});
        const Ran again = program.run({u"--json"_s, server.url("/page")});
        QCOMPARE(again.event(u"skipped"_s)[u"reason"_s].toString(), u"already-downloaded"_s);
    }

    void saysThatAPageHasNoPicture()
    {
        ScriptedServer server;
        server.on("/page", Reply::ok("<html><p>Nothing to see.</p></html>").type("text/html"));
        const Ran ran = Program().run({server.url("/page")});
        QCOMPARE(ran.status, 3);
        const QByteArray line = "nothing " + server.url("/page").toUtf8() + ": no image was found there";
        QVERIFY2(ran.err.startsWith(line), ran.err.constData());
    }

    void tellsOfTheNextPage()
    {
        ScriptedServer server;
        server.on("/a/", Reply::ok("<html><a rel=next href='?p=2'>more</a><img src=/1.png></html>").type("text/html"));
        server.on("/1.png", Reply::ok(pngBytes(1)));
        const Ran ran = Program().run({server.url("/a/")});
        QCOMPARE(ran.status, 0);
        QVERIFY2(ran.err.contains(QByteArray("The next page is " + server.url("/a/?p=2").toUtf8())),
                 ran.err.constData());
        QCOMPARE(server.requestCount("/a/"), 1);
    }
};

QTEST_GUILESS_MAIN(TestCliPages)
#include "tst_clipages.moc"
