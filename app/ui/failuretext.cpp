// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "ui/failuretext.h"

#include "core/redact.h"

#include <QCoreApplication>

#include <array>

namespace bowerbird {

using namespace Qt::StringLiterals;

namespace {

struct FailureText
{
    Q_DECLARE_TR_FUNCTIONS(bowerbird::FailureText)
};

struct Template
{
    const char *sentence;
    const char *advice;
};

//: %1 in these sentences is "The server" or "The server example.org"; %2 is the HTTP status, such as " (404)", or
//: nothing
#define BOWERBIRD_NOOP(text) QT_TRANSLATE_NOOP("bowerbird::FailureText", text)

// By FailureReason.
constexpr std::array<Template, kFailureReasonCount> kTemplates{{
    {BOWERBIRD_NOOP("This link leads to nothing that can be downloaded here."),
     BOWERBIRD_NOOP("Check the link, or add the addresses of the pictures themselves.")},
    {BOWERBIRD_NOOP("Imgur answers only programs that have a Client-ID."),
     BOWERBIRD_NOOP("Enter one in the settings, then retry.")},
    {BOWERBIRD_NOOP("%1 could not be found."), BOWERBIRD_NOOP("Check the link and your internet connection.")},
    {BOWERBIRD_NOOP("%1 refuses connections."), BOWERBIRD_NOOP("It may be down for a while; retry later.")},
    {BOWERBIRD_NOOP("The connection broke off in the middle."),
     BOWERBIRD_NOOP("Retry: what has arrived is kept, and the download goes on from there.")},
    {BOWERBIRD_NOOP("%1 did not answer in time."), BOWERBIRD_NOOP("Retry later, or allow more time in the settings.")},
    {BOWERBIRD_NOOP("%1 stopped sending."), BOWERBIRD_NOOP("Retry; fewer workers may help if the server is busy.")},
    {BOWERBIRD_NOOP("A secure connection could not be made: %1 did not prove who it is."),
     BOWERBIRD_NOOP("Check this computer's date and network; do not trust the link if it goes on.")},
    {BOWERBIRD_NOOP("The proxy did not let the request through%2."),
     BOWERBIRD_NOOP("Check the proxy of this computer, then retry.")},
    {BOWERBIRD_NOOP("The picture was not found%2."),
     BOWERBIRD_NOOP("It may have been removed; open its page to check.")},
    {BOWERBIRD_NOOP("%1 does not give this picture away%2."),
     BOWERBIRD_NOOP("It may be private, or need a visit to its page first.")},
    {BOWERBIRD_NOOP("%1 asks for fewer requests%2."),
     BOWERBIRD_NOOP("Wait a while before you retry, or use fewer workers.")},
    {BOWERBIRD_NOOP("%1 has a fault of its own%2."), BOWERBIRD_NOOP("Retry later; nothing is wrong on your side.")},
    {BOWERBIRD_NOOP("%1 answered with an error%2."), BOWERBIRD_NOOP("Open the link in a browser to see what it says.")},
    {BOWERBIRD_NOOP("The link was passed on and on, or to an address that is not allowed."),
     BOWERBIRD_NOOP("Open the link in a browser, and add the address where the picture really is.")},
    {BOWERBIRD_NOOP("%1 sent an answer that makes no sense."),
     BOWERBIRD_NOOP("Retry later; if it stays, the server needs mending.")},
    {BOWERBIRD_NOOP("The picture arrived incomplete."), BOWERBIRD_NOOP("Retry to fetch the rest of it.")},
    {BOWERBIRD_NOOP("%1 could not go on where the download had stopped."),
     BOWERBIRD_NOOP("Retry to fetch the picture from its beginning.")},
    {BOWERBIRD_NOOP("%1 sent an empty file."), BOWERBIRD_NOOP("Retry later, or open its page to check.")},
    {BOWERBIRD_NOOP("What arrived is not a picture."),
     BOWERBIRD_NOOP("The link may lead to a page; add it as a page, or open it in a browser.")},
    {BOWERBIRD_NOOP("The picture is damaged."),
     BOWERBIRD_NOOP("Retry; if it comes back damaged, its source has no better one.")},
    {BOWERBIRD_NOOP("The site sent its \"removed\" picture in place of the real one."),
     BOWERBIRD_NOOP("The picture is gone from there; look for it elsewhere.")},
    {BOWERBIRD_NOOP("The file is larger than you allow."),
     BOWERBIRD_NOOP("Raise the limit in the settings, then retry.")},
    {BOWERBIRD_NOOP("The disk is full."), BOWERBIRD_NOOP("Make room or choose another folder, then resume.")},
    {BOWERBIRD_NOOP("The file cannot be written to its folder."),
     BOWERBIRD_NOOP("Check the folder's permissions or choose another one, then retry.")},
    {BOWERBIRD_NOOP("The site's interface answered with an error%2."),
     BOWERBIRD_NOOP("Retry later, and check the Client-ID in the settings.")},
    {BOWERBIRD_NOOP("Something went wrong inside the program."),
     BOWERBIRD_NOOP("Retry; if it happens again, please report it with the details shown.")},
}};
static_assert(kTemplates.back().sentence != nullptr, "every FailureReason needs a sentence");

QString filled(const char *text, const QString &server, const QString &status)
{
    // Not arg(): %1 and %2 may be absent, and a host may hold a percent sign.
    QString sentence = FailureText::tr(text);
    sentence.replace("%2"_L1, status);
    sentence.replace("%1"_L1, server);
    return sentence;
}

} // namespace

FailureMessage failureMessage(const Failure &failure, const ImageRef *image)
{
    const auto index = static_cast<size_t>(failure.reason);
    const Template &text = kTemplates[std::min(index, kTemplates.size() - 1)];
    const QString host = image ? hostKey(image->url) : QString();
    const QString server = host.isEmpty() ? FailureText::tr("The server") : FailureText::tr("The server %1").arg(host);
    const QString status = failure.httpStatus > 0 ? u" (%1)"_s.arg(failure.httpStatus) : QString();
    FailureMessage message{.sentence = filled(text.sentence, server, status), .advice = FailureText::tr(text.advice)};
    const bool asksForPage = failure.reason == FailureReason::NotFound || failure.reason == FailureReason::Forbidden;
    if (asksForPage && image && image->pageUrl.isEmpty())
        message.advice = FailureText::tr("It may have been removed, or be private; check the link.");
    return message;
}

QString failureText(const Failure &failure, const ImageRef *image)
{
    const FailureMessage message = failureMessage(failure, image);
    return FailureText::tr("%1 %2", "what happened, then the advice").arg(message.sentence, message.advice);
}

QString skipText(SkipReason reason)
{
    switch (reason) {
    case SkipReason::AlreadyDownloaded:
        return FailureText::tr("already downloaded");
    case SkipReason::Duplicate:
        return FailureText::tr("the same picture is there already");
    case SkipReason::Exists:
        return FailureText::tr("the file exists");
    case SkipReason::Filtered:
        break;
    }
    return FailureText::tr("not wanted by the filters");
}

QString warningText(Warning warning)
{
    switch (warning) {
    case Warning::None:
        return {};
    case Warning::DamagedAtSource:
        return FailureText::tr("The picture is damaged where it comes from. It was kept as it is; look at it.");
    case Warning::CutOffAtSource:
        return FailureText::tr("The picture ends too early where it comes from. It was kept as it is; look at it.");
    case Warning::TooLargeToPreview:
        return FailureText::tr("The picture is too large to be shown here. Its structure was checked; open it with "
                               "another program.");
    case Warning::NotDecodableHere:
        break;
    }
    return FailureText::tr("This kind of picture cannot be decoded here. Its structure was checked; open it with "
                           "another program.");
}

QString stateText(JobState state)
{
    switch (state) {
    case JobState::Held:
        return FailureText::tr("On hold");
    case JobState::Queued:
        return FailureText::tr("Queued");
    case JobState::Waiting:
        return FailureText::tr("Waiting");
    case JobState::Transferring:
        return FailureText::tr("Downloading");
    case JobState::Verifying:
        return FailureText::tr("Checking");
    case JobState::Finished:
        return FailureText::tr("Finished");
    case JobState::Skipped:
        return FailureText::tr("Skipped");
    case JobState::Failed:
        return FailureText::tr("Failed");
    case JobState::Paused:
        return FailureText::tr("Paused");
    case JobState::Cancelled:
        break;
    }
    return FailureText::tr("Cancelled");
}

} // namespace bowerbird
