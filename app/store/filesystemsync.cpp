// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "store/filesystemsync.h"

#include "store/filedescriptor.h"

#include <QFile>

#include <fcntl.h>
#include <sys/stat.h>

namespace bowerbird {

void FilesystemSync::add(const QString &folder)
{
    m_lastAdded = Clock::now();
    if (m_folders.isEmpty())
        m_firstAdded = m_lastAdded;
    m_folders.insert(folder);
}

FilesystemSync::Clock::time_point FilesystemSync::dueAt() const
{
    if (m_folders.isEmpty())
        return Clock::time_point::max();
    return std::min(m_lastAdded + kIdleDelay, m_firstAdded + kLongestDelay);
}

bool FilesystemSync::sync()
{
    bool isGood = true;
    QSet<dev_t> done;
    for (const QString &path : std::exchange(m_folders, {})) {
        const FileDescriptor folder(::open(QFile::encodeName(path).constData(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
        struct stat status = {};
        // A folder that is gone has nothing left to lose.
        if (!folder.isOpen() || ::fstat(folder.get(), &status) != 0 || done.contains(status.st_dev))
            continue;
        done.insert(status.st_dev);
        isGood = ::syncfs(folder.get()) == 0 && isGood;
    }
    return isGood;
}

} // namespace bowerbird
