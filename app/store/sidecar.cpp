// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "store/sidecar.h"

#include "core/redact.h"
#include "store/fileerror.h"
#include "store/filemove.h"

#include <QFile>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <cerrno>
#include <cstdio>

namespace bowerbird {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 kMostBytes = 4LL * 1024 * 1024; // of a sidecar; a description is a page at most
constexpr auto kFileKey = "file"_L1;

QString generator()
{
    return u"Bowerbird"_s;
}

// Leaves out what is not known.
class Facts
{
public:
    void add(const QString &key, const QString &text)
    {
        if (!text.isEmpty())
            m_object.insert(key, text);
    }
    void add(const QString &key, qint64 number)
    {
        if (number > 0)
            m_object.insert(key, number);
    }
    void add(const QString &key, const QDateTime &moment)
    {
        if (moment.isValid())
            m_object.insert(key, moment.toUTC().toString(Qt::ISODate));
    }
    void addFlag(const QString &key, bool holds)
    {
        if (holds)
            m_object.insert(key, true);
    }
    void addValue(const QString &key, const QJsonValue &value) { m_object.insert(key, value); }
    [[nodiscard]] QJsonObject object() const { return m_object; }

private:
    QJsonObject m_object;
};

void addSite(Facts &facts, const ImageRef &image)
{
    facts.add(u"url"_s, publicUrl(image.url));
    facts.add(u"page"_s, publicUrl(image.pageUrl));
    facts.add(u"source"_s, image.source);
    facts.add(u"site_id"_s, image.siteId);
    facts.add(u"title"_s, image.title);
    facts.add(u"description"_s, image.description);
    facts.add(u"author"_s, image.user);
    facts.add(u"album"_s, image.album);
    facts.add(u"index"_s, qint64(image.index));
    facts.add(u"published"_s, image.publishedAt);
    if (!image.tags.isEmpty())
        facts.addValue(u"tags"_s, QJsonArray::fromStringList(image.tags));
    if (image.score)
        facts.addValue(u"score"_s, *image.score);
    facts.addFlag(u"sensitive"_s, image.isSensitive);
    facts.addFlag(u"animated"_s, image.isAnimated);
}

void addFile(Facts &facts, const SavedFile &file)
{
    facts.add(kFileKey, QFileInfo(file.path).fileName());
    facts.add(u"type"_s, mimeType(file.type));
    facts.add(u"bytes"_s, file.sizeBytes);
    facts.add(u"width"_s, qint64(file.widthPx));
    facts.add(u"height"_s, qint64(file.heightPx));
    facts.add(u"sha256"_s, QString::fromLatin1(file.sha256.toHex()));
    if (file.perceptualHash)
        facts.add(u"perceptual_hash"_s, u"%1"_s.arg(*file.perceptualHash, 16, 16, QChar(u'0')));
    facts.add(u"verified"_s, verificationName(file.verification));
    facts.add(u"warning"_s, warningName(file.warning));
}

// Empty when there is none of ours.
QJsonObject readSidecar(const QString &path)
{
    const QFileInfo info(path);
    if (info.isSymLink() || !info.isFile() || info.size() > kMostBytes)
        return {};
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    const QJsonObject facts = QJsonDocument::fromJson(file.readAll()).object();
    return facts.value(u"generator"_s) == generator() ? facts : QJsonObject();
}

Result<void> writeWhole(const QString &path, const QByteArray &bytes)
{
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly | QIODevice::NewOnly))
        return failFile(errno, path);
    const bool isWritten = file.write(bytes) == bytes.size() && file.flush();
    const int error = errno;
    if (isWritten)
        return {};
    file.remove();
    return failFile(error, path);
}

// Whole or not at all. What has the name and is no sidecar of ours stays.
Result<void> replaceSidecar(const QString &path, const QByteArray &bytes)
{
    const QString fresh = path + u".new"_s; // beside it, since only there it can be renamed
    if (Result<void> written = writeWhole(fresh, bytes); !written)
        return written;
    const QByteArray from = QFile::encodeName(fresh);
    const QByteArray to = QFile::encodeName(path);
    int error = moveToFreeName(from, to);
    if (error == EEXIST && isSidecar(path))
        error = std::rename(from.constData(), to.constData()) == 0 ? 0 : errno;
    if (error == 0)
        return {};
    QFile::remove(fresh);
    return failFile(error, path);
}

} // namespace

QString sidecarPath(const QString &imagePath)
{
    return imagePath + u".json"_s;
}

QByteArray sidecarOf(const ImageRef &image, const SavedFile &file, const QDateTime &downloadedAt)
{
    Facts facts;
    facts.add(u"generator"_s, generator());
    addSite(facts, image);
    addFile(facts, file);
    facts.add(u"downloaded"_s, downloadedAt);
    return QJsonDocument(facts.object()).toJson();
}

bool isSidecar(const QString &path)
{
    return !readSidecar(path).isEmpty();
}

Result<void> writeSidecar(const ImageRef &image, const SavedFile &file, const QDateTime &downloadedAt)
{
    return replaceSidecar(sidecarPath(file.path), sidecarOf(image, file, downloadedAt));
}

void moveSidecar(const QString &imageBefore, const QString &imageNow)
{
    const QString path = sidecarPath(imageNow);
    if (isSidecar(sidecarPath(imageBefore)))
        (void)moveToFreeName(QFile::encodeName(sidecarPath(imageBefore)), QFile::encodeName(path));
    QJsonObject facts = readSidecar(path);
    const QString name = QFileInfo(imageNow).fileName();
    if (facts.isEmpty() || facts.value(kFileKey) == name)
        return;
    facts.insert(kFileKey, name);
    (void)replaceSidecar(path, QJsonDocument(facts).toJson()); // with its old name in it, it is of use all the same
}

} // namespace bowerbird
