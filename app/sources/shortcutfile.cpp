// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "sources/directsource.h"
#include "sources/listreader.h"

#include <QRegularExpression>
#include <QXmlStreamReader>
#include <QtEndian>

#include <algorithm>

namespace bowerbird {

using namespace Qt::StringLiterals;

namespace {

LinkList listOf(const QString &link)
{
    LinkList list;
    if (isHttpLink(link.trimmed()))
        list.add(link.trimmed());
    return list;
}

// A property list of one dictionary in XML, with the address under the key URL.
QString urlOfXml(const QString &text)
{
    QXmlStreamReader xml(text);
    bool isUrl = false;
    while (!xml.atEnd()) {
        xml.readNext();
        if (!xml.isStartElement())
            continue;
        if (xml.name() == "key"_L1)
            isUrl = xml.readElementText(QXmlStreamReader::SkipChildElements) == "URL"_L1;
        else if (xml.name() == "string"_L1 && isUrl)
            return xml.readElementText(QXmlStreamReader::SkipChildElements);
    }
    return {};
}

// The strings of Apple's binary property list, as CFBinaryPList.c describes it: a header, objects, a table of their
// offsets, and a trailer of 32 bytes: 6 unused, the size of an offset, the size of a reference, the number of objects,
// the top object and where the table begins, the last three of 8 bytes, big-endian.
class BinaryPropertyList
{
public:
    explicit BinaryPropertyList(const QByteArray &bytes)
        : m_bytes(bytes)
    {
        const qsizetype trailer = bytes.size() - 32;
        m_offsetSize = static_cast<quint8>(bytes.at(trailer + 6));
        m_count = numberAt(trailer + 8, 8);
        m_table = numberAt(trailer + 24, 8);
    }

    [[nodiscard]] quint64 count() const { return m_count; }

    // Empty for an object that is no text, or lies outside of the file.
    [[nodiscard]] QString text(quint64 object) const
    {
        const quint64 at = numberAt(m_table + object * m_offsetSize, m_offsetSize);
        const quint64 marker = numberAt(at, 1);
        const bool isAscii = (marker >> 4) == 0x5;
        if (!isAscii && (marker >> 4) != 0x6)
            return {};
        quint64 begin = at + 1;
        quint64 length = marker & 0xf;
        if (length == 0xf) { // the length follows as an integer object
            const quint64 size = quint64(1) << (numberAt(begin, 1) & 0x3);
            length = numberAt(begin + 1, size);
            begin += 1 + size;
        }
        const QByteArray raw = m_bytes.mid(static_cast<qsizetype>(begin), bytesOf(length, isAscii));
        if (isAscii)
            return QString::fromLatin1(raw);
        QString text(raw.size() / 2, Qt::Uninitialized);
        qFromBigEndian<char16_t>(raw.constData(), text.size(), text.data());
        return text;
    }

private:
    static constexpr quint64 kLongestText = 65'536;

    static qsizetype bytesOf(quint64 length, bool isAscii)
    {
        return static_cast<qsizetype>(std::min(length, kLongestText) * (isAscii ? 1 : 2));
    }

    [[nodiscard]] quint64 numberAt(quint64 at, quint64 size) const
    {
        const auto total = static_cast<quint64>(m_bytes.size());
        if (size > 8 || at > total || size > total - at)
            return 0;
        quint64 number = 0;
        for (quint64 i = 0; i < size; ++i)
            number = number << 8 | static_cast<quint8>(m_bytes.at(static_cast<qsizetype>(at + i)));
        return number;
    }

    const QByteArray &m_bytes;
    quint64 m_offsetSize = 0;
    quint64 m_count = 0;
    quint64 m_table = 0;
};

} // namespace

std::optional<LinkList> readShortcut(const QString &text)
{
    static const QRegularExpression kIni(u"\\A\\s*(?:[;#][^\\n]*\\n\\s*)*\\[(InternetShortcut|Desktop Entry)\\]"_s,
                                         QRegularExpression::CaseInsensitiveOption);
    static const QRegularExpression kUrl(u"^URL\\s*=\\s*([^\\r\\n]+)"_s, QRegularExpression::CaseInsensitiveOption |
                                                                             QRegularExpression::MultilineOption);
    if (kIni.match(text.left(4096)).hasMatch())
        return listOf(kUrl.match(text).captured(1));
    if (text.left(4096).contains("<plist"_L1))
        return listOf(urlOfXml(text));
    return std::nullopt;
}

std::optional<LinkList> readBinaryWebloc(const QByteArray &bytes)
{
    constexpr qsizetype kLeast = 8 + 32;
    constexpr quint64 kMostObjects = 10'000; // a shortcut has three
    if (!bytes.startsWith("bplist00") || bytes.size() < kLeast)
        return std::nullopt;
    const BinaryPropertyList properties(bytes);
    for (quint64 i = 0; i < std::min(properties.count(), kMostObjects); ++i) {
        if (const QString text = properties.text(i); isHttpLink(text))
            return listOf(text);
    }
    return LinkList();
}

} // namespace bowerbird
