// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "ui/trash.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

using namespace Qt::StringLiterals;

namespace bowerbird {

std::optional<TrashedFile> moveFileToTrash(const QString &path)
{
    QString pathInTrash;
    if (!QFile::moveToTrash(path, &pathInTrash) || pathInTrash.isEmpty())
        return {};
    return TrashedFile{path, pathInTrash};
}

bool takeFromTrash(const TrashedFile &file)
{
    QDir().mkpath(QFileInfo(file.path).absolutePath());
    if (!QFile::rename(file.pathInTrash, file.path)) // refuses to replace a file
        return false;
    const QFileInfo inTrash(file.pathInTrash);
    QFile::remove(inTrash.absolutePath() + u"/../info/"_s + inTrash.fileName() + u".trashinfo"_s);
    return true;
}

} // namespace bowerbird
