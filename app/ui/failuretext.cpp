// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "ui/failuretext.h"

#include "core/redact.h"
#include "sources/listreader.h"

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

// %1 in these sentences is "The server" or "The server example.org"; %2 is the HTTP status, such as " (404)", or
// nothing. The macro is written out each time: lupdate sees through no other. By FailureReason.
constexpr std::array<Template, kFailureReasonCount> kTemplates{{
    {QT_TRANSLATE_NOOP("bowerbird::FailureText", "This link leads to nothing that can be downloaded here."),
     QT_TRANSLATE_NOOP("bowerbird::FailureText", "Check the link, or add the addresses of the pictures themselves.")},
    {QT_TRANSLATE_NOOP("bowerbird::FailureText", "Imgur answers only programs that have a Client-ID."),
     QT_TRANSLATE_NOOP("bowerbird::FailureText", "Enter one in the settings, then try again.")},
    {QT_TRANSLATE_NOOP("bowerbird::FailureText", "%1 could not be found."),
     QT_TRANSLATE_NOOP("bowerbird::FailureText", "Check the link and your internet connection.")},
    {QT_TRANSLATE_NOOP("bowerbird::FailureText", "%1 refuses connections."),
     QT_TRANSLATE_NOOP("bowerbird::FailureText", "It may be down for a while; try again later.")},
    {QT_TRANSLATE_NOOP("bowerbird::FailureText", "The connection broke off in the middle."),
     QT_TRANSLATE_NOOP("bowerbird::FailureText",
                       "Try again: what has arrived is kept, and the download goes on from there.")},
    {QT_TRANSLATE_NOOP("bowerbird::FailureText", "%1 did not answer in time."),
     QT_TRANSLATE_NOOP("bowerbird::FailureText", "Try again later, or allow more time in the settings.")},
    {QT_TRANSLATE_NOOP("bowerbird::FailureText", "%1 stopped sending."),
     QT_TRANSLATE_NOOP("bowerbird::FailureText", "Try again; fewer workers may help if the server is busy.")},
    {QT_TRANSLATE_NOOP("bowerbird::FailureText", "A secure connection could not be made: %1 did not prove who it is."),
     QT_TRANSLATE_NOOP("bowerbird::FailureText",
                       "Check this computer's date and network; do not trust the link if it goes on.")},
    {QT_TRANSLATE_NOOP("bowerbird::FailureText", "The proxy did not let the request through%2."),
     QT_TRANSLATE_NOOP("bowerbird::FailureText", "Check the proxy of this computer, then try again.")},
    {QT_TRANSLATE_NOOP("bowerbird::FailureText", "The picture was not found%2."),
     QT_TRANSLATE_NOOP("bowerbird::FailureText", "It may have been removed; open its page to check.")},
    {QT_TRANSLATE_NOOP("bowerbird::FailureText", "%1 does not give this picture away%2."),
     QT_TRANSLATE_NOOP("bowerbird::FailureText", "It may be private, or need a visit to its page first.")},
    {QT_TRANSLATE_NOOP("bowerbird::FailureText", "%1 asks for fewer requests%2."),
     QT_TRANSLATE_NOOP("bowerbird::FailureText", "Wait a while before you try again, or use fewer workers.")},
    {QT_TRANSLATE_NOOP("bowerbird::FailureText", "%1 has a fault of its own%2."),
     QT_TRANSLATE_NOOP("bowerbird::FailureText", "Try again later; nothing is wrong on your side.")},
    {QT_TRANSLATE_NOOP("bowerbird::FailureText", "%1 answered with an error%2."),
     QT_TRANSLATE_NOOP("bowerbird::FailureText", "Open the link in a browser to see what it says.")},
    {QT_TRANSLATE_NOOP("bowerbird::FailureText",
                       "The link was passed on and on, or to an address that is not allowed."),
     QT_TRANSLATE_NOOP("bowerbird::FailureText",
                       "Open the link in a browser, and add the address where the picture really is.")},
    {QT_TRANSLATE_NOOP("bowerbird::FailureText", "%1 sent an answer that makes no sense."),
     QT_TRANSLATE_NOOP("bowerbird::FailureText", "Try again later; if it stays, the server needs mending.")},
    {QT_TRANSLATE_NOOP("bowerbird::FailureText", "The picture arrived incomplete."),
     QT_TRANSLATE_NOOP("bowerbird::FailureText", "Try again to fetch the rest of it.")},
    {QT_TRANSLATE_NOOP("bowerbird::FailureText", "%1 could not go on where the download had stopped."),
     QT_TRANSLATE_NOOP("bowerbird::FailureText", "Try again to fetch the picture from its beginning.")},
    {QT_TRANSLATE_NOOP("bowerbird::FailureText", "%1 sent an empty file."),
     QT_TRANSLATE_NOOP("bowerbird::FailureText", "Try again later, or open its page to check.")},
    {QT_TRANSLATE_NOOP("bowerbird::FailureText", "What arrived is not a picture."),
     QT_TRANSLATE_NOOP("bowerbird::FailureText",
                       "The link may lead to a page; add it as a page, or open it in a browser.")},
    {QT_TRANSLATE_NOOP("bowerbird::FailureText", "The picture is damaged."),
     QT_TRANSLATE_NOOP("bowerbird::FailureText", "Try again; if it comes back damaged, its source has no better one.")},
    {QT_TRANSLATE_NOOP("bowerbird::FailureText", "The site sent its \"removed\" picture in place of the real one."),
     QT_TRANSLATE_NOOP("bowerbird::FailureText", "The picture is gone from there; look for it elsewhere.")},
    {QT_TRANSLATE_NOOP("bowerbird::FailureText", "The file is larger than you allow."),
     QT_TRANSLATE_NOOP("bowerbird::FailureText", "Raise the limit in the settings, then try again.")},
    {QT_TRANSLATE_NOOP("bowerbird::FailureText", "The disk is full."),
     QT_TRANSLATE_NOOP("bowerbird::FailureText", "Make room or choose another folder, then resume.")},
    {QT_TRANSLATE_NOOP("bowerbird::FailureText", "The file cannot be written to its folder."),
     QT_TRANSLATE_NOOP("bowerbird::FailureText",
                       "Check the folder's permissions or choose another one, then try again.")},
    {QT_TRANSLATE_NOOP("bowerbird::FailureText", "The site's interface answered with an error%2."),
     QT_TRANSLATE_NOOP("bowerbird::FailureText", "Try again later, and check the Client-ID in the settings.")},
    {QT_TRANSLATE_NOOP("bowerbird::FailureText", "Something went wrong inside the program."),
     QT_TRANSLATE_NOOP("bowerbird::FailureText",
                       "Try again; if it happens again, please report it with the details shown.")},
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
    const bool isOtherAnswer = failure.reason == FailureReason::ApiError && failure.httpStatus >= 200 &&
                               failure.httpStatus < 300 && failure.detail.startsWith("not a valid answer"_L1);
    if (isOtherAnswer) {
        message.sentence =
            FailureText::tr("What answered is not the site's interface: it sent something else than JSON%1.")
                .arg(status);
        message.advice = FailureText::tr("Try again later; a login page of your network, or a wrong address of the "
                                         "interface in the settings, may be what answers.");
    }
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

QString linkFailureText(const Failure &failure)
{
    if (failure.detail == QLatin1StringView(kNoLinksInChecksums))
        return FailureText::tr("This is a list of checksums: it names files, but no links that could be added. Import "
                               "a list of another kind, such as CSV, JSON Lines or Metalink.");
    const QString status = failure.httpStatus > 0 ? u" (%1)"_s.arg(failure.httpStatus) : QString();
    switch (failure.reason) {
    case FailureReason::NotFound:
        return FailureText::tr("There is nothing behind this link%1. Check it in a browser; it may have been removed.")
            .arg(status);
    case FailureReason::Forbidden:
        return FailureText::tr("This link is not open to everybody%1. It may be private, or need a login.").arg(status);
    default:
        return failureText(failure);
    }
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
