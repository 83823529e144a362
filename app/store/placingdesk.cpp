// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "store/placingdesk.h"

#include "store/filesystemsync.h"
#include "store/imageindex.h"
#include "store/librarydatabase.h"
#include "store/pendingwrites.h"
#include "store/sha256.h"

#include <QDateTime>
#include <QFile>
#include <QFileInfo>
#include <QLoggingCategory>

#include <unistd.h>

#include <cerrno>
#include <cstring>

namespace bowerbird {

namespace {

using namespace Qt::StringLiterals;

Q_LOGGING_CATEGORY(lcPlacing, "bowerbird.store.placing")

constexpr auto kPartEnding = ".part"_L1;

// A name can be lost to another program between looking and renaming; that often in a row it is no accident.
constexpr int kMostTries = 3;

PlacedImage placedImage(const PlaceJob &job, const QString &path)
{
    PlacedImage image{.id = job.id,
                      .url = ImageIndex::historyUrl(job.image.url),
                      .pageUrl = job.image.pageUrl,
                      .source = job.image.source,
                      .siteId = job.image.siteId,
                      .title = job.image.title,
                      .album = job.image.album,
                      .file = job.file,
                      .finishedAtMs = QDateTime::currentMSecsSinceEpoch(),
                      .attempt = job.attempt};
    image.file.path = path;
    image.file.sizeBytes = job.place.sizeBytes;
    image.file.sha256 = job.place.sha256;
    return image;
}

} // namespace

PlacingDesk::PlacingDesk(Placer &placer, ImageIndex &index, PendingWrites &pending, FilesystemSync &sync)
    : m_placer(placer)
    , m_index(index)
    , m_pending(pending)
    , m_sync(sync)
{
}

void PlacingDesk::add(PlaceJob job, Library::Callback callback)
{
    m_waiting.push_back({.job = std::move(job), .callback = std::move(callback)});
}

std::vector<PlacingIntent> PlacingDesk::stage()
{
    std::vector<PlacingIntent> intents;
    std::vector<Entry> later;
    const size_t count = std::min(m_waiting.size(), kBatch);
    for (size_t i = 0; i < count; ++i) {
        Entry entry = std::move(m_waiting.front());
        m_waiting.pop_front();
        const Verdict verdict = decide(entry);
        if (verdict == Verdict::Later) {
            later.push_back(std::move(entry));
        } else if (verdict == Verdict::Reserved) {
            intents.push_back(
                {.image = entry.image, .partPath = entry.job.place.partPath, .replaces = entry.reservation.replaces});
            m_staged.push_back(std::move(entry));
        }
    }
    for (Entry &entry : later)
        m_waiting.push_back(std::move(entry));
    return intents;
}

PlacingDesk::Verdict PlacingDesk::decide(Entry &entry)
{
    const PlaceRequest &request = entry.job.place;
    const DuplicateRule rule = entry.job.duplicates;
    // Its twin is being placed in this batch; whether that succeeds shows in the next one.
    if (rule != DuplicateRule::Keep && m_stagedHashes.contains(request.sha256))
        return Verdict::Later;
    const QString other = rule == DuplicateRule::Keep ? QString() : duplicateOf(entry.job);
    if (!other.isEmpty() && rule == DuplicateRule::Skip) {
        answerWithOther(entry, PlaceOutcome::Kind::Duplicate, other, true);
        return Verdict::Answered;
    }
    if (!other.isEmpty())
        replaceByLink(entry.job.place, other);
    const Result<Reservation> reservation = m_placer.reserve(request);
    if (!reservation) {
        answer(entry, {.failure = reservation.error()});
        return Verdict::Answered;
    }
    if (reservation->alreadyThere) {
        // With ConflictRule::Skip the name may be held by a job of this batch that does not make it.
        if (!QFileInfo::exists(reservation->path))
            return Verdict::Later;
        answerWithOther(entry, PlaceOutcome::Kind::AlreadyThere, reservation->path, reservation->isIdentical);
        return Verdict::Answered;
    }
    entry.reservation = *reservation;
    entry.image = placedImage(entry.job, reservation->path);
    m_stagedHashes.insert(request.sha256);
    return Verdict::Reserved;
}

// The file in the library with the same bytes, as they are on the disk now: a file that was edited or replaced since
// does not count.
QString PlacingDesk::duplicateOf(const PlaceJob &job) const
{
    const QList<ImageIndex::File> files = m_index.findBytes(job.place.sha256);
    for (const ImageIndex::File &known : files) {
        if (known.sizeBytes != job.place.sizeBytes || known.path == job.place.partPath)
            continue;
        const QFileInfo info(known.path);
        if (info.isSymLink() || !info.isFile() || info.size() != known.sizeBytes)
            continue;
        const Result<QByteArray> hash = sha256OfFile(known.path);
        if (hash && *hash == job.place.sha256)
            return known.path;
    }
    return {};
}

// The part itself becomes a link, before it gets its name: so all that holds for parts holds for it, in a crash too.
void PlacingDesk::replaceByLink(PlaceRequest &request, const QString &other)
{
    const QString link = request.partPath.chopped(kPartEnding.size()) + u"~"_s + kPartEnding;
    const QByteArray linkName = QFile::encodeName(link);
    ::unlink(linkName.constData()); // what a crash left
    const bool isLinked = ::link(QFile::encodeName(other).constData(), linkName.constData()) == 0;
    if (!isLinked || ::rename(linkName.constData(), QFile::encodeName(request.partPath).constData()) != 0) {
        qCInfo(lcPlacing, "'%s' is kept beside '%s', which has the same bytes: no link can be made (%s)",
               qUtf8Printable(request.name), qUtf8Printable(other), std::strerror(errno));
        ::unlink(linkName.constData());
        return;
    }
    // They would be the other file's, too.
    request.originUrl.clear();
    request.referrerUrl.clear();
    request.modifiedAt = {};
}

void PlacingDesk::answerWithOther(Entry &entry, PlaceOutcome::Kind kind, const QString &path, bool isSameImage)
{
    if (isSameImage) {
        PlacedImage image = placedImage(entry.job, path);
        replaceOlder(image);
        image.row = m_pending.giveImageRow();
        m_pending.remember(image);
        m_index.add(image);
    }
    if (entry.job.place.partPath != path)
        QFile::remove(entry.job.place.partPath);
    answer(entry, {.kind = kind, .otherPath = path});
}

void PlacingDesk::move()
{
    std::vector<Entry> staged = std::exchange(m_staged, {});
    m_stagedHashes.clear();
    for (Entry &entry : staged)
        moveOne(entry);
}

void PlacingDesk::moveOne(Entry &entry)
{
    const Result<void> placed = m_placer.place(entry.job.place, entry.reservation);
    if (!placed) {
        m_pending.dropIntent(entry.job.id);
        tryAgain(entry, placed.error());
        return;
    }
    replaceOlder(entry.image);
    entry.image.row = m_pending.giveImageRow();
    m_pending.finish(entry.image);
    m_index.add(entry.image);
    m_sync.add(entry.job.place.directory);
    answer(entry, {.kind = PlaceOutcome::Kind::Placed, .file = entry.image.file});
}

// What the history says of the same link and file is out of date: the file was gone, or changed, or was looked at
// again.
void PlacingDesk::replaceOlder(const PlacedImage &image)
{
    const QList<qint64> older = m_index.rowsLike(image);
    if (older.isEmpty())
        return;
    m_index.setForgotten(older, true);
    m_pending.edit([older](LibraryDatabase &database) { return database.history().forget(older); });
}

void PlacingDesk::tryAgain(Entry &entry, const Failure &failure)
{
    const bool lostItsName = failure.isPermanent && ++entry.tries < kMostTries;
    if (lostItsName)
        m_waiting.push_back(std::move(entry));
    else
        answer(entry, {.failure = failure});
}

void PlacingDesk::answer(const Entry &entry, const PlaceOutcome &outcome)
{
    if (entry.callback)
        entry.callback(outcome);
}

} // namespace bowerbird
