// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "sample/gifwriter.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <ranges>

namespace bowerbird {

namespace {

constexpr int kColours = 256;
constexpr std::size_t kBins = 1U << 18; // six bits a channel

std::size_t binOf(QRgb pixel)
{
    return static_cast<std::size_t>((qRed(pixel) >> 2) << 12 | (qGreen(pixel) >> 2) << 6 | qBlue(pixel) >> 2);
}

// All pixels that fall into one bin, summed up.
struct Bin
{
    std::array<quint64, 3> sums{};
    quint64 count = 0;

    [[nodiscard]] int mean(std::size_t channel) const
    {
        return count > 0 ? static_cast<int>(sums[channel] / count) : 0;
    }
};

using Box = std::vector<std::size_t>; // numbers of bins in use

struct Spread
{
    std::size_t channel = 0;
    double weight = 0; // how much it is worth to split the box here; 0 = it cannot be split
};

// A box is split the sooner the wider it is and the more pixels it stands for: by width alone the few pixels along
// edges would get the colours that a smooth sky needs.
Spread widestChannel(const Box &box, const std::vector<Bin> &bins)
{
    quint64 pixels = 0;
    for (const std::size_t bin : box)
        pixels += bins[bin].count;
    Spread widest;
    for (std::size_t channel = 0; channel < 3; ++channel) {
        const auto means = box | std::views::transform([&](std::size_t bin) { return bins[bin].mean(channel); });
        const auto [low, high] = std::ranges::minmax(means);
        const double weight = (high - low) * std::sqrt(static_cast<double>(pixels));
        if (weight > widest.weight)
            widest = {channel, weight};
    }
    return widest;
}

// The palette and, for each bin, which of its colours to use.
class Palettizer
{
public:
    explicit Palettizer(const std::vector<QImage> &frames)
        : m_bins(kBins)
        , m_indexes(kBins)
    {
        for (const QImage &frame : frames)
            count(frame);
        cut();
    }

    [[nodiscard]] quint8 indexOf(QRgb pixel) const { return m_indexes[binOf(pixel)]; }
    [[nodiscard]] const QByteArray &table() const { return m_table; }

private:
    void count(const QImage &frame)
    {
        for (int y = 0; y < frame.height(); ++y) {
            const auto *line = reinterpret_cast<const QRgb *>(frame.constScanLine(y));
            for (int x = 0; x < frame.width(); ++x) {
                Bin &bin = m_bins[binOf(line[x])];
                bin.sums[0] += static_cast<quint64>(qRed(line[x]));
                bin.sums[1] += static_cast<quint64>(qGreen(line[x]));
                bin.sums[2] += static_cast<quint64>(qBlue(line[x]));
                ++bin.count;
            }
        }
    }

    void cut()
    {
        Box used;
        for (std::size_t bin = 0; bin < kBins; ++bin) {
            if (m_bins[bin].count > 0)
                used.push_back(bin);
        }
        std::vector<Box> boxes{std::move(used)};
        while (boxes.size() < kColours && splitWidest(boxes)) {
        }
        for (const Box &box : boxes)
            settle(box);
        m_table.resize(qsizetype(3) * kColours, '\0');
    }

    bool splitWidest(std::vector<Box> &boxes) const
    {
        std::size_t chosen = 0;
        Spread widest;
        for (std::size_t i = 0; i < boxes.size(); ++i) {
            const Spread spread = widestChannel(boxes[i], m_bins);
            if (spread.weight > widest.weight) {
                widest = spread;
                chosen = i;
            }
        }
        if (widest.weight <= 0)
            return false;
        Box &box = boxes[chosen];
        const auto half = box.begin() + static_cast<std::ptrdiff_t>(box.size() / 2);
        std::ranges::nth_element(box, half, {}, [&](std::size_t bin) { return m_bins[bin].mean(widest.channel); });
        Box upper(half, box.end());
        box.erase(half, box.end());
        boxes.push_back(std::move(upper));
        return true;
    }

    void settle(const Box &box)
    {
        Bin all;
        for (const std::size_t bin : box) {
            for (std::size_t channel = 0; channel < 3; ++channel)
                all.sums[channel] += m_bins[bin].sums[channel];
            all.count += m_bins[bin].count;
            m_indexes[bin] = static_cast<quint8>(m_table.size() / 3);
        }
        for (std::size_t channel = 0; channel < 3; ++channel)
            m_table.append(static_cast<char>(all.mean(channel)));
    }

    std::vector<Bin> m_bins;
    std::vector<quint8> m_indexes;
    QByteArray m_table;
};

// Codes of 9 to 12 bits, lowest bit first, in blocks of at most 255 bytes.
class CodeWriter
{
public:
    explicit CodeWriter(QByteArray &out)
        : m_out(out)
    {
    }

    void put(quint32 code, int bits)
    {
        m_bits |= code << m_count;
        m_count += bits;
        while (m_count >= 8) {
            putByte(static_cast<char>(m_bits & 0xff));
            m_bits >>= 8;
            m_count -= 8;
        }
    }

    void finish()
    {
        if (m_count > 0)
            putByte(static_cast<char>(m_bits & 0xff));
        flushBlock();
        m_out.append('\0'); // an empty block ends the data
    }

private:
    void putByte(char byte)
    {
        m_block.append(byte);
        if (m_block.size() == 255)
            flushBlock();
    }

    void flushBlock()
    {
        if (m_block.isEmpty())
            return;
        m_out.append(static_cast<char>(m_block.size()));
        m_out.append(m_block);
        m_block.clear();
    }

    QByteArray &m_out;
    QByteArray m_block;
    quint32 m_bits = 0;
    int m_count = 0;
};

// The strings that LZW has seen: (code of the beginning, next byte) -> code. A small open hash.
class StringTable
{
public:
    StringTable() { clear(); }

    void clear() { m_keys.fill(kFree); }

    // The place of the string: either it is there, or it may be put there.
    [[nodiscard]] std::size_t slotOf(quint32 key) const
    {
        std::size_t slot = (key * 2654435761U) >> 19; // the upper 13 bits of Knuth's multiplicative hash
        while (m_keys[slot] != kFree && m_keys[slot] != key)
            slot = (slot + 1) % m_keys.size();
        return slot;
    }

    [[nodiscard]] bool isFree(std::size_t slot) const { return m_keys[slot] == kFree; }
    [[nodiscard]] quint32 codeAt(std::size_t slot) const { return m_codes[slot]; }

    void insert(std::size_t slot, quint32 key, quint32 code)
    {
        m_keys[slot] = key;
        m_codes[slot] = code;
    }

private:
    static constexpr quint32 kFree = 0xffffffff;
    std::array<quint32, 8192> m_keys{}; // at most half full: there are 4096 codes
    std::array<quint32, 8192> m_codes{};
};

constexpr quint32 kClear = 256;
constexpr quint32 kEnd = 257;
constexpr quint32 kFirstFree = 258;
constexpr quint32 kLastCode = 4095;

void writePixels(QByteArray &out, const QImage &frame, const Palettizer &palette)
{
    out.append('\x08'); // pixels have eight bits
    CodeWriter codes(out);
    StringTable strings;
    quint32 next = kFirstFree;
    int bits = 9;
    codes.put(kClear, bits);
    quint32 prefix = palette.indexOf(frame.pixel(0, 0));
    for (int i = 1; i < frame.width() * frame.height(); ++i) {
        const auto *line = reinterpret_cast<const QRgb *>(frame.constScanLine(i / frame.width()));
        const quint32 pixel = palette.indexOf(line[i % frame.width()]);
        const quint32 key = prefix << 8 | pixel;
        const std::size_t slot = strings.slotOf(key);
        if (!strings.isFree(slot)) {
            prefix = strings.codeAt(slot);
            continue;
        }
        codes.put(prefix, bits);
        prefix = pixel;
        if (next > kLastCode) {
            codes.put(kClear, bits);
            strings.clear();
            next = kFirstFree;
            bits = 9;
            continue;
        }
        strings.insert(slot, key, next);
        // The reader knows each string one code later than the writer: hence "has just been given away".
        if (next == 1U << bits)
            ++bits;
        ++next;
    }
    codes.put(prefix, bits);
    codes.put(kEnd, bits);
    codes.finish();
}

void append16(QByteArray &out, int value)
{
    out.append(static_cast<char>(value & 0xff));
    out.append(static_cast<char>(value >> 8 & 0xff));
}

void writeHeader(QByteArray &out, QSize size, const QByteArray &table, bool loops)
{
    out.append("GIF89a");
    append16(out, size.width());
    append16(out, size.height());
    out.append('\xf7');  // a global table of 256 colours, eight bits a channel
    out.append(2, '\0'); // background: the first colour; no aspect ratio
    out.append(table);
    if (loops) {
        out.append("\x21\xff\x0bNETSCAPE2.0\x03\x01");
        append16(out, 0); // for ever
        out.append('\0');
    }
}

void writeFrame(QByteArray &out, const QImage &frame, const Palettizer &palette, std::chrono::milliseconds frameTime)
{
    out.append("\x21\xf9\x04\x04"); // graphic control: leave the frame in place
    append16(out, static_cast<int>(frameTime.count() / 10));
    out.append(2, '\0'); // nothing transparent; end of block
    out.append('\x2c');
    append16(out, 0);
    append16(out, 0);
    append16(out, frame.width());
    append16(out, frame.height());
    out.append('\0'); // no table of its own, not interlaced
    writePixels(out, frame, palette);
}

} // namespace

QByteArray encodeGif(const std::vector<QImage> &frames, std::chrono::milliseconds frameTime)
{
    constexpr int kMaxEdgePx = 65535;
    if (frames.empty() || frames.front().isNull())
        return {};
    const QSize size = frames.front().size();
    if (size.width() > kMaxEdgePx || size.height() > kMaxEdgePx)
        return {};
    std::vector<QImage> pixels;
    for (const QImage &frame : frames) {
        if (frame.size() != size)
            return {};
        pixels.push_back(frame.convertToFormat(QImage::Format_RGB32));
    }
    const Palettizer palette(pixels);
    QByteArray out;
    writeHeader(out, size, palette.table(), pixels.size() > 1);
    for (const QImage &frame : pixels)
        writeFrame(out, frame, palette, frameTime);
    out.append('\x3b');
    return out;
}

} // namespace bowerbird
