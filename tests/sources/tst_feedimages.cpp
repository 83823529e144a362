// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "sources/feedimages.h"

#include "sources/feedentry.h"

#include <QElapsedTimer>
#include <QTest>

using namespace bowerbird;
using namespace Qt::StringLiterals;

namespace {

// "url (title)", "url < preview (title)"
QStringList shown(const FoundOnPage &found)
{
    QStringList lines;
    for (const ImageRef &image : found.images) {
        QString line = image.url;
        if (!image.previewUrl.isEmpty())
            line += u" < "_s + image.previewUrl;
        line += u" ("_s + image.title + u')';
        lines << line.replace(u"http://a.example"_s, QString());
    }
    return lines;
}

QByteArray rss(const QByteArray &items)
{
    return "<?xml version='1.0' encoding='utf-8'?><rss version='2.0'><channel><title>Birds</title>"
           "<image><title>Emblem</title><url>/emblem.png</url></image>" +
           items + "</channel></rss>";
}

} // namespace

class TestFeedImages : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void findsPictures_data();
    void findsPictures();
    void tellsWhatAnEntrySays();
    void readsDates_data();
    void readsDates();
    void keepsWhatIsBeforeTheDamage();
    void refusesWhatIsNoFeed_data();
    void refusesWhatIsNoFeed();
    void expandsNoEntities();
    void seesAddressesFromTheirBase();
    void takesContentThatIsAPicture();
    void readsOtherEncodings();
    void readsAThousandEntries();

private:
    static Result<FoundOnPage> collect(const QByteArray &bytes, const QByteArray &type = "application/rss+xml")
    {
        return collectFeedImages(bytes, QUrl(u"http://a.example/feed/"_s), type);
    }
};

void TestFeedImages::findsPictures_data()
{
    QTest::addColumn<QByteArray>("feed");
    QTest::addColumn<QStringList>("images");
    const auto row = [](const char *name, const QByteArray &feed, const QStringList &images) {
        QTest::newRow(name) << feed << images;
    };
    row("no entries", rss(""), {});
    row("enclosures",
        rss("<item><title>One</title><enclosure url='/1.jpg' type='image/jpeg'/><enclosure url='/1.mp3' "
            "type='audio/mpeg'/></item><item><enclosure url='2.png'/></item><item><enclosure url='/3' "
            "type='image/png'/>"
            "</item>"),
        {u"/1.jpg (One)"_s, u"/feed/2.png (Birds)"_s, u"/3 (Birds)"_s});
    row("text",
        rss("<item><title>One</title><description>&lt;p&gt;&lt;img src=\"/1.jpg\" alt=\"A\"&gt;</description>"
            "<content:encoded><![CDATA[<a href='/2.jpg'><img src='/2s.jpg'></a><img src='/1.jpg'>"
            "<img src='/t.gif' width=1>]]></content:encoded></item>"),
        {u"/1.jpg (A)"_s, u"/2.jpg < /2s.jpg (One)"_s});
    row("media",
        rss("<item><title>One</title><media:content url='/1.jpg' medium='image'><media:title>M</media:title>"
            "</media:content><media:content url='/1.mp3' type='audio/mpeg'/></item>"),
        {u"/1.jpg (One)"_s});
    row("a media group",
        rss("<item><title>One</title><media:group><media:content url='/s.jpg' width='100' height='80' "
            "medium='image'/><media:content url='/l.jpg' width='1000' height='800' medium='image'/>"
            "<media:content url='/m.jpg' width='500' height='400' medium='image'/></media:group>"
            "<media:thumbnail url='/t.jpg'/></item>"),
        {u"/l.jpg < /t.jpg (One)"_s});
    row("only thumbnails",
        rss("<item><title>One</title><media:thumbnail url='/t.jpg' width='50' height='50'/>"
            "<media:thumbnail url='/u.jpg' width='640' height='480'/></item>"),
        {u"/u.jpg (One)"_s});
    row("RSS 1.0",
        "<rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#' xmlns='http://purl.org/rss/1.0/'>"
        "<channel><title>Birds</title></channel><item><title>One</title><link>http://a.example/one</link>"
        "<description>&lt;img src='/1.jpg'&gt;</description></item></rdf:RDF>",
        {u"/1.jpg (One)"_s});
    row("RSS 0.91",
        "<?xml version='1.0'?><!DOCTYPE rss PUBLIC '-//Netscape//DTD RSS 0.91//EN' "
        "'http://my.netscape.com/publish/formats/rss-0.91.dtd'><rss version='0.91'><channel><title>Birds</title><item>"
        "<title>One&nbsp;&amp;&mdash;</title><enclosure url='/1.jpg'/></item></channel></rss>",
        {u"/1.jpg (One &—)"_s});
    row("Atom",
        "<feed xmlns='http://www.w3.org/2005/Atom'><title>Birds</title><entry><title>One</title>"
        "<link href='/one'/><link rel='enclosure' type='image/png' href='/1'/>"
        "<content type='html'>&lt;img src='/2.jpg'&gt;</content></entry>"
        "<entry><title type='html'>Two</title><content type='xhtml'><div xmlns='http://www.w3.org/1999/xhtml'>"
        "<p><img src='/3.jpg' alt='A &amp; B' srcset='/3l.jpg 2x'/></p></div></content></entry></feed>",
        {u"/1 (One)"_s, u"/2.jpg (One)"_s, u"/3l.jpg (A & B)"_s});
    row("JSON Feed",
        "{\"version\":\"https://jsonfeed.org/version/1.1\",\"title\":\"Birds\",\"items\":[{\"title\":\"One\","
        "\"image\":\"/1.jpg\",\"content_html\":\"<img src='/2.jpg'>\",\"attachments\":[{\"url\":\"/3\",\"mime_type\":"
        "\"image/png\"},{\"url\":\"/4.mp3\",\"mime_type\":\"audio/mpeg\"}]},{\"image\":null,\"tags\":\"x\"}]}",
        {u"/1.jpg (One)"_s, u"/3 (One)"_s, u"/2.jpg (One)"_s});
}

void TestFeedImages::findsPictures()
{
    QFETCH(QByteArray, feed);
    const Result<FoundOnPage> found = collect(feed);
    QVERIFY(found.has_value());
    QCOMPARE(found->title, u"Birds"_s);
    QTEST(shown(*found), "images");
    QCOMPARE(found->unreadable, 0);
}

void TestFeedImages::tellsWhatAnEntrySays()
{
    const QByteArray item = "<item><title>One</title><link>/posts/1#top</link><dc:creator>A. Bird</dc:creator>"
                            "<pubDate>Mon, 02 Oct 2006 10:00:00 +0200</pubDate><category>bower</category>"
                            "<category>blue</category><enclosure url='/1.jpg' length='1234' type='image/png'/></item>";
    const Result<FoundOnPage> found = collect(rss(item));
    QVERIFY(found.has_value());
    QCOMPARE(found->images.size(), 1);
    const ImageRef image = found->images.first();
    QCOMPARE(image.pageUrl, u"http://a.example/posts/1"_s);
    QCOMPARE(image.user, u"A. Bird"_s);
    QCOMPARE(image.publishedAt, QDateTime(QDate(2006, 10, 2), QTime(8, 0), Qt::UTC));
    QCOMPARE(image.tags, QStringList({u"bower"_s, u"blue"_s}));
    QCOMPARE(image.sizeBytes, 1234);
    QCOMPARE(image.album, u"Birds"_s);
    QVERIFY(image.sendsReferer);
    const Result<FoundOnPage> atom =
        collect("<feed><entry><author><name>B</name></author><updated>2020-01-02T03:04:05Z</updated>"
                "<link rel='enclosure' href='/1.jpg'/></entry><link rel='next' href='?page=2'/></feed>",
                "application/atom+xml");
    QVERIFY(atom.has_value());
    QCOMPARE(atom->images.first().user, u"B"_s);
    QCOMPARE(atom->images.first().publishedAt, QDateTime(QDate(2020, 1, 2), QTime(3, 4, 5), Qt::UTC));
    QCOMPARE(atom->nextPage, u"http://a.example/feed/?page=2"_s);
}

void TestFeedImages::readsDates_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("date");
    QTest::newRow("RFC 822") << u"Sun, 01 Mar 2020 12:00:00 GMT"_s << u"2020-03-01T12:00:00Z"_s;
    QTest::newRow("without a day") << u" 1 Mar 2020 12:00:00 -0500 "_s << u"2020-03-01T17:00:00Z"_s;
    QTest::newRow("ISO") << u"2020-03-01T12:00:00.5+01:00"_s << u"2020-03-01T11:00:00Z"_s;
    QTest::newRow("nothing") << QString() << QString();
    QTest::newRow("nonsense") << u"yesterday"_s << QString();
}

void TestFeedImages::readsDates()
{
    QFETCH(QString, text);
    QTEST(feedDate(text).toString(Qt::ISODate), "date");
}

void TestFeedImages::keepsWhatIsBeforeTheDamage()
{
    const Result<FoundOnPage> found =
        collect("<rss><channel><item><enclosure url='/1.jpg'/></item><item><enclosure url='/2.jpg'/><title>A & B");
    QVERIFY(found.has_value());
    QCOMPARE(found->images.size(), 1);
    QCOMPARE(found->unreadable, 1);
}

void TestFeedImages::refusesWhatIsNoFeed_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QByteArray>("type");
    QTest::newRow("nothing") << QByteArray() << QByteArray("application/rss+xml");
    QTest::newRow("other XML") << QByteArray("<a><item/></a>") << QByteArray("application/rss+xml");
    QTest::newRow("damaged") << QByteArray("<rss><channel><item") << QByteArray("application/rss+xml");
    QTest::newRow("no JSON") << QByteArray("{\"a") << QByteArray("application/feed+json");
    QTest::newRow("a JSON list") << QByteArray("[1]") << QByteArray("application/feed+json");
}

void TestFeedImages::refusesWhatIsNoFeed()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QByteArray, type);
    const Result<FoundOnPage> found = collect(bytes, type);
    QVERIFY(!found);
    QCOMPARE(found.error().reason, FailureReason::BadAnswer);
}

void TestFeedImages::expandsNoEntities()
{
    QByteArray bomb =
        "<?xml version='1.0'?><!DOCTYPE rss [<!ENTITY a 'aaaaaaaaaa'><!ENTITY f SYSTEM 'file:///etc/passwd'>";
    for (char c = 'b'; c < 'l'; ++c)
        bomb +=
            QByteArray("<!ENTITY ") + c + " '" + QByteArray(QByteArray("&") + char(c - 1) + ";").repeated(10) + "'>";
    QElapsedTimer clock;
    clock.start();
    QVERIFY(!collect(bomb + "]><rss><channel><title>&k;</title></channel></rss>"));
    QVERIFY(clock.elapsed() < 1000);
    const Result<FoundOnPage> file =
        collect("<?xml version='1.0'?><!DOCTYPE rss [<!ENTITY f SYSTEM 'file:///etc/passwd'>]>"
                "<rss><channel><title>a&f;b</title><item><enclosure url='/1.jpg'/></item></channel></rss>");
    QVERIFY(!file || !file->title.contains(u"root"_s));
}

// RFC 4287, 2: any element may have an xml:base.
void TestFeedImages::seesAddressesFromTheirBase()
{
    const auto found = collect(
        "<feed xmlns='http://www.w3.org/2005/Atom' xml:base='http://b.example/blog/'><title>Birds</title>"
        "<link rel='next' href='?page=2'/>"
        "<entry xml:base='one/'><title>A</title><link href='post.html'/><link rel='enclosure' type='image/png' "
        "href='1.png'/>"
        "<content type='html' xml:base='pictures/'>&lt;img src='2.png'>&lt;img src='/3.png'></content></entry>"
        "<entry><title>B</title><content type='xhtml'><div xml:base='/x/'><img src='4.png'/></div><img src='5.png'/>"
        "</content></entry><entry xml:base='file:///etc/'><title>C</title><content src='6.png' "
        "type='image/png'/></entry>"
        "</feed>",
        "application/atom+xml");
    QVERIFY(found.has_value());
    QCOMPARE(shown(*found),
             QStringList({u"http://b.example/blog/one/1.png (A)"_s, u"http://b.example/blog/one/pictures/2.png (A)"_s,
                          u"http://b.example/3.png (A)"_s, u"http://b.example/x/4.png (B)"_s,
                          u"http://b.example/blog/5.png (B)"_s, u"http://b.example/blog/6.png (C)"_s}));
    QCOMPARE(found->images.first().pageUrl, u"http://b.example/blog/one/post.html"_s);
    QCOMPARE(found->nextPage, u"http://b.example/blog/?page=2"_s);
    const auto inRss = collect(rss("<item xml:base='/deep/'><title>D</title><enclosure url='1.png' type='image/png'/>"
                                   "<description>&lt;img src='2.png'></description></item>"));
    QVERIFY(inRss.has_value());
    QCOMPARE(shown(*inRss), QStringList({u"/deep/1.png (D)"_s, u"/deep/2.png (D)"_s}));
}

// RFC 4287, 4.1.3.2 and 4.1.3.3.
void TestFeedImages::takesContentThatIsAPicture()
{
    const QByteArray png =
        "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAIAAACQd1PeAAAADElEQVR42mP8z8AAAAMBAQDJ/pLvAAAAAElFTkSuQmCC"
        "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";
    const auto found = collect(
        "<feed xmlns='http://www.w3.org/2005/Atom'><title>Birds</title><entry><title>A</title>"
        "<content type='image/png' src='g.png'/></entry><entry><title>B</title>"
        "<content type='text/html' src='page.html'/></entry><entry><title>C</title><content type='image/png'>\n" +
            png + "\n</content></entry></feed>",
        "application/atom+xml");
    QVERIFY(found.has_value());
    QCOMPARE(found->images.size(), 2);
    QCOMPARE(shown(*found).first(), u"/feed/g.png (A)"_s);
    QCOMPARE(found->images.at(1).url, QString::fromLatin1("data:image/png;base64," + png));
}

void TestFeedImages::readsOtherEncodings()
{
    const Result<FoundOnPage> found =
        collect("<?xml version='1.0' encoding='windows-1251'?><rss><channel><title>\xcf\xf2\xe8</title>"
                "<item><enclosure url='/1.jpg'/></item></channel></rss>");
    QVERIFY(found.has_value());
    QCOMPARE(found->title, u"Пти"_s);
}

void TestFeedImages::readsAThousandEntries()
{
    QByteArray items;
    for (int i = 0; i < 10'000; ++i)
        items += "<item><title>x</title><description>&lt;img src='/" + QByteArray::number(i) +
                 ".jpg'&gt;</description></item>";
    QElapsedTimer clock;
    clock.start();
    const Result<FoundOnPage> found = collect(rss(items));
    QVERIFY(found.has_value());
    QCOMPARE(found->images.size(), 10'000);
    QVERIFY2(clock.elapsed() < 5000, qPrintable(QString::number(clock.elapsed())));
    int asked = 0;
    const Result<FoundOnPage> stopped = collectFeedImages(rss(items), QUrl(u"http://a.example/"_s),
                                                          "application/rss+xml", [&asked] { return ++asked > 3; });
    QVERIFY(stopped.has_value());
    QVERIFY(stopped->images.size() < 10'000);
}

QTEST_GUILESS_MAIN(TestFeedImages)
#include "tst_feedimages.moc"
