// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "store/history.h"

#include <QTimer>
#include <QWidget>

#include <chrono>

class QComboBox;
class QDateEdit;
class QLineEdit;

namespace bowerbird {

// What of the history is to be shown: words as they are typed, type, size, date and state.
//
// Thread: UI.
class HistoryFilterBar : public QWidget
{
    Q_OBJECT
public:
    explicit HistoryFilterBar(QWidget *parent = nullptr);

    // In the default order; from the beginning of a day to its end where it is about dates, in local time.
    [[nodiscard]] HistoryQuery query() const;
    [[nodiscard]] bool isFiltering() const; // something is left out
    void clear();
    void focusSearch();

    static constexpr std::chrono::milliseconds kTypingPause{150};

Q_SIGNALS:
    // kTypingPause after the last key, at once for everything else.
    void changed();
    void leaveRequested(); // down from the field, to the list

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void setUpSearch();
    void fillTypes();
    void fillSizes();
    void fillDates();
    void fillStates();
    void setUpDates();
    void announce();
    void chooseDates();

    QLineEdit *m_search;
    QComboBox *m_type;
    QComboBox *m_size;
    QComboBox *m_date;
    QComboBox *m_state;
    QWidget *m_dates; // shown with "From … to …"
    QDateEdit *m_from;
    QDateEdit *m_to;
    QTimer m_typingTimer;
};

} // namespace bowerbird
