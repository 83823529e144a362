// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

// How a JobIdSet lies on the disk: for each chunk its number and a bit an id, all of it compressed together.

#include "ui/jobidset.h"

#include <QtEndian>

namespace bowerbird {

namespace {

constexpr qsizetype kNumberBytes = sizeof(quint64);
constexpr quint32 kMostBytes = 512 * 1024 * 1024; // nobody has chosen that many, but a damaged number may say so

} // namespace

QByteArray JobIdSet::toBytes() const
{
    QByteArray bytes;
    bytes.reserve(m_chunks.size() * static_cast<qsizetype>(kNumberBytes + kChunk / 8));
    for (auto chunk = m_chunks.cbegin(); chunk != m_chunks.cend(); ++chunk) {
        char number[kNumberBytes];
        qToLittleEndian(chunk.key(), number);
        bytes.append(number, kNumberBytes);
        char bits[kChunk / 8] = {};
        for (quint64 bit = 0; bit < kChunk; ++bit) {
            if (chunk->test(bit))
                bits[bit / 8] = static_cast<char>(bits[bit / 8] | 1 << bit % 8);
        }
        bytes.append(bits, sizeof(bits));
    }
    return qCompress(bytes);
}

JobIdSet JobIdSet::fromBytes(const QByteArray &bytes)
{
    JobIdSet set;
    constexpr qsizetype kHeader = sizeof(quint32); // how much it becomes, as qCompress() writes it
    if (bytes.size() < kHeader || qFromBigEndian<quint32>(bytes.constData()) > kMostBytes)
        return set;
    constexpr qsizetype kChunkBytes = kNumberBytes + static_cast<qsizetype>(kChunk / 8);
    const QByteArray chunks = qUncompress(bytes);
    for (qsizetype at = 0; at + kChunkBytes <= chunks.size(); at += kChunkBytes) {
        const auto number = qFromLittleEndian<quint64>(chunks.constData() + at);
        for (quint64 bit = 0; bit < kChunk; ++bit) {
            const auto eight = static_cast<uchar>(chunks.at(at + kNumberBytes + static_cast<qsizetype>(bit / 8)));
            if ((eight >> bit % 8 & 1) != 0)
                set.insert(JobId{number * kChunk + bit});
        }
    }
    return set;
}

} // namespace bowerbird
