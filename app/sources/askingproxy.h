// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/failure.h"
#include "core/settings.h"

class QNetworkAccessManager;

namespace bowerbird {

// Lets `network` ask by way of the proxy that the settings name, as libcurl does for transfers.
//
// Thread: the network's. Errors: proxy, for one that Qt Network cannot use (it speaks http and socks5) or that is no
// address; the detail holds no login.
[[nodiscard]] Result<void> setProxy(QNetworkAccessManager &network, const NetworkSettings &settings);

} // namespace bowerbird
