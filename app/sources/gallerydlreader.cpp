// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "sources/gallerydlreader.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QRegularExpression>

#include <optional>
#include <utility>

namespace bowerbird {

using namespace Qt::StringLiterals;

namespace {

// Python writes numbers that JSON does not know.
QJsonDocument parsed(const QByteArray &bytes)
{
    const QJsonDocument document = QJsonDocument::fromJson(bytes);
    if (!document.isNull() || !(bytes.contains("NaN") || bytes.contains("Infinity")))
        return document;
    static const QRegularExpression kNoNumber(uR"(([:,\[]\s*)-?(NaN|Infinity)\b)"_s);
    return QJsonDocument::fromJson(QString::fromUtf8(bytes).replace(kNoNumber, u"\\1null"_s).toUtf8());
}

std::optional<GalleryDlMessage> errorIn(const QJsonArray &array)
{
    using Kind = GalleryDlMessage::Kind;
    if (array.first().isString()) // up to 1.25 an error is a pair: its name and its text
        return GalleryDlMessage{.kind = Kind::Error,
                                .url = {},
                                .facts = {},
                                .error = array.first().toString(),
                                .text = array.at(1).toString()};
    const QJsonObject object = array.at(1).toObject();
    return GalleryDlMessage{.kind = Kind::Error,
                            .url = {},
                            .facts = {},
                            .error = object[u"error"_s].toString(),
                            .text = object[u"message"_s].toString()};
}

// Nothing: no message of a known form.
std::optional<GalleryDlMessage> messageIn(const QJsonArray &array)
{
    using Kind = GalleryDlMessage::Kind;
    constexpr int kDirectory = 2;
    constexpr int kUrl = 3;
    constexpr int kQueue = 6;
    const int type = array.first().toInt();
    if (array.first().isString() || type == -1)
        return errorIn(array);
    if (type == kDirectory)
        return GalleryDlMessage{.kind = Kind::Directory, .url = {}, .facts = array.at(1).toObject()};
    if (type == kUrl || type == kQueue)
        return GalleryDlMessage{.kind = type == kUrl ? Kind::Url : Kind::Queue,
                                .url = array.at(1).toString(),
                                .facts = array.at(2).toObject()};
    return std::nullopt;
}

bool isBlank(char c)
{
    return c == ' ' || c == '\n' || c == '\r' || c == '\t';
}

} // namespace

QList<GalleryDlMessage> GalleryDlReader::read(const QByteArray &bytes)
{
    QList<GalleryDlMessage> messages;
    for (const char c : bytes) {
        if (m_isBroken)
            break;
        if (m_depth == 0)
            takeOutside(c);
        else
            take(c, messages);
    }
    return messages;
}

void GalleryDlReader::takeOutside(char c)
{
    if (m_skipsLine) {
        m_skipsLine = c != '\n';
        return;
    }
    if (c != '[') {
        m_skipsLine = !isBlank(c);
        return;
    }
    m_depth = 1;
    m_isFirst = true;
    m_isList = false;
    m_message = "[";
}

void GalleryDlReader::take(char c, QList<GalleryDlMessage> &messages)
{
    if (m_isFirst && isBlank(c))
        return;
    if (std::exchange(m_isFirst, false) && (c == '[' || c == ']')) {
        m_isList = true;
        m_hasSeenList = true;
        m_message.clear();
    }
    if (m_isList && m_depth == 1 && c != '[' && c != ']' && c != '{' && c != '"' && !m_isInString)
        return; // commas and blanks between messages
    m_message += c;
    if (m_message.size() > kLongestMessage) {
        m_isBroken = true;
        return;
    }
    if (m_isInString) {
        m_isInString = m_isEscaped || c != '"';
        m_isEscaped = !m_isEscaped && c == '\\';
        return;
    }
    m_isInString = c == '"';
    takeBracket(c, messages);
}

void GalleryDlReader::takeBracket(char c, QList<GalleryDlMessage> &messages)
{
    if (c == '[' || c == '{')
        open();
    else if (c == ']' || c == '}')
        close(messages);
}

void GalleryDlReader::open()
{
    if (m_isList && m_depth == 1)
        m_message = m_message.last(1); // whatever stood before it in the list is no message
    m_isBroken = ++m_depth > kDeepest;
}

void GalleryDlReader::close(QList<GalleryDlMessage> &messages)
{
    --m_depth;
    const int around = m_isList ? 1 : 0;
    if (m_depth == around && (!m_isList || m_message.size() > 1))
        endMessage(messages);
    if (m_depth <= around)
        m_message.clear();
}

void GalleryDlReader::endMessage(QList<GalleryDlMessage> &messages)
{
    const QJsonArray array = parsed(m_message).array();
    const std::optional<GalleryDlMessage> message = array.isEmpty() ? std::nullopt : messageIn(array);
    if (message)
        messages << *message;
    else
        ++m_unreadable;
}

} // namespace bowerbird
