// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/failure.h"
#include "core/filtertally.h"
#include "core/pageversion.h"
#include "core/settings.h"
#include "core/watch.h"

#include <QByteArray>
#include <QDateTime>
#include <QString>

#include <memory>
#include <optional>

namespace bowerbird {

// A link that was asked for its images, and how that went last. It stays known after its end, so that it can be asked
// again with the options it had; with a watch it is asked by itself. Times are UTC.
struct RememberedCollection
{
    qint64 id = 0; // the caller's; unique among those that are remembered
    QString link;
    QString title; // of what is behind it; empty = not known
    std::shared_ptr<const DownloadOptions> options;
    QString extra;     // what else it was asked with, as a text of the caller's own
    QDateTime addedAt; // when it was asked first
    QDateTime askedAt; // when it came to an end last; invalid = never
    // A person has asked for it and it has not ended: true after a start means that the end of the program broke it
    // off. One that a watch asks for is not open, since its watch asks again.
    bool isOpen = false;
    // Of the last time.
    int found = 0; // images that passed the filters, new or not
    int fresh = 0; // those that neither history nor list knew
    int filtered = 0;
    std::optional<Failure> failure;
    bool isUnchanged = false; // its server said that nothing has changed since the time before; the counts are those
    PageVersion version;      // what it was read as, to ask its server that
    std::optional<Watch> watch;
    int unseen = 0; // new images that a watch has found and nobody has looked at
    // Of all times together; nothing when nobody has counted it.
    std::optional<FilterTally> listed;

    friend bool operator==(const RememberedCollection &, const RememberedCollection &) = default;
};

inline constexpr int kMostRememberedCollections = 2'000; // the oldest without a watch gives way
inline constexpr int kMostRememberedImages = 100'000;    // of each

// Which images a remembered collection has ever given, in a form of the caller's.
struct RememberedImages
{
    qint64 collection = 0;
    QByteArray keys;
    QByteArray unchosen; // those of them that a person has taken out of the list instead of choosing them

    friend bool operator==(const RememberedImages &, const RememberedImages &) = default;
};

// All that a remembered collection has listed and what its filter makes of it, in a form of the caller's.
struct RememberedListing
{
    qint64 collection = 0;
    QByteArray images;

    friend bool operator==(const RememberedListing &, const RememberedListing &) = default;
};

} // namespace bowerbird
