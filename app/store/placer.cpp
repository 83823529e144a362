// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "store/placer.h"

#include "core/safefilename.h"
#include "store/fileerror.h"
#include "store/filemarks.h"
#include "store/filemove.h"
#include "store/sha256.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>

namespace bowerbird {

namespace {

using namespace Qt::StringLiterals;

// Nothing is 0 bytes of Kind::Nothing; only a plain file has a size.
struct Occupant
{
    enum class Kind : quint8 { Nothing, File, Other } kind = Kind::Nothing;
    qint64 sizeBytes = 0;
};

Result<Occupant> occupantOf(const QString &path)
{
    struct stat status = {};
    if (::lstat(QFile::encodeName(path).constData(), &status) != 0)
        return errno == ENOENT ? Result<Occupant>(Occupant()) : failFile(errno, path);
    if (!S_ISREG(status.st_mode))
        return Occupant{.kind = Occupant::Kind::Other};
    return Occupant{.kind = Occupant::Kind::File, .sizeBytes = status.st_size};
}

bool isIdentical(const PlaceRequest &request, const QString &path, const Occupant &occupant)
{
    if (occupant.sizeBytes != request.sizeBytes || request.sha256.isEmpty())
        return false;
    const Result<QByteArray> hash = sha256OfFile(path);
    return hash && *hash == request.sha256;
}

// Returns 0 or an errno, as does movePart().

int moveOverFile(const QByteArray &from, const QByteArray &to)
{
    struct stat status = {};
    if (::lstat(to.constData(), &status) == 0 && !S_ISREG(status.st_mode))
        return EEXIST;
    return ::rename(from.constData(), to.constData()) == 0 ? 0 : errno;
}

int movePart(const PlaceRequest &request, const Reservation &reservation)
{
    const QByteArray from = QFile::encodeName(request.partPath);
    const QByteArray to = QFile::encodeName(reservation.path);
    return reservation.replaces ? moveOverFile(from, to) : moveToFreeName(from, to);
}

// Folders of a name template come into being here; a folder that went away with its disk is not made up again.
bool makeFolder(const PlaceRequest &request)
{
    const QDir folder(request.directory);
    const QString partFolder = QFileInfo(request.partPath).absolutePath();
    const bool isBelowPart = folder.absolutePath().startsWith(partFolder + u'/') && QFileInfo::exists(partFolder);
    if (isBelowPart)
        return QDir().mkpath(request.directory);
    return QFileInfo::exists(QFileInfo(folder.absolutePath()).path()) && QDir().mkdir(request.directory);
}

QString candidate(const PlaceRequest &request, int n)
{
    return request.directory % u'/' % (n == 1 ? request.name : numberedFileName(request.name, n));
}

// Of a path: folders are as the person has named them.
QString keyOf(const QString &path)
{
    const qsizetype slash = path.lastIndexOf(u'/');
    return QStringView(path).left(slash + 1) % collisionKey(QStringView(path).sliced(slash + 1));
}

bool isNameInFolder(const PlaceRequest &request)
{
    const QString &name = request.name;
    const bool isComponent = !name.isEmpty() && name != u"."_s && name != u".."_s && !name.contains(u'/') &&
                             !name.contains(QChar(QChar::Null));
    return isComponent && QDir::isAbsolutePath(request.directory);
}

} // namespace

Result<Reservation> Placer::reserve(const PlaceRequest &request)
{
    if (!isNameInFolder(request))
        return failTarget(request.directory + u'/' + request.name, u"not the name of a file in a folder"_s);
    Result<Reservation> found = findName(request);
    if (found && !found->alreadyThere)
        markFile(request);
    return found;
}

Result<Reservation> Placer::findName(const PlaceRequest &request)
{
    QString baseKey; // made when the name itself is taken
    for (int n = 1; n <= kMostNumbers; n = numberAfter(baseKey, n)) {
        const auto verdict = tryName(request, candidate(request, n), n);
        if (!verdict)
            return std::unexpected(verdict.error());
        if (*verdict)
            return **verdict;
        if (n == 1)
            baseKey = keyOf(candidate(request, 1));
    }
    return failTarget(candidate(request, 1), u"too many files of this name"_s);
}

// Nothing: the next number is to be tried.
Result<std::optional<Reservation>> Placer::tryName(const PlaceRequest &request, const QString &path, int n)
{
    const QString key = keyOf(path);
    if (hold(key) == Hold::HeldByOther) {
        if (request.onConflict == ConflictRule::Skip)
            return Reservation{.path = path, .alreadyThere = true};
        return std::nullopt;
    }
    if (request.onConflict != ConflictRule::Skip && isSpelledOtherwise(key, path)) {
        drop(key);
        return std::nullopt;
    }
    const Result<Occupant> occupant = occupantOf(path);
    if (occupant && occupant->kind == Occupant::Kind::Nothing)
        return Reservation{.path = path};

    auto verdict = judgeOccupied(request, path, key, n);
    const bool keepsName = verdict && *verdict && (*verdict)->replaces;
    if (!keepsName)
        drop(key);
    return verdict;
}

Result<std::optional<Reservation>> Placer::judgeOccupied(const PlaceRequest &request, const QString &path,
                                                         const QString &key, int n)
{
    const Result<Occupant> occupant = occupantOf(path);
    if (!occupant)
        return std::unexpected(occupant.error());
    if (occupant->kind == Occupant::Kind::Other) {
        if (n > 1)
            return std::nullopt;
        return failTarget(path, u"a directory or link is in the way"_s);
    }
    if (isIdentical(request, path, *occupant))
        return Reservation{.path = path, .alreadyThere = true, .isIdentical = true};
    if (request.onConflict == ConflictRule::Skip)
        return Reservation{.path = path, .alreadyThere = true};
    if (request.onConflict != ConflictRule::Overwrite)
        return std::nullopt;

    const std::lock_guard lock(m_mutex);
    if (!m_placed.value(qHash(key)).mayBeReplaced)
        return std::nullopt;
    return Reservation{.path = path, .replaces = true};
}

Result<void> Placer::place(const PlaceRequest &request, const Reservation &reservation)
{
    int error = movePart(request, reservation);
    if (error == ENOENT && makeFolder(request))
        error = movePart(request, reservation);

    const bool lostPart = error == ENOENT && !QFileInfo::exists(request.partPath);

    const QString key = keyOf(reservation.path);
    const std::lock_guard lock(m_mutex);
    m_reserved.remove(key);
    if (lostPart)
        return failTarget(request.partPath, u"the part is gone"_s);
    if (error == EEXIST)
        return failTarget(reservation.path, u"another file has appeared there"_s);
    if (error != 0)
        return failFile(error, reservation.path);
    m_placed.insert(qHash(key), {.spelling = qHash(reservation.path),
                                 .mayBeReplaced = request.onConflict != ConflictRule::Overwrite});
    return {};
}

void Placer::giveBack(const Reservation &reservation)
{
    if (!reservation.alreadyThere)
        drop(keyOf(reservation.path));
}

Placer::Hold Placer::hold(const QString &key)
{
    const std::lock_guard lock(m_mutex);
    const auto before = m_reserved.size();
    m_reserved.insert(key);
    return m_reserved.size() > before ? Hold::Taken : Hold::HeldByOther;
}

void Placer::drop(const QString &key)
{
    const std::lock_guard lock(m_mutex);
    m_reserved.remove(key);
}

// On a file system that tells them apart both files would be there, and only one after the folder is copied to another.
bool Placer::isSpelledOtherwise(const QString &key, const QString &path)
{
    const std::lock_guard lock(m_mutex);
    const auto placed = m_placed.constFind(qHash(key));
    return placed != m_placed.cend() && placed->spelling != qHash(path);
}

// Thousands of images called "image.jpg" would otherwise try every number from 2 on, each of them.
int Placer::numberAfter(const QString &baseKey, int n)
{
    const std::lock_guard lock(m_mutex);
    if (n == 1)
        return m_nextNumbers.value(baseKey, 2);
    m_nextNumbers[baseKey] = std::max(m_nextNumbers.value(baseKey), n + 1);
    return n + 1;
}

} // namespace bowerbird
