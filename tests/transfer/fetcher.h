// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "transfer/curlshare.h"
#include "transfer/curltransfer.h"
#include "transfer/ratelimiter.h"

#include <QByteArray>
#include <QList>

#include <functional>
#include <optional>

namespace bowerbird::test {

// Keeps everything in memory, and what it was told about it.
class MemorySink : public ByteSink
{
public:
    QByteArray bytes;
    Validator kept;
    QList<ResponseHead> heads;
    std::optional<Failure> failure;        // what append() answers
    std::function<void()> whenBytesArrive; // after each append()

    [[nodiscard]] qint64 size() const override { return bytes.size(); }
    [[nodiscard]] Validator validator() const override { return kept; }
    [[nodiscard]] Result<void> begin(const ResponseHead &head) override
    {
        heads.append(head);
        kept = head.validator;
        bytes.truncate(head.offset);
        return {};
    }
    [[nodiscard]] Result<void> append(std::span<const char> more) override
    {
        if (failure)
            return std::unexpected(*failure);
        bytes.append(more.data(), static_cast<qsizetype>(more.size()));
        if (whenBytesArrive)
            whenBytesArrive();
        return {};
    }
};

// A transfer with what it needs, and time limits that fit a test.
struct Fetcher
{
    NetworkSettings settings{.connectTimeout = std::chrono::seconds(5), .stallTimeout = std::chrono::seconds(5)};
    TransferRequest request;
    MemorySink sink;
    CurlShare share;
    RateLimiter limiter; // none until a test sets it
    CurlTransfer transfer{share, &limiter};

    [[nodiscard]] Result<TransferReport> fetch(const QString &url, std::stop_token stop = {})
    {
        request.url = url;
        request.network = std::make_shared<NetworkSettings>(settings);
        return transfer.fetch(request, sink, std::move(stop));
    }
};

// As much as a usual picture has, without a repetition that could hide a shift.
[[nodiscard]] inline QByteArray someBytes(qsizetype count)
{
    QByteArray bytes(count, Qt::Uninitialized);
    quint32 state = 1;
    for (char &byte : bytes) {
        state = state * 1664525U + 1013904223U;
        byte = static_cast<char>(state >> 24);
    }
    return bytes;
}

// For messages of failed checks.
template<typename T>
[[nodiscard]] QByteArray told(const Result<T> &result)
{
    if (result)
        return "success";
    const Failure &failure = result.error();
    return QString(reasonName(failure.reason) + QStringLiteral(" ") + QString::number(failure.httpStatus) +
                   QStringLiteral(": ") + failure.detail)
        .toUtf8();
}

} // namespace bowerbird::test
