// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/imageref.h"
#include "store/placedimage.h"

#include <QHash>
#include <QString>

#include <mutex>
#include <optional>
#include <string>
#include <vector>

namespace bowerbird {

// The history as far as it must answer at once: which links, site ids and bytes are known, and the file that stands
// for them. Keys are 64-bit hashes, file names lie in one arena and folders are interned: about 130 bytes an image,
// where a struct of strings would take a kilobyte.
//
// Thread: any; one lock guards everything.
class ImageIndex
{
public:
    struct File
    {
        QString path;
        qint64 sizeBytes = 0;
    };

    // A later image takes the place of an earlier one with the same link, id or bytes.
    void add(const PlacedImage &image);
    [[nodiscard]] std::optional<File> find(const ImageRef &image) const;
    // May rarely be a file of other bytes: the caller compares.
    [[nodiscard]] std::optional<File> findBytes(const QByteArray &sha256) const;
    void clear();

    // `url` as it stands in the history: without credentials and fragment.
    [[nodiscard]] static QString historyUrl(const QString &url);

private:
    struct Entry
    {
        quint64 nameOffset = 0;
        qint64 sizeBytes = 0;
        quint32 nameBytes = 0;
        quint32 folder = 0;
    };

    [[nodiscard]] std::optional<File> fileOf(const QHash<quint64, quint32> &keys, quint64 key) const;
    [[nodiscard]] quint32 folderNumber(const QString &folder);

    mutable std::mutex m_mutex;
    // All guarded by m_mutex; the numbers in the hashes are places in m_entries.
    std::vector<Entry> m_entries;
    std::string m_names; // UTF-8, one after the other
    std::vector<QString> m_folders;
    QHash<QString, quint32> m_folderNumbers;
    QHash<quint64, quint32> m_byLink;
    QHash<quint64, quint32> m_bySiteId;
    QHash<quint64, quint32> m_byBytes;
};

} // namespace bowerbird
