// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

// A damaged library, read page by page: whatever its bytes say, it comes to an end, and gives no more than it holds.

#include "fuzz/fuzzing.h"
#include "store/rawpages.h"

#include <QTemporaryFile>

using namespace bowerbird;
using namespace bowerbird::fuzz;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    static QTemporaryFile file;
    const QByteArray bytes = viewOf(data, size).toByteArray();
    require(file.open() && file.resize(0) && file.write(bytes) == bytes.size());
    file.close();

    qint64 values = 0;
    const auto count = [&](const QVariantList &row) {
        values += row.size();
        for (const QVariant &value : row)
            require(value.toByteArray().size() <= 8 * qsizetype(size) + 64);
    };
    RawPages pages(file.fileName());
    pages.eachRow([&](qint64, const QVariantList &row) { count(row); });
    pages.eachKey(count);
    count(valuesOfRecord(bytes));
    require(values <= 64 * (qint64(size) + 64));
    return 0;
}
