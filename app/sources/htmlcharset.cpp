// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "sources/htmlcharset.h"

#include <QString>

#include <algorithm>
#include <array>
#include <cerrno>
#include <optional>

#include <iconv.h>

namespace bowerbird {

namespace {

constexpr qsizetype kHeadBytes = 4096; // where a <meta> is looked for; browsers look at 1024
constexpr QByteArrayView kReplacement("\xEF\xBF\xBD");

struct Label
{
    const char *label;
    const char *encoding; // as iconv calls it
};

// Only where a browser's reading is another than iconv's.
constexpr std::array kLabels = {
    Label{"utf8", "UTF-8"},
    Label{"unicode-1-1-utf-8", "UTF-8"},
    Label{"unicode", "UTF-16LE"},
    Label{"utf-16", "UTF-16LE"},
    Label{"ascii", "WINDOWS-1252"},
    Label{"us-ascii", "WINDOWS-1252"},
    Label{"iso-8859-1", "WINDOWS-1252"},
    Label{"iso8859-1", "WINDOWS-1252"},
    Label{"iso_8859-1", "WINDOWS-1252"},
    Label{"latin1", "WINDOWS-1252"},
    Label{"latin-1", "WINDOWS-1252"},
    Label{"x-user-defined", "WINDOWS-1252"},
    Label{"x-cp1252", "WINDOWS-1252"},
    Label{"x-cp1251", "WINDOWS-1251"},
    Label{"iso-8859-9", "WINDOWS-1254"},
    Label{"latin5", "WINDOWS-1254"},
    Label{"iso-8859-11", "CP874"},
    Label{"tis-620", "CP874"},
    Label{"windows-874", "CP874"},
    Label{"shift_jis", "CP932"},
    Label{"shift-jis", "CP932"},
    Label{"sjis", "CP932"},
    Label{"x-sjis", "CP932"},
    Label{"ms_kanji", "CP932"},
    Label{"windows-31j", "CP932"},
    Label{"x-euc-jp", "EUC-JP"},
    Label{"gb2312", "GB18030"},
    Label{"gb_2312-80", "GB18030"},
    Label{"gbk", "GB18030"},
    Label{"x-gbk", "GB18030"},
    Label{"euc-kr", "CP949"},
    Label{"ks_c_5601-1987", "CP949"},
    Label{"korean", "CP949"},
    Label{"windows-949", "CP949"},
    Label{"big5", "BIG5-HKSCS"},
    Label{"x-x-big5", "BIG5-HKSCS"},
};

class Converter
{
public:
    explicit Converter(const QByteArray &encoding)
        : m_handle(iconv_open("UTF-8", encoding.constData()))
    {
    }
    ~Converter()
    {
        if (isOpen())
            iconv_close(m_handle);
    }
    Q_DISABLE_COPY_MOVE(Converter)

    [[nodiscard]] bool isOpen() const { return m_handle != reinterpret_cast<iconv_t>(-1); }
    [[nodiscard]] QByteArray convert(QByteArrayView bytes);

private:
    iconv_t m_handle;
};

QByteArray Converter::convert(QByteArrayView bytes)
{
    QByteArray result;
    std::array<char, 16'384> buffer{};
    // iconv's old interface takes a pointer to what it does not change.
    char *in = const_cast<char *>(bytes.data());
    size_t left = static_cast<size_t>(bytes.size());
    while (left > 0) {
        char *out = buffer.data();
        size_t space = buffer.size();
        const size_t converted = iconv(m_handle, &in, &left, &out, &space);
        const int trouble = converted == static_cast<size_t>(-1) ? errno : 0;
        result.append(buffer.data(), out - buffer.data());
        if (trouble == 0 || trouble == E2BIG)
            continue;
        result.append(kReplacement);
        if (trouble == EINVAL) // the bytes end within a character
            break;
        ++in;
        --left;
        iconv(m_handle, nullptr, nullptr, nullptr, nullptr);
    }
    return result;
}

bool isNameCharacter(char c)
{
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
           QByteArrayView("-_:.()+").contains(c);
}

// The value behind the first "charset" (or another `key`) and '=' in `text`; empty when there is none.
QByteArray valueOf(const QByteArray &text, QByteArrayView key)
{
    for (qsizetype at = text.indexOf(key); at >= 0; at = text.indexOf(key, at)) {
        at += key.size();
        while (at < text.size() && QByteArrayView(" \t\r\n\f").contains(text.at(at)))
            ++at;
        if (at >= text.size() || text.at(at) != '=')
            continue;
        ++at;
        while (at < text.size() && QByteArrayView(" \t\r\n\f\"'").contains(text.at(at)))
            ++at;
        const auto begin = text.cbegin() + at;
        return {&*begin, std::find_if_not(begin, text.cend(), isNameCharacter) - begin};
    }
    return {};
}

// What a page or an XML document says of itself. UTF-16 cannot be true of what was read as bytes.
QByteArray declaredWithin(QByteArrayView bytes)
{
    const QByteArray head = bytes.first(std::min(bytes.size(), kHeadBytes)).toByteArray().toLower();
    QByteArray label;
    if (head.startsWith("<?xml"))
        label = valueOf(head.left(head.indexOf("?>")), "encoding");
    for (qsizetype at = head.indexOf("<meta"); at >= 0 && label.isEmpty(); at = head.indexOf("<meta", at + 1))
        label = valueOf(head.mid(at, head.indexOf('>', at) - at), "charset");
    return label.startsWith("utf-16") ? QByteArray("utf-8") : label;
}

struct Mark
{
    QByteArrayView bytes;
    const char *encoding;
};

std::optional<Mark> markOf(QByteArrayView bytes)
{
    static constexpr std::array kMarks = {Mark{QByteArrayView("\xEF\xBB\xBF"), "UTF-8"},
                                          Mark{QByteArrayView("\xFF\xFE"), "UTF-16LE"},
                                          Mark{QByteArrayView("\xFE\xFF"), "UTF-16BE"}};
    const auto *found =
        std::ranges::find_if(kMarks, [bytes](const Mark &mark) { return bytes.startsWith(mark.bytes); });
    return found == kMarks.end() ? std::nullopt : std::optional(*found);
}

QByteArray decoded(QByteArrayView bytes, const QByteArray &label)
{
    const auto *known = std::ranges::find_if(
        kLabels, [&label](const Label &row) { return label.compare(row.label, Qt::CaseInsensitive) == 0; });
    const QByteArray encoding = known == kLabels.end() ? label : QByteArray(known->encoding);
    // UTF-7 has hidden markup from filters; no browser knows it any more.
    const bool isKnown = !encoding.isEmpty() && !encoding.startsWith("utf-7");
    const bool isUtf8 = encoding.compare("utf-8", Qt::CaseInsensitive) == 0;
    if (isKnown && !isUtf8) {
        if (Converter converter(encoding); converter.isOpen())
            return converter.convert(bytes);
    }
    if (bytes.isValidUtf8())
        return bytes.toByteArray();
    return isUtf8 ? QString::fromUtf8(bytes).toUtf8() : Converter("WINDOWS-1252").convert(bytes);
}

} // namespace

QByteArray textAsUtf8(QByteArrayView bytes, QByteArrayView contentType)
{
    QByteArray text;
    if (const std::optional<Mark> mark = markOf(bytes)) {
        text = decoded(bytes.sliced(mark->bytes.size()), mark->encoding);
    } else {
        const QByteArray label = valueOf(contentType.toByteArray().toLower(), "charset");
        text = decoded(bytes, label.isEmpty() ? declaredWithin(bytes) : label);
    }
    return text.contains('\0') ? text.replace('\0', kReplacement) : text;
}

} // namespace bowerbird
