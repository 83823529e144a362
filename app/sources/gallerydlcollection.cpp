// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "sources/gallerydlcollection.h"

#include "core/redact.h"
#include "sources/gallerydlfailure.h"
#include "sources/gallerydlimage.h"
#include "sources/gallerydlsource.h"

#include <algorithm>
#include <utility>

namespace bowerbird {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype kMostComplaints = 5;
constexpr int kLongestRange = 1'000'000;
constexpr std::chrono::seconds kWorthTelling{3}; // of waiting

QString seconds(std::chrono::milliseconds duration)
{
    return QString::number(std::chrono::duration<double>(duration).count());
}

} // namespace

GalleryDlCollection::GalleryDlCollection(QString link, GalleryDlOptions options,
                                         std::shared_ptr<GalleryDlVersions> versions, QObject *parent)
    : Collection(parent)
    , m_link(std::move(link))
    , m_options(std::move(options))
    , m_versions(std::move(versions))
{
    m_quiet.setSingleShot(true);
    connect(&m_quiet, &QTimer::timeout, this, &GalleryDlCollection::tellQuiet);
}

GalleryDlCollection::~GalleryDlCollection() = default;

void GalleryDlCollection::start()
{
    m_versions->ask(m_options.program, this, [this](const Result<QVersionNumber> &version) {
        if (m_isOver)
            return;
        if (!version) {
            m_isOver = true;
            Q_EMIT failed(version.error());
            return;
        }
        m_writesLines = GalleryDlVersions::writesLines(*version);
        m_seen.insert(m_link);
        m_errands.push_back({.link = m_link,
                             .depth = 0,
                             .range = {.first = 1, .last = m_writesLines ? 0 : m_options.limit},
                             .output = m_writesLines ? GalleryDlOutput::Lines : GalleryDlOutput::Whole});
        runNext();
    });
}

void GalleryDlCollection::cancel()
{
    m_isOver = true;
    m_held.clear();
    m_errands.clear();
    dropProcess();
}

// It may be the one that is just telling us something: it goes later.
void GalleryDlCollection::dropProcess()
{
    m_quiet.stop();
    if (!m_process)
        return;
    m_process->disconnect(this);
    m_process->kill();
    m_process.release()->deleteLater();
}

void GalleryDlCollection::runNext()
{
    if (m_isOver)
        return;
    if (m_errands.empty())
        return finishAll();
    const Errand errand = std::move(m_errands.front());
    m_errands.pop_front();
    run(errand);
}

void GalleryDlCollection::run(const Errand &errand)
{
    m_errand = errand;
    m_reader = GalleryDlReader();
    m_archiveFormat.clear();
    m_complaints.clear();
    m_told.reset();
    m_nested.clear();
    m_files = 0;
    if (!errand.isCheck)
        m_listedUrls.clear();
    m_process = std::make_unique<GroupProcess>(galleryDlCall(m_options, errand.link, errand.output, errand.range));
    m_quiet.start(m_options.quiet);
    connect(m_process.get(), &GroupProcess::wrote, this, &GalleryDlCollection::take);
    connect(m_process.get(), &GroupProcess::logged, this, &GalleryDlCollection::takeLogLine);
    connect(m_process.get(), &GroupProcess::ended, this, &GalleryDlCollection::endErrand);
    m_process->start();
}

void GalleryDlCollection::take(const QByteArray &bytes)
{
    if (m_quiet.isActive())
        m_quiet.start(m_options.quiet);
    for (const GalleryDlMessage &message : m_reader.read(bytes)) {
        if (m_isOver)
            return;
        takeMessage(message);
    }
    flush();
    if (!m_isOver && m_reader.isBroken())
        endErrand(GroupProcess::End::TooMuch, 0, {});
}

void GalleryDlCollection::takeMessage(const GalleryDlMessage &message)
{
    switch (message.kind) {
    case GalleryDlMessage::Kind::Directory:
        return;
    case GalleryDlMessage::Kind::Error:
        if (!m_told)
            m_told = galleryDlFailure(message.error, message.text);
        return;
    case GalleryDlMessage::Kind::Queue:
        return nest(message.url);
    case GalleryDlMessage::Kind::Url:
        break;
    }
    const bool isListed = m_listedUrls.contains(message.url);
    if (m_errand.isCheck && isListed)
        return; // by one that takes no notice of --range
    ++m_files;
    m_listedUrls.insert(message.url);
    const auto image = galleryDlImage(message, {
                                                   .link = m_errand.link,
                                                   .index = m_position + 1,
                                                   .archiveFormat = m_archiveFormat,
                                               });
    if (!image)
        return leaveOut(image.error());
    ++m_position;
    m_held << *image;
}

void GalleryDlCollection::nest(const QString &link)
{
    if (m_seen.contains(link))
        return;
    if (!isGalleryDlAddress(link))
        return leaveOut(u"unsupported"_s);
    if (m_errand.depth >= kDeepest || m_seen.size() > kMostNested)
        return leaveOut(u"too-deep"_s);
    m_seen.insert(link);
    m_nested.push_back({.link = link,
                        .depth = m_errand.depth + 1,
                        .range = {.first = 1, .last = m_writesLines ? 0 : m_options.limit},
                        .output = m_writesLines ? GalleryDlOutput::Lines : GalleryDlOutput::Whole});
}

// A sign of life, once for each process.
void GalleryDlCollection::tellQuiet()
{
    Q_EMIT noticed(QLatin1StringView(kGalleryDlSays) % u"it has said nothing for %1 s; after %2 s it is ended"_s.arg(
                                                           seconds(m_options.quiet), seconds(m_options.silence)));
}

void GalleryDlCollection::takeLogLine(const QString &line)
{
    if (m_quiet.isActive())
        m_quiet.start(m_options.quiet);
    const GalleryDlLogLine log = galleryDlLogLine(line);
    if (m_archiveFormat.isEmpty())
        m_archiveFormat = log.archiveFormat;
    if (const auto wait = galleryDlWait(log.text)) {
        m_process->expectSilence(*wait);
        m_quiet.start(m_options.quiet + *wait);
        if (log.text.startsWith("Waiting"_L1) || *wait >= kWorthTelling)
            Q_EMIT noticed(QLatin1StringView(kGalleryDlSays) + shownGalleryDlText(log.text));
        return;
    }
    const bool isTraceback = log.level.isEmpty() && !log.text.startsWith("gallery-dl: error:"_L1);
    if (!isTraceback && (log.level == "error"_L1 || log.level.isEmpty()) && m_complaints.size() < kMostComplaints)
        m_complaints << log.text;
}

void GalleryDlCollection::endErrand(GroupProcess::End end, int status, const QString &detail)
{
    dropProcess();
    flush();
    leaveOut(u"unreadable"_s, m_reader.unreadable());
    if (m_isOver)
        return;
    const bool isHanging = end == GroupProcess::End::Silent; // and would hang once more
    if (isHanging || !goesOn(end, status))
        settle(m_errand.isCheck ? m_told : failureOf(end, status, detail));
    if (m_isOver)
        return;
    for (auto nested = m_nested.rbegin(); nested != m_nested.rend(); ++nested)
        m_errands.push_front(std::move(*nested));
    if (m_check)
        m_errands.push_front(*std::exchange(m_check, std::nullopt));
    runNext();
}

std::optional<Failure> GalleryDlCollection::failureOf(GroupProcess::End end, int status, const QString &detail) const
{
    const auto failure = [](FailureReason reason, const QString &words) {
        return Failure{.reason = reason, .detail = QLatin1StringView(kGalleryDlSays) + words};
    };
    switch (end) {
    case GroupProcess::End::NotStarted:
        return failure(FailureReason::UnsupportedLink, m_options.program + u" cannot be started: "_s + detail);
    case GroupProcess::End::Crashed:
        return failure(FailureReason::ApiError, u"it was ended by signal %1"_s.arg(status));
    case GroupProcess::End::Silent:
        return failure(FailureReason::Timeout,
                       u"it said nothing for %1 s and was ended"_s.arg(seconds(m_options.silence)));
    case GroupProcess::End::TooMuch:
        return failure(FailureReason::TooLarge, u"it wrote more than can be read"_s);
    case GroupProcess::End::Exited:
        break;
    }
    if (m_told)
        return m_told;
    if (const std::optional<Failure> exit = galleryDlExitFailure(status, m_complaints))
        return exit;
    if (m_reader.isWithin())
        return failure(FailureReason::Truncated, u"its output ends in the middle"_s);
    if (m_files == 0 && m_nested.empty() && !m_complaints.isEmpty())
        return galleryDlComplaint(m_complaints.first());
    return std::nullopt;
}

// More of the same link: the next part of a listing that was asked for in parts, or what went wrong, which is not told
// where messages are written line by line.
bool GalleryDlCollection::goesOn(GroupProcess::End end, int status)
{
    if (m_errand.output == GalleryDlOutput::Lines) {
        const bool isSilent = m_files == 0 && m_nested.empty();
        const bool hasTold = m_told || m_reader.hasSeenList() || (isSilent && !m_complaints.isEmpty());
        const bool isCut = end != GroupProcess::End::Exited || status != 0 || m_reader.isWithin();
        if (hasTold || (isCut && !isSilent))
            return false;
        m_check = m_errand;
        m_check->output = GalleryDlOutput::Whole;
        m_check->isCheck = !isSilent;
        m_check->range.first = m_files + 1;
        return isSilent;
    }
    const int asked = m_errand.range.last - m_errand.range.first + 1;
    if (m_errand.range.last == 0 || m_files < asked || m_told)
        return false;
    Errand next = m_errand;
    next.range.first = m_errand.range.last + 1;
    next.range.last = m_errand.range.last + std::min(2 * asked, kLongestRange);
    m_errands.push_front(next);
    return true;
}

// A link within the link that fails does not stop the rest; one that no extractor takes is only counted.
void GalleryDlCollection::settle(const std::optional<Failure> &failure)
{
    if (!failure && !m_complaints.isEmpty() && !m_errand.isCheck) // it was told of what it checks
        Q_EMIT noticed(QLatin1StringView(kGalleryDlSays) + shownGalleryDlText(m_complaints.first()));
    if (!failure)
        return;
    if (m_errand.depth > 0 && failure->reason == FailureReason::UnsupportedLink)
        return leaveOut(u"unsupported"_s);
    Failure told = *failure;
    if (m_errand.depth > 0)
        told.detail += u" ("_s + redactedUrl(m_errand.link) + u')';
    m_failures.add(told);
}

void GalleryDlCollection::flush()
{
    if (!m_isOver && !m_held.isEmpty())
        Q_EMIT found(std::exchange(m_held, {}));
}

void GalleryDlCollection::leaveOut(const QString &why, int count)
{
    if (count > 0 && !m_isOver)
        Q_EMIT leftOut(why, count);
}

void GalleryDlCollection::finishAll()
{
    flush();
    if (std::exchange(m_isOver, true))
        return;
    if (const std::optional<Failure> failure = m_failures.summary())
        Q_EMIT failed(*failure);
    else
        Q_EMIT finished();
}

} // namespace bowerbird
