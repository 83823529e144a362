// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "ui/windowlayout.h"

#include "store/settingsstore.h"
#include "ui/jobtableview.h"
#include "ui/jobviews.h"

#include <QScreen>

using namespace Qt::StringLiterals;

namespace bowerbird {

namespace {

const QString kGeometryKey = u"geometry"_s;
const QString kLayoutKey = u"layout"_s;
const QString kTableKey = u"table"_s;
const QString kLookKey = u"look"_s;

QSize usualSize(const QMainWindow &window)
{
    return QSize(1360, 820).boundedTo(window.screen()->availableSize() - QSize(32, 64)); // its frame fits, too
}

} // namespace

WindowLayout::WindowLayout(const Parts &parts, SettingsStore &store)
    : m_parts(parts)
    , m_store(store)
{
    m_parts.window.resize(usualSize(m_parts.window));
    placeDocks();
}

void WindowLayout::placeDocks()
{
    QMainWindow &window = m_parts.window;
    const QList<QDockWidget *> docks{&m_parts.preview, &m_parts.workers};
    for (QDockWidget *dock : docks) {
        window.addDockWidget(Qt::RightDockWidgetArea, dock, Qt::Vertical);
        dock->show();
    }
    window.setCorner(Qt::BottomRightCorner, Qt::RightDockWidgetArea);
    window.setCorner(Qt::BottomLeftCorner, Qt::LeftDockWidgetArea);
    window.addDockWidget(Qt::BottomDockWidgetArea, &m_parts.collections);
    m_parts.collections.hide();
    const int width = qMin(360, window.width() / 3);
    window.resizeDocks(docks, {width, width}, Qt::Horizontal);
    window.resizeDocks(docks, {480, 260}, Qt::Vertical);
}

void WindowLayout::reset()
{
    if (m_parts.window.isMaximized() || m_parts.window.isFullScreen())
        m_parts.window.showNormal();
    m_parts.window.resize(usualSize(m_parts.window));
    placeDocks();
    m_parts.views.table().resetHeader();
    m_parts.views.resetLook();
}

void WindowLayout::restore()
{
    m_parts.window.restoreGeometry(m_store.windowState(kGeometryKey));
    m_parts.window.restoreState(m_store.windowState(kLayoutKey));
    m_parts.views.table().restoreHeader(m_store.windowState(kTableKey));
    m_parts.views.restoreLook(m_store.windowState(kLookKey));
}

void WindowLayout::save()
{
    m_store.setWindowState(kGeometryKey, m_parts.window.saveGeometry());
    m_store.setWindowState(kLayoutKey, m_parts.window.saveState());
    m_store.setWindowState(kTableKey, m_parts.views.table().saveHeader());
    m_store.setWindowState(kLookKey, m_parts.views.saveLook());
}

} // namespace bowerbird
