// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "store/closemark.h"

#include <QFile>

#include <sys/stat.h>

namespace bowerbird {

namespace {

using namespace Qt::StringLiterals;

QString markFileOf(const QString &databaseFile)
{
    return databaseFile + u"-closed"_s;
}

QByteArray stateOf(const QString &file)
{
    struct stat status = {};
    if (::stat(QFile::encodeName(file).constData(), &status) != 0)
        return {};
    return QByteArray::number(qint64(status.st_size)) + ' ' + QByteArray::number(qint64(status.st_mtim.tv_sec)) + '.' +
           QByteArray::number(qint64(status.st_mtim.tv_nsec));
}

} // namespace

void markClosed(const QString &databaseFile)
{
    QFile mark(markFileOf(databaseFile));
    if (!mark.open(QIODevice::WriteOnly | QIODevice::Truncate))
        return;
    mark.setPermissions(QFile::ReadOwner | QFile::WriteOwner);
    mark.write(stateOf(databaseFile));
}

bool wasTouchedSinceClosed(const QString &databaseFile)
{
    QFile mark(markFileOf(databaseFile));
    if (!mark.open(QIODevice::ReadOnly))
        return false;
    const QByteArray state = mark.readAll();
    return !state.isEmpty() && state != stateOf(databaseFile);
}

void removeMark(const QString &databaseFile)
{
    QFile::remove(markFileOf(databaseFile));
}

} // namespace bowerbird
