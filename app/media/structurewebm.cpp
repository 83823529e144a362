// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "core/bytereader.h"
#include "media/structure.h"

#include <bit>
#include <optional>

using namespace Qt::StringLiterals;

namespace bowerbird {

namespace {

// The data size of an EBML element (RFC 8794, 6); all ones mean that nobody knows it.
struct ElementSize
{
    quint64 value = 0;
    quint64 bytes = 0; // that it takes itself
    bool isUnknown = false;
};

std::optional<ElementSize> readSize(const ByteReader &reader, quint64 at)
{
    const int zeroes = std::countl_zero(reader.u8(at));
    if (zeroes >= 8 || !reader.contains(at, static_cast<quint64>(zeroes) + 1))
        return {};
    ElementSize size{.bytes = static_cast<quint64>(zeroes) + 1};
    for (quint64 i = 0; i < size.bytes; ++i)
        size.value = size.value << 8 | reader.u8(at + i);
    const quint64 mask = (1ULL << 7 * size.bytes) - 1;
    size.value &= mask;
    size.isUnknown = size.value == mask;
    return size;
}

} // namespace

StructureReport walkWebM(std::span<const char> file)
{
    constexpr quint64 kIdBytes = 4;
    constexpr quint64 kLongestSize = 8; // no segment is shorter
    constexpr quint32 kSegment = 0x18538067;
    const ByteReader reader(file);
    StructureReport report;
    const std::optional<ElementSize> head = readSize(reader, kIdBytes);
    if (!head)
        return corrupt(report, u"WebM without a header"_s);
    const quint64 segment = kIdBytes + head->bytes + head->value;
    if (!reader.contains(segment, kIdBytes + kLongestSize))
        return cutOff(report, u"WebM ends within its header"_s);
    const std::optional<ElementSize> body = readSize(reader, segment + kIdBytes);
    if (reader.u32(segment) != kSegment || !body || body->isUnknown)
        return report;
    if (!reader.contains(segment + kIdBytes + body->bytes, body->value))
        return cutOff(report, u"WebM ends within its segment"_s);
    return complete(report);
}

} // namespace bowerbird
