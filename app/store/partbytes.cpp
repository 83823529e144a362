// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "store/partbytes.h"

#include "store/filedescriptor.h"
#include "store/sha256.h"

#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>

namespace bowerbird {

namespace {

// Written at a time; libcurl hands over 16 KiB. Below malloc's threshold for a mapping of its own, so that the memory
// of the part before is used again.
constexpr size_t kWriteBytes = 64UL * 1024;
constexpr std::chrono::milliseconds kLongestUnwritten{250};

} // namespace

void PartBytes::goOnFrom(qint64 onDisk)
{
    m_onDisk = onDisk;
    dropBuffered();
}

std::span<const char> PartBytes::content() const
{
    const bool isWhole = m_bufferedFrom == 0 && size() == m_onDisk;
    return isWhole ? std::span<const char>(m_buffer.get(), m_buffered) : std::span<const char>();
}

void PartBytes::reserve(qint64 bytes)
{
    const size_t wanted = std::max(kWriteBytes, static_cast<size_t>(std::max<qint64>(bytes, 0)));
    if (m_capacity >= wanted)
        return;
    m_buffer = std::make_unique_for_overwrite<char[]>(wanted);
    m_capacity = wanted;
}

int PartBytes::append(std::span<const char> bytes)
{
    if (m_capacity == 0)
        reserve(0);
    if (m_buffered + bytes.size() > m_capacity) {
        if (const int error = flush(); error != 0)
            return error;
        dropBuffered();
    }
    if (bytes.size() > m_capacity) {
        const int error = write(bytes);
        dropBuffered();
        return error;
    }
    const Clock::time_point now = Clock::now();
    if (size() == m_onDisk)
        m_unwrittenSince = now;
    std::memcpy(m_buffer.get() + m_buffered, bytes.data(), bytes.size());
    m_buffered += bytes.size();
    const bool isMuch = size() - m_onDisk >= static_cast<qint64>(kWriteBytes);
    return isMuch || now - m_unwrittenSince >= kLongestUnwritten ? flush() : 0;
}

int PartBytes::flush()
{
    const auto written = static_cast<size_t>(m_onDisk - m_bufferedFrom);
    return written == m_buffered ? 0 : write({m_buffer.get() + written, m_buffered - written});
}

int PartBytes::clear()
{
    const bool isEmpty = m_onDisk == 0;
    m_onDisk = 0;
    dropBuffered();
    return isEmpty || ::ftruncate(m_file.get(), 0) == 0 ? 0 : errno;
}

void PartBytes::dropBuffered()
{
    m_buffered = 0;
    m_bufferedFrom = m_onDisk;
}

void PartBytes::release()
{
    dropBuffered();
    m_buffer.reset();
    m_capacity = 0;
}

QByteArray PartBytes::hashBefore(qint64 end, qint64 count) const
{
    const qint64 begin = std::max<qint64>(0, end - count);
    QByteArray bytes(static_cast<qsizetype>(end - begin), Qt::Uninitialized);
    const qint64 fromFile = std::clamp<qint64>(m_bufferedFrom - begin, 0, bytes.size());
    if (fromFile > 0 && ::pread(m_file.get(), bytes.data(), static_cast<size_t>(fromFile), begin) != fromFile)
        return {};
    if (fromFile < bytes.size())
        std::memcpy(bytes.data() + fromFile, m_buffer.get() + (begin + fromFile - m_bufferedFrom),
                    static_cast<size_t>(bytes.size() - fromFile));
    Sha256 hasher;
    hasher.update({bytes.constData(), static_cast<size_t>(bytes.size())});
    return hasher.result();
}

int PartBytes::hashInto(Sha256 &hash)
{
    reserve(0);
    for (qint64 offset = 0; offset < m_onDisk;) {
        const ssize_t count = ::pread(m_file.get(), m_buffer.get(), m_capacity, offset);
        if (count < 0 && errno == EINTR)
            continue;
        if (count <= 0)
            return count < 0 ? errno : ENODATA;
        hash.update({m_buffer.get(), static_cast<size_t>(count)});
        offset += count;
    }
    return 0;
}

int PartBytes::write(std::span<const char> bytes)
{
    while (!bytes.empty()) {
        const ssize_t count = ::pwrite(m_file.get(), bytes.data(), bytes.size(), m_onDisk);
        if (count < 0 && errno == EINTR)
            continue;
        if (count <= 0)
            return count < 0 ? errno : EIO;
        m_onDisk += count;
        bytes = bytes.subspan(static_cast<size_t>(count));
    }
    return 0;
}

} // namespace bowerbird
