// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/imagefilter.h"
#include "core/settings.h"
#include "sources/collectionfactory.h"
#include "sources/source.h"

#include <QMap>
#include <QObject>

#include <chrono>
#include <deque>
#include <functional>
#include <map>
#include <memory>
#include <optional>

namespace bowerbird {

// What a collection needs to know; fixed when the link is added.
struct CollectOptions
{
    ImageFilter filter;
    int limit = 0; // images at most, counted after the filters; 0 = no limit
    AlbumRule albums = AlbumRule::Expand;
    AnimatedRule animated = AnimatedRule::Gif;
    QString clientId;
    QString imgurApi;
    NetworkSettings network;
    int retries = 4;   // of a request, after the first
    QString galleryDl; // the program; empty = the one on the PATH
    bool usesGalleryDlConfig = false;
    bool holds = false;                  // what is found waits in the list until a person chooses
    bool followsPages = false;           // a page's next ones belong to it, as far as robots.txt lets (PageSequence)
    bool isNamedByPage = false;          // as its next one: the link itself is read as far as robots.txt lets
    Patience patience = Patience::Short; // when a site wants to be left alone
    std::shared_ptr<const DownloadOptions> download; // handed back with every image found
    // For a link that is asked again: what it says yes to is counted, also for the limit, and not handed on. Asked once
    // for each image that passes the filter, in order. Empty: nothing is known.
    std::function<bool(const ImageRef &)> knows;
    // The version of the page or feed that was read before with the same options, all of whose images are known: its
    // server is asked whether there is another one. Unknown: it is asked plainly.
    PageVersion since;
};

// How a collection went.
struct CollectionSummary
{
    int id = 0; // as given by Collector::add
    QString link;
    int found = 0;                 // images handed on
    int known = 0;                 // images that CollectOptions::knows
    int filtered = 0;              // images (or albums) left out
    QMap<QString, int> filteredBy; // reason -> count
    // Of these, what never was an image that could be shown. By the same words, but for those that mean something else
    // of an image: "spacer" in the place of "size", "no-picture" of "type", "no-file" of "text".
    QMap<QString, int> lost;
    bool isAgain = false; // asked with CollectOptions::knows
    QDateTime waitsUntil; // the site is left alone until then; invalid when it is not
    PageAnswer page;      // at the end: what the server of a page or feed has told
    ApiCredits credits;   // at the end: what is left at the API that was asked; nothing known when none was
    std::optional<Failure> failure;
};

// Turns links into images: finds the source that takes each, asks a few at a time, applies the filter and the limit,
// and hands on what is wanted. The seed's get_links.
//
// A link is tried in the order of the command line's page: sample:, a site we know, a local file, a numbered pattern,
// a direct image link, any other URL, which is asked what it is. A file or a pattern becomes direct links of one
// collection.
//
// Thread: UI. Owns: the network it asks through and the running collections.
class Collector : public QObject
{
    Q_OBJECT
public:
    // `sampleApi` starts the sample gallery when it is first needed and gives the base of its API. `firstRetryDelay`
    // is what an API call that failed waits before its second attempt; `now` is the clock of budgets, empty = the
    // wall's.
    explicit Collector(std::function<Result<QString>()> sampleApi, QObject *parent = nullptr,
                       std::chrono::milliseconds firstRetryDelay = std::chrono::milliseconds(500),
                       ApiBudget::Clock now = {});
    ~Collector() override;

    // Never fails: an unusable link becomes a finished collection with a failure. Returns the collection's id, from 1.
    int add(const QString &link, const CollectOptions &options);
    void cancel(int id); // followed by no signal of that collection but cancelled and, when it was the last, idle
    void cancelAll();
    void stop(); // the same for all, but that nobody is told: the program ends
    // The filter of images that are still to come, which are handed on with these options; those before it stay as
    // they were judged.
    void setFilter(int id, const ImageFilter &filter, const std::shared_ptr<const DownloadOptions> &download);
    // Of a collection that has not ended; null = it has. Valid until the next turn of the event loop.
    [[nodiscard]] const CollectOptions *optionsOf(int id) const;
    [[nodiscard]] int running() const; // collections that have not ended yet
    // How far one of these has come; null: it has ended. Valid until the next call.
    [[nodiscard]] const CollectionSummary *progressOf(int id) const;

    // What is left at Imgur's API, as it last said; with creditsChanged. Asking for it is free.
    [[nodiscard]] const ApiCredits &credits() const { return m_credits; }
    void askForCredits(const CollectOptions &options) { m_factory.askForCredits(options); }

    static constexpr int kMostAtOnce = 4;
    static constexpr int kMostWaiting = 200; // that wait for a site beside those that ask

Q_SIGNALS:
    void added(int id, const QString &link, const bowerbird::CollectOptions &options); // during add()
    void cancelled(int id);
    void collectionStarted(int id, const QString &link);
    // Images of one collection, filtered, in order; never more than its limit in all.
    void found(int id, const QList<bowerbird::ImageRef> &images,
               const std::shared_ptr<const bowerbird::DownloadOptions> &download);
    // Images that the filter has left out, and albums that AlbumRule::Skip has, as links; after found() of the same
    // batch. An album's images are not known.
    void leftOut(int id, const QList<bowerbird::ImageRef> &images);
    void albumsLeftOut(int id, const QStringList &links);
    // Images that no filter has left out: see Collection.
    void iconsLeftOut(int id, const QList<bowerbird::ImageRef> &images);
    void noticed(int id, const QString &key);
    // Asks nothing before `until`, and goes on by itself; again when that changes. Invalid: it goes on. Until then it
    // keeps no other collection from asking.
    void waiting(int id, const QDateTime &until);
    void creditsChanged(const bowerbird::ApiCredits &credits);
    void collectionFinished(const bowerbird::CollectionSummary &summary);
    // The last running collection has ended: after its collectionFinished, or soon after it was cancelled.
    void idle();

private:
    struct Entry;
    void startNextSoon();
    void startNext();
    void begin(int id);
    [[nodiscard]] Entry *entry(int id); // null: it has ended
    enum class Sizes : quint8 { Any, NoIcons };
    void take(int id, const QList<ImageRef> &images, Sizes sizes);
    void noteWaiting(int id, const QDateTime &until);
    void end(int id, std::optional<Failure> failure);
    void remove(int id);
    void tellIdleSoon();

    ApiCredits m_credits; // before the factory, whose budgets change it
    CollectionFactory m_factory;
    std::map<int, std::unique_ptr<Entry>> m_entries; // all that have not ended
    std::deque<int> m_waiting;                       // ids; some may have been cancelled
    int m_asking = 0;                                // entries that have begun, but those that wait for their site
    int m_resting = 0;                               // those
    int m_lastId = 0;
    bool m_isStartPending = false;
};

} // namespace bowerbird
