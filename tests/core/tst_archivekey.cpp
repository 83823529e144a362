// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "core/archivekey.h"

#include <QTest>

using namespace bowerbird;
using namespace Qt::StringLiterals;

class TestArchiveKey : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void knowsWhatAnEntryNames_data();
    void knowsWhatAnEntryNames();
    void knowsTheEntryOfADirectLink_data();
    void knowsTheEntryOfADirectLink();
    void knowsTheKeysOfAnImage();
};

void TestArchiveKey::knowsWhatAnEntryNames_data()
{
    QTest::addColumn<QString>("entry");
    QTest::addColumn<QString>("key");
    QTest::newRow("image") << u"imgurAbc1234"_s << u"imgurAbc1234"_s;
    QTest::newRow("album") << u"imgurXyzAb_Abc1234"_s << u"imgurAbc1234"_s;
    QTest::newRow("other site") << u"flickr52012345678"_s << u"flickr52012345678"_s;
    QTest::newRow("other site with two ids") << u"redditabc_def"_s << u"redditabc_def"_s;
    QTest::newRow("odd") << u"imgur_"_s << u"imgur_"_s;
    QTest::newRow("direct") << u"directlinkA.example//B.jpg"_s << u"directlinka.example//B.jpg"_s;
    QTest::newRow("direct with login") << u"directlinkann:pw@a.example:80/x/B.jpg"_s
                                       << u"directlinka.example/x/B.jpg"_s;
    QTest::newRow("direct, without a path") << u"directlink"_s << u"directlink"_s;
}

void TestArchiveKey::knowsWhatAnEntryNames()
{
    QFETCH(QString, entry);
    QTEST(archiveKeyOf(entry), "key");
}

// The entries are what gallery-dl 1.25.3 has written for these links.
void TestArchiveKey::knowsTheEntryOfADirectLink_data()
{
    QTest::addColumn<QString>("url");
    QTest::addColumn<QString>("entry");
    QTest::newRow("no folder") << u"http://127.0.0.1:8932/k53.jpg"_s << u"directlink127.0.0.1:8932//k53.jpg"_s;
    QTest::newRow("folders") << u"https://a.example/b/c.d/e.f.png"_s << u"directlinka.example/b/c.d/e.f.png"_s;
    QTest::newRow("query") << u"https://a.example/b/c.JPEG?w=1&h=/2#x"_s << u"directlinka.example/b/c.jpeg"_s;
    QTest::newRow("encoded") << u"https://example.org/%27%3C%23/%23%3E%27.jpg?key=%3C%26%3E"_s
                             << u"directlinkexample.org/'<#/#>'.jpg"_s;
    QTest::newRow("encoded slash") << u"https://a.example/b%2Fc.jpg"_s << u"directlinka.example/b/c.jpg"_s;
    QTest::newRow("two dots") << u"https://a.example/..jpg"_s << u"directlinka.example//..jpg"_s;
    QTest::newRow("written otherwise") << u"HTTPS://ann:pw@A.example:443/b.jpg"_s << u"directlinka.example//b.jpg"_s;
    QTest::newRow("other letters") << u"https://xn--rksmrgs-5wao1o.se/\u00e5.jpg"_s
                                   << u"directlinkr\u00e4ksm\u00f6rg\u00e5s.se//\u00e5.jpg"_s;
    QTest::newRow("no name") << u"https://a.example/b/"_s << QString();
    QTest::newRow("no extension") << u"https://a.example/b.c/d"_s << QString();
    QTest::newRow("no address") << u"data:image/png;base64,AA.A"_s << QString();
}

void TestArchiveKey::knowsTheEntryOfADirectLink()
{
    QFETCH(QString, url);
    QFETCH(QString, entry);
    QCOMPARE(directArchiveKey(url), archiveKeyOf(entry));
}

void TestArchiveKey::knowsTheKeysOfAnImage()
{
    ImageRef image{.url = u"https://i.imgur.com/abc.jpg"_s, .source = u"imgur"_s, .siteId = u"abc"_s};
    QCOMPARE(archiveKeys(image), (QStringList{u"directlinki.imgur.com//abc.jpg"_s, u"imgurabc"_s}));
    image = {.url = u"https://a.example/1"_s, .source = u"gallery-dl:pixiv"_s, .siteId = u"1_0"_s};
    QCOMPARE(archiveKeys(image), QStringList());
    image.archiveKey = u"pixiv1_p0.png"_s;
    QCOMPARE(archiveKeys(image), QStringList{u"pixiv1_p0.png"_s});
    QVERIFY(isComparedEverywhere(u"imgurabc"_s) && isComparedEverywhere(u"directlinka.example//b.jpg"_s));
    QVERIFY(!isComparedEverywhere(u"pixiv1_p0.png"_s));
}

QTEST_APPLESS_MAIN(TestArchiveKey)
#include "tst_archivekey.moc"
