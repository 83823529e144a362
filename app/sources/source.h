// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/failure.h"
#include "core/imageref.h"
#include "core/pageversion.h"

#include <QDateTime>
#include <QList>
#include <QObject>
#include <QString>
#include <QStringList>

namespace bowerbird {

class ApiBudget;

inline constexpr int kSmallestOnPagePx = 64; // an edge of a picture in a page that says how large it is
inline constexpr int kSmallestUnsaidPx = 20; // of one whose page does not: what is smaller is an icon for certain

// One link being asked for its images. Made by a Source, started by its caller, ends exactly once.
//
// Thread: UI. Ownership: the caller's; may be deleted at any time, which cancels.
class Collection : public QObject
{
    Q_OBJECT
public:
    using QObject::QObject;

    // Begins to ask. Signals never come from within start().
    virtual void start() = 0;
    // Stops asking; nothing is signalled afterwards, not even finished.
    virtual void cancel() = 0;
    // What the API bears that it asks; null: it asks none that counts.
    [[nodiscard]] virtual const ApiBudget *budget() const { return nullptr; }
    // What its server has told of a page or feed; for what is none, and before the end, nothing.
    [[nodiscard]] virtual PageAnswer pageAnswer() const { return {}; }

Q_SIGNALS:
    // Some images, in the listing's order; any number of times before the end.
    void found(const QList<bowerbird::ImageRef> &images);
    // The same of images that stand in a page which does not say how large they are: what turns out to be smaller than
    // kSmallestUnsaidPx, as icons are and pictures that count visits, is not wanted. In order with found().
    void foundOnPage(const QList<bowerbird::ImageRef> &images);
    // Albums or images that were left out by AlbumRule::Skip or could not be read, counted; any number of times.
    void leftOut(const QString &why, int count);
    // The albums among them, as links that can be given to the collector; before the leftOut that counts them.
    void albumsLeftOut(const QStringList &links);
    // Images that their page shows too small to be pictures: they are left out, and could be wanted all the same. They
    // are counted by this, and may be told more than once.
    void iconsLeftOut(const QList<bowerbird::ImageRef> &images);
    // Something a person should know, in plain words that the front end translates by key: "random-unavailable". With
    // something behind it: "next-page URL", a page goes on there; "points-at URL", the link means that image above all;
    // "pages-repeat", "pages-enough N", "robots HOST" and "robots-unknown HOST", why pages that follow are not read
    // (PageSequence).
    void noticed(const QString &key);
    // Nothing is asked before `until`, since the site wants to be left alone; then it goes on by itself. Again when
    // that time changes, and with an invalid one when it goes on.
    void waiting(const QDateTime &until);
    // The end: everything was found, or as much as was wanted.
    void finished();
    // The end, too: nothing more can be found. What was found before stays.
    void failed(const bowerbird::Failure &failure);
};

} // namespace bowerbird
