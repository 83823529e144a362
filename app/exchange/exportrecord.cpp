// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "exchange/exportrecord.h"

#include "core/redact.h"
#include "core/urlparts.h"

#include <QLocale>
#include <QUrl>

namespace bowerbird {

using namespace Qt::StringLiterals;

QString sharedUrl(const QString &url)
{
    const UrlParts parts = splitUrl(url);
    const QStringView userInfo = splitAuthority(parts.authority).userInfo;
    QString plain = url;
    if (!userInfo.isNull())
        plain.remove(userInfo.data() - url.constData(), userInfo.size() + 1);
    return redactedUrl(plain) == plain ? plain : publicUrl(plain);
}

QStringList sharedAlternatives(const ImageRef &image)
{
    QStringList urls;
    for (const QString &url : image.alternatives) {
        if (url.startsWith("http"_L1))
            urls << sharedUrl(url);
    }
    return urls;
}

ImageType typeOf(const ExportRecord &record)
{
    return record.file.type == ImageType::Unknown ? record.image.type : record.file.type;
}

QSize dimensionsOf(const ExportRecord &record)
{
    const QSize proven(record.file.widthPx, record.file.heightPx);
    return proven.isEmpty() ? QSize(record.image.widthPx, record.image.heightPx) : proven;
}

qint64 sizeOf(const ExportRecord &record)
{
    return record.file.sizeBytes > 0 ? record.file.sizeBytes : record.image.sizeBytes;
}

QStringList pictureFacts(const ExportRecord &record)
{
    QStringList facts;
    if (const QSize size = dimensionsOf(record); !size.isEmpty())
        facts << u"%1 × %2"_s.arg(size.width()).arg(size.height());
    if (const QString type = fileExtension(typeOf(record)); !type.isEmpty())
        facts << type.toUpper();
    if (sizeOf(record) > 0)
        facts << QLocale::c().formattedDataSize(sizeOf(record), 1, QLocale::DataSizeSIFormat);
    return facts;
}

QString pathFrom(const QString &directory, const QString &path)
{
    const QString folder = directory.endsWith(u'/') ? directory : directory + u'/';
    return path.startsWith(folder) ? path.mid(folder.size()) : path;
}

QString nameOf(const ExportRecord &record)
{
    if (!record.image.title.isEmpty())
        return record.image.title.simplified();
    if (!record.file.path.isEmpty())
        return record.file.path.section(u'/', -1);
    const QString name = QUrl(record.image.url).fileName();
    return name.isEmpty() ? QUrl(record.image.url).host() : name;
}

} // namespace bowerbird
