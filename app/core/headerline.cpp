// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "core/headerline.h"

namespace bowerbird {

QByteArray oneHeaderLine(QByteArray text)
{
    text.removeIf([](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7f; });
    return text.trimmed();
}

bool HeaderLine::isNamed(QByteArrayView known) const
{
    return name.compare(known, Qt::CaseInsensitive) == 0;
}

std::optional<HeaderLine> parseHeaderLine(const QString &text)
{
    const QByteArray line = oneHeaderLine(text.toUtf8());
    const qsizetype colon = line.indexOf(':');
    HeaderLine header{.name = line.left(colon).trimmed(), .value = line.mid(colon + 1).trimmed()};
    if (colon <= 0 || header.name.isEmpty())
        return std::nullopt;
    return header;
}

} // namespace bowerbird
