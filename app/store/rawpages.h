// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#pragma once

#include <QFile>
#include <QList>
#include <QSet>
#include <QString>
#include <QVariant>

#include <functional>
#include <span>

namespace bowerbird {

// Rows of an SQLite file read from its leaf pages, one page after the other, without the pages above them: what is left
// when the way to a table's rows is damaged. Which table a row is of, nobody says: its caller knows them by their look.
// After "Database File Format", sqlite.org/fileformat2.html: 1.3 (header), 1.5 (free list), 1.6 (pages), 2.1 (records).
//
// The bytes may be anything: every number in them is bounded by the file, no row takes more than kMostRowBytes, all
// rows of one pass no more than kMostTimesRead times the file, and nothing is allocated that the bytes merely ask for.
// Pages on the free list are passed over, as far as it can be read: their rows were deleted.
//
// Thread: any, one at a time, while nobody writes to the file. What is in a write-ahead log is not seen.
class RawPages
{
public:
    using Row = std::function<void(qint64 rowId, const QVariantList &values)>;
    using Key = std::function<void(const QVariantList &values)>;

    explicit RawPages(const QString &file);

    [[nodiscard]] bool isOpen() const { return m_file.isOpen(); }
    [[nodiscard]] qint64 pageCount() const { return m_pageCount; }
    void eachRow(const Row &row); // of tables with row numbers
    void eachKey(const Key &key); // of tables without, and of indexes

    static constexpr qint64 kMostRowBytes = 16LL * 1024 * 1024;
    // In a sound file no byte is part of two rows; in another one very many cells may name the same chain of pages.
    static constexpr qint64 kMostTimesRead = 4;

private:
    struct Payload
    {
        qint64 bytes = 0;
        qint64 local = 0; // of them in the cell itself
    };

    [[nodiscard]] QByteArray pageAt(qint64 number);
    [[nodiscard]] QSet<qint64> freePages();
    void eachCell(std::span<const quint8> types, const std::function<void(const QByteArray &page, qint64 cell)> &visit);
    [[nodiscard]] Payload payloadOf(qint64 bytes, qint64 mostLocal) const;
    [[nodiscard]] QByteArray payloadAt(const QByteArray &page, qint64 at, const Payload &payload);

    QFile m_file;
    qint64 m_pageBytes = 0;
    qint64 m_usableBytes = 0;
    qint64 m_pageCount = 0;
    qint64 m_bytesLeft = 0; // that the rows of this pass may still take
};

// The values of a record; none when it is none.
[[nodiscard]] QVariantList valuesOfRecord(const QByteArray &record);

} // namespace bowerbird
