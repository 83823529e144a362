// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "ui/jobgridaccessible.h"

#include "ui/jobcolumns.h"
#include "ui/jobgridview.h"

#include <QPointer>
#include <QWindow>

namespace bowerbird {

namespace {

constexpr int kTidyAt = 1'000; // items

class Item : public QAccessibleInterface, public QAccessibleActionInterface
{
public:
    Item(JobGridView &grid, const QModelIndex &index)
        : m_grid(&grid)
        , m_index(index)
    {
    }

    [[nodiscard]] int row() const { return m_index.row(); }

    [[nodiscard]] bool isValid() const override { return m_grid && m_index.isValid(); }
    [[nodiscard]] QObject *object() const override { return nullptr; }
    [[nodiscard]] QWindow *window() const override { return m_grid ? m_grid->window()->windowHandle() : nullptr; }
    [[nodiscard]] QAccessibleInterface *parent() const override
    {
        return QAccessible::queryAccessibleInterface(m_grid);
    }
    [[nodiscard]] QAccessibleInterface *child(int) const override { return nullptr; }
    [[nodiscard]] QAccessibleInterface *childAt(int, int) const override { return nullptr; }
    [[nodiscard]] int childCount() const override { return 0; }
    [[nodiscard]] int indexOfChild(const QAccessibleInterface *) const override { return -1; }
    [[nodiscard]] QAccessible::Role role() const override { return QAccessible::ListItem; }
    [[nodiscard]] QAccessible::State state() const override;
    [[nodiscard]] QString text(QAccessible::Text kind) const override;
    void setText(QAccessible::Text, const QString &) override {}
    [[nodiscard]] QRect rect() const override;
    void *interface_cast(QAccessible::InterfaceType type) override
    {
        return type == QAccessible::ActionInterface ? static_cast<QAccessibleActionInterface *>(this) : nullptr;
    }

    [[nodiscard]] QStringList actionNames() const override { return {pressAction(), setFocusAction()}; }
    void doAction(const QString &name) override;
    [[nodiscard]] QStringList keyBindingsForAction(const QString &) const override { return {}; }

private:
    [[nodiscard]] QVariant of(JobColumn column, int role) const
    {
        return m_index.sibling(m_index.row(), static_cast<int>(column)).data(role);
    }

    QPointer<JobGridView> m_grid;
    QPersistentModelIndex m_index;
};

QAccessible::State Item::state() const
{
    QAccessible::State state;
    if (!isValid()) {
        state.invalid = true;
        return state;
    }
    const QVariant tick = of(JobColumn::Thumbnail, Qt::CheckStateRole);
    state.selectable = true;
    state.multiSelectable = true;
    state.focusable = true;
    state.selected = m_grid->selectionModel()->isSelected(m_index);
    state.focused = m_grid->hasFocus() && m_grid->currentIndex().row() == m_index.row();
    state.checkable = tick.isValid();
    state.checked = tick.isValid() && tick.toInt() == Qt::Checked;
    state.offscreen = !m_grid->viewport()->rect().intersects(m_grid->visualRect(m_index));
    return state;
}

QString Item::text(QAccessible::Text kind) const
{
    if (!isValid())
        return {};
    if (kind == QAccessible::Name)
        return of(JobColumn::Name, Qt::AccessibleTextRole).toString();
    if (kind == QAccessible::Value) // what the badge and the bar tell
        return of(JobColumn::State, Qt::AccessibleTextRole).toString();
    return kind == QAccessible::Description ? of(JobColumn::Name, Qt::AccessibleDescriptionRole).toString() : QString();
}

QRect Item::rect() const
{
    if (!isValid())
        return {};
    const QRect cell = m_grid->visualRect(m_index);
    return {m_grid->viewport()->mapToGlobal(cell.topLeft()), cell.size()};
}

void Item::doAction(const QString &name)
{
    if (!isValid())
        return;
    const auto how = name == pressAction() ? QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows
                                           : QItemSelectionModel::SelectionFlags(QItemSelectionModel::NoUpdate);
    m_grid->setFocus();
    m_grid->selectionModel()->setCurrentIndex(m_index, how);
}

QAccessibleInterface *make(const QString &, QObject *object)
{
    auto *grid = qobject_cast<JobGridView *>(object);
    return grid ? new JobGridAccessible(*grid) : nullptr;
}

} // namespace

JobGridAccessible::JobGridAccessible(JobGridView &grid)
    : QAccessibleWidget(&grid, QAccessible::List)
    , m_grid(grid)
{
}

JobGridAccessible::~JobGridAccessible()
{
    for (const QAccessible::Id id : std::as_const(m_items))
        QAccessible::deleteAccessibleInterface(id);
}

void JobGridAccessible::install()
{
    QAccessible::installFactory(make);
}

int JobGridAccessible::childCount() const
{
    return m_grid.model()->rowCount();
}

QAccessibleInterface *JobGridAccessible::child(int row) const
{
    const QModelIndex index = m_grid.model()->index(row, static_cast<int>(JobColumn::Name));
    if (!index.isValid())
        return nullptr;
    const QPersistentModelIndex place(index);
    if (const auto found = m_items.constFind(place); found != m_items.cend())
        return QAccessible::accessibleInterface(*found);
    if (m_items.size() >= kTidyAt)
        dropGone();
    auto *item = new Item(m_grid, index); // Qt owns it from the registration on
    m_items.insert(place, QAccessible::registerAccessibleInterface(item));
    return item;
}

// Those of rows that have left.
void JobGridAccessible::dropGone() const
{
    m_items.removeIf([](const auto &entry) {
        if (entry.key().isValid())
            return false;
        QAccessible::deleteAccessibleInterface(entry.value());
        return true;
    });
}

QAccessibleInterface *JobGridAccessible::childAt(int x, int y) const
{
    const QModelIndex index = m_grid.indexAt(m_grid.viewport()->mapFromGlobal(QPoint(x, y)));
    return index.isValid() ? child(index.row()) : nullptr;
}

QAccessibleInterface *JobGridAccessible::focusChild() const
{
    const QModelIndex current = m_grid.currentIndex();
    return m_grid.hasFocus() && current.isValid() ? child(current.row()) : nullptr;
}

int JobGridAccessible::indexOfChild(const QAccessibleInterface *item) const
{
    const auto *known = dynamic_cast<const Item *>(item);
    return known ? known->row() : -1;
}

} // namespace bowerbird
