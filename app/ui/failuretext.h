// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/failure.h"
#include "core/imageref.h"
#include "core/jobstate.h"
#include "core/savedfile.h"

#include <QString>

namespace bowerbird {

// What happened, and what a person can do about it; each one or two whole sentences, plain text.
struct FailureMessage
{
    QString sentence;
    QString advice;
};

// The one place where a failure becomes a translated sentence with an advice. `image` may be null; with it the text can
// name the host and knows whether there is a page to open.
[[nodiscard]] FailureMessage failureMessage(const Failure &failure, const ImageRef *image = nullptr);
[[nodiscard]] QString failureText(const Failure &failure, const ImageRef *image = nullptr); // sentence and advice

// The same of a link whose images were asked for: what was not found is no picture, but a page, a feed or an album.
[[nodiscard]] QString linkFailureText(const Failure &failure);

[[nodiscard]] QString skipText(SkipReason reason);  // "already downloaded", for after "Skipped: "
[[nodiscard]] QString warningText(Warning warning); // a sentence with an advice; empty for None
[[nodiscard]] QString stateText(JobState state);    // "Waiting"

} // namespace bowerbird
