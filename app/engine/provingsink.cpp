// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "engine/provingsink.h"

#include "media/probe.h"
#include "store/partfile.h"

namespace bowerbird {

ProvingSink::ProvingSink(PartFile &part, TypeSelection types, Progress progress)
    : m_part(part)
    , m_types(types)
    , m_progress(std::move(progress))
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
    m_totalBytes = head.totalBytes;
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
    if (!written || !m_progress)
        return written;
    const auto now = std::chrono::steady_clock::now();
    if (now - m_lastProgress >= kProgressInterval) {
        m_lastProgress = now;
        m_progress(m_part.size(), m_totalBytes);
    }
    return written;
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
