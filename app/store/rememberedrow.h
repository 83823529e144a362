// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "store/rememberedcollection.h"

#include <QString>

namespace bowerbird {

// How a RememberedCollection lies in the table "remembered": its link, options and times have columns, the rest is one
// JSON object of the fields that are not at their default, so that a new field needs no migration.

[[nodiscard]] QString rememberedFacts(const RememberedCollection &collection);
// What cannot be read stays at its default; the watch gets everything but its time.
void readRememberedFacts(const QString &facts, RememberedCollection &collection);

} // namespace bowerbird
