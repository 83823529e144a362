// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

// The header of JobTableView: which columns there are, how wide, in what order.

#include "ui/jobtableview.h"

#include "ui/jobfiltermodel.h"
#include "ui/jobtablemodel.h"
#include "ui/jobtext.h"

#include <QAction>
#include <QActionGroup>
#include <QDataStream>
#include <QHeaderView>
#include <QIODevice>
#include <QMenu>
#include <QScopedValueRollback>
#include <QStyle>

#include <algorithm>
#include <array>

namespace bowerbird {

namespace {

constexpr int kNameColumn = static_cast<int>(JobColumn::Name);
constexpr int kNarrowestName = 18; // characters
constexpr qint32 kMostExtraPx = 4'000;
constexpr int kStateSparePx = 12;      // for the grid, and where a style draws bold what is chosen
constexpr int kSnapPx = 8;             // a name dragged so near to its usual width has it
constexpr quint32 kMagic = 0x62626831; // "bbh1"
constexpr QDataStream::Version kStreamVersion = QDataStream::Qt_6_4;

// In average characters, by JobColumn; the thumbnail's, the name's and the state's are worked out.
constexpr std::array<int, kJobColumnCount> kWidths{0, 0, 0, 19, 11, 12, 14, 19, 24, 20, 16, 18, 18, 11, 40};

} // namespace

void JobTableView::setUpHeader()
{
    verticalHeader()->setVisible(false);
    verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    verticalHeader()->setHighlightSections(false);

    QHeaderView *header = horizontalHeader();
    header->setHighlightSections(false);
    header->setSectionsMovable(true);
    header->setFirstSectionMovable(true);
    header->setStretchLastSection(false);
    header->setSectionsClickable(true);
    header->setSortIndicatorClearable(true); // the third click goes back to the order of the queue
    header->setTextElideMode(Qt::ElideRight);
    header->setMinimumSectionSize(24);
    header->setContextMenuPolicy(Qt::CustomContextMenu);
    connect(header, &QWidget::customContextMenuRequested, this, [this, header](const QPoint &position) {
        auto *menu = new QMenu(this);
        menu->setAttribute(Qt::WA_DeleteOnClose);
        fillColumnsMenu(*menu);
        menu->popup(header->mapToGlobal(position));
    });
    connect(header, &QHeaderView::sectionResized, this, [this](int section, int, int newPx) {
        if (section != kNameColumn)
            fitName();
        else if (!m_isFittingName)
            m_nameExtraPx = qAbs(newPx - fittedNamePx()) < kSnapPx ? 0 : newPx - fittedNamePx();
    });
    resetHeader();
    setSortingEnabled(true);
}

void JobTableView::resetHeader()
{
    QHeaderView *header = horizontalHeader();
    const int character = fontMetrics().averageCharWidth();
    for (int column = 0; column < kJobColumnCount; ++column) {
        header->moveSection(header->visualIndex(column), column);
        header->setSectionHidden(column, !isShownByDefault(static_cast<JobColumn>(column)));
        if (const int characters = kWidths[static_cast<size_t>(column)]; characters > 0)
            header->resizeSection(column, characters * character);
    }
    header->resizeSection(static_cast<int>(JobColumn::State), statePx());
    header->setSectionResizeMode(static_cast<int>(JobColumn::Thumbnail), QHeaderView::Fixed);
    header->setSectionResizeMode(kNameColumn, QHeaderView::Interactive);
    m_nameExtraPx = 0;
    header->setSortIndicator(-1, Qt::AscendingOrder);
    updateRowHeight();
}

// In whatever language, what is said of most rows is not cut off.
int JobTableView::statePx() const
{
    int widest = 0;
    const QStringList texts = usualStateTexts();
    for (const QString &text : texts)
        widest = std::max(widest, fontMetrics().horizontalAdvance(text));
    const int marginPx = style()->pixelMetric(QStyle::PM_FocusFrameHMargin, nullptr, this) + 1;
    return widest + 2 * marginPx + kStateSparePx;
}

// Not QHeaderView::Stretch: with many columns that would leave the name no width at all.
void JobTableView::fitName()
{
    if (m_isFittingName)
        return;
    const QScopedValueRollback guard(m_isFittingName, true);
    QHeaderView *header = horizontalHeader();
    const int least = header->minimumSectionSize();
    header->resizeSection(kNameColumn, std::max(least, fittedNamePx() + m_nameExtraPx));
}

// What the other columns leave of the view, or a readable width.
int JobTableView::fittedNamePx() const
{
    const QHeaderView *header = horizontalHeader();
    const int left = viewport()->width() - (header->length() - header->sectionSize(kNameColumn));
    return std::max(left, kNarrowestName * fontMetrics().averageCharWidth());
}

void JobTableView::setColumnShown(JobColumn column, bool isShown)
{
    if (column == JobColumn::Name)
        return;
    setColumnHidden(static_cast<int>(column), !isShown);
    fitName();
}

bool JobTableView::isColumnShown(JobColumn column) const
{
    return !isColumnHidden(static_cast<int>(column));
}

void JobTableView::fillColumnsMenu(QMenu &menu)
{
    for (int i = 0; i < kJobColumnCount; ++i) {
        const auto column = static_cast<JobColumn>(i);
        if (column == JobColumn::Name)
            continue;
        QAction *action = menu.addAction(JobTableModel::columnTitle(column));
        action->setCheckable(true);
        action->setChecked(isColumnShown(column));
        connect(action, &QAction::toggled, this, [this, column](bool isShown) { setColumnShown(column, isShown); });
    }
    menu.addSeparator();
    QAction *byQueue = menu.addAction(tr("Sort in the Order of the Queue"));
    byQueue->setEnabled(m_model.sortColumn() >= 0);
    connect(byQueue, &QAction::triggered, this, [this] { sortByColumn(-1, Qt::AscendingOrder); });
    connect(menu.addAction(tr("Restore the Usual Columns")), &QAction::triggered, this, &JobTableView::resetHeader);
}

void JobTableView::fillSortMenu(QMenu &menu)
{
    const int sorted = m_model.sortColumn();
    const Qt::SortOrder order = m_model.sortOrder();
    const auto add = [this, &menu](QActionGroup *group, const QString &text, bool isOn, int column, Qt::SortOrder by) {
        QAction *action = group->addAction(menu.addAction(text));
        action->setCheckable(true);
        action->setChecked(isOn);
        connect(action, &QAction::triggered, this, [this, column, by] { sortByColumn(column, by); });
        return action;
    };
    auto *columns = new QActionGroup(&menu);
    add(columns, tr("Order of the Queue"), sorted < 0, -1, Qt::AscendingOrder);
    for (int i = 0; i < kJobColumnCount; ++i) {
        if (const auto column = static_cast<JobColumn>(i); column != JobColumn::Thumbnail)
            add(columns, JobTableModel::columnTitle(column), i == sorted, i, order);
    }
    menu.addSeparator();
    auto *directions = new QActionGroup(&menu);
    const bool isDown = order == Qt::DescendingOrder;
    add(directions, tr("Ascending"), sorted >= 0 && !isDown, sorted, Qt::AscendingOrder)->setEnabled(sorted >= 0);
    add(directions, tr("Descending"), sorted >= 0 && isDown, sorted, Qt::DescendingOrder)->setEnabled(sorted >= 0);
}

QByteArray JobTableView::saveHeader() const
{
    const QByteArray state = horizontalHeader()->saveState();
    QByteArray bytes;
    QDataStream stream(&bytes, QIODevice::WriteOnly);
    stream.setVersion(kStreamVersion);
    stream << kMagic << qint32(kJobColumnCount) << qChecksum(state) << state << qint32(m_nameExtraPx);
    return bytes;
}

bool JobTableView::restoreHeader(const QByteArray &state)
{
    QDataStream stream(state);
    stream.setVersion(kStreamVersion);
    quint32 magic = 0;
    qint32 columns = 0;
    quint16 checksum = 0;
    QByteArray header;
    stream >> magic >> columns;
    if (magic != kMagic || columns != kJobColumnCount)
        return false;
    stream >> checksum >> header;
    // QHeaderView would believe what it reads.
    const bool isWhole = stream.status() == QDataStream::Ok && qChecksum(header) == checksum;
    {
        const QScopedValueRollback guard(m_isFittingName, true);
        if (!isWhole || !horizontalHeader()->restoreState(header))
            return false;
    }
    qint32 nameExtraPx = 0; // not there in states of older programs
    stream >> nameExtraPx;
    m_nameExtraPx = stream.status() == QDataStream::Ok ? std::clamp(nameExtraPx, -kMostExtraPx, kMostExtraPx) : 0;
    horizontalHeader()->setSectionResizeMode(kNameColumn, QHeaderView::Interactive); // the state of old is Fixed
    setColumnHidden(kNameColumn, false);
    updateRowHeight();
    return true;
}

} // namespace bowerbird
