// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "exchange/listwriter.h"

#include <algorithm>
#include <array>

namespace bowerbird {

using namespace Qt::StringLiterals;

namespace {

QString number(qint64 value)
{
    return value > 0 ? QString::number(value) : QString();
}

QString when(const QDateTime &time)
{
    return time.isValid() ? time.toUTC().toString(Qt::ISODate) : QString();
}

struct Column
{
    const char *name;
    QString (*value)(const ExportRecord &record, const QString &directory);
};

// The names are read again by sources/csvlist.cpp.
constexpr std::array kColumns = {
    Column{"url", [](const ExportRecord &r, const QString &) { return sharedUrl(r.image.url); }},
    Column{"title", [](const ExportRecord &r, const QString &) { return r.image.title; }},
    Column{"album", [](const ExportRecord &r, const QString &) { return r.image.album; }},
    Column{"index", [](const ExportRecord &r, const QString &) { return number(r.image.index); }},
    Column{"type", [](const ExportRecord &r, const QString &) { return mimeType(typeOf(r)); }},
    Column{"width", [](const ExportRecord &r, const QString &) { return number(dimensionsOf(r).width()); }},
    Column{"height", [](const ExportRecord &r, const QString &) { return number(dimensionsOf(r).height()); }},
    Column{"bytes", [](const ExportRecord &r, const QString &) { return number(sizeOf(r)); }},
    Column{"state", [](const ExportRecord &r, const QString &) { return r.state; }},
    Column{"finished", [](const ExportRecord &r, const QString &) { return when(r.finishedAt); }},
    Column{"file", [](const ExportRecord &r, const QString &from) { return pathFrom(from, r.file.path); }},
    Column{"sha256", [](const ExportRecord &r, const QString &) { return QString::fromLatin1(r.file.sha256.toHex()); }},
    Column{"page", [](const ExportRecord &r, const QString &) { return sharedUrl(r.image.pageUrl); }},
    Column{"referer",
           [](const ExportRecord &r, const QString &) { return r.image.sendsReferer ? u"yes"_s : QString(); }},
    Column{"preview", [](const ExportRecord &r, const QString &) { return sharedUrl(r.image.previewUrl); }},
    Column{"alternatives",
           [](const ExportRecord &r, const QString &) { return sharedAlternatives(r.image).join(u' '); }},
    Column{"source", [](const ExportRecord &r, const QString &) { return r.image.source; }},
    Column{"id", [](const ExportRecord &r, const QString &) { return r.image.siteId; }},
    Column{"user", [](const ExportRecord &r, const QString &) { return r.image.user; }},
    Column{"published", [](const ExportRecord &r, const QString &) { return when(r.image.publishedAt); }},
    Column{"tags", [](const ExportRecord &r, const QString &) { return r.image.tags.join(u'\n'); }},
    Column{"description", [](const ExportRecord &r, const QString &) { return r.image.description; }},
};

// A cell that begins with one of these may be run as a formula by a spreadsheet (OWASP, "CSV Injection"). The
// apostrophe keeps it text; a cell that has one of its own gets a second, so that reading gives back what was there.
bool needsApostrophe(const QString &text)
{
    return !text.isEmpty() && QStringView(u"=+-@\t\r\n'\uFF1D\uFF0B\uFF0D\uFF20").contains(text.front());
}

void appendCell(QByteArray &line, QString text)
{
    if (needsApostrophe(text))
        text.prepend(u'\'');
    const bool needsQuotes = std::ranges::any_of(text, [](QChar c) { return c < u' ' || c == u'"' || c == u','; });
    if (!needsQuotes) {
        line += text.toUtf8();
        return;
    }
    text.replace(u'"', "\"\""_L1);
    line += '"' + text.toUtf8() + '"';
}

class CsvWriter : public ListWriter
{
public:
    explicit CsvWriter(QString directory)
        : m_directory(std::move(directory))
    {
    }

    QByteArray head() override
    {
        QByteArray line;
        for (const Column &column : kColumns)
            line += (line.isEmpty() ? QByteArray() : QByteArray(",")) + column.name;
        return line + "\r\n";
    }

    QByteArray entry(const ExportRecord &record) override
    {
        QByteArray line;
        for (size_t i = 0; i < kColumns.size(); ++i) {
            if (i > 0)
                line += ',';
            appendCell(line, kColumns[i].value(record, m_directory));
        }
        return line + "\r\n";
    }

private:
    QString m_directory;
};

} // namespace

std::unique_ptr<ListWriter> makeCsvWriter(const ListOptions &options)
{
    return std::make_unique<CsvWriter>(options.directory);
}

} // namespace bowerbird
