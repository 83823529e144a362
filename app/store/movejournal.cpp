// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "store/movejournal.h"

#include "store/librarydatabase.h"
#include "store/sidecar.h"

#include <QFile>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <sys/stat.h>

#include <optional>

namespace bowerbird {

using namespace Qt::StringLiterals;

namespace {

constexpr auto kBatchKey = "files-being-renamed"_L1;

// What a rename does not change. As texts: the numbers have more digits than JSON's.
struct Identity
{
    QString bytes; // size and time of the last change
    QString node;  // some file systems count anew with each mount

    friend bool operator==(const Identity &, const Identity &) = default;
};

std::optional<Identity> identityOf(const QString &path)
{
    struct stat status = {};
    if (::lstat(QFile::encodeName(path).constData(), &status) != 0 || !S_ISREG(status.st_mode))
        return std::nullopt;
    return Identity{
        .bytes =
            u"%1 %2 %3"_s.arg(qint64(status.st_size)).arg(status.st_mtim.tv_sec).arg(qint64(status.st_mtim.tv_nsec)),
        .node = QString::number(status.st_ino)};
}

bool hasComeTrue(const QJsonObject &move)
{
    const std::optional<Identity> there = identityOf(move[u"to"_s].toString());
    if (!there || there->bytes != move[u"bytes"_s].toString())
        return false;
    return there->node == move[u"node"_s].toString() || !identityOf(move[u"from"_s].toString());
}

} // namespace

QString moveBatch(const QHash<QString, QString> &moves)
{
    QJsonArray batch;
    for (auto move = moves.cbegin(); move != moves.cend(); ++move) {
        const Identity known = identityOf(move.key()).value_or(Identity());
        batch.append(QJsonObject{
            {u"from"_s, move.key()}, {u"to"_s, move.value()}, {u"bytes"_s, known.bytes}, {u"node"_s, known.node}});
    }
    return QString::fromUtf8(QJsonDocument(batch).toJson(QJsonDocument::Compact));
}

Result<void> writeMoveBatch(LibraryDatabase &database, const QString &batch)
{
    if (!database.meta(kBatchKey).toString().isEmpty())
        return fail(FailureReason::NotWritable, u"the library has not taken in the files renamed before these"_s);
    return database.transactionToDisk([&] { return database.setMeta(kBatchKey, batch); });
}

Result<void> clearMoveBatch(LibraryDatabase &database)
{
    return database.setMeta(kBatchKey, QString(u""_s));
}

Result<void> resolveMoves(LibraryDatabase &database)
{
    const QByteArray text = database.meta(kBatchKey).toString().toUtf8();
    if (text.isEmpty())
        return {};
    QHash<QString, QString> moves;
    const QJsonArray batch = QJsonDocument::fromJson(text).array();
    for (const QJsonValue &value : batch) {
        const QJsonObject move = value.toObject();
        const QString from = move[u"from"_s].toString();
        const QString to = move[u"to"_s].toString();
        if (!hasComeTrue(move))
            continue;
        moves.insert(from, to);
        // What lies beside a file that has its old name is that file's.
        if (!QFileInfo::exists(from))
            moveSidecar(from, to);
    }
    return database.transaction([&]() -> Result<void> {
        if (auto moved = moves.isEmpty() ? Result<void>() : database.history().movePaths(moves); !moved)
            return moved;
        return clearMoveBatch(database);
    });
}

} // namespace bowerbird
