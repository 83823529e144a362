// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "engine/listing.h"

#include "ui/filtertext.h"

#include <QElapsedTimer>
#include <QTest>

using namespace bowerbird;
using namespace Qt::StringLiterals;

namespace {

ImageRef numbered(int number)
{
    return {.url = u"https://a.example/%1.gif"_s.arg(number),
            .title = u"Bild „%1“\n"_s.arg(number),
            .type = ImageType::Gif};
}

ImageRef full()
{
    return {.url = u"https://a.example/ü.png?x=1"_s,
            .pageUrl = u"https://a.example/"_s,
            .previewUrl = u"https://a.example/small.png"_s,
            .source = u"imgur"_s,
            .siteId = u"abc"_s,
            .title = u"Two\nlines"_s,
            .album = u"Album"_s,
            .index = 7,
            .type = ImageType::Png,
            .widthPx = 640,
            .heightPx = 480,
            .sizeBytes = 12'345,
            .sendsReferer = true,
            .alternatives = {u"https://b.example/1.png"_s},
            .description = u"\"quoted\""_s,
            .user = u"who"_s,
            .tags = {u"one"_s, u"two"_s},
            .publishedAt = QDateTime(QDate(2026, 1, 2), QTime(3, 4, 5), Qt::UTC),
            .score = -3,
            .isSensitive = true,
            .isAnimated = true};
}

QString sentenceOf(const Listing &listing)
{
    const FilterTally tally = listing.tally();
    return filterSentence(tally.shown, tally.hidden);
}

} // namespace

class TestListing : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void keepsEachImageOnce();
    void countsWhatThereIsNoRoomFor();
    void countsOnlyAfterItIsGivenUp();
    void comesBackFromItsBytes();
    void countsWhatWouldMakeItTooLarge();
    void readsWhatItCanOfDamagedBytes_data();
    void readsWhatItCanOfDamagedBytes();
    void takesWhatWasListedEarlierUnderWhatHasCome();
};

void TestListing::keepsEachImageOnce()
{
    Listing listing;
    const int first = listing.addHidden(numbered(1), FilterReason::Type);
    QCOMPARE(listing.addHidden(numbered(1), FilterReason::Score), first);
    QCOMPARE(sentenceOf(listing), u"0 shown, 1 by score hidden"_s);
    QCOMPARE(listing.addShown(numbered(1)), first);
    QCOMPARE(sentenceOf(listing), u"1 shown"_s);
    listing.hide(first, FilterReason::Type);
    QCOMPARE(sentenceOf(listing), u"0 shown, 1 GIF hidden"_s);
    QCOMPARE(listing.placeOf(numbered(1).url), first);
    QCOMPARE(listing.placeOf(numbered(2).url), -1);
}

void TestListing::countsWhatThereIsNoRoomFor()
{
    Listing listing;
    for (int i = 0; i < Listing::kMostASide + 5; ++i)
        listing.addHidden(numbered(i), FilterReason::Type);
    const FilterTally tally = listing.tally();
    QCOMPARE(tally.hiddenKept, Listing::kMostASide);
    QCOMPARE(tally.hiddenLost, 5);
    QCOMPARE(tally.hiddenInAll(), Listing::kMostASide + 5);
    QVERIFY(listing.addShown(numbered(-1)) >= 0); // on the other side there is
}

void TestListing::countsOnlyAfterItIsGivenUp()
{
    Listing listing;
    listing.addShown(numbered(1));
    listing.addHidden(numbered(2), FilterReason::Type);
    listing.addAlbums({u"https://a.example/album"_s});
    listing.setOthers({{u"album"_s, 1}, {u"text"_s, 9}}); // images are counted one by one
    const QString before = sentenceOf(listing);
    QCOMPARE(before, u"1 shown, 1 album(s) and 1 GIF hidden"_s);
    listing.giveUp();
    QCOMPARE(sentenceOf(listing), before);
    QCOMPARE(listing.tally().hiddenLost, 1);
    QCOMPARE(listing.tally().shownLost, 1);
    QCOMPARE(listing.takeAlbums().size(), 1); // these are few
    QCOMPARE(sentenceOf(listing), u"1 shown, 1 GIF hidden"_s);
}

void TestListing::comesBackFromItsBytes()
{
    Listing listing;
    listing.setRow(listing.addShown(full()), JobId{77}, true);
    listing.setRow(listing.addShown(numbered(1)), JobId{78}, false);
    listing.addHidden(numbered(2), FilterReason::Text);
    listing.addAlbums({u"https://a.example/album"_s});
    listing.setOthers({{u"album"_s, 1}, {u"unreadable"_s, 4}});
    listing.countShown(3);
    listing.countHidden(u"type PNG"_s, 6);

    const Listing back = Listing::fromBytes(listing.toBytes());
    QCOMPARE(back.count(), 3);
    QVERIFY(back.tally() == listing.tally());
    QCOMPARE(back.albums(), listing.albums());
    QVERIFY(back.image(0) == full());
    QCOMPARE(back.at(0).row, JobId{77});
    QVERIFY(back.at(0).isBrought);
    QVERIFY(!back.at(1).isBrought);
    QVERIFY(back.at(2).isHidden);
    QVERIFY(back.at(2).why == FilterReason::Text);
    QVERIFY(back.image(2) == numbered(2));
    QVERIFY(Listing::fromBytes(Listing().toBytes()).tally() == FilterTally());
}

// Pictures that stand in their page have it all in their link.
void TestListing::countsWhatWouldMakeItTooLarge()
{
    Listing listing;
    const QString large(Listing::kMostBytes / 2, u'A');
    for (int i = 0; i < 3; ++i)
        listing.addHidden({.url = u"data:image/png;base64,%1"_s.arg(i) + large, .type = ImageType::Png},
                          FilterReason::Type);
    const Listing back = Listing::fromBytes(listing.toBytes());
    QCOMPARE(back.count(), 1);
    QCOMPARE(sentenceOf(back), u"0 shown, 3 PNG hidden"_s);
    QCOMPARE(back.tally().hiddenLost, 2);
}

void TestListing::readsWhatItCanOfDamagedBytes_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("sentence");
    QTest::newRow("nothing") << QByteArray() << u"0 shown"_s;
    QTest::newRow("no header") << QByteArray("abc") << u"0 shown"_s;
    QTest::newRow("not compressed") << QByteArray("\0\0\1\0shown 1 {}", 14) << u"0 shown"_s;
    QTest::newRow("says that it is huge") << QByteArray("\xff\xff\xff\xff\x78\x9c", 6) << u"0 shown"_s;
    QTest::newRow("other words") << qCompress("later 1 {\"url\":\"https://a.example/\"}\nshown 0 {\"url\":\"x\"}")
                                 << u"1 shown"_s;
    QTest::newRow("no link") << qCompress("shown 1 {}\nown x [\ntext\n\n \ncount\ncount -5\ncount 2 score\n")
                             << u"0 shown, 2 by score hidden"_s;
}

void TestListing::readsWhatItCanOfDamagedBytes()
{
    QFETCH(QByteArray, bytes);
    QTEST(sentenceOf(Listing::fromBytes(bytes)), "sentence");
}

void TestListing::takesWhatWasListedEarlierUnderWhatHasCome()
{
    Listing earlier;
    earlier.setRow(earlier.addShown(numbered(1)), JobId{5}, true);
    earlier.addHidden(numbered(2), FilterReason::Type);
    earlier.countHidden(u"score"_s, 9);
    Listing now;
    now.addShown(numbered(1));
    now.addShown(numbered(2));
    now.addHidden(numbered(3), FilterReason::Type);
    now.addEarlier(earlier, false);
    QCOMPARE(sentenceOf(now), u"2 shown, 1 GIF hidden"_s);
    QCOMPARE(now.at(0).row, JobId{5}); // whose it is stays known
    QVERIFY(now.at(0).isBrought);
    Listing other;
    other.addEarlier(earlier, true);
    QCOMPARE(sentenceOf(other), u"1 shown, 9 by score and 1 GIF hidden"_s);
}

QTEST_GUILESS_MAIN(TestListing)
#include "tst_listing.moc"
