// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "program.h"

#include "sources/fakegallerydl.h"
#include "support/scriptedserver.h"
#include "support/testimages.h"

#include <QStandardPaths>
#include <QTest>

using namespace bowerbird::test;
using namespace Qt::StringLiterals;

// Links that the program has listed by gallery-dl, from the command line to the files.
class TestCliGalleryDl : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void savesWhatTheRealOneLists()
    {
        QVERIFY2(!QStandardPaths::findExecutable(u"gallery-dl"_s).isEmpty(),
                 "gallery-dl is not installed; packaging/test.sh installs it");
        ScriptedServer server;
        server.on("/a.png", Reply::ok(pngBytes(1)));
        server.on("/b.png", Reply::ok(pngBytes(2)));
        server.on("/page", Reply::ok(QString(server.url("/a.png") + u' ' + server.url("/b.png")).toUtf8()));
        const Program program;
        const Ran ran = program.run({u"--json"_s, u"gallery-dl:r:"_s + server.url("/page")});
        QVERIFY2(ran.status == 0, ran.err.constData());
        QCOMPARE(program.imageNames(), (QStringList{u"a.png"_s, u"b.png"_s}));
        QCOMPARE(ran.event(u"collection"_s)[u"found"_s].toInt(), 2);
        QCOMPARE(ran.events(u"found"_s).first()[u"source"_s].toString(), u"gallery-dl:directlink"_s);
    }

    void obeysTheFiltersAndTheLimit()
    {
        ScriptedServer server;
        server.otherwise([](const Request &) { return Reply::ok(pngBytes(1)); });
        const QString one = u"[3,\"%1\",{\"category\":\"x\",\"extension\":\"%2\"}]"_s;
        const FakeGalleryDl fake(u"echo '[%1,%2,%3,[3,\"text:words\",{}]]'"_s
                                     .arg(one.arg(server.url("/v.mp4"), u"mp4"_s),
                                          one.arg(server.url("/a.png"), u"png"_s),
                                          one.arg(server.url("/b.png"), u"png"_s))
                                     .toUtf8());
        Program program;
        program.environment.insert(u"PATH"_s, fake.path(u"."_s) + u':' + qEnvironmentVariable("PATH"));
        const Ran all = program.run({u"--json"_s, u"--dry-run"_s, u"gallery-dl:"_s + server.url("/gallery")});
        QCOMPARE(all.event(u"collection"_s)[u"found"_s].toInt(), 2);
        QCOMPARE(all.event(u"collection"_s)[u"filtered_by"_s].toObject(),
                 (QJsonObject{{u"type"_s, 1}, {u"text"_s, 1}}));
        const Ran limited = program.run({u"--json"_s, u"--limit"_s, u"1"_s, u"gallery-dl:"_s + server.url("/gallery")});
        QCOMPARE(limited.status, 0);
        QCOMPARE(program.imageNames(), QStringList{u"a.png"_s});
        // What the site's pages would send with a request for the picture.
        QCOMPARE(server.requests("/a.png").last().header("referer"), QByteArray(server.url("/").toUtf8()));
    }

    void tellsWhatWentWrong()
    {
        const FakeGalleryDl fake("echo '[x][error] HttpError: Login required' >&2; exit 16");
        Program program;
        program.environment.insert(u"PATH"_s, fake.path(u"."_s) + u':' + qEnvironmentVariable("PATH"));
        const Ran ran = program.run({u"--json"_s, u"gallery-dl:https://ann:pw@site.example/x"_s});
        QCOMPARE(ran.status, 1);
        const QJsonObject failed = ran.event(u"collection"_s)[u"failed"_s].toObject();
        QCOMPARE(failed[u"reason"_s].toString(), u"forbidden"_s);
        QCOMPARE(failed[u"detail"_s].toString(), u"gallery-dl: HttpError: Login required"_s);
        QVERIFY2(!ran.err.contains("ann:pw"), ran.err.constData());

        program.environment.insert(u"PATH"_s, u"/nonexistent"_s);
        const Ran without = program.run({u"--json"_s, u"gallery-dl:https://site.example/x"_s});
        QCOMPARE(without.status, 1);
        QCOMPARE(without.event(u"collection"_s)[u"failed"_s].toObject()[u"reason"_s].toString(), u"unsupported-link"_s);
        QVERIFY2(without.err.isEmpty() || without.err.contains("not installed"), without.err.constData());
    }

    // A first Ctrl-C ends the run within 2 s, and gallery-dl with it.
    void endsWithTheProgram()
    {
        const FakeGalleryDl fake("echo $$ > \"$here/pid\"; trap '' TERM INT; while :; do sleep 1; done");
        Program program;
        program.environment.insert(u"PATH"_s, fake.path(u"."_s) + u':' + qEnvironmentVariable("PATH"));
        QProcess process;
        program.start(process, program.usual({u"gallery-dl:https://site.example/x"_s}));
        QTRY_VERIFY_WITH_TIMEOUT(!fake.file(u"pid"_s).trimmed().isEmpty(), 10'000);
        process.terminate();
        QCOMPARE(Program::finish(process).status, 130);
        QFile stat(u"/proc/%1/stat"_s.arg(QString::fromUtf8(fake.file(u"pid"_s).trimmed())));
        QTRY_VERIFY(!stat.open(QIODevice::ReadOnly) || stat.readAll().contains(") Z "));
    }
};

QTEST_GUILESS_MAIN(TestCliGalleryDl)
#include "tst_cligallerydl.moc"
