// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/imagefilter.h"
#include "core/settings.h"
#include "sources/source.h"

#include <QMap>
#include <QNetworkAccessManager>
#include <QObject>
#include <QQueue>

#include <functional>
#include <memory>
#include <optional>
#include <vector>

namespace bowerbird {

// What a collection needs to know; fixed when the link is added.
struct CollectOptions
{
    ImageFilter filter;
    int limit = 0; // images at most, counted after the filters; 0 = no limit
    AlbumRule albums = AlbumRule::Expand;
    QString clientId;
    QString imgurApi;
    NetworkSettings network;
    std::shared_ptr<const DownloadOptions> download; // handed back with every image found
};

// How a collection went.
struct CollectionSummary
{
    int id = 0; // as given by Collector::add
    QString link;
    int found = 0;                 // images handed on
    int filtered = 0;              // images (or albums) left out
    QMap<QString, int> filteredBy; // reason -> count
    std::optional<Failure> failure;
};

// Turns links into images: finds the source that takes each, asks a few at a time, applies the filter and the limit,
// and hands on what is wanted. The seed's get_links.
//
// A link is tried in the order of the command line's page: sample:, a site we know, a local file, a numbered pattern,
// a direct image link, any other URL. A file or a pattern becomes direct links of one collection.
//
// Thread: UI. Owns: its QNetworkAccessManager and the running collections.
class Collector : public QObject
{
    Q_OBJECT
public:
    // `sampleApi` starts the sample gallery when it is first needed and gives the base of its API.
    explicit Collector(std::function<Result<QString>()> sampleApi, QObject *parent = nullptr);
    ~Collector() override;

    // Never fails: an unusable link becomes a finished collection with a failure. Returns the collection's id, from 1.
    int add(const QString &link, const CollectOptions &options);
    void cancel(int id); // followed by no signal of that collection
    void cancelAll();
    [[nodiscard]] int running() const; // collections that have not ended yet

    static constexpr int kMostAtOnce = 4;

Q_SIGNALS:
    void collectionStarted(int id, const QString &link);
    // Images of one collection, filtered, in order; never more than its limit in all.
    void found(int id, const QList<bowerbird::ImageRef> &images,
               const std::shared_ptr<const bowerbird::DownloadOptions> &download);
    void noticed(int id, const QString &key);
    void collectionFinished(const bowerbird::CollectionSummary &summary);
    // The last running collection has ended; after its collectionFinished.
    void idle();

private:
    struct Entry;
    void startNext();
    void take(Entry &entry, const QList<ImageRef> &images);
    void end(int id, std::optional<Failure> failure);
    [[nodiscard]] std::unique_ptr<Collection> collectionFor(const QString &link, const CollectOptions &options);

    std::function<Result<QString>()> m_sampleApi;
    QNetworkAccessManager m_network;
    std::vector<std::unique_ptr<Entry>> m_entries;
    int m_lastId = 0;
};

} // namespace bowerbird
