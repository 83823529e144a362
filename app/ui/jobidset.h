// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/jobid.h"

#include <QByteArray>
#include <QHash>

#include <bitset>

namespace bowerbird {

// Very many jobs, nearly all of which follow each other: a bit each. A million go in or out in milliseconds, where a
// QSet stops its thread for a second.
//
// Thread: as its owner says.
class JobIdSet
{
public:
    [[nodiscard]] qsizetype size() const { return m_size; }
    [[nodiscard]] bool isEmpty() const { return m_size == 0; }
    [[nodiscard]] bool contains(JobId id) const
    {
        const auto chunk = m_chunks.constFind(id.value / kChunk);
        return chunk != m_chunks.cend() && chunk->test(id.value % kChunk);
    }
    bool insert(JobId id) // false: it is in there already
    {
        Chunk &chunk = m_chunks[id.value / kChunk];
        if (chunk.test(id.value % kChunk))
            return false;
        chunk.set(id.value % kChunk);
        ++m_size;
        return true;
    }
    bool remove(JobId id) // false: it is not in there
    {
        const auto chunk = m_chunks.find(id.value / kChunk);
        if (chunk == m_chunks.end() || !chunk->test(id.value % kChunk))
            return false;
        chunk->reset(id.value % kChunk);
        if (chunk->none())
            m_chunks.erase(chunk);
        --m_size;
        return true;
    }
    [[nodiscard]] QList<JobId> ids() const // of one chunk after the other
    {
        QList<JobId> all;
        all.reserve(m_size);
        for (auto chunk = m_chunks.cbegin(); chunk != m_chunks.cend(); ++chunk) {
            for (quint64 bit = 0; bit < kChunk; ++bit) {
                if (chunk->test(bit))
                    all.append(JobId{chunk.key() * kChunk + bit});
            }
        }
        return all;
    }

    // As it is kept on the disk, compressed; what cannot be read is passed over.
    [[nodiscard]] QByteArray toBytes() const;
    [[nodiscard]] static JobIdSet fromBytes(const QByteArray &bytes);

private:
    static constexpr quint64 kChunk = 1024;
    using Chunk = std::bitset<kChunk>;

    QHash<quint64, Chunk> m_chunks; // by id / kChunk
    qsizetype m_size = 0;
};

} // namespace bowerbird
