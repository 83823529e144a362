// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#pragma once

#include <QString>

namespace bowerbird {

// `url` as it may be shown or logged: without user and password, with the values of secret query parameters (token,
// sig, key, X-Amz-Signature, ...) replaced by ***; of a data: address only the beginning.
[[nodiscard]] QString redactedUrl(const QString &url);

// `url` as it may be written onto a file: without user and password, query and fragment;
// empty for a data: address.
[[nodiscard]] QString publicUrl(const QString &url);

// The host (lower case, with a port that is not the scheme's default) under which a URL's limits are counted.
[[nodiscard]] QString hostKey(QStringView url);

} // namespace bowerbird
