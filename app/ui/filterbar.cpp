// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "ui/filterbar.h"

#include "ui/formatting.h"

#include <QButtonGroup>
#include <QEvent>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QShortcut>
#include <QToolButton>

namespace bowerbird {

namespace {

QString filterName(StateFilter filter)
{
    switch (filter) {
    case StateFilter::All:
        return FilterBar::tr("All");
    case StateFilter::Waiting:
        return FilterBar::tr("Waiting");
    case StateFilter::Running:
        return FilterBar::tr("Running");
    case StateFilter::Finished:
        return FilterBar::tr("Finished");
    case StateFilter::Failed:
        return FilterBar::tr("Failed");
    case StateFilter::Paused:
        return FilterBar::tr("Paused");
    case StateFilter::Skipped:
        break;
    }
    return FilterBar::tr("Skipped");
}

} // namespace

FilterBar::FilterBar(DownloadManager &manager, QWidget *parent)
    : QWidget(parent)
    , m_manager(manager)
    , m_search(new QLineEdit(this))
{
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(6, 4, 6, 4);
    layout->setSpacing(2);
    setUpButtons();
    layout->addStretch(1);
    setUpSearch();
    layout->addWidget(m_search);

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
}

void FilterBar::setUpSearch()
{
    m_search->setClearButtonEnabled(true);
    m_search->setPlaceholderText(tr("Filter by name, title, album, host"));
    m_search->setAccessibleName(tr("Filter by name, title, album, host"));
    m_search->setMinimumWidth(m_search->fontMetrics().averageCharWidth() * 30);
    m_search->installEventFilter(this);
    m_typingTimer.setSingleShot(true);
    m_typingTimer.setInterval(kTypingPause);
    connect(&m_typingTimer, &QTimer::timeout, this, &FilterBar::announceText);
    connect(m_search, &QLineEdit::returnPressed, this, &FilterBar::announceText);
    connect(m_search, &QLineEdit::textChanged, this, [this](const QString &text) {
        if (text.isEmpty())
            announceText();
        else
            m_typingTimer.start();
    });
    connect(new QShortcut(QKeySequence::Find, this), &QShortcut::activated, this, &FilterBar::focusSearch);
}

void FilterBar::setStateFilter(StateFilter filter)
{
    m_buttons[static_cast<size_t>(filter)]->setChecked(true);
    if (filter == m_stateFilter)
        return;
    m_stateFilter = filter;
    Q_EMIT stateFilterChanged(filter);
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
}

void FilterBar::announceText()
{
    m_typingTimer.stop();
    const QString text = m_search->text().trimmed();
    if (text == m_announcedText)
        return;
    m_announcedText = text;
    Q_EMIT textChanged(text);
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
        // Dimmed, not disabled: an empty group can still be looked at.
        QPalette dimmed = palette();
        const bool isDimmed = count == 0 && filter != StateFilter::All;
        const QColor color = dimmed.color(isDimmed ? QPalette::Disabled : QPalette::Active, QPalette::ButtonText);
        dimmed.setColor(QPalette::ButtonText, color);
        if (button->palette().color(QPalette::ButtonText) != color)
            button->setPalette(dimmed);
    }
}

} // namespace bowerbird
