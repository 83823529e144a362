// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

// How a Listing lies on the disk: a part of Listing. One line each, compressed together:
//
//   shown ROW JSON            an image that is shown; ROW is the number of its row in the list, 0 = none
//   own ROW JSON              the same, when nobody else asked for the row before
//   taken ROW JSON            one that was taken out of the list; taken-own ROW JSON of such a row
//   WHY ROW JSON              one that is hidden, by filterReasonName()
//   WORD+ ROW JSON            each of these, when the site had not listed it before it was asked last
//   album-link LINK           an album that was left out
//   count NUMBER              images that are shown and not kept
//   fresh NUMBER              so many of those the site had not listed before
//   count NUMBER WORD         what is left out and not kept
//
// JSON is the image as the table "jobs" has it (store/jobrow.h). A line with another first word is passed over.

#include "core/imagekeys.h"
#include "engine/listing.h"
#include "store/jobrow.h"

#include <QtEndian>

#include <optional>

namespace bowerbird {

using namespace Qt::StringLiterals;

namespace {

constexpr int kCompression = 3; // twice as fast as the usual one, a tenth larger

std::optional<FilterReason> reasonFrom(QByteArrayView word)
{
    for (int i = 0; i < kFilterReasonCount; ++i) {
        const auto reason = static_cast<FilterReason>(i);
        if (filterReasonName(reason) == QLatin1StringView(word))
            return reason;
    }
    return {};
}

QByteArray lineOf(const Listing::Item &item)
{
    QString first = item.isBrought ? u"own"_s : u"shown"_s;
    if (item.isTaken)
        first = item.isBrought ? u"taken-own"_s : u"taken"_s;
    if (item.isHidden)
        first = filterReasonName(item.why);
    if (item.isFresh)
        first += u'+';
    const QString facts = factsOf(Job{.image = Listing::imageOf(*item.image)});
    return QString(first + u' ' + QString::number(item.row.value) + u' ' + facts + u'\n').toUtf8();
}

QByteArray countLine(int number, const QString &word = {})
{
    return QString(u"count "_s + QString::number(number) + u' ' + word + u'\n').toUtf8();
}

// Up to the first space, which goes with it.
QByteArrayView takeWord(QByteArrayView &line)
{
    const qsizetype end = line.indexOf(' ');
    const QByteArrayView word = line.first(end < 0 ? line.size() : end);
    line = line.sliced(end < 0 ? line.size() : end + 1);
    return word;
}

} // namespace

QByteArray Listing::toBytes() const
{
    QByteArray lines;
    int shownMore = m_shownMore;
    int freshMore = m_freshMore;
    QMap<QString, int> hiddenMore = m_hiddenMore;
    for (const Item &item : m_items) {
        if (const QByteArray line = lineOf(item); lines.size() + line.size() <= kMostBytes)
            lines += line;
        else if (item.isHidden)
            ++hiddenMore[wordOf(item.why, item.type)];
        else if (!item.isTaken) {
            ++shownMore;
            freshMore += item.isFresh ? 1 : 0;
        }
    }
    for (const QString &link : m_albums)
        lines += QString(u"album-link "_s + link + u'\n').toUtf8();
    if (shownMore > 0)
        lines += countLine(shownMore);
    if (freshMore > 0)
        lines += "fresh " + QByteArray::number(freshMore) + '\n';
    for (auto word = hiddenMore.cbegin(); word != hiddenMore.cend(); ++word)
        lines += countLine(word.value(), word.key());
    return qCompress(lines, kCompression);
}

Listing Listing::fromBytes(const QByteArray &bytes)
{
    Listing listing;
    constexpr qsizetype kHeader = sizeof(quint32);        // how much it becomes, as qCompress() writes it
    constexpr qsizetype kMostWithAlbums = 2 * kMostBytes; // nobody has that many, but a damaged number may say so
    if (bytes.size() < kHeader || qFromBigEndian<quint32>(bytes.constData()) > kMostWithAlbums)
        return listing;
    const QByteArray lines = qUncompress(bytes);
    for (qsizetype from = 0; from < lines.size();) {
        const qsizetype end = lines.indexOf('\n', from);
        const qsizetype next = end < 0 ? lines.size() : end;
        listing.readLine(QByteArrayView(lines).sliced(from, next - from));
        from = next + 1;
    }
    return listing;
}

void Listing::readLine(QByteArrayView line)
{
    const QByteArrayView word = takeWord(line);
    if (word == "album-link")
        return addAlbums({QString::fromUtf8(line)});
    const bool isFresh = word == "fresh";
    if (word != "count" && !isFresh)
        return readItem(word, line);
    const int number = takeWord(line).toByteArray().toInt();
    if (number <= 0)
        return;
    if (isFresh)
        return countFresh(number);
    line.isEmpty() ? countShown(number) : countHidden(QString::fromUtf8(line), number);
}

void Listing::readItem(QByteArrayView word, QByteArrayView rest)
{
    const bool isFresh = word.endsWith('+');
    if (isFresh)
        word.chop(1);
    const std::optional<FilterReason> why = reasonFrom(word);
    const bool isTaken = word == "taken" || word == "taken-own";
    if (!why && word != "own" && word != "shown" && !isTaken)
        return;
    const JobId row{takeWord(rest).toByteArray().toULongLong()};
    Job job;
    readFacts(QString::fromUtf8(rest), {}, job);
    const quint64 key = imageKey(job.image.url);
    if (job.image.url.isEmpty() || m_places.contains(key))
        return;
    appendOrCount({.image = pack(Job{.image = job.image}),
                   .key = key,
                   .row = row,
                   .why = why.value_or(FilterReason::Type),
                   .type = job.image.type,
                   .isHidden = why.has_value(),
                   .isTaken = isTaken,
                   .isFresh = isFresh,
                   .isBrought = word == "own" || word == "taken-own"});
}

} // namespace bowerbird
