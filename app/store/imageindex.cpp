// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "store/imageindex.h"

#include "core/archivekey.h"

#include <QUrl>

#include <algorithm>
#include <cstring>

namespace bowerbird {

namespace {

// Another seed than QHash uses within, so that the low bits of our keys are spread anew there.
constexpr size_t kSeed = 0x9e3779b97f4a7c15;

quint64 linkKey(const QString &historyUrl)
{
    return qHash(historyUrl, kSeed);
}

quint64 siteKey(const QString &source, const QString &siteId)
{
    return qHashMulti(kSeed, source, siteId);
}

quint64 bytesKey(const QByteArray &sha256)
{
    quint64 key = 0;
    std::memcpy(&key, sha256.constData(), std::min<size_t>(sizeof key, static_cast<size_t>(sha256.size())));
    return key;
}

} // namespace

QString ImageIndex::historyUrl(const QString &url)
{
    // Nearly every link has neither; QUrl would take longer than all the rest of a look-up.
    if (!url.contains(u'#') && !url.contains(u'@'))
        return url;
    const QUrl parsed(url);
    return parsed.isValid() ? parsed.toString(QUrl::RemoveUserInfo | QUrl::RemoveFragment | QUrl::FullyEncoded)
                            : QString();
}

void ImageIndex::add(const PlacedImage &image)
{
    const QString url = historyUrl(image.url);
    const std::lock_guard lock(m_mutex);
    m_entries.push_back({.row = image.row, .sizeBytes = image.file.sizeBytes, .isDeleted = image.isDeleted});
    setName(m_entries.back(), image.file.path);
    if (!url.isEmpty())
        insert(Link, linkKey(url));
    if (!image.siteId.isEmpty())
        insert(SiteId, siteKey(image.source, image.siteId));
    if (!image.file.sha256.isEmpty())
        insert(Bytes, bytesKey(image.file.sha256));
}

// The last entry gets the key.
void ImageIndex::insert(Key kind, quint64 key)
{
    quint32 &newest = m_newest.at(kind)[key];
    m_entries.back().older.at(kind) = newest;
    newest = static_cast<quint32>(m_entries.size());
}

QList<ImageIndex::File> ImageIndex::find(const ImageRef &image) const
{
    const QString url = historyUrl(image.url);
    QList<File> files;
    const std::lock_guard lock(m_mutex);
    if (!url.isEmpty())
        appendFiles(Link, linkKey(url), files);
    if (!image.siteId.isEmpty())
        appendFiles(SiteId, siteKey(image.source, image.siteId), files);
    return files;
}

QList<ImageIndex::File> ImageIndex::findBytes(const QByteArray &sha256) const
{
    QList<File> files;
    const std::lock_guard lock(m_mutex);
    if (!sha256.isEmpty())
        appendFiles(Bytes, bytesKey(sha256), files);
    return files;
}

void ImageIndex::appendFiles(Key kind, quint64 key, QList<File> &files) const
{
    for (quint32 number = m_newest.at(kind).value(key); number > 0;) {
        const Entry &entry = m_entries.at(number - 1);
        number = entry.older.at(kind);
        if (!entry.isForgotten)
            files.append(
                {.row = entry.row, .path = pathOf(entry), .sizeBytes = entry.sizeBytes, .isDeleted = entry.isDeleted});
    }
}

QList<qint64> ImageIndex::rowsLike(const PlacedImage &image) const
{
    const QString url = historyUrl(image.url);
    QList<File> files;
    const std::lock_guard lock(m_mutex);
    if (!url.isEmpty())
        appendFiles(Link, linkKey(url), files);
    QList<qint64> rows;
    for (const File &file : files) {
        if (file.path == image.file.path)
            rows.append(file.row);
    }
    return rows;
}

void ImageIndex::clear()
{
    const std::lock_guard lock(m_mutex);
    m_entries.clear();
    m_names.clear();
    m_folders.clear();
    m_folderNumbers.clear();
    for (auto &keys : m_newest)
        keys.clear();
    m_archive.clear();
}

void ImageIndex::setForgotten(const QList<qint64> &rows, bool isForgotten)
{
    const std::lock_guard lock(m_mutex);
    for (const qint64 row : rows) {
        if (Entry *entry = entryOf(row))
            entry->isForgotten = isForgotten;
    }
}

void ImageIndex::setDeleted(const QList<qint64> &rows, bool isDeleted)
{
    const std::lock_guard lock(m_mutex);
    for (const qint64 row : rows) {
        if (Entry *entry = entryOf(row))
            entry->isDeleted = isDeleted;
    }
}

// Old names stay in the arena until the next start.
QList<HistoryMove> ImageIndex::move(const QList<HistoryMove> &moves)
{
    const std::lock_guard lock(m_mutex);
    QList<HistoryMove> all;
    QHash<QString, QString> newPaths; // by the old ones
    for (const HistoryMove &move : moves) {
        if (const Entry *entry = entryOf(move.row))
            newPaths.insert(pathOf(*entry), move.path);
        else
            all.append(move);
    }
    return all + moveByPaths(newPaths);
}

QList<HistoryMove> ImageIndex::moveFiles(const QHash<QString, QString> &newPaths)
{
    const std::lock_guard lock(m_mutex);
    return moveByPaths(newPaths);
}

// Two files may change places: all old paths are looked up before any is set.
QList<HistoryMove> ImageIndex::moveByPaths(const QHash<QString, QString> &newPaths)
{
    QList<HistoryMove> all;
    std::vector<std::pair<Entry *, QString>> found;
    for (const qint64 row : rowsWithPaths(newPaths.keys())) {
        Entry *entry = entryOf(row);
        found.emplace_back(entry, newPaths.value(pathOf(*entry)));
    }
    for (const auto &[entry, path] : found) {
        setName(*entry, path);
        all.append({.row = entry->row, .path = path});
    }
    return all;
}

QList<qint64> ImageIndex::setFile(const HistoryChange &change)
{
    const std::lock_guard lock(m_mutex);
    const QList<qint64> rows = rowsWithPaths({change.before.file.path});
    for (const qint64 row : rows) {
        Entry *entry = entryOf(row);
        entry->sizeBytes = change.now.sizeBytes;
        setBytes(*entry, bytesKey(change.before.file.sha256), bytesKey(change.now.sha256));
    }
    return rows;
}

// Out of one chain, and to the front of the other.
void ImageIndex::setBytes(Entry &entry, quint64 before, quint64 now)
{
    const auto place = static_cast<quint32>(&entry - m_entries.data()) + 1;
    quint32 *link = &m_newest.at(Bytes)[before];
    while (*link != 0 && *link != place)
        link = &m_entries[*link - 1].older.at(Bytes);
    if (*link == place)
        *link = entry.older.at(Bytes);
    quint32 &newest = m_newest.at(Bytes)[now];
    entry.older.at(Bytes) = newest;
    newest = place;
}

QList<qint64> ImageIndex::rowsOf(const QStringList &paths) const
{
    const std::lock_guard lock(m_mutex);
    return rowsWithPaths(paths);
}

QList<qint64> ImageIndex::rowsWithPaths(const QStringList &paths) const
{
    QHash<quint32, QSet<QByteArray>> wanted; // folder -> names
    for (const QString &path : paths) {
        const qsizetype slash = path.lastIndexOf(u'/');
        const auto folder = m_folderNumbers.constFind(path.left(slash + 1));
        if (folder != m_folderNumbers.cend())
            wanted[*folder].insert(path.mid(slash + 1).toUtf8());
    }
    QList<qint64> rows;
    for (const Entry &entry : m_entries) {
        const auto names = entry.isForgotten ? wanted.cend() : wanted.constFind(entry.folder);
        if (names == wanted.cend())
            continue;
        const char *name = m_names.data() + entry.nameOffset;
        if (names->contains(QByteArray::fromRawData(name, entry.nameBytes)))
            rows.append(entry.row);
    }
    return rows;
}

QStringList ImageIndex::addArchive(const QStringList &keys)
{
    const std::lock_guard lock(m_mutex);
    QStringList added;
    for (const QString &key : keys) {
        const quint64 hash = linkKey(key);
        if (key.isEmpty() || m_archive.contains(hash))
            continue;
        m_archive.insert(hash);
        added.append(key);
    }
    return added;
}

void ImageIndex::removeArchive(const QStringList &keys)
{
    const std::lock_guard lock(m_mutex);
    for (const QString &key : keys)
        m_archive.remove(linkKey(key));
}

bool ImageIndex::isInArchive(const ImageRef &image) const
{
    {
        const std::lock_guard lock(m_mutex);
        if (m_archive.isEmpty())
            return false;
    }
    const QStringList keys = archiveKeys(image) << historyUrl(image.url);
    const std::lock_guard lock(m_mutex);
    return std::any_of(keys.begin(), keys.end(),
                       [this](const QString &key) { return !key.isEmpty() && m_archive.contains(linkKey(key)); });
}

QString ImageIndex::pathOf(const Entry &entry) const
{
    const std::string_view name = std::string_view(m_names).substr(entry.nameOffset, entry.nameBytes);
    return m_folders.at(entry.folder) + QString::fromUtf8(name.data(), static_cast<qsizetype>(name.size()));
}

ImageIndex::Entry *ImageIndex::entryOf(qint64 row)
{
    const auto found = std::ranges::lower_bound(m_entries, row, {}, &Entry::row);
    return found != m_entries.end() && found->row == row ? &*found : nullptr;
}

void ImageIndex::setName(Entry &entry, const QString &path)
{
    const qsizetype slash = path.lastIndexOf(u'/');
    const QByteArray name = path.mid(slash + 1).toUtf8();
    entry.folder = folderNumber(path.left(slash + 1));
    entry.nameOffset = m_names.size();
    entry.nameBytes = static_cast<quint32>(name.size());
    m_names.append(name.constData(), static_cast<size_t>(name.size()));
}

quint32 ImageIndex::folderNumber(const QString &folder)
{
    const auto known = m_folderNumbers.constFind(folder);
    if (known != m_folderNumbers.cend())
        return *known;
    const auto number = static_cast<quint32>(m_folders.size());
    m_folders.push_back(folder);
    m_folderNumbers.insert(folder, number);
    return number;
}

} // namespace bowerbird
