// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "core/sniff.h"

#include "core/bytereader.h"

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace bowerbird {

namespace {

using std::string_view_literals::operator""sv;

constexpr bool isSpace(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f';
}

constexpr char lower(char c)
{
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

bool startsWithIgnoringCase(std::string_view text, std::string_view lowerPrefix)
{
    return text.size() >= lowerPrefix.size() && std::equal(lowerPrefix.begin(), lowerPrefix.end(), text.begin(),
                                                           [](char a, char b) { return a == lower(b); });
}

std::string_view withoutBomAndSpace(std::string_view text)
{
    if (text.starts_with("\xEF\xBB\xBF"sv))
        text.remove_prefix(3);
    while (!text.empty() && isSpace(text.front()))
        text.remove_prefix(1);
    return text;
}

// Behind the first `end` in `text`; empty when there is none.
std::string_view after(std::string_view text, std::string_view end)
{
    const size_t at = text.find(end);
    return at == std::string_view::npos ? std::string_view() : withoutBomAndSpace(text.substr(at + end.size()));
}

bool isSvg(std::string_view text)
{
    text = withoutBomAndSpace(text);
    while (text.starts_with("<?"sv) || text.starts_with("<!--"sv))
        text = text[1] == '?' ? after(text, "?>"sv) : after(text.substr(4), "-->"sv);
    // A doctype may hold more than is sniffed; that it names svg is enough.
    if (startsWithIgnoringCase(text, "<!doctype"sv))
        return withoutBomAndSpace(text.substr(9)).starts_with("svg"sv);
    constexpr std::string_view kEnds = " \t\r\n/>"sv;
    return (text.starts_with("<svg"sv) && text.size() > 4 && kEnds.contains(text[4])) || text.starts_with("<svg:svg"sv);
}

// "BM" begins many a text: the header behind it has to be one of the known sizes and the pixels have to lie behind it.
bool isBmp(std::span<const char> bytes)
{
    constexpr std::array<quint32, 8> kHeaderSizes = {12, 16, 40, 52, 56, 64, 108, 124};
    const ByteReader reader(bytes, ByteOrder::Little);
    if (!reader.text(0, 2).starts_with("BM"sv) || !reader.contains(0, 26))
        return false;
    const quint32 headerSize = reader.u32(14);
    return std::ranges::find(kHeaderSizes, headerSize) != kHeaderSizes.end() && reader.u32(10) >= 14 + headerSize;
}

bool isIco(std::span<const char> bytes)
{
    constexpr int kHeaderBytes = 6;
    constexpr int kEntryBytes = 16;
    const ByteReader reader(bytes, ByteOrder::Little);
    const quint32 count = reader.u16(4);
    return reader.contains(0, kHeaderBytes + kEntryBytes) && reader.u16(0) == 0 && reader.u16(2) >= 1 &&
           reader.u16(2) <= 2 && count > 0 && reader.u8(9) == 0 && reader.u32(14) > 0 &&
           reader.u32(18) >= kHeaderBytes + kEntryBytes * count;
}

template<size_t N>
bool isOneOf(std::string_view brand, const std::array<std::string_view, N> &prefixes)
{
    return std::ranges::any_of(prefixes, [&](std::string_view prefix) { return brand.starts_with(prefix); });
}

constexpr std::array kAvifBrands = {"avif"sv, "avis"sv};
constexpr std::array kHeicBrands = {"heic"sv, "heix"sv, "hevc"sv, "hevx"sv, "heim"sv, "heis"sv, "hevm"sv, "hevs"sv};
constexpr std::array kHeifBrands = {"mif1"sv, "mif2"sv, "msf1"sv}; // the container of either
constexpr std::array kVideoBrands = {"iso"sv,  "mp4"sv,  "avc1"sv, "M4V"sv,  "MSNV"sv, "dash"sv,
                                     "3gp"sv,  "3g2"sv,  "qt  "sv, "f4v "sv, "mmp4"sv, "NDS"sv,
                                     "XAVC"sv, "hvc1"sv, "dby1"sv, "av01"sv, "cmfc"sv};

// ISO/IEC 14496-12, 4.3: the major brand, its version, then the compatible brands until the end of the box.
ImageType isoMediaType(std::span<const char> bytes)
{
    const ByteReader reader(bytes);
    if (reader.text(4, 4) != "ftyp"sv || !reader.contains(8, 4) || reader.u32(0) < 12)
        return ImageType::Unknown;
    const quint64 end = std::min<quint64>(reader.u32(0), reader.size());
    bool isHeif = false;
    bool isVideoFile = false;
    for (quint64 at = 8; at + 4 <= end; at += at == 8 ? 8 : 4) {
        const std::string_view brand = reader.text(at, 4);
        if (isOneOf(brand, kAvifBrands))
            return ImageType::Avif;
        if (isOneOf(brand, kHeicBrands))
            return ImageType::Heic;
        isHeif = isHeif || isOneOf(brand, kHeifBrands);
        isVideoFile = isVideoFile || isOneOf(brand, kVideoBrands);
    }
    if (isHeif)
        return ImageType::Heic;
    return isVideoFile ? ImageType::Mp4 : ImageType::Unknown;
}

// The DocType element (id 4282) of an EBML header, as the WHATWG finds it.
ImageType ebmlType(std::span<const char> bytes)
{
    const std::string_view head(bytes.data(), std::min<size_t>(bytes.size(), 64));
    if (!head.starts_with("\x1A\x45\xDF\xA3"sv))
        return ImageType::Unknown;
    const size_t at = head.find("\x42\x82"sv, 4);
    if (at == std::string_view::npos)
        return ImageType::Unknown;
    const std::string_view value = head.substr(std::min(at + 3, head.size()));
    return value.starts_with("webm"sv) || value.starts_with("matroska"sv) ? ImageType::WebM : ImageType::Unknown;
}

struct Signature
{
    std::string_view bytes;
    ImageType type;
};

constexpr std::array kSignatures = {
    Signature{"\xFF\xD8\xFF"sv, ImageType::Jpeg}, Signature{"\x89PNG\r\n\x1A\n"sv, ImageType::Png},
    Signature{"GIF87a"sv, ImageType::Gif},        Signature{"GIF89a"sv, ImageType::Gif},
    Signature{"II*\0"sv, ImageType::Tiff},        Signature{"MM\0*"sv, ImageType::Tiff},
    Signature{"\xFF\x0A"sv, ImageType::Jxl},      Signature{"\0\0\0\x0CJXL \r\n\x87\n"sv, ImageType::Jxl},
};

} // namespace

ImageType sniff(std::span<const char> bytes)
{
    const std::string_view text(bytes.data(), bytes.size());
    for (const Signature &signature : kSignatures) {
        if (text.starts_with(signature.bytes))
            return signature.type;
    }
    if (text.starts_with("RIFF"sv) && text.substr(std::min<size_t>(8, text.size())).starts_with("WEBP"sv))
        return ImageType::WebP;
    if (isBmp(bytes))
        return ImageType::Bmp;
    if (isIco(bytes))
        return ImageType::Ico;
    if (const ImageType type = isoMediaType(bytes); type != ImageType::Unknown)
        return type;
    if (const ImageType type = ebmlType(bytes); type != ImageType::Unknown)
        return type;
    return isSvg(text) ? ImageType::Svg : ImageType::Unknown;
}

namespace {

// The tags by which the WHATWG's MIME sniffing knows HTML; each has to be followed by a space or '>'.
constexpr std::array kHtmlTags = {
    "<!doctype html"sv, "<html"sv, "<head"sv,  "<script"sv, "<iframe"sv, "<h1"sv,   "<div"sv, "<font"sv,
    "<table"sv,         "<a"sv,    "<style"sv, "<title"sv,  "<b"sv,      "<body"sv, "<br"sv,  "<p"sv,
    "<meta"sv,          "<link"sv};

bool isHtml(std::string_view text)
{
    text = withoutBomAndSpace(text);
    while (text.starts_with("<?"sv) || text.starts_with("<!--"sv)) {
        const bool isComment = text[1] == '!';
        text = isComment ? after(text, "-->"sv) : after(text, "?>"sv);
        if (text.empty())
            return isComment;
    }
    return std::ranges::any_of(kHtmlTags, [&](std::string_view tag) {
        return startsWithIgnoringCase(text, tag) && text.size() > tag.size() &&
               (isSpace(text[tag.size()]) || text[tag.size()] == '>');
    });
}

// Text by the WHATWG's measure: none of the control characters that only binary data holds.
bool isText(std::string_view text)
{
    if (text.starts_with("\xFE\xFF"sv) || text.starts_with("\xFF\xFE"sv))
        return true;
    return std::ranges::none_of(text, [](char c) {
        const auto code = static_cast<unsigned char>(c);
        return code < 0x20 && c != '\x1B' && !isSpace(c);
    });
}

constexpr std::array kPrograms = {"MZ"sv,
                                  "\x7F"
                                  "ELF"sv,
                                  "#!"sv,
                                  "\xCA\xFE\xBA\xBE"sv,
                                  "\xCE\xFA\xED\xFE"sv,
                                  "\xCF\xFA\xED\xFE"sv,
                                  "\0asm"sv,
                                  "dex\n"sv};
constexpr std::array kArchives = {"PK\x03\x04"sv,
                                  "PK\x05\x06"sv,
                                  "Rar!\x1A\x07"sv,
                                  "7z\xBC\xAF\x27\x1C"sv,
                                  "\x1F\x8B"sv,
                                  "\xFD"
                                  "7zXZ"sv,
                                  "BZh"sv,
                                  "\x28\xB5\x2F\xFD"sv,
                                  "MSCF"sv};

} // namespace

bool looksLikeHtml(std::span<const char> bytes)
{
    return isHtml({bytes.data(), bytes.size()});
}

bool looksLikeText(std::span<const char> bytes)
{
    return isText({bytes.data(), bytes.size()});
}

QString describeNonImage(std::span<const char> bytes)
{
    const std::string_view text(bytes.data(), std::min<size_t>(bytes.size(), kSniffBytes));
    const auto isStart = [&](std::string_view signature) { return text.starts_with(signature); };
    if (text.empty())
        return u"an empty file"_s;
    if (isHtml(text))
        return u"a web page"_s;
    if (std::ranges::any_of(kPrograms, isStart))
        return u"a program"_s;
    if (std::ranges::any_of(kArchives, isStart) ||
        text.substr(std::min<size_t>(257, text.size())).starts_with("ustar"sv))
        return u"an archive"_s;
    if (text.starts_with("%PDF-"sv))
        return u"a PDF document"_s;
    return isText(text) ? u"text"_s : u"an unknown format"_s;
}

} // namespace bowerbird
