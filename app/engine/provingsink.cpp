// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "engine/provingsink.h"

#include "media/probe.h"
#include "store/diskspace.h"
#include "store/partfile.h"

#include <QFileInfo>

namespace bowerbird {

ProvingSink::ProvingSink(PartFile &part, TypeSelection types, bool wantsProgress, Watcher watcher)
    : m_part(part)
    , m_types(types)
    , m_wantsProgress(wantsProgress)
    , m_watcher(std::move(watcher))
{
}

qint64 ProvingSink::size() const
{
    return m_part.size();
}

Validator ProvingSink::validator() const
{
    return m_part.validator();
}

Result<void> ProvingSink::begin(const ResponseHead &head)
{
    if (Result<void> checked = checkSpace(head.totalBytes); !checked)
        return checked;
    m_totalBytes = head.totalBytes;
    m_isRemembered = false;
    m_head.clear();
    m_hasLooked = head.offset >= kSniffBytes; // an earlier attempt has looked
    return m_part.begin(head);
}

Result<void> ProvingSink::append(std::span<const char> bytes)
{
    if (!m_hasLooked) {
        if (m_part.size() == m_head.size())
            m_head.append(bytes.data(),
                          std::min<qsizetype>(static_cast<qsizetype>(bytes.size()), kSniffBytes - m_head.size()));
        if (m_head.size() >= kSniffBytes) {
            if (Result<void> looked = look(); !looked)
                return looked;
        }
    }
    Result<void> written = m_part.append(bytes);
    if (written)
        tell();
    return written;
}

void ProvingSink::tell()
{
    const Clock::time_point now = Clock::now();
    const bool isCheckpoint = now - m_lastCheckpoint >= kCheckpointInterval;
    if (!isCheckpoint && (!m_wantsProgress || now - m_lastProgress < kProgressInterval))
        return;
    tell(isCheckpoint ? Moment::Checkpoint : Moment::Progress, now);
}

void ProvingSink::tell(Moment moment, Clock::time_point now)
{
    m_lastProgress = now;
    if (moment == Moment::Checkpoint) {
        m_lastCheckpoint = now;
        m_isRemembered = true;
    }
    m_watcher(moment, m_part.size(), m_totalBytes);
}

// A part whose validator is remembered is gone on with from whatever size its file has: one checkpoint will do.
Result<void> ProvingSink::rest()
{
    Result<void> written = m_part.rest();
    if (!written)
        return written;
    if (!m_isRemembered)
        tell(Moment::Checkpoint, Clock::now());
    else if (m_wantsProgress)
        tell(Moment::Progress, Clock::now());
    return {};
}

// Before the first byte, and before bytes that are kept would be thrown away for it.
Result<void> ProvingSink::checkSpace(qint64 totalBytes) const
{
    const qint64 missing = totalBytes - m_part.size();
    if (missing < kWorthMeasuring)
        return {};
    const QString directory = QFileInfo(m_part.path()).path();
    const std::optional<qint64> left = freeBytes(directory);
    if (!left || *left >= missing)
        return {};
    return fail(FailureReason::DiskFull,
                QStringLiteral("%1: %2 bytes are needed, %3 are free").arg(directory).arg(missing).arg(*left));
}

Result<void> ProvingSink::finish()
{
    if (m_hasLooked || m_head.isEmpty() || m_head.size() != std::min<qint64>(m_part.size(), kSniffBytes))
        return {};
    return look();
}

Result<void> ProvingSink::look()
{
    m_hasLooked = true;
    const std::span<const char> head(m_head.constData(), static_cast<size_t>(m_head.size()));
    const ImageType type = sniff(head);
    if (type == ImageType::Unknown)
        return fail(FailureReason::NotAnImage, describeNonImage(head));
    if (!m_types.allows(type)) {
        m_isFiltered = true;
        return fail(FailureReason::NotAnImage, mimeType(type));
    }
    return {};
}

} // namespace bowerbird
