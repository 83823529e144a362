// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#pragma once

#include <QJsonObject>

namespace bowerbird {

struct CollectOptions;

// What a link is asked with that lasts beyond the run, besides its DownloadOptions: for a collection that is gone on
// with, or asked again. The rest (Client-ID, network, programs) is as it stands when that happens.
[[nodiscard]] QJsonObject lastingOptions(const CollectOptions &options);
void setLastingOptions(const QJsonObject &lasting, CollectOptions &options);

} // namespace bowerbird
