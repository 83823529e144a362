// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "engine/enginefixture.h"

using namespace bowerbird;
using namespace bowerbird::test;

Q_DECLARE_METATYPE(bowerbird::JobState)

namespace {

const QString kLink = u"http://a.example/a.jpg"_s;

} // namespace

// A removal that is taken back leaves one row for a link, whatever came for it in between.
class TestBringingBack : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void keepsOneRowOfALink_data();
    void keepsOneRowOfALink();
    void bringsBackWhatNobodyAskedForSince();
    void keepsRowsThatStoodBesideEachOther();
    void keepsWhatWasAskedForTwiceOnPurpose();

private:
    [[nodiscard]] Job makeJob(quint64 id, JobState state) const;

    std::unique_ptr<EngineFixture> m_engine;
};

void TestBringingBack::init()
{
    m_engine = std::make_unique<EngineFixture>();
    m_engine->start();
    m_engine->manager->pauseAll();
}

Job TestBringingBack::makeJob(quint64 id, JobState state) const
{
    Job job{.id = {id}, .image = {.url = kLink}, .state = state, .order = static_cast<qint64>(id)};
    job.options = std::make_shared<const DownloadOptions>(m_engine->download);
    if (state == JobState::Skipped)
        job.skipReason = SkipReason::AlreadyDownloaded;
    if (state == JobState::Failed)
        job.lastFailure = Failure{.reason = FailureReason::NotFound, .httpStatus = 404};
    return job;
}

void TestBringingBack::keepsOneRowOfALink_data()
{
    QTest::addColumn<JobState>("before");
    QTest::addColumn<JobState>("since");
    QTest::addColumn<int>("staying");
    const auto row = [](const char *name, JobState before, JobState since, int staying) {
        QTest::newRow(name) << before << since << staying;
    };
    row("held, and found once more", JobState::Held, JobState::Held, 2);
    row("held, and begun with since", JobState::Held, JobState::Queued, 2);
    row("held, and downloaded since", JobState::Held, JobState::Finished, 2);
    row("held, and known to be downloaded", JobState::Held, JobState::Skipped, 2);
    row("held, and failed since", JobState::Held, JobState::Failed, 1);
    row("queued, and found once more", JobState::Queued, JobState::Held, 1);
    row("paused, and queued since", JobState::Paused, JobState::Queued, 2);
    row("done, and left out since", JobState::Finished, JobState::Skipped, 1);
    row("failed, and queued since", JobState::Failed, JobState::Queued, 2);
    row("cancelled, and found once more", JobState::Cancelled, JobState::Held, 2);
}

void TestBringingBack::keepsOneRowOfALink()
{
    QFETCH(const JobState, before);
    QFETCH(const JobState, since);
    QFETCH(const int, staying);
    DownloadManager &manager = *m_engine->manager;
    manager.restore({makeJob(1, before)});
    const JobId newest = manager.newestId();
    QCOMPARE(newest, JobId{1});
    const Job removed = manager.jobAt(0);
    manager.remove({removed.id});
    manager.restore({makeJob(2, since)});
    QSignalSpy stayedOut(&manager, &DownloadManager::stayedOut);
    manager.bringBack({removed}, newest);
    QCOMPARE(manager.count(), 1);
    QCOMPARE(manager.idAt(0).value, static_cast<quint64>(staying));
    QCOMPARE(manager.stateAt(0), staying == 1 ? before : since);
    QCOMPARE(stayedOut.size(), staying == 1 ? 0 : 1);
}

void TestBringingBack::bringsBackWhatNobodyAskedForSince()
{
    DownloadManager &manager = *m_engine->manager;
    const QList<JobId> ids = m_engine->add({kLink, u"http://a.example/b.jpg"_s}, AddMode::Hold);
    const Job removed = manager.jobAt(0);
    const JobId newest = manager.newestId();
    manager.remove({removed.id});
    m_engine->add({u"http://a.example/c.jpg"_s}, AddMode::Hold);
    manager.bringBack({removed}, newest);
    QCOMPARE(manager.count(), 3);
    QVERIFY(manager.rowOf(ids.first()) >= 0);
    manager.bringBack({removed}, newest); // it is there
    QCOMPARE(manager.count(), 3);
}

// Rows that were there together, as an earlier version or a run without a window may have left them, stay as they were.
void TestBringingBack::keepsRowsThatStoodBesideEachOther()
{
    DownloadManager &manager = *m_engine->manager;
    manager.restore({makeJob(1, JobState::Finished), makeJob(2, JobState::Skipped)});
    const JobId newest = manager.newestId();
    const Job removed = manager.jobAt(0);
    manager.remove({removed.id});
    manager.bringBack({removed}, newest);
    QCOMPARE(manager.count(), 2);
}

void TestBringingBack::keepsWhatWasAskedForTwiceOnPurpose()
{
    DownloadManager &manager = *m_engine->manager;
    manager.restore({makeJob(1, JobState::Finished)});
    const JobId newest = manager.newestId();
    const Job removed = manager.jobAt(0);
    manager.remove({removed.id});
    m_engine->download.duplicates = DuplicateRule::Keep;
    m_engine->add({kLink});
    manager.bringBack({removed}, newest);
    QCOMPARE(manager.count(), 2);
}

QTEST_GUILESS_MAIN(TestBringingBack)
#include "tst_bringingback.moc"
