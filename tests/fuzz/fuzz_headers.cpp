// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

// Header values of any server: nothing crashes, and what is taken for valid makes sense.

#include "core/httpheaders.h"
#include "fuzz/fuzzing.h"

#include <QDateTime>
#include <QTimeZone>

using namespace bowerbird;
using namespace bowerbird::fuzz;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    static const QDateTime kNow = QDateTime::fromSecsSinceEpoch(1'700'000'000, Qt::UTC);
    const QByteArrayView value = viewOf(data, size);
    if (const auto delay = parseRetryAfter(value, kNow))
        require(delay->count() >= 0);
    const qsizetype half = value.size() / 2;
    if (const auto goodFor = parseMaxAge(value.first(half), value.sliced(half)))
        require(goodFor->count() >= 0);
    if (const auto goodFor = parseFreshness({}, value.first(half), value.sliced(half), kNow))
        require(goodFor->count() >= 0);
    if (const auto range = parseContentRange(value)) {
        const bool isUnsatisfied = range->first == -1 && range->last == -1;
        require(isUnsatisfied ? range->total >= 0 : range->first >= 0 && range->first <= range->last);
        require(range->total < 0 || range->last < range->total);
    }
    if (const auto date = parseHttpDate(value))
        require(date->isValid());
    [[maybe_unused]] const ContentLength length = parseContentLength(value);
    [[maybe_unused]] const QString name = parseContentDisposition(value);
    return 0;
}
