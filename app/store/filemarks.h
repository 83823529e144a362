// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#pragma once

namespace bowerbird {

struct PlaceRequest;

// Writes onto the part where its bytes come from (user.xdg.origin.url and user.xdg.referrer.url of freedesktop.org's
// "Common extended attributes") and the time its server gives for them. What the file system cannot keep, or a time
// that no picture has, is left out: the bytes matter, not these.
//
// A time counts from 1980 on, the first that FAT can keep, to a day from now, for clocks that differ. Servers without
// an answer say 1970.
void markFile(const PlaceRequest &request);

} // namespace bowerbird
