// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/failure.h"

#include <curl/curl.h>

namespace bowerbird {

// What libcurl's `code` (not CURLE_OK) for the last transfer of `easy` means in our words. `errorText` is what it
// wrote into its error buffer. The status is that of a proxy that refused, else 0. The detail is free of secrets.
[[nodiscard]] Failure failureFromCurl(CURL *easy, CURLcode code, const char *errorText, bool mayUseProxy);

} // namespace bowerbird
