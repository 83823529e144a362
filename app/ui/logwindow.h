// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#pragma once

#include <QDialog>
#include <QTimer>

class QLineEdit;
class QPlainTextEdit;

namespace bowerbird {

class LogBook;

// What the program has logged, as it comes, to be read and to be copied for a bug report.
//
// Thread: UI. Borrows: the log book, which outlives it.
class LogWindow : public QDialog
{
    Q_OBJECT
public:
    explicit LogWindow(LogBook &book, QWidget *parent = nullptr);

    // Version, system and the lines: what somebody who is to find a fault needs.
    [[nodiscard]] QString reportText() const;

    static constexpr std::chrono::milliseconds kInterval{500};

protected:
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    void takeNew();
    void showAll();
    void clearAll();

    LogBook &m_book;
    QTimer m_timer;
    qint64 m_shownNumber = 0;
    QLineEdit *m_filter;
    QPlainTextEdit *m_text;
};

} // namespace bowerbird
