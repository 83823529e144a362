// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "core/safefilename.h"
#include "exchange/listwriter.h"

#include <QHash>
#include <QXmlStreamWriter>

namespace bowerbird {

using namespace Qt::StringLiterals;

namespace {

// XML 1.0, 2.2: the control characters that no document may hold.
QString xmlText(QString text)
{
    return text.removeIf([](QChar c) {
        const bool isControl = c < u' ' && c != u'\t' && c != u'\n';
        return isControl || c == QChar(0xFFFE) || c == QChar(0xFFFF);
    });
}

// RFC 5854.
class MetalinkWriter : public ListWriter
{
public:
    QByteArray head() override
    {
        return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
               "<metalink xmlns=\"urn:ietf:params:xml:ns:metalink\">\n"
               "  <generator>Bowerbird</generator>\n";
    }

    QByteArray entry(const ExportRecord &record) override
    {
        QByteArray bytes;
        QXmlStreamWriter xml(&bytes);
        xml.setAutoFormatting(true);
        xml.setAutoFormattingIndent(2);
        xml.writeStartElement(u"file"_s);
        xml.writeAttribute(u"name"_s, uniqueName(record));
        writeText(xml, u"identity"_s, record.image.title);
        writeText(xml, u"description"_s, record.image.description);
        if (!record.image.pageUrl.isEmpty()) {
            xml.writeEmptyElement(u"publisher"_s);
            xml.writeAttribute(u"name"_s, record.image.source.isEmpty() ? u"page"_s : xmlText(record.image.source));
            xml.writeAttribute(u"url"_s, xmlText(sharedUrl(record.image.pageUrl)));
        }
        if (sizeOf(record) > 0)
            xml.writeTextElement(u"size"_s, QString::number(sizeOf(record)));
        if (!record.file.sha256.isEmpty()) {
            xml.writeStartElement(u"hash"_s);
            xml.writeAttribute(u"type"_s, u"sha-256"_s);
            xml.writeCharacters(QString::fromLatin1(record.file.sha256.toHex()));
            xml.writeEndElement();
        }
        writeAddresses(xml, record);
        xml.writeEndElement();
        return bytes.trimmed() + '\n';
    }

    QByteArray foot() override { return "</metalink>\n"; }

private:
    static void writeText(QXmlStreamWriter &xml, const QString &name, const QString &text)
    {
        if (!text.isEmpty())
            xml.writeTextElement(name, xmlText(text));
    }

    static void writeAddresses(QXmlStreamWriter &xml, const ExportRecord &record)
    {
        int priority = 0;
        for (const QString &url : QStringList(sharedUrl(record.image.url)) + sharedAlternatives(record.image)) {
            xml.writeStartElement(u"url"_s);
            xml.writeAttribute(u"priority"_s, QString::number(++priority));
            xml.writeCharacters(xmlText(url));
            xml.writeEndElement();
        }
    }

    // 4.1.2.1: a name is no path upwards; and two files of one list cannot have the same.
    QString uniqueName(const ExportRecord &record)
    {
        const QString path = record.file.path;
        const QString given =
            path.isEmpty() ? record.image.url.section(u'?', 0, 0).section(u'/', -1) : path.section(u'/', -1);
        const QString name = safeFileName(given);
        const qsizetype dot = name.lastIndexOf(u'.');
        const QString stem = dot > 0 ? name.left(dot) : name;
        const QString end = dot > 0 ? name.mid(dot) : QString();
        QString unique = name;
        for (int i = ++m_used[name.toLower()]; i > 1 && m_used.contains(unique.toLower()); ++i)
            unique = u"%1 (%2)%3"_s.arg(stem).arg(i).arg(end);
        if (unique != name)
            m_used.insert(unique.toLower(), 1);
        return unique;
    }

    QHash<QString, int> m_used;
};

} // namespace

std::unique_ptr<ListWriter> makeMetalinkWriter(const ListOptions &)
{
    return std::make_unique<MetalinkWriter>();
}

} // namespace bowerbird
