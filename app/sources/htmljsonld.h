// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#pragma once

#include <QByteArrayView>
#include <QStringList>

namespace bowerbird {

// The addresses of pictures that a page's JSON-LD names (schema.org): the image of anything, as text, list or
// ImageObject, at any depth; logos and small versions are none. In their order, as they are written, at most 1,000.
// Nothing for what is no JSON.
[[nodiscard]] QStringList imagesInJsonLd(QByteArrayView json);

} // namespace bowerbird
