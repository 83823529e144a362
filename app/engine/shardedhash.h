// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#pragma once

#include <QtGlobal>

#include <algorithm>
#include <array>
#include <cstddef>
#include <utility>
#include <vector>

namespace bowerbird {

// Numbers to values for a million entries: open addressing with linear probing, in many small tables, so that growing
// never moves more than one of them (a QHash of a million stops its thread for 50 ms) and an entry costs little more
// than itself (std::unordered_map: some 60 bytes more). Key 0 is not to be used.
//
// Thread: as its owner says.
template<typename Value>
class ShardedHash
{
public:
    [[nodiscard]] Value *find(quint64 key)
    {
        Shard &shard = shardOf(key);
        const size_t slot = slotOf(shard, key);
        return slot == kNowhere || shard.slots[slot].key == 0 ? nullptr : &shard.slots[slot].value;
    }
    [[nodiscard]] const Value *find(quint64 key) const { return const_cast<ShardedHash *>(this)->find(key); }

    [[nodiscard]] bool isEmpty() const
    {
        return std::all_of(m_shards.begin(), m_shards.end(), [](const Shard &shard) { return shard.used == 0; });
    }

    void insert(quint64 key, Value value) // or replaces
    {
        Shard &shard = shardOf(key);
        if ((shard.used + 1) * kFullAt.second > shard.slots.size() * kFullAt.first)
            grow(shard);
        Slot &slot = shard.slots[slotOf(shard, key)];
        if (slot.key == 0)
            ++shard.used;
        slot = {key, std::move(value)};
    }

    void remove(quint64 key)
    {
        Shard &shard = shardOf(key);
        size_t hole = slotOf(shard, key);
        if (hole == kNowhere || shard.slots[hole].key == 0)
            return;
        --shard.used;
        // Whoever was pushed past the hole moves up, so that no search ends too early.
        const size_t size = shard.slots.size();
        for (size_t next = (hole + 1) % size; shard.slots[next].key != 0; next = (next + 1) % size) {
            const size_t home = homeOf(shard, shard.slots[next].key);
            const bool mayMove = (next + size - home) % size >= (next + size - hole) % size;
            if (!mayMove)
                continue;
            shard.slots[hole] = std::exchange(shard.slots[next], {});
            hole = next;
        }
        shard.slots[hole] = {};
    }

private:
    struct Slot
    {
        quint64 key = 0; // 0 = free
        Value value{};
    };
    struct Shard
    {
        std::vector<Slot> slots;
        size_t used = 0;
    };
    static constexpr size_t kShardBits = 9;
    static constexpr size_t kNowhere = static_cast<size_t>(-1);
    static constexpr std::pair<size_t, size_t> kFullAt{7, 8};

    // Fibonacci hashing: neighbouring numbers come apart.
    [[nodiscard]] static quint64 mixed(quint64 key) { return key * 0x9E3779B97F4A7C15ULL; }
    [[nodiscard]] Shard &shardOf(quint64 key) { return m_shards[mixed(key) >> (64 - kShardBits)]; }
    [[nodiscard]] static size_t homeOf(const Shard &shard, quint64 key)
    {
        const quint64 bits = (mixed(key) << kShardBits) >> 32;
        return static_cast<size_t>((bits * shard.slots.size()) >> 32);
    }
    // Of the key, or of the free slot where it would go; kNowhere in a table of no slots.
    [[nodiscard]] static size_t slotOf(const Shard &shard, quint64 key)
    {
        if (shard.slots.empty())
            return kNowhere;
        size_t slot = homeOf(shard, key);
        while (shard.slots[slot].key != 0 && shard.slots[slot].key != key)
            slot = slot + 1 == shard.slots.size() ? 0 : slot + 1;
        return slot;
    }
    static void grow(Shard &shard)
    {
        std::vector<Slot> old = std::exchange(shard.slots, {});
        shard.slots.resize(old.empty() ? 4 : old.size() * 4 / 3 + 4);
        for (Slot &slot : old) {
            if (slot.key != 0)
                shard.slots[slotOf(shard, slot.key)] = std::move(slot);
        }
    }

    std::array<Shard, size_t{1} << kShardBits> m_shards;
};

} // namespace bowerbird
