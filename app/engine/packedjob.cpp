// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "engine/packedjob.h"

#include <QVarLengthArray>

#include <bit>
#include <concepts>
#include <cstring>
#include <new>
#include <type_traits>

namespace bowerbird {

namespace {

// In the order in which they are written. Nobody keeps packed jobs on a disk: the numbers may change.
enum class Field : quint8 {
    Url,
    Title,
    Album,
    FilePath,
    FileSha256,
    PageUrl,
    PreviewUrl,
    Source,
    SiteId,
    Index,
    Type,
    Width,
    Height,
    DeclaredSize,
    SendsReferer,
    Alternatives,
    Description,
    User,
    Tags,
    PublishedAt,
    Score,
    IsSensitive,
    IsAnimated,
    Received,
    TotalBytes,
    BytesPerSecond,
    Worker,
    Attempts,
    AttemptsInVain,
    SameReasonInARow,
    PartPath,
    PartSize,
    PartEtag,
    PartLastModified,
    PartTotal,
    PartTail,
    SuspectSha256,
    HasFailure,
    FailureReason,
    FailureStatus,
    FailureDetail,
    FailureRetryAfter,
    FailureIsPermanent,
    SkipReason,
    FileSize,
    FileType,
    FileWidth,
    FileHeight,
    FileVerification,
    FileWarning,
    FileResumedFrom,
    FilePerceptualHash,
    AddedAt,
    StartedAt,
    FinishedAt,
    WaitsUntil,
    BusyTime,
    None, // keep last
};
static_assert(static_cast<int>(Field::None) < 128, "a field and the kind of its value share a byte");

template<typename Visitor, typename FailureType>
void visitFailure(Visitor &visit, FailureType &failure)
{
    auto &[reason, httpStatus, detail, retryAfter, isPermanent] = failure;
    visit(Field::FailureReason, reason);
    visit(Field::FailureStatus, httpStatus);
    visit(Field::FailureDetail, detail);
    visit(Field::FailureRetryAfter, retryAfter);
    visit(Field::FailureIsPermanent, isPermanent);
}

template<typename Visitor, typename ImageType>
void visitImage(Visitor &visit, ImageType &image)
{
    auto &[url, pageUrl, previewUrl, source, siteId, title, album, index, type, widthPx, heightPx, sizeBytes,
           sendsReferer, alternatives, description, user, tags, publishedAt, score, isSensitive, isAnimated] = image;
    visit(Field::PageUrl, pageUrl);
    visit(Field::PreviewUrl, previewUrl);
    visit(Field::Source, source);
    visit(Field::SiteId, siteId);
    visit(Field::Index, index);
    visit(Field::Type, type);
    visit(Field::Width, widthPx);
    visit(Field::Height, heightPx);
    visit(Field::DeclaredSize, sizeBytes);
    visit(Field::SendsReferer, sendsReferer);
    visit(Field::Alternatives, alternatives);
    visit(Field::Description, description);
    visit(Field::User, user);
    visit(Field::Tags, tags);
    visit(Field::PublishedAt, publishedAt);
    visit(Field::Score, score);
    visit(Field::IsSensitive, isSensitive);
    visit(Field::IsAnimated, isAnimated);
}

template<typename Visitor, typename PartType>
void visitPart(Visitor &visit, PartType &part)
{
    auto &[path, sizeBytes, validator, tail] = part;
    auto &[etag, lastModified, totalBytes] = validator;
    visit(Field::PartPath, path);
    visit(Field::PartSize, sizeBytes);
    visit(Field::PartEtag, etag);
    visit(Field::PartLastModified, lastModified);
    visit(Field::PartTotal, totalBytes);
    visit(Field::PartTail, tail);
}

template<typename Visitor, typename FileType>
void visitFile(Visitor &visit, FileType &file)
{
    auto &[path, sizeBytes, sha256, type, widthPx, heightPx, verification, warning, resumedFrom, perceptualHash] = file;
    visit(Field::FileSize, sizeBytes);
    visit(Field::FileType, type);
    visit(Field::FileWidth, widthPx);
    visit(Field::FileHeight, heightPx);
    visit(Field::FileVerification, verification);
    visit(Field::FileWarning, warning);
    visit(Field::FileResumedFrom, resumedFrom);
    visit(Field::FilePerceptualHash, perceptualHash);
}

// Every field of a job in the order of the enum; each struct is taken apart by name, so that a new member does not
// compile before it is thought of here.
template<typename Visitor, typename JobType>
void visitJob(Visitor &visit, JobType &job)
{
    auto &[id, image, options, state, order, received, totalBytes, bytesPerSecond, worker, attempts, attemptsInVain,
           sameReasonInARow, part, suspectSha256, lastFailure, skipReason, file, addedAt, startedAt, finishedAt,
           waitsUntil, busyTime] = job;
    visit(Field::Url, image.url);
    visit(Field::Title, image.title);
    visit(Field::Album, image.album);
    visit(Field::FilePath, file.path);
    visit(Field::FileSha256, file.sha256);
    visitImage(visit, image);
    visit(Field::Received, received);
    visit(Field::TotalBytes, totalBytes);
    visit(Field::BytesPerSecond, bytesPerSecond);
    visit(Field::Worker, worker);
    visit(Field::Attempts, attempts);
    visit(Field::AttemptsInVain, attemptsInVain);
    visit(Field::SameReasonInARow, sameReasonInARow);
    visitPart(visit, part);
    visit(Field::SuspectSha256, suspectSha256);
    bool hasFailure = lastFailure.has_value();
    visit(Field::HasFailure, hasFailure);
    if constexpr (!std::is_const_v<JobType>) {
        if (hasFailure && !lastFailure)
            lastFailure.emplace();
    }
    if (hasFailure)
        visitFailure(visit, *lastFailure);
    visit(Field::SkipReason, skipReason);
    visitFile(visit, file);
    visit(Field::AddedAt, addedAt);
    visit(Field::StartedAt, startedAt);
    visit(Field::FinishedAt, finishedAt);
    visit(Field::WaitsUntil, waitsUntil);
    visit(Field::BusyTime, busyTime);
}

template<typename Value>
concept Countable = std::is_enum_v<Value> || std::integral<Value>;

class Writer
{
public:
    void operator()(Field field, Countable auto value)
    {
        if (value != decltype(value){})
            number(field, static_cast<qint64>(value));
    }
    void operator()(Field field, double value) { (*this)(field, std::bit_cast<qint64>(value)); }
    void operator()(Field field, std::chrono::milliseconds value) { (*this)(field, qint64{value.count()}); }
    void operator()(Field field, const QString &value)
    {
        if (!value.isEmpty())
            text(field, value);
    }
    void operator()(Field field, const QByteArray &value)
    {
        if (!value.isEmpty())
            bytes(field, value);
    }
    void operator()(Field field, const QStringList &values) // one field a text
    {
        for (const QString &value : values)
            text(field, value);
    }
    void operator()(Field field, const QDateTime &value)
    {
        if (value.isValid())
            number(field, value.toMSecsSinceEpoch());
    }
    template<typename Value>
    void operator()(Field field, const std::optional<Value> &value)
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
    void number(Field field, qint64 value)
    {
        m_bytes.append(static_cast<char>(static_cast<int>(field) << 1));
        varint((static_cast<quint64>(value) << 1) ^ static_cast<quint64>(value >> 63));
    }
    void bytes(Field field, QByteArrayView value)
    {
        m_bytes.append(static_cast<char>((static_cast<int>(field) << 1) | 1));
        varint(static_cast<quint64>(value.size()));
        m_bytes.append(value.data(), value.size());
    }
    void text(Field field, const QString &value)
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
    [[nodiscard]] Field field() const { return m_field; } // None: at the end
    [[nodiscard]] qint64 number() const { return m_number; }
    [[nodiscard]] QByteArrayView text() const { return m_text; }
    void advance()
    {
        if (m_next == m_end) {
            m_field = Field::None;
            return;
        }
        const auto tag = static_cast<quint8>(*m_next++);
        m_field = static_cast<Field>(tag >> 1);
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
    Field m_field = Field::None;
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
    void operator()(Field field, Value &value)
    {
        value = static_cast<Value>(numberOf(field).value_or(0));
    }
    void operator()(Field field, double &value) { value = std::bit_cast<double>(numberOf(field).value_or(0)); }
    void operator()(Field field, std::chrono::milliseconds &value)
    {
        value = std::chrono::milliseconds(numberOf(field).value_or(0));
    }
    void operator()(Field field, QString &value)
    {
        if (const std::optional<QByteArrayView> text = textOf(field); text && readsTexts)
            value = QString::fromUtf8(*text);
    }
    void operator()(Field field, QByteArray &value)
    {
        if (const std::optional<QByteArrayView> text = textOf(field); text && readsTexts)
            value = text->toByteArray();
    }
    void operator()(Field field, QStringList &values)
    {
        while (const std::optional<QByteArrayView> text = textOf(field)) {
            if constexpr (readsTexts)
                values.append(QString::fromUtf8(*text));
        }
    }
    void operator()(Field field, QDateTime &value)
    {
        if (const std::optional<qint64> number = numberOf(field))
            value = QDateTime::fromMSecsSinceEpoch(*number, Qt::UTC);
    }
    template<typename Value>
    void operator()(Field field, std::optional<Value> &value)
    {
        if (const std::optional<qint64> number = numberOf(field))
            value = static_cast<Value>(*number);
    }

private:
    std::optional<qint64> numberOf(Field field)
    {
        if (m_cursor.field() != field)
            return std::nullopt;
        const qint64 number = m_cursor.number();
        m_cursor.advance();
        return number;
    }
    std::optional<QByteArrayView> textOf(Field field)
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
    for (Cursor cursor(packed.bytes()); cursor.field() <= Field::FilePath; cursor.advance()) {
        switch (cursor.field()) {
        case Field::Url:
            texts.url = cursor.text();
            break;
        case Field::Title:
            texts.title = cursor.text();
            break;
        case Field::Album:
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
    return cursor.field() == Field::Url ? cursor.text() : QByteArrayView();
}

QByteArrayView packedFileSha256(const PackedJob &packed)
{
    Cursor cursor(packed.bytes());
    while (cursor.field() < Field::FileSha256)
        cursor.advance();
    return cursor.field() == Field::FileSha256 ? cursor.text() : QByteArrayView();
}

} // namespace bowerbird
