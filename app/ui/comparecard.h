// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "store/history.h"
#include "ui/similarrules.h"

#include <QFrame>

class QGridLayout;
class QToolButton;

namespace bowerbird {

class ElidedLabel;
class ImageView;

// One of several similar pictures: what it looks like, what tells it from the others, and whether it is to be kept.
//
// Thread: UI.
class CompareCard : public QFrame
{
    Q_OBJECT
public:
    CompareCard(const HistoryEntry &picture, const QList<PictureFact> &facts, QWidget *parent = nullptr);

    [[nodiscard]] const HistoryEntry &picture() const { return m_picture; }
    [[nodiscard]] ImageView *view() const { return m_view; }
    [[nodiscard]] bool isKept() const;
    void setKept(bool isKept);
    void showImage(const QImage &image); // null: it cannot be shown
    void setDoubt(Doubt doubt);          // says why it is no mere copy

Q_SIGNALS:
    void choiceChanged();

private:
    void addFact(QGridLayout &grid, const PictureFact &fact);
    QWidget *makeChoice();

    HistoryEntry m_picture;
    ImageView *m_view;
    ElidedLabel *m_doubt;
    QToolButton *m_keep = nullptr;
    QToolButton *m_trash = nullptr;
};

} // namespace bowerbird
