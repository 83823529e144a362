// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "sources/htmljsonld.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace bowerbird {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype kMostImages = 1000;
constexpr int kDeepest = 32;

class Reader
{
public:
    QStringList images;

    void readAny(const QJsonValue &value, int depth)
    {
        if (depth > kDeepest || images.size() >= kMostImages)
            return;
        if (value.isArray()) {
            for (const QJsonValue &entry : value.toArray())
                readAny(entry, depth + 1);
        } else if (value.isObject()) {
            readObject(value.toObject(), depth);
        }
    }

private:
    void readObject(const QJsonObject &object, int depth)
    {
        if (isImage(object))
            return readImage(object, depth);
        for (auto member = object.begin(); member != object.end(); ++member) {
            const QString name = member.key();
            if (name == u"image" || name == u"primaryImageOfPage" || name == u"associatedMedia" || name == u"photo")
                readImage(member.value(), depth + 1);
            else if (name != u"logo" && name != u"thumbnail")
                readAny(member.value(), depth + 1);
        }
    }

    void readImage(const QJsonValue &value, int depth)
    {
        if (depth > kDeepest || images.size() >= kMostImages)
            return;
        if (value.isString()) {
            images << value.toString().trimmed();
        } else if (value.isArray()) {
            for (const QJsonValue &entry : value.toArray())
                readImage(entry, depth + 1);
        } else if (value.isObject()) {
            const QJsonObject object = value.toObject();
            const QJsonValue content = object.value(u"contentUrl"_s);
            readImage(content.isUndefined() ? object.value(u"url"_s) : content, depth + 1);
        }
    }

    static bool isImage(const QJsonObject &object)
    {
        const QJsonValue type = object.value(u"@type"_s);
        return type.toString() == u"ImageObject" || type.toArray().contains(u"ImageObject"_s);
    }
};

} // namespace

QStringList imagesInJsonLd(QByteArrayView json)
{
    Reader reader;
    const QJsonDocument document = QJsonDocument::fromJson(json.trimmed().toByteArray());
    reader.readAny(document.isArray() ? QJsonValue(document.array()) : QJsonValue(document.object()), 0);
    reader.images.removeAll(QString());
    return reader.images;
}

} // namespace bowerbird
