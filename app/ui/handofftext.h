// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/failure.h"
#include "ui/handoffdesk.h"

#include <QString>

namespace bowerbird {

// A handed-over job's state for a person: "At aria2", "Done at aria2: /srv/a.jpg".
[[nodiscard]] QString handedOffText(const HandedOff &job);
[[nodiscard]] double handedOffProgress(const HandedOff &job); // 0..1; -1 = it goes on, but how far is not known
// Why aria2 cannot be spoken to, with an advice.
[[nodiscard]] QString aria2TroubleText(const Failure &failure);

} // namespace bowerbird
