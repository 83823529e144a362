// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "ui/viewswitch.h"

#include "ui/jobgridview.h"
#include "ui/jobviews.h"

#include <QAction>
#include <QEvent>
#include <QHBoxLayout>
#include <QSlider>
#include <QToolButton>

namespace bowerbird {

namespace {

constexpr int kSliderPx = 96;
constexpr int kNarrowCharacters = 90; // of the list's width, below which there is no slider

} // namespace

ViewSwitch::ViewSwitch(JobViews &views, QWidget *parent)
    : QWidget(parent)
    , m_views(views)
    , m_slider(new QSlider(Qt::Horizontal, this))
{
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 4, 6, 4);
    layout->setSpacing(2);
    layout->addWidget(m_slider);
    for (QAction *action : {views.asTable, views.asGrid}) {
        auto *button = new QToolButton(this);
        button->setDefaultAction(action);
        button->setAutoRaise(true);
        button->setToolButtonStyle(Qt::ToolButtonIconOnly);
        button->setFocusPolicy(Qt::TabFocus);
        layout->addWidget(button);
    }
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
    m_slider->setVisible(m_views.look() == JobViews::Look::Grid && isWide);
}

} // namespace bowerbird
