// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

// Which images a run keeps, and what it calls them.

#include "program.h"

#include "support/scriptedserver.h"
#include "support/testimages.h"

#include <QCryptographicHash>
#include <QDirIterator>
#include <QJsonDocument>
#include <QTest>

using namespace bowerbird::test;
using namespace Qt::StringLiterals;

namespace {

// One image is small in pixels, the other in bytes.
const QByteArray kSmallAlbum =
    "{\"success\":true,\"status\":200,\"data\":{\"id\":\"abcdef1\",\"title\":\"x\",\"images_count\":2,\"images\":["
    "{\"id\":\"aaaaaa1\",\"type\":\"image/png\",\"width\":100,\"height\":90,\"size\":5000,"
    "\"link\":\"http://127.0.0.1:9/a.png\"},"
    "{\"id\":\"aaaaaa2\",\"type\":\"image/png\",\"width\":900,\"height\":900,\"size\":700,"
    "\"link\":\"http://127.0.0.1:9/b.png\"}]}}";

// Every file below the images' folder, by its path there, sorted.
QStringList filesOf(const Program &program)
{
    QStringList files;
    for (QDirIterator it(program.images(), QDir::Files | QDir::Hidden, QDirIterator::Subdirectories); it.hasNext();)
        files << it.next().sliced(program.images().size() + 1);
    files.sort();
    return files;
}

} // namespace

class TestCliNames : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void namesFilesByATemplate_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QStringList>("files");
        const auto row = [](const char *name, const QStringList &files) {
            QTest::newRow(name) << QString::fromLatin1(name) << files;
        };
        row("{name}.{ext}", {u"a.JPEG"_s, u"from server.png"_s});
        row("{name}", {u"a.JPEG"_s, u"from server.png"_s});
        row("{name}.gif", {u"a.JPEG"_s, u"from server.png"_s});
        row("{site}/{album}/{host} - {name}.{ext}",
            {u"direct/127.0.0.1 - a.JPEG"_s, u"direct/127.0.0.1 - from server.png"_s});
        row("{width}x{height}/{hash:6|name}.{ext}",
            {u"160x120/"_s + hashOf(jpegBytes(1)) + u".JPEG"_s, u"160x120/"_s + hashOf(pngBytes(2)) + u".png"_s});
        row("{date:yyyy}/{name}", {u"2024/a.JPEG"_s, u"from server.png"_s});
        row("../../{name}.{ext}", {u"a.JPEG"_s, u"from server.png"_s});
        row("/{album|'none yet'}/{name}", {u"none yet/a.JPEG"_s, u"none yet/from server.png"_s});
    }
    void namesFilesByATemplate()
    {
        QFETCH(QString, name);
        QFETCH(QStringList, files);
        ScriptedServer server;
        server.on("/a.JPEG", Reply::ok(jpegBytes(1)).header("Last-Modified", "Sat, 09 Mar 2024 04:05:06 GMT"));
        server.on("/b.jpg",
                  Reply::ok(pngBytes(2)).header("Content-Disposition", "attachment; filename=\"from server.jpg\""));
        const Program program;
        const Ran ran = program.run({u"--json"_s, u"--name"_s, name, server.url("/a.JPEG"), server.url("/b.jpg")});
        QVERIFY2(ran.status == 0, ran.err.constData());
        QStringList sorted = files;
        sorted.sort();
        QCOMPARE(filesOf(program), sorted);
        for (const QJsonObject &saved : ran.events(u"saved"_s))
            QVERIFY(QFile::exists(saved[u"path"_s].toString()));
    }

    void countsEachFolderUp()
    {
        ScriptedServer server;
        server.otherwise([](const Request &request) {
            return Reply::ok(
                pngBytes(request.target.mid(2, 1).toInt(), {20 + request.target.mid(2, 1).toInt() % 2, 20}));
        });
        const Program program;
        const QStringList options{u"--name"_s, u"{width}/{counter:03}.{ext}"_s};
        QCOMPARE(program.run(options + QStringList{server.url("/p[1-6].png")}).status, 0);
        QCOMPARE(filesOf(program), (QStringList{u"20/001.png"_s, u"20/002.png"_s, u"20/003.png"_s, u"21/001.png"_s,
                                                u"21/002.png"_s, u"21/003.png"_s}));
        QCOMPARE(program.run(options + QStringList{server.url("/p8.png")}).status, 0); // a later run goes on
        QVERIFY(filesOf(program).contains(u"20/004.png"_s));
    }

    void numbersImagesOfOneName()
    {
        ScriptedServer server;
        server.otherwise([](const Request &request) { return Reply::ok(pngBytes(request.target.mid(2, 1).toInt())); });
        const Program program;
        const Ran ran = program.run({u"--name"_s, u"{site}/same.{ext}"_s, server.url("/p[1-3].png")});
        QCOMPARE(ran.status, 0);
        QCOMPARE(filesOf(program),
                 (QStringList{u"direct/same (2).png"_s, u"direct/same (3).png"_s, u"direct/same.png"_s}));
    }

    void failsTheImageWhoseFolderIsTaken()
    {
        ScriptedServer server;
        server.on("/a.png", Reply::ok(pngBytes(1)));
        server.on("/b.png", Reply::ok(pngBytes(2)));
        const Program program;
        program.write(u"images/a"_s, "a file where a folder should be");
        const Ran ran =
            program.run({u"--json"_s, u"--name"_s, u"{name}/x.{ext}"_s, server.url("/a.png"), server.url("/b.png")});
        QCOMPARE(ran.status, 1);
        QCOMPARE(ran.event(u"failed"_s)[u"reason"_s].toString(), u"not-writable"_s);
        QVERIFY(filesOf(program).contains(u"b/x.png"_s));
    }

    void leavesSmallImagesOut_data()
    {
        QTest::addColumn<QStringList>("options");
        QTest::addColumn<QStringList>("files");
        QTest::newRow("as wide and high") << QStringList{u"--min-size"_s, u"160x120"_s} << QStringList{u"a.jpg"_s};
        QTest::newRow("too low") << QStringList{u"--min-size"_s, u"1x121"_s} << QStringList();
        QTest::newRow("too narrow") << QStringList{u"--min-size"_s, u"161x1"_s} << QStringList();
        QTest::newRow("any width") << QStringList{u"--min-size"_s, u"0x120"_s} << QStringList{u"a.jpg"_s};
        QTest::newRow("bytes") << QStringList{u"--min-bytes"_s, u"100K"_s} << QStringList();
        QTest::newRow("enough bytes") << QStringList{u"--min-bytes"_s, u"100"_s} << QStringList{u"a.jpg"_s};
        QTest::newRow("structure only") << QStringList{u"--min-size"_s, u"200x200"_s, u"--verify"_s, u"structure"_s}
                                        << QStringList();
    }
    void leavesSmallImagesOut()
    {
        QFETCH(QStringList, options);
        QFETCH(QStringList, files);
        ScriptedServer server;
        server.on("/a.jpg", Reply::ok(jpegBytes(1)));
        const Program program;
        const Ran ran = program.run(options + QStringList{u"--json"_s, server.url("/a.jpg")});
        QCOMPARE(ran.status, 0);
        QCOMPARE(filesOf(program), files); // no part, either
        if (files.isEmpty()) {
            QCOMPARE(ran.story(ran.event(u"found"_s)[u"id"_s].toInt()), u"found queued started skipped"_s);
            QCOMPARE(ran.event(u"skipped"_s)[u"reason"_s].toString(), u"filtered"_s);
            QVERIFY(ran.event(u"skipped"_s)[u"path"_s].isNull());
        }
    }

    void filtersWhatTheListingSaysIsSmall()
    {
        ScriptedServer server;
        server.otherwise([](const Request &) { return Reply::ok(kSmallAlbum).type("application/json"); });
        const Ran ran =
            Program().run({u"--json"_s, u"--dry-run"_s, u"--client-id"_s, u"x"_s, u"--imgur-api"_s, server.url("/3/"),
                           u"--min-size"_s, u"200x200"_s, u"--min-bytes"_s, u"1K"_s, u"https://imgur.com/a/abcdef1"_s});
        QCOMPARE(ran.status, 0);
        const QJsonObject collection = ran.event(u"collection"_s);
        QCOMPARE(collection[u"found"_s].toInt(), 0);
        QCOMPARE(collection[u"filtered"_s].toInt(), 2);
        QCOMPARE(collection[u"filtered_by"_s].toObject(), (QJsonObject{{u"size"_s, 1}, {u"bytes"_s, 1}}));
    }

    void writesWhatIsKnownBesideAnImageWhenAsked()
    {
        ScriptedServer server;
        server.on("/a.jpg", Reply::ok(jpegBytes(1)));
        server.on("/b.png", Reply::ok(pngBytes(2)));
        const Program program;
        QCOMPARE(program.run({server.url("/b.png")}).status, 0);
        QCOMPARE(filesOf(program), QStringList{u"b.png"_s}); // not by itself
        program.write(u"profile/settings.ini"_s, "[download]\nsidecars=true\n");
        const Ran ran = program.run({u"--json"_s, u"--name"_s, u"{site}/{name}"_s, server.url("/a.jpg?token=secret")});
        QCOMPARE(ran.status, 0);
        QCOMPARE(filesOf(program), (QStringList{u"b.png"_s, u"direct/a.jpg"_s, u"direct/a.jpg.json"_s}));
        const QByteArray text = program.image(u"direct/a.jpg.json"_s);
        const QJsonObject facts = QJsonDocument::fromJson(text).object();
        QCOMPARE(facts[u"sha256"_s], ran.event(u"saved"_s)[u"sha256"_s]);
        QCOMPARE(facts[u"width"_s].toInt(), 160);
        QCOMPARE(facts[u"url"_s].toString(), server.url("/a.jpg"));
        QVERIFY(!text.contains("secret"));
    }

    void fetchesAgainWhatIsToBeKept()
    {
        ScriptedServer server;
        server.on("/a.png", Reply::ok(pngBytes(1)));
        const Program program;
        QCOMPARE(program.run({server.url("/a.png")}).status, 0);
        Ran ran = program.run({u"--json"_s, server.url("/a.png")});
        QCOMPARE(ran.event(u"skipped"_s)[u"reason"_s].toString(), u"already-downloaded"_s);
        ran = program.run({u"--json"_s, u"--dry-run"_s, u"--duplicates"_s, u"keep"_s, server.url("/a.png")});
        QCOMPARE(ran.events(u"found"_s).size(), 1);
        QCOMPARE(server.requestCount(), 1);
        ran = program.run({u"--json"_s, u"--duplicates"_s, u"keep"_s, server.url("/a.png")});
        QCOMPARE(server.requestCount(), 2);
    }

private:
    static QString hashOf(const QByteArray &bytes)
    {
        return QString::fromLatin1(QCryptographicHash::hash(bytes, QCryptographicHash::Sha256).toHex().first(6));
    }
};

QTEST_GUILESS_MAIN(TestCliNames)
#include "tst_clinames.moc"
