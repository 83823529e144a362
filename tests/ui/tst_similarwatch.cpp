// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "core/similarpictures.h"
#include "engine/downloadmanager.h"
#include "ui/factspanel.h"
#include "ui/managerfixture.h"
#include "ui/previewpane.h"
#include "ui/similarwatch.h"

#include <QFile>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>

using namespace bowerbird;
using namespace bowerbird::test;
using namespace Qt::StringLiterals;

class TestSimilarWatch : public QObject
{
    Q_OBJECT

private:
    static constexpr quint64 kHash = 0x1234'5678'9ABC'DEF0ULL;

    // As it is told when a job has finished.
    static void finish(ManagerFixture &fixture, quint64 id, const QString &path, std::optional<quint64> hash)
    {
        JobEvent finished{.id = {id}, .body = event::Finished{.file = {.path = path, .perceptualHash = hash}}};
        Q_EMIT fixture.manager->eventsApplied({finished});
    }

    static QString addToLibrary(ManagerFixture &fixture, qint64 row, quint64 hash)
    {
        HistoryEntry entry{.row = row, .jobId = {1000}, .url = u"http://host.example/%1"_s.arg(row)};
        entry.file = {.path = fixture.directory.filePath(u"known%1.jpg"_s.arg(row)),
                      .sizeBytes = 3,
                      .sha256 = QByteArray(32, 'x')};
        entry.file.perceptualHash = hash;
        entry.finishedAt = QDateTime::currentDateTimeUtc();
        QFile file(entry.file.path);
        if (!file.open(QIODevice::WriteOnly) || file.write("abc") != 3)
            qFatal("no file for the test");
        fixture.library.remember({entry});
        return entry.file.path;
    }

private Q_SLOTS:
    void noticesWhatIsLikeSomethingInTheLibrary_data()
    {
        QTest::addColumn<quint64>("hash");
        QTest::addColumn<bool>("isNear");
        QTest::newRow("the same") << kHash << true;
        QTest::newRow("a few bits away") << (kHash ^ 0x301) << true;
        QTest::newRow("mirrored") << mirroredHash(kHash) << true;
        QTest::newRow("another") << ~kHash << false;
    }

    void noticesWhatIsLikeSomethingInTheLibrary()
    {
        QFETCH(quint64, hash);
        QFETCH(bool, isNear);
        ManagerFixture fixture;
        const QString known = addToLibrary(fixture, 7, kHash);
        SimilarWatch watch(*fixture.manager, fixture.library);
        QSignalSpy noticed(&watch, &SimilarWatch::noticed);
        finish(fixture, 3, u"/pictures/new.jpg"_s, hash);
        finish(fixture, 4, u"/pictures/like-new.jpg"_s, hash);
        QTRY_VERIFY(!watch.similarTo({4}).isEmpty()); // like the one before it, whatever the library has
        QCOMPARE(watch.similarTo({4}), u"/pictures/new.jpg"_s);
        if (isNear) {
            QTRY_COMPARE(watch.similarTo({3}), known);
            QCOMPARE(noticed.size(), 2);
        } else {
            QVERIFY(watch.similarTo({3}).isEmpty());
        }
    }

    void isNotLikeItself()
    {
        ManagerFixture fixture;
        const QString path = addToLibrary(fixture, 7, kHash); // as the store has just written it down
        SimilarWatch watch(*fixture.manager, fixture.library);
        QSignalSpy noticed(&watch, &SimilarWatch::noticed);
        finish(fixture, 3, path, kHash);
        finish(fixture, 4, u"/pictures/without.jpg"_s, std::nullopt);
        finish(fixture, 5, u"/pictures/next.jpg"_s, kHash); // tells that the one before was looked at
        QTRY_COMPARE(noticed.size(), 1);
        QVERIFY(watch.similarTo({3}).isEmpty());
        QVERIFY(watch.similarTo({4}).isEmpty());
        QVERIFY(!watch.similarTo({5}).isEmpty());
    }

    void theFactsHaveALineAndAButton()
    {
        ManagerFixture fixture;
        const QList<JobId> ids = fixture.addJobs(1, JobState::Finished);
        PreviewPane pane(*fixture.manager, *fixture.thumbnails);
        pane.resize(360, 600);
        pane.show();
        pane.setJob(ids.first());
        QCOMPARE(pane.facts()->text(u"Similar to"_s), QString());
        pane.setSimilarTo(u"/pictures/other one.jpg"_s);
        QCOMPARE(pane.facts()->text(u"Similar to"_s), u"other one.jpg"_s);
        QSignalSpy requested(pane.facts(), &FactsPanel::similarRequested);
        for (QToolButton *button : pane.facts()->findChildren<QToolButton *>()) {
            if (button->accessibleName().startsWith(u"Review"_s))
                button->click();
        }
        QCOMPARE(requested.size(), 1);
    }
};

QTEST_MAIN(TestSimilarWatch)
#include "tst_similarwatch.moc"
