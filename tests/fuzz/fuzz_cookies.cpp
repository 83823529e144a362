// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

// A file of cookies, by us and by libcurl: it gives cookies and nothing else, and no command in it is obeyed.

#include "fuzz/fuzzing.h"
#include "transfer/requesthead.h"

#include <algorithm>
#include <memory>

#include <curl/curl.h>

using namespace bowerbird;
using namespace bowerbird::fuzz;

namespace {

using Easy = std::unique_ptr<CURL, decltype(&curl_easy_cleanup)>;
using List = std::unique_ptr<curl_slist, decltype(&curl_slist_free_all)>;

constexpr char kOwnCookie[] = "x1f9o2q8z7.example\tFALSE\t/\tFALSE\t0\tkept\tyes";

List cookiesOf(CURL *easy)
{
    curl_slist *list = nullptr;
    curl_easy_getinfo(easy, CURLINFO_COOKIELIST, &list);
    return {list, curl_slist_free_all};
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const QList<QByteArray> lines = cookieLines(viewOf(data, size).toByteArray());
    const Easy easy(curl_easy_init(), curl_easy_cleanup);
    curl_easy_setopt(easy.get(), CURLOPT_COOKIEFILE, "");
    curl_easy_setopt(easy.get(), CURLOPT_COOKIELIST, kOwnCookie);
    for (const QByteArray &line : lines) {
        require(std::ranges::none_of(line, [](char c) { return c == '\n' || c == '\r' || c == '\0'; }));
        require(line.count('\t') >= 5);
        curl_easy_setopt(easy.get(), CURLOPT_COOKIELIST, line.constData());
    }
    bool isKept = false; // ALL and SESS would have removed it
    qsizetype cookies = 0;
    const List list = cookiesOf(easy.get());
    for (const curl_slist *entry = list.get(); entry; entry = entry->next) {
        ++cookies;
        isKept = isKept || QByteArrayView(entry->data).startsWith("x1f9o2q8z7.example\t");
    }
    require(isKept);
    require(cookies <= lines.size() + 1);
    return 0;
}
