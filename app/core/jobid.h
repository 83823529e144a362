// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#pragma once

#include <QHashFunctions>
#include <QMetaType>

#include <compare>
#include <functional>

namespace bowerbird {

// The identity of one image's download: given once, never reused, kept over restarts. 0 means "none".
struct JobId
{
    quint64 value = 0;

    [[nodiscard]] constexpr bool isValid() const { return value != 0; }
    friend constexpr auto operator<=>(JobId, JobId) = default;
    friend size_t qHash(JobId id, size_t seed = 0) noexcept { return ::qHash(id.value, seed); }
};

} // namespace bowerbird

template<>
struct std::hash<bowerbird::JobId>
{
    size_t operator()(bowerbird::JobId id) const noexcept { return std::hash<quint64>()(id.value); }
};

Q_DECLARE_METATYPE(bowerbird::JobId)
