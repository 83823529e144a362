// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "console/failureline.h"

#include <QDateTime>
#include <QStringList>

#include <array>

namespace bowerbird {

using namespace Qt::StringLiterals;

namespace {

// In the order of FailureReason.
constexpr std::array kSentences = {
    "this link cannot be used; give an http or https address, an Imgur link, a file of links or sample:",
    "Imgur wants a Client-ID for this; give --client-id, set IMGUR_CLIENT_ID, or enter one in the window's settings. "
    "Links to single images (imgur.com/ID, i.imgur.com/ID.jpg) work without one",
    "the host was not found; check its spelling and the network",
    "the server refused the connection; try again later",
    "the connection was lost; try again",
    "the server did not answer in time; try again later or give a longer --timeout",
    "no more bytes came; try again later or give a longer --stall",
    "no secure connection; check the clock and the certificate, or trust it with --cacert",
    "the proxy did not pass the request on; check its address and login",
    "not found; it may have been removed",
    "the server does not allow it; it may need a login",
    "the server asks to wait; try again later, with fewer --workers or --per-host",
    "the server has an error of its own; try again later",
    "the server gave an unexpected answer",
    "the server redirects to nowhere useful; open the page in a browser to see why",
    "the server's answer made no sense; try again later",
    "the file ended early; try again",
    "the server resumed at the wrong place; try again",
    "the server sent an empty file",
    "this is no picture; open it in a browser to see what it is",
    "the picture is damaged; --damaged keep saves such pictures all the same",
    "the picture was removed, the site sent a placeholder in its place",
    "larger than allowed; give a higher --max-bytes",
    "the disk is full; make room and run again",
    "the folder or file cannot be written; check its permissions or choose another --directory",
    "the site's interface reported an error; try again later",
    "something went wrong inside the program; please report it",
};
static_assert(kSentences.size() == kFailureReasonCount);

// Where the advice for an image would not help.
const char *collectionSentence(FailureReason reason)
{
    switch (reason) {
    case FailureReason::RateLimited:
        return "the server asks to wait; try again later";
    case FailureReason::TooLarge:
        return "too large to be read for its images; give a part of it";
    default:
        return kSentences.at(static_cast<size_t>(reason));
    }
}

// Not before `moment`, and the day where it is another one.
QString clockText(const QDateTime &moment)
{
    const QDateTime minute = moment.addSecs(59);
    const bool isToday = minute.date() == QDate::currentDate();
    return minute.toString(isToday ? u"HH:mm"_s : u"yyyy-MM-dd HH:mm"_s);
}

QString withFacts(QString line, const Failure &failure)
{
    QStringList facts;
    if (failure.httpStatus != 0)
        facts << u"HTTP %1"_s.arg(failure.httpStatus);
    if (!failure.detail.isEmpty())
        facts << failure.detail;
    if (!facts.isEmpty())
        line += u" ("_s % facts.join(u"; "_s) % u")"_s;
    return line;
}

} // namespace

QString failureLine(const Failure &failure)
{
    return withFacts(QString::fromLatin1(kSentences.at(static_cast<size_t>(failure.reason))), failure);
}

QString collectionFailureLine(const Failure &failure, Afterwards afterwards)
{
    const QString advice = afterwards == Afterwards::Kept ? u"go on then with --continue"_s : u"try again then"_s;
    if (failure.reason == FailureReason::RateLimited && failure.retryAfter) {
        const QString until = clockText(QDateTime::currentDateTime().addMSecs(failure.retryAfter->count()));
        return withFacts(u"the server asks to wait until "_s % until % u"; "_s % advice, failure);
    }
    if (failure.reason == FailureReason::RateLimited && afterwards == Afterwards::Kept)
        return withFacts(u"the server asks to wait; go on later with --continue"_s, failure);
    return withFacts(QString::fromLatin1(collectionSentence(failure.reason)), failure);
}

QString libraryLine(LibraryTrouble trouble, const Failure &failure)
{
    const auto with = [&](const QString &sentence) { return QString(sentence % u" ("_s % failure.detail % u")"_s); };
    switch (trouble) {
    case LibraryTrouble::Busy:
        return with(
            u"another program holds the library; close it, be it a backup or a database browser, and run again"_s);
    case LibraryTrouble::NotWritable:
        return with(u"the library cannot be written; check the permissions of the file and its folder, or give another"
                    " --profile"_s);
    case LibraryTrouble::DiskFull:
        return with(u"the disk that holds the library is full; make room and run again"_s);
    case LibraryTrouble::Damaged:
        return with(u"the library is damaged and could not be repaired; restore it from a backup or give another"
                    " --profile"_s);
    case LibraryTrouble::Foreign:
        return with(u"the file in the library's place belongs to another program; move it away or give another"
                    " --profile"_s);
    case LibraryTrouble::Newer:
        return with(u"the library was made by a newer Bowerbird; use that one, or give another --profile"_s);
    case LibraryTrouble::None:
        break;
    }
    return failureLine(failure);
}

QString profileLine(const Failure &failure)
{
    const bool isFull = failure.reason == FailureReason::DiskFull;
    const QString sentence =
        isFull ? u"the disk that holds the profile is full; make room and run again, or give another --profile"_s
               : u"the profile cannot be written; check the permissions of its folder, or give another --profile"_s;
    return sentence % u" ("_s % failure.detail % u")"_s;
}

QString unrecordedLine(LibraryTrouble trouble, const Failure &failure)
{
    return u"not all of this run could be written to the library. Images that were saved stay where they are, and the"
           " next run with the same links knows them by their bytes. The cause: "_s %
           libraryLine(trouble, failure);
}

QString salvageLine(const Salvage &salvage)
{
    QString line = u"the library was damaged and has been repaired: %1 images of the list and %2 of the history were"
                   " saved"_s.arg(salvage.jobs)
                       .arg(salvage.images);
    if (!salvage.isComplete)
        line += u", some could not be read"_s;
    return line % u"; the damaged file is kept as "_s % salvage.asideFile;
}

} // namespace bowerbird
