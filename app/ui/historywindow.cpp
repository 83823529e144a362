// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "ui/historywindow.h"

#include "engine/downloadmanager.h"
#include "store/settingsstore.h"
#include "ui/actions.h"
#include "ui/formatting.h"
#include "ui/historyfilterbar.h"
#include "ui/historyview.h"
#include "ui/messagebar.h"
#include "ui/undohistory.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QEvent>
#include <QLabel>
#include <QLocale>
#include <QMenu>
#include <QPushButton>
#include <QScreen>
#include <QShortcut>
#include <QShowEvent>
#include <QStackedWidget>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace bowerbird {

namespace {

const QString kGeometryKey = u"history-geometry"_s;
const QString kTableKey = u"history-table"_s;
const QString kUndoKey = u"undo"_s;

constexpr int kTextWidthPx = 420;

QString numberText(qint64 number)
{
    return QLocale().toString(number);
}

} // namespace

HistoryWindow::HistoryWindow(const Parts &parts, QWidget *parent)
    : QDialog(parent)
    , m_store(parts.store)
    , m_undo(parts.undo)
    , m_model(parts.library, parts.thumbnails)
    , m_actions({.library = parts.library, .manager = parts.manager, .settings = parts.settings, .undo = parts.undo})
    , m_filter(new HistoryFilterBar(this))
    , m_messages(new MessageBar(this))
    , m_view(new HistoryView(m_model, this))
{
    setWindowTitle(tr("History"));
    setWindowFlags(Qt::Window);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(12, 12, 12, 12);
    layout->setSpacing(8);
    layout->addWidget(m_filter);
    layout->addWidget(makeCountsRow());
    layout->addWidget(m_messages);
    layout->addWidget(makeCentre(), 1);
    layout->addWidget(makeButtons());
    joinQuery();
    joinActions();
    joinMessages();
    follow(parts.manager);
    resize(QSize(1'080, 640).boundedTo(screen()->availableSize() - QSize(32, 64))); // its frame fits, too
    restoreGeometry(m_store.windowState(kGeometryKey));
    m_view->restoreHeader(m_store.windowState(kTableKey));
    showState();
}

HistoryWindow::~HistoryWindow()
{
    if (!m_wasShown)
        return;
    m_store.setWindowState(kGeometryKey, saveGeometry());
    m_store.setWindowState(kTableKey, m_view->saveHeader());
}

QWidget *HistoryWindow::makeCountsRow()
{
    auto *row = new QWidget(this);
    auto *layout = new QHBoxLayout(row);
    layout->setContentsMargins(0, 0, 0, 0);
    m_counts = new QLabel(row);
    m_counts->setObjectName(u"counts"_s);
    m_sort = new QComboBox(row);
    m_sort->setAccessibleName(tr("Order"));
    m_sort->addItem(tr("Newest first"), static_cast<int>(HistorySort::Newest));
    m_sort->addItem(tr("Oldest first"), static_cast<int>(HistorySort::Oldest));
    m_sort->addItem(tr("By name"), static_cast<int>(HistorySort::Name));
    m_sort->addItem(tr("Largest first"), static_cast<int>(HistorySort::Largest));
    m_sort->addItem(tr("Smallest first"), static_cast<int>(HistorySort::Smallest));
    layout->addWidget(m_counts);
    layout->addStretch(1);
    layout->addWidget(m_sort);
    return row;
}

// The list, or why it is empty.
QWidget *HistoryWindow::makeCentre()
{
    auto *column = new QWidget(this);
    column->setMaximumWidth(kTextWidthPx);
    m_title = new QLabel(column);
    m_title->setObjectName(u"title"_s);
    m_text = new QLabel(column);
    m_clear = new QPushButton(tr("&Show All"), column);
    QFont large = m_title->font();
    large.setPointSizeF(large.pointSizeF() * 1.3);
    large.setBold(true);
    m_title->setFont(large);
    m_text->setForegroundRole(QPalette::PlaceholderText);
    auto *columnLayout = new QVBoxLayout(column);
    columnLayout->setSpacing(12);
    columnLayout->addStretch(2);
    for (QLabel *label : {m_title, m_text}) {
        label->setAlignment(Qt::AlignCenter);
        label->setWordWrap(true);
        columnLayout->addWidget(label);
    }
    columnLayout->addWidget(m_clear, 0, Qt::AlignHCenter);
    columnLayout->addStretch(3);

    auto *empty = new QWidget(this);
    empty->setBackgroundRole(QPalette::Base);
    empty->setAutoFillBackground(true);
    auto *emptyLayout = new QHBoxLayout(empty);
    emptyLayout->addStretch(1);
    emptyLayout->addWidget(column, 1'000);
    emptyLayout->addStretch(1);

    m_stack = new QStackedWidget(this);
    m_stack->addWidget(m_view);
    m_stack->addWidget(empty);
    return m_stack;
}

QWidget *HistoryWindow::makeButtons()
{
    auto *row = new QWidget(this);
    auto *layout = new QHBoxLayout(row);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(4);
    for (QAction *action : {m_actions.queueAgain, m_actions.forget, m_actions.trash}) {
        QToolButton *button = makeActionButton(action, row);
        button->setAutoRaise(true);
        layout->addWidget(button);
    }
    layout->addStretch(1);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close, row);
    buttons->button(QDialogButtonBox::Close)->setAutoDefault(false); // Enter opens what is chosen
    m_clear->setAutoDefault(false);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    layout->addWidget(buttons);
    return row;
}

void HistoryWindow::joinQuery()
{
    connect(m_filter, &HistoryFilterBar::changed, this, &HistoryWindow::ask);
    connect(m_filter, &HistoryFilterBar::leaveRequested, m_view, qOverload<>(&QWidget::setFocus));
    connect(m_clear, &QPushButton::clicked, m_filter, &HistoryFilterBar::clear);
    connect(m_sort, &QComboBox::currentIndexChanged, this,
            [this] { setSort(static_cast<HistorySort>(m_sort->currentData().toInt())); });
    connect(m_view, &HistoryView::sortRequested, this, &HistoryWindow::setSort);
    connect(&m_model, &HistoryModel::searched, this, &HistoryWindow::showState);
    connect(&m_model, &HistoryModel::counted, this, [this](const HistoryCounts &counts) {
        m_found = counts;
        showState();
    });
    connect(new QShortcut(QKeySequence::Find, this), &QShortcut::activated, m_filter, &HistoryFilterBar::focusSearch);
}

void HistoryWindow::joinActions()
{
    addActions(m_actions.all()); // their keys work anywhere in the window
    connect(m_view, &HistoryView::selectedEntriesChanged, this,
            [this] { m_actions.setSelection(m_view->selectedEntries()); });
    connect(m_view, &HistoryView::openRequested, m_actions.open, &QAction::trigger);
    connect(m_view, &QWidget::customContextMenuRequested, this, &HistoryWindow::showMenu);
    connect(&m_actions, &HistoryActions::changed, this, &HistoryWindow::reload);
    connect(&m_actions, &HistoryActions::forgotten, this, &HistoryWindow::removeForgotten);
    connect(&m_actions, &HistoryActions::showRequested, this, &HistoryWindow::showRequested);
}

// What was done is told here, too: the main window may be covered.
void HistoryWindow::joinMessages()
{
    connect(new QShortcut(QKeySequence::Undo, this), &QShortcut::activated, &m_undo, &UndoHistory::undo);
    connect(&m_undo, &UndoHistory::changed, this, [this] { m_messages->dismiss(kUndoKey); });
    connect(&m_undo, &UndoHistory::withdrawn, this, [this](const QString &done) { // the button would undo another step
        if (m_messages->isShowing(kUndoKey))
            m_messages->show({.key = kUndoKey, .kind = Message::Kind::Good, .text = done, .lasts = kToldFor});
    });
    connect(&m_undo, &UndoHistory::announced, this, [this](const QString &done) {
        m_messages->show({.key = kUndoKey,
                          .kind = Message::Kind::Good,
                          .text = done,
                          .buttons = {{tr("Undo"), [this] { m_undo.undo(); }}},
                          .lasts = kToldFor * 2});
    });
    connect(&m_actions, &HistoryActions::told, this,
            [this](const QString &text) { m_messages->show({.key = u"told"_s, .text = text, .lasts = kToldFor}); });
    connect(&m_actions, &HistoryActions::troubled, this, [this](const QString &text) {
        m_messages->show({.key = u"trouble"_s, .kind = Message::Kind::Warning, .text = text});
    });
}

// Not at each image: they come by the hundred.
void HistoryWindow::follow(const DownloadManager &manager)
{
    m_followTimer.setSingleShot(true);
    m_followTimer.setInterval(kFollowInterval);
    connect(&m_followTimer, &QTimer::timeout, this, [this] {
        if (m_model.isSearching()) // or it would never come to an end
            m_followTimer.start();
        else
            reload();
    });
    connect(&manager, &DownloadManager::eventsApplied, this, [this](const std::vector<JobEvent> &events) {
        const bool isNew = std::ranges::any_of(
            events, [](const JobEvent &event) { return std::holds_alternative<event::Finished>(event.body); });
        if (isNew && isVisible() && !m_followTimer.isActive())
            m_followTimer.start();
    });
}

void HistoryWindow::ask()
{
    HistoryQuery query = m_filter->query();
    query.sort = static_cast<HistorySort>(m_sort->currentData().toInt());
    m_found.reset();
    m_model.setQuery(query);
    showState();
}

void HistoryWindow::reload()
{
    if (isVisible())
        m_model.reload();
}

void HistoryWindow::setSort(HistorySort sort)
{
    m_view->showSort(sort);
    m_sort->setCurrentIndex(m_sort->findData(static_cast<int>(sort))); // comes back here when it is another one
    if (sort != m_model.query().sort)
        ask();
}

QString HistoryWindow::countsText() const
{
    if (!m_found)
        return tr("Searching…");
    const QString text =
        tr("%1, %2", "how many images, and their size")
            .arg(tr("%Ln image(s)", nullptr, static_cast<int>(m_found->all())), formatBytes(m_found->bytes));
    QStringList lost;
    if (m_found->missing > 0)
        lost += tr("%1 missing").arg(numberText(m_found->missing));
    if (m_found->changed > 0)
        lost += tr("%1 changed").arg(numberText(m_found->changed));
    if (m_found->deleted > 0)
        lost += tr("%1 deleted by you").arg(numberText(m_found->deleted));
    return lost.isEmpty() ? text : tr("%1; %2", "images and size; missing ones").arg(text, lost.join(u", "_s));
}

void HistoryWindow::showState()
{
    m_counts->setText(countsText());
    const bool isEmpty = m_model.rowCount() == 0;
    m_stack->setCurrentIndex(isEmpty ? 1 : 0);
    if (!isEmpty)
        return;
    const bool isFiltering = m_filter->isFiltering();
    m_clear->setVisible(isFiltering);
    if (m_model.isSearching() || !m_wasShown) {
        m_title->setText(tr("Searching…"));
        m_text->clear();
    } else if (isFiltering) {
        m_title->setText(tr("No image matches"));
        m_text->setText(tr("Try fewer words, or another type, size, date or state."));
    } else {
        m_title->setText(tr("Nothing has been downloaded yet"));
        m_text->setText(tr("Every image that is downloaded is listed here from then on, also when its row has been "
                           "removed from the table."));
    }
}

void HistoryWindow::showMenu(const QPoint &place)
{
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    m_actions.fillMenu(*menu);
    menu->popup(m_view->viewport()->mapToGlobal(place));
}

void HistoryWindow::removeForgotten(const QSet<qint64> &historyRows)
{
    const int row = m_view->firstSelectedRow();
    m_model.removeEntries(historyRows);
    if (row >= 0)
        m_view->chooseAt(row);
}

void HistoryWindow::showEvent(QShowEvent *event)
{
    QDialog::showEvent(event);
    if (event->spontaneous())
        return;
    m_wasShown = true;
    ask();
    m_filter->focusSearch();
}

// Files may have been moved or deleted while another program had the keyboard.
void HistoryWindow::changeEvent(QEvent *event)
{
    QDialog::changeEvent(event);
    if (event->type() == QEvent::ActivationChange && isActiveWindow() && !m_model.isSearching())
        reload();
}

} // namespace bowerbird
