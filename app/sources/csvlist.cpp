// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "core/linkextractor.h"
#include "sources/listreader.h"

#include <QHash>
#include <QSet>

#include <array>

namespace bowerbird {

using namespace Qt::StringLiterals;

namespace {

// RFC 4180, and what comes along besides: other separators, single line feeds, quotes within a plain cell.
class CsvRows
{
public:
    CsvRows(QStringView text, QChar separator)
        : m_text(text)
        , m_separator(separator)
    {
    }

    // Empty at the end.
    QStringList next()
    {
        QStringList cells;
        bool isRowOver = m_at >= m_text.size();
        while (!isRowOver) {
            cells << nextCell();
            isRowOver = m_at >= m_text.size() || m_text.at(m_at) != m_separator;
            ++m_at; // the separator, or the line's end
        }
        return cells;
    }

private:
    QString nextCell()
    {
        if (m_at < m_text.size() && m_text.at(m_at) == u'"')
            return quotedCell();
        const qsizetype begin = m_at;
        while (m_at < m_text.size() && m_text.at(m_at) != m_separator && m_text.at(m_at) != u'\n')
            ++m_at;
        QStringView cell = m_text.mid(begin, m_at - begin);
        return (cell.endsWith(u'\r') ? cell.chopped(1) : cell).toString();
    }

    QString quotedCell()
    {
        QString cell;
        for (++m_at; m_at < m_text.size(); ++m_at) {
            const bool isQuote = m_text.at(m_at) == u'"';
            if (isQuote && (m_at + 1 == m_text.size() || m_text.at(m_at + 1) != u'"'))
                break;
            cell += m_text.at(m_at);
            m_at += isQuote ? 1 : 0;
        }
        while (m_at < m_text.size() && m_text.at(m_at) != m_separator && m_text.at(m_at) != u'\n')
            ++m_at; // the closing quote, a carriage return, and what should not be there
        return cell;
    }

    QStringView m_text;
    QChar m_separator;
    qsizetype m_at = 0;
};

QChar separatorOf(QStringView header)
{
    for (const QChar separator : {u'\t', u';'}) {
        if (header.contains(separator))
            return separator;
    }
    return u',';
}

// The column that says where the image is; less than 0: none does.
qsizetype linkColumn(const QStringList &header)
{
    constexpr std::array kNames = {"url"_L1,   "image_url"_L1, "image url"_L1, "imageurl"_L1, "link"_L1,
                                   "image"_L1, "href"_L1,      "src"_L1,       "address"_L1};
    for (const QLatin1StringView name : kNames) {
        for (qsizetype i = 0; i < header.size(); ++i) {
            if (header.at(i).trimmed().compare(name, Qt::CaseInsensitive) == 0)
                return i;
        }
    }
    return -1;
}

// exchange/csvwriter.cpp puts an apostrophe before what would be a formula, and before an apostrophe.
QString withoutApostrophe(const QString &cell)
{
    return cell.startsWith(u'\'') ? cell.mid(1) : cell;
}

LinkList readExport(CsvRows &rows, const QStringList &header)
{
    QHash<QString, qsizetype> columns;
    for (qsizetype i = 0; i < header.size(); ++i)
        columns.insert(header.at(i), i);
    LinkList list;
    for (QStringList cells = rows.next(); !cells.isEmpty(); cells = rows.next()) {
        list.add(listedImage([&](QLatin1StringView name) {
            const qsizetype column = columns.value(name, cells.size());
            return column < cells.size() ? withoutApostrophe(cells.at(column)) : QString();
        }));
    }
    return list;
}

LinkList readColumn(CsvRows &rows, qsizetype column)
{
    LinkList list;
    QSet<QString> known;
    for (QStringList cells = rows.next(); !cells.isEmpty(); cells = rows.next()) {
        for (const QString &link : extractLinks(cells.value(column))) {
            if (known.contains(link))
                continue;
            known.insert(link);
            list.add(link);
        }
    }
    return list;
}

} // namespace

std::optional<LinkList> readCsvList(const QString &text, bool isNamedSo)
{
    const QStringView firstLine = QStringView(text).left(text.indexOf(u'\n'));
    const bool isExport = firstLine.startsWith("url,title,album,index,"_L1) && firstLine.contains(",sha256,"_L1);
    if (!isNamedSo && !isExport)
        return std::nullopt;
    CsvRows rows(text, separatorOf(firstLine));
    const QStringList header = rows.next();
    if (isExport)
        return readExport(rows, header);
    const qsizetype column = linkColumn(header);
    return column < 0 ? std::nullopt : std::optional(readColumn(rows, column));
}

} // namespace bowerbird
