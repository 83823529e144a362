// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/imagetype.h"

#include <QString>

#include <span>

namespace bowerbird {

inline constexpr int kSniffBytes = 512; // enough for sniff() to decide

// The real type of a file that begins with `bytes`, by its signature alone (the WHATWG list and ISO base media
// brands); Unknown when it is none of ours.
[[nodiscard]] ImageType sniff(std::span<const char> bytes);

// What such bytes are when they are no picture, for a person to read: "a web page", "text", "a program",
// "an archive", "an unknown format". Never translated: it is a detail.
[[nodiscard]] QString describeNonImage(std::span<const char> bytes);

// The same bytes as a browser would take them that is told nothing else (the WHATWG's MIME sniffing): one of the tags
// that pages begin with, and no control character that only binary data holds.
[[nodiscard]] bool looksLikeHtml(std::span<const char> bytes);
[[nodiscard]] bool looksLikeText(std::span<const char> bytes);

} // namespace bowerbird
