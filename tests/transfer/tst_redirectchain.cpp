// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "transfer/redirectchain.h"

#include <QtTest>

using namespace Qt::StringLiterals;
using namespace bowerbird;

class TestRedirectChain : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void startsOnlyAtHttp_data();
    void startsOnlyAtHttp();
    void followsToTheResolvedAddress_data();
    void followsToTheResolvedAddress();
    void refusesTargets_data();
    void refusesTargets();
    void seesALoopAtOnce();
    void followsTenHopsAndNoMore();
    void knowsWhetherItLeftTheFirstOrigin();
    void knowsWhetherItLeftTheFirstHost();
    void keepsTheLoginAtItsOrigin();
    void hidesSecretsInDetails();
    void tellsPrivateAddresses_data();
    void tellsPrivateAddresses();
};

void TestRedirectChain::startsOnlyAtHttp_data()
{
    QTest::addColumn<QString>("url");
    QTest::addColumn<QByteArray>("onTheWire"); // empty = refused
    QTest::newRow("plain") << u"http://h/a.jpg"_s << QByteArray("http://h/a.jpg");
    QTest::newRow("upper case") << u"HTTPS://h/a.jpg"_s << QByteArray("https://h/a.jpg");
    QTest::newRow("space and umlaut") << u"http://h/ä b.jpg"_s << QByteArray("http://h/%c3%a4%20b.jpg");
    QTest::newRow("escapes stay") << u"http://h/a%2Fb%20c?x=%26"_s << QByteArray("http://h/a%2Fb%20c?x=%26");
    QTest::newRow("fragment goes") << u"http://h/a#top"_s << QByteArray("http://h/a");
    QTest::newRow("file") << u"file:///etc/hostname"_s << QByteArray();
    QTest::newRow("ftp") << u"ftp://h/a.jpg"_s << QByteArray();
    QTest::newRow("data") << u"data:image/png;base64,AAAA"_s << QByteArray();
    QTest::newRow("no scheme") << u"h/a.jpg"_s << QByteArray();
    QTest::newRow("no host") << u"http://"_s << QByteArray();
    QTest::newRow("bad port") << u"http://h:99999/a.jpg"_s << QByteArray();
    QTest::newRow("nothing") << QString() << QByteArray();
    QTest::newRow("line break") << u"http://h/a\r\nX: y"_s << QByteArray();
}

void TestRedirectChain::startsOnlyAtHttp()
{
    QFETCH(const QString, url);
    QFETCH(const QByteArray, onTheWire);
    const Result<RedirectChain> chain = RedirectChain::start(url);
    QCOMPARE(chain.has_value(), !onTheWire.isEmpty());
    if (chain)
        QCOMPARE(chain->url(), onTheWire);
    else
        QCOMPARE(chain.error().reason, FailureReason::UnsupportedLink);
}

void TestRedirectChain::followsToTheResolvedAddress_data()
{
    QTest::addColumn<QByteArray>("location");
    QTest::addColumn<QByteArray>("target");
    QTest::newRow("absolute") << QByteArray("http://i/x.png") << QByteArray("http://i/x.png");
    QTest::newRow("up to https") << QByteArray("https://i/x.png") << QByteArray("https://i/x.png");
    QTest::newRow("path") << QByteArray("/x.png") << QByteArray("http://h:81/x.png");
    QTest::newRow("relative") << QByteArray("x.png") << QByteArray("http://h:81/d/x.png");
    QTest::newRow("parent") << QByteArray("../x.png") << QByteArray("http://h:81/x.png");
    QTest::newRow("query") << QByteArray("?v=2") << QByteArray("http://h:81/d/a.jpg?v=2");
    QTest::newRow("other host, same scheme") << QByteArray("//i/x.png") << QByteArray("http://i/x.png");
    QTest::newRow("space") << QByteArray("/a b.png") << QByteArray("http://h:81/a%20b.png");
    QTest::newRow("raw UTF-8") << QByteArray("/\xc3\xa4.png") << QByteArray("http://h:81/%c3%a4.png");
    QTest::newRow("fragment") << QByteArray("/x.png#f") << QByteArray("http://h:81/x.png");
}

void TestRedirectChain::followsToTheResolvedAddress()
{
    QFETCH(const QByteArray, location);
    QFETCH(const QByteArray, target);
    Result<RedirectChain> chain = RedirectChain::start(u"http://h:81/d/a.jpg"_s);
    QVERIFY(chain);
    QVERIFY(chain->follow(location));
    QCOMPARE(chain->url(), target);
}

void TestRedirectChain::refusesTargets_data()
{
    QTest::addColumn<QString>("from");
    QTest::addColumn<QByteArray>("location");
    QTest::addColumn<FailureReason>("reason");
    const QString plain = u"http://h/a.jpg"_s;
    const FailureReason bad = FailureReason::BadRedirect;
    QTest::newRow("none") << plain << QByteArray() << bad;
    QTest::newRow("itself") << plain << QByteArray("a.jpg") << bad;
    QTest::newRow("down from https") << u"https://h/a.jpg"_s << QByteArray("http://h/a.jpg") << bad;
    for (const char *target :
         {"file:///etc/passwd", "ftp://h/a.jpg", "data:image/png;base64,AAAA", "javascript:alert(1)", "blob:http://h/1",
          "qrc:/a.png", "gopher://h/1", "http://", "http://h:99999/"})
        QTest::newRow(target) << plain << QByteArray(target) << bad;
    QTest::newRow("removed") << plain << QByteArray("https://i.imgur.com/removed.png") << FailureReason::Placeholder;
    QTest::newRow("removed, relative") << u"http://i.imgur.com/a.jpg"_s << QByteArray("/removed.png?1")
                                       << FailureReason::Placeholder;
}

void TestRedirectChain::refusesTargets()
{
    QFETCH(const QString, from);
    QFETCH(const QByteArray, location);
    QFETCH(const FailureReason, reason);
    Result<RedirectChain> chain = RedirectChain::start(from);
    QVERIFY(chain);
    const QByteArray before = chain->url();
    const Result<void> followed = chain->follow(location);
    QVERIFY(!followed);
    QCOMPARE(followed.error().reason, reason);
    QCOMPARE(chain->url(), before);
}

void TestRedirectChain::seesALoopAtOnce()
{
    Result<RedirectChain> chain = RedirectChain::start(u"http://h/1"_s);
    QVERIFY(chain->follow("/2"));
    QVERIFY(chain->follow("/3"));
    QVERIFY(!chain->follow("/1"));
}

void TestRedirectChain::followsTenHopsAndNoMore()
{
    Result<RedirectChain> chain = RedirectChain::start(u"http://h/0"_s);
    for (int hop = 1; hop <= RedirectChain::kMostHops; ++hop)
        QVERIFY(chain->follow("/" + QByteArray::number(hop)));
    const Result<void> tooFar = chain->follow("/11");
    QVERIFY(!tooFar);
    QCOMPARE(tooFar.error().reason, FailureReason::BadRedirect);
}

void TestRedirectChain::knowsWhetherItLeftTheFirstOrigin()
{
    Result<RedirectChain> chain = RedirectChain::start(u"http://h/1"_s);
    QVERIFY(chain->follow("http://H:80/2"));
    QVERIFY(chain->isAtFirstOrigin());
    QVERIFY(chain->follow("http://h:81/3"));
    QVERIFY(!chain->isAtFirstOrigin());
    QVERIFY(chain->follow("http://h/4"));
    QVERIFY(!chain->isAtFirstOrigin());
}

void TestRedirectChain::knowsWhetherItLeftTheFirstHost()
{
    Result<RedirectChain> chain = RedirectChain::start(u"http://h/1"_s);
    QVERIFY(chain->follow("https://h/2")); // the same site, encrypted
    QVERIFY(chain->isAtFirstHost());
    QVERIFY(!chain->isAtFirstOrigin());
    QVERIFY(chain->follow("https://h:444/3"));
    QVERIFY(!chain->isAtFirstHost());
    Result<RedirectChain> other = RedirectChain::start(u"http://h:8080/1"_s);
    QVERIFY(other->follow("https://h/2")); // who knows who listens there
    QVERIFY(!other->isAtFirstHost());
    Result<RedirectChain> back = RedirectChain::start(u"http://h/1"_s);
    QVERIFY(back->follow("http://sub.h/2"));
    QVERIFY(back->follow("http://h/3"));
    QVERIFY(!back->isAtFirstHost());
}

void TestRedirectChain::keepsTheLoginAtItsOrigin()
{
    Result<RedirectChain> chain = RedirectChain::start(u"http://me:p%40w@h/1"_s);
    QVERIFY(chain->follow("/2"));
    QCOMPARE(chain->url(), QByteArray("http://me:p%40w@h/2"));
    QVERIFY(chain->follow("http://h:80/3"));
    QVERIFY2(chain->url().startsWith("http://me:p%40w@h"), chain->url());
    QVERIFY(!chain->follow("http://h/1")); // still seen as the loop that it is
    QVERIFY(chain->follow("//h/4"));
    QVERIFY2(chain->url().contains("me:p%40w@"), chain->url());
    QCOMPARE(chain->publicUrl(), u"http://h/4"_s);
    QCOMPARE(chain->publicStart(), u"http://h/1"_s);
    QVERIFY(chain->follow("//other/5"));
    QCOMPARE(chain->url(), QByteArray("http://other/5"));
    QVERIFY(chain->follow("http://h/6"));
    QCOMPARE(chain->url(), QByteArray("http://h/6"));
}

void TestRedirectChain::hidesSecretsInDetails()
{
    Result<RedirectChain> chain = RedirectChain::start(u"https://h/1"_s);
    const Result<void> followed = chain->follow("http://user:s3cret@h/2?token=s3cret&a=\x1b[31m");
    QVERIFY(!followed);
    QVERIFY(followed.error().detail.contains(u"//***@h/2"));
    QVERIFY(!followed.error().detail.contains(u"s3cret"));
    QVERIFY(!followed.error().detail.contains(QChar(0x1b)));
}

void TestRedirectChain::tellsPrivateAddresses_data()
{
    QTest::addColumn<bool>("isPrivate");
    for (const char *ip : {"127.0.0.1", "10.1.2.3", "172.16.0.1", "172.31.255.255", "192.168.1.1", "169.254.169.254",
                           "100.64.0.1", "0.0.0.0", "255.255.255.255", "224.0.0.1", "::1", "::", "fe80::1%eth0",
                           "fd00::1", "::ffff:192.168.1.1", "ff02::1", "::127.0.0.1"})
        QTest::newRow(ip) << true;
    for (const char *ip : {"8.8.8.8", "172.32.0.1", "172.15.0.1", "192.169.0.1", "100.128.0.1", "2606:4700::1111",
                           "::ffff:8.8.8.8", "199.232.0.1"})
        QTest::newRow(ip) << false;
}

void TestRedirectChain::tellsPrivateAddresses()
{
    QFETCH(const bool, isPrivate);
    QCOMPARE(isPrivateAddress(QTest::currentDataTag()), isPrivate);
}

QTEST_APPLESS_MAIN(TestRedirectChain)
#include "tst_redirectchain.moc"
