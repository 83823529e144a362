// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "support/scriptedserver.h"
#include "ui/collectionfixture.h"
#include "ui/collectiontext.h"
#include "ui/watchdialog.h"

#include <QComboBox>
#include <QTest>

#include <atomic>
#include <functional>

using namespace bowerbird;
using namespace bowerbird::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

// A feed that is asked again, by a server that says 304 to who knows the version it has.
class TestUnchanged : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();

    void aWatchReadsNothingOfAnUnchangedFeed();
    void aPersonIsToldThatNothingIsNew();
    void findsWhatIsNewOnceItHasChanged();
    void survivesARestart();
    void asksPlainlyWhatItCannotRelyOn_data();
    void asksPlainlyWhatItCannotRelyOn();
    void keepsTheVersionThroughTrouble();
    void keepsNoVersionOfImagesThatMayBeLost();
    void keepsAwayAsLongAsTheSiteWants_data();
    void keepsAwayAsLongAsTheSiteWants();
    void aPersonDoesNotShortenWhatTheSiteWants();
    void countsTheOldImagesOfAnUnchangedFeed();

private:
    [[nodiscard]] QString link() const { return m_server->url("/feed"); }
    [[nodiscard]] const RememberedCollection &kept() const { return m_fixture->kept(m_id); }
    void askBy(CollectionBook::AskedBy by) { m_fixture->askAgain(m_id, by); }
    [[nodiscard]] bool wasConditional() const
    {
        return !m_server->requests("/feed").last().header("if-none-match").isEmpty();
    }

    std::unique_ptr<ScriptedServer> m_server;
    std::unique_ptr<CollectionFixture> m_fixture;
    qint64 m_id = 0;
    std::atomic<int> m_images = 3;
    std::atomic<int> m_status = 200; // another one: the server is in trouble
};

void TestUnchanged::init()
{
    m_images = 3;
    m_status = 200;
    m_server = std::make_unique<ScriptedServer>();
    m_server->on("/feed", [this](const Request &request) {
        if (m_status != 200)
            return Reply::status(m_status).header("Retry-After", "7200");
        const QByteArray tag = "\"" + QByteArray::number(m_images) + "\"";
        if (request.header("if-none-match") == tag)
            return Reply::status(304).header("Cache-Control", "max-age=10800");
        QByteArray items;
        for (int i = m_images; i > 0; --i)
            items += "<item><enclosure url='http://a.example/" + QByteArray::number(i) + ".jpg'/></item>";
        return Reply::ok("<rss><channel><title>Birds</title>" + items + "</channel></rss>")
            .type("application/rss+xml")
            .header("ETag", tag);
    });
    m_fixture = std::make_unique<CollectionFixture>();
    m_id = m_fixture->add(link());
    QCOMPARE(m_fixture->rows(), 3);
}

void TestUnchanged::cleanup()
{
    m_fixture.reset();
    m_server.reset();
}

void TestUnchanged::aWatchReadsNothingOfAnUnchangedFeed()
{
    m_fixture->book->setWatch(m_id, Watch{.everyHours = 1});
    QSignalSpy found(m_fixture->collector.get(), &Collector::found);
    QSignalSpy asked(m_fixture->book.get(), &CollectionBook::asked);
    m_fixture->now = m_fixture->now.addSecs(3600);
    askBy(CollectionBook::AskedBy::Watch);
    QVERIFY(wasConditional());
    QVERIFY(found.isEmpty());
    QCOMPARE(asked.size(), 1);
    QVERIFY(kept().isUnchanged && !kept().failure);
    QCOMPARE(kept().found, 3);
    QCOMPARE(kept().fresh, 0);
    QCOMPARE(kept().title, u"Birds"_s);
    QCOMPARE(kept().askedAt, m_fixture->now);
    QCOMPARE(kept().version.readAt, m_fixture->now.addSecs(-3600));
    QCOMPARE(kept().watch->failuresInARow, 0);
    QCOMPARE(kept().watch->nextAt, m_fixture->now.addSecs(10'800)); // as long as its answer is good
}

void TestUnchanged::aPersonIsToldThatNothingIsNew()
{
    m_fixture->manager->manager->cancelAll();
    askBy(CollectionBook::AskedBy::Person);
    QVERIFY(wasConditional());
    const CollectionBook::Entry &entry = *m_fixture->book->find(m_id);
    QCOMPARE(collectionStateText(*m_fixture->book, entry), u"Nothing new"_s);
    const QString details = collectionDetails(*m_fixture->book, entry);
    QVERIFY2(details.startsWith(u"Nothing new\nThe site says that nothing has changed since"_s), qPrintable(details));
    QCOMPARE(m_fixture->rows(), 3);
}

void TestUnchanged::findsWhatIsNewOnceItHasChanged()
{
    m_images = 5;
    askBy(CollectionBook::AskedBy::Watch);
    QVERIFY(wasConditional());
    QVERIFY(!kept().isUnchanged);
    QCOMPARE(kept().fresh, 2);
    QCOMPARE(m_fixture->rows(), 5);
    askBy(CollectionBook::AskedBy::Watch);
    QVERIFY(kept().isUnchanged);
    QCOMPARE(kept().fresh, 0);
    QCOMPARE(kept().found, 5);
}

void TestUnchanged::survivesARestart()
{
    m_fixture->end();
    m_fixture->begin(); // rows stay as they are, the book reads what was kept
    askBy(CollectionBook::AskedBy::Watch);
    QVERIFY(wasConditional());
    QVERIFY(kept().isUnchanged);
}

void TestUnchanged::asksPlainlyWhatItCannotRelyOn_data()
{
    using Change = std::function<void(CollectionFixture &, qint64)>;
    QTest::addColumn<Change>("change");
    QTest::addColumn<bool>("isByPerson");
    QTest::addColumn<bool>("isPlain");
    const auto row = [](const char *name, bool isByPerson, bool isPlain, const Change &change) {
        QTest::newRow(name) << change << isByPerson << isPlain;
    };
    const Change removesARow = [](CollectionFixture &fixture, qint64) {
        DownloadManager &manager = *fixture.manager->manager;
        manager.remove({manager.idAt(0)});
    };
    const auto later = [](int days) {
        return [days](CollectionFixture &fixture, qint64) { fixture.now = fixture.now.addDays(days); };
    };
    const Change otherFilter = [](CollectionFixture &fixture, qint64) {
        DownloadOptions options = *fixture.manager->options;
        options.minWidthPx = 10;
        fixture.manager->options = std::make_shared<const DownloadOptions>(options);
        QSignalSpy idle(fixture.collector.get(), &Collector::idle);
        fixture.collector->add(fixture.book->at(0).kept.link, fixture.options()); // given again by a person
        fixture.collector->cancelAll();
        QVERIFY(idle.wait());
    };
    row("a person, nothing has happened", true, false, [](CollectionFixture &, qint64) {});
    row("a person, a row is gone", true, true, removesARow);
    row("a watch, a row is gone", false, false, removesARow);
    row("six days later", false, false, later(6));
    row("eight days later", false, true, later(8));
    row("the clock was ahead", false, true, later(-1));
    row("another filter", false, true, otherFilter);
}

void TestUnchanged::asksPlainlyWhatItCannotRelyOn()
{
    QFETCH(std::function<void(CollectionFixture &, qint64)>, change);
    QFETCH(bool, isByPerson);
    change(*m_fixture, m_id);
    askBy(isByPerson ? CollectionBook::AskedBy::Person : CollectionBook::AskedBy::Watch);
    QTEST(!wasConditional(), "isPlain");
}

void TestUnchanged::keepsTheVersionThroughTrouble()
{
    m_status = 404;
    askBy(CollectionBook::AskedBy::Watch);
    QVERIFY(kept().failure);
    QVERIFY(!kept().isUnchanged);
    m_status = 200;
    askBy(CollectionBook::AskedBy::Watch);
    QVERIFY(kept().isUnchanged);
    QVERIFY(!kept().failure);
}

// What is still on its way to being a row would be lost by a crash, and never come again.
void TestUnchanged::keepsNoVersionOfImagesThatMayBeLost()
{
    DownloadManager &manager = *m_fixture->manager->manager;
    QList<ImageRef> many;
    for (int i = 0; i < 100'000; ++i)
        many.append({.url = u"http://a.example/many/%1.jpg"_s.arg(i)});
    connect(m_fixture->book.get(), &CollectionBook::asked, this,
            [&manager, &many, this] { manager.addSoon(many, m_fixture->manager->options); });
    m_images = 4;
    askBy(CollectionBook::AskedBy::Watch);
    QVERIFY(kept().version.isKnown());
    QVERIFY(manager.hasArrivals());
    m_fixture->end(); // writes what there is
    const auto version = [this] { return m_fixture->manager->library.rememberedCollections().first().version; };
    QVERIFY(!version().isKnown());
    m_fixture->begin();
    QTRY_VERIFY_WITH_TIMEOUT(!manager.hasArrivals(), 20'000);
    askBy(CollectionBook::AskedBy::Watch);
    QVERIFY(!wasConditional());
    m_fixture->end();
    QCOMPARE(version().etag, "\"4\"");
}

void TestUnchanged::keepsAwayAsLongAsTheSiteWants_data()
{
    QTest::addColumn<int>("status");
    QTest::newRow("too many requests") << 429;
    QTest::newRow("out of service") << 503;
}

void TestUnchanged::keepsAwayAsLongAsTheSiteWants()
{
    QFETCH(int, status);
    m_status = status;
    m_fixture->book->setWatch(m_id, Watch{.everyHours = 1});
    const int before = m_server->requestCount();
    askBy(CollectionBook::AskedBy::Watch);
    QCOMPARE(m_server->requestCount(), before + 1);
    QCOMPARE(kept().watch->nextAt, m_fixture->now.addSecs(7200));
    QCOMPARE(kept().watch->notBefore, m_fixture->now.addSecs(7200));
    QVERIFY(watchDetails(kept()).contains(u"The site wants to be left alone until then."_s));
}

void TestUnchanged::aPersonDoesNotShortenWhatTheSiteWants()
{
    const QDateTime now = QDateTime::currentDateTimeUtc();
    const Watch watch{.everyHours = 24, .nextAt = now.addDays(1), .notBefore = now.addSecs(7200)};
    WatchDialog dialog(u"Birds"_s, watch, {});
    dialog.findChild<QComboBox *>()->setCurrentIndex(0); // every hour
    QVERIFY(dialog.watch());
    QCOMPARE(dialog.watch()->everyHours, 1);
    QCOMPARE(dialog.watch()->nextAt, watch.notBefore);
}

void TestUnchanged::countsTheOldImagesOfAnUnchangedFeed()
{
    askBy(CollectionBook::AskedBy::Watch);
    m_images = 4;
    askBy(CollectionBook::AskedBy::Watch);
    QCOMPARE(kept().found, 4);
    QCOMPARE(kept().fresh, 1);
    QCOMPARE(kept().unseen, 1); // none of the time when nothing had changed
}

QTEST_MAIN(TestUnchanged)
#include "tst_unchanged.moc"
