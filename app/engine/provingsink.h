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
// be a wanted picture, so that a web page is not received to its end; a known length is compared with the space that is
// left; and progress is told now and then, every second or so, and when the server rests, also as a checkpoint to be
// remembered over a crash.
//
// Thread: the worker's. Borrows: the part.
class ProvingSink final : public ByteSink
{
public:
    enum class Moment : quint8 { Progress, Checkpoint };
    using Watcher = std::function<void(Moment moment, qint64 received, qint64 totalBytes)>;

    // Without `wantsProgress` the watcher hears of checkpoints only.
    ProvingSink(PartFile &part, TypeSelection types, bool wantsProgress, Watcher watcher);

    [[nodiscard]] qint64 size() const override;
    [[nodiscard]] Validator validator() const override;
    [[nodiscard]] Result<void> begin(const ResponseHead &head) override;
    [[nodiscard]] Result<void> append(std::span<const char> bytes) override;
    [[nodiscard]] Result<void> rest() override;

    // Looks at a file that was shorter than the first look needs. Call it at the end.
    [[nodiscard]] Result<void> finish();

    // The bytes are of a type that is not wanted: the transfer was ended for that, not by a failure.
    [[nodiscard]] bool isFiltered() const { return m_isFiltered; }

    static constexpr std::chrono::milliseconds kProgressInterval{100};
    static constexpr std::chrono::milliseconds kCheckpointInterval{1000};
    // Less than this is not worth a look at the disk: the write itself says soon enough that it is full.
    static constexpr qint64 kWorthMeasuring = 256LL * 1024;

private:
    using Clock = std::chrono::steady_clock;

    [[nodiscard]] Result<void> look();
    [[nodiscard]] Result<void> checkSpace(qint64 totalBytes) const;
    void tell();
    void tell(Moment moment, Clock::time_point now);

    PartFile &m_part;
    TypeSelection m_types;
    bool m_wantsProgress;
    Watcher m_watcher;
    QByteArray m_head;
    bool m_hasLooked = false;
    bool m_isFiltered = false;
    qint64 m_totalBytes = -1;
    Clock::time_point m_lastProgress{};
    Clock::time_point m_lastCheckpoint = Clock::now();
    bool m_isRemembered = false; // of these bytes a checkpoint has told where they are and what proves them
};

} // namespace bowerbird
