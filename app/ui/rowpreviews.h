// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/jobid.h"
#include "core/settings.h"
#include "sources/previewfetcher.h"

#include <QCache>
#include <QDeadlineTimer>
#include <QHash>
#include <QImage>
#include <QList>
#include <QObject>
#include <QSet>
#include <QThreadPool>

#include <functional>

namespace bowerbird {

class DownloadManager;

// Small pictures of images that are only found, for the rows that are seen: the site's preview, else the image itself,
// made small, unless it is known to be large or turns out to be; then its row also learns the dimensions, where nobody
// knew them. What leaves the view is not fetched any more.
//
// Thread: UI; pictures are decoded in a thread of its own. Owns: the fetcher. Borrows: the manager, which outlives it.
class RowPreviews : public QObject
{
    Q_OBJECT
public:
    RowPreviews(DownloadManager &manager, const QString &cacheDirectory, std::function<NetworkSettings()> network,
                QObject *parent = nullptr);
    ~RowPreviews() override; // waits for what is being decoded

    // The rows that are seen now, and those that will be next, in the order in which they are wanted.
    void want(const QList<JobId> &ids);
    [[nodiscard]] QImage image(JobId id) const; // null: not here

    static constexpr int kEdgePx = 320;

Q_SIGNALS:
    void ready(bowerbird::JobId id, const QImage &image);

private:
    [[nodiscard]] bool isMissing(JobId id) const;
    void send();
    void take(quint64 key, const QByteArray &bytes);
    void keep(JobId id, const QImage &image, QSize whole);

    DownloadManager &m_manager;
    std::function<NetworkSettings()> m_network;
    PreviewFetcher m_fetcher;
    QCache<JobId, QImage> m_images; // cost: bytes
    QList<JobId> m_wanted;          // without those that are here, are being decoded or cannot be had
    QSet<JobId> m_whole;            // of those that were wanted: their image itself is asked for
    QSet<JobId> m_decoding;
    QHash<JobId, QDeadlineTimer> m_missing; // asked for in vain, and until when they are let be
    QThreadPool m_pool;                     // one thread; last, so that it ends first
};

} // namespace bowerbird
