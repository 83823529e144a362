// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#pragma once

#include <QByteArray>
#include <QString>

#include <optional>

namespace bowerbird {

// Writes one JSON object, its keys in the order of adding. A run of many images writes several lines for each beside
// the transfers, and QJsonObject took 14 microseconds a line.
//
// Keys are plain ASCII, from the program itself. Thread: any; a value.
class JsonLine
{
public:
    JsonLine() = default;
    explicit JsonLine(const char *event) { add("event", QString::fromLatin1(event)); }

    JsonLine &add(const char *key, const QString &text);
    JsonLine &add(const char *key, qint64 number);
    JsonLine &add(const char *key, quint64 number) { return add(key, static_cast<qint64>(number)); }
    JsonLine &add(const char *key, int number) { return add(key, static_cast<qint64>(number)); }
    JsonLine &add(const char *key, double number); // null when it is not finite
    JsonLine &add(const char *key, bool is);
    JsonLine &add(const char *key, const char *) = delete; // it would be taken for a bool
    JsonLine &addText(const QString &key, int number);     // a key that is somebody's text
    JsonLine &addNull(const char *key) { return addRaw(key, "null"); }
    JsonLine &addRaw(const char *key, const QByteArray &json); // JSON already

    [[nodiscard]] QByteArray object() const { return (m_bytes.isEmpty() ? QByteArray("{") : m_bytes) + '}'; }

private:
    void begin(const char *key);
    void appendText(const QString &text);

    QByteArray m_bytes;
};

} // namespace bowerbird
