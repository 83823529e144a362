// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "exchange/listwriter.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace bowerbird {

using namespace Qt::StringLiterals;

namespace {

// Leaves out what is not known.
class Fields
{
public:
    void add(QLatin1StringView key, const QString &text)
    {
        if (!text.isEmpty())
            m_object.insert(key, text);
    }
    void add(QLatin1StringView key, qint64 number)
    {
        if (number > 0)
            m_object.insert(key, number);
    }
    void add(QLatin1StringView key, const QStringList &list)
    {
        if (!list.isEmpty())
            m_object.insert(key, QJsonArray::fromStringList(list));
    }
    void add(QLatin1StringView key, const QDateTime &time)
    {
        if (time.isValid())
            m_object.insert(key, time.toUTC().toString(Qt::ISODate));
    }
    void addIf(QLatin1StringView key, bool holds)
    {
        if (holds)
            m_object.insert(key, true);
    }
    [[nodiscard]] QJsonObject &object() { return m_object; }

private:
    QJsonObject m_object;
};

// The keys are read again by sources/jsonlist.cpp.
class JsonLinesWriter : public ListWriter
{
public:
    explicit JsonLinesWriter(QString directory)
        : m_directory(std::move(directory))
    {
    }

    QByteArray entry(const ExportRecord &record) override
    {
        Fields fields;
        fields.object().insert("bowerbird"_L1, 1); // the version of these keys
        addImage(fields, record.image);
        fields.add("type"_L1, mimeType(typeOf(record)));
        fields.add("width"_L1, qint64(dimensionsOf(record).width()));
        fields.add("height"_L1, qint64(dimensionsOf(record).height()));
        fields.add("bytes"_L1, sizeOf(record));
        fields.add("state"_L1, record.state);
        fields.add("finished"_L1, record.finishedAt);
        fields.add("file"_L1, pathFrom(m_directory, record.file.path));
        fields.add("sha256"_L1, QString::fromLatin1(record.file.sha256.toHex()));
        fields.add("verified"_L1, verificationName(record.file.verification));
        fields.add("warning"_L1, warningName(record.file.warning));
        return QJsonDocument(fields.object()).toJson(QJsonDocument::Compact) + '\n';
    }

private:
    static void addImage(Fields &fields, const ImageRef &image)
    {
        fields.add("url"_L1, sharedUrl(image.url));
        fields.add("page"_L1, sharedUrl(image.pageUrl));
        fields.add("preview"_L1, sharedUrl(image.previewUrl));
        fields.add("alternatives"_L1, sharedAlternatives(image));
        fields.add("source"_L1, image.source);
        fields.add("id"_L1, image.siteId);
        fields.add("title"_L1, image.title);
        fields.add("album"_L1, image.album);
        fields.add("index"_L1, qint64(image.index));
        fields.add("description"_L1, image.description);
        fields.add("user"_L1, image.user);
        fields.add("tags"_L1, image.tags);
        fields.add("published"_L1, image.publishedAt);
        if (image.score)
            fields.object().insert("score"_L1, *image.score);
        fields.addIf("referer"_L1, image.sendsReferer);
        fields.addIf("sensitive"_L1, image.isSensitive);
        fields.addIf("animated"_L1, image.isAnimated);
    }

    QString m_directory;
};

} // namespace

std::unique_ptr<ListWriter> makeJsonLinesWriter(const ListOptions &options)
{
    return std::make_unique<JsonLinesWriter>(options.directory);
}

} // namespace bowerbird
