// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "ui/historyfilterbar.h"

#include "ui/formatting.h"
#include "ui/historymodel.h"
#include "ui/windowundo.h"

#include <QComboBox>
#include <QDateEdit>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QSignalBlocker>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace bowerbird {

namespace {

constexpr int kNarrowestSearch = 14; // characters
constexpr int kFromTo = -1;          // days, as the choice of dates keeps them; 0 = any time
constexpr int kAnyType = 0;
constexpr int kAnyState = -1;

struct SizeRange
{
    qint64 minBytes;
    qint64 maxBytes; // 0 = any
};

constexpr SizeRange kSizes[] = {{0, 0}, {0, 99'999}, {100'000, 999'999}, {1'000'000, 9'999'999}, {10'000'000, 0}};

QDateTime startOf(QDate day)
{
    return day.startOfDay().toUTC();
}

} // namespace

HistoryFilterBar::HistoryFilterBar(QWidget *parent)
    : QWidget(parent)
    , m_search(new QLineEdit(this))
    , m_type(new QComboBox(this))
    , m_size(new QComboBox(this))
    , m_date(new QComboBox(this))
    , m_state(new QComboBox(this))
    , m_dates(new QWidget(this))
    , m_from(new QDateEdit(m_dates))
    , m_to(new QDateEdit(m_dates))
{
    fillTypes();
    fillSizes();
    fillDates();
    fillStates();
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);
    auto *row = new QHBoxLayout;
    row->setSpacing(8);
    row->addWidget(m_search, 1);
    for (QComboBox *box : {m_type, m_size, m_date, m_state}) {
        box->setSizeAdjustPolicy(QComboBox::AdjustToContents);
        row->addWidget(box);
        connect(box, &QComboBox::currentIndexChanged, this, &HistoryFilterBar::announce);
    }
    layout->addLayout(row);
    layout->addWidget(m_dates);
    setUpSearch();
    setUpDates();
}

void HistoryFilterBar::setUpSearch()
{
    m_search->setPlaceholderText(tr("Search name, title, album, link"));
    m_search->setAccessibleName(m_search->placeholderText());
    m_search->setClearButtonEnabled(true);
    m_search->setMinimumWidth(m_search->fontMetrics().averageCharWidth() * kNarrowestSearch);
    m_search->installEventFilter(this);
    m_typingTimer.setSingleShot(true);
    m_typingTimer.setInterval(kTypingPause);
    connect(&m_typingTimer, &QTimer::timeout, this, &HistoryFilterBar::announce);
    leaveUndoToWindow(*m_search);
    connect(m_search, &QLineEdit::textChanged, this, [this] { m_typingTimer.start(); });
}

void HistoryFilterBar::setUpDates()
{
    auto *row = new QHBoxLayout(m_dates);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(8);
    auto *from = new QLabel(tr("&From"), m_dates);
    auto *to = new QLabel(tr("t&o", "between two dates"), m_dates);
    from->setBuddy(m_from);
    to->setBuddy(m_to);
    row->addStretch(1);
    row->addWidget(from);
    row->addWidget(m_from);
    row->addWidget(to);
    row->addWidget(m_to);
    m_from->setDate(QDate::currentDate().addMonths(-1));
    m_to->setDate(QDate::currentDate());
    m_from->setAccessibleName(tr("First day"));
    m_to->setAccessibleName(tr("Last day"));
    for (QDateEdit *edit : {m_from, m_to}) {
        edit->setCalendarPopup(true);
        connect(edit, &QDateEdit::dateChanged, this, &HistoryFilterBar::announce);
    }
    m_dates->hide();
    connect(m_date, &QComboBox::currentIndexChanged, this, &HistoryFilterBar::chooseDates);
}

void HistoryFilterBar::fillTypes()
{
    m_type->setAccessibleName(tr("Type"));
    m_type->addItem(tr("Any type"), kAnyType);
    for (int value = kAnyType + 1; value < kImageTypeCount; ++value)
        m_type->addItem(fileExtension(static_cast<ImageType>(value)).toUpper(), value);
}

void HistoryFilterBar::fillSizes()
{
    m_size->setAccessibleName(tr("Size"));
    for (const SizeRange &range : kSizes) {
        const QString most = formatBytes(range.maxBytes + 1);
        if (range.minBytes > 0 && range.maxBytes > 0)
            m_size->addItem(tr("%1 to %2", "two sizes").arg(formatBytes(range.minBytes), most));
        else if (range.maxBytes > 0)
            m_size->addItem(tr("Under %1", "a size").arg(most));
        else
            m_size->addItem(range.minBytes > 0 ? tr("Over %1", "a size").arg(formatBytes(range.minBytes))
                                               : tr("Any size"));
    }
}

void HistoryFilterBar::fillDates()
{
    m_date->setAccessibleName(tr("Date"));
    m_date->addItem(tr("Any time"), 0);
    m_date->addItem(tr("Today"), 1);
    for (const int days : {7, 30, 365})
        m_date->addItem(tr("Last %n day(s)", nullptr, days), days);
    m_date->addItem(tr("From … to …", "choice of two dates"), kFromTo);
}

void HistoryFilterBar::fillStates()
{
    m_state->setAccessibleName(tr("State"));
    m_state->addItem(tr("Any state"), kAnyState);
    for (const HistoryState state :
         {HistoryState::Present, HistoryState::Missing, HistoryState::Changed, HistoryState::Deleted})
        m_state->addItem(historyStateText(state), static_cast<int>(state));
}

HistoryQuery HistoryFilterBar::query() const
{
    const SizeRange size = kSizes[m_size->currentIndex()];
    HistoryQuery query{.text = m_search->text().simplified(), .minBytes = size.minBytes, .maxBytes = size.maxBytes};
    if (const int type = m_type->currentData().toInt(); type != kAnyType)
        query.types = {static_cast<ImageType>(type)};
    if (const int state = m_state->currentData().toInt(); state != kAnyState)
        query.state = static_cast<HistoryState>(state);
    const int days = m_date->currentData().toInt();
    if (days == kFromTo) {
        const auto [first, last] = std::minmax({m_from->date(), m_to->date()});
        query.from = startOf(first);
        query.to = startOf(last.addDays(1));
    } else if (days > 0) {
        query.from = startOf(QDate::currentDate().addDays(1 - days));
    }
    return query;
}

bool HistoryFilterBar::isFiltering() const
{
    const HistoryQuery asked = query();
    return !asked.text.isEmpty() || !asked.types.isEmpty() || asked.minBytes > 0 || asked.maxBytes > 0 || asked.state ||
           asked.from.isValid();
}

void HistoryFilterBar::clear()
{
    {
        const QSignalBlocker blocker(this); // one change, not five
        m_search->clear();
        for (QComboBox *box : {m_type, m_size, m_date, m_state})
            box->setCurrentIndex(0);
    }
    announce();
}

void HistoryFilterBar::focusSearch()
{
    m_search->setFocus(Qt::ShortcutFocusReason);
    m_search->selectAll();
}

void HistoryFilterBar::chooseDates()
{
    m_dates->setVisible(m_date->currentData().toInt() == kFromTo);
}

void HistoryFilterBar::announce()
{
    m_typingTimer.stop();
    Q_EMIT changed();
}

bool HistoryFilterBar::eventFilter(QObject *watched, QEvent *event)
{
    if (watched != m_search || event->type() != QEvent::KeyPress)
        return QWidget::eventFilter(watched, event);
    const int key = static_cast<QKeyEvent *>(event)->key();
    if (key == Qt::Key_Down)
        Q_EMIT leaveRequested();
    else if (key == Qt::Key_Return || key == Qt::Key_Enter)
        announce();
    else if (key == Qt::Key_Escape && !m_search->text().isEmpty())
        m_search->clear();
    else
        return false;
    return true;
}

} // namespace bowerbird
