// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "sample/webserver.h"

namespace bowerbird {

class Catalogue;
class PictureStore;

// Answers for the pictures, /<id>.<ext>, and for their thumbnails, /<id><letter>.<ext> with Imgur's letters s, b, t, m,
// l and h; as at Imgur the extension does not matter, and thumbnails are JPEG. Knows ETag, If-None-Match, and single
// ranges with If-Range. Each picture takes its own time, always the same, meanDelay on average.
//
// Thread: any. Blocks until the picture is painted. Errors: 404, 416; 503 while the gallery is being stopped.
[[nodiscard]] WebReply imageReply(const WebRequest &request, const Catalogue &catalogue, PictureStore &store,
                                  std::chrono::milliseconds meanDelay);

} // namespace bowerbird
