// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "engine/filenaming.h"
#include "engine/renaming.h"
#include "store/library.h"
#include "store/sidecar.h"

#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

namespace bowerbird {

using namespace Qt::StringLiterals;

namespace {

using Verdict = RenameStep::Verdict;

const std::atomic<bool> kNeverStop = false;

// A folder of files, each with its own name as its bytes.
struct Folder
{
    explicit Folder(const QStringList &names)
    {
        for (const QString &name : names)
            write(name, name.toUtf8());
    }
    void write(const QString &name, const QByteArray &bytes) const
    {
        QDir().mkpath(QFileInfo(path(name)).path());
        QFile file(path(name));
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size());
    }
    [[nodiscard]] QString path(const QString &name) const { return directory.path() + u'/' + name; }
    [[nodiscard]] RenameSource source(const QString &name, const QString &title) const
    {
        return {.path = path(name),
                .directory = directory.path(),
                .facts = {.title = title, .rawName = name.section(u'/', -1), .type = ImageType::Jpeg}};
    }
    // "new<old" of every file, sorted; folders too.
    [[nodiscard]] QStringList content() const
    {
        QStringList all;
        for (QDirIterator it(directory.path(), QDir::AllEntries | QDir::NoDotAndDotDot, QDirIterator::Subdirectories);
             it.hasNext();) {
            QFile file(it.next());
            const QString name = file.fileName().sliced(directory.path().size() + 1);
            all << (file.open(QIODevice::ReadOnly) ? QString(name % u'<' % QString::fromUtf8(file.readAll()))
                                                   : QString(name % u'/'));
        }
        all.sort();
        return all;
    }

    QTemporaryDir directory;
};

QList<RenameStep> planned(const QList<RenameSource> &sources, const QString &text)
{
    return planRenames(sources, *NameTemplate::parse(text), kNeverStop);
}

QList<RenameStep> carriedOut(const QList<RenameStep> &steps, const QStringList &directories)
{
    const QTemporaryDir profile;
    Library library;
    if (!library.open(profile.filePath(u"library.db"_s)))
        qFatal("no library");
    return carryOut(steps, directories, library);
}

QList<Verdict> verdicts(const QList<RenameStep> &steps)
{
    QList<Verdict> all;
    for (const RenameStep &step : steps)
        all << step.verdict;
    return all;
}

} // namespace

class TestRenaming : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void movesFilesIntoFoldersAndBack()
    {
        const Folder folder({u"a.jpg"_s, u"old/b.jpg"_s, u"old/c.jpg"_s});
        const QStringList before = folder.content();
        const QList<RenameStep> steps =
            planned({folder.source(u"a.jpg"_s, u"One"_s), folder.source(u"old/b.jpg"_s, u"Two"_s),
                     folder.source(u"old/c.jpg"_s, u"Two"_s)},
                    u"{title}/{counter:02} {name}.{ext}"_s);
        QCOMPARE(folder.content(), before); // a plan changes nothing
        const QList<RenameStep> done = carriedOut(steps, {folder.directory.path()});
        QCOMPARE(verdicts(done), QList<Verdict>(3, Verdict::Rename));
        QCOMPARE(folder.content(), (QStringList{u"One/"_s, u"One/01 a.jpg<a.jpg"_s, u"Two/"_s,
                                                u"Two/01 b.jpg<old/b.jpg"_s, u"Two/02 c.jpg<old/c.jpg"_s}));
        QList<RenameStep> back;
        for (const RenameStep &step : done)
            back.prepend({.from = step.to, .to = step.from});
        QCOMPARE(verdicts(carriedOut(back, {folder.directory.path()})), QList<Verdict>(3, Verdict::Rename));
        QCOMPARE(folder.content(), before);
    }

    void replacesNothing()
    {
        const Folder folder({u"a.jpg"_s, u"b.jpg"_s, u"c.jpg"_s, u"Taken.jpg"_s});
        QVERIFY(QFile::link(u"/nowhere"_s, folder.path(u"Link.jpg"_s)));
        const QList<RenameStep> steps =
            planned({folder.source(u"a.jpg"_s, u"Taken"_s), folder.source(u"b.jpg"_s, u"New"_s),
                     folder.source(u"c.jpg"_s, u"new"_s), folder.source(u"Taken.jpg"_s, u"Taken"_s),
                     folder.source(u"gone.jpg"_s, u"Gone"_s), folder.source(u"b.jpg"_s, u"New"_s)},
                    u"{title}.{ext}"_s);
        QCOMPARE(verdicts(steps), (QList{Verdict::Taken, Verdict::Rename, Verdict::Twin, Verdict::Twin,
                                         Verdict::Missing})); // the second row of b.jpg is the same file
        (void)carriedOut(steps, {folder.directory.path()});
        QCOMPARE(folder.content(),
                 (QStringList{u"New.jpg<b.jpg"_s, u"Taken.jpg<Taken.jpg"_s, u"a.jpg<a.jpg"_s, u"c.jpg<c.jpg"_s}));
        const QList<RenameStep> onLink = planned({folder.source(u"a.jpg"_s, u"Link"_s)}, u"{title}.{ext}"_s);
        QCOMPARE(verdicts(onLink), QList{Verdict::Taken});
    }

    void leavesWhatHasAppearedMeanwhile()
    {
        const Folder folder({u"a.jpg"_s});
        const QList<RenameStep> steps = planned({folder.source(u"a.jpg"_s, u"x/New"_s)}, u"{title}/{name}"_s);
        folder.write(u"x_New/a.jpg"_s, "other");
        const QList<RenameStep> done = carriedOut(steps, {folder.directory.path()});
        QCOMPARE(verdicts(done), QList{Verdict::Taken});
        QCOMPARE(folder.content(), (QStringList{u"a.jpg<a.jpg"_s, u"x_New/"_s, u"x_New/a.jpg<other"_s}));
    }

    void lendsNamesAlongAChain()
    {
        const Folder folder({u"1.jpg"_s, u"2.jpg"_s, u"3.jpg"_s});
        const QList<RenameStep> steps = planned(
            {folder.source(u"1.jpg"_s, u"2"_s), folder.source(u"2.jpg"_s, u"3"_s), folder.source(u"3.jpg"_s, u"4"_s)},
            u"{title}.{ext}"_s);
        QCOMPARE(verdicts(steps), QList<Verdict>(3, Verdict::Rename));
        QCOMPARE(verdicts(carriedOut(steps, {folder.directory.path()})), QList<Verdict>(3, Verdict::Rename));
        QCOMPARE(folder.content(), (QStringList{u"2.jpg<1.jpg"_s, u"3.jpg<2.jpg"_s, u"4.jpg<3.jpg"_s}));
    }

    void keepsAChainWhoseEndStays()
    {
        const Folder folder({u"1.jpg"_s, u"2.jpg"_s, u"3.jpg"_s});
        const QList<RenameStep> steps =
            planned({folder.source(u"1.jpg"_s, u"2"_s), folder.source(u"2.jpg"_s, u"3"_s)}, u"{title}.{ext}"_s);
        QCOMPARE(verdicts(steps), (QList{Verdict::Taken, Verdict::Taken}));
    }

    void leavesACircleAsItIs()
    {
        const Folder folder({u"1.jpg"_s, u"2.jpg"_s});
        const QStringList before = folder.content();
        const QList<RenameStep> steps =
            planned({folder.source(u"1.jpg"_s, u"2"_s), folder.source(u"2.jpg"_s, u"1"_s)}, u"{title}.{ext}"_s);
        QCOMPARE(verdicts(carriedOut(steps, {folder.directory.path()})), (QList{Verdict::Taken, Verdict::Taken}));
        QCOMPARE(folder.content(), before);
    }

    void takesItsSidecarAlong()
    {
        const Folder folder({u"a.jpg"_s, u"b.jpg"_s});
        const QByteArray sidecar =
            sidecarOf({.url = u"http://h/a.jpg"_s}, {.path = folder.path(u"a.jpg"_s), .sizeBytes = 5}, {});
        folder.write(u"a.jpg.json"_s, sidecar);
        folder.write(u"b.jpg.json"_s, "a person's notes");
        (void)carriedOut(
            planned({folder.source(u"a.jpg"_s, u"A"_s), folder.source(u"b.jpg"_s, u"B"_s)}, u"new/{title}.{ext}"_s),
            {folder.directory.path()});
        QFile moved(folder.path(u"new/A.jpg.json"_s));
        QVERIFY(isSidecar(moved.fileName()) && moved.open(QIODevice::ReadOnly));
        QCOMPARE(moved.readAll(), QByteArray(sidecar).replace("\"a.jpg\"", "\"A.jpg\"")); // and nothing else
        QVERIFY(!QFile::exists(folder.path(u"a.jpg.json"_s)));
        QVERIFY(QFile::exists(folder.path(u"b.jpg.json"_s)));
    }

    void keepsFoldersThatAreNotEmptyAndTheDirectoryItself()
    {
        const Folder folder({u"old/a.jpg"_s, u"old/notes.txt"_s});
        (void)carriedOut(planned({folder.source(u"old/a.jpg"_s, u"A"_s)}, u"{title}.{ext}"_s),
                         {folder.directory.path()});
        QCOMPARE(folder.content(), (QStringList{u"A.jpg<old/a.jpg"_s, u"old/"_s, u"old/notes.txt<old/notes.txt"_s}));
    }

    void saysWhyAFolderCannotBeMade()
    {
        const Folder folder({u"a.jpg"_s, u"file"_s});
        const QList<RenameStep> done = carriedOut(planned({folder.source(u"a.jpg"_s, u"A"_s)}, u"file/{title}.{ext}"_s),
                                                  {folder.directory.path()});
        QCOMPARE(verdicts(done), QList{Verdict::Failed});
        QVERIFY(!done.first().detail.isEmpty());
    }

    void readsWhatAJobKnows()
    {
        auto options = std::make_shared<DownloadOptions>();
        options->directory = u"/pictures"_s;
        Job job{.image = {.url = u"http://h/get.php"_s, .source = u"direct"_s, .title = u"T"_s}, .options = options};
        job.file = {.path = u"/pictures/from server.jpg"_s, .type = ImageType::Jpeg, .widthPx = 5};
        const RenameSource source = renameSourceOf(job);
        QCOMPARE(source.directory, u"/pictures"_s);
        QCOMPARE(source.facts.rawName, u"from server.jpg"_s);
        QCOMPARE(source.facts.widthPx, 5);
        options->nameTemplate = u"{title}/{counter}"_s;
        QCOMPARE(renameSourceOf(job).facts.rawName, u"get.php"_s);
        job.file.path = u"/elsewhere/x.jpg"_s;
        QCOMPARE(renameSourceOf(job).directory, u"/elsewhere"_s);
    }

    void countsInEachFolder()
    {
        const Folder folder({u"a/1.jpg"_s, u"a/2.jpg"_s, u"a/2.jpg.json"_s, u"a/x.7.part"_s});
        NameCounter counter;
        QCOMPARE(counter.next(folder.path(u"a"_s)), 3);
        QCOMPARE(counter.next(folder.path(u"a"_s)), 4);
        QCOMPARE(counter.next(folder.path(u"new"_s)), 1);
        DownloadOptions options;
        options.directory = folder.directory.path();
        options.nameTemplate = u"{title}/{counter:03}"_s;
        const FilePlace place = placeOf(options, {.title = u"a"_s, .type = ImageType::Png}, counter);
        QCOMPARE(place.directory, folder.path(u"a"_s));
        QCOMPARE(place.name, u"005.png"_s);
        options.nameTemplate = u"{nonsense"_s;
        QCOMPARE(placeOf(options, {.rawName = u"x.gif"_s, .type = ImageType::Gif}, counter).name, u"x.gif"_s);
    }
};

} // namespace bowerbird

QTEST_GUILESS_MAIN(bowerbird::TestRenaming)
#include "tst_renaming.moc"
