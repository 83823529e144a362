// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "engine/enginefixture.h"

#include <algorithm>

using namespace bowerbird;
using namespace bowerbird::test;

// How very many rows come into the list: those that are added, and those that earlier runs left.
class TestArrivals : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void takesManyLinksInSlices();
    void savesLinksThatWereStillToCome();
    void takesUpEarlierJobsInPages();

private:
    static QList<ImageRef> manyImages(int count)
    {
        QList<ImageRef> images;
        for (int i = 0; i < count; ++i)
            images.append({.url = u"http://nowhere.invalid/%1.jpg"_s.arg(i), .source = u"direct"_s});
        return images;
    }
};

void TestArrivals::takesManyLinksInSlices()
{
    EngineFixture engine;
    engine.start();
    engine.manager->pauseAll();
    QList<int> firstRows;
    QObject::connect(engine.manager.get(), &DownloadManager::jobsAdded, this, [&](int first) { firstRows << first; });
    QSignalSpy arrived(engine.manager.get(), &DownloadManager::arrived);
    const auto options = std::make_shared<const DownloadOptions>(engine.download);
    engine.manager->addSoon(manyImages(3), options);
    QCOMPARE(engine.manager->count(), 3); // few come at once
    QVERIFY(!engine.manager->hasArrivals());

    engine.manager->addSoon(manyImages(4'500), options); // three are there
    engine.manager->addSoon({{.url = u"http://nowhere.invalid/last.jpg"_s}}, options);
    QCOMPARE(engine.manager->count(), 3);
    QVERIFY(!engine.manager->isIdle());
    QTRY_COMPARE(arrived.count(), 1);
    QCOMPARE(engine.manager->count(), 4'501);
    QCOMPARE(engine.manager->jobAt(4'500).image.url, u"http://nowhere.invalid/last.jpg"_s); // behind the others
    QVERIFY(firstRows.size() > 4);
    QVERIFY(std::ranges::is_sorted(firstRows));
}

void TestArrivals::savesLinksThatWereStillToCome()
{
    EngineFixture engine;
    engine.start();
    engine.manager->pauseAll();
    engine.manager->addSoon(manyImages(2'500), std::make_shared<const DownloadOptions>(engine.download));
    engine.stop();
    engine.start();
    QCOMPARE(engine.library->loadUnfinished().size(), 2'500);
}

void TestArrivals::takesUpEarlierJobsInPages()
{
    EngineFixture engine;
    engine.start();
    engine.manager->pauseAll();
    const auto options = std::make_shared<const DownloadOptions>(engine.download);
    const QList<JobId> ids = engine.manager->add(manyImages(5'000), options, AddMode::Hold);
    engine.manager->moveToTop({ids.last()});
    engine.manager->cancel({ids.at(7)});
    engine.stop();

    engine.start();
    engine.manager->pauseAll();
    int told = 0;
    QObject::connect(engine.manager.get(), &DownloadManager::aboutToRestore, this,
                     [&](const QList<Job> &jobs) { told += static_cast<int>(jobs.size()); });
    engine.manager->restoreEarlier(100);
    engine.manager->addSoon(manyImages(5'001), options); // all but one are there, as soon as they have been read
    QCOMPARE(engine.manager->count(), 0);
    QTRY_VERIFY(!engine.manager->hasArrivals());
    QCOMPARE(told, 5'000);
    QCOMPARE(engine.manager->count(), 5'001);
    QCOMPARE(engine.manager->idAt(0), ids.last());
    QCOMPARE(engine.manager->idAt(1), ids.first());
    QCOMPARE(engine.manager->idAt(4'999), ids.at(7)); // was cancelled, and is begun anew in place of its old row
    QCOMPARE(engine.count(JobState::Held), 4'999);
    QCOMPARE(engine.count(JobState::Queued), 2);
}

QTEST_GUILESS_MAIN(TestArrivals)
#include "tst_arrivals.moc"
