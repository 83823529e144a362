// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "sources/htmlimages.h"

#include "sources/htmlsrcset.h"

#include <QElapsedTimer>
#include <QTest>

using namespace bowerbird;
using namespace Qt::StringLiterals;

namespace {

// "url", "url < preview", "url | alternative": the pictures of a page, as short as they can be compared.
QStringList shown(const FoundOnPage &found)
{
    QStringList lines;
    for (const ImageRef &image : found.images) {
        QString line = image.url;
        if (!image.previewUrl.isEmpty())
            line += u" < "_s + image.previewUrl;
        if (!image.alternatives.isEmpty())
            line += u" | "_s + image.alternatives.join(u' ');
        lines << line.replace(u"http://a.example"_s, QString());
    }
    return lines;
}

} // namespace

class TestHtmlImages : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void findsPictures_data();
    void findsPictures();
    void resolvesAddresses_data();
    void resolvesAddresses();
    void leavesOut_data();
    void leavesOut();
    void keepsIconsApart();
    void decodesText_data();
    void decodesText();
    void tellsTitles_data();
    void tellsTitles();
    void tellsWhatAPictureIs();
    void tellsOfTheNextPage_data();
    void tellsOfTheNextPage();
    void keepsOutOfPrivateNetworks();
    void takesPicturesThatStandInThePage();
    void readsSrcsets_data();
    void readsSrcsets();
    void survivesAnything_data();
    void survivesAnything();
    void stopsWhenTold();

private:
    static FoundOnPage collect(const QByteArray &html, const QByteArray &contentType = "text/html; charset=utf-8")
    {
        return collectHtmlImages(html, QUrl(u"http://a.example/d/page.html?q=1#part"_s), contentType);
    }
};

void TestHtmlImages::findsPictures_data()
{
    QTest::addColumn<QByteArray>("html");
    QTest::addColumn<QStringList>("images");
    const auto row = [](const char *name, const QByteArray &html, const QStringList &images) {
        QTest::newRow(name) << html << images;
    };
    row("nothing", "", {});
    row("img", "<img src=/1.jpg><IMG SRC='2.png'>", {u"/1.jpg"_s, u"/d/2.png"_s});
    row("each once", "<img src=/1.jpg><img src=http://a.example/1.jpg#x><img src=/2.jpg>", {u"/1.jpg"_s, u"/2.jpg"_s});
    row("srcset with widths", "<img src=/s.jpg srcset='/m.jpg 500w, /l.jpg 2000w, /s.jpg 200w'>",
        {u"/l.jpg < /s.jpg | /s.jpg"_s});
    row("srcset with densities", "<img src=/1.jpg srcset='/1.jpg 1x,/2.jpg 2x, /15.jpg 1.5x'>",
        {u"/2.jpg < /1.jpg | /1.jpg"_s});
    row("lazy",
        "<img src=/blank.gif data-src=/1.jpg><img src='data:image/gif;base64,R0lG' data-original=/2.jpg>"
        "<img class=lazy data-lazy-src=/3.jpg>",
        {u"/1.jpg"_s, u"/2.jpg"_s, u"/3.jpg"_s});
    row("lazy srcset", "<img src=/p.gif data-srcset='/s.jpg 100w, /l.jpg 900w' data-src=/m.jpg>",
        {u"/l.jpg < /s.jpg | /m.jpg"_s});
    row("flags are no addresses", "<img src=/1.jpg data-src=true data-original='{\"a\":1}' data-lazy=1>",
        {u"/1.jpg"_s});
    row("the original file", "<img src=/m.jpg srcset='/m.jpg 500w, /l.jpg 900w' data-orig-file=/o.jpg>",
        {u"/o.jpg < /m.jpg | /l.jpg"_s});
    row("picture of formats", "<picture><source type=image/webp srcset=/1.webp><img src=/1.jpg></picture>",
        {u"/1.jpg | /1.webp"_s});
    row("picture of widths",
        "<picture><source media='(min-width: 1200px)' srcset=/l.jpg><source media='(min-width: 600px)' srcset=/m.jpg>"
        "<img src=/s.jpg></picture><img src=/2.jpg>",
        {u"/l.jpg < /m.jpg | /s.jpg"_s, u"/2.jpg"_s});
    row("picture with more in a source",
        "<picture><source srcset='/a.avif 800w, /b.avif 1600w'><img src=/c.jpg srcset='/c.jpg 800w'></picture>",
        {u"/b.avif < /a.avif | /c.jpg"_s});
    row("picture of equals", "<picture><source srcset='/a.webp 800w'><img srcset='/a.jpg 800w'></picture>",
        {u"/a.jpg < /a.webp"_s});
    row("a link to a picture", "<a href=/1.jpg>text</a><a href=/page.html>no</a><a href=/x?f=1.jpg>no</a>",
        {u"/1.jpg"_s});
    row("a link around its thumbnail", "<a href=/big.jpg><span><img src=/small.jpg></span></a><img src=/2.jpg>",
        {u"/big.jpg < /small.jpg"_s, u"/2.jpg"_s});
    row("a link around a table",
        "<a href=/big.jpg><table><tr><td><img src=/s.jpg></td></tr></table></a><img src=/2.jpg>",
        {u"/big.jpg < /s.jpg"_s, u"/2.jpg"_s});
    row("a link never closed", "<a href=/big.jpg><img src=/s.jpg><a href=/page><img src=/2.jpg>",
        {u"/big.jpg < /s.jpg"_s, u"/2.jpg"_s});
    row("a link to a page", "<a href=/page.html><img src=/small.jpg></a>", {u"/small.jpg"_s});
    row("a page about a picture", "<a href=/wiki/File:Bird.jpg><img src=/thumb/Bird.jpg></a>", {u"/thumb/Bird.jpg"_s});
    row("a map", "<map><area href=/1.png></map>", {u"/1.png"_s});
    row("meta",
        "<meta property=og:image content=/1.jpg><meta name=twitter:image content=/2.jpg>"
        "<meta name=description content=/3.jpg><meta itemprop=image content=/4.jpg>",
        {u"/1.jpg"_s, u"/2.jpg"_s, u"/4.jpg"_s});
    row("image_src", "<link rel=image_src href=/1.jpg><link rel=icon href=/favicon.ico>", {u"/1.jpg"_s});
    row("JSON-LD",
        "<script type=application/ld+json>{\"@graph\":[{\"@type\":\"Article\",\"image\":[\"/1.jpg\","
        "{\"@type\":\"ImageObject\",\"url\":\"/2.jpg\"}],\"logo\":\"/logo.png\","
        "\"publisher\":{\"logo\":{\"@type\":\"ImageObject\",\"url\":\"/l.png\"}}},"
        "{\"@type\":\"ImageObject\",\"contentUrl\":\"/3.jpg\",\"url\":\"/page\"}]}</script>"
        "<script type=application/ld+json>{damaged</script><script>var a = '<img src=/x.jpg>'</script>",
        {u"/1.jpg"_s, u"/2.jpg"_s, u"/3.jpg"_s});
    row("inline styles",
        "<div style=\"background-image: url('/1.jpg'), url( /2.png )\"></div>"
        "<div style='background:#fff url(&quot;/3.jpg&quot;) no-repeat'></div>"
        "<div style='filter:url(#f)'></div><p data-bg=/4.jpg></p><p data-bg='url(/5.jpg)'></p>",
        {u"/1.jpg"_s, u"/2.png"_s, u"/3.jpg"_s, u"/4.jpg"_s, u"/5.jpg"_s});
    row("noscript",
        "<img class=lazy src='data:image/gif;base64,R0' data-src=/1.jpg><noscript><img src=/1.jpg><img "
        "src=/2.jpg></noscript>",
        {u"/1.jpg"_s, u"/2.jpg"_s});
    row("noscript in the head", "<head><noscript><img src=/1.jpg></noscript></head><body><img src=/2.jpg>",
        {u"/1.jpg"_s, u"/2.jpg"_s});
    row("template",
        "<template><img src=/x.jpg><template></template><img src=/y.jpg></template><img src=/1.jpg>"
        "<div><template shadowrootmode=open><img src=/2.jpg></template></div>",
        {u"/1.jpg"_s, u"/2.jpg"_s});
    row("comments", "<!-- <img src=/x.jpg> --><img src=/1.jpg><!-- <img src=/y.jpg>", {u"/1.jpg"_s});
    row("what is text",
        "<textarea><img src=/x.jpg></textarea><iframe><img src=/y.jpg></iframe><xmp><img src=/z.jpg></xmp>"
        "<img src=/1.jpg>",
        {u"/1.jpg"_s});
    row("svg and others",
        "<svg><image href=/1.png /><image xlink:href=/2.png /></svg><object data=/3.jpg></object>"
        "<object data=/4 type=image/png></object><embed src=/x.swf>",
        {u"/1.png"_s, u"/2.png"_s, u"/3.jpg"_s, u"/4"_s});
    row("video", "<video poster=/p.jpg><source src=/v.mp4></video><audio><source src=/a.mp3></audio>",
        {u"/v.mp4 < /p.jpg"_s});
    row("entities", "<img src='/1.jpg?a=1&amp;b=2&copy=3&#x41;'>", {u"/1.jpg?a=1&b=2&copy=3A"_s});
    row("broken tags", "<img src=/1.jpg alt=\"<b>\"><img<img src=/2.jpg><p<q><img src=/3.jpg",
        {u"/1.jpg"_s, u"/2.jpg"_s});
}

void TestHtmlImages::findsPictures()
{
    QFETCH(QByteArray, html);
    QFETCH(QStringList, images);
    const FoundOnPage found = collect(html);
    QCOMPARE(shown(found), images);
    for (qsizetype i = 0; i < found.images.size(); ++i) {
        const ImageRef &image = found.images.at(i);
        QCOMPARE(image.index, i + 1);
        QCOMPARE(image.source, u"page"_s);
        QCOMPARE(image.pageUrl, u"http://a.example/d/page.html?q=1"_s);
        QVERIFY(image.sendsReferer);
    }
}

void TestHtmlImages::resolvesAddresses_data()
{
    QTest::addColumn<QByteArray>("html");
    QTest::addColumn<QString>("url");
    const auto row = [](const char *name, const QByteArray &html, const char *url) {
        QTest::newRow(name) << html << QString::fromUtf8(url);
    };
    row("relative", "<img src=x.jpg>", "http://a.example/d/x.jpg");
    row("up", "<img src=../x.jpg>", "http://a.example/x.jpg");
    row("protocol", "<img src=//b.example/x.jpg>", "http://b.example/x.jpg");
    row("query", "<img src='?i=1'>", "http://a.example/d/page.html?i=1");
    row("base", "<base href=/e/><base href=/f/><img src=x.jpg>", "http://a.example/e/x.jpg");
    row("base behind", "<img src=x.jpg><base href=http://b.example/>", "http://b.example/x.jpg");
    row("base of another kind", "<base href='javascript:1'><img src=x.jpg>", "http://a.example/d/x.jpg");
    row("spaces", "<img src='  two words.jpg\n'>", "http://a.example/d/two%20words.jpg");
    row("line break within", "<img src='a\nb.jpg'>", "http://a.example/d/ab.jpg");
    row("backslashes", "<img src='\\e\\x.jpg?a\\b'>", "http://a.example/e/x.jpg?a%5Cb");
    row("as written", "<img src='http://a.example/%7Ex/%2f.jpg'>", "http://a.example/%7Ex/%2f.jpg");
    row("umlaut", "<img src='/\xc3\xa4.jpg'>", "http://a.example/%C3%A4.jpg");
    row("idn",
        "<img src='http://b\xc3\xbc"
        "cher.example/x.jpg'>",
        "http://xn--bcher-kva.example/x.jpg");
    row("commas in a srcset", "<img srcset='/w_1,h_2/x.jpg 2x'>", "http://a.example/w_1,h_2/x.jpg");
}

void TestHtmlImages::resolvesAddresses()
{
    QFETCH(QByteArray, html);
    QFETCH(QString, url);
    const FoundOnPage found = collect(html);
    QCOMPARE(found.images.size(), 1);
    QCOMPARE(found.images.first().url, url);
}

void TestHtmlImages::leavesOut_data()
{
    QTest::addColumn<QByteArray>("html");
    QTest::addColumn<int>("small");
    QTest::addColumn<int>("unusable");
    QTest::addColumn<int>("images");
    const auto row = [](const char *name, const QByteArray &html, int small, int unusable, int images) {
        QTest::newRow(name) << html << small << unusable << images;
    };
    row("an icon", "<img src=/1.jpg width=32 height=32>", 1, 0, 0);
    row("a pixel", "<img src=/1?x width=1 height=1><img src=/2 width=0>", 2, 0, 0);
    row("a banner", "<img src=/1.jpg width=468 height=60>", 1, 0, 0);
    row("large enough", "<img src=/1.jpg width=64 height=64><img src=/2.jpg width='64px'><img src=/3.jpg height=640>",
        0, 0, 3);
    row("a share", "<img src=/1.jpg width='50%'><img src=/2.jpg width=auto>", 0, 0, 2);
    row("shown small, but large", "<img src=/1.jpg width=40 srcset='/1.jpg 40w, /2.jpg 800w'>", 0, 0, 1);
    row("small at its largest", "<img src=/1.jpg srcset='/1.jpg 16w, /2.jpg 32w'>", 1, 0, 0);
    row("a small thumbnail", "<a href=/big.jpg><img src=/1.jpg width=40 height=40></a>", 0, 0, 1);
    row("known ones",
        "<img src=/images/spacer.gif><img src='https://www.facebook.com/tr?id=1'><img "
        "src=https://pixel.wp.com/g.gif>",
        3, 0, 0);
    row("not what it looks like", "<img src=https://notpixel.wp.com.example/g.jpg>", 0, 0, 1);
    row("other schemes", "<img src=file:///etc/passwd><img src='javascript:x'><img src=ftp://a/b.jpg><img src=blob:x>",
        0, 4, 0);
    row("no address", "<img src=''><img><img src='#x'><img src=about:blank>", 0, 0, 0);
    row("no host", "<img src='http://'><img src='http:///x.jpg'>", 0, 2, 0);
}

void TestHtmlImages::leavesOut()
{
    QFETCH(QByteArray, html);
    const FoundOnPage found = collect(html);
    QTEST(static_cast<int>(found.icons.size()) + found.spacers, "small");
    QTEST(found.unusable, "unusable");
    QTEST(static_cast<int>(found.images.size()), "images");
}

// Somebody may want them all the same; not what only fills a gap, counts a visit or is asked of who does.
void TestHtmlImages::keepsIconsApart()
{
    const FoundOnPage found = collect("<img src=/icon.png width=32 height=32 alt=Home><img src=/1.jpg>"
                                      "<img src=/line.png width=400 height=7><img src=/banner.gif width=468 height=60>"
                                      "<img src='https://www.facebook.com/tr?id=1' width=20 height=20>"
                                      "<img src=/icon.png width=16 height=16><img src=/p width=1 height=1>");
    QStringList icons;
    for (const ImageRef &icon : found.icons)
        icons += QUrl(icon.url).path() + u' ' + QString::number(icon.index) + u' ' + icon.title;
    QCOMPARE(icons, QStringList({u"/icon.png 2 Home"_s, u"/banner.gif 3 "_s, u"/icon.png 4 "_s}));
    QCOMPARE(found.icons.first().widthPx, 0); // shown so small, which says nothing of the file
    QCOMPARE(found.spacers, 3);
    QCOMPARE(found.images.size(), 1);
}

void TestHtmlImages::decodesText_data()
{
    QTest::addColumn<QByteArray>("html");
    QTest::addColumn<QByteArray>("contentType");
    QTest::addColumn<QString>("alt");
    const auto page = [](const QByteArray &head, const QByteArray &alt) {
        return QByteArray(head + "<img src=/1.jpg alt='" + alt + "'>");
    };
    const auto row = [](const char *name, const QByteArray &html, const char *type, const QString &alt) {
        QTest::newRow(name) << html << QByteArray(type) << alt;
    };
    row("utf-8 by header", page("", "\xc3\xa9"), "text/html; charset=UTF-8", u"é"_s);
    row("utf-8 by itself", page("", "\xc3\xa9"), "text/html", u"é"_s);
    row("1252 by default", page("", "\xe9\x80"), "text/html", u"é€"_s);
    row("1252 called latin1", page("", "\x80"), "text/html; charset=iso-8859-1", u"€"_s);
    row("1251 by meta", page("<meta charset=windows-1251>", "\xcf\xf2\xe8"), "text/html", u"Пти"_s);
    row("by http-equiv", page("<meta http-equiv=Content-Type content='text/html; charset=windows-1251'>", "\xcf"), "",
        u"П"_s);
    row("header before meta", page("<meta charset=windows-1251>", "\xe9"), "text/html;charset=\"windows-1252\"",
        u"é"_s);
    row("Shift_JIS", page("<meta charset=Shift_JIS>", "\x92\xb9\x87\x40"), "text/html", u"鳥①"_s);
    row("EUC-JP", page("", "\xc4\xbb"), "text/html; charset=euc-jp", u"鳥"_s);
    row("GBK called GB2312", page("<meta charset=gb2312>", "\xfb\x42"), "text/html", u"鸅"_s);
    row("Big5", page("", "\xb3\xbe"), "text/html; charset=big5", u"鳥"_s);
    row("KOI8-R", page("", "\xf0"), "text/html; charset=koi8-r", u"П"_s);
    row("utf-16 mark",
        QByteArray("\xff\xfe", 2) +
            QByteArray::fromHex(
                "3c0069006d00670020007300720063003d0031002e006a0070006700200061006c0074003d002000e9003e00"),
        "text/html; charset=utf-8", u"é"_s);
    row("utf-8 mark", QByteArray("\xef\xbb\xbf") + page("<meta charset=windows-1251>", "\xc3\xa9"), "", u"é"_s);
    row("an XML declaration", page("<?xml version='1.0' encoding='windows-1251'?>", "\xcf"), "", u"П"_s);
    row("a lie", page("<meta charset=utf-16>", "\xc3\xa9"), "", u"é"_s);
    row("nonsense", page("<meta charset=nonsense>", "\xc3\xa9"), "", u"é"_s);
    row("invalid",
        page("", "a\xff"
                 "b"),
        "text/html; charset=utf-8", u"a\uFFFDb"_s);
    row("invalid Shift_JIS", page("", "\x92\xb9\xff"), "text/html; charset=shift_jis", u"鳥\uFFFD"_s);
    row("entities", page("", "&eacute;&#8364;&#x1F426;&hellip;"), "text/html", u"é€🐦…"_s);
    row("NUL", page("", QByteArray("a\0b", 3)), "text/html", u"a\uFFFDb"_s);
}

void TestHtmlImages::decodesText()
{
    QFETCH(QByteArray, html);
    QFETCH(QByteArray, contentType);
    QFETCH(QString, alt);
    const FoundOnPage found = collect(html, contentType);
    QCOMPARE(found.images.size(), 1);
    QCOMPARE(found.images.first().title, alt);
}

void TestHtmlImages::tellsTitles_data()
{
    QTest::addColumn<QByteArray>("html");
    QTest::addColumn<QString>("title");
    QTest::newRow("alt") << QByteArray("<img src=/1.jpg alt=' A\n bird ' title=other>") << u"A bird"_s;
    QTest::newRow("title") << QByteArray("<img src=/1.jpg alt='' title=other>") << u"other"_s;
    QTest::newRow("the link's") << QByteArray("<a title=link href=/x><img src=/1.jpg></a>") << u"link"_s;
    QTest::newRow("a link's text") << QByteArray("<a href=/1.jpg>A <b>bird</b></a>") << u"A bird"_s;
    QTest::newRow("a thumbnail's alt") << QByteArray("<a href=/1.jpg><img src=/2.jpg alt=bird></a>") << u"bird"_s;
    QTest::newRow("the page's") << QByteArray("<img src=/1.jpg>") << u"The page"_s;
}

void TestHtmlImages::tellsTitles()
{
    QFETCH(QByteArray, html);
    const FoundOnPage found = collect("<title>The\n page</title><meta property=og:title content=og>" + html);
    QCOMPARE(found.title, u"The page"_s);
    QCOMPARE(found.images.size(), 1);
    QTEST(found.images.first().title, "title");
    QCOMPARE(found.images.first().album, u"The page"_s);
}

void TestHtmlImages::tellsWhatAPictureIs()
{
    const FoundOnPage found =
        collect("<meta property=og:image content=/1.jpg><meta property=og:image:width content=800>"
                "<meta property=og:image:height content=600><img srcset='/2.png 900w'>"
                "<img src=/3 width=300 height=200><a href=https://i.imgur.com/abc.jpg>x</a>");
    QCOMPARE(found.images.size(), 4);
    QCOMPARE(found.images.at(0).type, ImageType::Jpeg);
    QCOMPARE(found.images.at(0).widthPx, 800);
    QCOMPARE(found.images.at(0).heightPx, 600);
    QCOMPARE(found.images.at(1).type, ImageType::Png);
    QCOMPARE(found.images.at(1).widthPx, 900);
    QCOMPARE(found.images.at(2).type, ImageType::Unknown);
    QCOMPARE(found.images.at(2).widthPx, 0);   // how large it is shown says nothing of the file
    QVERIFY(!found.images.at(3).sendsReferer); // Imgur refuses a foreign one
}

void TestHtmlImages::tellsOfTheNextPage_data()
{
    QTest::addColumn<QByteArray>("html");
    QTest::addColumn<QString>("next");
    QTest::newRow("link") << QByteArray("<link rel=next href=?page=2>") << u"http://a.example/d/page.html?page=2"_s;
    QTest::newRow("anchor") << QByteArray("<a rel='nofollow next' href=/2>on</a>") << u"http://a.example/2"_s;
    QTest::newRow("the first") << QByteArray("<link rel=next href=/2><a rel=next href=/3>on</a>")
                               << u"http://a.example/2"_s;
    QTest::newRow("none") << QByteArray("<a rel=prev href=/2>back</a><a rel=nextish href=/3>x</a>") << QString();
    QTest::newRow("itself") << QByteArray("<a rel=next href='#top'>x</a>") << QString();
    QTest::newRow("a script") << QByteArray("<a rel=next href='javascript:x'>x</a>") << QString();
}

void TestHtmlImages::tellsOfTheNextPage()
{
    QFETCH(QByteArray, html);
    QTEST(collect(html).nextPage, "next");
}

void TestHtmlImages::keepsOutOfPrivateNetworks()
{
    const QByteArray html = "<img src=http://192.168.0.1/1.jpg><img src=http://localhost/2.jpg>"
                            "<img src=http://169.254.169.254/3.jpg><img src=http://[::1]/4.jpg><img src=/5.jpg>"
                            "<a rel=next href=http://10.0.0.1/>x</a>";
    const FoundOnPage fromPublic = collect(html);
    QCOMPARE(shown(fromPublic), QStringList{u"/5.jpg"_s});
    QCOMPARE(fromPublic.unusable, 4);
    QCOMPARE(fromPublic.nextPage, QString());
    const FoundOnPage fromPrivate = collectHtmlImages(html, QUrl(u"http://192.168.0.2/"_s), {});
    QCOMPARE(fromPrivate.images.size(), 5);
    QCOMPARE(fromPrivate.unusable, 0);
}

void TestHtmlImages::takesPicturesThatStandInThePage()
{
    const QByteArray png = QByteArray::fromHex("89504e470d0a1a0a") + QByteArray(100, 'x');
    const QByteArray address = "data:image/gif;base64," + png.toBase64(); // what it is called says nothing
    const FoundOnPage found = collect("<img alt=A src='" + address + "'><img src='" + address +
                                      "'><img src='data:image/gif;base64,R0lGODlhAQABAAAAACwAAAAAAQABAAA='>"
                                      "<img src='data:text/plain,x'><img width=20 src='" +
                                      address + "'><img src='data:image/svg+xml,%3Csvg%3E%3C/svg%3E'><img src=/1.jpg>");
    QCOMPARE(found.images.size(), 2);
    const ImageRef image = found.images.first();
    QCOMPARE(image.url.toLatin1(), address);
    QCOMPARE(image.type, ImageType::Png);
    QCOMPARE(image.sizeBytes, png.size());
    QCOMPARE(image.title, u"A"_s);
    QVERIFY(!image.sendsReferer);
    QCOMPARE(found.spacers, 2); // a gap, a small drawing
    QCOMPARE(found.icons.size(), 1);
    QCOMPARE(found.icons.first().url.toLatin1(), address);
    QCOMPARE(found.unusable, 1);
    const QByteArray large =
        "<img src='data:image/png;base64," + QByteArray(png + QByteArray(600'000, 'x')).toBase64() + "'>";
    QCOMPARE(collect(large).images.size(), 1);
    const QByteArray tooLarge =
        "<img src='data:image/png;base64," + QByteArray(png + QByteArray(900'000, 'x')).toBase64() + "'>";
    QCOMPARE(collect(tooLarge).unusable, 1);
}

void TestHtmlImages::readsSrcsets_data()
{
    QTest::addColumn<QString>("srcset");
    QTest::addColumn<QList<SrcsetCandidate>>("candidates");
    using Candidates = QList<SrcsetCandidate>;
    QTest::newRow("empty") << u" , ,"_s << Candidates{};
    QTest::newRow("bare") << u"a, b"_s << Candidates{{u"a"_s, 0, 1}, {u"b"_s, 0, 1}};
    QTest::newRow("no space") << u"a 1x,b 2x"_s << Candidates{{u"a"_s, 0, 1}, {u"b"_s, 0, 2}};
    QTest::newRow("within an address") << u"a,b 10w"_s << Candidates{{u"a,b"_s, 10, 1}};
    QTest::newRow("line breaks") << u"\n a\t100w ,\n b 200w 50h"_s << Candidates{{u"a"_s, 100, 1}, {u"b"_s, 200, 1}};
    QTest::newRow("no such descriptor") << u"a 10q, b 0w, c -1x, d 1.5x"_s << Candidates{{u"d"_s, 0, 1.5}};
    QTest::newRow("brackets") << u"a (x, y), b"_s << Candidates{{u"b"_s, 0, 1}};
}

void TestHtmlImages::readsSrcsets()
{
    QFETCH(QString, srcset);
    QTEST(parseSrcset(srcset), "candidates");
}

void TestHtmlImages::survivesAnything_data()
{
    QTest::addColumn<QByteArray>("html");
    QTest::addColumn<int>("images");
    const QByteArray image = "<img src=/1.jpg>";
    QTest::newRow("20,000 deep") << QByteArray(QByteArray("<div>").repeated(20'000) + image) << 1;
    QTest::newRow("formatting elements") << QByteArray(QByteArray("<b><i><p>").repeated(20'000) + image) << 1;
    QTest::newRow("links in links") << QByteArray(QByteArray("<a href=x.jpg><table>").repeated(5'000) + image) << 1;
    QTest::newRow("behind the end") << QByteArray("</p><html><body></body></html></div></html></p>" + image) << 1;
    QTest::newRow("ends of nothing") << QByteArray(QByteArray("</div></b>").repeated(200'000) + image) << 1;
    QTest::newRow("an attribute of 3 MB") << QByteArray("<p title='" + QByteArray(3'000'000, 'x') + "'>" + image) << 1;
    QTest::newRow("a comment of 3 MB") << QByteArray("<!--" + QByteArray(3'000'000, '-') + "-->" + image) << 1;
    QTest::newRow("a script of 3 MB") << QByteArray("<script>" + QByteArray(3'000'000, '<') + "</script>" + image) << 1;
    QTest::newRow("a srcset of 3 MB") << QByteArray("<img srcset='" + QByteArray("a 1x,").repeated(600'000) + "'>")
                                      << 1;
    QTest::newRow("a style of 3 MB") << QByteArray("<p style='background:" + QByteArray("url(").repeated(750'000) +
                                                   "'>" + image)
                                     << 1;
    QTest::newRow("attributes") << QByteArray("<img src=/1.jpg " + QByteArray("a=b ").repeated(100'000) + ">") << 1;
    QTest::newRow("cut") << QByteArray(image + "<img src='/2.jp") << 1;
    QTest::newRow("bytes") << QByteArray(QByteArray("\xff\xfe\0<\x80>", 6).repeated(100'000) + image) << 0;
    QByteArray many;
    for (int i = 0; i < 10'000; ++i)
        many += "<img src=/" + QByteArray::number(i) + ".jpg>";
    QTest::newRow("10,000 pictures") << many << 10'000;
}

void TestHtmlImages::survivesAnything()
{
    QFETCH(QByteArray, html);
    QElapsedTimer clock;
    clock.start();
    const FoundOnPage found = collect(html);
    QTEST(static_cast<int>(found.images.size()), "images");
    QVERIFY2(clock.elapsed() < 2000, qPrintable(QString::number(clock.elapsed()))); // far more than it takes
}

void TestHtmlImages::stopsWhenTold()
{
    const QByteArray html = QByteArray("<img src=/1.jpg>") + QByteArray("<p>").repeated(200'000) + "<img src=/2.jpg>";
    int asked = 0;
    const FoundOnPage found =
        collectHtmlImages(html, QUrl(u"http://a.example/"_s), {}, [&asked] { return ++asked > 2; });
    QCOMPARE(asked, 3);
    QCOMPARE(shown(found), QStringList{u"/1.jpg"_s});
}

QTEST_GUILESS_MAIN(TestHtmlImages)
#include "tst_htmlimages.moc"
