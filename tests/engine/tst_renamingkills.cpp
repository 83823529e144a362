// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "engine/renaming.h"
#include "store/libraryfixture.h"

#include <QCoreApplication>
#include <QDeadlineTimer>
#include <QDir>
#include <QProcess>
#include <QTest>

#include <unistd.h>

#include <cstdio>
#include <iterator>
#include <thread>

using namespace bowerbird;
using namespace bowerbird::test;
using namespace Qt::StringLiterals;

namespace {

const QString kRenameArgument = u"--rename"_s;
constexpr quint64 kImages = 800;               // more than are written down at once
constexpr qsizetype kKillAt[] = {1, 250, 600}; // as soon as so many have their new names

QString nameBefore(quint64 id)
{
    return u"%1.jpg"_s.arg(id);
}

// The process that is killed: says "r", and renames.
int renameUntilKilled(const QString &root)
{
    const LibraryFixture fixture(root);
    const auto library = fixture.opened();
    QList<RenameStep> steps;
    for (quint64 id = 1; id <= kImages; ++id)
        steps.append({.from = fixture.images() + u'/' + nameBefore(id),
                      .to = fixture.images() + u"/new/%1 "_s.arg(id) + nameBefore(id)});
    std::puts("r");
    std::fflush(stdout);
    (void)carryOut(steps, {fixture.images()}, *library);
    library->flush();
    ::pause();
    return 0;
}

} // namespace

// A process that renames thousands of files is killed, and the next one knows where every one of them is.
class TestRenamingKills : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theLibraryKnowsEveryFile()
    {
        int between = 0; // kills that came when some were renamed
        for (const qsizetype renamed : kKillAt) {
            const LibraryFixture fixture;
            fill(fixture);
            killARenaming(fixture, renamed);
            if (QTest::currentTestFailed())
                return;
            between += expectTruth(fixture) ? 1 : 0;
        }
        qInfo("%d of %zu kills met files with old and new names", between, std::size(kKillAt));
        QVERIFY(between > 0);
    }

private:
    static void fill(const LibraryFixture &fixture)
    {
        const auto library = fixture.opened();
        QList<Job> jobs;
        for (quint64 id = 1; id <= kImages; ++id)
            jobs.append(LibraryFixture::job(id));
        library->save(jobs);
        for (quint64 id = 1; id <= kImages; ++id)
            library->place(fixture.part(id, "image " + QByteArray::number(id), nameBefore(id)), {});
    }

    static void killARenaming(const LibraryFixture &fixture, qsizetype renamed)
    {
        QProcess process;
        process.start(QCoreApplication::applicationFilePath(), {kRenameArgument, fixture.root()});
        QVERIFY(process.waitForReadyRead(20'000));
        const QString folder = fixture.images() + u"/new"_s;
        QDeadlineTimer deadline(20'000);
        while (QDir(folder).count() < renamed + 2 && !deadline.hasExpired()) // "." and ".." are counted, too
            std::this_thread::yield();
        process.kill();
        QVERIFY(process.waitForFinished());
    }

    // Whether some had their new names, and some had not.
    static bool expectTruth(const LibraryFixture &fixture)
    {
        const auto library = fixture.opened();
        const QList<Job> jobs = library->loadRecent(kImages);
        if (jobs.size() != int(kImages))
            QTest::qFail("rows are missing", __FILE__, __LINE__);
        quint64 renamed = 0;
        for (const Job &job : jobs) {
            const auto known = library->known(job.image);
            const bool isThere = known && known->isDownloaded() && known->path == job.file.path &&
                                 readFile(known->path) == "image " + QByteArray::number(job.id.value);
            if (!isThere) {
                QTest::qFail(qPrintable(u"%1 is sought at %2"_s.arg(job.id.value).arg(job.file.path)), __FILE__,
                             __LINE__);
                return false;
            }
            renamed += known->path.contains(u"/new/"_s) ? 1 : 0;
        }
        return renamed > 0 && renamed < kImages;
    }
};

int main(int argc, char *argv[])
{
    const QCoreApplication application(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    if (arguments.value(1) == kRenameArgument)
        return renameUntilKilled(arguments.value(2));
    TestRenamingKills test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_renamingkills.moc"
