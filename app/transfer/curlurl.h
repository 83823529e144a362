// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#pragma once

#include <QByteArray>

#include <memory>

#include <curl/curl.h>

namespace bowerbird {

// libcurl's own parser of addresses, so that what is judged is what will be asked.
using CurlUrl = std::unique_ptr<CURLU, decltype(&curl_url_cleanup)>;

[[nodiscard]] inline CurlUrl makeCurlUrl()
{
    return {curl_url(), curl_url_cleanup};
}

// Empty when `url` has no such part.
[[nodiscard]] inline QByteArray partOf(const CurlUrl &url, CURLUPart what, unsigned int flags = 0)
{
    char *text = nullptr;
    if (curl_url_get(url.get(), what, &text, flags) != CURLUE_OK)
        return {};
    const QByteArray result(text);
    curl_free(text);
    return result;
}

} // namespace bowerbird
