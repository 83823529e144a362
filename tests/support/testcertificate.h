// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#pragma once

#include <QString>

namespace bowerbird::test {

// A self-signed certificate with its key, as two PEM files: `base`.crt and `base`.key.
struct TestCertificate
{
    QString base;
    QString subjectAltName = QStringLiteral("IP:127.0.0.1,DNS:localhost"); // in OpenSSL's spelling
    int validFromDays = -1;                                                // counted from today
    int validToDays = 30;

    [[nodiscard]] QString certificateFile() const { return base + QStringLiteral(".crt"); }
    [[nodiscard]] QString keyFile() const { return base + QStringLiteral(".key"); }
    [[nodiscard]] bool write() const;
};

} // namespace bowerbird::test
