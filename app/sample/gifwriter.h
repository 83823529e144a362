// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#pragma once

#include <QByteArray>
#include <QImage>

#include <chrono>
#include <vector>

namespace bowerbird {

// Writes a GIF89a of one or more frames of the same size; more than one loop for ever. All frames share one palette of
// 256 colours, chosen by median cut. Qt reads GIF but cannot write it, which is why this is here; it is meant for the
// flat pictures of the sample gallery, not for photographs.
//
// Thread: any. Errors: empty when there are no frames or they are empty, larger than GIF allows or of unequal size.
[[nodiscard]] QByteArray encodeGif(const std::vector<QImage> &frames, std::chrono::milliseconds frameTime);

} // namespace bowerbird
