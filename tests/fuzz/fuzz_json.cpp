// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

// JSON of any shape from Imgur's API, or in a page's JSON-LD.

#include "fuzz/fuzzing.h"
#include "sources/apicredits.h"
#include "sources/htmljsonld.h"
#include "sources/imgurjson.h"

#include <QUrl>

using namespace bowerbird;
using namespace bowerbird::fuzz;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const QByteArrayView bytes = viewOf(data, size);
    for (const QString &url : imagesInJsonLd(bytes))
        require(!url.isEmpty());
    const QByteArray body = bytes.toByteArray();
    [[maybe_unused]] const Failure failure = imgurFailure(500, body);
    const QDateTime now = QDateTime::fromSecsSinceEpoch(1'700'000'000, Qt::UTC);
    if (const std::optional<ApiCredits> credits = creditsInBody(body, now, now))
        require(credits->isKnown() && credits->userRemaining.value_or(0) >= 0);
    const Result<ImgurAnswer> answer = parseImgurAnswer(body, {});
    if (!answer)
        return 0;
    for (const ImgurItem &item : answer->items) {
        if (!item.isAlbum)
            require(QUrl(item.image.url).scheme().startsWith(u"http"));
    }
    return 0;
}
