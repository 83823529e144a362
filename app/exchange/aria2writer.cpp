// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "exchange/listwriter.h"

namespace bowerbird {

using namespace Qt::StringLiterals;

namespace {

// A value goes to the end of its line; a line break in it would begin another option.
QByteArray oneLine(const QString &text)
{
    return text.simplified().toUtf8();
}

// Addresses stand one beside the other with tabs between; blanks in them are encoded.
QByteArray address(const QString &url)
{
    QString plain = url;
    return plain.replace(u' ', "%20"_L1).replace(u'\t', "%09"_L1).remove(u'\n').remove(u'\r').toUtf8();
}

// The format of aria2c(1), "Input File".
class Aria2Writer : public ListWriter
{
public:
    QByteArray entry(const ExportRecord &record) override
    {
        QByteArray text = address(sharedUrl(record.image.url));
        for (const QString &url : sharedAlternatives(record.image))
            text += '\t' + address(url);
        text += '\n';
        if (!record.file.path.isEmpty())
            text += "  out=" + oneLine(record.file.path.section(u'/', -1)) + '\n';
        if (record.image.sendsReferer && !record.image.pageUrl.isEmpty())
            text += "  referer=" + address(sharedUrl(record.image.pageUrl)) + '\n';
        if (!record.file.sha256.isEmpty())
            text += "  checksum=sha-256=" + record.file.sha256.toHex() + '\n';
        return text;
    }
};

} // namespace

std::unique_ptr<ListWriter> makeAria2Writer(const ListOptions &)
{
    return std::make_unique<Aria2Writer>();
}

} // namespace bowerbird
