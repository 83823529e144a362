// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#pragma once

#include <QLatin1StringView>
#include <QString>
#include <QStringList>

#include <variant>

namespace bowerbird {

// Prints one flat JSON object member by member, in the order given: by way of a QJsonObject the same text takes several
// times as long, which shows where very many rows are saved. Half a surrogate pair is printed as U+FFFD: as an escape
// it would make the whole object unreadable.
class JsonText
{
public:
    using Value = std::variant<std::monostate, bool, qint64, QString, QStringList>; // monostate: null

    JsonText();

    void add(QLatin1StringView key, const Value &value); // the key is printed as it is: letters and hyphens
    [[nodiscard]] QString take();                        // ends the object; nothing may be added afterwards

private:
    void append(std::monostate);
    void append(bool value);
    void append(qint64 value);
    void append(const QString &value);
    void append(const QStringList &values);
    void appendEscaped(QChar character);

    QString m_text;
};

} // namespace bowerbird
