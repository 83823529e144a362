// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "program.h"

#include "support/scriptedserver.h"
#include "support/testimages.h"

#include <QTest>

#include <sys/resource.h>

using namespace bowerbird::test;
using namespace Qt::StringLiterals;

// How the program is called: usage, where links and settings come from, and what it says when it cannot begin.
class TestCliUsage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void printsHelpAndVersionWithoutADisplay()
    {
        const Program program;
        const Ran help = program.runBare({u"--help"_s});
        QCOMPARE(help.status, 0);
        QVERIFY(help.out.startsWith("Usage: bowerbird") && help.out.contains("--compare-workers"));
        QCOMPARE(help.err, QByteArray());
        const Ran version = program.runBare({u"--version"_s});
        QCOMPARE(version.status, 0);
        QVERIFY(version.out.startsWith("bowerbird "));
    }

    // A thread that the system has no descriptors for would end the program.
    void makesDoWithFewOpenFiles_data()
    {
        QTest::addColumn<int>("soft");
        QTest::addColumn<int>("hard");
        QTest::addColumn<int>("workers");
        QTest::newRow("few") << 64 << 64 << 1;
        QTest::newRow("more") << 256 << 256 << 13;
        QTest::newRow("few that can be raised") << 64 << 1'024 << 64;
    }
    void makesDoWithFewOpenFiles()
    {
        QFETCH(const int, soft);
        QFETCH(const int, hard);
        Program program;
        program.inChild = [soft, hard] {
            const rlimit limit = {static_cast<rlim_t>(soft), static_cast<rlim_t>(hard)};
            setrlimit(RLIMIT_NOFILE, &limit);
        };
        const Ran ran = program.run({u"--json"_s, u"-j"_s, u"64"_s, u"--limit"_s, u"8"_s, u"sample:"_s});
        QVERIFY2(ran.status == 0, ran.err.constData());
        QCOMPARE(ran.summary()[u"saved"_s].toInt(), 8);
        QTEST(ran.summary()[u"workers"_s].toInt(), "workers");
        QCOMPARE(ran.err.contains("ulimit -n"), hard < 1'024);
    }

    void refusesWrongUsageWithTwo_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<QByteArray>("named");
        QTest::newRow("no link") << QStringList{u"--headless"_s} << QByteArray("no link");
        QTest::newRow("unknown option") << QStringList{u"--headless"_s, u"--nonsense"_s} << QByteArray("nonsense");
        QTest::newRow("bad number") << QStringList{u"--headless"_s, u"-j"_s, u"65"_s, u"sample:"_s}
                                    << QByteArray("--workers");
        QTest::newRow("template") << QStringList{u"--headless"_s, u"--name"_s, u"{album}/{nmae}"_s, u"sample:"_s}
                                  << QByteArray("at character 10, there is no field 'nmae'; there are site, album,");
        QTest::newRow("character of a template")
            << QStringList{u"--headless"_s, u"--name"_s, u"{album}/{nmae}"_s, u"sample:"_s}
            << QByteArray("\n  {album}/{nmae}\n           ^\n");
        QTest::newRow("character behind pairs")
            << QStringList{u"--headless"_s, u"--name"_s, u"\U0001F600\U0001F600{foo}"_s, u"sample:"_s}
            << QByteArray("at character 4, there is no field 'foo'");
        QTest::newRow("slash in a text of a template")
            << QStringList{u"--headless"_s, u"--name"_s, u"{album|'a/b'}"_s, u"sample:"_s}
            << QByteArray("as in 'a/b'; write the '/' outside, or another character");
        QTest::newRow("expression") << QStringList{u"--headless"_s, u"--match"_s, u"ab(c"_s, u"sample:"_s}
                                    << QByteArray("--match: at character 5, missing closing parenthesis.\n  ab(c\n");
        QTest::newRow("two expressions") << QStringList{u"--headless"_s, u"--match"_s, u"a"_s,
                                                        u"--no-match"_s, u"b"_s,       u"sample:"_s}
                                         << QByteArray("--match and --no-match cannot go together");
        QTest::newRow("a list that is none")
            << QStringList{u"--headless"_s, u"-i"_s, u"/dev/zero"_s} << QByteArray("'/dev/zero' is no list of links");
        QTest::newRow("no Client-ID") << QStringList{u"--headless"_s, u"--client-id"_s, u"a\nb"_s, u"sample:"_s}
                                      << QByteArray("--client-id takes letters and digits");
        QTest::newRow("no certificate") << QStringList{u"--headless"_s, u"--cacert"_s, u"/etc/hostname"_s, u"sample:"_s}
                                        << QByteArray("holds no certificate");
        QTest::newRow("json in a window") << QStringList{u"--json"_s, u"sample:"_s} << QByteArray("add --headless");
        QTest::newRow("no display") << QStringList{u"sample:"_s} << QByteArray("add --headless");
        QTest::newRow("missing list") << QStringList{u"--headless"_s, u"-i"_s, u"missing.txt"_s}
                                      << QByteArray("'missing.txt' cannot be read");
        QTest::newRow("a folder for a list")
            << QStringList{u"--headless"_s, u"-i"_s, u"."_s} << QByteArray("'.' cannot be read");
    }
    void refusesWrongUsageWithTwo()
    {
        QFETCH(QStringList, arguments);
        QFETCH(QByteArray, named);
        const Ran ran = Program().runBare(arguments);
        QCOMPARE(ran.status, 2);
        QCOMPARE(ran.out, QByteArray());
        QVERIFY2(ran.err.startsWith("bowerbird: ") && ran.err.contains(named), ran.err.constData());
    }

    void saysThatItsOutputIsLost()
    {
        const Program program;
        QProcess process;
        process.setStandardOutputFile(u"/dev/full"_s); // takes nothing
        program.start(process, program.usual({u"--dry-run"_s, u"http://h.invalid/0.jpg"_s}));
        const Ran ran = Program::finish(process);
        QCOMPARE(ran.status, 4);
        QVERIFY2(ran.err.contains("standard output cannot be written"), ran.err.constData());
    }

    void saysWhyNoWindowCanBeShown_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("value");
        QTest::newRow("nobody listens") << u"DISPLAY"_s << u":65432"_s;
        QTest::newRow("no such platform") << u"QT_QPA_PLATFORM"_s << u"nonsense"_s;
    }
    void saysWhyNoWindowCanBeShown()
    {
        QFETCH(QString, name);
        QFETCH(QString, value);
        Program program;
        program.environment.insert(name, value);
        const Ran ran = program.runBare({u"--profile"_s, program.path(u"p"_s)});
        QCOMPARE(ran.status, 2);
        QVERIFY2(ran.err.contains("no window can be shown") && ran.err.contains(value.toUtf8()), ran.err.constData());
    }

    void readsListsAsPeopleWriteThem()
    {
        const Program program;
        program.write(u"one.txt"_s,
                      "\xef\xbb\xbf# pictures\r\n\r\nhttp://h.invalid/1.jpg\r\n   http://h.invalid/2.png  ");
        const Ran ran =
            program.run({u"--dry-run"_s, u"http://h.invalid/0.jpg"_s, u"-i"_s, u"one.txt"_s, u"-i"_s, u"-"_s},
                        "http://h.invalid/3.gif\n#http://h.invalid/4.gif\nhttp://h.invalid/1.jpg\n");
        QCOMPARE(ran.status, 0);
        QStringList wanted;
        for (const char *name : {"0.jpg", "1.jpg", "2.png", "3.gif"}) // 1.jpg once
            wanted << u"http://h.invalid/"_s + QString::fromLatin1(name);
        QCOMPARE(ran.lines(), wanted);
        QVERIFY2(ran.err.contains("4 images would be downloaded. 1 stood there more than once."), ran.err.constData());
        QVERIFY(program.imageNames().isEmpty());
    }

    void findsNothingInAnEmptyList_data()
    {
        QTest::addColumn<QStringList>("options");
        QTest::newRow("download") << QStringList();
        QTest::newRow("dry run") << QStringList{u"--dry-run"_s};
        QTest::newRow("comparison") << QStringList{u"--compare-workers"_s, u"1,2"_s};
    }
    void findsNothingInAnEmptyList()
    {
        QFETCH(QStringList, options);
        const Ran ran = Program().run(options + QStringList{u"--json"_s, u"-i"_s, u"-"_s}, "# nothing\n\n");
        QCOMPARE(ran.status, 3);
        QCOMPARE(ran.events().size(), 1);
        QVERIFY(!ran.summary().isEmpty());
    }

    void takesPathsFromWhereItIsStarted()
    {
        ScriptedServer server;
        server.on("/a.png", Reply::ok(pngBytes(1)));
        const Program program;
        program.write(u"lists/l.txt"_s, "see " + server.url("/a.png").toUtf8() + " for more");
        const Ran ran =
            program.runBare({u"--headless"_s, u"--profile"_s, u"p"_s, u"-d"_s, u"x/../y"_s, u"lists/l.txt"_s});
        QCOMPARE(ran.status, 0);
        QCOMPARE(ran.lines(), QStringList{u"saved "_s + program.path(u"y/a.png"_s)});
    }

    void failsWithALinkThatNobodyTakes()
    {
        const Ran ran = Program().run({u"--json"_s, u"ftp://h/a.jpg"_s, u"no-such-file.txt"_s});
        QCOMPARE(ran.status, 1);
        const QList<QJsonObject> collections = ran.events(u"collection"_s);
        QCOMPARE(collections.size(), 2);
        for (const QJsonObject &collection : collections)
            QCOMPARE(collection[u"failed"_s].toObject()[u"reason"_s], u"unsupported-link"_s);
        QCOMPARE(ran.summary()[u"collections_failed"_s].toInt(), 2);
        QVERIFY(ran.err.contains("failed ftp://h/a.jpg: "));
    }

    void wantsAClientIdOnlyWhereItIsNeeded()
    {
        const Program program;
        const Ran ran =
            program.run({u"--json"_s, u"--imgur-api"_s, u"http://h.invalid/3/"_s, u"https://imgur.com/a/abcdefg"_s});
        QCOMPARE(ran.status, 2);
        QVERIFY2(ran.err.contains("--client-id"), ran.err.constData());
        QCOMPARE(ran.event(u"collection"_s)[u"failed"_s].toObject()[u"reason"_s], u"no-client-id"_s);
        QCOMPARE(ran.summary()[u"collections_failed"_s].toInt(), 1);
        const Ran mixed = program.run({u"--dry-run"_s, u"--imgur-api"_s, u"http://h.invalid/3/"_s,
                                       u"https://imgur.com/a/abcdefg"_s, u"http://h.invalid/a.jpg"_s});
        QCOMPARE(mixed.status, 1);
        QCOMPARE(mixed.lines(), QStringList{u"http://h.invalid/a.jpg"_s});
    }

    void letsTheOptionBeatTheEnvironmentAndThatTheSettings_data()
    {
        QTest::addColumn<QString>("option");
        QTest::addColumn<QString>("variable");
        QTest::addColumn<QByteArray>("sent");
        QTest::newRow("option") << u"fromoption"_s << u"fromenvironment"_s << QByteArray("Client-ID fromoption");
        QTest::newRow("environment") << QString() << u"fromenvironment"_s << QByteArray("Client-ID fromenvironment");
        QTest::newRow("settings") << QString() << QString() << QByteArray("Client-ID fromsettings");
    }
    void letsTheOptionBeatTheEnvironmentAndThatTheSettings()
    {
        QFETCH(QString, option);
        QFETCH(QString, variable);
        QFETCH(QByteArray, sent);
        ScriptedServer server; // 404 for everything
        Program program;
        program.write(u"profile/settings.ini"_s, "[imgur]\nclient-id=fromsettings\n");
        program.environment.insert(u"BOWERBIRD_IMGUR_API"_s, server.url("/3/"));
        if (!variable.isEmpty())
            program.environment.insert(u"IMGUR_CLIENT_ID"_s, variable);
        QStringList arguments{u"https://imgur.com/a/abcdefg"_s};
        if (!option.isEmpty())
            arguments << u"--client-id"_s << option;
        QCOMPARE(program.run(arguments).status, 1);
        QVERIFY(server.requestCount() > 0);
        QCOMPARE(server.requests().first().header("authorization"), sent);
    }

    void endsWithFourWhenTheFolderCannotBeMade()
    {
        const Program program;
        program.write(u"images"_s, "a file is in its place");
        const Ran ran = program.run({u"--json"_s, u"http://h.invalid/a.jpg"_s});
        QCOMPARE(ran.status, 4);
        QVERIFY(!ran.summary().isEmpty());
        QVERIFY(ran.err.contains(program.images().toUtf8()));
    }

    void endsWithFourWhenTheProfileCannotBeMade()
    {
        const Program program;
        program.write(u"profile"_s, "a file is in its place");
        const Ran ran = program.run({u"--json"_s, u"http://h.invalid/a.jpg"_s});
        QCOMPARE(ran.status, 4);
        QVERIFY(!ran.summary().isEmpty());
    }

    void endsWithFourWhenNothingCanBeWritten()
    {
#ifndef Q_OS_LINUX
        QSKIP("needs a folder in which nobody can write"); // not even root: /proc, which only Linux has
#endif
        ScriptedServer server;
        server.on("/a.png", Reply::ok(pngBytes(1)));
        const Program program;
        const Ran ran = program.run({u"-d"_s, u"/proc"_s, u"--json"_s, server.url("/a.png")});
        QCOMPARE(ran.status, 4);
        QCOMPARE(ran.summary()[u"unfinished"_s].toInt(), 1);
        QCOMPARE(ran.summary()[u"failed"_s].toInt(), 0);
        QVERIFY2(ran.story(1).startsWith(u"found queued"_s) && !ran.story(1).contains(u"failed"_s),
                 qPrintable(ran.story(1)));
        QVERIFY(ran.err.contains("cannot be written"));
    }

    void endsWithFiveWhenTheProfileIsHeld()
    {
        ScriptedServer server;
        server.on("/a.png", Reply::silence());
        const Program program;
        QProcess first;
        program.start(first, program.usual({server.url("/a.png")}));
        QVERIFY(server.waitForRequests(1));
        const Ran second = program.run({u"--json"_s, server.url("/b.png")});
        QCOMPARE(second.status, 5);
        QVERIFY2(second.err.contains(QByteArray::number(first.processId())), second.err.constData());
        QVERIFY(!second.summary().isEmpty());
        first.terminate();
        QCOMPARE(Program::finish(first).status, 130);
    }
};

QTEST_GUILESS_MAIN(TestCliUsage)
#include "tst_cliusage.moc"
