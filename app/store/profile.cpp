// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "store/profile.h"

#include "store/fileerror.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QLockFile>
#include <QStandardPaths>

#include <signal.h>
#include <sys/stat.h>

#include <cerrno>
#include <filesystem>

namespace bowerbird {

namespace {

using namespace Qt::StringLiterals;

// Not under the application's name: tests and the window without a name must find the same folder.
QString ownFolder(QStandardPaths::StandardLocation location)
{
    return QStandardPaths::writableLocation(location) + u"/bowerbird"_s;
}

// A new folder is for the person alone (0700); one that is there keeps its permissions.
Result<void> makePrivateFolder(const QString &path)
{
    if (QFileInfo(path).isDir())
        return {};
    std::error_code error;
    const std::string nativePath = QFile::encodeName(path).toStdString();
    std::filesystem::create_directories(std::filesystem::path(nativePath).parent_path(), error);
    if (error)
        return failFile(error.value(), path);
    if (::mkdir(nativePath.c_str(), 0700) != 0 && errno != EEXIST)
        return failFile(errno, path);
    if (!QFileInfo(path).isDir())
        return failFile(ENOTDIR, path);
    return {};
}

bool isGone(qint64 pid)
{
    return ::kill(static_cast<pid_t>(pid), 0) != 0 && errno == ESRCH;
}

// A program that was killed before it wrote its name into the lock left it empty. One that is just beginning has its
// name in it a moment later, and QLockFile never takes the file of one that lives.
bool takeNameless(QLockFile &lock)
{
    lock.setStaleLockTime(1'000);
    const bool isTaken = lock.tryLock(2'000);
    lock.setStaleLockTime(0);
    return isTaken;
}

// A program that was killed while it took the lock of another one away left the lock of that work, without a name.
bool takeHalfRemoved(QLockFile &lock)
{
    QLockFile removal(lock.fileName() + u".rmlock"_s); // as QLockFile calls it
    if (!takeNameless(removal))
        return false;
    removal.unlock();
    return lock.tryLock(0);
}

Result<void> takeLock(QLockFile &lock)
{
    // Age says nothing, a window may be open for weeks; a lock of a process that is gone is taken over by tryLock().
    lock.setStaleLockTime(0);
    if (lock.tryLock(0))
        return {};
    const QFileInfo there(lock.fileName());
    if (lock.error() != QLockFile::LockFailedError || (there.exists() && !there.isFile()))
        return fail(FailureReason::NotWritable, lock.fileName() + u": the lock cannot be written"_s);
    qint64 pid = 0;
    QString host;
    QString application;
    const bool hasName = lock.getLockInfo(&pid, &host, &application);
    if (hasName ? isGone(pid) && takeHalfRemoved(lock) : takeNameless(lock))
        return {};
    lock.getLockInfo(&pid, &host, &application);
    return fail(FailureReason::Refused, QString::number(pid));
}

} // namespace

Profile::Profile() = default;
Profile::~Profile() = default;

Result<std::unique_ptr<Profile>> Profile::open(const QString &directory)
{
    auto profile = std::unique_ptr<Profile>(new Profile);
    if (directory.isEmpty()) {
        profile->m_config = ownFolder(QStandardPaths::GenericConfigLocation);
        profile->m_data = ownFolder(QStandardPaths::GenericDataLocation);
        profile->m_cache = ownFolder(QStandardPaths::GenericCacheLocation);
    } else {
        const QString root = QDir::cleanPath(QFileInfo(directory).absoluteFilePath());
        profile->m_config = root;
        profile->m_data = root;
        profile->m_cache = root + u"/cache"_s;
    }
    for (const QString &folder : {profile->m_config, profile->m_data, profile->m_cache, profile->thumbnailDirectory(),
                                  profile->previewDirectory()}) {
        if (const Result<void> made = makePrivateFolder(folder); !made)
            return std::unexpected(made.error());
    }
    profile->m_lock = std::make_unique<QLockFile>(profile->m_data + u"/profile.lock"_s);
    if (const Result<void> locked = takeLock(*profile->m_lock); !locked)
        return std::unexpected(locked.error());
    return profile;
}

QString Profile::windowSocket(const QString &directory)
{
    constexpr qsizetype kLongestAddress = 100; // sockaddr_un takes 108 bytes with its end, some systems 104
    const QString root = directory.isEmpty() ? ownFolder(QStandardPaths::GenericDataLocation)
                                             : QDir::cleanPath(QFileInfo(directory).absoluteFilePath());
    QString path = root + u"/window.socket"_s;
    if (QFile::encodeName(path).size() <= kLongestAddress)
        return path;
    const QByteArray hash = QCryptographicHash::hash(root.toUtf8(), QCryptographicHash::Sha256).toHex().left(16);
    return QStandardPaths::writableLocation(QStandardPaths::RuntimeLocation) + u"/bowerbird-"_s +
           QString::fromLatin1(hash);
}

QString Profile::settingsFile() const
{
    return m_config + u"/settings.ini"_s;
}

QString Profile::databaseFile() const
{
    return m_data + u"/library.db"_s;
}

QString Profile::thumbnailDirectory() const
{
    return m_cache + u"/thumbnails"_s;
}

QString Profile::previewDirectory() const
{
    return m_cache + u"/previews"_s;
}

QString Profile::listDirectory() const
{
    return m_data + u"/lists"_s;
}

} // namespace bowerbird
