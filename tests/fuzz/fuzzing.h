// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#pragma once

#include <QByteArrayView>
#include <QString>

#include <cstddef>
#include <cstdint>
#include <cstdlib>

namespace bowerbird::fuzz {

inline QByteArrayView viewOf(const std::uint8_t *data, std::size_t size)
{
    return {reinterpret_cast<const char *>(data), static_cast<qsizetype>(size)};
}

// A finding: libFuzzer keeps the input that led here.
inline void require(bool holds)
{
    if (!holds)
        std::abort();
}

} // namespace bowerbird::fuzz
