// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "media/decoder.h"
#include "media/exif.h"

#include <array>
#include <csetjmp>
#include <cstdio>

// After <cstdio>, which they need and do not include.
#include <jerror.h>
#include <jpeglib.h>

namespace bowerbird {

namespace {

using Verdict = DecodedPicture::Verdict;

constexpr long kMostMemory = 1536L * 1024 * 1024; // a progressive picture keeps 6 bytes a pixel
// Pixels over all scans of a progressive picture: twenty scans of the largest one. A few bytes can hold a scan, so that
// a small file could keep a processor busy for hours.
constexpr qint64 kMostScannedPixels = 4'000'000'000;
constexpr int kMostScans = 1000;

// libjpeg's error handling is a longjmp from a callback. Nothing with a destructor lives in the functions that call
// setjmp; QImages are made in between.
struct ErrorManager
{
    jpeg_error_mgr base{}; // first: libjpeg hands back a pointer to it
    std::jmp_buf escape{};
    std::array<char, JMSG_LENGTH_MAX> firstMessage{};
    bool isExhausted = false; // more scans than are read

    void keepMessage(j_common_ptr info)
    {
        if (firstMessage[0] == '\0')
            base.format_message(info, firstMessage.data());
    }
};

ErrorManager *managerOf(j_common_ptr info)
{
    return reinterpret_cast<ErrorManager *>(info->err);
}

[[noreturn]] void leave(j_common_ptr info)
{
    ErrorManager *manager = managerOf(info);
    manager->firstMessage[0] = '\0'; // an error tells more than the warnings before it
    manager->keepMessage(info);
    std::longjmp(manager->escape, 1);
}

void countWarning(j_common_ptr info, int level)
{
    if (level >= 0)
        return; // a trace
    managerOf(info)->keepMessage(info);
    ++info->err->num_warnings;
}

void boundScans(j_common_ptr info)
{
    const auto *decompressor = reinterpret_cast<j_decompress_ptr>(info);
    const qint64 scans = decompressor->input_scan_number;
    const qint64 pixels = qint64(decompressor->image_width) * decompressor->image_height;
    if (scans <= kMostScans && scans * pixels <= kMostScannedPixels)
        return;
    managerOf(info)->isExhausted = true;
    std::longjmp(managerOf(info)->escape, 1);
}

class JpegReader
{
public:
    explicit JpegReader(std::span<const char> file)
        : m_file(file)
    {
        m_info.err = jpeg_std_error(&m_errors.base);
        m_errors.base.error_exit = leave;
        m_errors.base.emit_message = countWarning;
        m_progress.progress_monitor = boundScans;
    }
    ~JpegReader() { jpeg_destroy_decompress(&m_info); }
    Q_DISABLE_COPY_MOVE(JpegReader)

    // Each is one step and says whether libjpeg could do it; after a false only complaint() may be asked.
    [[nodiscard]] bool readHeader();
    [[nodiscard]] bool start(unsigned int eighths);
    [[nodiscard]] bool readRows(uchar *rows, size_t bytesPerRow);
    [[nodiscard]] bool finish();

    [[nodiscard]] QSize size() const
    {
        return {static_cast<int>(m_info.image_width), static_cast<int>(m_info.image_height)};
    }
    [[nodiscard]] QSize scaledSize() const
    {
        return {static_cast<int>(m_info.output_width), static_cast<int>(m_info.output_height)};
    }
    [[nodiscard]] bool isGray() const { return m_info.out_color_space == JCS_GRAYSCALE; }
    [[nodiscard]] bool isCmyk() const { return m_info.out_color_space == JCS_CMYK; }
    // Adobe's programs store CMYK inverted, and mark their files.
    [[nodiscard]] bool isInverted() const { return m_info.saw_Adobe_marker; }
    [[nodiscard]] bool hasWarnings() const { return m_errors.base.num_warnings > 0; }
    [[nodiscard]] QString complaint() const { return QString::fromLatin1(m_errors.firstMessage.data()); }
    [[nodiscard]] Verdict verdictOnError() const;

private:
    void chooseColors();

    std::span<const char> m_file;
    ErrorManager m_errors;
    jpeg_progress_mgr m_progress{};
    jpeg_decompress_struct m_info{};
};

bool JpegReader::readHeader()
{
    if (setjmp(m_errors.escape) != 0)
        return false;
    jpeg_create_decompress(&m_info);
    m_info.mem->max_memory_to_use = kMostMemory;
    m_info.progress = &m_progress;
    jpeg_mem_src(&m_info, reinterpret_cast<const unsigned char *>(m_file.data()), m_file.size());
    return jpeg_read_header(&m_info, TRUE) == JPEG_HEADER_OK;
}

void JpegReader::chooseColors()
{
    if (m_info.jpeg_color_space == JCS_GRAYSCALE)
        m_info.out_color_space = JCS_GRAYSCALE;
    else if (m_info.jpeg_color_space == JCS_CMYK || m_info.jpeg_color_space == JCS_YCCK)
        m_info.out_color_space = JCS_CMYK;
    else // QImage::Format_RGB32
        m_info.out_color_space = Q_BYTE_ORDER == Q_LITTLE_ENDIAN ? JCS_EXT_BGRA : JCS_EXT_ARGB;
}

bool JpegReader::start(unsigned int eighths)
{
    if (setjmp(m_errors.escape) != 0)
        return false;
    chooseColors();
    m_info.scale_num = eighths;
    m_info.scale_denom = 8;
    m_info.dct_method = JDCT_IFAST;
    m_info.do_fancy_upsampling = eighths == 8 ? TRUE : FALSE;
    return jpeg_start_decompress(&m_info) == TRUE;
}

bool JpegReader::readRows(uchar *rows, size_t bytesPerRow)
{
    if (setjmp(m_errors.escape) != 0)
        return false;
    while (m_info.output_scanline < m_info.output_height) {
        JSAMPROW row = rows + m_info.output_scanline * bytesPerRow;
        jpeg_read_scanlines(&m_info, &row, 1);
    }
    return true;
}

bool JpegReader::finish()
{
    if (setjmp(m_errors.escape) != 0)
        return false;
    return jpeg_finish_decompress(&m_info) == TRUE;
}

// Some errors say that this library cannot do it, not that the file is damaged.
Verdict JpegReader::verdictOnError() const
{
    if (m_errors.isExhausted)
        return Verdict::TooLarge;
    switch (m_errors.base.msg_code) {
    case JERR_OUT_OF_MEMORY:
    case JERR_NO_BACKING_STORE:
    case JERR_IMAGE_TOO_BIG:
    case JERR_WIDTH_OVERFLOW:
        return Verdict::TooLarge;
    case JERR_SOF_UNSUPPORTED: // lossless and hierarchical pictures
    case JERR_ARITH_NOTIMPL:
    case JERR_CONVERSION_NOTIMPL:
    case JERR_NOT_COMPILED:
        return Verdict::Unsupported;
    case JERR_BAD_PRECISION:
        return m_errors.base.msg_parm.i[0] == 12 ? Verdict::Unsupported : Verdict::Damaged;
    default:
        return Verdict::Damaged;
    }
}

// The smallest of the scales with fast code for them (1/8, 1/4, 1/2, 1) that is no smaller than `target`.
unsigned int eighthsFor(QSize size, QSize target)
{
    for (unsigned int eighths = 1; eighths < 8; eighths *= 2) {
        const qint64 factor = eighths;
        if ((size.width() * factor + 7) / 8 >= target.width() && (size.height() * factor + 7) / 8 >= target.height())
            return eighths;
    }
    return 8;
}

// Turns CMYK that was decoded into the bytes of an RGB32 image into what that format says.
void convertCmyk(QImage &image, bool isInverted)
{
    const auto ink = [&](uchar value) { return isInverted ? value : 255 - value; };
    for (int y = 0; y < image.height(); ++y) {
        uchar *bytes = image.scanLine(y);
        auto *pixels = reinterpret_cast<QRgb *>(bytes);
        for (int x = 0; x < image.width(); ++x, bytes += 4) {
            const int black = ink(bytes[3]);
            pixels[x] = qRgb(ink(bytes[0]) * black / 255, ink(bytes[1]) * black / 255, ink(bytes[2]) * black / 255);
        }
    }
}

QImage finished(QImage image, const JpegReader &reader, QSize target, int orientation)
{
    if (reader.isCmyk())
        convertCmyk(image, reader.isInverted());
    if (image.size() != target)
        image = image.scaled(target, Qt::IgnoreAspectRatio, Qt::SmoothTransformation);
    return readyToPaint(uprighted(image, orientation));
}

} // namespace

DecodedPicture decodeJpeg(std::span<const char> file, QSize bound)
{
    JpegReader reader(file);
    if (!reader.readHeader())
        return {.verdict = reader.verdictOnError(), .detail = reader.complaint()};
    const int orientation = exifOrientation(file);
    const QSize target = fittedSize(reader.size(), swapsEdges(orientation) ? bound.transposed() : bound);
    if (!reader.start(eighthsFor(reader.size(), target)))
        return {.verdict = reader.verdictOnError(), .detail = reader.complaint()};

    QImage image(reader.scaledSize(), reader.isGray() ? QImage::Format_Grayscale8 : QImage::Format_RGB32);
    if (image.isNull())
        return {.verdict = Verdict::TooLarge};
    image.fill(0xFF808080U); // what a damaged picture does not reach
    const bool isRead = reader.readRows(image.bits(), static_cast<size_t>(image.bytesPerLine())) && reader.finish();
    DecodedPicture picture{.verdict = Verdict::Good, .detail = reader.complaint()};
    if (!isRead)
        picture.verdict = reader.verdictOnError();
    else if (reader.hasWarnings())
        picture.verdict = Verdict::Damaged;
    picture.image = finished(std::move(image), reader, target, orientation);
    return picture;
}

} // namespace bowerbird
