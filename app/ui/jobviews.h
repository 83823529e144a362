// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#pragma once

#include <QWidget>

class QAbstractItemView;
class QAction;
class QStackedLayout;

namespace bowerbird {

class JobFilterModel;
class JobGridView;
class JobListInput;
class JobSelection;
class JobTableView;

// The list of images in the window, as a table or as a grid. What is chosen in it, and what keys and clicks mean,
// belongs to the list and not to the view that shows it: a person may change between them at any time.
//
// Thread: UI. Borrows: the model, which outlives it. Owns: selection, input, views and the actions that change them.
class JobViews : public QWidget
{
    Q_OBJECT
public:
    enum class Look : quint8 { Table, Grid };

    explicit JobViews(JobFilterModel &jobs, QWidget *parent = nullptr);

    // What was seen, or the current row if it was, is seen afterwards; the focus goes along.
    void setLook(Look look);
    [[nodiscard]] Look look() const { return m_look; }
    [[nodiscard]] QByteArray saveLook() const; // with the size of the grid's pictures
    void restoreLook(const QByteArray &state); // nothing happens when it is not one of saveLook's
    void resetLook();

    [[nodiscard]] JobSelection &selection() const { return *m_selection; }
    [[nodiscard]] JobListInput &input() const { return *m_input; }
    [[nodiscard]] JobTableView &table() const { return *m_table; }
    [[nodiscard]] JobGridView &grid() const { return *m_grid; }

    QAction *asTable; // one of the two is checked
    QAction *asGrid;
    QAction *larger; // the grid's pictures
    QAction *smaller;

Q_SIGNALS:
    void lookChanged();

private:
    void makeActions();
    void updateActions();
    [[nodiscard]] QAbstractItemView &view() const;
    [[nodiscard]] int firstSeenRow() const; // -1 = there is none

    JobSelection *m_selection;
    JobListInput *m_input;
    JobTableView *m_table;
    JobGridView *m_grid;
    QStackedLayout *m_stack;
    Look m_look = Look::Table;
};

} // namespace bowerbird
