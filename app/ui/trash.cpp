// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "ui/trash.h"

#include "store/sidecar.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QStandardPaths>

using namespace Qt::StringLiterals;

namespace bowerbird {

namespace {

// Empty when it cannot be.
QString movedToTrash(const QString &path)
{
    // Without this folder Qt would put the file into one of the current directory.
    QDir().mkpath(QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation));
    QString pathInTrash;
    return QFile::moveToTrash(path, &pathInTrash) ? pathInTrash : QString();
}

bool takeBack(const QString &pathInTrash, const QString &path)
{
    if (!QFile::rename(pathInTrash, path)) // refuses to replace a file
        return false;
    const QFileInfo inTrash(pathInTrash);
    if (inTrash.dir().dirName() == u"files"_s) // else it was put aside elsewhere
        QFile::remove(inTrash.absolutePath() + u"/../info/"_s + inTrash.fileName() + u".trashinfo"_s);
    return true;
}

} // namespace

std::optional<TrashedFile> moveFileToTrash(const QString &path)
{
    TrashedFile file{.path = path, .pathInTrash = movedToTrash(path)};
    if (file.pathInTrash.isEmpty())
        return {};
    const QString sidecar = sidecarPath(path);
    if (isSidecar(sidecar))
        file.sidecarInTrash = movedToTrash(sidecar);
    return file;
}

std::optional<TrashedFile> moveFileAside(const QString &path)
{
    if (auto trashed = moveFileToTrash(path))
        return trashed;
    const QFileInfo info(path);
    const QString ending = info.suffix().isEmpty() ? QString() : QString(u'.' + info.suffix());
    const QString stem = info.absolutePath() + u'/' + info.completeBaseName() + u" ("_s;
    const QString mark = QCoreApplication::translate("bowerbird::Trash", "changed", "added to a file's name");
    constexpr int kMostTries = 100;
    for (int n = 1; n <= kMostTries; ++n) {
        const QString number = n > 1 ? QString(u' ' + QString::number(n)) : QString();
        const QString aside = stem + mark + number + u')' + ending;
        if (!QFileInfo::exists(aside) && QFile::rename(path, aside))
            return TrashedFile{path, aside};
    }
    return {};
}

bool takeFromTrash(const TrashedFile &file)
{
    QDir().mkpath(QFileInfo(file.path).absolutePath());
    if (!takeBack(file.pathInTrash, file.path))
        return false;
    if (!file.sidecarInTrash.isEmpty())
        (void)takeBack(file.sidecarInTrash, sidecarPath(file.path)); // the image is back in any case
    return true;
}

} // namespace bowerbird
