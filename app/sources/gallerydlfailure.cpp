// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "sources/gallerydlfailure.h"

#include "core/redact.h"
#include "core/showntext.h"

#include <QDateTime>
#include <QRegularExpression>

#include <algorithm>
#include <array>
#include <utility>

namespace bowerbird {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype kMostShown = 400;
constexpr QLatin1StringView kArchiveFormat(" archive_fmt="); // in kGalleryDlLog
constexpr std::chrono::hours kLongestWait{6};

FailureReason reasonOfStatus(int status)
{
    if (status == 404 || status == 410)
        return FailureReason::NotFound;
    if (status == 401 || status == 403 || status == 451)
        return FailureReason::Forbidden;
    if (status == 429)
        return FailureReason::RateLimited;
    return status >= 500 ? FailureReason::ServerError : FailureReason::HttpError;
}

// Words of requests and urllib3, and names of gallery-dl's own exceptions.
FailureReason reasonOfWords(const QString &words)
{
    static const std::array<std::pair<QLatin1StringView, FailureReason>, 18> kWords{{
        {"NameResolutionError"_L1, FailureReason::Dns},
        {"Name or service not known"_L1, FailureReason::Dns},
        {"name resolution"_L1, FailureReason::Dns},
        {"ProxyError"_L1, FailureReason::Proxy},
        {"SSLError"_L1, FailureReason::Tls},
        {"Connection refused"_L1, FailureReason::Refused},
        {"timed out"_L1, FailureReason::Timeout},
        {"Timeout"_L1, FailureReason::Timeout},
        {"ConnectionError"_L1, FailureReason::ConnectionLost},
        {"ChunkedEncodingError"_L1, FailureReason::ConnectionLost},
        {"NoExtractorError"_L1, FailureReason::UnsupportedLink},
        {"Unsupported URL"_L1, FailureReason::UnsupportedLink},
        {"NotFoundError"_L1, FailureReason::NotFound},
        {"could not be found"_L1, FailureReason::NotFound},
        {"Auth"_L1, FailureReason::Forbidden},
        {"ChallengeError"_L1, FailureReason::Forbidden},
        {"ogin required"_L1, FailureReason::Forbidden},
        {"No space left"_L1, FailureReason::DiskFull},
    }};
    const auto *const found =
        std::find_if(kWords.begin(), kWords.end(), [&words](const auto &pair) { return words.contains(pair.first); });
    return found == kWords.end() ? FailureReason::ApiError : found->second;
}

// "'404 Not Found' for 'https://...'" and "404 Not Found for ..."; 0: it names no status of HTTP.
int httpStatusIn(const QString &text)
{
    static const QRegularExpression kStatus(uR"(^'?([45]\d\d)\b)"_s);
    return kStatus.match(text).captured(1).toInt();
}

Failure failureOf(const QString &words, const QString &text, int status)
{
    return {.reason = status > 0 ? reasonOfStatus(status) : reasonOfWords(words),
            .httpStatus = status,
            .detail = QLatin1StringView(kGalleryDlSays) + shownGalleryDlText(text),
            .retryAfter = {}};
}

std::chrono::milliseconds untilTimeOfDay(const QTime &time)
{
    constexpr int kDayMs = 24 * 60 * 60 * 1000;
    const int ahead = QTime::currentTime().msecsTo(time);
    return std::chrono::milliseconds(ahead < 0 ? ahead + kDayMs : ahead);
}

} // namespace

Failure galleryDlFailure(const QString &error, const QString &text)
{
    const QString said = text.isEmpty() ? error : text;
    return failureOf(error + u' ' + text, said.isEmpty() ? u"an error without a name"_s : said, httpStatusIn(text));
}

Failure galleryDlComplaint(const QString &complaint)
{
    static const QRegularExpression kNamed(uR"(^\w+Error: )"_s);
    QString text = complaint;
    text.remove(kNamed);
    return failureOf(complaint, complaint, httpStatusIn(text));
}

std::optional<Failure> galleryDlExitFailure(int status, const QStringList &complaints)
{
    if (status == 0)
        return std::nullopt;
    struct Bit
    {
        int bit;
        FailureReason reason;
        QLatin1StringView words;
    };
    static constexpr std::array<Bit, 6> kBits{{
        {64, FailureReason::UnsupportedLink, "it has no extractor for this address"_L1},
        {16, FailureReason::Forbidden, "the site wants a login"_L1},
        {8, FailureReason::Forbidden, "the site wants a challenge to be solved in a browser"_L1},
        {128, FailureReason::ApiError, "the system did not let it work"_L1},
        {32, FailureReason::ApiError, "it did not understand a format or filter of its configuration"_L1},
        {4, FailureReason::ApiError, "it could not read the site"_L1},
    }};
    const auto *const bit =
        std::find_if(kBits.begin(), kBits.end(), [status](const Bit &each) { return (status & each.bit) != 0; });
    Failure failure = complaints.isEmpty() ? Failure{.reason = FailureReason::ApiError, .detail = {}}
                                           : galleryDlComplaint(complaints.first());
    if (bit != kBits.end() && (failure.reason == FailureReason::ApiError || bit->bit == 64))
        failure.reason = bit->reason;
    if (complaints.isEmpty()) {
        const QString words = bit != kBits.end() ? QString(bit->words)
                              : status == 2      ? u"it did not understand how it was called"_s
                                                 : u"it ended without saying why"_s;
        failure.detail = QLatin1StringView(kGalleryDlSays) + words + u" (exit status %1)"_s.arg(status);
    }
    return failure;
}

GalleryDlLogLine galleryDlLogLine(const QString &line)
{
    static const QRegularExpression kLine(uR"(^\[([^\]]*)\]\[(\w+)\] (.*)$)"_s);
    const QRegularExpressionMatch match = kLine.match(line.trimmed());
    if (!match.hasMatch())
        return {.name = {}, .level = {}, .text = line.trimmed()};
    GalleryDlLogLine told{.name = match.captured(1), .level = match.captured(2).toLower(), .text = match.captured(3)};
    const qsizetype format = told.level == "debug"_L1 ? told.text.lastIndexOf(kArchiveFormat) : -1;
    if (format < 0)
        return told;
    told.archiveFormat = told.text.sliced(format + kArchiveFormat.size());
    told.text.truncate(format);
    return told;
}

std::optional<std::chrono::milliseconds> galleryDlWait(const QString &text)
{
    static const QRegularExpression kWaits(uR"(^(?:Waiting|Sleeping)\b)"_s);
    static const QRegularExpression kSpan(uR"(\b(\d+(?:\.\d+)?) ?(s|sec|second|min|minute|h|hour)s?\b)"_s);
    static const QRegularExpression kUntil(uR"(\buntil (\d\d):(\d\d):(\d\d)\b)"_s);
    if (!kWaits.match(text).hasMatch())
        return std::nullopt;
    std::chrono::milliseconds wait{0};
    if (const QRegularExpressionMatch span = kSpan.match(text); span.hasMatch()) {
        const QChar unit = span.captured(2).front();
        const double seconds = span.captured(1).left(9).toDouble() * (unit == u'h' ? 3600 : unit == u'm' ? 60 : 1);
        wait = std::chrono::milliseconds(static_cast<qint64>(seconds * 1000));
    } else if (const QRegularExpressionMatch until = kUntil.match(text); until.hasMatch()) {
        const QTime time(until.captured(1).toInt(), until.captured(2).toInt(), until.captured(3).toInt());
        wait = time.isValid() ? untilTimeOfDay(time) : wait;
    }
    return std::min<std::chrono::milliseconds>(wait, kLongestWait);
}

QString shownGalleryDlText(const QString &text)
{
    static const QRegularExpression kUrl(uR"([A-Za-z][A-Za-z0-9+.-]*://[^\s'"<>]+)"_s);
    QString shown;
    qsizetype end = 0;
    const QString line = shownText(text.left(10 * kMostShown));
    QRegularExpressionMatchIterator urls = kUrl.globalMatch(line);
    while (urls.hasNext()) {
        const QRegularExpressionMatch url = urls.next();
        shown += QStringView(line).sliced(end, url.capturedStart() - end);
        shown += redactedUrl(url.captured());
        end = url.capturedEnd();
    }
    shown += QStringView(line).sliced(end);
    return shown.size() <= kMostShown ? shown : QString(shown.left(kMostShown - 1) + u'…');
}

} // namespace bowerbird
