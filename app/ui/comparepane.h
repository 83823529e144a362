// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "store/history.h"

#include <QList>
#include <QThreadPool>
#include <QWidget>

class QHBoxLayout;
class QLabel;
class QScrollArea;

namespace bowerbird {

class CompareCard;

// Similar pictures side by side: zooming or moving one does the same to all, also when they are of different sizes or
// mirror images. Of the pictures the best is kept and the others are not, until somebody chooses otherwise.
//
// Thread: UI; pictures are read in two threads of its own, for whose present pictures the destructor waits.
class ComparePane : public QWidget
{
    Q_OBJECT
public:
    explicit ComparePane(QWidget *parent = nullptr);
    ~ComparePane() override;

    // More than kMostCards are not shown, and so not chosen either; a line says so.
    void setPictures(const QList<HistoryEntry> &pictures);
    [[nodiscard]] const QList<CompareCard *> &cards() const { return m_cards; }
    [[nodiscard]] QList<HistoryEntry> chosenForTrash() const;
    void toggle(int card); // keep or not; passed over when there is none of this number
    void fit();
    void zoomBy(double factor); // all of them

    static constexpr int kMostCards = 12;
    static constexpr double kZoomStep = 1.25;

Q_SIGNALS:
    void choiceChanged();

private:
    void addCard(const HistoryEntry &picture, CompareCard *card);
    void load(CompareCard *card, QSize bound);
    void follow(const CompareCard *leader);

    QThreadPool m_pool;
    QScrollArea *m_area;
    QHBoxLayout *m_row;
    QLabel *m_more;
    QList<CompareCard *> m_cards;
    bool m_isFollowing = false;
};

} // namespace bowerbird
