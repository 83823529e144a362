// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "store/partfile.h"

#include "core/safefilename.h"
#include "store/filedescriptor.h"
#include "store/fileerror.h"
#include "store/partbytes.h"
#include "store/sha256.h"

#include <QDateTime>
#include <QFile>
#include <QFileInfo>

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>

#include <cerrno>
#include <chrono>
#include <filesystem>

namespace bowerbird {

namespace {

constexpr qint64 kMostKept = 1024L * 1024; // of a part, in memory
constexpr int kMaxStemBytes = 200;
constexpr qsizetype kTailHashBytes = 16;

QString partSuffix(JobId id)
{
    return u'.' % QString::number(id.value) % QLatin1StringView(".part");
}

// The name of a part that begins anew: what was remembered of the old bytes must not be taken for what is true of the
// new ones, which a crash may leave behind before anybody has heard of them. Two of them take turns.
QString otherName(const QString &path, JobId id)
{
    const QString suffix = partSuffix(id);
    QString stem = path.chopped(suffix.size());
    if (stem.endsWith(u'~'))
        stem.chop(1);
    else
        stem += u'~';
    return stem + suffix;
}

bool isOwn(const PartState &known, JobId id)
{
    return known.path.endsWith(partSuffix(id));
}

// So many bytes of the part can be gone on with. They are written in order: with a validator, which says what they are
// the beginning of, as many as are there, be it that a crash came before the row had heard of the last ones.
qint64 usableBytes(const PartState &known, qint64 onDisk)
{
    const Validator &validator = known.validator;
    if (onDisk == known.sizeBytes || known.sizeBytes <= 0)
        return known.sizeBytes;
    const bool isTooLong = validator.totalBytes >= 0 && onDisk > validator.totalBytes;
    return validator.forIfRange().isEmpty() || isTooLong ? 0 : onDisk;
}

// One that is whole got its server's time when it was to be placed, which may have failed.
bool isTooOld(const QFileInfo &part, const Validator &validator)
{
    return part.size() != validator.totalBytes &&
           std::chrono::seconds(part.lastModified().secsTo(QDateTime::currentDateTime())) > PartFile::kLongestKept;
}

QString partPath(const QString &directory, const QString &stem, JobId id)
{
    QString safeStem = safeFileName(stem, kMaxStemBytes);
    if (safeStem.isEmpty())
        safeStem = QStringLiteral("image");
    return directory + u'/' + safeStem + partSuffix(id);
}

int openForWriting(const QByteArray &path)
{
    // O_NONBLOCK: a pipe under this name must not hold us.
    return ::open(path.constData(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK, 0666);
}

} // namespace

class PartFile::Private
{
public:
    Private(const QString &partFile, JobId job)
        : id(job)
        , path(partFile)
        , nativePath(QFile::encodeName(partFile))
    {
    }

    Result<void> open();
    Result<void> openAnother();
    Result<void> goOnWith(const PartState &known);
    [[nodiscard]] bool hasTail(const PartState &known) const;
    [[nodiscard]] QByteArray tail(qint64 end) const;
    Result<void> restart();
    Result<void> beginAnew();
    Result<void> written(int error);
    std::unexpected<Failure> failed(const std::unexpected<Failure> &why);

    JobId id;
    QString path;
    QByteArray nativePath;
    FileDescriptor file; // holds a lock against other programs
    FileDescriptor lock; // the same, from the end of the file to that of the object
    PartBytes bytes{file};
    Sha256 hash;
    Validator validator;
    std::optional<Failure> failure; // of a write: what follows it would leave a hole
};

// The descriptor of a plain file that has no second name; the folder is made when it is missing.
Result<void> PartFile::Private::open()
{
    int descriptor = openForWriting(nativePath);
    if (descriptor < 0 && errno == ENOENT) {
        std::error_code error;
        std::filesystem::create_directories(std::filesystem::path(nativePath.toStdString()).parent_path(), error);
        if (error)
            return failFile(error.value(), QFileInfo(path).path());
        descriptor = openForWriting(nativePath);
    }
    if (descriptor < 0)
        return failFile(errno, path);
    file = FileDescriptor(descriptor);
    struct stat status = {};
    if (::fstat(file.get(), &status) != 0)
        return failFile(errno, path);
    if (!S_ISREG(status.st_mode))
        return failTarget(path, QStringLiteral("not a plain file"));
    if (::flock(file.get(), LOCK_EX | LOCK_NB) != 0 && errno == EWOULDBLOCK)
        return openAnother();
    if (status.st_nlink > 1) {
        // A crash between link and unlink left the finished image under this name, too: hands off its bytes.
        if (::unlink(nativePath.constData()) != 0)
            return failFile(errno, path);
        return open();
    }
    bytes.goOnFrom(status.st_size);
    return {};
}

// Another program, with another profile, has a job of the same number in this folder and is at work on it.
Result<void> PartFile::Private::openAnother()
{
    constexpr qsizetype kLongestName = 250;
    (void)file.close();
    path = path.chopped(partSuffix(id).size()) + u'~' + partSuffix(id);
    nativePath = QFile::encodeName(path);
    if (nativePath.size() - nativePath.lastIndexOf('/') > kLongestName)
        return failTarget(path, QStringLiteral("other programs hold the part"));
    return open();
}

Result<void> PartFile::Private::goOnWith(const PartState &known)
{
    if (bytes.onDisk() == 0)
        return {};
    if (known.path == path && usableBytes(known, bytes.onDisk()) > 0) {
        if (!hasTail(known))
            return beginAnew();
        const int error = bytes.hashInto(hash);
        if (error == 0) {
            validator = known.validator;
            return {};
        }
        if (error != ENODATA)
            return failFile(error, path);
    }
    return restart();
}

// A hash of the last bytes before `end`; empty when they cannot be read.
QByteArray PartFile::Private::tail(qint64 end) const
{
    return bytes.hashBefore(end, kTailBytes).left(kTailHashBytes);
}

// What a crash has kept from the file cannot be compared.
bool PartFile::Private::hasTail(const PartState &known) const
{
    return known.tail.isEmpty() || bytes.onDisk() < known.sizeBytes || tail(known.sizeBytes) == known.tail;
}

Result<void> PartFile::Private::restart()
{
    hash.reset();
    validator = {};
    failure.reset();
    return written(bytes.clear());
}

// What is there was, or may have been, remembered together with its validator.
Result<void> PartFile::Private::beginAnew()
{
    if (file.isOpen() && bytes.size() == 0)
        return restart();
    if (file.isOpen()) {
        (void)file.close();
        ::unlink(nativePath.constData());
        path = otherName(path, id);
        nativePath = QFile::encodeName(path);
    }
    bytes.goOnFrom(0);
    if (const Result<void> opened = open(); !opened)
        return failed(std::unexpected(opened.error()));
    return restart();
}

Result<void> PartFile::Private::written(int error)
{
    return error == 0 ? Result<void>() : failed(failFile(error, path));
}

std::unexpected<Failure> PartFile::Private::failed(const std::unexpected<Failure> &why)
{
    failure = why.error();
    bytes.dropBuffered();
    return why;
}

PartFile::PartFile(std::unique_ptr<Private> priv)
    : d(std::move(priv))
{
}

PartFile::~PartFile()
{
    // Nobody is left to be told: when this fails the next attempt goes on from what is in the file.
    if (d->file.isOpen() && !d->failure)
        (void)d->bytes.flush();
}

Result<std::unique_ptr<PartFile>> PartFile::open(const QString &directory, const QString &stem, JobId id,
                                                 const PartState &known)
{
    // Only a name of this job's own is taken over, whatever a row says.
    const bool isKnown = isOwn(known, id);
    const QFileInfo kept(known.path);
    const bool goesOn =
        isKnown && kept.exists() && usableBytes(known, kept.size()) > 0 && !isTooOld(kept, known.validator);
    QString path = goesOn ? known.path : partPath(directory, stem, id);
    if (isKnown && !goesOn) {
        if (path == known.path)
            path = otherName(path, id);
        for (const QString &old : {known.path, otherName(known.path, id)}) {
            if (old != path)
                QFile::remove(old);
        }
    }

    auto priv = std::make_unique<Private>(path, id);
    if (const Result<void> opened = priv->open(); !opened)
        return std::unexpected(opened.error());
    if (const Result<void> ready = priv->goOnWith(known); !ready)
        return std::unexpected(ready.error());
    return std::unique_ptr<PartFile>(new PartFile(std::move(priv)));
}

qint64 PartFile::size() const
{
    return d->bytes.size();
}

Validator PartFile::validator() const
{
    return d->validator;
}

Result<void> PartFile::begin(const ResponseHead &head)
{
    if (head.offset == 0) {
        if (const Result<void> restarted = d->beginAnew(); !restarted)
            return restarted;
        d->validator = head.validator;
    } else if (d->failure) {
        return std::unexpected(*d->failure);
    } else if (head.offset != size()) {
        return fail(FailureReason::BadRange,
                    QStringLiteral("bytes from %1 while %2 are kept").arg(head.offset).arg(size()), head.httpStatus);
    }
    if (d->validator.totalBytes < 0)
        d->validator.totalBytes = head.totalBytes;
    const bool isKept = head.offset == 0 && head.totalBytes > 0 && head.totalBytes <= kMostKept;
    d->bytes.reserve(isKept ? head.totalBytes : 0);
    return {};
}

Result<void> PartFile::append(std::span<const char> bytes)
{
    if (d->failure)
        return std::unexpected(*d->failure);
    d->hash.update(bytes);
    return d->written(d->bytes.append(bytes));
}

Result<void> PartFile::rest()
{
    if (d->failure)
        return std::unexpected(*d->failure);
    return d->written(d->bytes.flush());
}

const QString &PartFile::path() const
{
    return d->path;
}

PartState PartFile::state() const
{
    const qint64 bytes = size();
    const bool isResumable = bytes > 0 && !d->validator.forIfRange().isEmpty();
    return {.path = d->path,
            .sizeBytes = bytes,
            .validator = d->validator,
            .tail = isResumable ? d->tail(bytes) : QByteArray()};
}

Result<QByteArray> PartFile::finish()
{
    if (d->failure)
        return std::unexpected(*d->failure);
    if (!d->file.isOpen())
        return fail(FailureReason::Internal, d->path + QStringLiteral(": already closed"));
    if (const Result<void> flushed = d->written(d->bytes.flush()); !flushed)
        return std::unexpected(flushed.error());

    struct stat status = {};
    if (::fstat(d->file.get(), &status) != 0)
        return d->failed(failFile(errno, d->path));
    if (status.st_nlink == 0) { // taken away meanwhile, alone or with its folder
        const bool hasFolder = QFileInfo::exists(QFileInfo(d->path).path());
        return d->failed(hasFolder ? failTarget(d->path, QStringLiteral("the part is gone"))
                                   : failFile(ENOENT, d->path));
    }
    if (status.st_size != d->bytes.onDisk())
        return d->failed(failFile(EIO, d->path));
    d->lock = FileDescriptor(::fcntl(d->file.get(), F_DUPFD_CLOEXEC, 0));
    if (!d->file.close())
        return d->failed(failFile(errno, d->path));
    QByteArray digest = d->hash.result();
    if (digest.isEmpty())
        return fail(FailureReason::Internal, QStringLiteral("SHA-256 is not available"));
    return digest;
}

std::span<const char> PartFile::content() const
{
    return d->failure ? std::span<const char>() : d->bytes.content();
}

void PartFile::releaseContent()
{
    d->bytes.release();
}

void PartFile::discard()
{
    d->bytes.goOnFrom(0);
    d->validator = {};
    (void)d->file.close();
    ::unlink(d->nativePath.constData());
}

} // namespace bowerbird
