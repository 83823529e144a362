// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/job.h"
#include "engine/shared.h"

#include <QByteArrayView>

#include <atomic>
#include <memory>

namespace bowerbird {

// A job at rest: everything that is not at its default as bytes, one allocation of some 150 bytes where a Job takes
// 1,700. Its id, state and order are not in it: they lie in the row, where they are read and changed without it.
//
// The bytes are a sequence of fields in the order of the enum: one byte that names the field and says whether it is a
// number or a text, then a number (zigzag, 7 bits a byte, low ones first) or the length of a text and its UTF-8.
//
// Thread: any; it never changes. Shared by the row, the queue and whoever works on a snapshot of the rows.
struct PackedJob
{
    mutable std::atomic<int> owners{0};
    quint32 size = 0;
    std::shared_ptr<const DownloadOptions> options;

    [[nodiscard]] QByteArrayView bytes() const { return {reinterpret_cast<const char *>(this + 1), qsizetype(size)}; }
    static void destroy(const PackedJob *job);
};
using PackedRef = Shared<const PackedJob>;

[[nodiscard]] PackedRef pack(const Job &job);
[[nodiscard]] bool isSame(const PackedJob &a, const PackedJob &b);

// The job again, but for id, state and order.
[[nodiscard]] Job unpack(const PackedJob &packed);
// As what a worker is given next.
[[nodiscard]] DownloadTask unpackTask(JobId id, const PackedJob &packed);

// Only a part of a job's fields, for those who look at very many: numbers and times, but no text; the others are at
// their defaults.
[[nodiscard]] Job unpackNumbers(const PackedJob &packed);
// Or what is shown of it in words, as it lies there: UTF-8, valid as long as `packed`.
struct PackedTexts
{
    QByteArrayView url;
    QByteArrayView title;
    QByteArrayView album;
    QByteArrayView path; // of the file
};
[[nodiscard]] PackedTexts packedTexts(const PackedJob &packed);
[[nodiscard]] QByteArrayView packedUrl(const PackedJob &packed);        // UTF-8
[[nodiscard]] bool hasPart(const PackedJob &packed);                    // bytes of it may lie on the disk
[[nodiscard]] bool isElsewhere(const PackedJob &packed);                // another program downloads it
[[nodiscard]] QByteArrayView packedFileSha256(const PackedJob &packed); // 32 raw bytes, or empty

} // namespace bowerbird
