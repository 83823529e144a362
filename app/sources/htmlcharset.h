// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#pragma once

#include <QByteArray>
#include <QByteArrayView>

namespace bowerbird {

// A page's or feed's text as UTF-8, without NULs and without a byte order mark. Its encoding is what its byte order
// mark says, else the Content-Type header, else its own <meta> or XML declaration; without any it is UTF-8 where that
// is valid, else windows-1252. Names of encodings are read as browsers do
// (https://encoding.spec.whatwg.org/#names-and-labels): "iso-8859-1" means windows-1252, "shift_jis" windows-31j. What
// cannot be decoded becomes U+FFFD.
//
// A pure function of linear time.
[[nodiscard]] QByteArray textAsUtf8(QByteArrayView bytes, QByteArrayView contentType);

} // namespace bowerbird
