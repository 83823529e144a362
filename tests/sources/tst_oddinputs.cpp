// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "sources/feedimages.h"
#include "sources/gallerydlreader.h"
#include "sources/htmljsonld.h"
#include "sources/listreader.h"
#include "sources/pageimages.h"
#include "support/timefactor.h"

#include <QElapsedTimer>
#include <QTest>

#include <functional>

using namespace bowerbird;
using namespace bowerbird::test;
using namespace Qt::StringLiterals;

namespace {

// The addresses a reader finds; "failed" when it refuses the whole.
using Reader = QStringList (*)(const QByteArray &);

QStringList feed(const QByteArray &bytes)
{
    const Result<FoundOnPage> found = collectFeedImages(bytes, QUrl(u"http://a.example/"_s), "application/rss+xml");
    if (!found)
        return {u"failed"_s};
    QStringList urls;
    for (const ImageRef &image : found->images) {
        const bool isSane = image.widthPx >= 0 && image.heightPx >= 0 && image.sizeBytes >= 0;
        urls << (isSane ? image.url : u"odd facts"_s);
    }
    return urls;
}

QStringList jsonFeed(const QByteArray &items)
{
    return feed("{\"version\":\"https://jsonfeed.org/version/1.1\",\"items\":" + items + '}');
}

QStringList jsonLd(const QByteArray &bytes)
{
    return imagesInJsonLd(bytes);
}

QStringList list(const QByteArray &bytes, const QString &name)
{
    const Result<LinkList> found = readLinkList(bytes, name);
    return found ? found->links : QStringList{u"failed"_s};
}

QStringList jsonList(const QByteArray &bytes)
{
    return list(bytes, u"a.json"_s);
}

QStringList csvList(const QByteArray &bytes)
{
    return list(bytes, u"a.csv"_s);
}

QStringList metalink(const QByteArray &files)
{
    return list("<metalink xmlns='urn:ietf:params:xml:ns:metalink'>" + files + "</metalink>", u"a.meta4"_s);
}

QStringList webloc(const QByteArray &bytes)
{
    return list(bytes, u"a.webloc"_s);
}

QStringList galleryDl(const QByteArray &bytes)
{
    GalleryDlReader reader;
    QStringList urls;
    for (const GalleryDlMessage &message : reader.read(bytes)) {
        if (message.kind == GalleryDlMessage::Kind::Url)
            urls << message.url;
    }
    return reader.isBroken() ? QStringList{u"failed"_s} : urls;
}

QByteArray many(const QByteArray &begin, const std::function<QByteArray(const QByteArray &)> &entry,
                const QByteArray &end)
{
    QByteArray bytes = begin;
    for (int i = 0; i < 10'000; ++i)
        bytes += entry(QByteArray::number(i));
    return bytes + end;
}

} // namespace

// What sites and programs give that should not be so, for each reader in the same order: null, a text for a number and
// the other way round, what is missing, HTML in its place, invalid UTF-8, three megabytes, ten thousand entries.
class TestOddInputs : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void takesWhatThereIs_data();
    void takesWhatThereIs();
    void takesALot_data();
    void takesALot();
};

void TestOddInputs::takesWhatThereIs_data()
{
    QTest::addColumn<Reader>("reader");
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QStringList>("urls");
    const QString one = u"http://a.example/1.jpg"_s;
    const QString two = u"http://a.example/2.jpg"_s;
    const QByteArray html = "<!DOCTYPE html><html><title>Just a moment</title><p>Not here</html>";
    const auto row = [](const char *name, Reader reader, const QByteArray &bytes, const QStringList &urls) {
        QTest::newRow(name) << reader << bytes << urls;
    };

    const auto rss = [](const QByteArray &items) -> QByteArray {
        return "<?xml version='1.0'?><rss><channel>" + items + "</channel></rss>";
    };
    row("feed: numbers that are none", feed,
        rss("<item><media:content url='/1.jpg' medium='image' width='many' height='-5' fileSize='1e9'/>"
            "<enclosure url='/2.jpg' length='-7'/><pubDate>99999</pubDate></item>"),
        {one, two});
    row("feed: negative sizes are not the largest", feed,
        rss("<item><media:group><media:content url='/2.jpg' medium='image' width='-900' height='-900'/>"
            "<media:content url='/1.jpg' medium='image' width='200' height='200'/></media:group></item>"),
        {one});
    row("feed: numbers past every size", feed,
        rss("<item><media:content url='/1.jpg' medium='image' width='99999999999999999999' "
            "height='2147483647' fileSize='99999999999999999999'/></item>"),
        {one});
    row("feed: missing attributes", feed,
        rss("<item><enclosure/><enclosure type='image/png'/><media:content/><media:thumbnail url=''/><link/></item>"
            "<item><enclosure url='/1.jpg'/></item>"),
        {one});
    row("feed: empty elements", feed, rss("<item/><item><title/><description/><guid/></item>"), {});
    row("feed: HTML instead", feed, html, {u"failed"_s});
    row("feed: JSON instead", feed, "{\"items\":[]}", {u"failed"_s});
    row("feed: invalid UTF-8", feed,
        rss("<item><title>a\xff\xfe\xc3</title><enclosure url='/1.jpg'/></item>"
            "<item><enclosure url='/2.jpg'/></item>"),
        {one, two});
    row("feed: characters XML does not have", feed,
        rss(QByteArray("<item><enclosure url='/1.jpg'/></item><item><title>a\0b</title></item>", 67)), {one});
    row("feed: an address of another scheme", feed,
        rss("<item><enclosure url='file:///etc/passwd' type='image/png'/><enclosure url='javascript:x' "
            "type='image/png'/><enclosure url='/1.jpg'/></item>"),
        {one});

    row("JSON feed: nulls", jsonFeed,
        R"([null,{"title":null,"url":null,"image":null,"tags":null,"attachments":null,"content_html":null,
            "authors":null,"date_published":null},{"image":"/1.jpg","attachments":[null]}])",
        {one});
    row("JSON feed: texts for numbers", jsonFeed,
        R"([{"id":1,"attachments":[{"url":"/1.jpg","size_in_bytes":"many","duration_in_seconds":"x"},
            {"url":"/2.jpg","mime_type":"image/jpeg","size_in_bytes":-5}]}])",
        {one, two});
    row("JSON feed: numbers for texts", jsonFeed,
        R"([{"title":5,"url":6,"image":7,"tags":[8,"x"],"date_published":9,"content_html":10,"authors":[11]},
            {"title":5,"image":"/1.jpg"}])",
        {one});
    row("JSON feed: lists for objects and back", jsonFeed,
        R"([[],5,"x",{"attachments":{"url":"/2.jpg"},"image":["/2.jpg"],"authors":{"name":"x"},"tags":"x"},
            {"banner_image":"/1.jpg"}])",
        {one});
    row("JSON feed: missing keys", jsonFeed, R"([{},{"attachments":[{}]},{"image":"/1.jpg"}])", {one});
    row("JSON feed: no list of items", jsonFeed, "5", {});
    row("JSON feed: HTML in an item", jsonFeed, "[{\"image\":\"<html><p>Not here\"},{\"image\":\"/1.jpg\"}]",
        {u"http://a.example/%3Chtml%3E%3Cp%3ENot%20here"_s, one});
    row("JSON feed: invalid UTF-8", jsonFeed, "[{\"title\":\"\xff\xc3\",\"image\":\"/1.jpg\"}]", {u"failed"_s});
    row("JSON feed: half a pair of UTF-16", jsonFeed, R"([{"title":"\ud83d","image":"/1.jpg"}])", {one});

    row("JSON-LD: nulls", jsonLd, R"([null,{"@type":null,"image":null},{"@type":"ImageObject","contentUrl":null},
        {"image":[null,"/1.jpg"]}])",
        {u"/1.jpg"_s});
    row("JSON-LD: numbers for texts", jsonLd, R"({"@type":5,"image":[6,true,{"url":7},{"url":"/1.jpg"}]})",
        {u"/1.jpg"_s});
    row("JSON-LD: missing keys", jsonLd, R"([{},{"@type":"ImageObject"},{"image":{}},{"image":""}])", {});
    row("JSON-LD: HTML instead", jsonLd, html, {});
    row("JSON-LD: invalid UTF-8", jsonLd, "{\"name\":\"\xff\",\"image\":\"/1.jpg\"}", {});
    row("JSON-LD: too deep", jsonLd, QByteArray("[").repeated(5'000), {});
    row("JSON-LD: deeper than anybody writes", jsonLd,
        QByteArray("{\"image\":[").repeated(100) + "\"/1.jpg\"" + QByteArray("]}").repeated(100), {});

    row("JSON list: nulls", jsonList, R"([null,{"url":null},{"u":[null,"http://a.example/1.jpg"]}])", {one});
    row("JSON list: nulls in an export", jsonList,
        R"([{"bowerbird":1,"url":"http://a.example/1.jpg","title":null,"width":null,"tags":null,"score":null},
            {"bowerbird":1,"url":null}])",
        {one});
    row("JSON list: texts for numbers in an export", jsonList,
        R"([{"bowerbird":"1","url":"http://a.example/1.jpg","width":"wide","height":-3,"bytes":"1e300","score":"x",
            "tags":{"a":5},"sensitive":"no"}])",
        {one});
    row("JSON list: missing keys", jsonList, R"([{},[],{"bowerbird":1},"",{"a":{"b":{}}}])", {});
    row("JSON list: HTML instead", jsonList, "<html><a href='http://a.example/1.jpg'>x</a></html>", {one});
    row("JSON list: invalid UTF-8", jsonList, "[\"\xff\xfe\",\"http://a.example/1.jpg\"]", {one});
    row("JSON list: too deep", jsonList, QByteArray("[").repeated(5'000) + " http://a.example/1.jpg", {one});

    row("CSV: missing cells", csvList, "name,url,x\na\n\n,\nb,http://a.example/1.jpg\nc,,5\n", {one});
    row("CSV: cells of other kinds", csvList, "url,width\n5,wide\nnull,null\nhttp://a.example/1.jpg,-1\n", {one});
    row("CSV: more cells than columns", csvList, "url\nhttp://a.example/1.jpg,http://a.example/x.jpg,,,\n", {one});
    row("CSV: a quote that never ends", csvList, "url\nhttp://a.example/1.jpg\n\"http://a.example/2.jpg\n", {one, two});
    row("CSV: HTML instead", csvList, "<html><a href='http://a.example/1.jpg'>x</a></html>", {one});
    row("CSV: invalid UTF-8", csvList, "name,url\n\xff\xc3,http://a.example/1.jpg\n", {one});

    row("Metalink: numbers that are none", metalink,
        "<file name='a'><size>many</size><url priority='x'>http://a.example/2.jpg</url>"
        "<url priority='1'>http://a.example/1.jpg</url></file>",
        {one});
    row("Metalink: numbers past every size", metalink,
        "<file><size>-99999999999999999999</size><url preference='-2147483648'>http://a.example/2.jpg</url>"
        "<url preference='2147483647'>http://a.example/1.jpg</url></file>",
        {one});
    row("Metalink: missing elements", metalink,
        "<file/><file name=''><url/></file><file><url>http://a.example/1.jpg</url></file>", {one});
    row("Metalink: HTML in an element", metalink,
        "<file><identity><b>x</b></identity><url>http://a.example/1.jpg</url></file>", {one});

    row("webloc: HTML instead", webloc, "<html><a href='http://a.example/1.jpg'>x</a></html>", {one});
    row("webloc: no address", webloc, "<?xml version='1.0'?><plist><dict><key>URL</key></dict></plist>", {});
    row("webloc: half of a binary one", webloc, QByteArray("bplist00\xd1\x01\x02", 11), {});

    row("gallery-dl: missing parts", galleryDl, R"([[],[3],[3,"http://a.example/1.jpg"],[2]])", {QString(), one});
    row("gallery-dl: texts for numbers", galleryDl, R"([["3","http://a.example/2.jpg",{}],
        [3,"http://a.example/1.jpg",{"num":"x"}]])",
        {one});
    row("gallery-dl: numbers for texts", galleryDl, R"([[3,5,{}],[3,"http://a.example/1.jpg",{"title":5}]])",
        {QString(), one});
    row("gallery-dl: HTML instead", galleryDl, html, {});
}

void TestOddInputs::takesWhatThereIs()
{
    QFETCH(Reader, reader);
    QFETCH(QByteArray, bytes);
    QTEST(reader(bytes), "urls");
}

void TestOddInputs::takesALot_data()
{
    QTest::addColumn<Reader>("reader");
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<int>("count");
    const auto row = [](const char *name, Reader reader, const QByteArray &bytes, int count) {
        QTest::newRow(name) << reader << bytes << count;
    };
    const QByteArray large(3'000'000, 'x');
    const QByteArray link = "http://a.example/1.jpg";
    row("feed: 3 MB in a title", feed,
        "<rss><channel><item><title>" + large + "</title><enclosure url='/1.jpg'/></item></channel></rss>", 1);
    row("feed: 3 MB of attributes", feed,
        "<rss><channel><item><enclosure url='/1.jpg' title='" + large + "'/></item></channel></rss>", 1);
    row("feed: 10,000 pictures of one entry", feed,
        many(
            "<rss><channel><item>",
            [](const QByteArray &i) -> QByteArray { return "<enclosure url='/" + i + ".jpg'/>"; },
            "</item></channel></rss>"),
        10'000);
    row("feed: 20,000 elements deep", feed,
        "<rss><channel><item><enclosure url='/1.jpg'/></item>" + QByteArray("<a>").repeated(20'000), 1);
    row("JSON feed: 3 MB in a title", jsonFeed, "[{\"title\":\"" + large + "\",\"image\":\"/1.jpg\"}]", 1);
    row("JSON feed: 10,000 items", jsonFeed,
        many("[{}", [](const QByteArray &i) -> QByteArray { return ",{\"image\":\"/" + i + ".jpg\"}"; }, "]"), 10'000);
    row("JSON-LD: 3 MB in a name", jsonLd, "{\"name\":\"" + large + "\",\"image\":\"/1.jpg\"}", 1);
    row("JSON-LD: 10,000 pictures", jsonLd,
        many(
            "{\"image\":[\"/x.jpg\"", [](const QByteArray &i) -> QByteArray { return ",\"/" + i + ".jpg\""; }, "]}"),
        1'000); // no page means more of them
    row("JSON list: 3 MB in a text", jsonList, "[\"" + large + ' ' + link + "\"]", 1);
    row("JSON list: 10,000 lines", jsonList,
        many({}, [](const QByteArray &i) -> QByteArray { return "{\"u\":\"http://a.example/" + i + ".jpg\"}\n"; }, {}),
        10'000);
    row("CSV: a cell of 3 MB", csvList, "name,url\n\"" + large + "\"," + link + '\n', 1);
    row("CSV: 10,000 rows", csvList,
        many("url\n", [](const QByteArray &i) -> QByteArray { return "http://a.example/" + i + ".jpg\n"; }, {}),
        10'000);
    row("CSV: 10,000 columns", csvList, QByteArray("x,").repeated(10'000) + "url\n" + QByteArray(10'000, ',') + link,
        1);
    row("Metalink: 3 MB in a name", metalink, "<file><identity>" + large + "</identity><url>" + link + "</url></file>",
        1);
    row("Metalink: 10,000 mirrors", metalink,
        many(
            "<file>", [](const QByteArray &i) -> QByteArray { return "<url>http://a.example/" + i + ".jpg</url>"; },
            "</file>"),
        1);
    row("gallery-dl: 3 MB in a title", galleryDl, "[[3,\"" + link + "\",{\"title\":\"" + large + "\"}]]", 1);
    row("gallery-dl: 10,000 files", galleryDl,
        many(
            "[[2,{}]", [](const QByteArray &i) -> QByteArray { return ",[3,\"http://a.example/" + i + ".jpg\",{}]"; },
            "]"),
        10'000);
}

void TestOddInputs::takesALot()
{
    QFETCH(Reader, reader);
    QFETCH(QByteArray, bytes);
    QElapsedTimer clock;
    clock.start();
    QTEST(static_cast<int>(reader(bytes).size()), "count");
    QVERIFY2(clock.elapsed() < 5'000 * kTimeFactor,
             qPrintable(u"%1 ms"_s.arg(clock.elapsed()))); // a tenth when nothing else runs
}

QTEST_GUILESS_MAIN(TestOddInputs)
#include "tst_oddinputs.moc"
