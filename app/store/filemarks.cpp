// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "store/filemarks.h"

#include "store/placer.h"

#include <QFile>

#include <fcntl.h>
#include <sys/stat.h>
#include <sys/xattr.h>

#include <ctime>

namespace bowerbird {

namespace {

constexpr qint64 kEarliestMs = 315'532'800'000; // 1980-01-01, UTC
constexpr qint64 kLatestAheadMs = 24LL * 60 * 60 * 1'000;

void setAttribute(const QByteArray &path, const char *name, const QString &value)
{
    if (value.isEmpty())
        return;
    const QByteArray bytes = value.toUtf8();
    (void)::lsetxattr(path.constData(), name, bytes.constData(), static_cast<size_t>(bytes.size()), 0);
}

bool isPlausible(qint64 sinceEpochMs)
{
    return sinceEpochMs >= kEarliestMs && sinceEpochMs <= QDateTime::currentMSecsSinceEpoch() + kLatestAheadMs;
}

} // namespace

void markFile(const PlaceRequest &request)
{
    if (request.originUrl.isEmpty() && request.referrerUrl.isEmpty() && !request.modifiedAt.isValid())
        return;
    const QByteArray path = QFile::encodeName(request.partPath);
    setAttribute(path, "user.xdg.origin.url", request.originUrl);
    setAttribute(path, "user.xdg.referrer.url", request.referrerUrl);
    if (!request.modifiedAt.isValid())
        return;
    const qint64 modifiedMs = request.modifiedAt.toMSecsSinceEpoch();
    if (!isPlausible(modifiedMs))
        return;
    const timespec times[2] = {{.tv_sec = 0, .tv_nsec = UTIME_OMIT},
                               {.tv_sec = modifiedMs / 1'000, .tv_nsec = modifiedMs % 1'000 * 1'000'000}};
    (void)::utimensat(AT_FDCWD, path.constData(), times, AT_SYMLINK_NOFOLLOW);
}

} // namespace bowerbird
