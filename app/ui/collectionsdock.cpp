// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "ui/collectionsdock.h"

#include "store/settingsstore.h"
#include "ui/actions.h"
#include "ui/collectionactions.h"
#include "ui/collectionbook.h"
#include "ui/collectionsmodel.h"
#include "ui/collectionsview.h"
#include "ui/formatting.h"

#include <QLabel>
#include <QScreen>
#include <QStackedWidget>
#include <QToolBar>
#include <QVBoxLayout>

#include <algorithm>

namespace bowerbird {

using namespace Qt::StringLiterals;

namespace {

const QString kTableKey = u"collections-table"_s;
const QString kWasShownKey = u"collections-shown"_s;
const QString kPausedKey = u"watches-paused"_s;

constexpr int kUsualRows = 5;

} // namespace

CollectionsDock::CollectionsDock(CollectionBook &book, UndoHistory &undo, SettingsStore &store, QWidget *parent)
    : QDockWidget(parent)
    , m_book(book)
    , m_store(store)
    , m_model(new CollectionsModel(book, this))
    , m_actions(new CollectionActions(book, undo, this))
    , m_view(new CollectionsView(*m_model, *m_actions, this))
    , m_pauseWatches(makeAction(this, "pause"_L1, tr("&Pause All Watches")))
    , m_stack(new QStackedWidget(this))
{
    setObjectName(u"collections"_s);
    m_stack->addWidget(m_view);
    m_stack->addWidget(makeEmpty());
    auto *content = new QWidget(this);
    auto *layout = new QVBoxLayout(content);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(makeTools());
    layout->addWidget(m_stack, 1);
    setWidget(content);
    m_view->restoreHeader(m_store.windowState(kTableKey));

    connect(m_view, &CollectionsView::selectedIdsChanged, this,
            [this] { m_actions->setSelection(m_view->selectedIds()); });
    connect(&book, &CollectionBook::changed, this, [this] {
        m_actions->updateEnabled();
        updateTitle();
        updateWatches();
    });
    connect(&book, &CollectionBook::inserted, m_actions, &CollectionActions::updateEnabled);
    connect(&book, &CollectionBook::removed, m_actions, &CollectionActions::updateEnabled);
    connect(&book, &CollectionBook::removed, this, &CollectionsDock::updateWatches);
    connect(&book, &CollectionBook::inserted, this, &CollectionsDock::updateWatches);
    connect(&book, &CollectionBook::removed, this, &CollectionsDock::updateTitle);
    connect(&book, &CollectionBook::removed, this, &CollectionsDock::updateShown);
    connect(&book, &CollectionBook::inserted, this, &CollectionsDock::updateShown);
    connect(&book, &CollectionBook::inserted, this, &CollectionsDock::openOnce);
    updateTitle();
    updateShown();
    updateWatches();
}

CollectionsDock::~CollectionsDock()
{
    m_store.setWindowState(kTableKey, m_view->saveHeader());
}

// A tool bar, since it puts what does not fit into a menu.
QWidget *CollectionsDock::makeTools()
{
    auto *bar = new QToolBar(this);
    bar->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    bar->setContextMenuPolicy(Qt::PreventContextMenu);
    bar->addActions({m_actions->showInTable, m_actions->askAgain, m_actions->stop, m_actions->filter, m_actions->watch,
                     m_actions->remove});
    auto *space = new QWidget(bar);
    space->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    bar->addWidget(space);
    m_pauseWatches->setCheckable(true);
    m_pauseWatches->setStatusTip(tr("No collection is asked by itself while this is on"));
    m_pauseWatches->setChecked(!m_store.windowState(kPausedKey).isEmpty());
    connect(m_pauseWatches, &QAction::toggled, this,
            [this](bool isOn) { m_store.setWindowState(kPausedKey, isOn ? QByteArray("1") : QByteArray()); });
    connect(m_pauseWatches, &QAction::toggled, this, &CollectionsDock::updateWatches);
    bar->addAction(m_pauseWatches);
    const QList<QAction *> actions = bar->actions();
    for (QAction *action : actions) {
        if (QWidget *button = bar->widgetForAction(action); button != space)
            button->setFocusPolicy(Qt::TabFocus);
    }
    return bar;
}

QWidget *CollectionsDock::makeEmpty()
{
    auto *label = new QLabel(tr("Albums, galleries, pages, feeds and lists that you add are listed here, to be read "
                                "again for new images or watched."),
                             this);
    label->setAlignment(Qt::AlignCenter);
    label->setWordWrap(true);
    label->setForegroundRole(QPalette::PlaceholderText);
    label->setBackgroundRole(QPalette::Base);
    label->setAutoFillBackground(true);
    label->setMargin(12);
    return label;
}

void CollectionsDock::updateTitle()
{
    const int unseen = m_book.unseen();
    setWindowTitle(unseen > 0 ? tr("Collections (%1 new)").arg(formatCount(unseen)) : tr("Collections"));
    toggleViewAction()->setText(unseen > 0 ? tr("&Collections (%1 New)").arg(formatCount(unseen)) : tr("&Collections"));
}

void CollectionsDock::updateShown()
{
    m_stack->setCurrentIndex(m_book.count() > 0 ? 0 : 1);
}

// Where there is no watch there is nothing to pause; but what is paused can always be let go on.
void CollectionsDock::updateWatches()
{
    bool hasWatch = false;
    for (int row = 0; row < m_book.count() && !hasWatch; ++row)
        hasWatch = m_book.at(row).kept.watch.has_value();
    m_pauseWatches->setEnabled(hasWatch || m_pauseWatches->isChecked());
    m_model->setAllWatches(m_pauseWatches->isChecked() ? AllWatches::Paused : AllWatches::Run);
}

// Once, so that a person knows that it is there; where the window would outgrow its screen, another time.
void CollectionsDock::openOnce()
{
    if (!m_store.windowState(kWasShownKey).isEmpty())
        return;
    const bool wasOpen = !isHidden();
    show();
    if (wasOpen || fitsScreen())
        m_store.setWindowState(kWasShownKey, "1");
    else
        hide();
}

bool CollectionsDock::fitsScreen() const
{
    const QWidget *around = parentWidget();
    if (!around)
        return true;
    const QSize least = around->minimumSizeHint().expandedTo(around->minimumSize());
    const int frame = around->frameGeometry().height() - around->height();
    return least.height() + frame <= around->screen()->availableSize().height();
}

void CollectionsDock::choose(qint64 id)
{
    show();
    raise();
    m_view->choose(id);
    m_view->setFocus();
}

QSize CollectionsDock::sizeHint() const
{
    const int row = fontMetrics().height() + 8;
    return {QDockWidget::sizeHint().width(), row * (kUsualRows + 4)};
}

} // namespace bowerbird
