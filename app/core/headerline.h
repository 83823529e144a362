// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#pragma once

#include <QByteArray>
#include <QString>

#include <optional>

namespace bowerbird {

// Lines of a request's head as a person writes them, "Name: value".

// `text` without the characters that could end its line or begin another (RFC 9110 5.5), nor spaces around it.
[[nodiscard]] QByteArray oneHeaderLine(QByteArray text);

struct HeaderLine
{
    QByteArray name; // never empty
    QByteArray value;

    [[nodiscard]] bool isNamed(QByteArrayView known) const; // in whatever case
};

// Nothing for what is no header.
[[nodiscard]] std::optional<HeaderLine> parseHeaderLine(const QString &text);

} // namespace bowerbird
