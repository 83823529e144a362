// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "sources/imgurrun.h"
#include "support/nginxfixture.h"
#include "support/scriptedserver.h"

#include <QDir>
#include <QFile>
#include <QSet>
#include <QTest>

using namespace bowerbird;
using namespace bowerbird::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

// Imgur's collections against an API that a test scripts, through the Collector as the program uses them.
class TestImgurSource : public QObject, private ImgurRun
{
    Q_OBJECT
private Q_SLOTS:
    void init() { begin(); }
    void readsEveryPageUntilAnEmptyOne();
    void stopsWhenAPageBringsNothingNew();
    void takesNotFoundAfterThePagesForTheEnd();
    void asksNoFurtherOnceTheLimitIsMet();
    void sendsTheClientIdToTheApi();
    void keepsAnAlbumWhereItStood();
    void asksForTheRestOfAnAlbumOnly();
    void skipsAlbumsWhenTold();
    void leavesOutAnAlbumThatIsGone();
    void expandsAnAlbumThatIsTheLink();
    void findsWhatAPostIs();
    void tellsWhichImageTheLinkMeans();
    void takesEveryIdOfACommaList();
    void takesTheDirectLinkOfAnImageTheApiForgot();
    void needsNoClientIdForAnImage();
    void needsAClientIdForAListing();
    void shufflesHotWhenRandomIsRefused_data();
    void shufflesHotWhenRandomIsRefused();
    void choosesTheFileOfAGifv_data();
    void choosesTheFileOfAGifv();
    void takesVideosOnlyWhereTheTypesAllowThem_data();
    void takesVideosOnlyWhereTheTypesAllowThem();
    void refusesThePictureForRemovedOnes();
    void trustsWhatEachLinkIsToldToTrust();
};

void TestImgurSource::readsEveryPageUntilAnEmptyOne()
{
    serveHot(imgurImages(1, 60));
    m_server->on("/3/gallery/hot/viral/1", Reply::ok(imgurBody(imgurImages(61, 60))));
    collect(u"https://imgur.com/"_s);
    QCOMPARE(summary().found, 120);
    QCOMPARE(m_log->ids().at(119), u"img0120"_s);
    QCOMPARE(m_log->images.at(119).index, 120);
    QCOMPARE(paths(), QStringList({u"gallery/hot/viral/0"_s, u"gallery/hot/viral/1"_s, u"gallery/hot/viral/2"_s}));
    QVERIFY(!summary().failure);
}

void TestImgurSource::stopsWhenAPageBringsNothingNew()
{
    m_server->otherwise([](const Request &) { return Reply::ok(imgurBody(imgurImages(1, 10))); });
    collect(u"https://imgur.com/top"_s);
    QCOMPARE(summary().found, 10);
    QCOMPARE(m_server->requestCount(), 2);
}

void TestImgurSource::takesNotFoundAfterThePagesForTheEnd()
{
    m_server->on("/3/gallery/r/pics/time/0", Reply::ok(imgurBody(imgurImages(1, 3))));
    collect(u"https://imgur.com/r/pics"_s);
    QCOMPARE(summary().found, 3);
    QVERIFY(!summary().failure);
}

void TestImgurSource::asksNoFurtherOnceTheLimitIsMet()
{
    m_server->otherwise([](const Request &request) {
        const int page = request.target.mid(request.target.lastIndexOf('/') + 1).toInt();
        return Reply::ok(imgurBody(imgurImages(1 + page * 60, 60)));
    });
    m_options.limit = 70;
    collect(u"https://imgur.com/hot/viral"_s);
    QCOMPARE(summary().found, 70);
    QCOMPARE(m_log->ids().last(), u"img0070"_s);
    QCOMPARE(m_server->requestCount(), 2);
    QVERIFY(!summary().failure);
}

void TestImgurSource::sendsTheClientIdToTheApi()
{
    serveHot(imgurImages(1, 1));
    collect(u"https://imgur.com/"_s);
    const Request request = m_server->requests().value(0);
    QCOMPARE(request.header("authorization"), QByteArray("Client-ID 0123456789abcde"));
    QVERIFY(request.header("user-agent").startsWith("Bowerbird/"));
}

void TestImgurSource::keepsAnAlbumWhereItStood()
{
    serveHot({imgurImage(u"first"_s), imgurAlbum(u"album1"_s, 2, imgurImages(1, 2)), imgurImage(u"last1"_s)});
    collect(u"https://imgur.com/"_s);
    QCOMPARE(m_log->ids(), QStringList({u"first"_s, u"img0001"_s, u"img0002"_s, u"last1"_s}));
    QCOMPARE(m_log->images.at(2).album, u"Album album1"_s);
    QCOMPARE(m_log->images.at(2).index, 2);
    QCOMPARE(m_log->images.at(3).album, QString());
    QCOMPARE(m_log->images.at(3).index, 3);
    QCOMPARE(m_server->requestCount(), 2); // the album was complete
}

void TestImgurSource::asksForTheRestOfAnAlbumOnly()
{
    serveHot({imgurAlbum(u"album1"_s, 5, imgurImages(1, 3)), imgurAlbum(u"album2"_s, 2, {}), imgurImage(u"last1"_s)});
    m_server->on("/3/album/album1/images", Reply::ok(imgurBody(imgurImages(1, 5))));
    m_server->on("/3/album/album2/images", Reply::ok(imgurBody(imgurImages(11, 2))));
    collect(u"https://imgur.com/"_s);
    QCOMPARE(m_log->ids(), QStringList({u"img0001"_s, u"img0002"_s, u"img0003"_s, u"img0004"_s, u"img0005"_s,
                                        u"img0011"_s, u"img0012"_s, u"last1"_s}));
    QCOMPARE(m_log->images.at(4).index, 5);
    QCOMPARE(m_log->images.at(6).album, u"Album album2"_s);
    QCOMPARE(m_log->images.at(6).index, 2);
}

void TestImgurSource::skipsAlbumsWhenTold()
{
    serveHot({imgurImage(u"first"_s), imgurAlbum(u"album1"_s, 5, imgurImages(1, 3)), imgurAlbum(u"album2"_s, 1, {}),
              imgurImage(u"movie"_s, u"video/mp4"_s)});
    m_options.albums = AlbumRule::Skip;
    collect(u"https://imgur.com/"_s);
    QCOMPARE(m_log->ids(), QStringList{u"first"_s});
    QCOMPARE(summary().filtered, 3);
    QCOMPARE(summary().filteredBy, (QMap<QString, int>{{u"album"_s, 2}, {u"type"_s, 1}}));
}

void TestImgurSource::leavesOutAnAlbumThatIsGone()
{
    serveHot({imgurAlbum(u"album1"_s, 4, {}), imgurImage(u"last1"_s)});
    m_server->on("/3/album/album1/images", Reply::status(404, imgurError(404, u"gone"_s)));
    collect(u"https://imgur.com/"_s);
    QCOMPARE(m_log->ids(), QStringList{u"last1"_s});
    QCOMPARE(summary().filteredBy, (QMap<QString, int>{{u"unreadable"_s, 4}}));
    QVERIFY(!summary().failure);
}

void TestImgurSource::expandsAnAlbumThatIsTheLink()
{
    m_server->on("/3/album/album1", Reply::ok(imgurBody(imgurAlbum(u"album1"_s, 3, imgurImages(1, 3)))));
    m_options.albums = AlbumRule::Skip; // is about albums in listings
    collect(u"https://imgur.com/a/album1"_s);
    QCOMPARE(summary().found, 3);
    QCOMPARE(m_server->requestCount(), 1);
}

void TestImgurSource::findsWhatAPostIs()
{
    m_server->on("/3/image/abcDE12", Reply::ok(imgurBody(imgurImage(u"abcDE12"_s))));
    collect(u"https://imgur.com/gallery/some-words-abcDE12"_s);
    QCOMPARE(m_log->ids(), QStringList{u"abcDE12"_s});
    QCOMPARE(paths(), QStringList({u"gallery/abcDE12"_s, u"album/abcDE12"_s, u"image/abcDE12"_s}));
    init();
    collect(u"https://imgur.com/gallery/nothing"_s);
    QCOMPARE(reason(), u"not-found"_s);
}

void TestImgurSource::tellsWhichImageTheLinkMeans()
{
    m_server->on("/3/album/album1", Reply::ok(imgurBody(imgurAlbum(u"album1"_s, 5, imgurImages(1, 2)))));
    m_server->on("/3/album/album1/images", Reply::ok(imgurBody(imgurImages(1, 5))));
    collect(u"https://imgur.com/a/album1#3"_s);
    QCOMPARE(summary().found, 5);
    QVERIFY(m_log->events.contains(u"noticed 1: points-at https://i.imgur.com/img0004.jpg"_s));
    init();
    m_server->on("/3/album/album1", Reply::ok(imgurBody(imgurAlbum(u"album1"_s, 2, imgurImages(1, 2)))));
    collect(u"https://imgur.com/a/album1#7"_s); // has no such image
    QCOMPARE(summary().found, 2);
    QVERIFY(m_log->events.filter(u"noticed"_s).isEmpty());
}

void TestImgurSource::takesEveryIdOfACommaList()
{
    m_server->on("/3/image/abcDE12", Reply::ok(imgurBody(imgurImage(u"abcDE12"_s))));
    m_server->on("/3/image/abcDE13", Reply::ok(imgurBody(imgurImage(u"abcDE13"_s, u"image/png"_s))));
    m_server->on("/3/gallery/abcDE14", Reply::ok(imgurBody(imgurAlbum(u"abcDE14"_s, 2, imgurImages(1, 2)))));
    collect(u"https://imgur.com/abcDE12,abcDE13,abcDE14"_s);
    QCOMPARE(m_log->ids(), QStringList({u"abcDE12"_s, u"abcDE13"_s, u"img0001"_s, u"img0002"_s}));
    QCOMPARE(m_log->images.at(1).index, 2);
}

void TestImgurSource::takesTheDirectLinkOfAnImageTheApiForgot()
{
    collect(u"https://imgur.com/abcDE12"_s);
    QCOMPARE(m_log->urls(), QStringList{u"https://i.imgur.com/abcDE12.jpg"_s});
    QVERIFY(m_log->images.first().type == ImageType::Unknown);
    QCOMPARE(m_server->requestCount(), 3);
    QVERIFY(!summary().failure);
}

void TestImgurSource::needsNoClientIdForAnImage()
{
    m_options.clientId.clear();
    collect(u"imgur.com/abcDE12,abcDE13"_s);
    QCOMPARE(m_log->urls(), QStringList({u"https://i.imgur.com/abcDE12.jpg"_s, u"https://i.imgur.com/abcDE13.jpg"_s}));
    QCOMPARE(m_log->images.at(1).index, 2);
    QCOMPARE(m_log->images.at(1).siteId, u"abcDE13"_s);
    QCOMPARE(m_log->images.at(1).previewUrl, u"https://i.imgur.com/abcDE13m.jpg"_s);
    QCOMPARE(m_server->requestCount(), 0);
}

void TestImgurSource::needsAClientIdForAListing()
{
    m_options.clientId = u"  "_s;
    for (const char *link : {"https://imgur.com/", "https://imgur.com/a/album1", "https://imgur.com/random"})
        m_collector->add(QString::fromLatin1(link), m_options);
    QVERIFY(m_log->waitForIdle());
    QCOMPARE(m_log->summaries.size(), 3);
    for (const CollectionSummary &each : std::as_const(m_log->summaries))
        QCOMPARE(reasonName(each.failure.value_or(Failure()).reason), u"no-client-id"_s);
    QCOMPARE(m_server->requestCount(), 0);
}

void TestImgurSource::shufflesHotWhenRandomIsRefused_data()
{
    QTest::addColumn<int>("status");
    for (const int status : {400, 404, 410, 500, 501})
        QTest::newRow(qPrintable(QString::number(status))) << status;
}

void TestImgurSource::shufflesHotWhenRandomIsRefused()
{
    QFETCH(int, status);
    serveHot(imgurImages(1, 60));
    m_server->on("/3/gallery/random/random/0", Reply::status(status, imgurError(status, u"no"_s)));
    collect(u"https://imgur.com/random"_s);
    QVERIFY(m_log->events.contains(u"noticed 1: random-unavailable"_s));
    QStringList ids = m_log->ids();
    QCOMPARE(ids.size(), 60);
    QVERIFY(!std::is_sorted(ids.begin(), ids.end())); // by chance once in 60!
    QCOMPARE(QSet<QString>(ids.begin(), ids.end()).size(), 60);
    QVERIFY(!summary().failure);
}

void TestImgurSource::choosesTheFileOfAGifv_data()
{
    QTest::addColumn<QString>("types");
    QTest::addColumn<AnimatedRule>("rule");
    QTest::addColumn<QString>("url");
    const QString gif = u"https://i.imgur.com/abcDE12.gif"_s;
    const QString mp4 = u"https://i.imgur.com/abcDE12.mp4"_s;
    QTest::newRow("images") << u"image"_s << AnimatedRule::Gif << gif;
    QTest::newRow("videos too") << u"all"_s << AnimatedRule::Gif << mp4;
    QTest::newRow("MP4, but images only") << u"image"_s << AnimatedRule::Mp4 << gif;
    QTest::newRow("MP4") << u"gif,mp4"_s << AnimatedRule::Mp4 << mp4;
    QTest::newRow("still") << u"image"_s << AnimatedRule::Still << u"https://i.imgur.com/abcDE12h.jpg"_s;
}

void TestImgurSource::choosesTheFileOfAGifv()
{
    QFETCH(QString, types);
    QFETCH(QString, url);
    QFETCH(AnimatedRule, rule);
    m_options.filter.types = TypeSelection::parse(types).value_or(TypeSelection());
    m_options.animated = rule;
    collect(u"http://i.imgur.com/abcDE12.gifv"_s);
    QCOMPARE(m_log->urls(), QStringList{url});
    QCOMPARE(m_log->images.first().siteId, u"abcDE12"_s);
    QCOMPARE(m_log->images.first().source, u"imgur"_s);
}

void TestImgurSource::takesVideosOnlyWhereTheTypesAllowThem_data()
{
    QTest::addColumn<QString>("types");
    QTest::addColumn<QString>("type");
    QTest::newRow("images only") << u"image"_s << u"image/gif"_s;
    QTest::newRow("videos too") << u"all"_s << u"video/mp4"_s;
    // What a window makes of "images only" when MP4 is chosen.
    const TypeSelection wanted = typesFor(AnimatedRule::Mp4, TypeSelection());
    QTest::newRow("chosen in a window") << wanted.toString() << u"video/mp4"_s;
    const TypeSelection jpegs = TypeSelection::parse(u"jpeg,png").value();
    QCOMPARE(typesFor(AnimatedRule::Mp4, jpegs), jpegs); // no GIFs, no videos in their place
    QCOMPARE(typesFor(AnimatedRule::Gif, TypeSelection()), TypeSelection());
}

void TestImgurSource::takesVideosOnlyWhereTheTypesAllowThem()
{
    QFETCH(QString, types);
    QJsonObject gif = imgurImage(u"abcDE12"_s, u"image/gif"_s);
    gif.insert(u"animated"_s, true);
    serveHot({gif});
    m_options.filter.types = TypeSelection::parse(types).value_or(TypeSelection());
    m_options.animated = AnimatedRule::Mp4;
    collect(u"https://imgur.com/"_s);
    QCOMPARE(m_log->images.size(), 1);
    QTEST(mimeType(m_log->images.first().type), "type");
}

void TestImgurSource::refusesThePictureForRemovedOnes()
{
    collect(u"https://i.imgur.com/removed.png"_s);
    QCOMPARE(reason(), u"placeholder"_s);
    QCOMPARE(summary().found, 0);
}

void TestImgurSource::trustsWhatEachLinkIsToldToTrust()
{
    if (NginxFixture::isLeftOut())
        QSKIP("nginx is left out");
    NginxFixture nginx;
    QVERIFY2(nginx.start(), qPrintable(nginx.errorText()));
    QVERIFY(QDir(nginx.folder()).mkpath(u"3/image"_s));
    QFile file(nginx.folder() + u"/3/image/abcDE12"_s);
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write(imgurBody(imgurImage(u"abcDE12"_s))) > 0);
    file.close();
    m_options.imgurApi = nginx.url(u"/3/"_s, NginxFixture::Scheme::Https);
    collect(u"https://imgur.com/abcDE12"_s);
    QCOMPARE(reason(), u"tls"_s);
    m_options.network.caCertFile = nginx.caCertFile();
    m_collector->add(u"https://imgur.com/abcDE12"_s, m_options);
    QTRY_COMPARE(m_log->summaries.size(), 2);
    QVERIFY(!m_log->summaries.at(1).failure);
    QCOMPARE(m_log->images.value(0).title, u"Title of abcDE12"_s);
}

QTEST_GUILESS_MAIN(TestImgurSource)
#include "tst_imgursource.moc"
