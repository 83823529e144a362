// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/failure.h"

#include <QString>
#include <QtGlobal>

#include <memory>

namespace bowerbird {

class CurlTrust;

// What all CurlTransfers of the program have in common: libcurl's global state, the DNS and TLS session caches, and
// one X509 store (the system's trust and, when given, a file of one's own) built once: with the default certificate
// path each fresh connection costs 46 ms of CPU, with a shared store 2 ms.
//
// Thread: made and destroyed on one thread, used by all. Owns: the caches and the stores.
class CurlShare
{
public:
    CurlShare();
    ~CurlShare();
    Q_DISABLE_COPY_MOVE(CurlShare)

    // The system's trust plus `caCertFile` (empty = none), made when it is first asked for; lives as long as this
    // object. Thread: any. Errors: Tls, permanent, when the file cannot be read.
    [[nodiscard]] Result<CurlTrust *> trust(const QString &caCertFile);

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace bowerbird
