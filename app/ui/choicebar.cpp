// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "ui/choicebar.h"

#include "ui/choiceactions.h"
#include "ui/elidedlabel.h"
#include "ui/formatting.h"
#include "ui/icons.h"

#include <QAction>
#include <QBoxLayout>
#include <QEvent>
#include <QLabel>
#include <QMenu>
#include <QPainter>
#include <QPushButton>
#include <QToolButton>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace bowerbird {

namespace {

constexpr int kIconPx = 20; // icon, margins and corners as messages have them, since they stand above it
constexpr int kOutsidePx = 8;
constexpr int kCornerPx = 8;
constexpr int kGapPx = 4; // above and below
constexpr int kSpacingPx = 8;
constexpr int kUsualMost = 9'999; // images at once: buttons have room for so many

} // namespace

ChoiceBar::ChoiceBar(ChoiceActions &actions, QWidget *parent)
    : QWidget(parent)
    , m_actions(actions)
    , m_layout(new QBoxLayout(QBoxLayout::LeftToRight, this))
    , m_head(new QHBoxLayout)
    , m_buttons(new QHBoxLayout)
    , m_icon(new QLabel(this))
    , m_text(new ElidedLabel(this))
    , m_choose(new QToolButton(this))
    , m_showAll(new QPushButton(tr("Show All"), this))
    , m_downloadAll(new QPushButton(this))
    , m_downloadChosen(new QPushButton(this))
{
    m_layout->setContentsMargins(kOutsidePx + 12, kGapPx + 4, kOutsidePx + 8, kGapPx + 4);
    m_layout->setSpacing(kSpacingPx);
    m_head->setSpacing(kSpacingPx);
    m_icon->setFixedSize(kIconPx, kIconPx);
    m_head->addWidget(m_icon);
    m_head->addWidget(m_text, 1);
    m_layout->addLayout(m_head, 1);
    m_layout->addLayout(m_buttons);
    addButtons();
    connect(&actions, &ChoiceActions::changed, this, &ChoiceBar::showCounts);
    tint();
    showCounts();
}

void ChoiceBar::addButtons()
{
    m_buttons->setSpacing(kSpacingPx);
    m_buttons->addStretch(1); // below the text they stand at the end
    for (QPushButton *button : {m_showAll, m_downloadAll, m_downloadChosen})
        m_buttons->addWidget(button);
    auto *menu = new QMenu(this);
    m_actions.fillMenu(*menu);
    menu->addAction(m_actions.downloadAll); // whose button gives way in a narrow window
    m_choose->setText(tr("Choose"));
    m_choose->setToolTip(tr("Ways to choose; a click on a picture, or Space, sets its tick"));
    m_choose->setMenu(menu);
    m_choose->setPopupMode(QToolButton::InstantPopup);
    m_choose->setToolButtonStyle(Qt::ToolButtonTextOnly);
    m_choose->setFocusPolicy(Qt::StrongFocus);
    m_showAll->setToolTip(m_actions.showAll->statusTip());
    m_downloadChosen->setToolTip(m_actions.downloadChosen->toolTip());
    connect(m_showAll, &QPushButton::clicked, m_actions.showAll, &QAction::trigger);
    connect(m_downloadAll, &QPushButton::clicked, m_actions.downloadAll, &QAction::trigger);
    connect(m_downloadChosen, &QPushButton::clicked, m_actions.downloadChosen, &QAction::trigger);
}

QString ChoiceBar::text() const
{
    return m_full;
}

void ChoiceBar::showCounts()
{
    const ChoiceActions::Counts &counts = m_actions.counts();
    const QString chosen = formatCount(counts.chosen);
    const bool isPart = counts.held > counts.shown;
    if (isPart) {
        m_short = tr("%1 of %Ln image(s) shown", nullptr, counts.held).arg(formatCount(counts.shown));
        m_full = tr("%1, %2 wait unseen", "12 of 60 images shown, 48 wait unseen")
                     .arg(m_short, formatCount(counts.held - counts.shown));
        if (counts.chosen > counts.chosenShown)
            m_full = tr("%1, %2 chosen (%3 unseen)", "12 of 60 images shown, 7 chosen (2 unseen)")
                         .arg(m_short, chosen, formatCount(counts.chosen - counts.chosenShown));
        else if (counts.chosen > 0)
            m_full = tr("%1, %2 chosen", "12 of 60 images shown, 7 chosen").arg(m_short, chosen);
    } else {
        m_short = tr("%Ln image(s) found", nullptr, counts.held);
        m_full = counts.chosen > 0 ? tr("%Ln image(s) found, %1 chosen", nullptr, counts.held).arg(chosen)
                                   : tr("%Ln image(s) found – choose, then Download", nullptr, counts.held);
    }
    m_downloadChosen->setText(counts.chosen > 0 ? tr("Download %1 Chosen").arg(chosen) : tr("Download Chosen"));
    m_downloadChosen->setEnabled(counts.chosen > 0);
    m_downloadAll->setText(isPart ? tr("Download Shown") : tr("Download All"));
    m_downloadAll->setToolTip(m_actions.downloadAll->statusTip());
    m_downloadAll->setEnabled(m_actions.downloadAll->isEnabled());
    fit();
    setVisible(counts.held > 0);
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

QSize ChoiceBar::minimumSizeHint() const
{
    const QMargins margins = m_layout->contentsMargins();
    return {margins.left() + margins.right() + taken(m_choose) + taken(m_downloadChosen),
            QWidget::minimumSizeHint().height()};
}

int ChoiceBar::taken(const QWidget *widget) const
{
    return std::max(widget->sizeHint().width(), widget->minimumWidth()) + kSpacingPx;
}

// For the longest texts that they have with so many images.
void ChoiceBar::reserve()
{
    const QString most = formatCount(std::max(m_actions.counts().held, kUsualMost));
    const auto reserveFor = [](QPushButton *button, const QStringList &texts) {
        const QFontMetrics metrics = button->fontMetrics();
        int widest = 0;
        for (const QString &text : texts)
            widest = std::max(widest, metrics.horizontalAdvance(text));
        button->setMinimumWidth(button->sizeHint().width() - metrics.horizontalAdvance(button->text()) + widest);
    };
    reserveFor(m_downloadChosen, {tr("Download %1 Chosen").arg(most), tr("Download Chosen")});
    reserveFor(m_downloadAll, {tr("Download Shown"), tr("Download All")});
}

// In a narrow window the advice gives way first, then the buttons go below the text, and last those give way that stand
// in the menu, too.
void ChoiceBar::fit()
{
    reserve();
    const int held = m_actions.counts().held;
    const bool isPart = held > m_actions.counts().shown;
    const QMargins margins = m_layout->contentsMargins();
    const int room = width() - margins.left() - margins.right();
    const auto textPx = [this](const QString &text) {
        return kIconPx + 2 * kSpacingPx + fontMetrics().horizontalAdvance(text) + 1;
    };
    const int least = taken(m_choose) + taken(m_downloadChosen);
    const int withAll = least + taken(m_downloadAll);
    const int all = withAll + taken(m_showAll);
    const QString longest = tr("%1 of %Ln image(s) shown", nullptr, held).arg(formatCount(held)); // of short ones
    const bool isBelow = textPx(longest) + all > room; // whatever is shown: nothing moves for that
    placeButtons(isBelow);
    const int beside = isBelow ? 0 : withAll + (isPart ? taken(m_showAll) : 0);
    m_text->setText(textPx(m_full) + beside > room ? m_short : m_full);
    m_text->setToolTip(toPlainToolTip(m_full));
    m_text->setAccessibleName(m_full);
    m_downloadAll->setVisible(withAll <= room);
    m_showAll->setVisible(isPart && (withAll <= room ? all : all - taken(m_downloadAll)) <= room);
}

void ChoiceBar::placeButtons(bool isBelow)
{
    m_layout->setDirection(isBelow ? QBoxLayout::TopToBottom : QBoxLayout::LeftToRight);
    QHBoxLayout *row = isBelow ? m_buttons : m_head;
    if (row->indexOf(m_choose) < 0)
        row->insertWidget(isBelow ? 0 : 1, m_choose);
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
