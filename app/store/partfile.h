// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/bytesink.h"
#include "core/job.h"

#include <QByteArray>
#include <QString>

#include <chrono>
#include <memory>

namespace bowerbird {

// The file an image is received into: `<safe stem>.<jobid>.part` in its folder, hashed as it is written, so that
// nothing has to be read again. Keeps its bytes when dropped; discard() removes them.
//
// Bytes are written in order: 64 KiB at a time, and at the latest with the first that come 250 ms after they did. A
// part whose validator is known is gone on with from the size it has, so that a crash loses next to nothing; one that
// begins anew does so under another name, "<safe stem>~.<jobid>.part" and back by turns, lest what a row remembers of
// the old bytes be believed of the new ones. Nor is a part gone on with that somebody else has changed, as far as its
// last bytes show it, or that nobody has written to for two weeks.
//
// Short writes, ENOSPC and a vanished folder are errors at the write that met them, never success.
//
// Thread: one at a time. Owns: the descriptor.
class PartFile final : public ByteSink
{
public:
    // Opens the part in `directory` (created when missing). `known` is what an earlier attempt left: it is gone on with
    // (its bytes are hashed anew, once) when its validator can prove them and they are no more than the whole, or when
    // the file has exactly that size, and when its tail is the same and it is not too old; else the part starts from
    // nothing and what was there is removed.
    // Errors: NotWritable, DiskFull.
    [[nodiscard]] static Result<std::unique_ptr<PartFile>> open(const QString &directory, const QString &stem, JobId id,
                                                                const PartState &known);
    ~PartFile() override;

    [[nodiscard]] qint64 size() const override;
    [[nodiscard]] Validator validator() const override;
    [[nodiscard]] Result<void> begin(const ResponseHead &head) override;
    [[nodiscard]] Result<void> append(std::span<const char> bytes) override;
    [[nodiscard]] Result<void> rest() override; // everything is in the file then

    [[nodiscard]] const QString &path() const; // changes when begin() throws bytes away
    [[nodiscard]] PartState state() const;     // for the next attempt
    // Everything is in the file: flushes, checks the size on disk, closes it and gives the SHA-256 (32 bytes).
    [[nodiscard]] Result<QByteArray> finish();
    // What was received, when all of it came in this attempt and is small enough to have been kept in memory: whoever
    // looks at it need not read the file. Empty otherwise. Valid until releaseContent().
    [[nodiscard]] std::span<const char> content() const;
    void releaseContent();
    void discard(); // closes and removes the file

    static constexpr qint64 kTailBytes = 4096; // so many at its end are remembered by their hash
    static constexpr std::chrono::hours kLongestKept{14 * 24};

private:
    class Private;
    explicit PartFile(std::unique_ptr<Private> priv);
    std::unique_ptr<Private> d;
};

} // namespace bowerbird
