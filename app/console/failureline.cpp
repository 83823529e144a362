// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "console/failureline.h"

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

} // namespace

QString failureLine(const Failure &failure)
{
    QString line = QString::fromLatin1(kSentences.at(static_cast<size_t>(failure.reason)));
    QStringList facts;
    if (failure.httpStatus != 0)
        facts << u"HTTP %1"_s.arg(failure.httpStatus);
    if (!failure.detail.isEmpty())
        facts << failure.detail;
    if (!facts.isEmpty())
        line += u" ("_s % facts.join(u"; "_s) % u")"_s;
    return line;
}

} // namespace bowerbird
