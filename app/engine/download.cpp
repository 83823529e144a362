// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "engine/download.h"

#include "core/redact.h"
#include "core/referer.h"
#include "core/retrypolicy.h"
#include "core/safefilename.h"
#include "engine/attemptfailure.h"
#include "engine/eventmailbox.h"
#include "engine/jobqueue.h"
#include "engine/mediapool.h"
#include "engine/placeholderwatch.h"
#include "engine/placejob.h"
#include "engine/provingsink.h"
#include "media/prove.h"
#include "media/thumbnailcache.h"
#include "store/library.h"
#include "store/partfile.h"
#include "store/sidecar.h"
#include "transfer/redirectchain.h"
#include "transfer/transfer.h"

#include <QDateTime>
#include <QFileInfo>
#include <QLoggingCategory>

namespace bowerbird {

using namespace Qt::StringLiterals;

namespace {

Q_LOGGING_CATEGORY(lcDownload, "bowerbird.engine")

constexpr int kThumbnailEdgePx = 256;

QStringView withoutScheme(QStringView url)
{
    return url.sliced(url.indexOf(u':') + 1);
}

// Links that a list names together are mirrors, which stand in for each other whatever happens on the way; what a page
// offers besides is a smaller picture, for want of the large one only. A host that asks to be left alone is.
bool mayAlternativeHelp(const ImageRef &image, const Failure &failure)
{
    switch (failure.reason) {
    case FailureReason::NotFound:
        return true;
    case FailureReason::Dns:
    case FailureReason::Refused:
    case FailureReason::ConnectionLost:
    case FailureReason::Timeout:
    case FailureReason::Tls:
    case FailureReason::Forbidden:
    case FailureReason::ServerError:
    case FailureReason::HttpError:
    case FailureReason::NotAnImage:
        return image.source == u"direct"_s;
    default:
        return false;
    }
}

// One attempt on its way; moves from the worker to the media pool and lives until its last event is posted. What it
// borrows besides the worker's transfer outlives all workers.
class Attempt : public std::enable_shared_from_this<Attempt>
{
public:
    Attempt(const DownloadTask &task, const DownloadDeps &deps, std::stop_token stop)
        : m_task(task)
        , m_queue(deps.queue)
        , m_media(deps.media)
        , m_library(deps.library)
        , m_thumbnails(deps.thumbnails)
        , m_mailbox(deps.mailbox)
        , m_placeholders(deps.placeholders)
        , m_counter(deps.counter)
        , m_stop(std::move(stop))
    {
    }

    void run(int worker, const DownloadDeps &deps);

private:
    using Fetched = Result<TransferReport>;

    [[nodiscard]] Fetched fetch(const DownloadDeps &deps, ProvingSink &sink);
    void watch(ProvingSink::Moment moment, qint64 received, qint64 totalBytes);
    void transferEnded(const Fetched &fetched, ProvingSink &sink);
    void received(const TransferReport &report);
    void verify();
    void judge(Result<Proof> proof);
    [[nodiscard]] bool acceptsDamaged(Proof &proof) const;
    [[nodiscard]] bool isPlaceholder(const Proof &proof) const;
    [[nodiscard]] bool isRedirected() const;
    void refusePlaceholder();
    void place(const Proof &proof);
    void placed(const PlaceOutcome &outcome);
    void describe(const SavedFile &file) const;

    void failed(const Failure &given, bool keepsPart = false);
    void stopped();
    void post(JobEventBody body) { m_mailbox.post(JobEvent{.id = m_task.id, .body = std::move(body)}); }
    void conclude(JobEventBody body);
    [[nodiscard]] AttemptFacts attemptFacts() const;

    const DownloadTask m_task;
    JobQueue &m_queue;
    MediaPool &m_media;
    Library &m_library;
    ThumbnailCache *m_thumbnails;
    EventMailbox &m_mailbox;
    PlaceholderWatch &m_placeholders;
    NameCounter &m_counter;
    const std::stop_token m_stop;
    const qint64 m_startedAtMs = QDateTime::currentMSecsSinceEpoch();
    const std::chrono::steady_clock::time_point m_began = std::chrono::steady_clock::now();

    std::unique_ptr<PartFile> m_part;
    QString m_askedUrl; // the link or, when that was not found, one of its alternatives
    HostReport m_hostReport;
    TransferReport m_report;
    QByteArray m_sha256;
};

void Attempt::run(int worker, const DownloadDeps &deps)
{
    const QString stem =
        QFileInfo(fileNameFor(fileNameFromUrl(m_task.image.url), ImageType::Unknown)).completeBaseName();
    Result<std::unique_ptr<PartFile>> part = PartFile::open(m_task.options->directory, stem, m_task.id, m_task.part);
    post(event::Started{.worker = worker, .attempt = m_task.attempt, .resumedFrom = part ? (*part)->size() : 0});
    if (!part)
        return failed(part.error(), true);
    m_part = std::move(*part);

    ProvingSink sink(*m_part, m_task.options->types, deps.wantsProgress,
                     [this](ProvingSink::Moment moment, qint64 bytes, qint64 total) { watch(moment, bytes, total); });
    const Fetched fetched = fetch(deps, sink);
    m_queue.releaseHost(m_task.id, m_hostReport);
    transferEnded(fetched, sink);
}

void Attempt::watch(ProvingSink::Moment moment, qint64 received, qint64 totalBytes)
{
    event::Progressed progressed{.received = received, .totalBytes = totalBytes};
    if (moment == ProvingSink::Moment::Checkpoint)
        progressed.part = m_part->state();
    post(std::move(progressed));
}

AttemptFacts Attempt::attemptFacts() const
{
    using std::chrono::milliseconds;
    const auto took = std::chrono::duration_cast<milliseconds>(std::chrono::steady_clock::now() - m_began);
    return {.attempts = m_task.attempt, .startedAtMs = m_startedAtMs, .busyTime = m_task.busyTime + took};
}

Attempt::Fetched Attempt::fetch(const DownloadDeps &deps, ProvingSink &sink)
{
    TransferRequest request{.url = m_task.image.url,
                            .referer = refererFor(m_task.image, m_task.image.url),
                            .maxBytes = m_task.options->maxBytes,
                            .allowsResume = true,
                            .network = deps.network};
    Fetched fetched = deps.transfer.fetch(request, sink, m_stop);
    m_hostReport = hostReport(fetched); // of the host whose turn it is; its mirrors are others
    std::optional<Failure> passing;     // of an address that may answer another time
    for (const QString &url : m_task.image.alternatives) {
        if (fetched || !mayAlternativeHelp(m_task.image, fetched.error()))
            break;
        if (!passing && mostRetries(fetched.error()) > 0)
            passing = fetched.error();
        request.url = url;
        request.referer = refererFor(m_task.image, url);
        fetched = deps.transfer.fetch(request, sink, m_stop);
    }
    const bool isHopeless =
        !fetched && mostRetries(fetched.error()) == 0 && mayAlternativeHelp(m_task.image, fetched.error());
    if (passing && isHopeless)
        fetched = std::unexpected(*passing);
    // A server that resumes at the wrong place is asked for the whole file at once.
    if (!fetched && fetched.error().reason == FailureReason::BadRange) {
        request.allowsResume = false;
        fetched = deps.transfer.fetch(request, sink, m_stop);
        if (request.url == m_task.image.url)
            m_hostReport = hostReport(fetched);
    }
    m_askedUrl = request.url;
    return fetched;
}

void Attempt::transferEnded(const Fetched &fetched, ProvingSink &sink)
{
    if (sink.isFiltered()) {
        m_part->discard();
        return conclude(event::Skipped{.reason = SkipReason::Filtered, .path = {}});
    }
    if (!fetched)
        return failed(fetched.error());
    if (fetched->isStopped)
        return stopped();
    if (Result<void> looked = sink.finish(); !looked) {
        looked.error().httpStatus = fetched->head.httpStatus;
        if (!sink.isFiltered())
            return failed(looked.error());
        m_part->discard();
        return conclude(event::Skipped{.reason = SkipReason::Filtered, .path = {}});
    }
    received(*fetched);
}

void Attempt::received(const TransferReport &report)
{
    m_report = report;
    Result<QByteArray> sha256 = m_part->finish();
    if (!sha256)
        return failed(sha256.error(), true);
    m_sha256 = *sha256;
    post(event::Verifying{});
    verify();
}

void Attempt::verify()
{
    // The cheap proof first: bytes that are not whole never reach a decoder, and it tells what a decode will cost.
    Result<Proof> structure = prove(
        {.path = m_part->path(), .mode = VerifyMode::Structure, .thumbnailEdgePx = 0, .content = m_part->content()});
    m_part->releaseContent(); // it may wait for its decode and its place for a while
    if (m_task.options->verify == VerifyMode::Structure || !structure || !structure->isGood)
        return judge(std::move(structure));
    const auto self = shared_from_this();
    const bool isTaken = m_media.run(decodeCost(structure->widthPx, structure->heightPx), m_stop, [self] {
        const int edge = self->m_thumbnails && self->m_task.options->makesThumbnails ? kThumbnailEdgePx : 0;
        self->judge(prove({.path = self->m_part->path(), .mode = VerifyMode::Decode, .thumbnailEdgePx = edge}));
    });
    if (!isTaken)
        stopped();
}

void Attempt::judge(Result<Proof> proof)
{
    if (m_stop.stop_requested())
        return stopped();
    if (!proof)
        return failed(proof.error());
    if (proof->isGood || acceptsDamaged(*proof))
        return place(*proof);
    m_part->discard();
    // Nothing promised where the file ends, so a missing end is the transfer's fault, not the picture's.
    const bool isCutOff = proof->completeness == Completeness::CutOff && !m_report.isEndProven;
    Failure failure{.reason = isCutOff ? FailureReason::Truncated : FailureReason::CorruptImage,
                    .httpStatus = m_report.head.httpStatus,
                    .detail = proof->detail,
                    .isPermanent = m_task.suspectSha256 == m_sha256};
    conclude(event::AttemptFailed{.failure = failure, .part = {}, .suspectSha256 = isCutOff ? QByteArray() : m_sha256});
}

bool Attempt::acceptsDamaged(Proof &proof) const
{
    if (m_task.suspectSha256 != m_sha256 || m_task.options->damaged == DamagedRule::Refuse)
        return false;
    proof.warning = proof.completeness == Completeness::CutOff ? Warning::CutOffAtSource : Warning::DamagedAtSource;
    proof.verification = Verification::Signature;
    return true;
}

bool Attempt::isRedirected() const
{
    if (m_report.finalUrl == m_askedUrl)
        return false;
    // The same link, spelled as it went over the wire or asked for by TLS, is no redirect.
    const Result<RedirectChain> asked = RedirectChain::start(m_askedUrl);
    return !asked || withoutScheme(asked->publicUrl()) != withoutScheme(m_report.finalUrl);
}

bool Attempt::isPlaceholder(const Proof &proof) const
{
    const auto isUnlike = [](int declared, int real) { return declared > 0 && real > 0 && declared != real; };
    const bool isSuspicious = isUnlike(m_task.image.widthPx, proof.widthPx) ||
                              isUnlike(m_task.image.heightPx, proof.heightPx) || isRedirected();
    return isSuspicious && m_placeholders.isPlaceholder(m_sha256, m_task.image);
}

void Attempt::refusePlaceholder()
{
    m_part->discard();
    const QString detail = QStringLiteral("the same picture came for %1 and more images of %2")
                               .arg(PlaceholderWatch::kEnough)
                               .arg(hostKey(m_task.image.url));
    const Failure failure{.reason = FailureReason::Placeholder,
                          .httpStatus = m_report.head.httpStatus,
                          .detail = detail,
                          .isPermanent = true};
    conclude(event::AttemptFailed{.failure = failure, .part = {}, .suspectSha256 = m_sha256});
}

void Attempt::place(const Proof &proof)
{
    if (!isWanted(*m_task.options, proof, m_part->size())) {
        m_part->discard();
        return conclude(event::Skipped{.reason = SkipReason::Filtered, .path = {}});
    }
    if (isPlaceholder(proof))
        return refusePlaceholder();
    if (m_thumbnails && !proof.thumbnail.isNull())
        m_thumbnails->insert(m_task.id, proof.thumbnail);
    const ReceivedPart part{
        .path = m_part->path(), .sizeBytes = m_part->size(), .sha256 = m_sha256, .report = m_report};
    PlaceJob job = placeJobOf(m_task, part, proof, m_counter);
    job.attempt = attemptFacts();
    m_library.place(std::move(job),
                    [self = shared_from_this()](const PlaceOutcome &outcome) { self->placed(outcome); });
}

// The image is good without its sidecar, so that one that cannot be written is no failure of the image.
void Attempt::describe(const SavedFile &file) const
{
    if (!m_task.options->writesSidecars)
        return;
    if (const Result<void> written = writeSidecar(m_task.image, file, QDateTime::currentDateTimeUtc()); !written)
        qCWarning(lcDownload, "no sidecar: %s", qPrintable(written.error().detail));
}

void Attempt::placed(const PlaceOutcome &outcome)
{
    switch (outcome.kind) {
    case PlaceOutcome::Kind::Placed:
        describe(outcome.file);
        return conclude(event::Finished{.file = outcome.file});
    case PlaceOutcome::Kind::AlreadyThere:
        return conclude(event::Skipped{.reason = SkipReason::Exists, .path = outcome.otherPath});
    case PlaceOutcome::Kind::Duplicate:
        return conclude(event::Skipped{.reason = SkipReason::Duplicate, .path = outcome.otherPath});
    case PlaceOutcome::Kind::Failed:
        break;
    }
    Failure failure = outcome.failure;
    // While the folder takes files, it is this one target that cannot be written.
    const bool isFolderWritable = QFileInfo(m_task.options->directory).isWritable();
    failure.isPermanent = attemptFailure(failure).reason == FailureReason::NotWritable && isFolderWritable;
    failed(failure, true);
}

void Attempt::failed(const Failure &given, bool keepsPart)
{
    const Failure failure = attemptFailure(given);
    PartState part = m_part ? m_part->state() : m_task.part;
    const bool isFolderTrouble =
        failure.reason == FailureReason::DiskFull || failure.reason == FailureReason::NotWritable;
    const bool isResumable = mostRetries(failure) > 0 && part.sizeBytes > 0 && !part.validator.forIfRange().isEmpty();
    if (m_part && !keepsPart && !isFolderTrouble && !isResumable) {
        m_part->discard();
        part = {};
    }
    conclude(event::AttemptFailed{.failure = failure, .part = part, .suspectSha256 = {}});
}

void Attempt::stopped()
{
    conclude(event::Stopped{.part = m_part->state()});
}

void Attempt::conclude(JobEventBody body)
{
    // The lease ends before the event is seen: whoever hears of the end may queue the job again at once.
    m_part.reset();
    m_queue.done(m_task.id);
    post(std::move(body));
}

} // namespace

void download(const DownloadTask &task, int worker, const DownloadDeps &deps, const std::stop_token &stop)
{
    std::make_shared<Attempt>(task, deps, stop)->run(worker, deps);
}

} // namespace bowerbird
