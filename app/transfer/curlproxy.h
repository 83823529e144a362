// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/failure.h"
#include "core/settings.h"

#include <curl/curl.h>

namespace bowerbird {

// Makes `easy` ask through the proxy that `settings` name. With ProxyMode::System libcurl reads the environment by
// itself, each time it connects. Hosts of NetworkSettings::connectTo, which are on this machine, are always asked
// directly. Errors: Proxy, permanent, when the address is none of a proxy that libcurl knows.
[[nodiscard]] Result<void> setUpProxy(CURL *easy, const NetworkSettings &settings);

// Whether questions under `settings` may go through a proxy at all.
[[nodiscard]] bool mayUseProxy(const NetworkSettings &settings);

} // namespace bowerbird
