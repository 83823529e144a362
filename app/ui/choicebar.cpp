// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "ui/choicebar.h"

#include "ui/choiceactions.h"
#include "ui/elidedlabel.h"
#include "ui/formatting.h"
#include "ui/icons.h"

#include <QAction>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QPainter>
#include <QPushButton>
#include <QToolButton>

using namespace Qt::StringLiterals;

namespace bowerbird {

namespace {

constexpr int kIconPx = 20; // icon, margins and corners as messages have them, since they stand above it
constexpr int kOutsidePx = 8;
constexpr int kCornerPx = 8;
constexpr int kGapPx = 4; // above and below

} // namespace

ChoiceBar::ChoiceBar(ChoiceActions &actions, QWidget *parent)
    : QWidget(parent)
    , m_actions(actions)
    , m_icon(new QLabel(this))
    , m_text(new ElidedLabel(this))
    , m_choose(new QToolButton(this))
    , m_downloadAll(new QPushButton(tr("Download All"), this))
    , m_downloadChosen(new QPushButton(this))
{
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(kOutsidePx + 12, kGapPx + 4, kOutsidePx + 8, kGapPx + 4);
    layout->setSpacing(8);
    m_icon->setFixedSize(kIconPx, kIconPx);
    layout->addWidget(m_icon);
    layout->addWidget(m_text, 1);
    layout->addWidget(m_choose);
    layout->addWidget(m_downloadAll);
    layout->addWidget(m_downloadChosen);
    auto *menu = new QMenu(this);
    actions.fillMenu(*menu);
    menu->addAction(actions.downloadAll); // whose button gives way in a narrow window
    m_choose->setText(tr("Choose"));
    m_choose->setToolTip(tr("Ways to choose; a click on a picture, or Space, sets its tick"));
    m_choose->setMenu(menu);
    m_choose->setPopupMode(QToolButton::InstantPopup);
    m_choose->setToolButtonStyle(Qt::ToolButtonTextOnly);
    m_choose->setFocusPolicy(Qt::StrongFocus);
    m_downloadAll->setToolTip(actions.downloadAll->statusTip());
    m_downloadChosen->setToolTip(actions.downloadChosen->toolTip());
    connect(m_downloadAll, &QPushButton::clicked, actions.downloadAll, &QAction::trigger);
    connect(m_downloadChosen, &QPushButton::clicked, actions.downloadChosen, &QAction::trigger);
    connect(&actions, &ChoiceActions::changed, this, &ChoiceBar::showCounts);
    tint();
    showCounts();
}

QString ChoiceBar::text() const
{
    return m_full;
}

void ChoiceBar::showCounts()
{
    const int held = m_actions.heldCount();
    const int chosen = m_actions.chosenCount();
    m_full = chosen > 0 ? tr("%n image(s) found, %1 chosen", nullptr, held).arg(formatCount(chosen))
                        : tr("%n image(s) found – choose, then Download", nullptr, held);
    m_short = tr("%n image(s) found", nullptr, held);
    m_downloadChosen->setText(chosen > 0 ? tr("Download %L1 Chosen").arg(chosen) : tr("Download Chosen"));
    m_downloadChosen->setEnabled(chosen > 0);
    fit();
    setVisible(held > 0);
}

void ChoiceBar::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    fit();
}

void ChoiceBar::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        tint();
    else if (event->type() == QEvent::FontChange)
        fit();
}

// In a narrow window the advice gives way first, then the button of what stands in the menu, too.
void ChoiceBar::fit()
{
    const QMargins margins = layout()->contentsMargins();
    const auto taken = [this](const QWidget *widget) { return widget->sizeHint().width() + layout()->spacing(); };
    const int room = width() - margins.left() - margins.right() - kIconPx - layout()->spacing() - taken(m_choose) -
                     taken(m_downloadChosen);
    const auto textPx = [this](const QString &text) { return fontMetrics().horizontalAdvance(text) + 1; };
    const bool isShort = textPx(m_full) + taken(m_downloadAll) > room;
    const bool isNarrow = textPx(m_short) + taken(m_downloadAll) > room;
    m_text->setText(isShort && (!isNarrow || textPx(m_full) > room) ? m_short : m_full);
    m_text->setToolTip(toPlainToolTip(m_full));
    m_text->setAccessibleName(m_full);
    m_downloadAll->setVisible(!isNarrow);
}

void ChoiceBar::tint()
{
    m_icon->setPixmap(symbolicPixmap("check"_L1, kIconPx, palette().color(QPalette::Highlight), devicePixelRatioF()));
}

// A quiet ground in the palette's own accent, as messages have it.
void ChoiceBar::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    QColor fill = palette().color(QPalette::Highlight);
    fill.setAlphaF(0.12F);
    painter.setPen(Qt::NoPen);
    painter.setBrush(fill);
    painter.drawRoundedRect(rect().adjusted(kOutsidePx, kGapPx, -kOutsidePx, -kGapPx), kCornerPx, kCornerPx);
}

} // namespace bowerbird
