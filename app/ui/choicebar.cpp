// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "ui/choicebar.h"

#include "ui/choiceactions.h"
#include "ui/elidedlabel.h"
#include "ui/formatting.h"

#include <QAction>
#include <QHBoxLayout>
#include <QMenu>
#include <QPainter>
#include <QPushButton>
#include <QToolButton>

namespace bowerbird {

namespace {

constexpr int kAroundPx = 48; // margins and spacing

} // namespace

ChoiceBar::ChoiceBar(ChoiceActions &actions, QWidget *parent)
    : QWidget(parent)
    , m_actions(actions)
    , m_text(new ElidedLabel(this))
    , m_choose(new QToolButton(this))
    , m_downloadAll(new QPushButton(tr("Download All"), this))
    , m_downloadChosen(new QPushButton(this))
{
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(12, 6, 8, 6);
    layout->setSpacing(8);
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
    showCounts();
}

QString ChoiceBar::text() const
{
    return m_text->text();
}

void ChoiceBar::showCounts()
{
    const int held = m_actions.heldCount();
    const int chosen = m_actions.chosenCount();
    m_text->setText(chosen > 0 ? tr("%n image(s) found, %1 chosen", nullptr, held).arg(formatCount(chosen))
                               : tr("%n image(s) found – choose, then Download", nullptr, held));
    m_text->setAccessibleName(m_text->text());
    m_downloadChosen->setText(chosen > 0 ? tr("Download %L1 Chosen").arg(chosen) : tr("Download Chosen"));
    m_downloadChosen->setEnabled(chosen > 0);
    fitButtons();
    setVisible(held > 0);
}

void ChoiceBar::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    fitButtons();
}

void ChoiceBar::fitButtons()
{
    const int text = fontMetrics().horizontalAdvance(m_text->text());
    const int needed = text + m_choose->sizeHint().width() + m_downloadAll->sizeHint().width() +
                       m_downloadChosen->sizeHint().width() + kAroundPx;
    m_downloadAll->setVisible(width() >= needed);
}

// A quiet ground in the palette's own accent, as messages have it.
void ChoiceBar::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    QColor fill = palette().color(QPalette::Highlight);
    fill.setAlphaF(0.12F);
    painter.fillRect(rect(), fill);
}

} // namespace bowerbird
