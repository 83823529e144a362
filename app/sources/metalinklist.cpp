// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "sources/directsource.h"
#include "sources/listreader.h"

#include <QXmlStreamReader>

#include <algorithm>
#include <utility>
#include <vector>

namespace bowerbird {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype kHead = 4096;

// One <file> while it is read.
struct File
{
    ImageRef image;
    std::vector<std::pair<int, QString>> addresses; // the smallest number is tried first

    [[nodiscard]] ImageRef finished()
    {
        std::ranges::stable_sort(addresses, {}, [](const auto &address) { return address.first; });
        for (const auto &[rank, url] : addresses) {
            if (image.url.isEmpty())
                image.url = directImage(url).url;
            else
                image.alternatives << url;
        }
        image.type = directImage(image.url).type;
        return image;
    }
};

// RFC 5854: priority 1 comes first. Version 3: a preference of 100 does. Without one an address comes last.
int rankOf(const QXmlStreamAttributes &attributes)
{
    constexpr int kLast = 999'999;
    if (attributes.hasAttribute("preference"_L1))
        return 100 - std::clamp(attributes.value("preference"_L1).toInt(), 0, 100);
    const int priority = attributes.value("priority"_L1).toInt();
    return priority > 0 ? priority : kLast;
}

class MetalinkReader
{
public:
    explicit MetalinkReader(const QByteArray &bytes)
        : m_xml(bytes)
    {
    }

    Result<LinkList> read()
    {
        while (!m_xml.atEnd()) {
            m_xml.readNext();
            if (m_xml.isStartElement() && m_xml.name() == "file"_L1)
                m_list.add(readFile());
        }
        if (m_xml.hasError())
            return fail(FailureReason::UnsupportedLink,
                        u"damaged Metalink, line %1: %2"_s.arg(m_xml.lineNumber()).arg(m_xml.errorString()));
        return m_list;
    }

private:
    ImageRef readFile()
    {
        File file;
        file.image.source = u"direct"_s;
        file.image.index = static_cast<int>(m_list.links.size()) + 1;
        bool isInPublisher = false; // version 3: <publisher><url>
        while (!m_xml.atEnd()) {
            m_xml.readNext();
            const bool isPublisher = m_xml.name() == "publisher"_L1;
            if (m_xml.isEndElement() && m_xml.name() == "file"_L1)
                break;
            if (isPublisher && !m_xml.isCharacters())
                isInPublisher = m_xml.isStartElement();
            if (m_xml.isStartElement())
                readElement(file, isInPublisher);
        }
        return file.finished();
    }

    void readElement(File &file, bool isInPublisher)
    {
        ImageRef &image = file.image;
        const QXmlStreamAttributes attributes = m_xml.attributes();
        const QString name = m_xml.name().toString();
        if (name == "publisher"_L1) {
            setPage(image, attributes.value("url"_L1).toString());
        } else if (name == "identity"_L1) {
            image.title = text();
        } else if (name == "description"_L1) {
            image.description = text();
        } else if (name == "size"_L1) {
            image.sizeBytes = std::max<qint64>(0, text().toLongLong());
        } else if (name == "url"_L1 && isInPublisher) {
            setPage(image, text());
        } else if (name == "url"_L1) {
            const int rank = rankOf(attributes);
            if (const QString url = text(); isHttpLink(url))
                file.addresses.emplace_back(rank, url);
        }
    }

    static void setPage(ImageRef &image, const QString &url)
    {
        if (isHttpLink(url))
            image.pageUrl = url;
    }

    QString text() { return m_xml.readElementText(QXmlStreamReader::SkipChildElements).trimmed(); }

    QXmlStreamReader m_xml;
    LinkList m_list;
};

} // namespace

std::optional<Result<LinkList>> readMetalink(const QByteArray &xml)
{
    const QByteArray head = xml.left(kHead);
    if (!head.trimmed().startsWith('<') && !head.startsWith("\xef\xbb\xbf<"))
        return std::nullopt;
    if (!head.contains("<metalink"))
        return std::nullopt;
    return MetalinkReader(xml).read();
}

} // namespace bowerbird
