// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "ui/statefilter.h"

#include <QTimer>
#include <QWidget>

#include <array>

class QLineEdit;
class QToolButton;

namespace bowerbird {

// "All 60 · Waiting 12 · Running 8 · ..." as flat buttons, one of them pressed, and a field to search in.
//
// Thread: UI. Borrows: the manager, which outlives it, for the counts.
class FilterBar : public QWidget
{
    Q_OBJECT
public:
    explicit FilterBar(DownloadManager &manager, QWidget *parent = nullptr);

    void setStateFilter(StateFilter filter);
    [[nodiscard]] StateFilter stateFilter() const { return m_stateFilter; }
    [[nodiscard]] QString text() const;
    void setText(const QString &text);
    void focusSearch(); // Ctrl+F does it, too
    void clear();       // all states, no text

    static constexpr std::chrono::milliseconds kTypingPause{150};

Q_SIGNALS:
    void stateFilterChanged(bowerbird::StateFilter filter);
    // kTypingPause after the last key, at once after Return or when it was cleared; only when it is different.
    void textChanged(const QString &text);
    void leaveRequested(); // Escape in an empty field, or the down key: the list wants the focus

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void setUpButtons();
    void setUpSearch();
    void updateCounts();
    void announceText();

    DownloadManager &m_manager;
    std::array<QToolButton *, kStateFilterCount> m_buttons{};
    QLineEdit *m_search;
    QTimer m_typingTimer;
    QTimer m_countTimer; // several changes in a turn are one
    StateFilter m_stateFilter = StateFilter::All;
    QString m_announcedText;
};

} // namespace bowerbird
