// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#pragma once

#include <QByteArray>
#include <QSet>
#include <QString>

namespace bowerbird {

// Images told apart by eight bytes of their links instead of the links: a collection may have a hundred thousand.
// FNV-1a (http://www.isthe.com/chongo/tech/comp/fnv/), so that the same link has the same key on every machine and in
// every run.
[[nodiscard]] quint64 imageKey(const QString &url);

using ImageKeys = QSet<quint64>;

// As they are kept: eight bytes each, the least first. What is not whole at the end is passed over.
[[nodiscard]] QByteArray toBytes(const ImageKeys &keys);
[[nodiscard]] ImageKeys imageKeysFrom(const QByteArray &bytes);

} // namespace bowerbird
