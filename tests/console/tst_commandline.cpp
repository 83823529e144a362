// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "console/commandline.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace bowerbird;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

std::expected<CommandLine, QString> parsed(const QString &line)
{
    return CommandLine::parse(QStringList{u"bowerbird"_s} + line.split(u' ', Qt::SkipEmptyParts));
}

// What the options make of the defaults.
Settings settingsOf(const QString &line)
{
    const auto commandLine = parsed(u"--headless sample: "_s + line);
    if (!commandLine)
        qFatal("%s", qPrintable(commandLine.error()));
    return commandLine->over(Settings());
}

} // namespace

class TestCommandLine : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        qunsetenv("IMGUR_CLIENT_ID");
        qunsetenv("BOWERBIRD_IMGUR_API");
    }

    void givesDefaultsWhenNothingIsSaid()
    {
        const auto line = parsed({});
        QVERIFY(line.has_value());
        QCOMPARE(line->action, CommandLine::Action::Window);
        QVERIFY(line->links.isEmpty());
        QVERIFY(!line->isJson && !line->wantsProgress && !line->isQuiet && !line->isVerbose && !line->isDryRun);
        QCOMPARE(line->over(Settings()), Settings());
    }

    void readsWhatTheRunIs()
    {
        const auto line =
            parsed(u"--headless -i a.txt --input - --json --progress -q --dry-run http://h/1.jpg http://h/2.jpg"_s);
        QVERIFY(line.has_value());
        QCOMPARE(line->action, CommandLine::Action::Headless);
        QCOMPARE(line->links, (QStringList{u"http://h/1.jpg"_s, u"http://h/2.jpg"_s}));
        QCOMPARE(line->inputFiles, (QStringList{u"a.txt"_s, u"-"_s}));
        QVERIFY(line->isJson && line->wantsProgress && line->isQuiet && line->isDryRun);
    }

    void readsCompactSpellings()
    {
        const auto line = parsed(u"--headless -vj12 -ilist --directory=/x --limit=3 -- -odd.txt"_s);
        QVERIFY(line.has_value());
        QVERIFY(line->isVerbose);
        QCOMPARE(line->workers, 12);
        QCOMPARE(line->inputFiles, QStringList{u"list"_s});
        QCOMPARE(line->directory, u"/x"_s);
        QCOMPARE(line->limit, 3);
        QCOMPARE(line->links, QStringList{u"-odd.txt"_s});
    }

    void putsOptionsOverSettings()
    {
        const Settings settings = settingsOf(u"-d /tmp/x -j 3 --per-host 2 --limit 7 --albums skip --max-bytes 5K "
                                             "--on-conflict overwrite --damaged refuse --retries 0 --timeout 1.5 "
                                             "--stall 0.25 --client-id abc --imgur-api http://h:1/3/ --types png"_s);
        QCOMPARE(settings.download.directory, u"/tmp/x"_s);
        QCOMPARE(settings.workers, 3);
        QCOMPARE(settings.perHost, 2);
        QCOMPARE(settings.limit, 7);
        QCOMPARE(settings.albums, AlbumRule::Skip);
        QCOMPARE(settings.download.maxBytes, 5 * 1024);
        QCOMPARE(settings.download.onConflict, ConflictRule::Overwrite);
        QCOMPARE(settings.download.damaged, DamagedRule::Refuse);
        QCOMPARE(settings.retries, 0);
        QCOMPARE(settings.network.connectTimeout, 1500ms);
        QCOMPARE(settings.network.stallTimeout, 250ms);
        QCOMPARE(settings.clientId, u"abc"_s);
        QCOMPARE(settings.imgurApi, u"http://h:1/3/"_s);
        QVERIFY(settings.download.types.allows(ImageType::Png));
        QVERIFY(!settings.download.types.allows(ImageType::Jpeg));
    }

    void putsNetworkOptionsOverSettings()
    {
        const QTemporaryDir folder;
        QFile cookies(folder.filePath(u"c.txt"_s));
        QVERIFY(cookies.open(QIODevice::WriteOnly));
        cookies.write("# Netscape HTTP Cookie File\nh\tFALSE\t/\tFALSE\t0\ta\tb\n");
        cookies.close();
        const Settings settings = settingsOf(u"--limit-rate 500k --proxy socks5h://me:pw@h:1080 --user-agent me/1 "
                                             "--referer http://page/ --header A:1 --header B:2 --cookies "_s +
                                             cookies.fileName());
        QCOMPARE(settings.limitRate, 500 * 1024);
        QCOMPARE(settings.network.proxyMode, ProxyMode::Manual);
        QCOMPARE(settings.network.proxy, u"socks5h://me:pw@h:1080"_s);
        QCOMPARE(settings.network.userAgent, u"me/1"_s);
        QCOMPARE(settings.network.referer, u"http://page/"_s);
        QCOMPARE(settings.network.headers, (QStringList{u"A:1"_s, u"B:2"_s}));
        QCOMPARE(settings.network.cookieFile, cookies.fileName());
        QCOMPARE(settingsOf(u"--limit-rate 1"_s).limitRate, 1);
        QCOMPARE(settingsOf(u"--proxy="_s).network.proxyMode, ProxyMode::None);
        QCOMPARE(settingsOf(u"--proxy h:3128"_s).network.proxy, u"h:3128"_s);
    }

    void leavesNetworkSettingsThatNobodyNames()
    {
        Settings saved;
        saved.limitRate = 7;
        saved.network = {.userAgent = u"saved"_s,
                         .proxyMode = ProxyMode::Manual,
                         .proxy = u"http://saved"_s,
                         .proxyExceptions = {u"h"_s},
                         .referer = u"http://r/"_s,
                         .headers = {u"A: 1"_s},
                         .cookieFile = u"/c"_s};
        QCOMPARE(CommandLine().over(saved), saved);
        CommandLine line;
        line.proxy = u"http://given"_s;
        qputenv("no_proxy", "a.example, .b.example");
        const Settings given = line.over(saved);
        qunsetenv("no_proxy");
        QCOMPARE(given.network.proxy, u"http://given"_s);
        QCOMPARE(given.network.proxyExceptions, (QStringList{u"a.example"_s, u".b.example"_s}));
    }

    void refusesBadNetworkValues_data()
    {
        QFile json(m_folder.filePath(u"json"_s));
        QVERIFY(json.open(QIODevice::WriteOnly) && json.write("[{\"name\": \"id\"}]\n") > 0);
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<QString>("words");
        const auto row = [](const char *name, const char *option, const QString &value, const QString &words) {
            QTest::newRow(name) << QStringList{QString::fromLatin1(option), value} << words;
        };
        for (const char *rate : {"0", "-1", "x", "1T", "", "K", "9999999999G"})
            row(qPrintable(u"rate "_s + QString::fromLatin1(rate)), "--limit-rate", QString::fromLatin1(rate),
                u"--limit-rate takes a number of bytes, such as 500K"_s);
        for (const char *proxy : {"ftp://h", "nonsense://h:1", "http://", "http://h:port", "h h"})
            row(proxy, "--proxy", QString::fromLatin1(proxy), u"--proxy takes the address of"_s);
        row("agent of two lines", "--user-agent", u"a\r\nB: c"_s, u"--user-agent takes one line"_s);
        row("referer of two lines", "--referer", u"http://h/\nB: c"_s, u"--referer takes one line"_s);
        row("header without a colon", "--header", u"Accept"_s, u"there is no colon"_s);
        row("header without a name", "--header", u": 1"_s, u"'' is no name of a header"_s);
        row("header with a space in its name", "--header", u"A B: 1"_s, u"'A B' is no name of a header"_s);
        row("header of two lines", "--header", u"A: 1\r\nB: 2"_s, u"--header takes one header"_s);
        row("header with a lonely CR", "--header", u"A: 1\rB: 2"_s, u"--header takes one header"_s);
        row("header that is ours", "--header", u"range: bytes=1-"_s, u"--header cannot set range"_s);
        row("no such cookies", "--cookies", u"/nonexistent/c"_s, u"'/nonexistent/c' cannot be read"_s);
        row("a folder of cookies", "--cookies", u"/"_s, u"cannot be read"_s);
        row("other cookies", "--cookies", m_folder.filePath(u"json"_s), u"holds no cookies in Netscape's format"_s);
    }
    void refusesBadNetworkValues()
    {
        QFETCH(QStringList, arguments);
        QFETCH(QString, words);
        const auto line = CommandLine::parse(QStringList{u"bowerbird"_s, u"--headless"_s, u"sample:"_s} + arguments);
        QVERIFY(!line.has_value());
        QVERIFY2(line.error().contains(words), qPrintable(line.error()));
    }

    void doesNotRepeatASecretThatItRefuses()
    {
        for (const auto &[option, value] :
             {std::pair{u"--proxy"_s, u"ftp://me:s3cret@h"_s}, std::pair{u"--header"_s, u"Authorization s3cret"_s}}) {
            const auto line = CommandLine::parse({u"bowerbird"_s, u"--headless"_s, u"sample:"_s, option, value});
            QVERIFY(!line.has_value());
            QVERIFY2(!line.error().contains(u"s3cret"_s), qPrintable(line.error()));
        }
    }

    void takesTheLastOfAnOptionGivenTwice()
    {
        QCOMPARE(settingsOf(u"-j 3 --workers 5"_s).workers, 5);
        const auto line = parsed(u"--headless sample: --compare-workers 1,2 --compare-workers 4,8"_s);
        QCOMPARE(line->compareWorkers, (QList<int>{4, 8}));
    }

    void letsOptionsBeatTheEnvironmentAndThatTheSettings()
    {
        Settings saved;
        saved.clientId = u"saved"_s;
        saved.imgurApi = u"http://saved/"_s;
        QCOMPARE(CommandLine().over(saved).clientId, u"saved"_s);
        qputenv("IMGUR_CLIENT_ID", "environment");
        qputenv("BOWERBIRD_IMGUR_API", "http://environment/");
        QCOMPARE(CommandLine().over(saved).clientId, u"environment"_s);
        QCOMPARE(CommandLine().over(saved).imgurApi, u"http://environment/"_s);
        CommandLine line;
        line.clientId = u"option"_s;
        line.imgurApi = u"http://option/"_s;
        QCOMPARE(line.over(saved).clientId, u"option"_s);
        QCOMPARE(line.over(saved).imgurApi, u"http://option/"_s);
    }

    void provesByStructureWithoutThumbnailsUnlessToldOtherwise()
    {
        QCOMPARE(settingsOf({}).download.verify, VerifyMode::Decode);
        QCOMPARE(settingsOf(u"--verify structure"_s).download.verify, VerifyMode::Structure);
        const Settings without = settingsOf(u"--no-thumbnails"_s);
        QVERIFY(!without.download.makesThumbnails);
        QCOMPARE(without.download.verify, VerifyMode::Structure);
        QCOMPARE(settingsOf(u"--no-thumbnails --verify decode"_s).download.verify, VerifyMode::Decode);
    }

    void makesPathsAbsolute()
    {
        const QString here = QDir::currentPath();
        QCOMPARE(settingsOf(u"-d sub/../images"_s).download.directory, here + u"/images"_s);
        QCOMPARE(parsed(u"--headless sample: --profile ./p"_s)->profileDirectory, here + u"/p"_s);
    }

    void readsSizes_data()
    {
        QTest::addColumn<QString>("value");
        QTest::addColumn<qint64>("bytes");
        QTest::newRow("plain") << u"123"_s << qint64(123);
        QTest::newRow("K") << u"2K"_s << qint64(2048);
        QTest::newRow("small m") << u"3m"_s << qint64(3 * 1024 * 1024);
        QTest::newRow("G") << u"1G"_s << (qint64(1) << 30);
    }
    void readsSizes()
    {
        QFETCH(QString, value);
        QFETCH(qint64, bytes);
        QCOMPARE(settingsOf(u"--max-bytes "_s + value).download.maxBytes, bytes);
    }

    void refusesWrongUsageWithAHint_data()
    {
        QTest::addColumn<QString>("options");
        QTest::addColumn<QString>("named"); // what the sentence is about
        const auto row = [](const char *options, const char *named) {
            QTest::newRow(options) << QString::fromLatin1(options) << QString::fromLatin1(named);
        };
        row("--headless", "--input");
        row("--headless x -j 0", "--workers");
        row("--headless x -j 65", "1 to 64");
        row("--headless x -j abc", "abc");
        row("--headless x --per-host 0", "--per-host");
        row("--headless x --limit 0", "--limit");
        row("--headless x --limit 99999999999", "--limit");
        row("--headless x --retries -1", "--retries");
        row("--headless x --timeout 0", "--timeout");
        row("--headless x --timeout nan", "--timeout");
        row("--headless x --stall soon", "--stall");
        row("--headless x --max-bytes 1T", "--max-bytes");
        row("--headless x --max-bytes 0", "--max-bytes");
        row("--headless x --max-bytes 9999999999G", "--max-bytes");
        row("--headless x --types jpeg,nonsense", "nonsense");
        row("--headless x --albums maybe", "expand or skip");
        row("--headless x --on-conflict maybe", "skip or rename or overwrite");
        row("--headless x --verify maybe", "decode or structure");
        row("--headless x --damaged maybe", "keep or refuse");
        row("--headless x --min-size 800", "--min-size");
        row("--headless x --min-size x600", "--min-size");
        row("--headless x --min-bytes none", "--min-bytes");
        row("--headless x --duplicates maybe", "skip or link or keep");
        row("--headless x --imgur-api nonsense", "--imgur-api");
        row("--headless x --imgur-api ftp://h/", "--imgur-api");
        row("--headless x --cacert /no/such/file", "--cacert");
        row("--headless x --cacert /", "--cacert");
        row("--headless x --directory=", "--directory");
        row("--headless x --profile=", "--profile");
        row("--headless x --compare-workers 1,99", "--compare-workers");
        row("--headless x --compare-workers 1,,2", "--compare-workers");
        row("--headless x --compare-workers 1,2 --dry-run", "--dry-run");
        row("--headless x -q -v", "--quiet");
        row("--headless x --no-such-option", "no-such-option");
        row("--headless x --limit", "limit");
        row("--headless x --json=yes", "json");
        row("--json x", "--headless");
        row("--dry-run x", "--headless");
    }
    void refusesWrongUsageWithAHint()
    {
        QFETCH(QString, options);
        QFETCH(QString, named);
        const auto line = parsed(options);
        QVERIFY(!line.has_value());
        QVERIFY2(line.error().contains(named), qPrintable(line.error()));
        QVERIFY2(line.error().endsWith(u". 'bowerbird --help' lists all options."), qPrintable(line.error()));
    }

    void takesNamesAndMinima()
    {
        const DownloadOptions options =
            settingsOf(u"--name {album}/{name}.{ext} --duplicates link --min-size 800x600 --min-bytes 20K"_s).download;
        QCOMPARE(options.nameTemplate, u"{album}/{name}.{ext}"_s);
        QCOMPARE(options.duplicates, DuplicateRule::Link);
        QCOMPARE(options.minWidthPx, 800);
        QCOMPARE(options.minHeightPx, 600);
        QCOMPARE(options.minBytes, 20 * 1024);
        QCOMPARE(settingsOf(u"--duplicates keep"_s).download.duplicates, DuplicateRule::Keep);
        QCOMPARE(settingsOf(u"--min-size 1X0"_s).download.minWidthPx, 1);
    }

    void takesTheFiltersOfTheWindow()
    {
        const Settings settings =
            settingsOf(u"--max-size 4000x3000 --max-age 30 --min-age 2 --min-score -5 --no-sensitive --motion still "
                       "--no-match bird|nest --animated mp4"_s);
        const ListingFilter listing{.maxAgeDays = 30,
                                    .minAgeDays = 2,
                                    .minScore = -5,
                                    .allowsSensitive = false,
                                    .motion = MotionRule::OnlyStill,
                                    .text = u"bird|nest"_s,
                                    .textRule = TextRule::NotMatching};
        QCOMPARE(settings.download.listing, listing);
        QCOMPARE(settings.download.maxWidthPx, 4000);
        QCOMPARE(settings.download.maxHeightPx, 3000);
        QCOMPARE(settings.animated, AnimatedRule::Mp4);
        QCOMPARE(settingsOf(u"--match bird"_s).download.listing.textRule, TextRule::Matching);
        QVERIFY(CommandLine::parse({u"bowerbird"_s, u"--next-pages"_s, u"x"_s})->followsPages);
    }

    void showsTheWrongCharacterOfATemplate()
    {
        const auto line = CommandLine::parse({u"bowerbird"_s, u"--headless"_s, u"sample:"_s, u"--name"_s, u"a/{x y"_s});
        QVERIFY(!line);
        QCOMPARE(line.error(), u"--name: at character 3, this '{' is not closed; write {{ for a brace.\n"
                               "  a/{x y\n    ^\n'bowerbird --help' lists all options."_s);
    }

    void continuesWithoutALink()
    {
        const auto line = CommandLine::parse({u"bowerbird"_s, u"--headless"_s, u"--continue"_s});
        QVERIFY2(line, qPrintable(line ? QString() : line.error()));
        QVERIFY(line->continues);
        QVERIFY(!CommandLine::parse(
            {u"bowerbird"_s, u"--headless"_s, u"--continue"_s, u"--compare-workers"_s, u"1,2"_s, u"sample:"_s}));
    }

    void leavesTheToolkitItsOwnOptions()
    {
        const auto line = CommandLine::parse({u"bowerbird"_s, u"-reverse"_s, u"-style"_s, u"fusion"_s,
                                              u"-platform=offscreen"_s, u"sample:"_s, u"-d"_s, u"pictures"_s});
        QVERIFY2(line, qPrintable(line ? QString() : line.error()));
        QCOMPARE(line->links, QStringList(u"sample:"_s));
        QVERIFY(line->directory->endsWith(u"pictures"_s));
        // A window's options mean nothing without one.
        QVERIFY(!CommandLine::parse({u"bowerbird"_s, u"--headless"_s, u"-reverse"_s, u"sample:"_s}));
    }

    void takesACertificateFileByItsFullPath()
    {
        QTemporaryDir folder;
        QFile file(folder.filePath(u"ca.pem"_s));
        QVERIFY(file.open(QIODevice::WriteOnly));
        QVERIFY(file.write("-----BEGIN CERTIFICATE-----\n") > 0 && file.flush());
        QCOMPARE(settingsOf(u"--cacert "_s + file.fileName()).network.caCertFile, file.fileName());
    }

    void answersHelpAndVersionWhateverElseIsAsked()
    {
        QCOMPARE(parsed(u"--help --headless --json"_s)->action, CommandLine::Action::Help);
        QCOMPARE(parsed(u"-h"_s)->action, CommandLine::Action::Help);
        QCOMPARE(parsed(u"--headless --version"_s)->action, CommandLine::Action::Version);
    }

    void helpsWithEveryOptionThereIsAndNoOther()
    {
        const QString help = CommandLine::helpText();
        for (const char *option :
             {"--headless",       "-i, --input FILE", "-d, --directory DIR", "-j, --workers N",
              "--per-host N",     "--limit N",        "--types LIST",        "--albums",
              "--max-bytes N",    "--max-size WxH",   "--max-age DAYS",      "--min-age DAYS",
              "--min-score N",    "--no-sensitive",   "--motion WHICH",      "--match REGEX",
              "--no-match REGEX", "--animated FORM",  "--next-pages",        "--on-conflict",
              "--verify",         "--damaged",        "--retries N",         "--timeout SECONDS",
              "--stall SECONDS",  "--client-id ID",   "--imgur-api URL",     "--cacert FILE",
              "--profile DIR",    "--no-thumbnails",  "--dry-run",           "--compare-workers A,B,...",
              "--json",           "--progress",       "-q, --quiet",         "-v, --verbose",
              "--version",        "-h, --help"})
            QVERIFY2(help.contains(QString::fromLatin1(option)), option);
        QVERIFY(help.contains(u"--proxy URL"_s));
        for (const char *option :
             {"--name TEMPLATE", "--duplicates RULE", "--min-size WxH", "--min-bytes N", "--continue"})
            QVERIFY2(help.contains(QString::fromLatin1(option)), option);
        QVERIFY(help.contains(u"130 interrupted"_s));
        for (const char *what : {"sample:", "Imgur", "web page", "feed (RSS, Atom, JSON Feed)", "bookmarks",
                                 "numbered pattern", "address of an image", "gallery-dl:LINK"})
            QVERIFY2(help.contains(QString::fromLatin1(what)), what);
        for (const QString &line : help.split(u'\n'))
            QVERIFY2(line.size() <= 120, qPrintable(line));
    }

private:
    QTemporaryDir m_folder;
};

QTEST_GUILESS_MAIN(TestCommandLine)
#include "tst_commandline.moc"
