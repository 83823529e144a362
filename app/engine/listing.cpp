// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "engine/listing.h"

#include "core/imagekeys.h"
#include "store/rememberedcollection.h"

#include <utility>

namespace bowerbird {

using namespace Qt::StringLiterals;

namespace {

void countIn(QMap<QString, int> &counts, const QString &word, int more)
{
    if ((counts[word] += more) <= 0)
        counts.remove(word);
}

PackedRef packed(const ImageRef &image)
{
    return pack(Job{.image = image});
}

} // namespace

QString Listing::wordOf(FilterReason why, ImageType type)
{
    const bool isKnownType = why == FilterReason::Type && type != ImageType::Unknown;
    return isKnownType ? QString(filterReasonName(why) + u' ' + fileExtension(type).toUpper()) : filterReasonName(why);
}

bool Listing::isOfImages(const QString &word)
{
    const QString name = word.section(u' ', 0, 0);
    for (int i = 0; i < kFilterReasonCount; ++i) {
        const auto reason = static_cast<FilterReason>(i);
        if (reason != FilterReason::Album && filterReasonName(reason) == name)
            return true;
    }
    return false;
}

int Listing::placeOf(const QString &link) const
{
    return placeOf(imageKey(link));
}

FilterTally Listing::tally() const
{
    const int shown = m_shownKept + m_shownMore;
    FilterTally tally{.shown = shown,
                      .fresh = std::min(m_freshKept + m_freshMore, shown),
                      .taken = m_takenKept,
                      .hidden = m_hiddenKept,
                      .hiddenKept = m_hiddenKeptInAll,
                      .shownLost = m_shownMore,
                      .albums = static_cast<int>(m_albums.size())};
    for (auto word = m_hiddenMore.cbegin(); word != m_hiddenMore.cend(); ++word) {
        tally.hidden[word.key()] += word.value();
        if (isOfImages(word.key()))
            tally.hiddenLost += word.value();
    }
    return tally;
}

// --- what is listed

int Listing::addShown(const ImageRef &image)
{
    return add(image, false, {});
}

int Listing::addHidden(const ImageRef &image, FilterReason why)
{
    return add(image, true, why);
}

int Listing::add(const ImageRef &image, bool isHidden, FilterReason why)
{
    if (const int place = placeOf(image.url); place >= 0) {
        isHidden ? hide(place, why) : show(place);
        return place;
    }
    const bool isFull = (isHidden ? m_hiddenKeptInAll : m_shownKept + m_takenKept) >= kMostASide;
    if (isFull && isHidden)
        countHidden(wordOf(why, image.type), 1);
    else if (isFull)
        countShown(1);
    else
        append({.image = packed(image),
                .key = imageKey(image.url),
                .row = {},
                .why = why,
                .type = image.type,
                .isHidden = isHidden});
    return isFull ? -1 : count() - 1;
}

void Listing::append(const Item &item)
{
    m_places.insert(item.key, count());
    m_items.append(item);
    count(item, 1);
}

void Listing::count(const Item &item, int by)
{
    if (item.isHidden) {
        m_hiddenKeptInAll += by;
        countIn(m_hiddenKept, wordOf(item.why, item.type), by);
    } else if (item.isTaken) {
        m_takenKept += by;
    } else {
        m_shownKept += by;
        m_freshKept += item.isFresh ? by : 0;
    }
}

// A filter may have brought all to one side.
void Listing::appendOrCount(const Item &item)
{
    if (count() < 2 * kMostASide)
        append(item);
    else if (item.isHidden)
        countHidden(wordOf(item.why, item.type), 1);
    else if (!item.isTaken)
        countShown(1);
}

void Listing::show(int place)
{
    Item &item = m_items[place];
    count(item, -1);
    item.isHidden = false;
    item.isTaken = false;
    count(item, 1);
}

void Listing::hide(int place, FilterReason why)
{
    Item &item = m_items[place];
    count(item, -1);
    item.isHidden = true;
    item.isTaken = false;
    item.why = why;
    count(item, 1);
}

void Listing::setWhy(int place, FilterReason why)
{
    hide(place, why);
}

void Listing::take(int place)
{
    Item &item = m_items[place];
    if (item.isHidden)
        return;
    count(item, -1);
    item.isTaken = true;
    count(item, 1);
}

void Listing::setFresh(int place, bool isFresh)
{
    Item &item = m_items[place];
    count(item, -1);
    item.isFresh = isFresh;
    count(item, 1);
}

void Listing::setRow(int place, JobId row, bool isBrought)
{
    m_items[place].row = row;
    m_items[place].isBrought = isBrought;
}

void Listing::setChosen(int place, bool isChosen)
{
    m_items[place].isChosen = isChosen;
}

void Listing::addAlbums(const QStringList &links)
{
    for (const QString &link : links) {
        if (m_albums.size() < kMostASide && !link.contains(u'\n'))
            m_albums += link;
    }
}

QStringList Listing::takeAlbums()
{
    const QStringList links = std::exchange(m_albums, {});
    countHidden(filterReasonName(FilterReason::Album), -static_cast<int>(links.size()));
    return links;
}

void Listing::setOthers(const QMap<QString, int> &counts)
{
    m_hiddenMore.removeIf([](const auto &word) { return !isOfImages(word.key()); });
    for (auto word = counts.cbegin(); word != counts.cend(); ++word) {
        if (!isOfImages(word.key()))
            countHidden(word.key(), word.value());
    }
}

// --- what is only counted

void Listing::giveUp()
{
    m_shownMore += std::exchange(m_shownKept, 0);
    m_freshMore += std::exchange(m_freshKept, 0);
    m_takenKept = 0;
    for (auto word = m_hiddenKept.cbegin(); word != m_hiddenKept.cend(); ++word)
        countHidden(word.key(), word.value());
    m_hiddenKept.clear();
    m_hiddenKeptInAll = 0;
    m_items.clear();
    m_places.clear();
    ++m_timesGivenUp;
}

void Listing::forgetCounts()
{
    m_shownMore = 0;
    m_hiddenMore.clear();
    m_albums.clear();
    m_freshMore = 0;
    m_freshKept = 0;
    for (Item &item : m_items)
        item.isFresh = false;
}

void Listing::countHidden(const QString &word, int more)
{
    countIn(m_hiddenMore, word, more);
}

void Listing::addEarlier(const Listing &earlier, bool withCounts)
{
    for (Item item : earlier.m_items) {
        item.isFresh = item.isFresh && withCounts;
        const int place = m_places.value(item.key, -1);
        if (place < 0) {
            appendOrCount(item);
            continue;
        }
        if (m_items[place].isHidden) // it was listed before
            setFresh(place, false);
        if (m_items[place].row.isValid() && m_items[place].row != item.row)
            continue;
        const bool isStillTaken = item.isTaken && !m_items[place].row.isValid();
        setRow(place, item.row, item.isBrought); // whose row it is stays known
        if (isStillTaken)
            take(place);
    }
    if (!withCounts)
        return;
    countShown(earlier.m_shownMore);
    countFresh(earlier.m_freshMore);
    for (auto word = earlier.m_hiddenMore.cbegin(); word != earlier.m_hiddenMore.cend(); ++word)
        countHidden(word.key(), word.value());
    addAlbums(earlier.m_albums);
}

Listing onlyCounted(const RememberedCollection &collection)
{
    Listing listing;
    if (!collection.listed) {
        listing.countShown(collection.found);
        listing.countFresh(collection.fresh);
        if (collection.filtered > 0)
            listing.countHidden(u"unknown"_s, collection.filtered);
        return listing;
    }
    listing.countShown(collection.listed->shown);
    listing.countFresh(collection.listed->fresh);
    for (auto word = collection.listed->hidden.cbegin(); word != collection.listed->hidden.cend(); ++word)
        listing.countHidden(word.key(), word.value());
    return listing;
}

} // namespace bowerbird
