// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "store/imageindex.h"

#include <QUrl>

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
    const QString &path = image.file.path;
    const qsizetype slash = path.lastIndexOf(u'/');
    const QByteArray name = path.mid(slash + 1).toUtf8();
    const QString url = historyUrl(image.url);

    const std::lock_guard lock(m_mutex);
    const auto number = static_cast<quint32>(m_entries.size());
    m_entries.push_back({.nameOffset = m_names.size(),
                         .sizeBytes = image.file.sizeBytes,
                         .nameBytes = static_cast<quint32>(name.size()),
                         .folder = folderNumber(path.left(slash + 1))});
    m_names.append(name.constData(), static_cast<size_t>(name.size()));
    if (!url.isEmpty())
        m_byLink.insert(linkKey(url), number);
    if (!image.siteId.isEmpty())
        m_bySiteId.insert(siteKey(image.source, image.siteId), number);
    if (!image.file.sha256.isEmpty())
        m_byBytes.insert(bytesKey(image.file.sha256), number);
}

std::optional<ImageIndex::File> ImageIndex::find(const ImageRef &image) const
{
    const QString url = historyUrl(image.url);
    const std::lock_guard lock(m_mutex);
    std::optional<File> file;
    if (!url.isEmpty())
        file = fileOf(m_byLink, linkKey(url));
    if (!file && !image.siteId.isEmpty())
        file = fileOf(m_bySiteId, siteKey(image.source, image.siteId));
    return file;
}

std::optional<ImageIndex::File> ImageIndex::findBytes(const QByteArray &sha256) const
{
    const std::lock_guard lock(m_mutex);
    return sha256.isEmpty() ? std::nullopt : fileOf(m_byBytes, bytesKey(sha256));
}

void ImageIndex::clear()
{
    const std::lock_guard lock(m_mutex);
    m_entries.clear();
    m_names.clear();
    m_folders.clear();
    m_folderNumbers.clear();
    m_byLink.clear();
    m_bySiteId.clear();
    m_byBytes.clear();
}

std::optional<ImageIndex::File> ImageIndex::fileOf(const QHash<quint64, quint32> &keys, quint64 key) const
{
    const auto found = keys.constFind(key);
    if (found == keys.cend())
        return std::nullopt;
    const Entry &entry = m_entries.at(*found);
    const std::string_view name = std::string_view(m_names).substr(entry.nameOffset, entry.nameBytes);
    return File{.path =
                    m_folders.at(entry.folder) + QString::fromUtf8(name.data(), static_cast<qsizetype>(name.size())),
                .sizeBytes = entry.sizeBytes};
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
