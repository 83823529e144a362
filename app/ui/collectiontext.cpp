// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "ui/collectiontext.h"

#include "core/redact.h"
#include "ui/failuretext.h"
#include "ui/formatting.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QUrl>

namespace bowerbird {

using namespace Qt::StringLiterals;

namespace {

constexpr int kHoursADay = 24;
constexpr int kHoursAWeek = 7 * kHoursADay;
constexpr qsizetype kLongestLink = 120;

struct Texts
{
    Q_DECLARE_TR_FUNCTIONS(Collections)
};

// By the numbers of the columns beside it.
QString askedText(const CollectionBook &book, const CollectionBook::Entry &entry)
{
    const int fresh = book.fresh(entry);
    const int found = book.found(entry);
    if (entry.kept.isUnchanged)
        return Texts::tr("Nothing new");
    if (found > fresh)
        return fresh == 0 ? Texts::tr("Nothing new")
                          : Texts::tr("%1 new of %2", "images").arg(formatCount(fresh), formatCount(found));
    return Texts::tr("%Ln image(s)", nullptr, found);
}

} // namespace

CollectionState collectionState(const CollectionBook &book, const CollectionBook::Entry &entry)
{
    if (entry.asking != 0)
        return CollectionState::Asking;
    if (entry.isWaiting)
        return CollectionState::Waiting;
    if (entry.kept.failure)
        return CollectionState::Failed;
    if (book.tally(entry.kept.id).pending > 0)
        return CollectionState::Downloading;
    if (entry.wasStopped)
        return CollectionState::Stopped;
    if (entry.kept.unseen > 0)
        return CollectionState::Fresh;
    return entry.kept.found == 0 ? CollectionState::Empty : CollectionState::Done;
}

QString collectionStateText(const CollectionBook &book, const CollectionBook::Entry &entry)
{
    const RememberedCollection &kept = entry.kept;
    const CollectionTally tally = book.tally(kept.id);
    switch (collectionState(book, entry)) {
    case CollectionState::Waiting:
        return Texts::tr("Waits for its turn");
    case CollectionState::Asking:
        if (const QDateTime until = book.waitsUntil(entry); until.isValid())
            return Texts::tr("Goes on at %1", "a time").arg(formatDateTime(until.toLocalTime()));
        if (tally.pending > 0)
            return Texts::tr("Reading… %1 of %2 done", "images")
                .arg(formatCount(tally.rows - tally.pending), formatCount(tally.rows));
        return Texts::tr("Reading…");
    case CollectionState::Downloading:
        return Texts::tr("%1 of %2 done", "images")
            .arg(formatCount(tally.rows - tally.pending), formatCount(tally.rows));
    case CollectionState::Failed:
        return linkFailureText(*kept.failure);
    case CollectionState::Fresh:
        return Texts::tr("%Ln new image(s)", nullptr, kept.unseen);
    case CollectionState::Stopped:
        return Texts::tr("Stopped");
    case CollectionState::Empty:
        return kept.filtered > 0 ? Texts::tr("The filters left all out") : Texts::tr("No images");
    case CollectionState::Done:
        break;
    }
    return askedText(book, entry);
}

QString collectionName(const RememberedCollection &collection)
{
    if (collection.link.startsWith("sample:"_L1))
        return Texts::tr("Sample gallery");
    const QUrl url(collection.link);
    const bool isWeb = url.scheme().startsWith("http"_L1);
    const QString title = toSingleLine(collection.title).trimmed();
    if (!title.isEmpty())
        return isWeb ? title + u" · "_s + url.host() : title;
    if (QFileInfo(collection.link).isAbsolute())
        return QFileInfo(collection.link).fileName();
    QString link = redactedUrl(collection.link).simplified();
    if (isWeb)
        link.remove(0, link.indexOf("://"_L1) + 3);
    return link.size() <= kLongestLink ? link : link.left(kLongestLink - 1) + u"…"_s;
}

QString everyText(int hours)
{
    if (hours == kHoursAWeek)
        return Texts::tr("every week");
    if (hours == kHoursADay)
        return Texts::tr("every day");
    if (hours % kHoursADay == 0)
        return Texts::tr("every %Ln day(s)", nullptr, hours / kHoursADay);
    return hours == 1 ? Texts::tr("every hour") : Texts::tr("every %Ln hour(s)", nullptr, hours);
}

QString watchText(const Watch &watch, AllWatches all)
{
    return watch.isPaused || all == AllWatches::Paused ? Texts::tr("paused", "a watch") : everyText(watch.everyHours);
}

QString collectionDetails(const CollectionBook &book, const CollectionBook::Entry &entry)
{
    const QString text = collectionStateText(book, entry);
    if (!entry.kept.isUnchanged || entry.asking != 0)
        return text;
    return text + u'\n' +
           Texts::tr("The site says that nothing has changed since it was read on %1.")
               .arg(formatDateTime(entry.kept.version.readAt.toLocalTime()));
}

QString watchDetails(const RememberedCollection &collection, AllWatches all)
{
    if (!collection.watch)
        return {};
    const Watch &watch = *collection.watch;
    const QString every = Texts::tr("Asked for new images %1.", "every 6 hours").arg(everyText(watch.everyHours));
    if (watch.isPaused)
        return every + u' ' + Texts::tr("The watch is paused.");
    if (all == AllWatches::Paused)
        return every + u' ' + Texts::tr("All watches are paused.");
    const QString next = watch.nextAt.isValid() ? Texts::tr("Next: %1.").arg(formatDateTime(watch.nextAt.toLocalTime()))
                                                : Texts::tr("Next: as soon as possible.");
    QString text = every + u' ' + next;
    if (watch.notBefore.isValid() && watch.nextAt.isValid() && watch.notBefore >= watch.nextAt)
        text += u' ' + Texts::tr("The site wants to be left alone until then.");
    if (watch.failuresInARow > 0)
        text += u' ' + Texts::tr("It has failed %Ln time(s) in a row and is asked less often until it works.", nullptr,
                                 watch.failuresInARow);
    return text;
}

} // namespace bowerbird
