// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "store/history.h"
#include "ui/similarrules.h"

#include <QList>
#include <QThreadPool>
#include <QWidget>

class QHBoxLayout;
class QLabel;
class QScrollArea;

namespace bowerbird {

class CompareCard;

// Similar pictures side by side: zooming or moving one does the same to all, also when they are of different sizes or
// mirror images. All of them are kept until they were read; then those that are mere copies of the best one, smaller or
// encoded again, are proposed for the trash, unless somebody has chosen otherwise by then.
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
    [[nodiscard]] bool isSettled() const { return m_unread == 0; } // all were read, and what is proposed is known
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
    void takeLook(const CompareCard *card, const PictureLook &look);
    void propose();
    void follow(const CompareCard *leader);

    QThreadPool m_pool;
    QScrollArea *m_area;
    QHBoxLayout *m_row;
    QLabel *m_more;
    QList<CompareCard *> m_cards;
    QList<PictureLook> m_looks; // of the cards
    qsizetype m_unread = 0;     // cards
    bool m_isChosen = false;    // by a person
    bool m_isProposing = false;
    bool m_isFollowing = false;
};

} // namespace bowerbird
