// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/jobid.h"
#include "core/savedfile.h"
#include "core/settings.h"

#include <QDateTime>
#include <QList>
#include <QString>
#include <QStringList>

#include <memory>
#include <optional>

namespace bowerbird {

// The history in values: what was downloaded, as the library tells it. Files are looked at when the question is
// answered, so that one that was taken away meanwhile is told as missing.

// What became of a file that was downloaded. Deleted: by the person, on purpose, from within the program. Changed: a
// file is there, and has another size than was written.
enum class HistoryState : quint8 { Present, Missing, Deleted, Changed };

// One line of the history: a link and the file that stands for it. Several links may have the same file.
struct HistoryEntry
{
    qint64 row = 0; // its identity; never that of another one within a run
    JobId jobId;    // of the job that brought it
    QString url;    // without credentials and fragment
    QString pageUrl;
    QString source;
    QString siteId;
    QString title;
    QString album;
    SavedFile file;       // path, size, SHA-256, type, width, height and perceptual hash
    QDateTime finishedAt; // UTC
    HistoryState state = HistoryState::Present;

    [[nodiscard]] QString fileName() const { return file.path.mid(file.path.lastIndexOf(u'/') + 1); }
    friend bool operator==(const HistoryEntry &, const HistoryEntry &) = default;
};

enum class HistorySort : quint8 { Newest, Oldest, Name, Largest, Smallest };

// Which entries, and how many of them. Everything at its default = all.
struct HistoryQuery
{
    // Words, each of which must be in the file's name, the title, the album or the link (and so the host), in any
    // case and anywhere within.
    QString text;
    QDateTime from; // finished at or after; invalid = any
    QDateTime to;   // finished before; invalid = any
    QList<ImageType> types;
    qint64 minBytes = 0;
    qint64 maxBytes = 0; // 0 = any
    QString host;        // of the link: this one or a subdomain of it
    std::optional<HistoryState> state;
    HistorySort sort = HistorySort::Newest;
    int limit = 500;                   // 0 = no limit
    std::optional<HistoryEntry> after; // the last entry of the page before; nothing = from the beginning
};

struct HistoryPage
{
    QList<HistoryEntry> entries;
    bool isLast = true; // false: there may be more after the last of them
};

// How many entries fit a query, whatever its limit and sort.
struct HistoryCounts
{
    qint64 present = 0;
    qint64 missing = 0;
    qint64 deleted = 0;
    qint64 changed = 0;
    qint64 bytes = 0; // of those that are present

    [[nodiscard]] qint64 all() const { return present + missing + deleted + changed; }
    friend bool operator==(const HistoryCounts &, const HistoryCounts &) = default;
};

// One image that is there and can be told from others, for finding near duplicates. A file of several links comes once.
struct Fingerprint
{
    qint64 row = 0;
    qint64 sizeBytes = 0;
    std::optional<quint64> perceptualHash; // nothing: it was never decoded; when set: it has nothing to be told by

    friend bool operator==(const Fingerprint &, const Fingerprint &) = default;
};

// Another name for the file of an entry: it was renamed or moved.
struct HistoryMove
{
    qint64 row = 0;
    QString path; // absolute

    friend bool operator==(const HistoryMove &, const HistoryMove &) = default;
};

// The file of an entry has other bytes now, and counts as whole with them.
struct HistoryChange
{
    HistoryEntry before;
    SavedFile now; // at the same path
};

// A link whose images are still being asked for.
struct OpenCollection
{
    qint64 id = 0; // the caller's; unique among those that are open
    QString link;
    std::shared_ptr<const DownloadOptions> options;
    QString extra; // whatever else the caller wants back, as a text of its own
};

} // namespace bowerbird
