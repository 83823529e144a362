// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "transfer/curlshare.h"

#include "transfer/curltrust.h"

#include <map>

namespace bowerbird {

class CurlShare::Private
{
public:
    std::mutex mutex;                                     // guards `trusts`
    std::map<QString, std::unique_ptr<CurlTrust>> trusts; // by the file that is trusted in addition
};

CurlShare::CurlShare()
    : d(std::make_unique<Private>())
{
    curl_global_init(CURL_GLOBAL_DEFAULT);
}

CurlShare::~CurlShare()
{
    d.reset();
    curl_global_cleanup();
}

Result<CurlTrust *> CurlShare::trust(const QString &caCertFile)
{
    const std::lock_guard lock(d->mutex);
    std::unique_ptr<CurlTrust> &known = d->trusts[caCertFile];
    if (!known) {
        Result<std::unique_ptr<CurlTrust>> made = CurlTrust::make(caCertFile);
        if (!made)
            return std::unexpected(std::move(made.error()));
        known = std::move(*made);
    }
    return known.get();
}

} // namespace bowerbird
