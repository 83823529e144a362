// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#pragma once

#include <QWidget>

class QBoxLayout;
class QHBoxLayout;
class QLabel;
class QPushButton;
class QToolButton;

namespace bowerbird {

class ChoiceActions;
class ElidedLabel;

// Over the list while images wait to be chosen: how many, which of them the list's filter hides, and the ways to go on.
// Takes no room otherwise; where it is narrow the buttons stand below the text.
//
// What a person may be about to press stays where it is while the numbers and what is shown change: the menu stands at
// the beginning, the downloads at the end, with room for their longest texts, and what comes and goes between them.
//
// Thread: UI. Borrows: the actions, which outlive it.
class ChoiceBar : public QWidget
{
    Q_OBJECT
public:
    explicit ChoiceBar(ChoiceActions &actions, QWidget *parent = nullptr);

    [[nodiscard]] QString text() const;                   // the whole of it, also where there is no room for that
    [[nodiscard]] QSize minimumSizeHint() const override; // without what else stands in the menu

protected:
    void changeEvent(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void addButtons();
    void showCounts();
    void fit();
    void reserve();
    void placeButtons(bool isBelow);
    void tint();
    [[nodiscard]] int taken(const QWidget *widget) const; // with the space beside it

    ChoiceActions &m_actions;
    QString m_full;
    QString m_short;      // for a narrow window
    QBoxLayout *m_layout; // the text, and the buttons
    QHBoxLayout *m_head;
    QHBoxLayout *m_buttons;
    QLabel *m_icon;
    ElidedLabel *m_text;
    QToolButton *m_choose;
    QPushButton *m_showAll;
    QPushButton *m_downloadAll;
    QPushButton *m_downloadChosen;
};

} // namespace bowerbird
