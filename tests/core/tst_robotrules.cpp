// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "core/robotrules.h"

#include <QTest>

namespace bowerbird {

using namespace std::chrono_literals;

class TestRobotRules : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void allowsWhatIsAllowed_data();
    void allowsWhatIsAllowed();
    void readsTheDelay_data();
    void readsTheDelay();
    void readsNoMoreThanItsBound();
    void takesNoTimeForManyStars();
};

void TestRobotRules::allowsWhatIsAllowed_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("path");
    QTest::addColumn<bool>("isAllowed");
    const auto row = [](const char *name, const QByteArray &text, const QByteArray &path, bool isAllowed) {
        QTest::newRow(name) << text << path << isAllowed;
    };

    row("empty", "", "/a", true);
    row("no rules", "User-agent: *\n", "/a", true);
    row("everything", "User-agent: *\nDisallow: /\n", "/a", false);
    row("nothing", "User-agent: *\nDisallow:\n", "/a", true);
    row("a folder", "User-agent: *\nDisallow: /private/\n", "/private/page", false);
    row("beside a folder", "User-agent: *\nDisallow: /private/\n", "/privateer", true);
    row("robots.txt itself", "User-agent: *\nDisallow: /\n", "/robots.txt", true);
    row("upper and lower case differ in paths", "User-agent: *\nDisallow: /Private\n", "/private", true);

    row("the name", "User-agent: bowerbird\nDisallow: /\n", "/a", false);
    row("the name with a version", "User-agent: BowerBird/2.0\nDisallow: /\n", "/a", false);
    row("another name", "User-agent: magpie\nDisallow: /\n", "/a", true);
    row("a longer name", "User-agent: bowerbirds\nDisallow: /\n", "/a", true);
    row("the own group before that of all", "User-agent: *\nDisallow: /\nUser-agent: bowerbird\nAllow: /\n", "/a",
        true);
    row("an empty own group", "User-agent: *\nDisallow: /\n\nUser-agent: bowerbird\nDisallow:\n", "/a", true);
    row("two names of a group", "User-agent: magpie\nUser-agent: bowerbird\nDisallow: /a\n", "/a", false);
    row("two groups of a name", "User-agent: bowerbird\nDisallow: /a\n\nUser-agent: bowerbird\nDisallow: /b\n", "/b",
        false);
    row("the group after", "User-agent: bowerbird\nDisallow: /a\nUser-agent: magpie\nDisallow: /b\n", "/b", true);
    row("a rule before any name", "Disallow: /\nUser-agent: magpie\n", "/a", true);
    row("a sitemap between names", "User-agent: bowerbird\nSitemap: /map.xml\nUser-agent: magpie\nDisallow: /a\n", "/a",
        false);

    row("the longer one allows", "User-agent: *\nDisallow: /a\nAllow: /a/b\n", "/a/b/c", true);
    row("the longer one forbids", "User-agent: *\nAllow: /a\nDisallow: /a/b\n", "/a/b/c", false);
    row("as long", "User-agent: *\nDisallow: /a\nAllow: /a\n", "/a", true);

    row("a star", "User-agent: *\nDisallow: /*/page/\n", "/tag/page/2", false);
    row("a star that finds nothing", "User-agent: *\nDisallow: /*/page/\n", "/page/2", true);
    row("a query", "User-agent: *\nDisallow: /*?page=\n", "/tag?page=2", false);
    row("the end", "User-agent: *\nDisallow: /*.php$\n", "/index.php", false);
    row("not the end", "User-agent: *\nDisallow: /*.php$\n", "/index.php?page=2", true);
    row("the end, found twice", "User-agent: *\nDisallow: /*a$\n", "/a/ba", false);
    row("the end without a star", "User-agent: *\nDisallow: /a$\n", "/a", false);
    row("beyond the end", "User-agent: *\nDisallow: /a$\n", "/ab", true);
    row("pieces do not overlap", "User-agent: *\nDisallow: /*aba*aba$\n", "/ababa", true);

    row("an escape that is none", "User-agent: *\nDisallow: /%70rivate\n", "/private", false);
    row("an escape in small letters", "User-agent: *\nDisallow: /a%2fb\n", "/a%2Fb", false);
    row("an escape of the path only", "User-agent: *\nDisallow: /a/b\n", "/a%2Fb", true);
    row("beyond ASCII", "User-agent: *\nDisallow: /\xc3\xa4\n", "/%C3%A4", false);
    row("half an escape", "User-agent: *\nDisallow: /a%2\n", "/a%2", false);

    row("comments", "# all\nUser-agent: * # everybody\nDisallow: /a # and what is below\n", "/a/b", false);
    row("old Mac's lines", "User-agent: *\rDisallow: /a\r", "/a", false);
    row("Windows' lines", "User-agent: *\r\nDisallow: /a\r\n", "/a", false);
    row("a byte order mark", "\xef\xbb\xbfUser-agent: *\nDisallow: /a\n", "/a", false);
    row("spaces", "  user-agent :  *  \n\tDISALLOW\t: /a \n", "/a", false);
    row("HTML in its place", "<!DOCTYPE html><html><body>User-agent: *<br>Disallow: /</body></html>", "/a", true);
    row("zeros", QByteArray("User-agent: *\nDisallow: /\0a\n", 27), "/b", true);
}

void TestRobotRules::allowsWhatIsAllowed()
{
    QFETCH(const QByteArray, text);
    QFETCH(const QByteArray, path);
    QTEST(RobotRules::parse(text, "Bowerbird").allows(path), "isAllowed");
}

void TestRobotRules::readsTheDelay_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<qint64>("delayMs");
    QTest::newRow("none") << QByteArray("User-agent: *\nDisallow: /a\n") << qint64(0);
    QTest::newRow("whole") << QByteArray("User-agent: *\nCrawl-delay: 10\n") << qint64(10'000);
    QTest::newRow("broken") << QByteArray("User-agent: *\nCrawl-delay: 0.5\n") << qint64(500);
    QTest::newRow("of another") << QByteArray("User-agent: magpie\nCrawl-delay: 10\n") << qint64(0);
    QTest::newRow("too long") << QByteArray("User-agent: *\nCrawl-delay: 1e300\n") << qint64(60'000);
    QTest::newRow("below nothing") << QByteArray("User-agent: *\nCrawl-delay: -3\n") << qint64(0);
    QTest::newRow("no number") << QByteArray("User-agent: *\nCrawl-delay: nan\n") << qint64(0);
    QTest::newRow("with a rule behind it")
        << QByteArray("User-agent: bowerbird\nCrawl-delay: 2\nDisallow: /a\n") << qint64(2'000);
}

void TestRobotRules::readsTheDelay()
{
    QFETCH(const QByteArray, text);
    QTEST(qint64(RobotRules::parse(text, "Bowerbird").delay().count()), "delayMs");
}

void TestRobotRules::readsNoMoreThanItsBound()
{
    QByteArray text = "User-agent: *\nDisallow: /first\n";
    text += QByteArray(RobotRules::kMostBytes, '#') + "\nDisallow: /last\n";
    const RobotRules rules = RobotRules::parse(text, "Bowerbird");
    QVERIFY(!rules.allows("/first"));
    QVERIFY(rules.allows("/last"));
}

// A pattern that was made to be slow is answered, and rightly.
void TestRobotRules::takesNoTimeForManyStars()
{
    const QByteArray text = "User-agent: *\nDisallow: /" + QByteArray("*a").repeated(5'000) + "b\n";
    const RobotRules rules = RobotRules::parse(text, "Bowerbird");
    const QByteArray path = "/" + QByteArray(50'000, 'a');
    QVERIFY(rules.allows(path));
    QVERIFY(!rules.allows(QByteArray(path + "b")));
}

} // namespace bowerbird

QTEST_GUILESS_MAIN(bowerbird::TestRobotRules)
#include "tst_robotrules.moc"
