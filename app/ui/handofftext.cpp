// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "ui/handofftext.h"

#include <QCoreApplication>

#include <algorithm>

namespace bowerbird {

namespace {

struct HandoffText
{
    Q_DECLARE_TR_FUNCTIONS(bowerbird::HandoffText)
};

} // namespace

QString handedOffText(const HandedOff &job)
{
    switch (job.stage) {
    case HandedOff::Stage::Asked:
        return HandoffText::tr("On its way to aria2");
    case HandedOff::Stage::Unheard:
        return HandoffText::tr("Handed to aria2, which has not answered yet");
    case HandedOff::Stage::Waiting:
        return HandoffText::tr("Waiting at aria2");
    case HandedOff::Stage::Active:
        return HandoffText::tr("Downloading at aria2");
    case HandedOff::Stage::Paused:
        return HandoffText::tr("Paused at aria2");
    case HandedOff::Stage::Done:
        return job.path.isEmpty() ? HandoffText::tr("Done at aria2")
                                  : HandoffText::tr("Done at aria2: %1").arg(job.path);
    case HandedOff::Stage::Failed:
        return HandoffText::tr("Failed at aria2: %1").arg(job.message);
    case HandedOff::Stage::Lost:
        break;
    }
    return HandoffText::tr("aria2 does not know it any more");
}

double handedOffProgress(const HandedOff &job)
{
    if (job.stage == HandedOff::Stage::Done)
        return 1.0;
    if (job.total > 0)
        return std::clamp(static_cast<double>(job.received) / static_cast<double>(job.total), 0.0, 1.0);
    return job.stage == HandedOff::Stage::Active ? -1.0 : 0.0;
}

QString aria2TroubleText(const Failure &failure)
{
    switch (failure.reason) {
    case FailureReason::UnsupportedLink:
        return HandoffText::tr("This is no address of aria2. It looks like http://localhost:6800/jsonrpc.");
    case FailureReason::Forbidden:
        return HandoffText::tr(
            "aria2 does not accept the secret. Enter the one that it was started with (--rpc-secret).");
    case FailureReason::Refused:
    case FailureReason::ConnectionLost:
        return HandoffText::tr("Nobody answers there. Start aria2 with --enable-rpc, and check the address.");
    case FailureReason::Dns:
        return HandoffText::tr("No computer of this name was found. Check the address.");
    case FailureReason::Timeout:
        return HandoffText::tr("aria2 did not answer in time. Check the address, and whether it is running.");
    case FailureReason::Tls:
        return HandoffText::tr("No secure connection to aria2: its certificate is not trusted here.");
    case FailureReason::BadAnswer:
        return HandoffText::tr("What answers there is not aria2. Check the address; it usually ends in /jsonrpc.");
    default:
        return HandoffText::tr("aria2 answered with an error: %1").arg(failure.detail);
    }
}

} // namespace bowerbird
