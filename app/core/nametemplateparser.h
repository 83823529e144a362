// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/nametemplate.h"

namespace bowerbird {

// A template's text as the components between its slashes, at least one.
[[nodiscard]] std::expected<QList<NameTemplate::Component>, NameTemplateError> parseNameTemplate(QStringView text);

} // namespace bowerbird
