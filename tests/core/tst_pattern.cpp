// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "core/pattern.h"

#include <QTest>

#include <limits>

namespace bowerbird {

using namespace Qt::StringLiterals;

class TestPattern : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void expands_data();
    void expands();
    void leavesOtherLinksAlone_data();
    void leavesOtherLinksAlone();
    void refuses_data();
    void refuses();
    void boundIsTheLastAllowedNumber();
    void refusesGiantsAtOnce();
    void givesAnyLinkWithoutTheOthers();
};

void TestPattern::expands_data()
{
    QTest::addColumn<QString>("link");
    QTest::addColumn<QStringList>("links");
    QTest::newRow("numbers") << u"http://h/[9-11].jpg"_s
                             << QStringList{u"http://h/9.jpg"_s, u"http://h/10.jpg"_s, u"http://h/11.jpg"_s};
    QTest::newRow("leading zeroes") << u"http://h/img[008-010].jpg"_s
                                    << QStringList{u"http://h/img008.jpg"_s, u"http://h/img009.jpg"_s,
                                                   u"http://h/img010.jpg"_s};
    QTest::newRow("zero is no width") << u"h[0-10:10]"_s << QStringList{u"h0"_s, u"h10"_s};
    QTest::newRow("step") << u"h[0-100:50]"_s << QStringList{u"h0"_s, u"h50"_s, u"h100"_s};
    QTest::newRow("step over the end") << u"h[1-6:4]"_s << QStringList{u"h1"_s, u"h5"_s};
    QTest::newRow("one") << u"h[7-7]"_s << QStringList{u"h7"_s};
    QTest::newRow("letters") << u"h/[a-c]"_s << QStringList{u"h/a"_s, u"h/b"_s, u"h/c"_s};
    QTest::newRow("letters with a step") << u"h/[A-E:2]"_s << QStringList{u"h/A"_s, u"h/C"_s, u"h/E"_s};
    QTest::newRow("list") << u"http://h/{cat,dog}.png"_s << QStringList{u"http://h/cat.png"_s, u"http://h/dog.png"_s};
    QTest::newRow("list with nothing") << u"h/a{,_large}.png"_s << QStringList{u"h/a.png"_s, u"h/a_large.png"_s};
    QTest::newRow("rightmost fastest") << u"h/{a,b}[1-2]"_s << QStringList{u"h/a1"_s, u"h/a2"_s, u"h/b1"_s, u"h/b2"_s};
    QTest::newRow("in the host") << u"http://i[1-2].h/x"_s << QStringList{u"http://i1.h/x"_s, u"http://i2.h/x"_s};
    QTest::newRow("beside an address") << u"http://[::1]/[1-2]"_s
                                       << QStringList{u"http://[::1]/1"_s, u"http://[::1]/2"_s};
    QTest::newRow("beside a template") << u"h/{id}/[1-2]"_s << QStringList{u"h/{id}/1"_s, u"h/{id}/2"_s};
    QTest::newRow("in single braces") << u"h/{[1-2]}"_s << QStringList{u"h/{1}"_s, u"h/{2}"_s};
    QTest::newRow("list in a list") << u"h/{a,{b,c}}"_s << QStringList{u"h/a"_s, u"h/b"_s, u"h/c"_s};
    QTest::newRow("range in a list") << u"h/{x[1-2],b}.png"_s
                                     << QStringList{u"h/x1.png"_s, u"h/x2.png"_s, u"h/b.png"_s};
    QTest::newRow("deep") << u"{a,b{c,d{,e[8-9]}}}[0-1]"_s
                          << QStringList{u"a0"_s,  u"a1"_s,    u"bc0"_s,   u"bc1"_s,   u"bd0"_s,
                                         u"bd1"_s, u"bde80"_s, u"bde81"_s, u"bde90"_s, u"bde91"_s};
    QTest::newRow("template in a list") << u"h/{a,{id}}"_s << QStringList{u"h/a"_s, u"h/{id}"_s};
    QTest::newRow("template beside a list") << u"h/{id}/{a,b}"_s << QStringList{u"h/{id}/a"_s, u"h/{id}/b"_s};
    QTest::newRow("list in single braces") << u"h/{x{a,b}}"_s << QStringList{u"h/{xa}"_s, u"h/{xb}"_s};
    QTest::newRow("eighteen digits") << u"h[999999999999999998-999999999999999999]"_s
                                     << QStringList{u"h999999999999999998"_s, u"h999999999999999999"_s};
}

void TestPattern::expands()
{
    QFETCH(QString, link);
    QVERIFY(isPattern(link));
    const Result<QStringList> links = expandPattern(link);
    QVERIFY2(links, links ? "" : qPrintable(links.error().detail));
    QTEST(*links, "links");
}

void TestPattern::leavesOtherLinksAlone_data()
{
    QTest::addColumn<QString>("link");
    for (const QString &link : {u"http://h/a.jpg"_s,
                                u"http://[::1]/a.jpg"_s,
                                u"http://[2001:db8::7]:80/"_s,
                                u"http://[fe80::1%25eth-0]/"_s,
                                u"http://h/?a[]=1&b[2]=3"_s,
                                u"http://h/?x[foo-bar]=1"_s,
                                u"http://h/{id}.jpg"_s,
                                u"http://h/{{id}}"_s,
                                u"http://h/{}"_s,
                                u"http://h/[1-3"_s,
                                u"http://h/1-3]"_s,
                                u"http://h/[1-]"_s,
                                u"http://h/[-3]"_s,
                                u"http://h/[1-3:]"_s,
                                u"http://h/[a-5]"_s,
                                u"http://h/[1 - 3]"_s,
                                u"http://h/{a,b"_s,
                                u"http://h/a,b}"_s,
                                u"http://h/[1-3:5:7]"_s,
                                QString()})
        QTest::newRow(qPrintable(link)) << link;
}

void TestPattern::leavesOtherLinksAlone()
{
    QFETCH(QString, link);
    QVERIFY(!isPattern(link));
    const Result<QStringList> links = expandPattern(link);
    QVERIFY(links);
    QCOMPARE(*links, QStringList{link});
}

void TestPattern::refuses_data()
{
    QTest::addColumn<QString>("link");
    QTest::addColumn<QString>("detail");
    QTest::newRow("backwards") << u"http://h/[10-1]"_s << u"range that runs backwards at character 10"_s;
    QTest::newRow("letters backwards") << u"[c-a]"_s << u"range that runs backwards at character 1"_s;
    QTest::newRow("small to capital") << u"x[a-Z]"_s << u"range from small to capital letters at character 2"_s;
    QTest::newRow("no step") << u"h[1-3:0]"_s << u"step of zero at character 2"_s;
    QTest::newRow("nineteen digits") << u"h[1-1000000000000000000]"_s << u"number too large at character 2"_s;
    QTest::newRow("unclosed list") << u"h/{a,b}{c"_s << u"brace without its counterpart at character 8"_s;
    QTest::newRow("list that is never opened") << u"h/{a,b}c}"_s << u"brace without its counterpart at character 9"_s;
    QTest::newRow("wrong range in a list") << u"h/{[2-1],b}"_s << u"range that runs backwards at character 4"_s;
    QTest::newRow("too deep") << QString(u"{a,"_s.repeated(17) + u"b"_s + u"}"_s.repeated(17))
                              << u"lists nested too deep at character 49"_s;
    QTest::newRow("too many") << u"[1-100001]"_s << u"more than 100000 links"_s;
    QTest::newRow("too many together") << u"[1-1000][1-101]"_s << u"more than 100000 links"_s;
}

void TestPattern::refuses()
{
    QFETCH(QString, link);
    QVERIFY2(isPattern(link), "A wrong pattern is one, so that a person hears of it");
    const Result<QStringList> links = expandPattern(link);
    QVERIFY(!links);
    QCOMPARE(links.error().reason, FailureReason::UnsupportedLink);
    QTEST(links.error().detail, "detail");
}

void TestPattern::boundIsTheLastAllowedNumber()
{
    const Result<QStringList> all = expandPattern(u"h/[1-1000][0-99].jpg"_s);
    QVERIFY(all);
    QCOMPARE(all->size(), 100'000);
    QCOMPARE(all->first(), u"h/10.jpg"_s);
    QCOMPARE(all->last(), u"h/100099.jpg"_s);
    QVERIFY(expandPattern(u"[1-5]"_s, 5));
    QVERIFY(!expandPattern(u"[1-6]"_s, 5));
}

void TestPattern::refusesGiantsAtOnce()
{
    QVERIFY(!expandPattern(u"[0-999999999999999999]"_s.repeated(1000)));
    QVERIFY(!expandPattern(QString(u"[1-99999]"_s + u"x"_s.repeated(1'000'000))));
    QVERIFY(!isPattern(QString(u'{').repeated(1'000'000)));
    QVERIFY(!isPattern(QString(u'[').repeated(1'000'000)));
    QVERIFY(isPattern(QString(u"{a,"_s.repeated(300'000) + u"}"_s.repeated(300'000))));
    QVERIFY(isPattern(QString(u"{a,"_s + u"b,"_s.repeated(500'000) + u"}"_s)));
}

void TestPattern::givesAnyLinkWithoutTheOthers()
{
    const QString link = u"h/{a,b}[1-1000000000000].jpg"_s;
    const std::expected<LinkPattern, PatternTrouble> pattern = LinkPattern::parse(link);
    QVERIFY(pattern);
    QCOMPARE(pattern->count(), 2'000'000'000'000);
    QCOMPARE(pattern->at(0), u"h/a1.jpg"_s);
    QCOMPARE(pattern->at(1'000'000'000'000), u"h/b1.jpg"_s);
    QCOMPARE(pattern->at(pattern->count() - 1), u"h/b1000000000000.jpg"_s);
    const auto endless = LinkPattern::parse(QString(u"[0-999999999999999999]"_s.repeated(9)));
    QVERIFY(endless);
    QCOMPARE(endless->count(), std::numeric_limits<qint64>::max());
    QCOMPARE(endless->at(7).size(), 9);
}

} // namespace bowerbird

QTEST_GUILESS_MAIN(bowerbird::TestPattern)
#include "tst_pattern.moc"
