// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "transfer/inlinefetch.h"

#include "core/dataurl.h"

namespace bowerbird {

using namespace Qt::StringLiterals;

Result<TransferReport> fetchInline(const TransferRequest &request, ByteSink &sink)
{
    const std::optional<QByteArray> bytes = bytesOfDataUrl(request.url);
    if (!bytes)
        return fail(FailureReason::BadAnswer, u"a data: address that cannot be decoded"_s);
    if (request.maxBytes > 0 && bytes->size() > request.maxBytes)
        return fail(FailureReason::TooLarge, u"%1 bytes"_s.arg(bytes->size()));
    TransferReport report{.received = bytes->size(), .finalUrl = request.url};
    report.head = ResponseHead{.httpStatus = 200, .totalBytes = bytes->size()};
    if (const Result<void> begun = sink.begin(report.head); !begun)
        return std::unexpected(begun.error());
    if (const Result<void> kept = sink.append({bytes->constData(), static_cast<size_t>(bytes->size())}); !kept)
        return std::unexpected(kept.error());
    return report;
}

} // namespace bowerbird
