// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#pragma once

#include <QByteArray>
#include <QtGlobal>

#include <chrono>
#include <memory>
#include <span>

namespace bowerbird {

class FileDescriptor;
class Sha256;

// The bytes of a part, in order, of which the last ones may still be in memory: they are written 64 KiB at a time, and
// at the latest with the first that come 250 ms after they did, so that a crash loses next to nothing of a slow
// transfer; a fast one fills its buffer long before. Whoever reserves room for all of a small file finds them there
// when it is whole.
//
// Thread: one at a time. Owns: the buffer. Borrows: the file, a plain one, which may be closed and opened anew. Errors:
// 0 or an errno, after which the bytes that were not written are to be dropped: what follows them would leave a hole.
class PartBytes
{
public:
    explicit PartBytes(const FileDescriptor &file)
        : m_file(file)
    {
    }
    Q_DISABLE_COPY_MOVE(PartBytes)

    void goOnFrom(qint64 onDisk); // the file has so many bytes; what was here is dropped

    [[nodiscard]] qint64 size() const { return m_bufferedFrom + static_cast<qint64>(m_buffered); }
    [[nodiscard]] qint64 onDisk() const { return m_onDisk; }
    [[nodiscard]] std::span<const char> content() const; // all of them when they are in memory and written, else none

    void reserve(qint64 bytes); // room for so many, at least for what is written at a time; nothing may be buffered
    [[nodiscard]] int append(std::span<const char> bytes);
    [[nodiscard]] int flush(); // everything is in the file then
    [[nodiscard]] int clear(); // cuts the file off
    void dropBuffered();       // what is not in the file is forgotten
    void release();            // and the buffer's memory given back

    // The SHA-256 of `count` bytes before `end`, or of all there are; empty when they cannot be read.
    [[nodiscard]] QByteArray hashBefore(qint64 end, qint64 count) const;
    // Feeds what the file has to the hash; nothing may be buffered. ENODATA when the file turns out shorter than it
    // was.
    [[nodiscard]] int hashInto(Sha256 &hash);

private:
    using Clock = std::chrono::steady_clock;

    [[nodiscard]] int write(std::span<const char> bytes);

    const FileDescriptor &m_file;
    // The file's bytes from m_bufferedFrom on; those behind m_onDisk are still to be written.
    std::unique_ptr<char[]> m_buffer;
    size_t m_capacity = 0;
    size_t m_buffered = 0;
    qint64 m_bufferedFrom = 0;
    qint64 m_onDisk = 0;
    Clock::time_point m_unwrittenSince; // of the oldest byte that is not
};

} // namespace bowerbird
