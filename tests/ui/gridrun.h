// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "ui/jobchoice.h"
#include "ui/jobfiltermodel.h"
#include "ui/jobgridview.h"
#include "ui/joblistinput.h"
#include "ui/jobselection.h"
#include "ui/jobtableview.h"
#include "ui/jobviews.h"
#include "ui/managerfixture.h"

#include <QTest>

namespace bowerbird::test {

using namespace Qt::StringLiterals;

struct GridRun : ManagerFixture
{
    explicit GridRun(int rows = 0, JobState state = JobState::Held)
        : choice(*manager)
        , source(*manager, *thumbnails)
        , filter(source)
        , views(filter)
        , grid(views.grid())
        , selection(views.selection())
    {
        ids = addJobs(rows, state);
        source.setChoice(&choice);
        QObject::connect(&views.input(), &JobListInput::tickRequested, &choice, &JobChoice::set);
        QPalette light; // whatever the desktop says
        light.setColor(QPalette::Base, Qt::white);
        light.setColor(QPalette::Text, Qt::black);
        views.setPalette(light);
        views.setLook(JobViews::Look::Grid);
        views.resize(1'000, 640);
        views.show();
        if (!QTest::qWaitForWindowExposed(&views))
            qFatal("no window");
        grid.setFocus();
    }

    [[nodiscard]] QPoint middle(int row) const { return grid.visualRect(filter.index(row, 1)).center(); }
    [[nodiscard]] QPoint beside(int row) const
    {
        return grid.visualRect(filter.index(row, 1)).topLeft() - QPoint(2, 2);
    }
    [[nodiscard]] int columns() const
    {
        int count = 1;
        while (grid.visualRect(filter.index(count, 1)).top() == grid.visualRect(filter.index(0, 1)).top())
            ++count;
        return count;
    }
    void send(QEvent::Type type, QPoint place, Qt::MouseButton button, Qt::KeyboardModifiers keys = {}) const
    {
        QWidget *viewport = grid.viewport();
        const Qt::MouseButtons down = type == QEvent::MouseButtonRelease ? Qt::NoButton : Qt::LeftButton;
        QMouseEvent event(type, place, viewport->mapToGlobal(place), button, down, keys);
        QCoreApplication::sendEvent(viewport, &event);
    }
    void drag(QPoint from, QPoint to, Qt::KeyboardModifiers keys = {}) const
    {
        send(QEvent::MouseButtonPress, from, Qt::LeftButton, keys);
        send(QEvent::MouseMove, (from + to) / 2, Qt::NoButton, keys);
        send(QEvent::MouseMove, to, Qt::NoButton, keys);
        send(QEvent::MouseButtonRelease, to, Qt::LeftButton, keys);
    }
    [[nodiscard]] QList<int> chosen() const
    {
        QList<int> rows;
        for (const JobId id : selection.selectedJobs())
            rows += filter.rowOf(id);
        return rows;
    }
    [[nodiscard]] QList<int> ticks() const
    {
        QList<int> rows;
        for (const JobId id : choice.chosen())
            rows += filter.rowOf(id);
        return rows;
    }

    QList<JobId> ids;
    JobChoice choice;
    JobTableModel source;
    JobFilterModel filter;
    JobViews views;
    JobGridView &grid;
    JobSelection &selection;
};

// A model that says it has very many rows, and counts what it is asked.
class ManyRows : public JobFilterModel
{
public:
    using JobFilterModel::JobFilterModel;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override { return parent.isValid() ? 0 : m_count; }
    [[nodiscard]] QModelIndex index(int row, int column, const QModelIndex & = {}) const override
    {
        ++m_asked;
        return row >= 0 && row < m_count ? createIndex(row, column) : QModelIndex();
    }
    [[nodiscard]] QVariant data(const QModelIndex &, int role) const override
    {
        ++m_asked;
        return role == Qt::DisplayRole ? QVariant(u"a name.jpg"_s) : QVariant();
    }
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex &) const override
    {
        ++m_asked;
        return Qt::ItemIsEnabled | Qt::ItemIsSelectable;
    }
    [[nodiscard]] QModelIndex mapToSource(const QModelIndex &) const override { return {}; }
    [[nodiscard]] QModelIndex buddy(const QModelIndex &index) const override { return index; }
    void insert(int row, int count)
    {
        beginInsertRows({}, row, row + count - 1);
        m_count += count;
        endInsertRows();
    }
    int takeAsked() { return std::exchange(m_asked, 0); }

private:
    int m_count = 1'000'000;
    mutable int m_asked = 0;
};

} // namespace bowerbird::test
