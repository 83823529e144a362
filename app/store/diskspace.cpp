// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "store/diskspace.h"

#include <QDir>
#include <QFile>

#include <sys/statvfs.h>

#include <cerrno>
#include <limits>

namespace bowerbird {

std::optional<qint64> freeBytes(const QString &directory)
{
    if (!directory.startsWith(u'/'))
        return std::nullopt;
    QString path = QDir::cleanPath(directory);
    struct statvfs status = {};
    while (::statvfs(QFile::encodeName(path).constData(), &status) != 0) {
        if (errno == EINTR)
            continue;
        // ENOTDIR: a file stands where a folder is wanted; the disk below it answers all the same.
        const bool mayAskParent = (errno == ENOENT || errno == ENOTDIR) && path != QLatin1StringView("/");
        if (!mayAskParent)
            return std::nullopt;
        path = path.left(std::max<qsizetype>(path.lastIndexOf(u'/'), 1));
    }
    // FUSE file systems without an answer of their own say zero for everything.
    if (status.f_blocks == 0)
        return std::nullopt;
    const quint64 unit = status.f_frsize != 0 ? status.f_frsize : status.f_bsize;
    constexpr auto kMost = static_cast<quint64>(std::numeric_limits<qint64>::max());
    const bool isTooMuch = unit != 0 && status.f_bavail > kMost / unit;
    return static_cast<qint64>(isTooMuch ? kMost : status.f_bavail * unit);
}

} // namespace bowerbird
