// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "core/linkextractor.h"
#include "sources/directsource.h"
#include "sources/listreader.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSet>

#include <algorithm>

namespace bowerbird {

using namespace Qt::StringLiterals;

namespace {

QString textOf(const QJsonValue &value, QLatin1StringView name)
{
    if (value.isArray()) {
        QStringList texts;
        for (const QJsonValue &part : value.toArray())
            texts << part.toString();
        return texts.join(name == "tags"_L1 ? u'\n' : u' ');
    }
    if (value.isBool())
        return value.toBool() ? u"yes"_s : QString();
    return value.toVariant().toString();
}

// Every text that is a link or has links in it, in the document's order but for the keys of an object, which have
// none. The parser bounds the depth to 1,024.
class LinkGatherer
{
public:
    void take(const QJsonValue &value)
    {
        if (value.isString())
            return takeText(value.toString());
        if (value.isArray()) {
            for (const QJsonValue &part : value.toArray())
                take(part);
        } else if (value.isObject()) {
            takeObject(value.toObject());
        }
    }

    [[nodiscard]] const LinkList &list() const { return m_list; }

private:
    void takeObject(const QJsonObject &object)
    {
        if (object.contains("bowerbird"_L1) && isHttpLink(object.value("url"_L1).toString()))
            return takeExported(object);
        for (const QJsonValue &value : object)
            take(value);
    }

    // exchange/jsonlineswriter.cpp
    void takeExported(const QJsonObject &object)
    {
        ImageRef image = listedImage([&object](QLatin1StringView name) { return textOf(object.value(name), name); });
        if (object.value("score"_L1).isDouble())
            image.score = object.value("score"_L1).toInt();
        image.isSensitive = object.value("sensitive"_L1).toBool();
        image.isAnimated = object.value("animated"_L1).toBool();
        m_list.add(image);
    }

    void takeText(const QString &text)
    {
        const bool isLink = isHttpLink(text) && std::ranges::none_of(text, [](QChar c) { return c.isSpace(); });
        for (const QString &link : isLink ? QStringList(text) : extractLinks(text)) {
            if (m_known.contains(link))
                continue;
            m_known.insert(link);
            m_list.add(link);
        }
    }

    LinkList m_list;
    QSet<QString> m_known;
};

QJsonValue rootOf(const QJsonDocument &document)
{
    return document.isArray() ? QJsonValue(document.array()) : QJsonValue(document.object());
}

// JSON Lines: a document on each line. Nothing when one of them is none.
std::optional<LinkList> readLines(const QByteArray &utf8)
{
    LinkGatherer gatherer;
    for (qsizetype begin = 0; begin < utf8.size();) {
        const qsizetype newline = utf8.indexOf('\n', begin);
        const qsizetype end = newline < 0 ? utf8.size() : newline;
        const QByteArray line = QByteArray::fromRawData(utf8.constData() + begin, end - begin).trimmed();
        begin = end + 1;
        if (line.isEmpty())
            continue;
        const QJsonDocument document = QJsonDocument::fromJson(line);
        if (document.isNull())
            return std::nullopt;
        gatherer.take(rootOf(document));
    }
    return gatherer.list();
}

} // namespace

std::optional<LinkList> readJsonList(const QString &text, bool isNamedSo)
{
    const auto *const first = std::ranges::find_if_not(text, [](QChar c) { return c.isSpace(); });
    const bool looksSo = first != text.end() && (*first == u'{' || *first == u'[');
    if (!looksSo && !isNamedSo)
        return std::nullopt;
    const QByteArray utf8 = text.toUtf8();
    const QJsonDocument document = QJsonDocument::fromJson(utf8);
    if (document.isNull())
        return readLines(utf8);
    LinkGatherer gatherer;
    gatherer.take(rootOf(document));
    return gatherer.list();
}

} // namespace bowerbird
