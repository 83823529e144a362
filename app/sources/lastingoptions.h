// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#pragma once

#include <QJsonObject>
#include <QString>

namespace bowerbird {

struct CollectOptions;

// What a link is asked with that lasts beyond the run, besides its DownloadOptions: for a collection that is gone on
// with, or asked again. The rest (Client-ID, network, programs) is as it stands when that happens.
[[nodiscard]] QJsonObject lastingOptions(const CollectOptions &options);
void setLastingOptions(const QJsonObject &lasting, CollectOptions &options);
[[nodiscard]] QString lastingText(const CollectOptions &options); // the same as one line of JSON

// The link as it is good in another run: the path of a file is made absolute.
[[nodiscard]] QString lastingLink(const QString &link);

// Nothing that could be asked again: the link is that of the image itself.
[[nodiscard]] bool isImageItself(const QString &link, const CollectOptions &options);

// Everything that decides which images of a page are handed on, as a number that is the same in every run: with another
// one, what was known of a page is not to be relied upon. 0: it never is, since time lets more images through.
[[nodiscard]] quint64 askedWith(const CollectOptions &options);

} // namespace bowerbird
