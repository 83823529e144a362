// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#pragma once

#include <QtEndian>

#include <cstring>
#include <span>
#include <string_view>

namespace bowerbird {

enum class ByteOrder : quint8 { Big, Little };

// Numbers at offsets of a file that may lie: what is outside of it reads as 0, so a walker checks contains() where 0
// would be a valid answer.
class ByteReader
{
public:
    explicit ByteReader(std::span<const char> bytes, ByteOrder order = ByteOrder::Big)
        : m_bytes(bytes)
        , m_order(order)
    {
    }

    [[nodiscard]] quint64 size() const { return m_bytes.size(); }
    [[nodiscard]] bool contains(quint64 offset, quint64 count) const
    {
        return offset <= size() && count <= size() - offset;
    }

    [[nodiscard]] quint8 u8(quint64 offset) const { return number<quint8>(offset); }
    [[nodiscard]] quint16 u16(quint64 offset) const { return number<quint16>(offset); }
    [[nodiscard]] quint32 u32(quint64 offset) const { return number<quint32>(offset); }
    [[nodiscard]] quint64 u64(quint64 offset) const { return number<quint64>(offset); }
    // Three bytes, as WebP stores sizes.
    [[nodiscard]] quint32 u24(quint64 offset) const
    {
        const quint32 a = u8(offset);
        const quint32 b = u8(offset + 1);
        const quint32 c = u8(offset + 2);
        return m_order == ByteOrder::Big ? (a << 16 | b << 8 | c) : (c << 16 | b << 8 | a);
    }

    // As many of the `count` bytes as there are.
    [[nodiscard]] std::string_view text(quint64 offset, quint64 count) const
    {
        if (offset >= size())
            return {};
        return {m_bytes.data() + offset, static_cast<size_t>(qMin(count, size() - offset))};
    }
    [[nodiscard]] std::span<const char> part(quint64 offset, quint64 count) const
    {
        const std::string_view view = text(offset, count);
        return {view.data(), view.size()};
    }

private:
    template<typename T>
    [[nodiscard]] T number(quint64 offset) const
    {
        if (!contains(offset, sizeof(T)))
            return 0;
        const char *at = m_bytes.data() + offset;
        return m_order == ByteOrder::Big ? qFromBigEndian<T>(at) : qFromLittleEndian<T>(at);
    }

    std::span<const char> m_bytes;
    ByteOrder m_order;
};

} // namespace bowerbird
