// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/filtertally.h"
#include "core/imagefilter.h"
#include "core/jobid.h"
#include "engine/packedjob.h"

#include <QByteArray>
#include <QHash>
#include <QList>
#include <QMap>
#include <QStringList>

#include <algorithm>

namespace bowerbird {

struct RememberedCollection;

// What a collection has listed: each image once, either shown or hidden by the collection's filter, or, of those that
// would be shown, taken out of the list by a person before it was downloaded. Images lie packed, some 200 bytes each.
// At most kMostASide are taken in on either side; what is more, and what never was an image (an album, an entry that
// could not be read), is only counted.
//
// Thread: any, one at a time; a value whose images are shared when it is copied. Places of images never change until
// giveUp().
class Listing
{
public:
    struct Item
    {
        PackedRef image;
        quint64 key = 0;                       // of its link (core/imagekeys.h)
        JobId row;                             // that stands for it, as far as known; it may be gone
        FilterReason why = FilterReason::Type; // it is hidden, or was the last time
        ImageType type = ImageType::Unknown;
        bool isHidden = false;
        bool isTaken = false;   // never with isHidden
        bool isFresh = false;   // the site had not listed it before it was asked last
        bool isBrought = false; // nobody else asked for its row before
        bool isChosen = false;  // its row had a tick when it went
    };

    [[nodiscard]] int count() const { return static_cast<int>(m_items.size()); }
    [[nodiscard]] const Item &at(int place) const { return m_items[place]; }
    [[nodiscard]] QString linkAt(int place) const { return linkOf(*m_items[place].image); }
    [[nodiscard]] ImageRef image(int place) const { return imageOf(*m_items[place].image); }
    [[nodiscard]] int placeOf(const QString &link) const; // -1 = it is not kept
    [[nodiscard]] int placeOf(quint64 key) const { return m_places.value(key, -1); }
    [[nodiscard]] static ImageRef imageOf(const PackedJob &packed) { return unpack(packed).image; }
    [[nodiscard]] static QString linkOf(const PackedJob &packed) { return QString::fromUtf8(packedUrl(packed)); }
    [[nodiscard]] FilterTally tally() const;
    // The word that a hidden image is counted by: "score", of a type which one: "type GIF".
    [[nodiscard]] static QString wordOf(FilterReason why, ImageType type);
    // An image is left out for it, and could be shown: not "album", nor a collection's own words.
    [[nodiscard]] static bool isOfImages(const QString &word);

    // The image is shown, or hidden, whatever it was before. Gives its place; -1 = there is no room, it is counted.
    int addShown(const ImageRef &image);
    int addHidden(const ImageRef &image, FilterReason why);
    void addAlbums(const QStringList &links); // that were left out
    QStringList takeAlbums();                 // to ask for them: they are not left out any more
    [[nodiscard]] const QStringList &albums() const { return m_albums; }
    // What was left out and never was an image, in the place of what was counted before.
    void setOthers(const QMap<QString, int> &counts);

    void show(int place);
    void hide(int place, FilterReason why);
    void setWhy(int place, FilterReason why); // of one that stays hidden
    void take(int place);                     // of one that is shown; show() and hide() bring it back
    void setFresh(int place, bool isFresh);
    void setRow(int place, JobId row, bool isBrought);
    void setChosen(int place, bool isChosen);

    // Only counts are left: somebody else needs the room.
    void giveUp();
    [[nodiscard]] int timesGivenUp() const { return m_timesGivenUp; }
    // The site lists everything once more: what is only counted will be counted again, and what is fresh, told anew.
    void forgetCounts();
    void countShown(int more) { m_shownMore = std::max(m_shownMore + more, 0); } // without keeping it
    void countFresh(int more) { m_freshMore = std::max(m_freshMore + more, 0); }
    void countHidden(const QString &word, int more);
    // What was kept of an earlier run, under what has come since; `withCounts`: and its counts.
    void addEarlier(const Listing &earlier, bool withCounts);

    // As it is kept on the disk: compressed lines of text. What would make them larger than kMostBytes is counted only;
    // what cannot be read is passed over.
    [[nodiscard]] QByteArray toBytes() const;
    [[nodiscard]] static Listing fromBytes(const QByteArray &bytes);

    static constexpr int kMostASide = 20'000;
    static constexpr int kMostInAll = 60'000;                            // of all collections, on both sides
    static constexpr qsizetype kMostBytes = qsizetype{32} * 1024 * 1024; // before they are compressed

private:
    int add(const ImageRef &image, bool isHidden, FilterReason why);
    void append(const Item &item);
    void count(const Item &item, int by);
    void appendOrCount(const Item &item);
    void readLine(QByteArrayView line);
    void readItem(QByteArrayView word, QByteArrayView rest);

    QList<Item> m_items;
    QHash<quint64, int> m_places; // by key
    int m_shownKept = 0;
    int m_shownMore = 0;
    int m_freshKept = 0; // of those that are shown
    int m_freshMore = 0;
    int m_takenKept = 0;
    QMap<QString, int> m_hiddenKept; // by word
    int m_hiddenKeptInAll = 0;
    QMap<QString, int> m_hiddenMore;
    QStringList m_albums;
    int m_timesGivenUp = 0;
};

// Of a collection of which nothing is kept: counted by an earlier run, or never, as older versions did.
[[nodiscard]] Listing onlyCounted(const RememberedCollection &collection);

} // namespace bowerbird
