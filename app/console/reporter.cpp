// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "console/reporter.h"

#include "console/failureline.h"
#include "core/redact.h"

#include <cerrno>
#include <cstdio>
#include <unistd.h>

namespace bowerbird {

using namespace Qt::StringLiterals;

namespace {

constexpr std::chrono::milliseconds kProgressEvery{250}; // of one image

QString secondsText(std::chrono::milliseconds duration)
{
    return QString::number(static_cast<double>(duration.count()) / 1000, 'f', 1);
}

// What no image came of, although nothing failed.
QString nothingText(const QString &link, int leftOut, const QMap<QString, int> &why)
{
    if (leftOut == 0)
        return u"nothing "_s % link % u": no image was found there"_s;
    if (const int own = why.value(u"own-network"_s); own == leftOut)
        return u"nothing %1: %2 of this computer's own network, which the site names, %3 left out"_s.arg(
            link, own == 1 ? u"1 address"_s : u"%1 addresses"_s.arg(own), own == 1 ? u"is"_s : u"are"_s);
    if (const int unusable = why.value(u"address"_s); unusable == leftOut)
        return u"nothing %1: %2 cannot be asked from here, as a file beside the page or one of this computer's own"
               " network"_s.arg(link,
                                unusable == 1 ? u"its one address"_s : u"all of its %1 addresses"_s.arg(unusable));
    return u"nothing %1: %2 left out by --types, --albums or another filter"_s.arg(
        link, leftOut == 1 ? u"the one image is"_s : u"all %1 images are"_s.arg(leftOut));
}

QString noticeText(const QString &key)
{
    if (key == u"random-unavailable"_s)
        return u"Imgur no longer serves its random gallery; took the hot gallery, shuffled."_s;
    if (key.startsWith("next-page "_L1))
        return u"The next page is "_s + redactedUrl(key.section(u' ', 1));
    if (key == "pages-repeat"_L1)
        return u"The pages repeat themselves; stopped there."_s;
    if (key.startsWith("pages-enough "_L1))
        return u"Stopped after %1 pages."_s.arg(key.section(u' ', 1));
    if (key.startsWith("robots-unknown "_L1))
        return u"What %1 lets programs read (robots.txt) cannot be had; stopped there."_s.arg(key.section(u' ', 1));
    if (key.startsWith("robots "_L1))
        return u"%1 asks programs not to read on from here (robots.txt)."_s.arg(key.section(u' ', 1));
    if (key.startsWith("points-at "_L1))
        return u"The link points at "_s + redactedUrl(key.section(u' ', 1));
    return key;
}

// Texts of servers and lists may hold what a terminal obeys.
QString withoutControls(QString text)
{
    for (QChar &c : text) {
        if (c.category() == QChar::Other_Control && c != u'\n' && c != u'\t')
            c = QChar::ReplacementCharacter;
    }
    return text;
}

QString clockText(const QDateTime &moment)
{
    return moment.toLocalTime().toString(u"HH:mm:ss"_s);
}

QString leftOf(const std::optional<int> &remaining, const std::optional<int> &limit)
{
    const QString count = remaining ? QString::number(*remaining) : u"an unknown number"_s;
    return limit ? QString(count % u" of "_s % QString::number(*limit)) : count;
}

QString creditsText(const ApiCredits &credits)
{
    if (credits.isPaused())
        return u"Imgur is left alone until %1"_s.arg(clockText(credits.pausedUntil));
    QString text = u"Imgur: %1 requests left this hour"_s.arg(leftOf(credits.userRemaining, credits.userLimit));
    if (credits.clientRemaining)
        text += u", %1 today"_s.arg(leftOf(credits.clientRemaining, credits.clientLimit));
    return text;
}

QString linksText(int links)
{
    return links == 1 ? u"1 link"_s : u"%1 links"_s.arg(links);
}

} // namespace

QString byteText(qint64 bytes)
{
    if (bytes < 1000)
        return u"%1 B"_s.arg(bytes);
    double amount = static_cast<double>(bytes);
    static constexpr const char *kUnits[] = {"kB", "MB", "GB", "TB"};
    int unit = -1;
    do {
        amount /= 1000;
        ++unit;
    } while (amount >= 999.95 && unit < 3);
    return u"%1 %2"_s.arg(QString::number(amount, 'f', 1), QLatin1StringView(kUnits[unit]));
}

Reporter::Reporter(ReportOptions options)
    : m_options(options)
    , m_showsProgress(!options.isQuiet && !options.isJson && isatty(STDERR_FILENO) == 1)
{
}

Reporter::~Reporter()
{
    clearProgress();
}

void Reporter::out(const QByteArray &line)
{
    clearProgress();
    const auto size = static_cast<size_t>(line.size());
    errno = 0;
    const bool isWritten = std::fwrite(line.constData(), 1, size, stdout) == size && std::fputc('\n', stdout) != EOF;
    if (std::fflush(stdout) != 0 || !isWritten)
        noteLostOutput(errno);
}

void Reporter::noteLostOutput(int error)
{
    if (error == EPIPE || std::exchange(m_hasLostOutput, true)) // who reads has had enough
        return;
    complain(u"standard output cannot be written (%1), so that what is printed there is incomplete; make room, or send "
             "it elsewhere"_s.arg(qt_error_string(error)));
}

void Reporter::err(const QString &line)
{
    clearProgress();
    const QByteArray bytes = withoutControls(line).toUtf8();
    std::fwrite(bytes.constData(), 1, static_cast<size_t>(bytes.size()), stderr);
    std::fputc('\n', stderr);
}

void Reporter::clearProgress()
{
    if (std::exchange(m_hasProgress, false))
        std::fputs("\r\033[K", stderr);
}

void Reporter::showProgress(const QString &text)
{
    if (!m_showsProgress)
        return;
    m_hasProgress = true;
    std::fputs("\r\033[K", stderr);
    std::fputs(text.toUtf8().constData(), stderr);
    std::fflush(stderr);
}

void Reporter::wouldDownload(quint64 id, const ImageRef &image)
{
    out(m_options.isJson ? foundLine(id, image) : image.url.toUtf8());
}

bool Reporter::isTooSoon(const JobEvent &event)
{
    if (!std::holds_alternative<event::Progressed>(event.body))
        return false;
    if (!m_options.wantsProgress)
        return true;
    auto &last = m_lastProgress[event.id];
    if (event.at - last < kProgressEvery)
        return true;
    last = event.at;
    return false;
}

void Reporter::happened(const JobEvent &event, const Job &job)
{
    if (m_options.isJson && !isTooSoon(event)) {
        if (const QByteArray line = eventLine(event, job); !line.isEmpty())
            out(line);
    }
    if (isTerminal(job.state)) // also of the rest of its batch, so that nothing is left behind
        m_lastProgress.remove(event.id);
    printPlain(event, job);
}

void Reporter::printPlain(const JobEvent &event, const Job &job)
{
    const auto url = [&job] { return redactedUrl(job.image.url); };
    if (const auto *failed = std::get_if<event::Failed>(&event.body))
        return err(u"failed "_s % url() % u": "_s % failureLine(failed->failure));
    if (m_options.isJson || m_options.isQuiet)
        return;
    if (const auto *finished = std::get_if<event::Finished>(&event.body)) {
        out("saved " + finished->file.path.toUtf8());
        if (finished->file.warning != Warning::None)
            err(u"warning "_s % url() % u": "_s % warningName(finished->file.warning));
    } else if (const auto *skipped = std::get_if<event::Skipped>(&event.body); skipped && m_options.isVerbose) {
        err(u"skipped "_s % url() % u": "_s % skipReasonName(skipped->reason));
    } else if (const auto *retrying = std::get_if<event::Retrying>(&event.body); retrying && m_options.isVerbose) {
        err(u"again in "_s % secondsText(retrying->delay) % u" s: "_s % url() % u": "_s %
            failureLine(retrying->failure));
    }
}

void Reporter::collected(const CollectionSummary &summary)
{
    if (m_options.isJson)
        out(collectionLine(summary));
    const QString link = redactedUrl(summary.link);
    if (summary.failure)
        return err(u"failed "_s % link % u": "_s %
                   collectionFailureLine(*summary.failure, m_options.isDryRun || m_options.isComparison
                                                               ? Afterwards::Forgotten
                                                               : Afterwards::Kept));
    if (summary.found == 0 && summary.known == 0 && !m_options.isQuiet)
        err(nothingText(link, summary.filtered, summary.filteredBy));
    else if (m_options.isVerbose && !m_options.isJson)
        err(u"found %1 images (%2 left out) in %3"_s.arg(summary.found).arg(summary.filtered).arg(link));
}

void Reporter::noticed(const QString &link, const QString &key)
{
    if (!m_options.isQuiet)
        err(u"note "_s % redactedUrl(link) % u": "_s % noticeText(key));
}

void Reporter::credited(const ApiCredits &credits)
{
    const auto stage = credits.isPaused()  ? Credited::Paused
                       : credits.isLow()   ? Credited::Low
                       : credits.isKnown() ? Credited::Known
                                           : Credited::Nothing;
    const bool isNews = std::exchange(m_credited, stage) != stage && stage != Credited::Nothing;
    const bool isAsked = m_options.isVerbose || stage == Credited::Paused; // else nothing seems to go on
    if (isNews && isAsked && !m_options.isQuiet)
        err(u"note "_s % creditsText(credits));
}

void Reporter::failed(const Job &job)
{
    err(u"failed "_s % redactedUrl(job.image.url) % u": "_s % failureLine(job.lastFailure.value_or(Failure())));
}

void Reporter::compared(const QList<ComparisonRun> &runs)
{
    if (m_options.isJson)
        return out(comparisonLine(runs));
    out("workers   seconds  speed-up  efficiency");
    for (const ComparisonRun &run : runs) {
        out(u"%1 %2 %3x %4%"_s.arg(run.workers, 7)
                .arg(run.seconds, 9, 'f', 2)
                .arg(run.speedUp, 8, 'f', 2)
                .arg(run.efficiency * 100, 10, 'f', 0)
                .toUtf8());
    }
}

void Reporter::listed(int images, int known, int repeated)
{
    if (m_options.isQuiet)
        return;
    QString line = u"%1 %2 would be downloaded."_s.arg(images).arg(images == 1 ? u"image"_s : u"images"_s);
    if (known > 0)
        line += u" %1 were downloaded before."_s.arg(known);
    if (repeated > 0)
        line += u" %1 stood there more than once."_s.arg(repeated);
    err(line);
}

void Reporter::ended(const RunSummary &summary)
{
    if (m_options.isJson)
        out(summaryLine(summary));
    if (m_options.isQuiet || m_options.isDryRun)
        return;
    const int all = summary.saved + summary.skipped + summary.failed + summary.cancelled + summary.unfinished;
    QString line = u"Saved %1 of %2 %3 (%4) in %5 s with %6 %7."_s.arg(summary.saved)
                       .arg(all)
                       .arg(all == 1 ? u"image"_s : u"images"_s, byteText(summary.bytes), secondsText(summary.elapsed))
                       .arg(summary.workers)
                       .arg(summary.workers == 1 ? u"worker"_s : u"workers"_s);
    QStringList rest;
    if (summary.skipped > 0)
        rest << u"%1 skipped"_s.arg(summary.skipped);
    if (summary.failed > 0)
        rest << u"%1 failed"_s.arg(summary.failed);
    if (summary.unfinished > 0)
        rest << u"%1 unfinished"_s.arg(summary.unfinished);
    if (!rest.isEmpty())
        line += u" "_s % rest.join(u", "_s) % u"."_s;
    if (summary.collectionsFailed > 0)
        line += u" "_s % linksText(summary.collectionsFailed) % u" could not be read."_s;
    if (summary.collectionsUnfinished > 0)
        line += u" "_s % linksText(summary.collectionsUnfinished) %
                (summary.collectionsUnfinished == 1 ? u" was"_s : u" were"_s) %
                u" not read to the end; --continue goes on with that."_s;
    err(line);
}

void Reporter::refused(const QString &sentence, int workers)
{
    complain(sentence);
    if (m_options.isJson)
        out(summaryLine({.workers = workers}));
}

void Reporter::complain(const QString &sentence)
{
    err(u"bowerbird: "_s % sentence);
}

} // namespace bowerbird
