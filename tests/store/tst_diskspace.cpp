// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "store/diskspace.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <sys/statvfs.h>

namespace bowerbird {

class DiskSpaceTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void tellsWhatTheUserMayWrite();
    void asksTheNearestParentThatIsThere_data();
    void asksTheNearestParentThatIsThere();
    void followsTheFolderToItsOwnDisk();
    void knowsNothingOfWhatCannotBeReached_data();
    void knowsNothingOfWhatCannotBeReached();
};

namespace {

// Other programs write to the same disk meanwhile.
constexpr qint64 kTolerance = 512LL * 1024 * 1024;

qint64 available(const QString &path)
{
    struct statvfs status = {};
    if (::statvfs(QFile::encodeName(path).constData(), &status) != 0)
        return -1;
    return static_cast<qint64>(status.f_bavail) * static_cast<qint64>(status.f_frsize);
}

} // namespace

void DiskSpaceTest::tellsWhatTheUserMayWrite()
{
    const QTemporaryDir folder;
    const auto free = freeBytes(folder.path());
    QVERIFY(free);
    QVERIFY2(std::abs(*free - available(folder.path())) < kTolerance, qPrintable(QString::number(*free)));
}

void DiskSpaceTest::asksTheNearestParentThatIsThere_data()
{
    QTest::addColumn<QString>("below");
    QTest::newRow("one level") << QStringLiteral("/new");
    QTest::newRow("three levels") << QStringLiteral("/new/a/b");
    QTest::newRow("slashes and dots") << QStringLiteral("//new/../other//./b/");
    QTest::newRow("below a file") << QStringLiteral("/file/a");
}

void DiskSpaceTest::asksTheNearestParentThatIsThere()
{
    QFETCH(const QString, below);
    const QTemporaryDir folder;
    QFile file(folder.filePath(QStringLiteral("file")));
    QVERIFY(file.open(QIODevice::WriteOnly));
    const auto free = freeBytes(folder.path() + below);
    QVERIFY(free);
    QVERIFY(std::abs(*free - available(folder.path())) < kTolerance);
    QVERIFY(!QFile::exists(folder.filePath(QStringLiteral("new"))));
}

void DiskSpaceTest::followsTheFolderToItsOwnDisk()
{
    const QString memory = QStringLiteral("/dev/shm");
    if (!QDir(memory).exists() || std::abs(available(memory) - available(QDir::tempPath())) < kTolerance)
        QSKIP("no second file system of another size here");
    const QTemporaryDir folder;
    QVERIFY(QFile::link(memory, folder.filePath(QStringLiteral("elsewhere"))));
    const auto free = freeBytes(folder.filePath(QStringLiteral("elsewhere/not-there")));
    QVERIFY(free);
    // Of the missing folder's parent, the link: what it points to is where the folder would be made.
    QVERIFY(std::abs(*free - available(memory)) < kTolerance);
}

void DiskSpaceTest::knowsNothingOfWhatCannotBeReached_data()
{
    QTest::addColumn<QString>("directory");
    QTest::newRow("nothing") << QString();
    QTest::newRow("relative") << QStringLiteral("pictures");
    QTest::newRow("a name too long for the system") << u'/' + QString(5'000, u'x');
}

void DiskSpaceTest::knowsNothingOfWhatCannotBeReached()
{
    QFETCH(const QString, directory);
    QVERIFY(!freeBytes(directory));
}

} // namespace bowerbird

QTEST_GUILESS_MAIN(bowerbird::DiskSpaceTest)
#include "tst_diskspace.moc"
