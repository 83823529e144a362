// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "core/dataurl.h"

namespace bowerbird {

using namespace Qt::StringLiterals;

bool isDataUrl(QStringView url)
{
    return url.startsWith("data:"_L1, Qt::CaseInsensitive);
}

std::optional<QByteArray> bytesOfDataUrl(QStringView url)
{
    const qsizetype comma = url.indexOf(u',');
    if (!isDataUrl(url) || comma < 0)
        return std::nullopt;
    QByteArray bytes = QByteArray::fromPercentEncoding(url.sliced(comma + 1).toUtf8());
    if (!url.first(comma).trimmed().endsWith(";base64"_L1, Qt::CaseInsensitive))
        return bytes;
    const auto decoded =
        QByteArray::fromBase64Encoding(QByteArray(bytes).replace(' ', ""), QByteArray::AbortOnBase64DecodingErrors);
    return decoded ? std::optional(decoded.decoded) : std::nullopt;
}

} // namespace bowerbird
