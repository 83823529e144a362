// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/job.h"
#include "media/prove.h"
#include "store/library.h"
#include "transfer/transfer.h"

#include <QByteArray>
#include <QString>

namespace bowerbird {

class NameCounter;

// The part of an attempt, with every byte in it, and how it came.
struct ReceivedPart
{
    QString path;
    qint64 sizeBytes = 0;
    QByteArray sha256; // 32 bytes
    const TransferReport &report;
};

// Whether a proven image is what its options ask for: what the listing did not say shows in the bytes.
[[nodiscard]] bool isWanted(const DownloadOptions &options, const Proof &proof, qint64 sizeBytes);

// What the library is to do with a proven part: where it goes, under which name and with which marks, and what is
// remembered of it. The name takes what the server called the file, else its link; {counter} takes its next number. The
// attempt's own facts are the caller's to add.
//
// Thread: any.
[[nodiscard]] PlaceJob placeJobOf(const DownloadTask &task, const ReceivedPart &part, const Proof &proof,
                                  NameCounter &counter);

} // namespace bowerbird
