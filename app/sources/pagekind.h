// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#pragma once

#include <QByteArrayView>

namespace bowerbird {

// What an address turned out to be. The bytes decide; the Content-Type only where they leave it open.
enum class PageKind { Picture, Html, XmlFeed, JsonFeed, OtherText, Other };

// As browsers do it (the WHATWG's MIME sniffing), but that a feed is known by its root: a control character that has
// strayed into a page or feed makes it no other thing.
//
// `bytes` is all of the answer or at least its first kilobyte.
[[nodiscard]] PageKind pageKindOf(QByteArrayView bytes, QByteArrayView contentType);

} // namespace bowerbird
