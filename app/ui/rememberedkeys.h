// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/imagekeys.h"
#include "ui/collectionjobs.h"

#include <QFutureWatcher>
#include <QHash>
#include <QObject>

#include <optional>

namespace bowerbird {

class Library;

// The images that the collections have given in earlier runs, read and sorted in the library's thread: there may be a
// million, and the window is not to wait for them. They are there before any row of an earlier run that is asked for
// later is.
//
// Thread: UI. Borrows: the library, which outlives it.
class RememberedKeys : public QObject
{
    Q_OBJECT
public:
    struct Keys
    {
        QHash<qint64, ImageKeys> images;   // by collection
        QHash<qint64, ImageKeys> unchosen; // those of them that were taken out of the list instead of being chosen
        CollectionJobs::Owners owners;     // the first collection of each
    };

    explicit RememberedKeys(Library &library, QObject *parent = nullptr); // begins to read

    // Null as long as they are not there, and once they were taken.
    [[nodiscard]] std::optional<Keys> take();
    void wait(); // until they are there: for who cannot go on without them

Q_SIGNALS:
    void ready(); // once; they may have been taken before

private:
    Library &m_library;
    QFutureWatcher<Keys> m_watcher;
};

} // namespace bowerbird
