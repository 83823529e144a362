// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "ui/comparepane.h"

#include "media/prove.h"
#include "ui/comparecard.h"
#include "ui/imageview.h"

#include <QCoreApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QPointer>
#include <QScrollArea>

#include <utility>

namespace bowerbird {

namespace {

constexpr QSize kFirstBound(1024, 1024); // enough for a card; the whole picture is read when somebody zooms in

} // namespace

ComparePane::ComparePane(QWidget *parent)
    : QWidget(parent)
    , m_area(new QScrollArea(this))
    , m_more(new QLabel(this))
{
    m_pool.setMaxThreadCount(2);
    auto *inner = new QWidget(m_area);
    m_row = new QHBoxLayout(inner);
    m_row->setContentsMargins(0, 0, 0, 0);
    m_row->setSpacing(8);
    m_area->setWidget(inner);
    m_area->setWidgetResizable(true);
    m_area->setFrameShape(QFrame::NoFrame);
    m_area->setFocusPolicy(Qt::NoFocus);
    m_more->setWordWrap(true);
    m_more->setForegroundRole(QPalette::PlaceholderText);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);
    layout->addWidget(m_area, 1);
    layout->addWidget(m_more);
    m_more->hide();
}

ComparePane::~ComparePane()
{
    m_pool.clear();
    m_pool.waitForDone();
}

void ComparePane::setPictures(const QList<HistoryEntry> &pictures)
{
    m_pool.clear();
    for (CompareCard *card : std::exchange(m_cards, {})) {
        card->hide();
        card->deleteLater();
    }
    const QList<HistoryEntry> shown = pictures.mid(0, kMostCards);
    m_looks = QList<PictureLook>(shown.size());
    m_unread = shown.size();
    m_isChosen = false;
    m_more->setVisible(shown.size() < pictures.size());
    m_more->setText(tr("%n more picture(s) of this group are shown when these have been looked through.", nullptr,
                       static_cast<int>(pictures.size() - shown.size())));
    const QList<QList<PictureFact>> facts = shown.isEmpty() ? QList<QList<PictureFact>>() : compareFacts(shown);
    for (qsizetype i = 0; i < shown.size(); ++i)
        addCard(shown.at(i), new CompareCard(shown.at(i), facts.at(i), m_area->widget()));
    Q_EMIT choiceChanged(); // to none, until the pictures have been read
}

void ComparePane::addCard(const HistoryEntry &picture, CompareCard *card)
{
    m_cards.append(card);
    m_row->addWidget(card, 1);
    const ImageView *view = card->view();
    connect(card, &CompareCard::choiceChanged, this, [this] {
        m_isChosen = m_isChosen || !m_isProposing;
        Q_EMIT choiceChanged();
    });
    connect(view, &ImageView::placeChanged, this, [this, card] { follow(card); });
    connect(view, &ImageView::needsDetail, this, [this, card] { load(card, {kMaxEdgePx, kMaxEdgePx}); });
    if (picture.file.widthPx > 0)
        return load(card, kFirstBound);
    card->showImage({});
    takeLook(card, {});
}

void ComparePane::load(CompareCard *card, QSize bound)
{
    m_pool.start([this, path = card->picture().file.path, bound, target = QPointer(card)] {
        const LoadedPicture loaded = loadPicture(path, bound);
        PictureLook look;
        if (bound == kFirstBound)
            look = {colorLayout(loaded.image), loaded.hasPalette, loaded.isAnimated};
        QMetaObject::invokeMethod(
            qApp,
            [this, target, image = loaded.image, bound, look] {
                if (!target) // and so, maybe, this
                    return;
                target->showImage(image);
                if (bound == kFirstBound)
                    takeLook(target, look);
            },
            Qt::QueuedConnection);
    });
}

void ComparePane::takeLook(const CompareCard *card, const PictureLook &look)
{
    const qsizetype i = m_cards.indexOf(card);
    if (i < 0) // of a group that is no longer shown
        return;
    m_looks[i] = look;
    if (--m_unread == 0)
        propose();
}

void ComparePane::propose()
{
    QList<HistoryEntry> pictures;
    for (const CompareCard *card : std::as_const(m_cards))
        pictures.append(card->picture());
    const QList<std::optional<Doubt>> doubts = doubtsOf(pictures, m_looks);
    m_isProposing = true;
    for (qsizetype i = 0; i < m_cards.size(); ++i) {
        m_cards.at(i)->setDoubt(doubts.at(i).value_or(Doubt::None));
        if (!m_isChosen)
            m_cards.at(i)->setKept(doubts.at(i) != Doubt::None);
    }
    m_isProposing = false;
}

void ComparePane::follow(const CompareCard *leader)
{
    if (std::exchange(m_isFollowing, true))
        return;
    for (const CompareCard *card : std::as_const(m_cards)) {
        ImageView::Place place = leader->view()->place();
        if (isMirrored(card->picture(), leader->picture()))
            place.offset.rx() *= -1; // the same thing is on the other side
        if (card != leader)
            card->view()->setPlace(place);
    }
    m_isFollowing = false;
}

QList<HistoryEntry> ComparePane::chosenForTrash() const
{
    QList<HistoryEntry> chosen;
    for (const CompareCard *card : m_cards) {
        if (!card->isKept())
            chosen.append(card->picture());
    }
    return chosen;
}

void ComparePane::toggle(int card)
{
    if (card >= 0 && card < m_cards.size())
        m_cards.at(card)->setKept(!m_cards.at(card)->isKept());
}

void ComparePane::fit()
{
    for (const CompareCard *card : std::as_const(m_cards))
        card->view()->fit();
}

void ComparePane::zoomBy(double factor)
{
    for (const CompareCard *card : std::as_const(m_cards)) {
        if (card->view()->hasImage())
            return card->view()->setZoom(card->view()->zoom() * factor); // the others follow
    }
}

} // namespace bowerbird
