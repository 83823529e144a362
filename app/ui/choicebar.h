// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#pragma once

#include <QWidget>

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

    [[nodiscard]] QString text() const;

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void showCounts();
    void fitButtons();

    ChoiceActions &m_actions;
    ElidedLabel *m_text;
    QToolButton *m_choose;
    QPushButton *m_downloadAll;
    QPushButton *m_downloadChosen;
};

} // namespace bowerbird
