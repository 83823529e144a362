// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "engine/packedjob.h"
#include "engine/jobfields.h"

#include <QVarLengthArray>

#include <bit>
#include <concepts>
#include <cstring>
#include <new>
#include <type_traits>

namespace bowerbird {

namespace {

template<typename Value>
concept Countable = std::is_enum_v<Value> || std::integral<Value>;

class Writer
{
public:
    void operator()(JobField field, Countable auto value)
    {
        if (value != decltype(value){})
            number(field, static_cast<qint64>(value));
    }
    void operator()(JobField field, double value) { (*this)(field, std::bit_cast<qint64>(value)); }
    void operator()(JobField field, std::chrono::milliseconds value) { (*this)(field, qint64{value.count()}); }
    void operator()(JobField field, const QString &value)
    {
        if (!value.isEmpty())
            text(field, value);
    }
    void operator()(JobField field, const QByteArray &value)
    {
        if (!value.isEmpty())
            bytes(field, value);
    }
    void operator()(JobField field, const QStringList &values) // one field a text
    {
        for (const QString &value : values)
            text(field, value);
    }
    void operator()(JobField field, const QDateTime &value)
    {
        if (value.isValid())
            number(field, value.toMSecsSinceEpoch());
    }
    template<typename Value>
    void operator()(JobField field, const std::optional<Value> &value)
    {
        if constexpr (Countable<Value>) {
            if (value)
                number(field, static_cast<qint64>(*value));
        } else if (value) {
            number(field, value->count());
        }
    }

    [[nodiscard]] QByteArrayView result() const { return {m_bytes.constData(), m_bytes.size()}; }

private:
    void varint(quint64 value)
    {
        for (; value >= 0x80; value >>= 7)
            m_bytes.append(static_cast<char>(value | 0x80));
        m_bytes.append(static_cast<char>(value));
    }
    void number(JobField field, qint64 value)
    {
        m_bytes.append(static_cast<char>(static_cast<int>(field) << 1));
        varint((static_cast<quint64>(value) << 1) ^ static_cast<quint64>(value >> 63));
    }
    void bytes(JobField field, QByteArrayView value)
    {
        m_bytes.append(static_cast<char>((static_cast<int>(field) << 1) | 1));
        varint(static_cast<quint64>(value.size()));
        m_bytes.append(value.data(), value.size());
    }
    void text(JobField field, const QString &value)
    {
        QVarLengthArray<char, 256> plain(value.size());
        char16_t all = 0;
        for (qsizetype i = 0; i < value.size(); ++i) {
            all |= value[i].unicode();
            plain[i] = static_cast<char>(value[i].unicode());
        }
        if (all < 0x80)
            bytes(field, {plain.constData(), plain.size()});
        else
            bytes(field, value.toUtf8());
    }

    QVarLengthArray<char, 512> m_bytes;
};

// Walks over the fields that are there.
class Cursor
{
public:
    explicit Cursor(QByteArrayView bytes)
        : m_next(bytes.data())
        , m_end(bytes.data() + bytes.size())
    {
        advance();
    }
    [[nodiscard]] JobField field() const { return m_field; } // None: at the end
    [[nodiscard]] qint64 number() const { return m_number; }
    [[nodiscard]] QByteArrayView text() const { return m_text; }
    void advance()
    {
        if (m_next == m_end) {
            m_field = JobField::None;
            return;
        }
        const auto tag = static_cast<quint8>(*m_next++);
        m_field = static_cast<JobField>(tag >> 1);
        const quint64 value = varint();
        if (tag & 1) {
            m_text = {m_next, static_cast<qsizetype>(value)};
            m_next += value;
        } else {
            m_number = static_cast<qint64>(value >> 1) ^ -static_cast<qint64>(value & 1);
        }
    }

private:
    quint64 varint()
    {
        quint64 value = 0;
        for (int shift = 0;; shift += 7) {
            const auto byte = static_cast<quint8>(*m_next++);
            value |= quint64{byte & 0x7fU} << shift;
            if (byte < 0x80)
                return value;
        }
    }

    const char *m_next;
    const char *m_end;
    JobField m_field = JobField::None;
    qint64 m_number = 0;
    QByteArrayView m_text;
};

// What is not there is set to nothing: a default such as -1 or 1 was written when it held.
template<bool readsTexts>
class Reader
{
public:
    explicit Reader(QByteArrayView bytes)
        : m_cursor(bytes)
    {
    }

    template<Countable Value>
    void operator()(JobField field, Value &value)
    {
        value = static_cast<Value>(numberOf(field).value_or(0));
    }
    void operator()(JobField field, double &value) { value = std::bit_cast<double>(numberOf(field).value_or(0)); }
    void operator()(JobField field, std::chrono::milliseconds &value)
    {
        value = std::chrono::milliseconds(numberOf(field).value_or(0));
    }
    void operator()(JobField field, QString &value)
    {
        if (const std::optional<QByteArrayView> text = textOf(field); text && readsTexts)
            value = QString::fromUtf8(*text);
    }
    void operator()(JobField field, QByteArray &value)
    {
        if (const std::optional<QByteArrayView> text = textOf(field); text && readsTexts)
            value = text->toByteArray();
    }
    void operator()(JobField field, QStringList &values)
    {
        while (const std::optional<QByteArrayView> text = textOf(field)) {
            if constexpr (readsTexts)
                values.append(QString::fromUtf8(*text));
        }
    }
    void operator()(JobField field, QDateTime &value)
    {
        if (const std::optional<qint64> number = numberOf(field))
            value = QDateTime::fromMSecsSinceEpoch(*number, Qt::UTC);
    }
    template<typename Value>
    void operator()(JobField field, std::optional<Value> &value)
    {
        if (const std::optional<qint64> number = numberOf(field))
            value = static_cast<Value>(*number);
    }

private:
    std::optional<qint64> numberOf(JobField field)
    {
        if (m_cursor.field() != field)
            return std::nullopt;
        const qint64 number = m_cursor.number();
        m_cursor.advance();
        return number;
    }
    std::optional<QByteArrayView> textOf(JobField field)
    {
        if (m_cursor.field() != field)
            return std::nullopt;
        const QByteArrayView text = m_cursor.text();
        m_cursor.advance();
        return text;
    }

    Cursor m_cursor;
};

} // namespace

void PackedJob::destroy(const PackedJob *job)
{
    std::destroy_at(job);
    ::operator delete(const_cast<PackedJob *>(job));
}

PackedRef pack(const Job &job)
{
    Writer writer;
    visitJob(writer, job);
    const QByteArrayView bytes = writer.result();
    void *memory = ::operator new(sizeof(PackedJob) + static_cast<size_t>(bytes.size()));
    auto *packed = new (memory) PackedJob{.size = static_cast<quint32>(bytes.size()), .options = job.options};
    std::memcpy(static_cast<char *>(memory) + sizeof(PackedJob), bytes.data(), static_cast<size_t>(bytes.size()));
    return PackedRef(packed);
}

bool isSame(const PackedJob &a, const PackedJob &b)
{
    return a.options == b.options && a.bytes() == b.bytes();
}

Job unpack(const PackedJob &packed)
{
    Job job;
    Reader<true> reader(packed.bytes());
    visitJob(reader, job);
    job.options = packed.options;
    return job;
}

DownloadTask unpackTask(JobId id, const PackedJob &packed)
{
    Job job = unpack(packed);
    return {.id = id,
            .image = std::move(job.image),
            .options = std::move(job.options),
            .part = std::move(job.part),
            .attempt = job.attempts + 1,
            .busyTime = job.busyTime,
            .suspectSha256 = std::move(job.suspectSha256)};
}

Job unpackNumbers(const PackedJob &packed)
{
    Job job;
    Reader<false> reader(packed.bytes());
    visitJob(reader, job);
    return job;
}

PackedTexts packedTexts(const PackedJob &packed)
{
    PackedTexts texts;
    for (Cursor cursor(packed.bytes()); cursor.field() <= JobField::FilePath; cursor.advance()) {
        switch (cursor.field()) {
        case JobField::Url:
            texts.url = cursor.text();
            break;
        case JobField::Title:
            texts.title = cursor.text();
            break;
        case JobField::Album:
            texts.album = cursor.text();
            break;
        default:
            texts.path = cursor.text();
        }
    }
    return texts;
}

QByteArrayView packedUrl(const PackedJob &packed)
{
    const Cursor cursor(packed.bytes());
    return cursor.field() == JobField::Url ? cursor.text() : QByteArrayView();
}

bool hasPart(const PackedJob &packed)
{
    Cursor cursor(packed.bytes());
    while (cursor.field() < JobField::PartPath)
        cursor.advance();
    return cursor.field() == JobField::PartPath;
}

bool isElsewhere(const PackedJob &packed)
{
    Cursor cursor(packed.bytes());
    while (cursor.field() < JobField::HandedToAddress)
        cursor.advance();
    return cursor.field() == JobField::HandedToAddress;
}

QByteArrayView packedFileSha256(const PackedJob &packed)
{
    Cursor cursor(packed.bytes());
    while (cursor.field() < JobField::FileSha256)
        cursor.advance();
    return cursor.field() == JobField::FileSha256 ? cursor.text() : QByteArrayView();
}

} // namespace bowerbird
