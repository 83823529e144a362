// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#pragma once

#include <QWidget>

class QLabel;
class QPushButton;
class QToolButton;

namespace bowerbird {

class ChoiceActions;
class ElidedLabel;

// Over the list while images wait to be chosen: how many, and the ways to go on. Takes no room otherwise.
//
// Thread: UI. Borrows: the actions, which outlive it.
class ChoiceBar : public QWidget
{
    Q_OBJECT
public:
    explicit ChoiceBar(ChoiceActions &actions, QWidget *parent = nullptr);

    [[nodiscard]] QString text() const; // the whole of it, also where there is no room for that

protected:
    void changeEvent(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void showCounts();
    void fit();
    void tint();

    ChoiceActions &m_actions;
    QString m_full;
    QString m_short; // for a narrow window
    QLabel *m_icon;
    ElidedLabel *m_text;
    QToolButton *m_choose;
    QPushButton *m_downloadAll;
    QPushButton *m_downloadChosen;
};

} // namespace bowerbird
