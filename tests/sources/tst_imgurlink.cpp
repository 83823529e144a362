// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "core/linkextractor.h"
#include "sources/imgurlink.h"
#include "sources/imgurlisting.h"
#include "sources/imgurpage.h"

#include <QTest>

using namespace bowerbird;
using namespace Qt::StringLiterals;

using Kind = ImgurKind;
Q_DECLARE_METATYPE(bowerbird::ImgurLink)

class TestImgurLink : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void takesLinksApart_data();
    void takesLinksApart();
    void namesTheListingsPath_data();
    void namesTheListingsPath();
    void leavesPatternsToOthers();
    void isFoundInAnyText_data();
    void isFoundInAnyText();
    void namesThePlainestPage_data();
    void namesThePlainestPage();
    void seesImgurBehindOtherFrontEnds_data();
    void seesImgurBehindOtherFrontEnds();
    void refusesPagesWithoutPictures_data();
    void refusesPagesWithoutPictures();
};

void TestImgurLink::takesLinksApart_data()
{
    QTest::addColumn<QString>("link");
    QTest::addColumn<ImgurLink>("expected");
    const auto row = [](const char *link, const ImgurLink &expected) {
        QTest::newRow(link) << QString::fromUtf8(link) << expected;
    };
    const auto image = [](const QStringList &ids) { return ImgurLink{.kind = Kind::Images, .ids = ids}; };
    const auto album = [](const QString &id) { return ImgurLink{.kind = Kind::Album, .ids = {id}}; };
    const auto post = [](const QString &id) { return ImgurLink{.kind = Kind::Post, .ids = {id}}; };
    const auto file = [](const QString &id, const QString &extension) {
        return ImgurLink{.kind = Kind::DirectFile, .ids = {id}, .extension = extension};
    };
    const auto section = [](const QString &name, const QString &sort, const QString &window = {}, int page = 0) {
        return ImgurLink{.kind = Kind::Section, .name = name, .sort = sort, .window = window, .page = page};
    };
    const auto named = [](Kind kind, const QString &name, const QString &sort = {}, const QString &window = {}) {
        return ImgurLink{.kind = kind, .name = name, .sort = sort, .window = window};
    };

    row("https://imgur.com/abcDE12", image({u"abcDE12"_s}));
    row("http://www.imgur.com/abcDE", image({u"abcDE"_s}));
    row("https://m.imgur.com/abcDE12", image({u"abcDE12"_s}));
    row("https://imgur.io/abcDE12", image({u"abcDE12"_s}));
    row("imgur.com/abcDE12", image({u"abcDE12"_s}));
    row("//imgur.com/abcDE12", image({u"abcDE12"_s}));
    row("HTTPS://IMGUR.COM/abcDE12", image({u"abcDE12"_s}));
    row("https://imgur.com:443/abcDE12?x=1#y", image({u"abcDE12"_s}));
    row("https://imgur.com/a-slug-with-words-abcDE12", image({u"abcDE12"_s}));
    row("https://imgur.com/abcDE12/embed", image({u"abcDE12"_s}));
    row("https://imgur.com/abcDE12,abcDE13,abcDE14", image({u"abcDE12"_s, u"abcDE13"_s, u"abcDE14"_s}));
    row("https://imgur.com/abcDE12,abcDE12", image({u"abcDE12"_s}));
    row("https://imgur.com/abcDE12&abcDE13", image({u"abcDE12"_s, u"abcDE13"_s}));
    row("https://imgur.com/download/abcDE12", image({u"abcDE12"_s}));
    row("https://i.imgur.com/download/abcDE12", image({u"abcDE12"_s}));
    row("https://imgur.com/r/pics/abcDE12", image({u"abcDE12"_s}));
    row("https://i.imgur.com/abcDE12", image({u"abcDE12"_s}));

    row("https://i.imgur.com/abcDE12.png", file(u"abcDE12"_s, u"png"_s));
    row("i.imgur.com/abcDE12.JPG?1", file(u"abcDE12"_s, u"jpg"_s));
    row("http://imgur.com/abcDE12.jpg", file(u"abcDE12"_s, u"jpg"_s));
    row("https://i.imgur.com/abcDE12h.png", file(u"abcDE12"_s, u"png"_s));
    row("https://i.imgur.com/abcDEm.jpg", file(u"abcDE"_s, u"jpg"_s));
    row("https://i.imgur.com/abcDE1h.png", file(u"abcDE1h"_s, u"png"_s)); // 7 characters: no suffix
    row("https://i.imgur.com/abcDE12x.png", file(u"abcDE12x"_s, u"png"_s));
    row("https://i.imgur.com/abcDE12_d.webp?maxwidth=760&fidelity=grand", file(u"abcDE12"_s, u"jpg"_s));
    row("https://i.imgur.com/abcDE12.gifv", file(u"abcDE12"_s, u"gifv"_s));
    row("https://i.imgur.com/abcDE12.mp4", file(u"abcDE12"_s, u"mp4"_s));
    row("https://i.imgur.com/removed.png", {.kind = Kind::Removed});

    row("https://imgur.com/a/abcDE", album(u"abcDE"_s));
    row("https://imgur.com/a/some-words-abcDE", album(u"abcDE"_s));
    row("https://imgur.com/a/abcDE/all", album(u"abcDE"_s));
    row("https://imgur.com/a/abcDE#3", {.kind = Kind::Album, .ids = {u"abcDE"_s}, .position = 3});
    row("https://imgur.com/gallery/abcDE12#0", {.kind = Kind::Post, .ids = {u"abcDE12"_s}, .position = 0});
    row("https://imgur.com/abcDE12,abcDE13#1",
        {.kind = Kind::Images, .ids = {u"abcDE12"_s, u"abcDE13"_s}, .position = 1});
    row("https://imgur.com/a/abcDE#abcDE12", album(u"abcDE"_s));
    row("https://imgur.com/a/abcDE#99999", album(u"abcDE"_s));
    row("https://imgur.com/t/cats#3", named(Kind::Tag, u"cats"_s, u"viral"_s, u"week"_s));
    row("https://imgur.com/a/abcDE/embed?pub=true", album(u"abcDE"_s));
    row("https://api.imgur.com/3/album/abcDE/images", album(u"abcDE"_s));
    row("https://imgur.com/gallery/abcDE12", post(u"abcDE12"_s));
    row("https://imgur.com/gallery/making-a-chair-2YxRdEi", post(u"2YxRdEi"_s));
    row("https://imgur.com/gallery/abcDE12/new", post(u"abcDE12"_s));
    row("https://imgur.com/gallery/abcDE12#/t/cats", post(u"abcDE12"_s));
    row("https://imgur.com/t/cats/abcDE12", post(u"abcDE12"_s));
    row("https://imgur.com/topic/Funny/abcDE12", post(u"abcDE12"_s));

    row("https://imgur.com", section(u"hot"_s, u"viral"_s));
    row("https://imgur.com/", section(u"hot"_s, u"viral"_s));
    row("https://imgur.com/hot/viral", section(u"hot"_s, u"viral"_s));
    row("https://imgur.com/hot/time", section(u"hot"_s, u"time"_s));
    row("https://imgur.com/gallery/hot/viral", section(u"hot"_s, u"viral"_s));
    row("https://imgur.com/gallery", section(u"hot"_s, u"viral"_s));
    row("https://imgur.com/top", section(u"top"_s, u"viral"_s, u"day"_s));
    row("https://imgur.com/top/week", section(u"top"_s, u"viral"_s, u"week"_s));
    row("https://imgur.com/top/time/all", section(u"top"_s, u"time"_s, u"all"_s));
    row("https://imgur.com/new", section(u"user"_s, u"time"_s));
    row("https://imgur.com/new/viral", section(u"user"_s, u"viral"_s));
    row("https://imgur.com/gallery/user/rising", section(u"user"_s, u"rising"_s));
    row("gallery/hot/viral/2", section(u"hot"_s, u"viral"_s, {}, 2));
    row("gallery/top/viral/month/0.json", section(u"top"_s, u"viral"_s, u"month"_s));
    row("https://api.imgur.com/3/gallery/hot/viral/0", section(u"hot"_s, u"viral"_s));
    row("https://imgur.com/random", {.kind = Kind::Random});
    row("https://api.imgur.com/3/gallery/random/random/", {.kind = Kind::Random});
    row("gallery/random/random/3", {.kind = Kind::Random, .page = 3});

    row("https://imgur.com/r/EarthPorn", named(Kind::Subreddit, u"EarthPorn"_s, u"time"_s));
    row("https://imgur.com/r/EarthPorn/top/week", named(Kind::Subreddit, u"EarthPorn"_s, u"top"_s, u"week"_s));
    row("https://imgur.com/r/EarthPorn/new", named(Kind::Subreddit, u"EarthPorn"_s, u"time"_s));
    row("https://imgur.com/t/cats", named(Kind::Tag, u"cats"_s, u"viral"_s, u"week"_s));
    row("https://imgur.com/t/cats/", named(Kind::Tag, u"cats"_s, u"viral"_s, u"week"_s));
    row("https://imgur.com/t/cats/top/all", named(Kind::Tag, u"cats"_s, u"top"_s, u"all"_s));
    row("https://imgur.com/search?q=two%20cats",
        {.kind = Kind::Search, .sort = u"time"_s, .window = u"all"_s, .query = u"q=two%20cats"_s});
    row("https://imgur.com/search/score/week?q=cats&utm=x",
        {.kind = Kind::Search, .sort = u"top"_s, .window = u"week"_s, .query = u"q=cats"_s});
    row("https://imgur.com/user/Somebody", named(Kind::Submissions, u"Somebody"_s));
    row("https://imgur.com/user/Somebody/posts", named(Kind::Submissions, u"Somebody"_s));
    row("https://somebody.imgur.com", named(Kind::Submissions, u"somebody"_s));
    row("https://somebody.imgur.com/all", named(Kind::Submissions, u"somebody"_s));
    row("https://imgur.com/user/Somebody/favorites", named(Kind::Favorites, u"Somebody"_s));
    row("https://imgur.com/user/Somebody/favorites/folder/12/x",
        {.kind = Kind::FavoritesFolder, .name = u"Somebody"_s, .folder = u"12"_s});

    row("https://i.stack.imgur.com/abcDE.jpg", {});
    row("https://example.com/imgur.com/abcDE12", {});
    row("https://notimgur.com/abcDE12", {});
    row("https://imgur.com.example.com/abcDE12", {});
    row("ftp://imgur.com/abcDE12", {});
    row("gallery/pictures.txt", {});
    row("", {});
    row("https://imgur.com/img[001-120].jpg", {});
}

void TestImgurLink::takesLinksApart()
{
    QFETCH(QString, link);
    QFETCH(ImgurLink, expected);
    const ImgurLink actual = parseImgurLink(link);
    QCOMPARE(int(actual.kind), int(expected.kind));
    QCOMPARE(actual.ids, expected.ids);
    QCOMPARE(actual.name, expected.name);
    QCOMPARE(actual.sort, expected.sort);
    QCOMPARE(actual.window, expected.window);
    QCOMPARE(actual.query, expected.query);
    QVERIFY(actual == expected);
}

void TestImgurLink::namesTheListingsPath_data()
{
    QTest::addColumn<QString>("link");
    QTest::addColumn<QString>("path");
    const auto row = [](const char *link, const char *path) {
        QTest::newRow(link) << QString::fromUtf8(link) << QString::fromUtf8(path);
    };
    row("https://imgur.com/", "gallery/hot/viral/7");
    row("https://imgur.com/top", "gallery/top/viral/day/7");
    row("https://imgur.com/random", "gallery/random/random/7");
    row("https://imgur.com/r/pics", "gallery/r/pics/time/7");
    row("https://imgur.com/r/pics/top", "gallery/r/pics/top/week/7");
    row("https://imgur.com/t/big cats", "gallery/t/big%20cats/viral/week/7");
    row("https://imgur.com/search?q=cats", "gallery/search/time/all/7?q=cats");
    row("https://imgur.com/user/Somebody", "account/Somebody/submissions/7");
    row("https://imgur.com/user/Somebody/favorites", "account/Somebody/gallery_favorites/7");
    row("https://imgur.com/user/Somebody/favorites/folder/12", "account/Somebody/folders/12/favorites/7");
}

void TestImgurLink::namesTheListingsPath()
{
    QFETCH(QString, link);
    QFETCH(QString, path);
    QCOMPARE(imgurListingPath(parseImgurLink(link), 7), path);
}

void TestImgurLink::leavesPatternsToOthers()
{
    QVERIFY(parseImgurLink(u"https://i.imgur.com/abc{a,b}.jpg"_s).kind == Kind::None);
}

void TestImgurLink::isFoundInAnyText_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QStringList>("links"); // kind and first id or name
    const auto row = [](const char *text, const QStringList &links) {
        QTest::newRow(text) << QString::fromUtf8(text) << links;
    };
    row("see https://imgur.com/a/abcDE, and (i.imgur.com/abcDE12.jpg).", {u"album abcDE"_s, u"file abcDE12"_s});
    row("<a href=\"http://imgur.com/gallery/some-words-abcDE12\">x</a>", {u"post abcDE12"_s});
    row("imgur.com/r/pics/top/week imgur.io/t/cats/", {u"subreddit pics"_s, u"tag cats"_s});
    row("[a](https://m.imgur.com/abcDE12)[b](https://www.imgur.com/abcDE13)",
        {u"images abcDE12"_s, u"images abcDE13"_s});
    row("\"https://i.imgur.com/abcDE12.gifv\";https://i.imgur.com/abcDE13h.png?1",
        {u"file abcDE12"_s, u"file abcDE13"_s});
    row("imgur.com/abcDE12,abcDE13", {u"images abcDE12"_s});
    row("https://imgur.com/a/abcDE#3 https://imgur.com/user/Somebody/favorites",
        {u"album abcDE"_s, u"favorites Somebody"_s});
    row("https://imgur.com/download/abcDE12/\nhttps://imgur.com/topic/Funny/abcDE13",
        {u"images abcDE12"_s, u"post abcDE13"_s});
    row("https://imgur.com/search/score?q=two+cats&x=1", {u"search q=two+cats"_s});
    row("nothing but imgur and words", {});
}

void TestImgurLink::isFoundInAnyText()
{
    static const QMap<Kind, QString> kNames = {
        {Kind::Album, u"album"_s},         {Kind::DirectFile, u"file"_s}, {Kind::Post, u"post"_s},
        {Kind::Subreddit, u"subreddit"_s}, {Kind::Tag, u"tag"_s},         {Kind::Images, u"images"_s},
        {Kind::Favorites, u"favorites"_s}, {Kind::Search, u"search"_s},
    };
    QFETCH(QString, text);
    QStringList found;
    for (const QString &link : extractLinks(text)) {
        const ImgurLink imgur = parseImgurLink(link);
        const QString what = !imgur.ids.isEmpty() ? imgur.ids.first() : imgur.name + imgur.query;
        found << kNames.value(imgur.kind, u"other"_s) + u' ' + what;
    }
    QTEST(found, "links");
}

void TestImgurLink::namesThePlainestPage_data()
{
    QTest::addColumn<QString>("link");
    QTest::addColumn<QString>("page");
    const auto row = [](const char *link, const char *page) {
        QTest::newRow(link) << QString::fromUtf8(link) << QString::fromUtf8(page);
    };
    row("m.imgur.com/a/some-words-abcDE#3", "https://imgur.com/a/abcDE");
    row("imgur.io/t/cats/abcDE12", "https://imgur.com/gallery/abcDE12");
    row("https://imgur.com/t/big cats/", "https://imgur.com/t/big%20cats");
    row("somebody.imgur.com", "https://imgur.com/user/somebody");
    row("https://imgur.com/user/Somebody/favorites/folder/12/x",
        "https://imgur.com/user/Somebody/favorites/folder/12/x");
    row("https://imgur.com/search/score?q=cats", "https://imgur.com/search?q=cats");
    row("https://imgur.com/r/pics/top", "https://imgur.com/r/pics");
    row("https://imgur.com/abcDE12", ""); // needs no API
    row("https://imgur.com/", "");
}

void TestImgurLink::namesThePlainestPage()
{
    QFETCH(QString, link);
    QTEST(imgurPage(parseImgurLink(link)), "page");
}

void TestImgurLink::seesImgurBehindOtherFrontEnds_data()
{
    QTest::addColumn<QString>("link");
    QTest::addColumn<QString>("behind");
    const auto row = [](const char *link, const char *behind) {
        QTest::newRow(link) << QString::fromUtf8(link) << QString::fromUtf8(behind);
    };
    row("https://rimgo.example.org/a/abcDE#2", "https://imgur.com/a/abcDE#2");
    row("https://imgur.example.net/gallery/some-words-abcDE12", "https://imgur.com/gallery/some-words-abcDE12");
    row("https://eu.rimgo.example/user/Somebody", "https://imgur.com/user/Somebody");
    row("http://rimgo.example/t/big%20cats", "https://imgur.com/t/big%20cats");
    row("https://rimgo.example/abcDE12", "https://imgur.com/abcDE12");
    row("https://rimgo.example/abcDE12.png", ""); // is the image itself
    row("https://rimgo.example/about", "");
    row("https://rimgo.example/", "");
    row("https://imgur.com/a/abcDE", "");
    row("https://i.stack.imgur.com/a/abcDE", "");
    row("https://example.org/rimgo/a/abcDE", "");
    row("ftp://rimgo.example/a/abcDE", "");
    row("", "");
}

void TestImgurLink::seesImgurBehindOtherFrontEnds()
{
    QFETCH(QString, link);
    QTEST(imgurBehind(link), "behind");
}

void TestImgurLink::refusesPagesWithoutPictures_data()
{
    QTest::addColumn<QString>("link");
    for (const char *link : {"https://imgur.com/upload", "https://imgur.com/about", "https://imgur.com/user/me",
                             "https://imgur.com/user", "https://imgur.com/abc", "https://imgur.com/a/",
                             "https://imgur.com/a/%20", "https://imgur.com/search?q=", "https://imgur.com/search",
                             "https://imgur.com/user/x/comments", "https://imgur.com/abcDE12,x", "https://i.imgur.com/",
                             "https://api.imgur.com/3/credits", "https://imgur.com/topic/Funny", "https://imgur.com/t",
                             "https://imgur.com/r/", "https://imgur.com/a_b_c_d_e"})
        QTest::newRow(link) << QString::fromUtf8(link);
}

void TestImgurLink::refusesPagesWithoutPictures()
{
    QFETCH(QString, link);
    const ImgurLink actual = parseImgurLink(link);
    QVERIFY(actual.kind == Kind::Unsupported);
    QVERIFY(!actual.name.isEmpty());
}

QTEST_GUILESS_MAIN(TestImgurLink)
#include "tst_imgurlink.moc"
