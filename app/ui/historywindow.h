// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "ui/historyactions.h"
#include "ui/historymodel.h"

#include <QDialog>
#include <QTimer>

#include <optional>

class QComboBox;
class QLabel;
class QPushButton;
class QStackedWidget;

namespace bowerbird {

class HistoryFilterBar;
class HistoryView;
class MessageBar;
class SettingsStore;
class ThumbnailCache;

// Everything that was ever downloaded: searched as somebody types, and what can be done with it. It stays open beside
// the main window, follows what is downloaded meanwhile and remembers its place.
//
// Thread: UI. Borrows: everything, which outlives it, but the undo history and the settings, which may go first when
// the program ends.
class HistoryWindow : public QDialog
{
    Q_OBJECT
public:
    struct Parts
    {
        Library &library;
        DownloadManager &manager;
        ThumbnailCache &thumbnails;
        SettingsStore &store;
        SettingsKeeper &settings;
        UndoHistory &undo;
    };

    explicit HistoryWindow(const Parts &parts, QWidget *parent = nullptr);
    ~HistoryWindow() override;

    void reload(); // files may have come or gone
    [[nodiscard]] HistoryModel &model() { return m_model; }
    [[nodiscard]] HistoryActions &actionSet() { return m_actions; }

    static constexpr std::chrono::milliseconds kFollowInterval{2'000};
    static constexpr std::chrono::seconds kToldFor{6};

Q_SIGNALS:
    void showRequested(const QList<bowerbird::JobId> &ids); // these rows of the main window's table

protected:
    void showEvent(QShowEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    QWidget *makeCountsRow();
    QWidget *makeCentre();
    QWidget *makeButtons();
    void joinQuery();
    void joinActions();
    void joinMessages();
    void follow(const DownloadManager &manager);
    void ask();
    void setSort(HistorySort sort);
    void showState();
    void showMenu(const QPoint &place);
    void removeForgotten(const QSet<qint64> &historyRows);
    [[nodiscard]] QString countsText() const;

    SettingsStore &m_store;
    UndoHistory &m_undo;
    HistoryModel m_model;
    HistoryActions m_actions;
    HistoryFilterBar *m_filter;
    MessageBar *m_messages;
    HistoryView *m_view;
    QLabel *m_counts = nullptr;
    QComboBox *m_sort = nullptr;
    QStackedWidget *m_stack = nullptr;
    QLabel *m_title = nullptr; // in the list's place
    QLabel *m_text = nullptr;
    QPushButton *m_clear = nullptr;
    QTimer m_followTimer;
    std::optional<HistoryCounts> m_found; // nothing: not counted yet
    bool m_wasShown = false;
};

} // namespace bowerbird
