// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/bytesink.h"
#include "core/jobid.h"
#include "core/settings.h"

#include <QByteArray>

#include <chrono>
#include <functional>

namespace bowerbird {

class PartFile;

// Stands between a transfer and its part file and looks at what passes: the first bytes decide at once whether this can
// be a wanted picture, so that a web page is not received to its end; and progress is told now and then.
//
// Thread: the worker's. Borrows: the part.
class ProvingSink final : public ByteSink
{
public:
    using Progress = std::function<void(qint64 received, qint64 totalBytes)>;

    // `progress` may be empty.
    ProvingSink(PartFile &part, TypeSelection types, Progress progress);

    [[nodiscard]] qint64 size() const override;
    [[nodiscard]] Validator validator() const override;
    [[nodiscard]] Result<void> begin(const ResponseHead &head) override;
    [[nodiscard]] Result<void> append(std::span<const char> bytes) override;

    // Looks at a file that was shorter than the first look needs. Call it at the end.
    [[nodiscard]] Result<void> finish();

    // The bytes are of a type that is not wanted: the transfer was ended for that, not by a failure.
    [[nodiscard]] bool isFiltered() const { return m_isFiltered; }

    static constexpr std::chrono::milliseconds kProgressInterval{100};

private:
    [[nodiscard]] Result<void> look();

    PartFile &m_part;
    TypeSelection m_types;
    Progress m_progress;
    QByteArray m_head;
    bool m_hasLooked = false;
    bool m_isFiltered = false;
    qint64 m_totalBytes = -1;
    std::chrono::steady_clock::time_point m_lastProgress{};
};

} // namespace bowerbird
