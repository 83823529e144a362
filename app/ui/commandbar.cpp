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
    , m_workers(workers)
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
    const int textsPx =
        widgetForAction(queue.pauseAll)->sizeHint().width() + widgetForAction(queue.resumeAll)->sizeHint().width();
    m_wideEnoughPx = sizeHint().width();
    m_narrowestPx = m_wideEnoughPx - textsPx + 2 * iconSize().width() + 24;
}

void CommandBar::resizeEvent(QResizeEvent *event)
{
    setToolButtonStyle(width() < m_wideEnoughPx ? Qt::ToolButtonIconOnly : Qt::ToolButtonTextBesideIcon);
    m_workers.setCompact(width() < m_narrowestPx);
    QToolBar::resizeEvent(event);
}

} // namespace bowerbird
