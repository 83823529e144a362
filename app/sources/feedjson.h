// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/failure.h"
#include "sources/pageimages.h"

#include <QByteArrayView>
#include <QUrl>

namespace bowerbird {

// The pictures of a JSON Feed (https://www.jsonfeed.org/version/1.1/). Errors: bad-answer for what is no JSON object.
[[nodiscard]] Result<FoundOnPage> collectJsonFeed(QByteArrayView bytes, const QUrl &feed);

} // namespace bowerbird
