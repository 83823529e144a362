// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "store/filehelpers.h"
#include "store/partfile.h"

#include <QDir>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

#include <sched.h>
#include <sys/mount.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace bowerbird;
using namespace bowerbird::test;
using namespace Qt::StringLiterals;

namespace {

constexpr JobId kId{42};

QByteArray pattern(qsizetype size)
{
    QByteArray bytes(size, Qt::Uninitialized);
    quint32 state = 1;
    for (char &byte : bytes) {
        state = state * 1664525U + 1013904223U;
        byte = static_cast<char>(state >> 24);
    }
    return bytes;
}

ResponseHead head(qint64 offset, qint64 total, const QString &etag = u"\"v1\""_s)
{
    ResponseHead result;
    result.httpStatus = offset > 0 ? 206 : 200;
    result.offset = offset;
    result.totalBytes = total;
    result.validator.etag = etag;
    return result;
}

Result<void> appendAll(PartFile &part, const QByteArray &bytes, qsizetype piece)
{
    for (qsizetype at = 0; at < bytes.size(); at += piece) {
        const QByteArray next = bytes.mid(at, piece);
        if (auto result = part.append({next.constData(), static_cast<size_t>(next.size())}); !result)
            return result;
    }
    return {};
}

// Runs `body` in a child with a file system of its own of 64 KiB at `mountPoint`; its result is the child's exit
// status, 77 when such a file system is not to be had.
int onTinyDisk(const QString &mountPoint, const std::function<int()> &body)
{
    const pid_t child = fork();
    if (child == 0) {
        const bool hasOwnMounts = unshare(CLONE_NEWNS) == 0 || unshare(CLONE_NEWUSER | CLONE_NEWNS) == 0;
        if (!hasOwnMounts || mount("none", "/", nullptr, MS_REC | MS_PRIVATE, nullptr) != 0 ||
            mount("tmpfs", qPrintable(mountPoint), "tmpfs", 0, "size=64k") != 0)
            _exit(77);
        _exit(body());
    }
    int status = 0;
    waitpid(child, &status, 0);
    return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

} // namespace

class TestPartFile : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_dir = std::make_unique<QTemporaryDir>(); }

    void writesAndHashesWhatItIsGiven_data();
    void writesAndHashesWhatItIsGiven();
    void isNamedAfterStemAndJob_data();
    void isNamedAfterStemAndJob();
    void makesTheMissingFolder();
    void goesOnWithWhatIsThere();
    void goesOnFromTheRealSizeAfterACrash_data();
    void goesOnFromTheRealSizeAfterACrash();
    void startsFromNothingWhenTheBytesAreNotProven_data();
    void startsFromNothingWhenTheBytesAreNotProven();
    void anOldOneIsGoneOnWithOnlyWhenItIsWhole_data();
    void anOldOneIsGoneOnWithOnlyWhenItIsWhole();
    void isNotGoneOnWithWhenItsEndWasChanged();
    void isNotGoneOnWithByTheValidatorOfOtherBytes_data();
    void isNotGoneOnWithByTheValidatorOfOtherBytes();
    void writesSlowBytesBeforeLong();
    void leavesForeignFilesAlone();
    void tellsAPartTakenAwayFromALostFolder_data();
    void tellsAPartTakenAwayFromALostFolder();
    void throwsAwayWhatIsKeptWhenTheAnswerBeginsAtZero();
    void refusesAnAnswerThatBeginsElsewhere();
    void keepsItsBytesWhenDropped();
    void discardRemovesTheFile();
    void neverWritesThroughALink();
    void neverWritesIntoASecondNameOfAFinishedFile();
    void doesNotHangOnAPipe();
    void failsBelowAPlainFile();
    void failsAtTheWriteThatWasCutShort();
    void tellsThatTheDiskIsFull();
    void failsWhenTheFileWasRemovedMeanwhile();
    void leavesAPartToTheProgramAtWorkOnIt();

private:
    [[nodiscard]] QString dir() const { return m_dir->path(); }
    std::unique_ptr<PartFile> opened(const PartState &known = {}, const QString &stem = u"photo"_s)
    {
        auto part = PartFile::open(dir(), stem, kId, known);
        if (!part)
            qFatal("%s", qPrintable(part.error().detail));
        return std::move(*part);
    }
    PartState leftBehind(const QByteArray &bytes)
    {
        const auto part = opened();
        if (!part->begin(head(0, 1'000'000)) || !appendAll(*part, bytes, 16'384))
            qFatal("cannot write the part");
        return part->state();
    }
    std::unique_ptr<QTemporaryDir> m_dir;
};

void TestPartFile::writesAndHashesWhatItIsGiven_data()
{
    QTest::addColumn<qsizetype>("size");
    QTest::addColumn<qsizetype>("piece");
    QTest::addColumn<qint64>("declared");
    QTest::addColumn<bool>("isKept");
    QTest::newRow("nothing") << qsizetype(0) << qsizetype(1) << 0LL << false;
    QTest::newRow("one byte") << qsizetype(1) << qsizetype(1) << 1LL << true;
    QTest::newRow("curl's pieces") << qsizetype(300'001) << qsizetype(16'384) << 300'001LL << true;
    QTest::newRow("pieces as large as a write") << qsizetype(262'144) << qsizetype(65'536) << 262'144LL << true;
    QTest::newRow("pieces larger than a write") << qsizetype(1'000'003) << qsizetype(100'000) << 1'000'003LL << true;
    QTest::newRow("odd pieces") << qsizetype(200'000) << qsizetype(40'001) << 200'000LL << true;
    QTest::newRow("too large to be kept") << qsizetype(1'100'000) << qsizetype(16'384) << 1'100'000LL << false;
    QTest::newRow("small, of unknown length") << qsizetype(60'000) << qsizetype(16'384) << -1LL << true;
    QTest::newRow("of unknown length") << qsizetype(300'001) << qsizetype(16'384) << -1LL << false;
    QTest::newRow("of unknown length, large pieces") << qsizetype(300'001) << qsizetype(100'000) << -1LL << false;
    QTest::newRow("more than declared") << qsizetype(300'001) << qsizetype(16'384) << 100'000LL << false;
}

void TestPartFile::writesAndHashesWhatItIsGiven()
{
    QFETCH(qsizetype, size);
    QFETCH(qsizetype, piece);
    QFETCH(qint64, declared);
    QFETCH(bool, isKept);
    const QByteArray bytes = pattern(size);
    const auto part = opened();
    QVERIFY(part->begin(head(0, declared)));
    QVERIFY(appendAll(*part, bytes, piece));
    QCOMPARE(part->size(), size);
    const auto hash = part->finish();
    QVERIFY(hash);
    QCOMPARE(*hash, sha256(bytes));
    QCOMPARE(readFile(part->path()), bytes);

    const std::span<const char> content = part->content();
    QCOMPARE(QByteArray(content.data(), static_cast<qsizetype>(content.size())), isKept ? bytes : QByteArray());
    part->releaseContent();
    QVERIFY(part->content().empty());
    QCOMPARE(part->size(), size);
}

void TestPartFile::isNamedAfterStemAndJob_data()
{
    QTest::addColumn<QString>("stem");
    QTest::addColumn<QString>("expected"); // a regular expression
    QTest::newRow("plain") << u"photo"_s << u"photo\\.42\\.part"_s;
    QTest::newRow("hidden") << u".bashrc"_s << u"[^.].*\\.42\\.part"_s;
    QTest::newRow("empty") << QString() << u"image\\.42\\.part"_s;
    QTest::newRow("path") << u"../../etc/passwd"_s << u"[^/]+\\.42\\.part"_s;
    QTest::newRow("long") << QString(400, u'x') << u"x{100,200}\\.42\\.part"_s;
    QTest::newRow("long in UTF-8") << QString(400, QChar(0x00e9)) << u"\u00e9{50,100}\\.42\\.part"_s;
}

void TestPartFile::isNamedAfterStemAndJob()
{
    QFETCH(QString, stem);
    QFETCH(QString, expected);
    const auto part = opened({}, stem);
    const QStringList files = QDir(dir()).entryList(QDir::Files | QDir::Hidden);
    QCOMPARE(files.size(), 1);
    QVERIFY2(QRegularExpression(QRegularExpression::anchoredPattern(expected)).match(files.first()).hasMatch(),
             qPrintable(files.first()));
    QCOMPARE(part->path(), QString(dir() + u'/' + files.first()));
}

void TestPartFile::makesTheMissingFolder()
{
    const auto part = PartFile::open(dir() + u"/a/b"_s, u"x"_s, kId, {});
    QVERIFY(part);
    QVERIFY(QFile::exists(dir() + u"/a/b/x.42.part"_s));
}

void TestPartFile::goesOnWithWhatIsThere()
{
    const QByteArray bytes = pattern(150'000);
    const PartState left = leftBehind(bytes.left(100'000));
    QCOMPARE(left.sizeBytes, 100'000);

    // The stem may have changed meanwhile; the part keeps its name.
    const auto part = opened(left, u"better name"_s);
    QCOMPARE(part->path(), left.path);
    QCOMPARE(part->size(), 100'000);
    QCOMPARE(part->validator(), left.validator);
    QCOMPARE(part->validator().etag, u"\"v1\""_s);
    QCOMPARE(part->validator().totalBytes, 1'000'000);
    QVERIFY(part->begin(head(100'000, 150'000)));
    QVERIFY(appendAll(*part, bytes.mid(100'000), 16'384));
    const auto hash = part->finish();
    QVERIFY(hash);
    QCOMPARE(*hash, sha256(bytes));
    QCOMPARE(readFile(left.path), bytes);
    QVERIFY2(part->content().empty(), "the first bytes came in another attempt");
}

void TestPartFile::goesOnFromTheRealSizeAfterACrash_data()
{
    QTest::addColumn<qsizetype>("sizeOnDisk");
    QTest::addColumn<qint64>("totalBytes");
    QTest::newRow("grown") << qsizetype(130'000) << 150'000LL;
    QTest::newRow("grown, of unknown length") << qsizetype(130'000) << -1LL;
    QTest::newRow("whole") << qsizetype(150'000) << 150'000LL;
    QTest::newRow("not all written") << qsizetype(65'536) << 150'000LL;
}

void TestPartFile::goesOnFromTheRealSizeAfterACrash()
{
    QFETCH(qsizetype, sizeOnDisk);
    QFETCH(qint64, totalBytes);
    const QByteArray bytes = pattern(150'000);
    PartState left = leftBehind(bytes.left(100'000));
    left.validator.totalBytes = totalBytes;
    writeFile(left.path, bytes.left(sizeOnDisk));

    const auto part = opened(left);
    QCOMPARE(part->path(), left.path);
    QCOMPARE(part->size(), sizeOnDisk);
    QCOMPARE(part->validator(), left.validator);
    QVERIFY(part->begin(head(sizeOnDisk, 150'000)));
    QVERIFY(appendAll(*part, bytes.mid(sizeOnDisk), 16'384));
    const auto hash = part->finish();
    QVERIFY(hash);
    QCOMPARE(*hash, sha256(bytes));
    QCOMPARE(readFile(left.path), bytes);
}

void TestPartFile::startsFromNothingWhenTheBytesAreNotProven_data()
{
    QTest::addColumn<qsizetype>("sizeOnDisk");
    QTest::addColumn<QString>("etag");
    QTest::addColumn<qint64>("totalBytes");
    QTest::newRow("grown without a validator") << qsizetype(10'001) << QString() << 1'000'000LL;
    QTest::newRow("grown with a weak one") << qsizetype(10'001) << u"W/\"v1\""_s << 1'000'000LL;
    QTest::newRow("shorter without one") << qsizetype(9'999) << QString() << 1'000'000LL;
    QTest::newRow("longer than the whole") << qsizetype(20'001) << u"\"v1\""_s << 20'000LL;
    QTest::newRow("empty") << qsizetype(0) << u"\"v1\""_s << 1'000'000LL;
    QTest::newRow("gone") << qsizetype(-1) << u"\"v1\""_s << 1'000'000LL;
}

void TestPartFile::startsFromNothingWhenTheBytesAreNotProven()
{
    QFETCH(qsizetype, sizeOnDisk);
    QFETCH(QString, etag);
    QFETCH(qint64, totalBytes);
    PartState left = leftBehind(pattern(10'000));
    left.validator = {.etag = etag, .totalBytes = totalBytes};
    if (sizeOnDisk < 0)
        QVERIFY(QFile::remove(left.path));
    else
        writeFile(left.path, pattern(sizeOnDisk));

    const auto part = opened(left);
    QCOMPARE(part->size(), 0);
    QCOMPARE(part->validator(), Validator());
    QVERIFY(appendAll(*part, "new", 3));
    const auto hash = part->finish();
    QVERIFY(hash);
    QCOMPARE(*hash, sha256("new"));
    QCOMPARE(readFile(part->path()), QByteArray("new"));
    QCOMPARE(QDir(dir()).entryList(QDir::Files).size(), 1);
}

void TestPartFile::anOldOneIsGoneOnWithOnlyWhenItIsWhole_data()
{
    QTest::addColumn<qint64>("totalBytes");
    QTest::addColumn<int>("daysOld");
    QTest::addColumn<qint64>("kept");
    QTest::newRow("young") << 20'000LL << 13 << 10'000LL;
    QTest::newRow("old") << 20'000LL << 15 << 0LL;
    QTest::newRow("old and whole") << 10'000LL << 15 << 10'000LL; // its time is its server's
}

void TestPartFile::anOldOneIsGoneOnWithOnlyWhenItIsWhole()
{
    QFETCH(qint64, totalBytes);
    QFETCH(int, daysOld);
    QFETCH(qint64, kept);
    PartState left = leftBehind(pattern(10'000));
    left.validator.totalBytes = totalBytes;
    QFile file(left.path);
    QVERIFY(file.open(QIODevice::ReadWrite));
    QVERIFY(file.setFileTime(QDateTime::currentDateTime().addDays(-daysOld), QFileDevice::FileModificationTime));
    file.close();
    QCOMPARE(opened(left)->size(), kept);
}

void TestPartFile::isNotGoneOnWithWhenItsEndWasChanged()
{
    const QByteArray bytes = pattern(100'000);
    const PartState left = leftBehind(bytes);
    QCOMPARE(opened(left)->size(), 100'000);
    QByteArray changed = bytes;
    changed[100'000 - static_cast<int>(PartFile::kTailBytes)] ^= 1;
    writeFile(left.path, changed);
    QCOMPARE(opened(left)->size(), 0);
    QCOMPARE(QDir(dir()).entryList(QDir::Files).size(), 1);
}

void TestPartFile::isNotGoneOnWithByTheValidatorOfOtherBytes_data()
{
    QTest::addColumn<QString>("stem");
    QTest::addColumn<bool>("isOpenedAnew"); // before the other bytes come
    QTest::newRow("within an attempt") << u"photo"_s << false;
    QTest::newRow("in the next attempt") << u"photo"_s << true;
    QTest::newRow("under another name") << u"better name"_s << true;
}

// A row remembers bytes of one version; the server sends another one from the beginning, and a crash comes before the
// row has heard of that.
void TestPartFile::isNotGoneOnWithByTheValidatorOfOtherBytes()
{
    QFETCH(QString, stem);
    QFETCH(bool, isOpenedAnew);
    auto part = opened();
    QVERIFY(part->begin(head(0, 1'000'000)));
    QVERIFY(appendAll(*part, pattern(10'000), 10'000));
    const PartState remembered = part->state();
    if (isOpenedAnew) {
        part.reset();
        part = opened(remembered);
    }
    QVERIFY(part->begin(head(0, 1'000'000, u"\"v2\""_s)));
    QVERIFY(appendAll(*part, QByteArray(100'000, 'x'), 16'384));
    part.reset();

    part = opened(remembered, stem);
    QCOMPARE(part->size(), 0);
    QCOMPARE(part->validator(), Validator());
    QCOMPARE(QDir(dir()).entryList(QDir::Files).size(), 1);
}

void TestPartFile::writesSlowBytesBeforeLong()
{
    const auto part = opened();
    QVERIFY(part->begin(head(0, 1'000'000)));
    QVERIFY(appendAll(*part, "x", 1));
    QCOMPARE(QFileInfo(part->path()).size(), 0); // not each of them by itself
    QElapsedTimer timer;
    timer.start();
    const auto isWritten = [&] { return appendAll(*part, "x", 1) && QFileInfo(part->path()).size() > 0; };
    QTRY_VERIFY_WITH_TIMEOUT(isWritten(), 5'000);
    QVERIFY2(timer.elapsed() < 1'000 * kTimeFactor, qPrintable(QString::number(timer.elapsed())));
}

void TestPartFile::leavesForeignFilesAlone()
{
    const QString foreign = dir() + u"/letter.txt"_s;
    writeFile(foreign, "dear");
    const auto part = opened({.path = foreign, .sizeBytes = 4});
    QCOMPARE(part->path(), QString(dir() + u"/photo.42.part"_s));
    QCOMPARE(part->size(), 0);
    QCOMPARE(readFile(foreign), QByteArray("dear"));
}

void TestPartFile::tellsAPartTakenAwayFromALostFolder_data()
{
    QTest::addColumn<bool>("losesFolder");
    QTest::newRow("part") << false;
    QTest::newRow("folder") << true;
}

void TestPartFile::tellsAPartTakenAwayFromALostFolder()
{
    QFETCH(bool, losesFolder);
    const QString folder = dir() + (losesFolder ? u"/lost"_s : u"/kept"_s);
    auto part = PartFile::open(folder, u"photo"_s, {7}, {});
    QVERIFY(part);
    QVERIFY(appendAll(**part, "bytes", 5));
    QVERIFY(QFile::remove((*part)->path()));
    if (losesFolder)
        QVERIFY(QDir().rmdir(folder));
    const auto hash = (*part)->finish();
    QVERIFY(!hash);
    QCOMPARE(hash.error().reason, FailureReason::NotWritable);
    QCOMPARE(hash.error().isPermanent, !losesFolder); // one image's trouble, or that of all
}

void TestPartFile::throwsAwayWhatIsKeptWhenTheAnswerBeginsAtZero()
{
    const auto part = opened(leftBehind(pattern(100'000)));
    QVERIFY(part->begin(head(0, 5, u"\"v2\""_s)));
    QCOMPARE(part->size(), 0);
    QVERIFY(appendAll(*part, "fresh", 5));
    const auto hash = part->finish();
    QVERIFY(hash);
    QCOMPARE(*hash, sha256("fresh"));
    QCOMPARE(part->state().validator.etag, u"\"v2\""_s);
    QCOMPARE(part->state().validator.totalBytes, 5);
    QCOMPARE(readFile(part->path()), QByteArray("fresh"));
}

void TestPartFile::refusesAnAnswerThatBeginsElsewhere()
{
    const auto part = opened(leftBehind(pattern(1'000)));
    const auto begun = part->begin(head(999, 2'000));
    QVERIFY(!begun);
    QCOMPARE(begun.error().reason, FailureReason::BadRange);
    QCOMPARE(part->size(), 1'000);
}

void TestPartFile::keepsItsBytesWhenDropped()
{
    const QByteArray bytes = pattern(70'000);
    const PartState left = leftBehind(bytes);
    QCOMPARE(readFile(left.path), bytes);
}

void TestPartFile::discardRemovesTheFile()
{
    const auto part = opened();
    QVERIFY(appendAll(*part, pattern(100), 100));
    part->discard();
    QVERIFY(QDir(dir()).isEmpty());
    QCOMPARE(part->size(), 0);
}

void TestPartFile::neverWritesThroughALink()
{
    const QString victim = dir() + u"/victim"_s;
    writeFile(victim, "precious");
    QVERIFY(QFile::link(victim, dir() + u"/photo.42.part"_s));
    const auto part = PartFile::open(dir(), u"photo"_s, kId, {});
    QVERIFY(!part);
    QCOMPARE(part.error().reason, FailureReason::NotWritable);
    QCOMPARE(readFile(victim), QByteArray("precious"));
}

void TestPartFile::neverWritesIntoASecondNameOfAFinishedFile()
{
    const QString finished = dir() + u"/finished.jpg"_s;
    writeFile(finished, "precious");
    QCOMPARE(::link(qPrintable(finished), qPrintable(dir() + u"/photo.42.part"_s)), 0);
    const auto part = opened();
    QVERIFY(appendAll(*part, "new", 3));
    QVERIFY(part->finish());
    QCOMPARE(readFile(finished), QByteArray("precious"));
}

void TestPartFile::doesNotHangOnAPipe()
{
    QCOMPARE(::mkfifo(qPrintable(dir() + u"/photo.42.part"_s), 0600), 0);
    const auto part = PartFile::open(dir(), u"photo"_s, kId, {});
    QVERIFY(!part);
    QCOMPARE(part.error().reason, FailureReason::NotWritable);
}

void TestPartFile::failsBelowAPlainFile()
{
    writeFile(dir() + u"/file"_s, "x");
    const auto part = PartFile::open(dir() + u"/file/sub"_s, u"photo"_s, kId, {});
    QVERIFY(!part);
    QCOMPARE(part.error().reason, FailureReason::NotWritable);
    QVERIFY(part.error().detail.contains(dir() + u"/file/sub"_s));
}

void TestPartFile::failsAtTheWriteThatWasCutShort()
{
    const auto part = opened();
    QVERIFY(part->begin(head(0, 1'000'000)));
    Result<void> appended;
    {
        const FileSizeLimit limit(100'000);
        appended = appendAll(*part, pattern(200'000), 200'000);
    }
    QVERIFY(!appended);
    QCOMPARE(appended.error().reason, FailureReason::NotWritable);
    QVERIFY(appended.error().detail.contains(part->path()));
    // What reached the disk may be gone on with, but nothing can be added past the hole.
    QCOMPARE(part->size(), 100'000);
    QVERIFY(!appendAll(*part, "x", 1));
    QVERIFY(!part->finish());
    QCOMPARE(readFile(part->path()), pattern(100'000));
    // A new answer from the beginning works again.
    QVERIFY(part->begin(head(0, 3)));
    QVERIFY(appendAll(*part, "abc", 3));
    const auto hash = part->finish();
    QVERIFY(hash);
    QCOMPARE(*hash, sha256("abc"));
}

void TestPartFile::tellsThatTheDiskIsFull()
{
    const int status = onTinyDisk(dir(), [this] {
        const auto part = PartFile::open(dir(), u"photo"_s, kId, {});
        if (!part)
            return 1;
        // Small enough to stay in the buffer: only the end tells.
        if (!appendAll(**part, pattern(60'000), 16'384))
            return 2;
        writeFile(dir() + u"/filler"_s, pattern(40'000));
        const auto hash = (*part)->finish();
        return !hash && hash.error().reason == FailureReason::DiskFull ? 0 : 3;
    });
    if (status == 77)
        QSKIP("needs a mount namespace");
    QCOMPARE(status, 0);
}

void TestPartFile::failsWhenTheFileWasRemovedMeanwhile()
{
    const auto part = opened();
    QVERIFY(appendAll(*part, "abc", 3));
    QVERIFY(QFile::remove(part->path()));
    const auto hash = part->finish();
    QVERIFY(!hash);
    QCOMPARE(hash.error().reason, FailureReason::NotWritable);
}

void TestPartFile::leavesAPartToTheProgramAtWorkOnIt()
{
    // As two programs with profiles of their own do, whose jobs have the same number and name.
    const auto ours = opened();
    QVERIFY(ours->begin(head(0, 4)));
    QVERIFY(appendAll(*ours, "ours", 4));
    const auto theirs = opened();
    QVERIFY(theirs->path() != ours->path());
    QVERIFY(theirs->begin(head(0, 6)));
    QVERIFY(appendAll(*theirs, "theirs", 6));
    QVERIFY(ours->finish());
    const auto third = opened(); // also when it is whole and waits for its place
    QVERIFY(third->path() != ours->path());
    QVERIFY(third->path() != theirs->path());
    QVERIFY(theirs->finish());
    QCOMPARE(readFile(ours->path()), QByteArray("ours"));
    QCOMPARE(readFile(theirs->path()), QByteArray("theirs"));
}

QTEST_GUILESS_MAIN(TestPartFile)
#include "tst_partfile.moc"
