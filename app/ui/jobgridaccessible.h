// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#pragma once

#include <QAccessibleWidget>
#include <QHash>
#include <QPersistentModelIndex>

namespace bowerbird {

class JobGridView;

// JobGridView for screen readers: a list with an item for each image. Qt knows its own views only, and would tell of an
// empty frame. Items are made when they are asked for.
//
// Thread: UI. Borrows: the view, by whose end Qt deletes it. Owns: the items that were asked for.
class JobGridAccessible : public QAccessibleWidget
{
public:
    explicit JobGridAccessible(JobGridView &grid);
    ~JobGridAccessible() override;
    Q_DISABLE_COPY_MOVE(JobGridAccessible)

    // Has Qt make one for each JobGridView; any number of calls is one.
    static void install();

    [[nodiscard]] int childCount() const override;
    [[nodiscard]] QAccessibleInterface *child(int row) const override;
    [[nodiscard]] QAccessibleInterface *childAt(int x, int y) const override; // of the screen
    [[nodiscard]] QAccessibleInterface *focusChild() const override;
    [[nodiscard]] int indexOfChild(const QAccessibleInterface *item) const override;

private:
    void dropGone() const;

    JobGridView &m_grid;
    mutable QHash<QPersistentModelIndex, QAccessible::Id> m_items;
};

} // namespace bowerbird
