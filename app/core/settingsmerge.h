// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/settings.h"

namespace bowerbird {

// What is to be saved when a person changes settings in a run whose command line and environment had put values over
// the saved ones: a value that was changed from `before` to `now` is saved, one that was left alone stays as it was
// saved. So a Client-ID from the environment, or --workers of one run, never ends up in the settings file.
[[nodiscard]] Settings settingsToSave(const Settings &saved, const Settings &before, const Settings &now);

} // namespace bowerbird
