// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "store/filehelpers.h"
#include "store/profile.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

#include <sys/wait.h>
#include <unistd.h>

using namespace bowerbird;
using namespace bowerbird::test;
using namespace Qt::StringLiterals;

class TestProfile : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void keepsEverythingBelowTheGivenFolder();
    void usesThePersonsOwnFolders();
    void isForOneProgramAtATime();
    void takesOverTheLockOfAProcessThatIsGone_data();
    void takesOverTheLockOfAProcessThatIsGone();
    void takesOverALockWithoutAName();
    void newFoldersArePrivate();
    void keepsThePermissionsOfAFolderThatIsThere();
    void failsBelowAPlainFile();
};

void TestProfile::keepsEverythingBelowTheGivenFolder()
{
    const QTemporaryDir dir;
    const QString root = dir.filePath(u"a/profile"_s);
    const auto profile = Profile::open(root + u'/');
    QVERIFY(profile);
    QCOMPARE((*profile)->settingsFile(), QString(root + u"/settings.ini"_s));
    QCOMPARE((*profile)->databaseFile(), QString(root + u"/library.db"_s));
    QCOMPARE((*profile)->thumbnailDirectory(), QString(root + u"/cache/thumbnails"_s));
    QVERIFY(QFileInfo((*profile)->thumbnailDirectory()).isDir());
}

void TestProfile::usesThePersonsOwnFolders()
{
    const QTemporaryDir dir;
    qputenv("XDG_CONFIG_HOME", QFile::encodeName(dir.filePath(u"config"_s)));
    qputenv("XDG_DATA_HOME", QFile::encodeName(dir.filePath(u"data"_s)));
    qputenv("XDG_CACHE_HOME", QFile::encodeName(dir.filePath(u"cache"_s)));
    QCoreApplication::setApplicationName(u"something else"_s);
    const auto profile = Profile::open({});
    QVERIFY(profile);
    QCOMPARE((*profile)->settingsFile(), dir.filePath(u"config/bowerbird/settings.ini"_s));
    QCOMPARE((*profile)->databaseFile(), dir.filePath(u"data/bowerbird/library.db"_s));
    QCOMPARE((*profile)->thumbnailDirectory(), dir.filePath(u"cache/bowerbird/thumbnails"_s));
}

void TestProfile::isForOneProgramAtATime()
{
    const QTemporaryDir dir;
    auto first = Profile::open(dir.path());
    QVERIFY(first);
    const auto second = Profile::open(dir.path());
    QVERIFY(!second);
    QCOMPARE(second.error().reason, FailureReason::Refused);
    QCOMPARE(second.error().detail, QString::number(QCoreApplication::applicationPid()));

    first->reset();
    QVERIFY(Profile::open(dir.path()));
}

// Of a process that was killed between making it and writing into it: nobody could start any more.
void TestProfile::takesOverALockWithoutAName()
{
    const QTemporaryDir dir;
    writeFile(dir.filePath(u"profile.lock"_s), {});
    QVERIFY(Profile::open(dir.path()));
}

void TestProfile::takesOverTheLockOfAProcessThatIsGone_data()
{
    QTest::addColumn<bool>("isHalfRemoved");
    QTest::newRow("killed while it had the profile") << false;
    QTest::newRow("and another one while it took the lock away") << true;
}

void TestProfile::takesOverTheLockOfAProcessThatIsGone()
{
    QFETCH(bool, isHalfRemoved);
    const QTemporaryDir dir;
    if (isHalfRemoved)
        writeFile(dir.filePath(u"profile.lock.rmlock"_s), {});
    const pid_t child = fork();
    if (child == 0) {
        const auto profile = Profile::open(dir.path());
        _exit(profile ? 0 : 1); // without unlocking
    }
    int status = -1;
    waitpid(child, &status, 0);
    QCOMPARE(status, 0);
    QVERIFY(QFile::exists(dir.filePath(u"profile.lock"_s)));
    QVERIFY(Profile::open(dir.path()));
}

void TestProfile::newFoldersArePrivate()
{
    const QTemporaryDir dir;
    const auto profile = Profile::open(dir.filePath(u"profile"_s));
    QVERIFY(profile);
    const auto others = QFileDevice::ReadGroup | QFileDevice::WriteGroup | QFileDevice::ExeGroup |
                        QFileDevice::ReadOther | QFileDevice::WriteOther | QFileDevice::ExeOther;
    for (const QString &folder : {u"profile"_s, u"profile/cache"_s, u"profile/cache/thumbnails"_s})
        QVERIFY2(!(QFile::permissions(dir.filePath(folder)) & others), qPrintable(folder));
}

void TestProfile::keepsThePermissionsOfAFolderThatIsThere()
{
    const QTemporaryDir dir;
    const auto open = QFile::permissions(dir.path()) | QFileDevice::ReadGroup | QFileDevice::ReadOther;
    QVERIFY(QFile::setPermissions(dir.path(), open));
    QVERIFY(Profile::open(dir.path()));
    QCOMPARE(QFile::permissions(dir.path()), open);
}

void TestProfile::failsBelowAPlainFile()
{
    const QTemporaryDir dir;
    writeFile(dir.filePath(u"file"_s), "x");
    for (const QString &folder : {u"file"_s, u"file/below"_s}) {
        const auto profile = Profile::open(dir.filePath(folder));
        QVERIFY(!profile);
        QCOMPARE(profile.error().reason, FailureReason::NotWritable);
    }
}

QTEST_GUILESS_MAIN(TestProfile)
#include "tst_profile.moc"
