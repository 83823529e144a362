// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "media/isobox.h"
#include "media/structure.h"

#include <array>

using namespace Qt::StringLiterals;

namespace bowerbird {

namespace {

// The bits of a codestream, the lowest of each byte first.
class BitReader
{
public:
    explicit BitReader(std::string_view bytes)
        : m_bytes(bytes)
    {
    }

    quint32 take(int count)
    {
        quint32 value = 0;
        for (int i = 0; i < count; ++i, ++m_at) {
            const size_t byte = m_at / 8;
            const quint32 bit = byte < m_bytes.size() ? static_cast<quint8>(m_bytes[byte]) >> (m_at % 8) & 1U : 0;
            value |= bit << i;
        }
        return value;
    }

private:
    std::string_view m_bytes;
    size_t m_at = 0;
};

quint32 takeEdge(BitReader &bits, bool isSmall)
{
    constexpr std::array kWidths = {9, 13, 18, 30};
    if (isSmall)
        return (bits.take(5) + 1) * 8;
    return bits.take(kWidths.at(bits.take(2))) + 1;
}

// The SizeHeader of ISO/IEC 18181-1, behind the signature FF 0A.
void readSize(std::string_view codestream, StructureReport &report)
{
    struct Ratio
    {
        quint64 width;
        quint64 height;
    };
    constexpr std::array<Ratio, 8> kRatios = {{{0, 1}, {1, 1}, {12, 10}, {4, 3}, {3, 2}, {16, 9}, {5, 4}, {2, 1}}};
    if (codestream.size() < 4 || !codestream.starts_with("\xFF\x0A"))
        return;
    BitReader bits(codestream.substr(2, 16));
    const bool isSmall = bits.take(1) == 1;
    const quint32 height = takeEdge(bits, isSmall);
    const quint32 ratio = bits.take(3);
    const quint64 width =
        ratio == 0 ? takeEdge(bits, isSmall) : height * kRatios.at(ratio).width / kRatios.at(ratio).height;
    report.heightPx = static_cast<int>(height);
    report.widthPx = static_cast<int>(std::min<quint64>(width, INT32_MAX));
}

StructureReport walkContainer(const ByteReader &reader)
{
    constexpr quint32 kLastPart = 0x80000000;
    StructureReport report;
    bool isWhole = false;
    bool isOpenEnded = false;
    for (quint64 at = 0; at < reader.size();) {
        const std::optional<IsoBox> box = reader.contains(at, 8) ? readIsoBox(reader, at) : std::nullopt;
        if (!box && isWhole)
            break; // something else follows the boxes
        if (!box && reader.contains(at, 8))
            return corrupt(report, u"impossible box at byte %1"_s.arg(at));
        if (!box || box->end > reader.size())
            return cutOff(report, u"JPEG XL ends within a box"_s);
        const bool isPart = box->type == "jxlp";
        if (report.widthPx == 0 && (isPart || box->type == "jxlc"))
            readSize(reader.text(box->data + (isPart ? 4 : 0), 32), report);
        isWhole = isWhole || box->type == "jxlc" || (isPart && (reader.u32(box->data) & kLastPart) != 0);
        isOpenEnded = isOpenEnded || box->isOpenEnded;
        at = box->end;
    }
    if (!isWhole)
        return cutOff(report, u"JPEG XL ends before its last part"_s);
    return isOpenEnded ? report : complete(report);
}

} // namespace

StructureReport walkJxl(std::span<const char> file)
{
    const ByteReader reader(file);
    if (reader.u8(0) != 0xFF)
        return walkContainer(reader);
    // A bare codestream says nowhere how long it is.
    StructureReport report;
    readSize(reader.text(0, 32), report);
    return report;
}

} // namespace bowerbird
