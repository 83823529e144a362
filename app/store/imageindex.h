// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/imageref.h"
#include "store/history.h"
#include "store/placedimage.h"

#include <QHash>
#include <QList>
#include <QSet>
#include <QString>
#include <QStringList>

#include <array>
#include <mutex>
#include <string>
#include <vector>

namespace bowerbird {

// The history as far as it must answer at once: which links, site ids and bytes are known, and the files that stand for
// them. Keys are 64-bit hashes, file names lie in one arena and folders are interned: about 150 bytes an image, where a
// struct of strings would take a kilobyte. Of an archive of things downloaded elsewhere it holds the keys.
//
// Thread: any; one lock guards everything. Rows must be added in ascending order.
class ImageIndex
{
public:
    struct File
    {
        qint64 row = 0; // of the history
        QString path;
        qint64 sizeBytes = 0;
        bool isDeleted = false; // by a person, on purpose
    };

    void add(const PlacedImage &image);
    // All that have the link, then all that have the site's id, the newest first.
    [[nodiscard]] QList<File> find(const ImageRef &image) const;
    // Newest first. May rarely be files of other bytes: the caller compares.
    [[nodiscard]] QList<File> findBytes(const QByteArray &sha256) const;
    void clear();

    // Those that say of the same link that it is the same file.
    [[nodiscard]] QList<qint64> rowsLike(const PlacedImage &image) const;
    void setForgotten(const QList<qint64> &rows, bool isForgotten); // they are found no more, or again
    void setDeleted(const QList<qint64> &rows, bool isDeleted);
    // The entries' files have other paths now. Returns these and the moves of the other entries with the same files.
    [[nodiscard]] QList<HistoryMove> move(const QList<HistoryMove> &moves);
    [[nodiscard]] QList<HistoryMove> moveFiles(const QHash<QString, QString> &newPaths); // the same, by the old paths
    // A file has other bytes now. Returns the entries that have it.
    [[nodiscard]] QList<qint64> setFile(const HistoryChange &change);
    [[nodiscard]] QList<qint64> rowsOf(const QStringList &paths) const; // takes some 20 ms for a million images

    // Those that were not known before.
    [[nodiscard]] QStringList addArchive(const QStringList &keys);
    void removeArchive(const QStringList &keys);
    [[nodiscard]] bool isInArchive(const ImageRef &image) const;

    // `url` as it stands in the history: without credentials and fragment.
    [[nodiscard]] static QString historyUrl(const QString &url);

private:
    enum Key : quint8 { Link, SiteId, Bytes, KeyCount };
    struct Entry
    {
        qint64 row = 0;
        quint64 nameOffset = 0;
        qint64 sizeBytes = 0;
        quint32 nameBytes = 0;
        quint32 folder = 0;
        // Places in m_entries, plus one, of the entry before with the same key; 0 = none.
        std::array<quint32, KeyCount> older{};
        bool isDeleted = false;
        bool isForgotten = false;
    };

    void insert(Key kind, quint64 key);
    void setBytes(Entry &entry, quint64 before, quint64 now); // keys
    void appendFiles(Key kind, quint64 key, QList<File> &files) const;
    [[nodiscard]] QString pathOf(const Entry &entry) const;
    [[nodiscard]] QList<qint64> rowsWithPaths(const QStringList &paths) const;
    [[nodiscard]] QList<HistoryMove> moveByPaths(const QHash<QString, QString> &newPaths);
    [[nodiscard]] Entry *entryOf(qint64 row);
    void setName(Entry &entry, const QString &path);
    [[nodiscard]] quint32 folderNumber(const QString &folder);

    mutable std::mutex m_mutex;
    // All guarded by m_mutex; the numbers in the hashes are places in m_entries, plus one.
    std::vector<Entry> m_entries; // by row
    std::string m_names;          // UTF-8, one after the other
    std::vector<QString> m_folders;
    QHash<QString, quint32> m_folderNumbers;
    std::array<QHash<quint64, quint32>, KeyCount> m_newest; // key -> the newest entry that has it
    QSet<quint64> m_archive;
};

} // namespace bowerbird
