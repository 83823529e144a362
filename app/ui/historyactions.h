// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/job.h"
#include "store/history.h"
#include "ui/inplacedownloads.h"
#include "ui/librarytrash.h"

#include <QList>
#include <QObject>
#include <QSet>
#include <QThreadPool>

#include <memory>

class QAction;
class QMenu;

namespace bowerbird {

class DownloadManager;
class Library;
class SettingsKeeper;
class UndoHistory;

// What can be done to chosen images of the history: its window's menu, buttons and keys. An action is enabled while it
// can do something to at least one of them. What changes something can be undone.
//
// Thread: UI. Borrows: everything, which outlives it.
class HistoryActions : public QObject
{
    Q_OBJECT
public:
    struct Parts
    {
        Library &library;
        DownloadManager &manager;
        SettingsKeeper &settings;
        UndoHistory &undo;
    };

    explicit HistoryActions(const Parts &parts, QObject *parent = nullptr);
    ~HistoryActions() override;

    void setSelection(const QList<HistoryEntry> &entries);
    [[nodiscard]] const QList<HistoryEntry> &selection() const { return m_selection; }
    void fillMenu(QMenu &menu) const;
    [[nodiscard]] QList<QAction *> all() const;

    // Puts these images into the queue again by their links, with the settings as they are now, whatever has become of
    // their files.
    void downloadAgain(const QList<HistoryEntry> &entries);
    // The same where they were, under the names they had; a file that stands there now stays until the good one has
    // come, and goes to the trash then.
    void downloadInPlace(const QList<HistoryEntry> &entries);
    // The library takes the bytes they have now for what they are to be.
    void acceptAll(const QList<HistoryEntry> &entries);
    void forgetAll(const QList<HistoryEntry> &entries); // files stay

    QAction *open;
    QAction *reveal;
    QAction *copyLink;
    QAction *showInTable;
    QAction *queueAgain;
    QAction *accept;
    QAction *forget;
    QAction *trash;

    static constexpr int kMostOpened = 10; // files that `open` opens at once

Q_SIGNALS:
    void troubled(const QString &text); // something could not be done, as a sentence
    void told(const QString &text);     // something small was done that nothing else shows
    void forgotten(const QSet<qint64> &historyRows);
    void begun(); // downloadInPlace() or acceptAll() has done what it could; it is later than the call
    void filesMoved(const QList<bowerbird::JobId> &ids); // to the trash, or back from it
    void changed(); // the history, or what has become of its files, is different now
    void showRequested(const QList<bowerbird::JobId> &ids);

private:
    struct Again;
    void openFiles();
    void revealFirst();
    void copyLinks();
    void showRows();
    void trashFiles();
    [[nodiscard]] QList<JobId> rows() const; // of those that are in the table
    enum class Place : quint8 { BySettings, WhereTheyWere };
    [[nodiscard]] QList<HistoryEntry> notUnderWay(const QList<HistoryEntry> &entries) const;
    void queue(const QList<HistoryEntry> &entries, Place place);
    void noteAccepted(const QList<HistoryChange> &changes, const QStringList &unreadable);
    void setFiles(const QList<HistoryChange> &changes);
    void queueSome(Again &again, qsizetype count);
    void noteQueued(const std::shared_ptr<const Again> &again);
    [[nodiscard]] QList<JobId> addAgain(const QList<HistoryEntry> &entries, Again &again);
    [[nodiscard]] QSet<QString> linksOf(const QList<JobId> &ids) const; // of rows
    void takeBackAgain(const std::shared_ptr<const Again> &again);

    Library &m_library;
    DownloadManager &m_manager;
    SettingsKeeper &m_settings;
    UndoHistory &m_undo;
    LibraryTrash m_trash;
    InPlaceDownloads m_inPlace;
    QThreadPool m_pool; // reads what is to be accepted
    QList<HistoryEntry> m_selection;
};

} // namespace bowerbird
