// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "store/keptlist.h"

#include <QDir>
#include <QFile>
#include <QSaveFile>

namespace bowerbird {

using namespace Qt::StringLiterals;

namespace {

constexpr auto kPattern = "links *.txt"_L1;

QString freeName(const QDir &folder, const QDateTime &now)
{
    const QString stem = u"links "_s + now.toString(u"yyyy-MM-dd hh.mm.ss"_s);
    QString name = stem + u".txt"_s;
    for (int number = 2; folder.exists(name); ++number)
        name = stem + u" (%1).txt"_s.arg(number);
    return name;
}

} // namespace

Result<QString> keepAsList(const QString &directory, const QString &text, const QDateTime &now)
{
    const QDir folder(directory);
    if (!folder.mkpath(u"."_s))
        return fail(FailureReason::NotWritable, directory + u": the folder cannot be made"_s);
    QFile::setPermissions(directory, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner); // links hold secrets
    const QString path = folder.absoluteFilePath(freeName(folder, now));
    QSaveFile file(path);
    const QByteArray bytes = text.toUtf8();
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size() || !file.commit()) {
        const bool isFull = file.error() == QFileDevice::ResourceError;
        return fail(isFull ? FailureReason::DiskFull : FailureReason::NotWritable, path + u": "_s + file.errorString());
    }
    QFile::setPermissions(path, QFile::ReadOwner | QFile::WriteOwner);
    return path;
}

QStringList listedTogether(const QString &directory, const QStringList &links, const QDateTime &now)
{
    if (links.size() <= kMostOneByOne)
        return links;
    QStringList listed;
    QStringList others;
    for (const QString &link : links) {
        const bool isWebAddress =
            link.startsWith("http://"_L1, Qt::CaseInsensitive) || link.startsWith("https://"_L1, Qt::CaseInsensitive);
        (isWebAddress ? listed : others).append(link);
    }
    const Result<QString> list = keepAsList(directory, listed.join(u'\n'), now);
    return list ? others << *list : links;
}

void dropListsBut(const QString &directory, const QStringList &used)
{
    const QDir folder(directory);
    const QStringList names = folder.entryList({kPattern}, QDir::Files);
    for (const QString &name : names) {
        if (const QString path = folder.absoluteFilePath(name); !used.contains(path))
            QFile::remove(path);
    }
}

} // namespace bowerbird
