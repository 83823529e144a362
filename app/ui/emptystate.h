// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#pragma once

#include <QWidget>

class QLabel;
class QPushButton;

namespace bowerbird {

// What stands in the list's place while there is nothing in it: what the program does, and two ways to begin.
//
// Thread: UI.
class EmptyState : public QWidget
{
    Q_OBJECT
public:
    explicit EmptyState(QWidget *parent = nullptr);

    // While links are being read and no image has been found yet.
    void setBusy(bool isBusy);

    [[nodiscard]] QPushButton *sampleButton() const { return m_sample; }

Q_SIGNALS:
    void sampleRequested();
    void addRequested();

private:
    QLabel *m_title;
    QLabel *m_text;
    QPushButton *m_sample;
    QPushButton *m_add;
};

} // namespace bowerbird
