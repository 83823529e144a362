// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#pragma once

#include <QByteArray>
#include <QImage>
#include <QSize>

namespace bowerbird::test {

// Pictures made in memory: the same seed and size always give the same bytes, different seeds different ones.
[[nodiscard]] QImage testImage(int seed, QSize size = {160, 120});
[[nodiscard]] QByteArray jpegBytes(int seed, QSize size = {160, 120}, int quality = 85);
[[nodiscard]] QByteArray pngBytes(int seed, QSize size = {160, 120});
[[nodiscard]] QByteArray gifBytes(int seed, QSize size = {64, 48}); // at most 256 x 256

} // namespace bowerbird::test
