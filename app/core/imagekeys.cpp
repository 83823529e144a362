// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "core/imagekeys.h"

#include <QtEndian>

namespace bowerbird {

namespace {

constexpr quint64 kOffsetBasis = 0xcbf29ce484222325;
constexpr quint64 kPrime = 0x100000001b3;
constexpr qsizetype kKeyBytes = sizeof(quint64);

} // namespace

quint64 imageKey(const QString &url)
{
    quint64 key = kOffsetBasis;
    for (const QChar character : url) {
        key = (key ^ (character.unicode() & 0xff)) * kPrime;
        key = (key ^ (character.unicode() >> 8)) * kPrime;
    }
    return key;
}

QByteArray toBytes(const ImageKeys &keys)
{
    QByteArray bytes(keys.size() * kKeyBytes, Qt::Uninitialized);
    char *place = bytes.data();
    for (const quint64 key : keys) {
        qToLittleEndian(key, place);
        place += kKeyBytes;
    }
    return bytes;
}

ImageKeys imageKeysFrom(const QByteArray &bytes)
{
    ImageKeys keys;
    keys.reserve(bytes.size() / kKeyBytes);
    for (qsizetype at = 0; at + kKeyBytes <= bytes.size(); at += kKeyBytes)
        keys.insert(qFromLittleEndian<quint64>(bytes.constData() + at));
    return keys;
}

} // namespace bowerbird
