// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#pragma once

#include <QString>

namespace bowerbird {

// True for this machine and for addresses that are reached only from its own network: loopback, RFC 1918, link-local,
// unique local, and names that never leave a network (localhost, *.local). A name is not looked up.
[[nodiscard]] bool isPrivateHost(const QString &host);

} // namespace bowerbird
