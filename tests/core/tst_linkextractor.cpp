// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "core/linkextractor.h"
#include "support/timefactor.h"

#include "core/htmlentity.h"

#include <QElapsedTimer>
#include <QRandomGenerator>
#include <QTest>

namespace bowerbird {

using namespace Qt::StringLiterals;

class TestLinkExtractor : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void findsLinksInLists_data();
    void findsLinksInLists();
    void findsLinksInProse_data();
    void findsLinksInProse();
    void findsLinksInMarkup_data();
    void findsLinksInMarkup();
    void knowsSitesWithoutAScheme_data();
    void knowsSitesWithoutAScheme();
    void keepsPatternsWhole_data();
    void keepsPatternsWhole();
    void findsNothingElse_data();
    void findsNothingElse();
    void givesEachLinkOnce();
    void stopsAtTheLimit();
    void leavesOutLinksNobodyTakes();
    void junkTakesNoTime_data();
    void junkTakesNoTime();
    void findsTenThousandLinksInALargePage();
    void survivesRandomText();
    void readsEntities_data();
    void readsEntities();

private:
    static void addRow(const char *name, const QString &text, const QStringList &links);
    static void addColumns();
    static void compare();
};

void TestLinkExtractor::addColumns()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QStringList>("links");
}

void TestLinkExtractor::addRow(const char *name, const QString &text, const QStringList &links)
{
    QTest::newRow(name) << text << links;
}

void TestLinkExtractor::compare()
{
    QFETCH(QString, text);
    QTEST(extractLinks(text), "links");
}

void TestLinkExtractor::findsLinksInLists_data()
{
    addColumns();
    addRow("one", u"http://h/a.jpg"_s, {u"http://h/a.jpg"_s});
    addRow("lines", u"http://h/a.jpg\r\nhttps://h/b.jpg\n\n  http://h/c.jpg  \n"_s,
           {u"http://h/a.jpg"_s, u"https://h/b.jpg"_s, u"http://h/c.jpg"_s});
    addRow("spaces", u"http://h/a.jpg http://h/b.jpg\thttp://h/c.jpg"_s,
           {u"http://h/a.jpg"_s, u"http://h/b.jpg"_s, u"http://h/c.jpg"_s});
    addRow("commas", u"http://h/a.jpg,http://h/b.jpg, http://h/c.jpg"_s,
           {u"http://h/a.jpg"_s, u"http://h/b.jpg"_s, u"http://h/c.jpg"_s});
    addRow("semicolons", u"http://h/a.jpg;http://h/b.jpg;imgur.com/a/x"_s,
           {u"http://h/a.jpg"_s, u"http://h/b.jpg"_s, u"https://imgur.com/a/x"_s});
    addRow("bars", u"| http://h/a.jpg|http://h/b.jpg |"_s, {u"http://h/a.jpg"_s, u"http://h/b.jpg"_s});
    addRow("bullets", u"- http://h/a.jpg\n* http://h/b.jpg\n-http://h/c.jpg"_s,
           {u"http://h/a.jpg"_s, u"http://h/b.jpg"_s, u"http://h/c.jpg"_s});
    addRow("comment", u"# from http://h/no.html\n  # http://h/no.jpg\n#http://h/no.png\n#\nhttp://h/a.jpg"_s,
           {u"http://h/a.jpg"_s});
    addRow("comment of a site", u"#imgur.com/a/no\n##imgur.com/a/no"_s, {});
    addRow("hash behind a link is no comment", u"http://h/a.jpg # http://h/b.jpg"_s,
           {u"http://h/a.jpg"_s, u"http://h/b.jpg"_s});
    addRow("fragment", u"https://imgur.com/a/abc#3"_s, {u"https://imgur.com/a/abc#3"_s});
    addRow("hash tag", u"#sunset http://h/a.jpg"_s, {u"http://h/a.jpg"_s});
    addRow("sample", u"sample:"_s, {u"sample:"_s});
    addRow("sample in a list", u"http://h/a.jpg\n - sample: \n\"sample:\"\nhttp://h/b.jpg"_s,
           {u"http://h/a.jpg"_s, u"sample:"_s, u"http://h/b.jpg"_s});
    addRow("sample is a word", u"Free sample: http://h/a.jpg\nSample: http://h/b.jpg\nsample:3\nexample:"_s,
           {u"http://h/a.jpg"_s, u"http://h/b.jpg"_s});
    addRow("capitals", u"HTTP://Example.COM/A.JPG"_s, {u"http://Example.COM/A.JPG"_s});
    addRow("query with a semicolon", u"http://h/a.jpg?x=1&y=2;z"_s, {u"http://h/a.jpg?x=1&y=2;z"_s});
}

void TestLinkExtractor::findsLinksInLists()
{
    compare();
}

void TestLinkExtractor::findsLinksInProse_data()
{
    addColumns();
    addRow("full stop", u"See http://h/a.jpg. Then http://h/b.jpg, or http://h/c.jpg!"_s,
           {u"http://h/a.jpg"_s, u"http://h/b.jpg"_s, u"http://h/c.jpg"_s});
    addRow("many marks", u"What?! http://h/a.jpg?!... really"_s, {u"http://h/a.jpg"_s});
    addRow("round brackets", u"(http://h/a.jpg) (see http://h/b.jpg), (http://h/c.jpg)."_s,
           {u"http://h/a.jpg"_s, u"http://h/b.jpg"_s, u"http://h/c.jpg"_s});
    addRow("balanced inside", u"(http://h/Bird_(animal).jpg) http://h/a_(b)_(c)"_s,
           {u"http://h/Bird_(animal).jpg"_s, u"http://h/a_(b)_(c)"_s});
    addRow("bracket opened in the link only", u"http://h/a.jpg(see below) http://h/b.jpg(never closed"_s,
           {u"http://h/a.jpg(see"_s.chopped(4), u"http://h/b.jpg"_s});
    addRow("bracket closed in the link only", u"http://h/a)b.jpg"_s, {u"http://h/a)b.jpg"_s});
    addRow("quotes", u"\"http://h/a.jpg\" 'http://h/b.jpg' \u201Chttp://h/c.jpg\u201D \u00ABhttp://h/d.jpg\u00BB"_s,
           {u"http://h/a.jpg"_s, u"http://h/b.jpg"_s, u"http://h/c.jpg"_s, u"http://h/d.jpg"_s});
    addRow("apostrophe", u"http://h/it's.jpg"_s, {u"http://h/it's.jpg"_s});
    addRow("angle brackets", u"<http://h/a.jpg> <URL:http://h/b.jpg>"_s, {u"http://h/a.jpg"_s, u"http://h/b.jpg"_s});
    addRow("other scripts",
           u"\u89C1http://h/\u56FE.jpg\u3002\u7136\u540E\u300Chttp://h/b.jpg\u300D\uFF0Chttp://h/c.jpg"_s,
           {u"http://h/\u56FE.jpg"_s, u"http://h/b.jpg"_s, u"http://h/c.jpg"_s});
    addRow("invisible marks", u"http://h/a.jpg\u200B http://h/b.jpg\u202C"_s,
           {u"http://h/a.jpg"_s, u"http://h/b.jpg"_s});
    addRow("emoji", u"\U0001F426http://h/\U0001F426.png \U0001F426"_s, {u"http://h/\U0001F426.png"_s});
    addRow("host and comma", u"ask http://h.example, http://i.example,and http://j.example."_s,
           {u"http://h.example"_s, u"http://i.example"_s, u"http://j.example"_s});
    addRow("user with a comma", u"http://a,b:c!@h/x.jpg"_s, {u"http://a,b:c!@h/x.jpg"_s});
    addRow("address in an address", u"https://web.archive.org/web/2020/http://h/a.jpg"_s,
           {u"https://web.archive.org/web/2020/http://h/a.jpg"_s});
    addRow("port and IPv6", u"http://h:8080/a.jpg http://[::1]:80/b.jpg [http://[::1]/c.jpg]"_s,
           {u"http://h:8080/a.jpg"_s, u"http://[::1]:80/b.jpg"_s, u"http://[::1]/c.jpg"_s});
    addRow("behind a colon", u"link:http://h/a.jpg view-source:http://h/b.jpg"_s,
           {u"http://h/a.jpg"_s, u"http://h/b.jpg"_s});
}

void TestLinkExtractor::findsLinksInProse()
{
    compare();
}

void TestLinkExtractor::findsLinksInMarkup_data()
{
    addColumns();
    addRow("Markdown",
           u"[a](http://h/a.jpg) ![b](http://h/b_(1).jpg \"title\") and [http://h/c.jpg](http://h/d.jpg)."_s,
           {u"http://h/a.jpg"_s, u"http://h/b_(1).jpg"_s, u"http://h/c.jpg"_s, u"http://h/d.jpg"_s});
    addRow("Markdown picture in a link", u"[![t](http://h/t.jpg)](http://h/f.jpg)"_s,
           {u"http://h/t.jpg"_s, u"http://h/f.jpg"_s});
    addRow("Markdown heading", u"## [Album](http://h/a)\n# Words http://h/no"_s, {u"http://h/a"_s});
    addRow("Markdown emphasis", u"**http://h/a.jpg** _http://h/b_c.jpg_ ~~http://h/c.jpg~~ `http://h/d.jpg`"_s,
           {u"http://h/a.jpg"_s, u"http://h/b_c.jpg"_s, u"http://h/c.jpg"_s, u"http://h/d.jpg"_s});
    addRow("Markdown reference", u"[1]: http://h/a.jpg\n[2]: <http://h/b.jpg>"_s,
           {u"http://h/a.jpg"_s, u"http://h/b.jpg"_s});
    addRow("BBCode",
           u"[img]http://h/a.jpg[/img][url=http://h/b.jpg]x[/url][URL]http://h/c.jpg[/URL]http://h/d.jpg[img]x"_s,
           {u"http://h/a.jpg"_s, u"http://h/b.jpg"_s, u"http://h/c.jpg"_s, u"http://h/d.jpg"_s});
    addRow(
        "HTML",
        u"<a href=\"http://h/a.jpg?x=1&amp;y=2\">http://h/b.jpg</a><img src='http://h/c.jpg'><img src=http://h/d.jpg>"_s,
        {u"http://h/a.jpg?x=1&y=2"_s, u"http://h/b.jpg"_s, u"http://h/c.jpg"_s, u"http://h/d.jpg"_s});
    addRow("HTML with spaces", u"<img src = \" http://h/a b.jpg\n\"><a HREF='http://h/c d.jpg'>"_s,
           {u"http://h/a%20b.jpg"_s, u"http://h/c%20d.jpg"_s});
    addRow("HTML other attributes",
           u"<img data-src=\"http://h/a.jpg\"><video poster='http://h/b.jpg'><p title=\"http://h/c.jpg is it\">"_s,
           {u"http://h/a.jpg"_s, u"http://h/b.jpg"_s, u"http://h/c.jpg"_s});
    addRow("HTML exact values", u"<a href=\"http://h/a.\"><a href=\"http://h/(b\"><a href='http://h/\"c'>"_s,
           {u"http://h/a."_s, u"http://h/(b"_s, u"http://h/%22c"_s});
    addRow("HTML srcset", u"<img srcset=\"http://h/1.jpg 1x, http://h/2.jpg 2x\">"_s,
           {u"http://h/1.jpg"_s, u"http://h/2.jpg"_s});
    addRow("HTML without a scheme", u"<img src=\"//h/a.jpg\"><a href='//i.imgur.com/b.jpg'>// no //comment"_s,
           {u"https://h/a.jpg"_s, u"https://i.imgur.com/b.jpg"_s});
    addRow("HTML numeric entities", u"<a href=\"http://h/?a&#61;1&#x26;b=2&amp;amp;c\">"_s,
           {u"http://h/?a=1&b=2&amp;c"_s});
    addRow("HTML unclosed value", u"<a href=\"http://h/a.jpg>x</a>"_s, {u"http://h/a.jpg"_s});
    addRow("escaped HTML", u"&lt;img src=&quot;http://h/a.jpg&quot;&gt; http://h/b.jpg&nbsp;x"_s,
           {u"http://h/a.jpg"_s, u"http://h/b.jpg"_s});
    addRow("half entities", u"http://h/?a=1&lt=2&copy=3&amp"_s, {u"http://h/?a=1&lt=2&copy=3&amp"_s});
    addRow("CSS", u"#x{background:url(http://h/a.jpg)} b{c:url('http://h/b.jpg')}"_s,
           {u"http://h/a.jpg"_s, u"http://h/b.jpg"_s});
    addRow(
        "JSON",
        u"{\"u\":\"http://h/a.jpg\",\"v\":\"https:\\/\\/h\\/b.jpg\",\"w\":[\"http://h/c.jpg\"],\"x\":\"http://h/d.jpg\\n\"}"_s,
        {u"http://h/a.jpg"_s, u"https://h/b.jpg"_s, u"http://h/c.jpg"_s, u"http://h/d.jpg"_s});
}

void TestLinkExtractor::findsLinksInMarkup()
{
    compare();
}

void TestLinkExtractor::knowsSitesWithoutAScheme_data()
{
    addColumns();
    for (const QString &link :
         {u"imgur.com/abcde"_s, u"www.imgur.com/abcde"_s, u"m.imgur.com/abcde"_s, u"i.imgur.com/abcde.jpg"_s,
          u"imgur.io/abcde"_s, u"Imgur.COM/a/AbCdE"_s, u"imgur.com/r/pics/abcde"_s, u"imgur.com/gallery/x-abcde/new"_s,
          u"imgur.com/t/cats"_s, u"imgur.com/abcde,fghij,klmno"_s, u"name.imgur.com/all"_s,
          u"i.stack.imgur.com/x.jpg"_s, u"imgur.com/search?q=a+b"_s, u"imgur.com/a/abcde#3"_s})
        addRow(qPrintable(link), link, {QString(u"https://"_s + link)});
    addRow("in prose", u"(imgur.com/a/x), see imgur.com/b. at:imgur.com/c"_s,
           {u"https://imgur.com/a/x"_s, u"https://imgur.com/b"_s, u"https://imgur.com/c"_s});
    addRow("two slashes", u"//imgur.com/a/x"_s, {u"https://imgur.com/a/x"_s});
    addRow("in an attribute", u"<a href=\"imgur.com/a/x\">"_s, {u"https://imgur.com/a/x"_s});
    addRow("mentioned only", u"imgur.com, imgur.com/ and http imgur.com/, i.imgur.com"_s, {});
    addRow("others", u"notimgur.com/a imgur.community/a imgur.com.evil.example/a example.com/a.jpg"_s, {});
    addRow("part of something else", u"ftp://imgur.com/a joe@imgur.com/a example.com/imgur.com/a x-imgur.com/a"_s, {});
}

void TestLinkExtractor::knowsSitesWithoutAScheme()
{
    compare();
}

void TestLinkExtractor::keepsPatternsWhole_data()
{
    addColumns();
    for (const QString &link :
         {u"http://h/img[001-120].jpg"_s, u"http://h/[a-z]/[0-100:5].jpg"_s, u"http://h/{a,b,c}.jpg"_s,
          u"http://i[1-3].h/x"_s, u"http://{a,b}.h/x.jpg"_s, u"http://[1-3].h/"_s, u"http://h/x.jpg?page=[1-9]"_s})
        addRow(qPrintable(link), link, {link});
    addRow("in a list", u"http://h/[1-2].jpg,http://h/{a,b}.jpg\n(http://h/[3-4].jpg)."_s,
           {u"http://h/[1-2].jpg"_s, u"http://h/{a,b}.jpg"_s, u"http://h/[3-4].jpg"_s});
    addRow("in an attribute", u"<a href=\"http://h/[1-2].jpg\">"_s, {u"http://h/[1-2].jpg"_s});
}

void TestLinkExtractor::keepsPatternsWhole()
{
    compare();
}

void TestLinkExtractor::findsNothingElse_data()
{
    addColumns();
    for (const QString &text : {u""_s, u" "_s, u"words only"_s, u"http://"_s, u"https://."_s, u"http:///a.jpg"_s,
                                u"http://?x"_s, u"http:/h/a.jpg"_s, u"xhttp://h/a.jpg"_s, u"ftp://h/a.jpg"_s,
                                u"file:///etc/passwd"_s, u"javascript:alert('http')"_s, u"data:image/png;base64,aGk="_s,
                                u"//h/a.jpg"_s, u"h/a.jpg"_s, u"http://@/"_s, u"http://:80/"_s, u"http://-/"_s})
        addRow(qPrintable(u"'"_s + text + u"'"_s), text, {});
}

void TestLinkExtractor::findsNothingElse()
{
    compare();
}

void TestLinkExtractor::givesEachLinkOnce()
{
    QCOMPARE(extractLinks(u"http://h/a http://h/b HTTP://H/a http://h/a http://h/A https://imgur.com/x imgur.com/x"),
             (QStringList{u"http://h/a"_s, u"http://h/b"_s, u"http://h/A"_s, u"https://imgur.com/x"_s}));
    QCOMPARE(extractLinks(u"<a href=\"http://h/?a&amp;b\">http://h/?a&amp;b</a>"), QStringList{u"http://h/?a&b"_s});
}

void TestLinkExtractor::stopsAtTheLimit()
{
    const QString text = u"http://h/1 http://h/2 http://h/2 http://h/3"_s;
    QCOMPARE(extractLinks(text, 2).size(), 2);
    QCOMPARE(extractLinks(text, 3).size(), 3);
    QCOMPARE(extractLinks(text, 0).size(), 0);
}

void TestLinkExtractor::leavesOutLinksNobodyTakes()
{
    const QString start = u"http://h/"_s;
    const QString longest = start + u"a"_s.repeated(8192 - start.size());
    QCOMPARE(extractLinks(longest), QStringList{longest});
    QCOMPARE(extractLinks(QString(longest + u"a http://h/next")), QStringList{u"http://h/next"_s});
}

void TestLinkExtractor::junkTakesNoTime_data()
{
    QTest::addColumn<QString>("piece");
    for (const QString &piece : {u"a"_s,
                                 u" "_s,
                                 u"\n"_s,
                                 u"#"_s,
                                 u"#\n"_s,
                                 u"["_s,
                                 u"("_s,
                                 u"{"_s,
                                 u"&"_s,
                                 u"&amp;"_s,
                                 u"/"_s,
                                 u"//"_s,
                                 u"="_s,
                                 u"\""_s,
                                 u"http"_s,
                                 u"http:"_s,
                                 u"http://"_s,
                                 u"http://a("_s,
                                 u"http://a(-"_s,
                                 u"http://a[-"_s,
                                 u"http://h/)a)"_s,
                                 u"http://h/)."_s,
                                 u"http://a, "_s,
                                 u"src=\"http://a"_s,
                                 u"src='http://x src=\"http://y "_s,
                                 u"=\"//"_s,
                                 u"imgur.com"_s,
                                 u"imgur.com/"_s,
                                 u"a."_s,
                                 u"-imgur.com/a(-"_s,
                                 u"sample:\n"_s,
                                 u"sample: "_s,
                                 u"<a href=\"http://h/a.jpg\">"_s,
                                 u"\u00E9"_s,
                                 u"\U0001F426"_s,
                                 u"\\/"_s,
                                 u"](http://"_s})
        QTest::newRow(qPrintable(piece)) << piece;
}

void TestLinkExtractor::junkTakesNoTime()
{
    QFETCH(QString, piece);
    const QString junk = piece.repeated(300'000 / piece.size());
    QElapsedTimer clock;
    clock.start();
    (void)extractLinks(junk);
    // A plain build takes a tenth of a second; the rest is for sanitizers and busy machines. Anything of quadratic time
    // would take minutes.
    QVERIFY(clock.elapsed() < 5'000 * test::kTimeFactor);
}

void TestLinkExtractor::findsTenThousandLinksInALargePage()
{
    QString page;
    for (int i = 0; i < 10'000; ++i)
        page += u"<p class=\"x\">(words) [more] {and &amp; more}</p>\n<img alt='' src=\"http://h/%1.jpg\">"_s.arg(i);
    QVERIFY(page.size() > 700'000);
    QElapsedTimer clock;
    clock.start();
    const QStringList links = extractLinks(page);
    QVERIFY(clock.elapsed() < 5'000 * test::kTimeFactor);
    QCOMPARE(links.size(), 10'000);
    QCOMPARE(links.last(), u"http://h/9999.jpg"_s);
}

void TestLinkExtractor::survivesRandomText()
{
    QRandomGenerator random(20260101);
    const QStringList pieces = {u"http://"_s,    u"https://h"_s,
                                u"imgur.com/"_s, u"sample:"_s,
                                u"\n"_s,         u" "_s,
                                u"\""_s,         u"'"_s,
                                u"src="_s,       u"href=\""_s,
                                u"&amp;"_s,      u"&#x3c;"_s,
                                u"("_s,          u")"_s,
                                u"["_s,          u"]"_s,
                                u"[/"_s,         u"{"_s,
                                u"}"_s,          u","_s,
                                u"#"_s,          u"a"_s,
                                u"1-3"_s,        u"//"_s,
                                u"\\/"_s,        QString(QChar(0xD83D)),
                                u"."_s,          u"@"_s,
                                u":"_s,          u"\u3002"_s,
                                u"\u202E"_s,     u"?"_s,
                                u"<"_s,          u">"_s};
    for (int round = 0; round < 5'000; ++round) {
        QString text;
        const int length = random.bounded(30);
        for (int i = 0; i < length; ++i)
            text += pieces.at(random.bounded(static_cast<int>(pieces.size())));
        const QStringList links = extractLinks(text);
        for (const QString &link : links) {
            const bool isAllowed = link == u"sample:" || link.startsWith(u"http://") || link.startsWith(u"https://");
            QVERIFY2(isAllowed && !link.contains(u' ') && !link.contains(u'\n') && !link.contains(u'"'),
                     qPrintable(text));
            QCOMPARE(links.count(link), 1);
        }
    }
}

void TestLinkExtractor::readsEntities_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<int>("character"); // 0 = none
    QTest::newRow("amp") << u"&amp;x"_s << int('&');
    QTest::newRow("capitals") << u"&AMP;"_s << int('&');
    QTest::newRow("decimal") << u"&#38;"_s << int('&');
    QTest::newRow("hexadecimal") << u"&#x1F426;"_s << 0x1F426;
    QTest::newRow("no semicolon") << u"&amp x;"_s << 0;
    QTest::newRow("unknown") << u"&bird;"_s << 0;
    QTest::newRow("empty") << u"&;"_s << 0;
    QTest::newRow("no number") << u"&#;"_s << 0;
    QTest::newRow("no hexadecimal number") << u"&#x;"_s << 0;
    QTest::newRow("zero") << u"&#0;"_s << 0;
    QTest::newRow("surrogate") << u"&#xD83D;"_s << 0;
    QTest::newRow("too large") << u"&#x110000;"_s << 0;
    QTest::newRow("negative") << u"&#-38;"_s << 0;
    QTest::newRow("not at the beginning") << u"x&amp;"_s << 0;
    QTest::newRow("alone") << u"&"_s << 0;
}

void TestLinkExtractor::readsEntities()
{
    QFETCH(QString, text);
    const std::optional<HtmlEntity> entity = readHtmlEntity(text);
    QTEST(entity ? static_cast<int>(entity->character) : 0, "character");
    if (entity)
        QCOMPARE(entity->length, text.indexOf(u';') + 1);
}

} // namespace bowerbird

QTEST_GUILESS_MAIN(bowerbird::TestLinkExtractor)
#include "tst_linkextractor.moc"
