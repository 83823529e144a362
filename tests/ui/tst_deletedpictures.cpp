// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "engine/downloadmanager.h"
#include "sources/collector.h"
#include "store/library.h"
#include "ui/exporter.h"
#include "ui/historywindow.h"
#include "ui/jobselection.h"
#include "ui/jobtableview.h"
#include "ui/mainwindow.h"
#include "ui/messagebar.h"
#include "ui/trash.h"
#include "ui/windowfixture.h"

#include <QFile>
#include <QFileInfo>
#include <QMenu>
#include <QMenuBar>
#include <QTemporaryDir>
#include <QTest>

#include <future>

using namespace bowerbird;
using namespace bowerbird::test;
using namespace Qt::StringLiterals;

namespace {

QAction *actionNamed(const MainWindow &window, const QString &text)
{
    for (const QMenu *menu : window.menuBar()->findChildren<QMenu *>()) {
        for (QAction *action : menu->actions()) {
            if (QString(action->text()).remove(u'&').section(u'\t', 0, 0) == text)
                return action;
        }
    }
    return nullptr;
}

// A link to the gallery that brings three images, without the time that all of them take.
void addThree(const WindowFixture &fixture)
{
    fixture.collector->add(u"sample:"_s,
                           {.limit = 3,
                            .network = fixture.settings.network,
                            .download = std::make_shared<const DownloadOptions>(fixture.settings.download)});
}

KnownImage::State known(const WindowFixture &fixture, const ImageRef &image)
{
    fixture.library->flush();
    const auto state = fixture.library->known(image);
    return state ? state->state : KnownImage::State::Archived;
}

QString stateTextOf(const WindowFixture &fixture, JobId id)
{
    const auto *table = fixture.window->findChild<JobTableView *>();
    const QAbstractItemModel *model = table->model();
    for (int row = 0; row < model->rowCount(); ++row) {
        if (model->index(row, 0).data(JobRole::JobIdRole).value<JobId>() == id)
            return model->index(row, static_cast<int>(JobColumn::State)).data().toString();
    }
    return {};
}

} // namespace

// A picture that a person has moved to the trash: it is not brought back unless that is asked for.
class TestDeletedPictures : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { qputenv("XDG_DATA_HOME", m_trashHome.path().toLocal8Bit()); }

    void aDeletedPictureComesBackOnlyWhenAsked()
    {
        const QTemporaryDir profile;
        WindowFixture fixture(profile.path(), {.imageDelay = {}});
        addThree(fixture);
        QTRY_VERIFY_WITH_TIMEOUT(fixture.hasFinished(3), 20'000);
        const Job job = fixture.manager->jobAt(0);
        auto *table = fixture.window->findChild<JobSelection *>();
        table->setCurrentJob(job.id);
        QAction *trash = actionNamed(*fixture.window, u"Move File to Trash"_s);
        QTRY_VERIFY(trash->isEnabled());
        trash->trigger();
        if (QFile::exists(job.file.path))
            QSKIP("there is no trash on this file system");
        QCOMPARE(known(fixture, job.image), KnownImage::State::Deleted);
        actionNamed(*fixture.window, u"Undo: Moved 1 file(s) to the trash"_s)->trigger();
        QVERIFY(QFile::exists(job.file.path));
        QCOMPARE(known(fixture, job.image), KnownImage::State::Present);
        QFile::remove(job.file.path);
        QCOMPARE(known(fixture, job.image), KnownImage::State::Missing); // it is unmarked, too
    }

    // Where nothing was ever thrown away.
    void theTrashIsMadeWhereThereIsNone()
    {
        const QTemporaryDir directory;
        qputenv("XDG_DATA_HOME", directory.filePath(u"none/yet"_s).toLocal8Bit());
        const QString path = directory.filePath(u"a.jpg"_s);
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.close();
        const std::optional<TrashedFile> trashed = moveFileToTrash(path);
        qputenv("XDG_DATA_HOME", m_trashHome.path().toLocal8Bit());
        QVERIFY(trashed);
        QVERIFY2(trashed->pathInTrash.startsWith(directory.path()), qPrintable(trashed->pathInTrash));
        QVERIFY(takeFromTrash(*trashed));
    }

    // The table hears of it at once, and an export does not list what is in the trash.
    void theHistorysTrashShowsInTheTable()
    {
        const QTemporaryDir profile;
        WindowFixture fixture(profile.path(), {.imageDelay = {}});
        addThree(fixture);
        QTRY_VERIFY_WITH_TIMEOUT(fixture.hasFinished(3), 20'000);
        const Job job = fixture.manager->jobAt(1);
        fixture.library->flush();
        actionNamed(*fixture.window, u"History…"_s)->trigger();
        auto *history = fixture.window->findChild<HistoryWindow *>();
        QVERIFY(history);
        std::promise<QList<HistoryEntry>> found;
        fixture.library->searchHistory({.text = QFileInfo(job.file.path).fileName()}, {},
                                       [&found](const HistoryPage &page) { found.set_value(page.entries); });
        const QList<HistoryEntry> entries = found.get_future().get();
        QCOMPARE(entries.size(), 1);
        history->actionSet().setSelection(entries);
        history->actionSet().trash->trigger();
        QTRY_COMPARE(stateTextOf(fixture, job.id), u"File is gone"_s);

        const QString list = profile.filePath(u"list.csv"_s);
        MessageBar messages;
        Exporter exporter(*fixture.manager, *fixture.library, messages);
        exporter.run({.scope = ExportScope::List, .format = ExportFormat::Csv, .path = list}, {});
        QTRY_VERIFY(QFile::exists(list));
        QFile file(list);
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QString text = QString::fromUtf8(file.readAll()).section(u'\n', 1); // without its heads
        QVERIFY2(!text.contains(QFileInfo(job.file.path).filePath()), qPrintable(text));
        QCOMPARE(text.count(u"missing"_s), 1);
        QCOMPARE(text.count(u"finished"_s), 2);

        fixture.window->findChild<JobSelection *>()->setCurrentJob({});
        actionNamed(*fixture.window, u"Undo: Moved 1 file(s) to the trash"_s)->trigger();
        QTRY_COMPARE(stateTextOf(fixture, job.id), u"Finished"_s);
    }

    void aLinkToADeletedPictureSaysSoAndIsDownloadedAnywayWhenAsked()
    {
        const QTemporaryDir profile;
        JobId skipped;
        {
            WindowFixture fixture(profile.path(), {.imageDelay = {}});
            addThree(fixture);
            QTRY_VERIFY_WITH_TIMEOUT(fixture.hasFinished(3), 20'000);
            const Job job = fixture.manager->jobAt(0);
            fixture.window->findChild<JobSelection *>()->setCurrentJob(job.id);
            QAction *trash = actionNamed(*fixture.window, u"Move File to Trash"_s);
            QTRY_VERIFY(trash->isEnabled());
            trash->trigger();
            if (QFile::exists(job.file.path))
                QSKIP("there is no trash on this file system");
            fixture.library->flush();
            addThree(fixture);
            // One row for one link: that of the picture that is gone makes room.
            QTRY_COMPARE(fixture.manager->jobAt(2).state, JobState::Skipped);
            QCOMPARE(fixture.manager->count(), 3);
            skipped = fixture.manager->jobAt(2).id;
            QCOMPARE(skipped, job.id);
            QTRY_COMPARE(stateTextOf(fixture, skipped), u"Skipped: you deleted this on purpose"_s);
        }
        WindowFixture again(profile.path(), {.imageDelay = {}});
        QTRY_COMPARE(stateTextOf(again, skipped), u"Skipped: you deleted this on purpose"_s);
        again.window->findChild<JobSelection *>()->setCurrentJob(skipped);
        QTRY_VERIFY(actionNamed(*again.window, u"Download Anyway"_s));
        actionNamed(*again.window, u"Download Anyway"_s)->trigger();
        const auto row = [&] { return again.manager->jobAt(again.manager->rowOf(skipped)); };
        QTRY_COMPARE(row().state, JobState::Finished);
        QVERIFY(QFile::exists(row().file.path));
        QCOMPARE(known(again, row().image), KnownImage::State::Present);
    }

private:
    QTemporaryDir m_trashHome;
};

QTEST_MAIN(TestDeletedPictures)
#include "tst_deletedpictures.moc"
