// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "ui/filterbar.h"

#include "ui/formatting.h"
#include "ui/icons.h"
#include "ui/jobtext.h"
#include "ui/windowundo.h"

#include <QButtonGroup>
#include <QEvent>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QShortcut>
#include <QToolButton>

#include <algorithm>
#include <functional>
#include <numeric>

using namespace Qt::StringLiterals;

namespace bowerbird {

namespace {

constexpr int kSpacingPx = 2;
constexpr int kSearchStretch = 1'000; // up to its widest
constexpr int kNarrowestSearch = 12;  // characters
constexpr int kWidestSearch = 30;
constexpr int kAroundTextPx = 32; // frame and padding

} // namespace

FilterBar::FilterBar(DownloadManager &manager, QWidget *parent)
    : QWidget(parent)
    , m_manager(manager)
    , m_more(new QToolButton(this))
    , m_collection(new QToolButton(this))
    , m_shown(new QLabel(this))
    , m_search(new QLineEdit(this))
{
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(6, 4, 6, 4);
    layout->setSpacing(kSpacingPx);
    setUpButtons();
    layout->addWidget(m_more);
    layout->addStretch(1);
    setUpSearch();
    setUpCollection();
    layout->addWidget(m_collection);
    layout->addWidget(m_shown);
    layout->addWidget(m_search, kSearchStretch);

    m_countTimer.setSingleShot(true);
    m_countTimer.setInterval(0);
    const auto countSoon = [this] {
        if (!m_countTimer.isActive())
            m_countTimer.start();
    };
    connect(&m_countTimer, &QTimer::timeout, this, &FilterBar::updateCounts);
    connect(&m_manager, &DownloadManager::jobsAdded, this, countSoon);
    connect(&m_manager, &DownloadManager::jobsRemoved, this, countSoon);
    connect(&m_manager, &DownloadManager::jobsReset, this, countSoon);
    connect(&m_manager, &DownloadManager::jobsChanged, this, countSoon);
    connect(&m_manager, &DownloadManager::pausedChanged, this, countSoon);
    updateCounts();
}

void FilterBar::setUpButtons()
{
    auto *group = new QButtonGroup(this);
    for (int i = 0; i < kStateFilterCount; ++i) {
        auto *button = new QToolButton(this);
        button->setCheckable(true);
        button->setAutoRaise(true);
        button->setToolButtonStyle(Qt::ToolButtonTextOnly);
        button->setFocusPolicy(Qt::TabFocus);
        group->addButton(button, i);
        layout()->addWidget(button);
        m_buttons[static_cast<size_t>(i)] = button;
    }
    m_buttons[0]->setChecked(true);
    connect(group, &QButtonGroup::idClicked, this, [this](int id) { setStateFilter(static_cast<StateFilter>(id)); });

    m_more->setText(u"…"_s);
    m_more->setToolButtonStyle(Qt::ToolButtonTextOnly);
    m_more->setAutoRaise(true);
    m_more->setToolTip(tr("More groups"));
    m_more->setAccessibleName(m_more->toolTip());
    m_more->hide();
    connect(m_more, &QToolButton::clicked, this, &FilterBar::openMore);
}

QString FilterBar::filterName(StateFilter filter) const
{
    switch (filter) {
    case StateFilter::All:
        return tr("All");
    case StateFilter::Queued:
        return m_manager.isPaused() ? queuePausedText() : tr("Queued");
    case StateFilter::Running:
        return tr("Running");
    case StateFilter::Finished:
        return tr("Finished");
    case StateFilter::Failed:
        return tr("Failed");
    case StateFilter::Paused:
        return tr("Paused");
    case StateFilter::Skipped:
        return tr("Skipped");
    case StateFilter::Cancelled:
        break;
    }
    return tr("Cancelled");
}

void FilterBar::setUpSearch()
{
    m_search->setClearButtonEnabled(true);
    m_search->setPlaceholderText(tr("Filter by name, title, album, host"));
    m_search->setAccessibleName(tr("Filter by name, title, album, host"));
    m_search->setMinimumWidth(m_search->fontMetrics().averageCharWidth() * kNarrowestSearch);
    const QFontMetrics metrics = m_search->fontMetrics();
    m_search->setMaximumWidth(std::max(metrics.averageCharWidth() * kWidestSearch,
                                       metrics.horizontalAdvance(m_search->placeholderText()) + kAroundTextPx));
    m_shown->setForegroundRole(QPalette::PlaceholderText);
    m_shown->setContentsMargins(0, 0, 6, 0);
    m_shown->hide();
    m_search->installEventFilter(this);
    m_typingTimer.setSingleShot(true);
    m_typingTimer.setInterval(kTypingPause);
    connect(&m_typingTimer, &QTimer::timeout, this, &FilterBar::announceText);
    leaveUndoToWindow(*m_search);
    connect(m_search, &QLineEdit::returnPressed, this, &FilterBar::announceText);
    connect(m_search, &QLineEdit::textChanged, this, [this](const QString &text) {
        if (text.isEmpty())
            announceText();
        else
            m_typingTimer.start();
    });
    connect(new QShortcut(QKeySequence::Find, this), &QShortcut::activated, this, &FilterBar::focusSearch);
}

void FilterBar::setUpCollection()
{
    m_collection->setIcon(symbolicIcon("close"_L1));
    m_collection->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_collection->setFocusPolicy(Qt::TabFocus);
    m_collection->hide();
    connect(m_collection, &QToolButton::clicked, this, [this] { setCollection({}); });
}

void FilterBar::setCollection(const QString &name)
{
    const bool wasShown = !m_collection->isHidden();
    const int widest = m_collection->fontMetrics().averageCharWidth() * kWidestSearch;
    const QString text = m_collection->fontMetrics().elidedText(isolated(name), Qt::ElideRight, widest);
    m_collection->setText(QString(text).replace(u'&', u"&&"_s)); // no mnemonic
    m_collection->setToolTip(
        toPlainToolTip(tr("Only the images of this collection are shown: %1. Press to show all.").arg(name)));
    m_collection->setAccessibleName(tr("Show all images, not only those of %1").arg(name));
    m_collection->setVisible(!name.isEmpty());
    fitButtons();
    updateShown();
    if (name.isEmpty() && wasShown)
        Q_EMIT collectionCleared();
}

void FilterBar::setStateFilter(StateFilter filter)
{
    m_buttons[static_cast<size_t>(filter)]->setChecked(true);
    if (filter == m_stateFilter)
        return;
    m_stateFilter = filter;
    fitButtons();
    Q_EMIT stateFilterChanged(filter);
    updateShown();
}

QString FilterBar::text() const
{
    return m_search->text();
}

void FilterBar::setText(const QString &text)
{
    m_search->setText(text);
    announceText();
}

void FilterBar::focusSearch()
{
    m_search->setFocus(Qt::ShortcutFocusReason);
    m_search->selectAll();
}

void FilterBar::clear()
{
    setStateFilter(StateFilter::All);
    setText({});
    setCollection({});
}

void FilterBar::announceText()
{
    m_typingTimer.stop();
    const QString text = m_search->text().trimmed();
    if (text == m_announcedText)
        return;
    m_announcedText = text;
    Q_EMIT textChanged(text);
    updateShown();
}

void FilterBar::setShownCount(int shown)
{
    m_shownCount = shown;
    updateShown();
}

void FilterBar::updateShown()
{
    const int total = countOf(m_stateFilter, m_manager.counts());
    m_shown->setText(
        tr("%1 of %2 shown", "rows that match the text").arg(formatCount(m_shownCount), formatCount(total)));
    const bool isWorthIt = !m_announcedText.isEmpty() || !m_collection->isHidden();
    if (isWorthIt == m_shown->isHidden()) {
        m_shown->setVisible(isWorthIt);
        fitButtons();
    }
}

QSize FilterBar::minimumSizeHint() const
{
    const int width = m_search->minimumWidth() + 2 * m_more->sizeHint().width() + 24;
    return {width, QWidget::minimumSizeHint().height()};
}

void FilterBar::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    fitButtons();
}

// Wanted most: the chosen one, all, then groups that hold something; each keeps its place.
void FilterBar::fitButtons()
{
    const auto rank = [this](int i) {
        const auto filter = static_cast<StateFilter>(i);
        if (filter == m_stateFilter)
            return 0;
        if (filter == StateFilter::All)
            return 1;
        return countOf(filter, m_manager.counts()) > 0 ? 2 : 3;
    };
    std::array<int, kStateFilterCount> wanted{};
    std::iota(wanted.begin(), wanted.end(), 0);
    std::ranges::stable_sort(wanted, {}, rank);
    const auto widthOf = [this](int i) { return m_buttons[static_cast<size_t>(i)]->sizeHint().width() + kSpacingPx; };
    const QMargins margins = layout()->contentsMargins();
    const auto widthIfShown = [](const QWidget *widget) {
        return widget->isHidden() ? 0 : widget->sizeHint().width() + kSpacingPx;
    };
    const int shownPx = widthIfShown(m_shown) + widthIfShown(m_collection);
    int room = width() - margins.left() - margins.right() - m_search->minimumWidth() - shownPx - 2 * kSpacingPx;
    const int all = std::transform_reduce(wanted.begin(), wanted.end(), 0, std::plus(), widthOf);
    const bool isTight = all > room;
    if (isTight)
        room -= m_more->sizeHint().width() + kSpacingPx;
    for (const int i : wanted) {
        room -= widthOf(i);
        m_buttons[static_cast<size_t>(i)]->setVisible(room >= 0);
    }
    m_more->setVisible(isTight);
}

void FilterBar::openMore()
{
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    for (int i = 0; i < kStateFilterCount; ++i) {
        const QToolButton *button = m_buttons[static_cast<size_t>(i)];
        if (!button->isHidden())
            continue;
        connect(menu->addAction(button->text()), &QAction::triggered, this,
                [this, i] { setStateFilter(static_cast<StateFilter>(i)); });
    }
    menu->popup(m_more->mapToGlobal(m_more->rect().bottomLeft()));
}

bool FilterBar::eventFilter(QObject *watched, QEvent *event)
{
    if (watched != m_search || event->type() != QEvent::KeyPress)
        return QWidget::eventFilter(watched, event);
    const int key = static_cast<QKeyEvent *>(event)->key();
    const bool leaves = key == Qt::Key_Down || (key == Qt::Key_Escape && m_search->text().isEmpty());
    if (leaves)
        Q_EMIT leaveRequested();
    else if (key == Qt::Key_Escape)
        setText({});
    else
        return false;
    return true;
}

void FilterBar::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        updateCounts();
}

void FilterBar::updateCounts()
{
    const JobCounts &counts = m_manager.counts();
    for (int i = 0; i < kStateFilterCount; ++i) {
        const auto filter = static_cast<StateFilter>(i);
        const int count = countOf(filter, counts);
        QToolButton *button = m_buttons[static_cast<size_t>(i)];
        button->setText(tr("%1 %2", "group of states and how many rows, such as Failed 3")
                            .arg(filterName(filter), formatCount(count)));
        // A little paler, but not as what cannot be pressed: an empty group can still be looked at.
        QPalette dimmed = palette();
        const bool isDimmed = count == 0 && filter != StateFilter::All;
        const QColor color = isDimmed ? dimmed.color(QPalette::Active, QPalette::PlaceholderText)
                                      : dimmed.color(QPalette::Active, QPalette::ButtonText);
        dimmed.setColor(QPalette::ButtonText, color);
        if (button->palette().color(QPalette::ButtonText) != color)
            button->setPalette(dimmed);
    }
    fitButtons();
    updateShown();
}

} // namespace bowerbird
