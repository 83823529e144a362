// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "core/similarpictures.h"

#include "core/hashindex.h"

#include <QHash>

#include <algorithm>
#include <numeric>

namespace bowerbird {

namespace {

using namespace hashparts;

constexpr size_t kParts = 4;
constexpr size_t kValues = 1 << 16;

// Which of many things belong together (union-find, by halving paths).
class Unions
{
public:
    explicit Unions(size_t count)
        : m_parents(count)
    {
        std::iota(m_parents.begin(), m_parents.end(), 0U);
    }

    quint32 rootOf(quint32 member)
    {
        while (m_parents[member] != member)
            member = m_parents[member] = m_parents[m_parents[member]];
        return member;
    }
    // The smaller number stays the root, so that a group is known by its first member.
    void join(quint32 one, quint32 other)
    {
        one = rootOf(one);
        other = rootOf(other);
        m_parents[std::max(one, other)] = std::min(one, other);
    }

private:
    std::vector<quint32> m_parents;
};

// A hash, with the first picture that has it.
struct Numbered
{
    quint64 hash = 0;
    quint32 number = 0;
};

std::vector<Numbered> differentHashes(std::span<const HashedPicture> pictures, Unions &unions)
{
    std::vector<Numbered> hashes;
    hashes.reserve(pictures.size());
    for (const HashedPicture &picture : pictures)
        hashes.push_back({picture.hash, static_cast<quint32>(hashes.size())});
    std::ranges::stable_sort(hashes, {}, &Numbered::hash);
    size_t kept = 0;
    for (const Numbered &next : hashes) {
        if (kept > 0 && hashes[kept - 1].hash == next.hash)
            unions.join(hashes[kept - 1].number, next.number);
        else
            hashes[kept++] = next;
    }
    hashes.resize(kept);
    return hashes;
}

// Joins what is near by one of the four parts: the hashes lie in buckets by that part, and each bucket is compared with
// those of nearly the same part.
class PartJoiner
{
public:
    PartJoiner(std::vector<Numbered> &hashes, size_t part, int distance, Unions &unions)
        : m_hashes(hashes)
        , m_part(part)
        , m_distance(distance)
        , m_unions(unions)
    {
        std::ranges::sort(m_hashes, {}, [part](const Numbered &one) { return partOf(one.hash, part); });
        m_begins.assign(kValues + 1, 0);
        for (const Numbered &one : m_hashes)
            ++m_begins[partOf(one.hash, part) + 1U];
        std::partial_sum(m_begins.begin(), m_begins.end(), m_begins.begin());
    }

    void joinBucket(quint16 value)
    {
        const std::span<const Numbered> bucket = bucketOf(value);
        if (bucket.empty())
            return;
        for (const quint64 mirror : {quint64(0), mirroredHash(0)}) {
            for (const quint16 change : neighbours(radiusOf(m_part, m_distance))) {
                const auto other = static_cast<quint16>(value ^ change ^ partOf(mirror, m_part));
                if (other >= value) // the other way round it is the same pair
                    compare(bucket, bucketOf(other), mirror);
            }
        }
    }

private:
    [[nodiscard]] std::span<const Numbered> bucketOf(quint16 value) const
    {
        return std::span(m_hashes).subspan(m_begins[value], m_begins[value + 1U] - m_begins[value]);
    }

    void compare(std::span<const Numbered> bucket, std::span<const Numbered> other, quint64 mirror)
    {
        for (const Numbered &one : bucket) {
            const quint64 wanted = one.hash ^ mirror;
            for (const Numbered &candidate : other) {
                if (bitsApart(candidate.hash, wanted) <= m_distance)
                    m_unions.join(one.number, candidate.number);
            }
        }
    }

    std::vector<Numbered> &m_hashes;
    size_t m_part;
    int m_distance;
    Unions &m_unions;
    std::vector<quint32> m_begins; // of each part's value among the hashes
};

std::vector<std::vector<qint64>> groupsOf(std::span<const HashedPicture> pictures, Unions &unions)
{
    std::vector<quint32> sizes(pictures.size());
    for (quint32 number = 0; number < pictures.size(); ++number)
        ++sizes[unions.rootOf(number)];
    std::vector<std::vector<qint64>> groups;
    QHash<quint32, size_t> places;
    for (quint32 number = 0; number < pictures.size(); ++number) {
        const quint32 root = unions.rootOf(number);
        if (sizes[root] < 2)
            continue;
        if (root == number) { // a root comes before its members
            places.insert(root, groups.size());
            groups.emplace_back();
        }
        groups[places.value(root)].push_back(pictures[number].row);
    }
    return groups;
}

} // namespace

std::vector<std::vector<qint64>> similarGroups(std::span<const HashedPicture> pictures, int distance, const GoOn &goOn)
{
    Q_ASSERT(distance >= 0 && distance <= HashIndex::kMostDistance);
    constexpr size_t kValuesBetweenTellings = 64;
    std::vector<HashedPicture> byRow(pictures.begin(), pictures.end());
    std::ranges::sort(byRow, {}, &HashedPicture::row);
    Unions unions(byRow.size());
    std::vector<Numbered> hashes = differentHashes(byRow, unions);
    for (size_t part = 0; part < kParts; ++part) {
        PartJoiner joiner(hashes, part, distance, unions);
        for (size_t value = 0; value < kValues; ++value) {
            if (value % kValuesBetweenTellings == 0 && !goOn(double(part * kValues + value) / (kParts * kValues)))
                return {};
            joiner.joinBucket(static_cast<quint16>(value));
        }
    }
    return groupsOf(byRow, unions);
}

} // namespace bowerbird
