// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "sources/listreader.h"

#include <QTest>

using namespace bowerbird;
using namespace Qt::StringLiterals;

namespace {

const QStringList kBoth = {u"http://a.example/1.jpg"_s, u"http://a.example/2.jpg"_s};

// A property list of one dictionary {URL: link}, as macOS writes a .webloc.
QByteArray binaryWebloc(const QByteArray &link)
{
    QByteArray bytes = "bplist00";
    const char dictionary = static_cast<char>(bytes.size());
    bytes += QByteArray("\xd1\x01\x02", 3);
    const char key = static_cast<char>(bytes.size());
    bytes += "\x53URL";
    const char value = static_cast<char>(bytes.size());
    bytes += QByteArray("\x5f\x10", 2) + static_cast<char>(link.size()) + link;
    const char table = static_cast<char>(bytes.size());
    bytes += QByteArray{} + dictionary + key + value;
    bytes += QByteArray(6, '\0') + QByteArray("\x01\x01", 2) + QByteArray(7, '\0') + '\x03' + QByteArray(8, '\0') +
             QByteArray(7, '\0') + table;
    return bytes;
}

} // namespace

class TestListReader : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void takesTheLinksOfAList_data();
    void takesTheLinksOfAList();
    void takesOfAPageWhatAPersonSees_data();
    void takesOfAPageWhatAPersonSees();
    void tellsWhatAPageSaysOfItsPictures();
    void knowsTheMirrorsOfMetalink_data();
    void knowsTheMirrorsOfMetalink();
    void followsWhatIsSafeInAria2Input();
    void tellsWhereAMetalinkIsDamaged();
    void refusesChecksums_data();
    void refusesChecksums();
    void survivesWhatIsCutOff();
};

void TestListReader::takesTheLinksOfAList_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QStringList>("links");
    const QStringList first = {kBoth.first()};
    QTest::newRow("text") << u"a.txt"_s << QByteArray("see http://a.example/1.jpg, and (http://a.example/2.jpg).")
                          << kBoth;
    QTest::newRow("markdown") << u"a.md"_s
                              << QByteArray("# x\n![a](http://a.example/1.jpg) [b](<http://a.example/2.jpg>)") << kBoth;
    QTest::newRow("windows shortcut") << u"a.url"_s
                                      << QByteArray(
                                             "[InternetShortcut]\r\nURL=http://a.example/1.jpg\r\nIconIndex=0\r\n"
                                             "IconFile=http://a.example/favicon.ico\r\n")
                                      << first;
    QTest::newRow("desktop link") << u"a.desktop"_s
                                  << QByteArray("# made by hand\n[Desktop Entry]\nType=Link\nName=x\n"
                                                "URL=http://a.example/1.jpg\nIcon=http://a.example/i.png\n")
                                  << first;
    QTest::newRow("desktop program") << u"a.desktop"_s << QByteArray("[Desktop Entry]\nType=Application\nExec=rm\n")
                                     << QStringList();
    QTest::newRow("shortcut to a file") << u"a.url"_s << QByteArray("[InternetShortcut]\nURL=file:///etc/passwd\n")
                                        << QStringList();
    QTest::newRow("webloc") << u"a.webloc"_s
                            << QByteArray(
                                   "<?xml version=\"1.0\"?><!DOCTYPE plist PUBLIC \"-//Apple//DTD PLIST 1.0//EN\" "
                                   "\"http://www.apple.com/DTDs/PropertyList-1.0.dtd\"><plist version=\"1.0\"><dict>"
                                   "<key>URL</key><string>http://a.example/1.jpg</string></dict></plist>")
                            << first;
    QTest::newRow("binary webloc") << u"a.webloc"_s << binaryWebloc("http://a.example/1.jpg") << first;
    QTest::newRow("bookmarks") << u"bookmarks.html"_s
                               << QByteArray("<!DOCTYPE NETSCAPE-Bookmark-file-1>\n<DL><p><DT><A "
                                             "HREF=\"http://a.example/1.jpg\" ADD_DATE=\"1\" "
                                             "ICON_URI=\"http://a.example/favicon.ico\">One</A>\n"
                                             "<DT><a href='http://a.example/2.jpg'>Two</a>"
                                             "<DT><A HREF=\"javascript:void(0)\">x</A>")
                               << kBoth;
    QTest::newRow("json") << u"a.json"_s
                          << QByteArray(
                                 "{\"b\":[{\"deep\":\"http:\\/\\/a.example\\/1.jpg\"},\"text with "
                                 "http://a.example/2.jpg in it\"],\"n\":1,\"x\":null,\"a\":\"http://a.example/1.jpg\"}")
                          << QStringList{kBoth};
    QTest::newRow("json lines") << u"a.jsonl"_s
                                << QByteArray("{\"u\":\"http://a.example/1.jpg\"}\r\n\n[\"http://a.example/2.jpg\"]\n")
                                << kBoth;
    QTest::newRow("json without its name") << u"a.txt"_s << QByteArray(" [\"http://a.example/\\u0031.jpg\"]") << first;
    QTest::newRow("broken json") << u"a.json"_s << QByteArray("{\"u\":\"http://a.example/1.jpg\",") << first;
    QTest::newRow("csv by its column") << u"a.csv"_s
                                       << QByteArray("Name,Thumbnail,URL\r\n\"x, \"\"y\"\"\",http://a.example/t.jpg,"
                                                     "http://a.example/1.jpg\r\nz,,\"http://a.example/2.jpg\"\r\n")
                                       << kBoth;
    QTest::newRow("csv with semicolons") << u"a.csv"_s
                                         << QByteArray("link;n\nhttp://a.example/1.jpg;1\nhttp://a.example/2.jpg;2")
                                         << kBoth;
    QTest::newRow("csv without a header")
        << u"a.csv"_s << QByteArray("1,http://a.example/1.jpg\n2,http://a.example/2.jpg\n") << kBoth;
    QTest::newRow("tabs") << u"a.tsv"_s << QByteArray("n\turl\n1\thttp://a.example/1.jpg\n") << first;
    QTest::newRow("table of different images")
        << u"a.txt"_s << QByteArray("http://a.example/1.jpg\thttp://a.example/2.jpg\n") << kBoth;
    QTest::newRow("patterns stay patterns")
        << u"a.txt"_s << QByteArray("http://a.example/[1-2].jpg\n") << QStringList{u"http://a.example/[1-2].jpg"_s};
    QTest::newRow("nothing") << u"a.txt"_s << QByteArray() << QStringList();
}

void TestListReader::takesTheLinksOfAList()
{
    QFETCH(QString, name);
    QFETCH(QByteArray, bytes);
    QFETCH(QStringList, links);
    Result<LinkList> list = readLinkList(bytes, name);
    QVERIFY2(list, list ? "" : qPrintable(list.error().detail));
    if (name == "a.json"_L1)
        list->links.sort(); // an object's keys have no order
    QCOMPARE(list->links, links);
    for (qsizetype i = 0; i < links.size(); ++i)
        QVERIFY2(!list->isImage(i), "what a foreign list leads to has to be asked");
}

void TestListReader::takesOfAPageWhatAPersonSees_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QStringList>("links");
    const QStringList first = {kBoth.first()};
    const auto row = [](const char *what, const QString &name, const QByteArray &bytes, const QStringList &links) {
        QTest::newRow(what) << name << bytes << links;
    };
    const QByteArray one = "<img src='http://a.example/1.jpg'>";
    row("html", u"a.html"_s, "<a href=\"http://a.example/1.jpg\"></a><img src='http://a.example/2.jpg'>", kBoth);
    row("nothing that does something", u"a.html"_s,
        "<html><head><script src='http://a.example/app.js'></script><link rel=stylesheet "
        "href='http://a.example/s.css'><link rel=icon href='http://a.example/i.ico'></head><body>" +
            one +
            "<form action='http://a.example/delete?id=5'><button formaction='http://a.example/x'></form>"
            "<a href='http://a.example/logout'>bye</a><iframe src='http://a.example/frame'></iframe></body></html>",
        first);
    row("a base", u"a.html"_s,
        "<html><head><base href='http://a.example/'></head><img src=1.jpg><a href=2.jpg>x</a></html>", kBoth);
    row("what lies beside the file", u"a.html"_s, "<html><img src=me.jpg><a href='/x.jpg'>x</a>" + one + "</html>",
        first);
    row("the largest of a srcset", u"a.htm"_s,
        "<html><img src='http://a.example/s.jpg' srcset='http://a.example/m.jpg 400w, http://a.example/1.jpg 800w'>"
        "</html>",
        first);
    row("a lazy one, and a thumbnail with its link", u"a.html"_s,
        "<html><img src='data:,' data-src='http://a.example/1.jpg'><a href='http://a.example/2.jpg'>"
        "<img src='http://a.example/t.jpg'></a></html>",
        kBoth);
    row("links to Imgur", u"a.html"_s,
        "<html><a href='https://imgur.com/a/album01'>x</a><a href='https://imgur.com/'>Imgur</a>"
        "<a href='https://imgur.com/signin'>sign in</a><a href='http://a.example/page'>p</a></html>",
        {u"https://imgur.com/a/album01"_s});
    row("a page by its beginning", u"saved"_s,
        "\n<!-- saved -->\n<!DOCTYPE html><script src='http://a.example/x.js'></script>" + one, first);
    row("no page, whatever its name", u"a.html"_s, "http://a.example/1.jpg\n", first);
    row("a list that quotes HTML", u"a.md"_s, "<p align=center>x</p>\n[b](http://a.example/page)\n",
        {u"http://a.example/page"_s});
    row("one of the person's own network", u"a.html"_s, "<html><img src='http://192.168.0.9/1.jpg'></html>",
        {u"http://192.168.0.9/1.jpg"_s});
}

void TestListReader::takesOfAPageWhatAPersonSees()
{
    QFETCH(QString, name);
    QFETCH(QByteArray, bytes);
    QFETCH(QStringList, links);
    const Result<LinkList> list = readLinkList(bytes, name);
    QVERIFY(list.has_value());
    QCOMPARE(list->links, links);
}

void TestListReader::tellsWhatAPageSaysOfItsPictures()
{
    const Result<LinkList> list = readLinkList(
        "<html><title>Birds</title><img src='http://a.example/1.jpg' alt=Owl width=640 height=480>"
        "<img src='http://a.example/2.jpg'><img src='http://a.example/i.png' width=16 height=16><img src=here.png>",
        u"a.html"_s);
    QVERIFY(list.has_value());
    QCOMPARE(list->links, kBoth);
    QCOMPARE(list->images.value(0).title, u"Owl"_s);
    QCOMPARE(list->images.value(0).album, u"Birds"_s);
    QCOMPARE(list->images.value(0).pageUrl, QString()); // where the file lies is nobody's business
    QVERIFY(!list->images.value(0).sendsReferer);
    QCOMPARE(list->maybeIcons, QSet<qsizetype>{1}); // nothing is said of its size
    QCOMPARE(list->icons.size(), 1);
    QCOMPARE(list->icons.first().url, u"http://a.example/i.png"_s);
    QCOMPARE(list->leftOut.value(u"address"_s), 1);
}

void TestListReader::knowsTheMirrorsOfMetalink_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("version 4") << QByteArray(R"(<?xml version="1.0"?>
<metalink xmlns="urn:ietf:params:xml:ns:metalink"><origin>http://a.example/x.meta4</origin>
<file name="one.png"><identity>One</identity><size>12</size><publisher name="p" url="http://a.example/page"/>
<url>http://c.example/one.png</url><url priority="2">http://b.example/one.png</url>
<url priority="1" location="de">http://a.example/one.png</url><url>ftp://a.example/one.png</url>
<metaurl mediatype="torrent">http://a.example/one.torrent</metaurl></file>
<file name="ftp.png"><url>ftp://a.example/ftp.png</url></file></metalink>)");
    QTest::newRow("version 3") << QByteArray(R"(<?xml version="1.0"?>
<metalink version="3.0" xmlns="http://www.metalinker.org/"><publisher><url>http://other.example/</url></publisher><files>
<file name="one.png"><identity>One</identity><publisher><name>p</name><url>http://a.example/page</url></publisher>
<size>12</size><verification><hash type="md5">00</hash></verification><resources>
<url type="http" preference="10">http://c.example/one.png</url>
<url type="ftp" preference="100">ftp://a.example/one.png</url>
<url type="http" preference="90">http://b.example/one.png</url>
<url type="http" preference="100">http://a.example/one.png</url></resources></file></files></metalink>)");
}

void TestListReader::knowsTheMirrorsOfMetalink()
{
    QFETCH(QByteArray, bytes);
    const Result<LinkList> list = readLinkList(bytes, u"x.meta4"_s);
    QVERIFY2(list, list ? "" : qPrintable(list.error().detail));
    QCOMPARE(list->links, QStringList{u"http://a.example/one.png"_s});
    const ImageRef image = list->images.value(0);
    QCOMPARE(image.alternatives, QStringList({u"http://b.example/one.png"_s, u"http://c.example/one.png"_s}));
    QCOMPARE(image.title, u"One"_s);
    QCOMPARE(image.sizeBytes, 12);
    QCOMPARE(image.pageUrl, u"http://a.example/page"_s);
    QVERIFY(!image.sendsReferer);
}

void TestListReader::followsWhatIsSafeInAria2Input()
{
    const QByteArray input = "# a comment\n"
                             "http://a.example/1.jpg\thttp://b.example/1.jpg\tftp://c.example/1.jpg\n"
                             "  dir=/home/me/../../etc/Birds/\n"
                             "\tout=../../bird one.jpg\n"
                             "  header=Cookie: secret=1\n"
                             "  header=Referer: http://a.example/page\n"
                             "\n"
                             "magnet:?xt=urn:btih:0\n"
                             "  out=nothing\n"
                             "http://a.example/2.jpg\n"
                             "  referer=*\n";
    const Result<LinkList> list = readLinkList(input, u"downloads.txt"_s);
    QVERIFY(list);
    QCOMPARE(list->links, kBoth);
    const ImageRef first = list->images.value(0);
    QCOMPARE(first.alternatives, QStringList{u"http://b.example/1.jpg"_s});
    QCOMPARE(first.title, u"bird one"_s);
    QCOMPARE(first.album, u"Birds"_s);
    QCOMPARE(first.pageUrl, u"http://a.example/page"_s);
    QVERIFY(first.sendsReferer);
    QVERIFY(!list->images.value(1).sendsReferer);
}

void TestListReader::tellsWhereAMetalinkIsDamaged()
{
    const Result<LinkList> list =
        readLinkList("<?xml version=\"1.0\"?>\n<metalink>\n<file name=\"a\"></metalink>", u"x.metalink"_s);
    QVERIFY(!list);
    QVERIFY(list.error().reason == FailureReason::UnsupportedLink);
    QVERIFY2(list.error().detail.startsWith(u"damaged Metalink, line 3"), qPrintable(list.error().detail));
}

void TestListReader::refusesChecksums_data()
{
    QTest::addColumn<QByteArray>("bytes");
    const QByteArray digest = QByteArray("0123456789abcdef").repeated(4);
    QTest::newRow("coreutils") << digest + "  a.png\n" + digest + "  b.png\n";
    QTest::newRow("binary") << digest + " *a.png\n";
    QTest::newRow("escaped") << "\\" + digest + "  a\\nb.png\n";
    QTest::newRow("md5") << digest.left(32) + "  a.png\n";
    QTest::newRow("bsd") << "SHA256 (a.png) = " + digest + "\n";
}

void TestListReader::refusesChecksums()
{
    QFETCH(QByteArray, bytes);
    const Result<LinkList> list = readLinkList(bytes, u"SHA256SUMS"_s);
    QVERIFY(!list);
    QVERIFY(list.error().reason == FailureReason::UnsupportedLink);
    QCOMPARE(list.error().detail, QString::fromLatin1(kNoLinksInChecksums));
}

// Wherever a file ends, its reader does, too.
void TestListReader::survivesWhatIsCutOff()
{
    const QByteArray files[] = {
        binaryWebloc("http://a.example/1.jpg"),
        "<!DOCTYPE html>\n<meta content=\"Bowerbird contact sheet\">\n<li data-url=\"http://a.example/1.jpg\" "
        "data-title=\"x &amp; y\">\n</li>",
        "<!DOCTYPE NETSCAPE-Bookmark-file-1><A HREF=\"http://a.example/1.jpg\" X='y'>",
        "url,title,album,index,type,sha256,page\r\n\"http://a.example/1.jpg\",\"a\"\"b\",c,1,,,\r\n",
        "{\"bowerbird\":1,\"url\":\"http://a.example/1.jpg\",\"tags\":[\"x\"]}\n{\"a\":[[[",
        "http://a.example/1.jpg\n  out=x\n",
    };
    for (const QByteArray &file : files) {
        for (qsizetype size = 0; size <= file.size(); ++size) {
            const Result<LinkList> list = readLinkList(file.left(size), u"a.csv"_s);
            QVERIFY(!list || list->links.size() <= 2);
            QVERIFY(!list || list->images.isEmpty() || list->images.size() == list->links.size());
        }
    }
}

QTEST_GUILESS_MAIN(TestListReader)
#include "tst_listreader.moc"
