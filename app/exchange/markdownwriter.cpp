// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "exchange/listwriter.h"

namespace bowerbird {

using namespace Qt::StringLiterals;

namespace {

// CommonMark 2.4: every ASCII punctuation character may be escaped.
QString escaped(const QString &text)
{
    QString result;
    for (const QChar c : text.simplified()) {
        if (QStringView(u"\\`*_{}[]()#+-.!|<>~&:").contains(c))
            result += u'\\';
        result += c;
    }
    return result;
}

// CommonMark 6.3: a destination in angle brackets holds anything but line breaks and unescaped angle brackets.
QString destination(const QString &url)
{
    QString plain = url;
    plain.replace(u'<', "%3C"_L1).replace(u'>', "%3E"_L1).replace(u'\\', "%5C"_L1).remove(u'\n').remove(u'\r');
    return u'<' + plain + u'>';
}

class MarkdownWriter : public ListWriter
{
public:
    explicit MarkdownWriter(ListOptions options)
        : m_options(std::move(options))
    {
    }

    // The mark tells sources/marklist.cpp that the first link of a line is the image.
    QByteArray head() override
    {
        return u"<!-- Bowerbird: a list of images -->\n# %1\n"_s.arg(escaped(m_options.title)).toUtf8();
    }

    QByteArray entry(const ExportRecord &record) override
    {
        QString text;
        if (m_isFirst || record.image.album != m_album)
            text += heading(record.image.album);
        m_isFirst = false;
        m_album = record.image.album;
        text += u"- [" % escaped(nameOf(record)) % u"](" % destination(sharedUrl(record.image.url)) % u')';
        for (const QString &fact : facts(record))
            text += u" · " % fact;
        return text.toUtf8() + '\n';
    }

private:
    // A line across the page ends an album when none follows.
    [[nodiscard]] QString heading(const QString &album) const
    {
        if (!album.isEmpty())
            return u"\n## %1\n\n"_s.arg(escaped(album));
        return m_isFirst ? u"\n"_s : u"\n---\n\n"_s;
    }

    [[nodiscard]] QStringList facts(const ExportRecord &record) const
    {
        QStringList facts = pictureFacts(record);
        if (!record.image.pageUrl.isEmpty())
            facts << QString(u"[page](" % destination(sharedUrl(record.image.pageUrl)) % u')');
        if (!record.file.path.isEmpty())
            facts << QString(u"[file](" % destination(filePath(record)) % u')');
        return facts;
    }

    [[nodiscard]] QString filePath(const ExportRecord &record) const
    {
        QString path = pathFrom(m_options.directory, record.file.path);
        return path.replace(u'%', "%25"_L1).replace(u'#', "%23"_L1).replace(u'?', "%3F"_L1);
    }

    ListOptions m_options;
    QString m_album;
    bool m_isFirst = true;
};

} // namespace

std::unique_ptr<ListWriter> makeMarkdownWriter(const ListOptions &options)
{
    return std::make_unique<MarkdownWriter>(options);
}

} // namespace bowerbird
