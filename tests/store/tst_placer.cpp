// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "store/filehelpers.h"
#include "store/placer.h"

#include <QDir>
#include <QSet>
#include <QTemporaryDir>
#include <QTest>

#include <sys/xattr.h>

#include <latch>
#include <thread>
#include <vector>

using namespace bowerbird;
using namespace bowerbird::test;
using namespace Qt::StringLiterals;

Q_DECLARE_METATYPE(bowerbird::ConflictRule)

namespace {

QByteArray attribute(const QString &path, const char *name)
{
    QByteArray value(1'000, '\0');
    const auto size = ::getxattr(qPrintable(path), name, value.data(), static_cast<size_t>(value.size()));
    return value.left(std::max<qsizetype>(size, 0));
}

bool takesAttributes(const QString &folder)
{
    const QString file = folder + u"/probe"_s;
    writeFile(file, {});
    const bool isTaken = ::setxattr(qPrintable(file), "user.probe", "x", 1, 0) == 0;
    QFile::remove(file);
    return isTaken;
}

} // namespace

class TestPlacer : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_dir = std::make_unique<QTemporaryDir>(); }

    void movesThePartToItsName();
    void reservesInMemoryOnly();
    void answersToATakenName_data();
    void answersToATakenName();
    void identicalBytesAreNoConflict_data();
    void identicalBytesAreNoConflict();
    void findsIdenticalBytesUnderANumber();
    void namesOfOtherSpellingsAreOneName_data();
    void namesOfOtherSpellingsAreOneName();
    void aFileTakenAwayLeavesItsName();
    void overwritingSparesWhatThisRunHasPlaced();
    void refusesWhenSomethingElseIsInTheWay_data();
    void refusesWhenSomethingElseIsInTheWay();
    void numbersPastADirectory();
    void refusesWhenAFileAppearsMeanwhile();
    void aNameGivenBackIsFreeAgain();
    void followsALinkInPlaceOfTheFolder();
    void aNameTooLongConcernsItsImageAlone();
    void writesOriginAndTimeOntoTheFile();
    void marksThePartBeforeItIsRenamed();
    void leavesOutATimeThatNoPictureHas_data();
    void leavesOutATimeThatNoPictureHas();
    void placesWhatCannotKeepItsAttributes();
    void makesTheFolderOfATemplate();
    void doesNotMakeUpAFolderThatIsGone();
    void refusesNamesThatLeaveTheFolder_data();
    void refusesNamesThatLeaveTheFolder();
    void givesEachOfManyThreadsAFileOfItsOwn();
    void findsANumberForThousandsOfOneName();

private:
    [[nodiscard]] QString dir() const { return m_dir->path(); }
    [[nodiscard]] QString path(const QString &name) const { return dir() + u'/' + name; }
    PlaceRequest request(const QByteArray &bytes, const QString &name, ConflictRule rule = ConflictRule::Rename)
    {
        const QString part = path(u"%1.part"_s.arg(++m_parts));
        writeFile(part, bytes);
        return {.partPath = part,
                .directory = dir(),
                .name = name,
                .onConflict = rule,
                .sizeBytes = bytes.size(),
                .sha256 = sha256(bytes)};
    }
    // Reserves and places; the path, or the detail of what failed.
    QString placed(Placer &placer, const PlaceRequest &wanted)
    {
        const auto reservation = placer.reserve(wanted);
        if (!reservation)
            return reservation.error().detail;
        const auto moved = placer.place(wanted, *reservation);
        return moved ? reservation->path : moved.error().detail;
    }

    std::unique_ptr<QTemporaryDir> m_dir;
    int m_parts = 0;
};

void TestPlacer::movesThePartToItsName()
{
    Placer placer;
    const PlaceRequest wanted = request("bytes", u"a.jpg"_s);
    QCOMPARE(placed(placer, wanted), path(u"a.jpg"_s));
    QCOMPARE(readFile(path(u"a.jpg"_s)), QByteArray("bytes"));
    QVERIFY(!QFile::exists(wanted.partPath));
}

void TestPlacer::reservesInMemoryOnly()
{
    Placer placer;
    const auto first = placer.reserve(request("one", u"a.jpg"_s));
    const auto second = placer.reserve(request("two", u"a.jpg"_s));
    QVERIFY(first && second);
    QCOMPARE(first->path, path(u"a.jpg"_s));
    QCOMPARE(second->path, path(u"a (2).jpg"_s));
    QCOMPARE(QDir(dir()).entryList({u"a*"_s}), QStringList());
}

void TestPlacer::answersToATakenName_data()
{
    QTest::addColumn<ConflictRule>("rule");
    QTest::addColumn<QString>("name");
    QTest::addColumn<bool>("isThere");
    QTest::addColumn<bool>("replaces");
    QTest::newRow("rename") << ConflictRule::Rename << u"a (3).jpg"_s << false << false;
    QTest::newRow("skip") << ConflictRule::Skip << u"a.jpg"_s << true << false;
    QTest::newRow("overwrite") << ConflictRule::Overwrite << u"a.jpg"_s << false << true;
}

void TestPlacer::answersToATakenName()
{
    QFETCH(ConflictRule, rule);
    QFETCH(QString, name);
    QFETCH(bool, isThere);
    QFETCH(bool, replaces);
    writeFile(path(u"a.jpg"_s), "other");
    writeFile(path(u"a (2).jpg"_s), "third");

    Placer placer;
    const PlaceRequest wanted = request("bytes", u"a.jpg"_s, rule);
    const auto reservation = placer.reserve(wanted);
    QVERIFY(reservation);
    QCOMPARE(reservation->path, path(name));
    QCOMPARE(reservation->alreadyThere, isThere);
    QCOMPARE(reservation->isIdentical, false);
    QCOMPARE(reservation->replaces, replaces);
    if (isThere)
        return;
    QVERIFY(placer.place(wanted, *reservation));
    QCOMPARE(readFile(path(name)), QByteArray("bytes"));
    QCOMPARE(readFile(path(u"a.jpg"_s)), replaces ? QByteArray("bytes") : QByteArray("other"));
}

void TestPlacer::identicalBytesAreNoConflict_data()
{
    QTest::addColumn<ConflictRule>("rule");
    QTest::newRow("rename") << ConflictRule::Rename;
    QTest::newRow("skip") << ConflictRule::Skip;
    QTest::newRow("overwrite") << ConflictRule::Overwrite;
}

void TestPlacer::identicalBytesAreNoConflict()
{
    QFETCH(ConflictRule, rule);
    writeFile(path(u"a.jpg"_s), "bytes");
    Placer placer;
    const auto reservation = placer.reserve(request("bytes", u"a.jpg"_s, rule));
    QVERIFY(reservation);
    QCOMPARE(reservation->path, path(u"a.jpg"_s));
    QVERIFY(reservation->alreadyThere);
    QVERIFY(reservation->isIdentical);

    // Same size, other bytes: a conflict.
    const auto other = placer.reserve(request("BYTES", u"a.jpg"_s, rule));
    QVERIFY(other);
    QVERIFY(!other->isIdentical);
}

void TestPlacer::findsIdenticalBytesUnderANumber()
{
    writeFile(path(u"a.jpg"_s), "other");
    writeFile(path(u"a (2).jpg"_s), "bytes");
    Placer placer;
    const auto reservation = placer.reserve(request("bytes", u"a.jpg"_s));
    QVERIFY(reservation);
    QVERIFY(reservation->isIdentical);
    QCOMPARE(reservation->path, path(u"a (2).jpg"_s));
}

void TestPlacer::namesOfOtherSpellingsAreOneName_data()
{
    QTest::addColumn<QString>("first");
    QTest::addColumn<QString>("second");
    QTest::addColumn<QString>("numbered");
    QTest::addColumn<bool>("isPlacedBefore"); // the first one, or only reserved
    for (const bool isPlaced : {false, true}) {
        const char *when = isPlaced ? "placed" : "reserved";
        QTest::addRow("case, %s", when) << u"Photo.jpg"_s << u"PHOTO.JPG"_s << u"PHOTO (2).JPG"_s << isPlaced;
        QTest::addRow("composed, %s", when)
            << u"\u00FCber.jpg"_s << u"u\u0308ber.jpg"_s << u"u\u0308ber (2).jpg"_s << isPlaced;
        QTest::addRow("sharp s, %s", when)
            << u"stra\u00DFe.jpg"_s << u"STRASSE.jpg"_s << u"STRASSE (2).jpg"_s << isPlaced;
    }
}

void TestPlacer::namesOfOtherSpellingsAreOneName()
{
    QFETCH(QString, first);
    QFETCH(QString, second);
    QFETCH(QString, numbered);
    QFETCH(bool, isPlacedBefore);
    Placer placer;
    const PlaceRequest wanted = request("one", first);
    const auto reserved = placer.reserve(wanted);
    QVERIFY(reserved);
    if (isPlacedBefore)
        QVERIFY(placer.place(wanted, *reserved));
    const auto other = placer.reserve(request("two", second));
    QVERIFY(other);
    QCOMPARE(other->path, path(numbered));
}

void TestPlacer::aFileTakenAwayLeavesItsName()
{
    Placer placer;
    QCOMPARE(placed(placer, request("one", u"a.jpg"_s)), path(u"a.jpg"_s));
    QVERIFY(QFile::remove(path(u"a.jpg"_s)));
    QCOMPARE(placed(placer, request("two", u"a.jpg"_s)), path(u"a.jpg"_s));
}

void TestPlacer::overwritingSparesWhatThisRunHasPlaced()
{
    writeFile(path(u"a.jpg"_s), "of an earlier run");
    Placer placer;
    QCOMPARE(placed(placer, request("one", u"a.jpg"_s, ConflictRule::Overwrite)), path(u"a.jpg"_s));
    QCOMPARE(placed(placer, request("two", u"a.jpg"_s, ConflictRule::Overwrite)), path(u"a (2).jpg"_s));
    QCOMPARE(readFile(path(u"a.jpg"_s)), QByteArray("one"));
    QCOMPARE(readFile(path(u"a (2).jpg"_s)), QByteArray("two"));
}

void TestPlacer::refusesWhenSomethingElseIsInTheWay_data()
{
    QTest::addColumn<ConflictRule>("rule");
    QTest::addColumn<bool>("isLink");
    for (const bool isLink : {false, true}) {
        const char *what = isLink ? "link" : "directory";
        QTest::addRow("rename, %s", what) << ConflictRule::Rename << isLink;
        QTest::addRow("skip, %s", what) << ConflictRule::Skip << isLink;
        QTest::addRow("overwrite, %s", what) << ConflictRule::Overwrite << isLink;
    }
}

void TestPlacer::refusesWhenSomethingElseIsInTheWay()
{
    QFETCH(ConflictRule, rule);
    QFETCH(bool, isLink);
    writeFile(path(u"victim"_s), "precious");
    if (isLink)
        QVERIFY(QFile::link(path(u"victim"_s), path(u"a.jpg"_s)));
    else
        QVERIFY(QDir(dir()).mkdir(u"a.jpg"_s));

    Placer placer;
    const PlaceRequest wanted = request("bytes", u"a.jpg"_s, rule);
    const auto reservation = placer.reserve(wanted);
    QVERIFY(!reservation);
    QCOMPARE(reservation.error().reason, FailureReason::NotWritable);
    QVERIFY(reservation.error().isPermanent);
    QCOMPARE(readFile(path(u"victim"_s)), QByteArray("precious"));

    // One that comes in between is not replaced either.
    const auto moved = placer.place(wanted, {.path = path(u"a.jpg"_s), .replaces = rule == ConflictRule::Overwrite});
    QVERIFY(!moved);
    QCOMPARE(moved.error().reason, FailureReason::NotWritable);
    QVERIFY(QFile::exists(wanted.partPath));
    QCOMPARE(QFileInfo(path(u"a.jpg"_s)).isSymLink(), isLink);
}

void TestPlacer::numbersPastADirectory()
{
    writeFile(path(u"a.jpg"_s), "other");
    QVERIFY(QDir(dir()).mkdir(u"a (2).jpg"_s));
    Placer placer;
    QCOMPARE(placed(placer, request("bytes", u"a.jpg"_s)), path(u"a (3).jpg"_s));
}

void TestPlacer::refusesWhenAFileAppearsMeanwhile()
{
    Placer placer;
    const PlaceRequest wanted = request("bytes", u"a.jpg"_s);
    const auto reservation = placer.reserve(wanted);
    QVERIFY(reservation);
    writeFile(path(u"a.jpg"_s), "sudden");
    const auto moved = placer.place(wanted, *reservation);
    QVERIFY(!moved);
    QCOMPARE(moved.error().reason, FailureReason::NotWritable);
    QVERIFY(moved.error().isPermanent);
    QCOMPARE(readFile(path(u"a.jpg"_s)), QByteArray("sudden"));
    QCOMPARE(readFile(wanted.partPath), QByteArray("bytes"));
    QCOMPARE(placed(placer, wanted), path(u"a (2).jpg"_s));
}

void TestPlacer::aNameGivenBackIsFreeAgain()
{
    Placer placer;
    const auto first = placer.reserve(request("one", u"a.jpg"_s));
    QVERIFY(first);
    placer.giveBack(*first);
    const auto second = placer.reserve(request("two", u"a.jpg"_s));
    QVERIFY(second);
    QCOMPARE(second->path, path(u"a.jpg"_s));
}

// The folder is the person's: they keep it on another disk by a link. The name in it is ours.
void TestPlacer::followsALinkInPlaceOfTheFolder()
{
    const QString folder = path(u"pictures"_s);
    QVERIFY(QDir().mkdir(folder) && QDir().mkdir(path(u"elsewhere"_s)));
    Placer placer;
    PlaceRequest wanted = request("bytes", u"a.jpg"_s);
    wanted.directory = folder;
    const auto reservation = placer.reserve(wanted);
    QVERIFY(reservation);
    QVERIFY(QDir().rmdir(folder));
    QVERIFY(QFile::link(path(u"elsewhere"_s), folder));
    writeFile(path(u"elsewhere/a.jpg"_s), "precious");

    QVERIFY(!placer.place(wanted, *reservation));
    QCOMPARE(placed(placer, wanted), QString(folder + u"/a (2).jpg"_s));
    QCOMPARE(readFile(path(u"elsewhere/a.jpg"_s)), QByteArray("precious"));
    QCOMPARE(readFile(path(u"elsewhere/a (2).jpg"_s)), QByteArray("bytes"));
}

void TestPlacer::aNameTooLongConcernsItsImageAlone()
{
    Placer placer;
    const auto reservation = placer.reserve(request("bytes", QString(300, u'x') + u".jpg"_s));
    QVERIFY(!reservation);
    QCOMPARE(reservation.error().reason, FailureReason::NotWritable);
    QVERIFY(reservation.error().isPermanent);
}

void TestPlacer::writesOriginAndTimeOntoTheFile()
{
    if (!takesAttributes(dir()))
        QSKIP("no attributes on this file system");
    const QDateTime time(QDate(2019, 3, 4), QTime(5, 6, 7), Qt::UTC);
    PlaceRequest wanted = request("bytes", u"a.jpg"_s);
    wanted.originUrl = u"https://example.com/\u00FC.jpg"_s;
    wanted.referrerUrl = u"https://example.com/page"_s;
    wanted.modifiedAt = time;
    Placer placer;
    QCOMPARE(placed(placer, wanted), path(u"a.jpg"_s));
    QCOMPARE(attribute(path(u"a.jpg"_s), "user.xdg.origin.url"), wanted.originUrl.toUtf8());
    QCOMPARE(attribute(path(u"a.jpg"_s), "user.xdg.referrer.url"), wanted.referrerUrl.toUtf8());
    QCOMPARE(QFileInfo(path(u"a.jpg"_s)).lastModified().toUTC(), time);

    // And nothing of it when it is not asked for.
    const QDateTime before = QDateTime::currentDateTimeUtc().addSecs(-2);
    QCOMPARE(placed(placer, request("other", u"b.jpg"_s)), path(u"b.jpg"_s));
    QCOMPARE(attribute(path(u"b.jpg"_s), "user.xdg.origin.url"), QByteArray());
    QCOMPARE(attribute(path(u"b.jpg"_s), "user.xdg.referrer.url"), QByteArray());
    QVERIFY(QFileInfo(path(u"b.jpg"_s)).lastModified() >= before);
}

// The intent to rename is committed between the two calls; whoever finishes it after a crash only renames.
void TestPlacer::marksThePartBeforeItIsRenamed()
{
    const QDateTime time(QDate(2019, 3, 4), QTime(5, 6, 7), Qt::UTC);
    PlaceRequest wanted = request("bytes", u"a.jpg"_s);
    wanted.modifiedAt = time;
    QVERIFY(Placer().reserve(wanted));
    QCOMPARE(QFileInfo(wanted.partPath).lastModified().toUTC(), time);
}

void TestPlacer::leavesOutATimeThatNoPictureHas_data()
{
    QTest::addColumn<QDateTime>("time");
    QTest::addColumn<bool>("isKept");
    QTest::newRow("none") << QDateTime() << false;
    QTest::newRow("the beginning of time") << QDateTime::fromMSecsSinceEpoch(0) << false;
    QTest::newRow("before 1980") << QDateTime(QDate(1979, 12, 31), QTime(23, 59, 59), Qt::UTC) << false;
    QTest::newRow("1980") << QDateTime(QDate(1980, 1, 1), QTime(0, 0), Qt::UTC) << true;
    QTest::newRow("a clock that is ahead") << QDateTime::currentDateTimeUtc().addSecs(3'600) << true;
    QTest::newRow("next week") << QDateTime::currentDateTimeUtc().addDays(7) << false;
    QTest::newRow("the year 9999") << QDateTime(QDate(9999, 12, 31), QTime(0, 0), Qt::UTC) << false;
}

void TestPlacer::leavesOutATimeThatNoPictureHas()
{
    QFETCH(QDateTime, time);
    QFETCH(bool, isKept);
    PlaceRequest wanted = request("bytes", u"a.jpg"_s);
    const QDateTime before = QFileInfo(wanted.partPath).lastModified();
    wanted.modifiedAt = time;
    Placer placer;
    QCOMPARE(placed(placer, wanted), path(u"a.jpg"_s));
    const QDateTime expected = isKept ? time : before;
    QCOMPARE(QFileInfo(path(u"a.jpg"_s)).lastModified().toSecsSinceEpoch(), expected.toSecsSinceEpoch());
}

void TestPlacer::placesWhatCannotKeepItsAttributes()
{
    PlaceRequest wanted = request("bytes", u"a.jpg"_s);
    wanted.originUrl = u"https://example.com/"_s + QString(100'000, u'x'); // past what the system takes, 64 KiB
    Placer placer;
    QCOMPARE(placed(placer, wanted), path(u"a.jpg"_s));
    QCOMPARE(attribute(path(u"a.jpg"_s), "user.xdg.origin.url"), QByteArray());
}

void TestPlacer::makesTheFolderOfATemplate()
{
    Placer placer;
    PlaceRequest wanted = request("bytes", u"a.jpg"_s);
    wanted.directory = path(u"album/2026"_s);
    QCOMPARE(placed(placer, wanted), path(u"album/2026/a.jpg"_s));
    QCOMPARE(readFile(path(u"album/2026/a.jpg"_s)), QByteArray("bytes"));
}

void TestPlacer::doesNotMakeUpAFolderThatIsGone()
{
    QTemporaryDir disk;
    Placer placer;
    PlaceRequest wanted = request("bytes", u"a.jpg"_s);
    wanted.directory = disk.filePath(u"gone/too"_s);
    const auto reservation = placer.reserve(wanted);
    QVERIFY(reservation);
    const auto moved = placer.place(wanted, *reservation);
    QVERIFY(!moved);
    QCOMPARE(moved.error().reason, FailureReason::NotWritable);
    QVERIFY(!moved.error().isPermanent);
    QVERIFY(!QFile::exists(disk.filePath(u"gone"_s)));
    QCOMPARE(readFile(wanted.partPath), QByteArray("bytes"));
}

void TestPlacer::refusesNamesThatLeaveTheFolder_data()
{
    QTest::addColumn<QString>("name");
    QTest::newRow("empty") << QString();
    QTest::newRow("up") << u"../a.jpg"_s;
    QTest::newRow("below") << u"b/a.jpg"_s;
    QTest::newRow("the folder") << u"."_s;
    QTest::newRow("its parent") << u".."_s;
    QTest::newRow("with a NUL, behind which the system sees nothing")
        << QString(u"a.jpg"_s + QChar(QChar::Null) + u"b"_s);
}

void TestPlacer::refusesNamesThatLeaveTheFolder()
{
    QFETCH(QString, name);
    Placer placer;
    const auto reservation = placer.reserve(request("bytes", name));
    QVERIFY(!reservation);
    QCOMPARE(reservation.error().reason, FailureReason::NotWritable);
}

void TestPlacer::givesEachOfManyThreadsAFileOfItsOwn()
{
    constexpr int kThreads = 16;
    constexpr int kEach = 8;
    Placer placer;
    std::vector<PlaceRequest> wanted;
    QSet<QByteArray> expected;
    for (int i = 0; i < kThreads * kEach; ++i) {
        const QByteArray bytes = "image " + QByteArray::number(i);
        expected.insert(bytes);
        wanted.push_back(request(bytes, u"a.jpg"_s));
    }
    std::latch start(kThreads);
    {
        std::vector<std::jthread> threads;
        threads.reserve(kThreads);
        for (int t = 0; t < kThreads; ++t) {
            threads.emplace_back([&, t] {
                start.arrive_and_wait();
                for (int i = t * kEach; i < (t + 1) * kEach; ++i)
                    (void)placed(placer, wanted.at(static_cast<size_t>(i)));
            });
        }
    }
    QSet<QByteArray> found;
    const QStringList files = QDir(dir()).entryList(QDir::Files);
    QCOMPARE(files.size(), kThreads * kEach);
    for (const QString &file : files) {
        QVERIFY2(file.endsWith(u".jpg"_s), qPrintable(file));
        found.insert(readFile(path(file)));
    }
    QCOMPARE(found, expected);
}

void TestPlacer::findsANumberForThousandsOfOneName()
{
    constexpr int kCount = 3'000;
    Placer placer;
    QElapsedTimer timer;
    timer.start();
    for (int i = 0; i < kCount; ++i)
        (void)placed(placer, request(QByteArray::number(i), u"image.jpg"_s));
    // Trying every number each time would be 4.5 million look-ups, many seconds.
    QVERIFY2(timer.elapsed() < 3'000 * kTimeFactor, qPrintable(QString::number(timer.elapsed())));
    QCOMPARE(QDir(dir()).entryList(QDir::Files).size(), kCount);
    QVERIFY(QFile::exists(path(u"image (3000).jpg"_s)));
}

QTEST_GUILESS_MAIN(TestPlacer)
#include "tst_placer.moc"
