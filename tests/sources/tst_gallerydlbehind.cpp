// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "sources/gallerydlrun.h"
#include "support/scriptedserver.h"

#include <QTest>
#include <QTimer>

namespace bowerbird::test {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

// What the collector gives to gallery-dl, and what the real one makes of servers of this machine.
class TestGalleryDlBehind : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void stepsInForWhatNobodyTakes_data();
    void stepsInForWhatNobodyTakes();
    void handsOnWhatIsLeftOut();
    void readsImgurWhereWeHaveNoClientId_data();
    void readsImgurWhereWeHaveNoClientId();
    void listsWithTheRealOne();
    void tellsTheRealOnesErrors_data();
    void tellsTheRealOnesErrors();
};

void TestGalleryDlBehind::stepsInForWhatNobodyTakes_data()
{
    QTest::addColumn<QString>("first"); // how the other source ended
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QString>("outcome");
    const QByteArray finds = json(R"([[3,"https://a.example/1.jpg",{}]])");
    QTest::newRow("does not know it") << u"unsupported"_s << finds << u"1 "_s;
    QTest::newRow("finds nothing") << u"empty"_s << finds << u"1 "_s;
    QTest::newRow("finds something") << u"found"_s << finds << u"1 "_s;
    QTest::newRow("fails otherwise") << u"dns"_s << finds << u"0 dns"_s;
    QTest::newRow("nobody knows it") << u"unsupported"_s << QByteArray("exit 64") << u"0 unsupported-link: first"_s;
    QTest::newRow("nobody finds any") << u"empty"_s << json("[]") << u"0 "_s;
    QTest::newRow("both find none") << u"empty"_s << QByteArray("exit 64") << u"0 "_s;
    QTest::newRow("has no Client-ID") << u"clientless"_s << finds << u"1 "_s;
    QTest::newRow("neither has one") << u"clientless"_s << QByteArray("exit 16")
                                     << u"0 no-client-id: first; gallery-dl"_s;
    QTest::newRow("no Client-ID, nothing") << u"clientless"_s << json("[]") << u"0 no-client-id: first"_s;
    QTest::newRow("it knows why") << u"empty"_s << QByteArray("exit 16") << u"0 forbidden"_s;
}

void TestGalleryDlBehind::stepsInForWhatNobodyTakes()
{
    QFETCH(QString, first);
    QFETCH(QByteArray, body);
    const FakeGalleryDl fake(body);
    const auto failing = [](FailureReason reason) {
        return std::make_unique<FixedCollection>(Failure{.reason = reason, .detail = u"first"_s});
    };
    std::unique_ptr<Collection> own = first == u"unsupported"_s  ? failing(FailureReason::UnsupportedLink)
                                      : first == u"clientless"_s ? failing(FailureReason::NoClientId)
                                      : first == u"dns"_s        ? failing(FailureReason::Dns)
                                      : first == u"found"_s
                                          ? std::make_unique<FixedCollection>(QList<ImageRef>{{.url = u"https://x/"_s}})
                                          : std::make_unique<FixedCollection>(QList<ImageRef>());
    Listened listened(withGalleryDlBehind(std::move(own), u"https://site.example/"_s, {.program = fake.program()},
                                          std::make_shared<GalleryDlVersions>()));
    QVERIFY(listened.waitForEnd());
    QCOMPARE(listened.ends, 1);
    QFETCH(QString, outcome);
    const QString reason = listened.failure ? reasonName(listened.failure->reason) : QString();
    const QString told =
        u"%1 %2: %3"_s.arg(listened.urls.size()).arg(reason, listened.failure ? listened.failure->detail : QString());
    QVERIFY2(told.startsWith(outcome), qPrintable(told));
    if (first == u"found"_s || first == u"dns"_s)
        QVERIFY(fake.calls().isEmpty());
}

void TestGalleryDlBehind::handsOnWhatIsLeftOut()
{
    class LeavesOut : public Collection
    {
    public:
        void start() override
        {
            QTimer::singleShot(0, this, [this] {
                Q_EMIT albumsLeftOut({u"https://a.example/album"_s});
                Q_EMIT iconsLeftOut({ImageRef{.url = u"https://a.example/icon.png"_s}});
                Q_EMIT finished();
            });
        }
        void cancel() override {}
    };
    FallbackCollection fallback(std::make_unique<LeavesOut>(), [] { return std::unique_ptr<Collection>(); });
    QStringList told;
    connect(&fallback, &Collection::albumsLeftOut, this, [&told](const QStringList &links) { told += links; });
    connect(&fallback, &Collection::iconsLeftOut, this, [&told](const QList<ImageRef> &icons) {
        for (const ImageRef &icon : icons)
            told += icon.url;
    });
    QSignalSpy finished(&fallback, &Collection::finished); // and nobody steps in
    fallback.start();
    QVERIFY(finished.wait());
    QCOMPARE(told, QStringList({u"https://a.example/album"_s, u"https://a.example/icon.png"_s}));
}

void TestGalleryDlBehind::readsImgurWhereWeHaveNoClientId_data()
{
    QTest::addColumn<QString>("link");
    QTest::addColumn<QString>("clientId");
    QTest::addColumn<QString>("api");   // empty = Imgur's own
    QTest::addColumn<QString>("asked"); // of gallery-dl; empty = it was not asked
    const QString album = u"m.imgur.com/a/some-words-abcDE#3"_s;
    QTest::newRow("album") << album << QString() << QString() << u"https://imgur.com/a/abcDE"_s;
    QTest::newRow("user") << u"https://somebody.imgur.com"_s << u" "_s << QString()
                          << u"https://imgur.com/user/somebody"_s;
    QTest::newRow("another API") << album << QString() << u"http://127.0.0.1:1/3/"_s << QString();
    QTest::newRow("our own Client-ID") << album << u"b a d"_s << QString() << QString();
    QTest::newRow("front page") << u"https://imgur.com/"_s << QString() << QString() << QString();
    QTest::newRow("image") << u"https://imgur.com/abcDE12"_s << QString() << QString() << QString();
}

void TestGalleryDlBehind::readsImgurWhereWeHaveNoClientId()
{
    QFETCH(QString, api);
    const FakeGalleryDl fake(json(R"([[3,"https://i.imgur.com/abcDE15.jpg",{}]])"));
    Collector collector(nullptr, nullptr, 5ms);
    CollectorLog log(collector);
    CollectOptions options;
    options.imgurApi = api.isEmpty() ? Settings().imgurApi : api;
    QFETCH(QString, clientId);
    options.clientId = clientId;
    options.galleryDl = fake.program();
    QFETCH(QString, link);
    collector.add(link, options);
    QVERIFY(log.waitForIdle());
    QFETCH(QString, asked);
    QCOMPARE(fake.calls().isEmpty() ? QString() : fake.calls().first().last(), asked);
    if (!asked.isEmpty())
        QCOMPARE(log.urls(), QStringList{u"https://i.imgur.com/abcDE15.jpg"_s});
}

// The real one reads a page of links, hands them on to itself, and knows the files behind them.
void TestGalleryDlBehind::listsWithTheRealOne()
{
    if (realGalleryDl().isEmpty())
        QSKIP("gallery-dl is not installed");
    ScriptedServer server;
    const QByteArray page = "<a href=\"" + server.url("/pictures/one.jpg").toUtf8() + "\">1</a> <a href='" +
                            server.url("/pictures/two.png?size=large").toUtf8() + "'>2</a> <a href=\"" +
                            server.url("/unknown").toUtf8() + "\">3</a>";
    server.on("/page", Reply::ok(page).type("text/html"));
    Collector collector({});
    CollectorLog log(collector);
    collector.add(u"gallery-dl:r:"_s + server.url("/page"), optionsFor({}));
    QVERIFY(log.waitForIdle(kRealOne));
    QCOMPARE(log.urls(), (QStringList{server.url("/pictures/one.jpg"), server.url("/pictures/two.png?size=large")}));
    QCOMPARE(log.images.first().source, u"gallery-dl:directlink"_s);
    QCOMPARE(log.images.first().type, ImageType::Jpeg);
    const CollectionSummary summary = log.summaries.first();
    QVERIFY2(!summary.failure, qPrintable(summary.failure ? summary.failure->detail : QString()));
    QCOMPARE(summary.filteredBy, (QMap<QString, int>{{u"unsupported"_s, 1}}));

    // A site, as its extractor for any page sees it, by way of a proxy.
    server.otherwise([](const Request &request) {
        return request.target.contains("page.html")
                   ? Reply::ok("<html><head><title>A page</title></head><img src=\"/big.jpg\"></html>")
                         .type("text/html")
                   : Reply::status(404);
    });
    CollectOptions options = optionsFor({});
    options.network.proxyMode = ProxyMode::Manual;
    options.network.proxy = u"http://"_s + server.authority();
    CollectorLog second(collector);
    collector.add(u"gallery-dl:g:http://site.example/page.html"_s, options);
    QVERIFY(second.waitForIdle(kRealOne));
    QCOMPARE(second.urls(), QStringList{u"http://site.example/big.jpg"_s});
    QCOMPARE(second.images.first().title, u"A page"_s);
    QCOMPARE(second.images.first().pageUrl, u"http://site.example/"_s);
    QVERIFY(second.images.first().sendsReferer);
}

void TestGalleryDlBehind::tellsTheRealOnesErrors_data()
{
    QTest::addColumn<QString>("path"); // of the server
    QTest::addColumn<QString>("failure");
    QTest::addColumn<QString>("detail");
    QTest::newRow("not found") << u"r:/none"_s << u"not-found"_s << u"gallery-dl: '404 "_s;
    QTest::newRow("forbidden") << u"r:/forbidden"_s << u"forbidden"_s << u"gallery-dl: '403 "_s;
    QTest::newRow("no extractor") << u"/unknown"_s << u"unsupported-link"_s << u"gallery-dl: Unsupported URL '"_s;
}

void TestGalleryDlBehind::tellsTheRealOnesErrors()
{
    if (realGalleryDl().isEmpty())
        QSKIP("gallery-dl is not installed");
    ScriptedServer server;
    server.on("/forbidden", Reply::status(403));
    QFETCH(QString, path);
    const QString extractor = path.startsWith(u"r:"_s) ? u"r:"_s : QString();
    GalleryDlOptions options{.program = realGalleryDl()};
    options.network.proxyMode = ProxyMode::None;
    Listened listened(listing(u"gallery-dl:"_s + extractor + server.url(path.mid(extractor.size())), options));
    QVERIFY(listened.waitForEnd(kRealOne));
    QVERIFY(listened.failure);
    QTEST(reasonName(listened.failure->reason), "failure");
    QFETCH(QString, detail);
    QVERIFY2(listened.failure->detail.startsWith(detail), qPrintable(listened.failure->detail));
}

} // namespace bowerbird::test

QTEST_GUILESS_MAIN(bowerbird::test::TestGalleryDlBehind)
#include "tst_gallerydlbehind.moc"
