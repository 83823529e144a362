// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "ui/statefilter.h"

#include <QTimer>
#include <QWidget>

#include <array>

class QLabel;
class QLineEdit;
class QToolButton;

namespace bowerbird {

// "All 60 · Queued 12 · Running 8 · ..." as flat buttons, one of them pressed, and a field to search in. Buttons that
// do not fit go into a menu, those of empty groups first.
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
    void clear();       // all states, no text, every collection
    // Tells that only the images of this collection are shown, beside a button that ends it; empty = of all.
    void setCollection(const QString &name);
    void setShownCount(int shown); // rows that pass the filters, told while there is a text or a collection

    [[nodiscard]] QSize minimumSizeHint() const override; // without buttons

    static constexpr std::chrono::milliseconds kTypingPause{150};

Q_SIGNALS:
    void stateFilterChanged(bowerbird::StateFilter filter);
    // kTypingPause after the last key, at once after Return or when it was cleared; only when it is different.
    void textChanged(const QString &text);
    void collectionCleared(); // by its button or clear()
    void leaveRequested();    // Escape in an empty field, or the down key: the list wants the focus

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void changeEvent(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void setUpButtons();
    void setUpSearch();
    void setUpCollection();
    void updateCounts();
    void updateShown();
    void fitButtons();
    void openMore();
    [[nodiscard]] QString filterName(StateFilter filter) const;
    void announceText();

    DownloadManager &m_manager;
    std::array<QToolButton *, kStateFilterCount> m_buttons{};
    QToolButton *m_more;       // opens what does not fit
    QToolButton *m_collection; // "Birds ×" while only its images are shown
    QLabel *m_shown;           // "2 of 46 shown"
    QLineEdit *m_search;
    int m_shownCount = 0;
    QTimer m_typingTimer;
    QTimer m_countTimer; // several changes in a turn are one
    StateFilter m_stateFilter = StateFilter::All;
    QString m_announcedText;
};

} // namespace bowerbird
