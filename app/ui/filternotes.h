// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "sources/collector.h"

#include <QHash>
#include <QMap>
#include <QObject>
#include <QPointer>
#include <QString>

class QAction;
class QWidget;

namespace bowerbird {

class CollectionBook;
class DownloadManager;
class FilterDialog;
class FilteredImages;
class LinkIntake;
class MessageBar;
class SettingsStore;

// Tells what a collection's filter hides of what is in view, "23 shown, 22 albums and 15 animated hidden", with buttons
// that show it or open the filter: of the collection that the list is narrowed to, else of the one that was asked last
// or whose filter was changed last.
//
// The message is there whenever something is hidden, also after a restart and after asking again. Once a person has
// closed it, it stays away until the collection hides something else, also over restarts.
//
// Thread: UI. Borrows: everything; all of it outlives it.
class FilterNotes : public QObject
{
    Q_OBJECT
public:
    struct Parts
    {
        FilteredImages &images;
        CollectionBook &book;
        const DownloadManager &manager;
        Collector &collector;
        LinkIntake &intake;
        MessageBar &messages;
        SettingsStore &store;
    };

    FilterNotes(const Parts &parts, QWidget &window);

    void openFilter(qint64 collection);
    void setInView(qint64 collection); // the list shows only its images; 0 = all
    void setChosen(qint64 collection); // in the panel of collections; 0 = none, or several
    // Of the chosen collection, else of the one in view, else of the latest with images that wait or are hidden.
    QAction *editFilter;

private:
    using Hidden = QMap<QString, int>; // reason -> count

    void noteEnd(const CollectionSummary &summary);
    void noteChange(qint64 collection);
    void consider(qint64 collection);
    void show(qint64 collection);
    void close();
    void keepClosed() const;
    void readClosed();
    void updateEnabled();
    [[nodiscard]] qint64 toEdit() const;
    [[nodiscard]] qint64 latestWithChoice() const; // 0 = none

    Parts m_parts;
    QWidget &m_window;
    QPointer<FilterDialog> m_dialog;
    qint64 m_chosen = 0;
    qint64 m_inView = 0;
    qint64 m_told = 0;                 // the collection that the message is about, or was
    QString m_shown;                   // what it says
    QHash<qint64, Hidden> m_seen;      // what a collection hid when it was looked at last
    QHash<qint64, QString> m_closedAt; // what it hid when a person closed the message
};

} // namespace bowerbird
