// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "store/rawpages.h"

#include "core/bytereader.h"

#include <algorithm>
#include <array>
#include <bit>

namespace bowerbird {

namespace {

constexpr qint64 kUsualPageBytes = 4'096;
constexpr qint64 kHeaderBytes = 100; // of the file, at the beginning of its first page
constexpr qint64 kLeastUsableBytes = 480;

enum PageType : quint8 { kInnerIndex = 0x02, kLeafIndex = 0x0A, kLeafTable = 0x0D };

ByteReader readerOf(const QByteArray &bytes)
{
    return ByteReader({bytes.constData(), static_cast<size_t>(bytes.size())});
}

// A number of one to nine bytes, seven bits in each but the last.
struct Varint
{
    quint64 value = 0;
    int bytes = 0;
};

Varint varintAt(const ByteReader &reader, quint64 at)
{
    constexpr int kMostBytes = 9;
    Varint number;
    while (number.bytes < kMostBytes - 1) {
        const quint8 byte = reader.u8(at + static_cast<quint64>(number.bytes++));
        number.value = number.value << 7 | (byte & 0x7FU);
        if ((byte & 0x80) == 0)
            return number;
    }
    number.value = number.value << 8 | reader.u8(at + kMostBytes - 1);
    number.bytes = kMostBytes;
    return number;
}

qint64 integerAt(const ByteReader &reader, quint64 at, int bytes)
{
    qint64 value = static_cast<qint8>(reader.u8(at));
    for (int i = 1; i < bytes; ++i)
        value = static_cast<qint64>(static_cast<quint64>(value) << 8 | reader.u8(at + static_cast<quint64>(i)));
    return value;
}

constexpr std::array kIntegerBytes = {0, 1, 2, 3, 4, 6, 8}; // by serial type
constexpr quint64 kFloat = 7;
constexpr quint64 kZero = 8;
constexpr quint64 kOne = 9;
constexpr quint64 kFirstText = 12; // or blob, by turns

// Bytes of a value of this serial type in the body of a record; -1 for a type that there is not.
qint64 bytesOf(quint64 type)
{
    if (type < kIntegerBytes.size())
        return kIntegerBytes.at(type);
    if (type == kFloat)
        return 8;
    if (type == kZero || type == kOne)
        return 0;
    return type < kFirstText ? -1 : static_cast<qint64>((type - kFirstText) / 2);
}

QVariant valueAt(const ByteReader &reader, quint64 at, quint64 type)
{
    if (type == 0)
        return {};
    if (type < kIntegerBytes.size())
        return integerAt(reader, at, kIntegerBytes.at(type));
    if (type == kFloat)
        return std::bit_cast<double>(reader.u64(at));
    if (type < kFirstText)
        return qint64(type == kOne ? 1 : 0);
    const std::string_view bytes = reader.text(at, (type - kFirstText) / 2);
    const QByteArray value(bytes.data(), static_cast<qsizetype>(bytes.size()));
    return type % 2 == 0 ? QVariant(value) : QVariant(QString::fromUtf8(value));
}

} // namespace

QVariantList valuesOfRecord(const QByteArray &record)
{
    constexpr qsizetype kMostValues = 64; // no table of ours has half as many columns
    const ByteReader reader = readerOf(record);
    const Varint header = varintAt(reader, 0);
    if (header.value > reader.size())
        return {};
    QVariantList values;
    quint64 body = header.value;
    for (auto at = static_cast<quint64>(header.bytes); at < header.value;) {
        const Varint type = varintAt(reader, at);
        at += static_cast<quint64>(type.bytes);
        const qint64 bytes = bytesOf(type.value);
        if (bytes < 0 || values.size() == kMostValues || at > header.value ||
            !reader.contains(body, static_cast<quint64>(bytes)))
            return {};
        values.append(valueAt(reader, body, type.value));
        body += static_cast<quint64>(bytes);
    }
    return values;
}

RawPages::RawPages(const QString &file)
    : m_file(file)
{
    if (!m_file.open(QIODevice::ReadOnly))
        return;
    const QByteArray header = m_file.read(kHeaderBytes);
    const ByteReader reader = readerOf(header);
    const qint64 pageBytes = reader.u16(16) == 1 ? 65'536 : reader.u16(16);
    const qint64 usableBytes = pageBytes - reader.u8(20);
    const bool isHeader = header.startsWith("SQLite format 3") &&
                          std::has_single_bit(static_cast<quint64>(pageBytes)) && pageBytes >= 512 &&
                          usableBytes >= kLeastUsableBytes;
    m_pageBytes = isHeader ? pageBytes : kUsualPageBytes; // ours have no other, and no reserved bytes
    m_usableBytes = isHeader ? usableBytes : kUsualPageBytes;
    m_pageCount = (m_file.size() + m_pageBytes - 1) / m_pageBytes;
}

QByteArray RawPages::pageAt(qint64 number)
{
    if (number < 1 || number > m_pageCount || !m_file.seek((number - 1) * m_pageBytes))
        return {};
    return m_file.read(m_pageBytes);
}

QSet<qint64> RawPages::freePages()
{
    constexpr quint64 kFirstTrunk = 32; // its place in the file's header
    QSet<qint64> pages;
    const QByteArray first = pageAt(1);
    qint64 trunk = first.startsWith("SQLite format 3") ? readerOf(first).u32(kFirstTrunk) : 0;
    while (trunk > 0 && trunk <= m_pageCount && !pages.contains(trunk)) {
        pages.insert(trunk);
        const QByteArray page = pageAt(trunk);
        const ByteReader reader = readerOf(page);
        const quint64 count = std::min<quint64>(reader.u32(4), static_cast<quint64>(m_usableBytes) / 4 - 2);
        for (quint64 i = 0; i < count; ++i)
            pages.insert(reader.u32(8 + 4 * i));
        trunk = reader.u32(0);
    }
    return pages;
}

void RawPages::eachCell(std::span<const quint8> types,
                        const std::function<void(const QByteArray &page, qint64 cell)> &visit)
{
    const QSet<qint64> free = freePages();
    m_bytesLeft = kMostTimesRead * m_file.size();
    for (qint64 number = 1; number <= m_pageCount; ++number) {
        if (free.contains(number))
            continue;
        const QByteArray page = pageAt(number);
        const ByteReader reader = readerOf(page);
        const quint64 header = number == 1 ? kHeaderBytes : 0;
        const quint8 type = reader.u8(header);
        if (std::ranges::find(types, type) == types.end())
            continue;
        const quint64 cells = header + (type == kInnerIndex ? 12 : 8);
        const quint64 count = std::min<quint64>(reader.u16(header + 3), static_cast<quint64>(m_usableBytes) / 2);
        for (quint64 i = 0; i < count; ++i) {
            const quint64 cell = reader.u16(cells + 2 * i);
            if (cell >= cells && cell < reader.size())
                visit(page, static_cast<qint64>(cell));
        }
    }
}

// 1.6: how much of a payload lies in its page when it is longer than `mostLocal`.
RawPages::Payload RawPages::payloadOf(qint64 bytes, qint64 mostLocal) const
{
    if (bytes <= mostLocal)
        return {bytes, bytes};
    const qint64 least = (m_usableBytes - 12) * 32 / 255 - 23;
    const qint64 some = least + (bytes - least) % (m_usableBytes - 4);
    return {bytes, some <= mostLocal ? some : least};
}

// Empty when it is not all there, or more than the pass may take.
QByteArray RawPages::payloadAt(const QByteArray &page, qint64 at, const Payload &payload)
{
    const ByteReader reader = readerOf(page);
    const auto begin = static_cast<quint64>(at);
    const auto local = static_cast<quint64>(payload.local);
    if (payload.bytes > std::min(kMostRowBytes, m_file.size()) || !reader.contains(begin, local))
        return {};
    m_bytesLeft -= payload.bytes;
    if (m_bytesLeft < 0)
        return {};
    QByteArray bytes = page.mid(at, payload.local);
    qint64 next = payload.local < payload.bytes ? reader.u32(begin + local) : 0;
    while (bytes.size() < payload.bytes) { // grows with each page, and so comes to an end
        const QByteArray more = pageAt(next);
        const qint64 wanted = std::min<qint64>(payload.bytes - bytes.size(), m_usableBytes - 4);
        if (more.size() < 4 + wanted)
            return {};
        bytes += more.mid(4, wanted);
        next = readerOf(more).u32(0);
    }
    return bytes;
}

void RawPages::eachRow(const Row &row)
{
    constexpr std::array<quint8, 1> kTypes = {kLeafTable};
    eachCell(kTypes, [&](const QByteArray &page, qint64 cell) {
        const ByteReader reader = readerOf(page);
        const Varint size = varintAt(reader, static_cast<quint64>(cell));
        const Varint rowId = varintAt(reader, static_cast<quint64>(cell + size.bytes));
        if (size.value > static_cast<quint64>(kMostRowBytes))
            return;
        const Payload payload = payloadOf(static_cast<qint64>(size.value), m_usableBytes - 35);
        const QVariantList values = valuesOfRecord(payloadAt(page, cell + size.bytes + rowId.bytes, payload));
        if (!values.isEmpty())
            row(static_cast<qint64>(rowId.value), values);
    });
}

void RawPages::eachKey(const Key &key)
{
    constexpr std::array<quint8, 2> kTypes = {kLeafIndex, kInnerIndex};
    constexpr qint64 kChildBytes = 4; // before each key of an inner page
    eachCell(kTypes, [&](const QByteArray &page, qint64 cell) {
        const bool isInner = page.at(0) == kInnerIndex;
        const qint64 at = cell + (isInner ? kChildBytes : 0);
        const Varint size = varintAt(readerOf(page), static_cast<quint64>(at));
        if (size.value > static_cast<quint64>(kMostRowBytes))
            return;
        const Payload payload = payloadOf(static_cast<qint64>(size.value), (m_usableBytes - 12) * 64 / 255 - 23);
        const QVariantList values = valuesOfRecord(payloadAt(page, at + size.bytes, payload));
        if (!values.isEmpty())
            key(values);
    });
}

} // namespace bowerbird
