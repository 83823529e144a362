// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "ui/viewswitch.h"

#include "ui/icons.h"
#include "ui/jobgridview.h"
#include "ui/jobviews.h"

#include <QAction>
#include <QEvent>
#include <QHBoxLayout>
#include <QMenu>
#include <QSlider>
#include <QToolButton>

using namespace Qt::StringLiterals;

namespace bowerbird {

namespace {

constexpr int kSliderPx = 96;
constexpr int kNarrowCharacters = 90; // of the list's width, below which there is a menu in the place of the slider

} // namespace

ViewSwitch::ViewSwitch(JobViews &views, QWidget *parent)
    : QWidget(parent)
    , m_views(views)
    , m_slider(new QSlider(Qt::Horizontal, this))
    , m_sizes(new QToolButton(this))
{
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 4, 6, 4);
    layout->setSpacing(2);
    layout->addWidget(m_slider);
    layout->addWidget(m_sizes);
    for (QAction *action : {views.asTable, views.asGrid}) {
        auto *button = new QToolButton(this);
        button->setDefaultAction(action);
        button->setAutoRaise(true);
        button->setToolButtonStyle(Qt::ToolButtonIconOnly);
        button->setFocusPolicy(Qt::TabFocus);
        layout->addWidget(button);
    }
    auto *menu = new QMenu(this);
    menu->addActions({views.larger, views.smaller});
    m_sizes->setMenu(menu);
    m_sizes->setPopupMode(QToolButton::InstantPopup);
    m_sizes->setAutoRaise(true);
    m_sizes->setFocusPolicy(Qt::TabFocus);
    m_sizes->setIcon(symbolicIcon("image"_L1));
    m_sizes->setToolTip(tr("How large the pictures are"));
    m_sizes->setAccessibleName(m_sizes->toolTip());
    m_slider->setRange(JobGridView::kLeastEdgePx, JobGridView::kMostEdgePx);
    m_slider->setSingleStep(JobGridView::kEdgeStepPx / 2);
    m_slider->setPageStep(JobGridView::kEdgeStepPx);
    m_slider->setFixedWidth(kSliderPx);
    m_slider->setToolTip(tr("How large the pictures are"));
    m_slider->setAccessibleName(m_slider->toolTip());
    m_slider->setValue(views.grid().pictureEdge());
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    connect(m_slider, &QSlider::valueChanged, &views.grid(), &JobGridView::setPictureEdge);
    connect(&views.grid(), &JobGridView::pictureEdgeChanged, m_slider, &QSlider::setValue);
    connect(&views, &JobViews::lookChanged, this, &ViewSwitch::fit);
    parent->installEventFilter(this);
    fit();
}

bool ViewSwitch::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == parentWidget() && event->type() == QEvent::Resize)
        fit();
    return QWidget::eventFilter(watched, event);
}

void ViewSwitch::fit()
{
    const bool isWide = parentWidget()->width() >= kNarrowCharacters * fontMetrics().averageCharWidth();
    const bool isGrid = m_views.look() == JobViews::Look::Grid;
    m_slider->setVisible(isGrid && isWide);
    m_sizes->setVisible(isGrid && !isWide);
}

} // namespace bowerbird
