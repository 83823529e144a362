// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "ui/commandbar.h"

#include "ui/addressbar.h"
#include "ui/queueactions.h"
#include "ui/workerslider.h"

using namespace Qt::StringLiterals;

namespace bowerbird {

CommandBar::CommandBar(AddressBar &address, const QueueActions &queue, WorkerSlider &workers, QWidget *parent)
    : QToolBar(tr("Main Tool Bar"), parent)
{
    setObjectName(u"toolbar"_s);
    setMovable(false);
    setContextMenuPolicy(Qt::PreventContextMenu);
    setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    addWidget(&address);
    addSeparator();
    addAction(queue.pauseAll);
    addAction(queue.resumeAll);
    addSeparator();
    addWidget(&workers);
    m_wideEnoughPx = sizeHint().width();
}

void CommandBar::resizeEvent(QResizeEvent *event)
{
    setToolButtonStyle(width() < m_wideEnoughPx ? Qt::ToolButtonIconOnly : Qt::ToolButtonTextBesideIcon);
    QToolBar::resizeEvent(event);
}

} // namespace bowerbird
