// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/jobid.h"
#include "engine/rowspan.h"
#include "ui/jobcolumns.h"

#include <QItemSelectionModel>
#include <QList>
#include <QTimer>

#include <optional>
#include <vector>

namespace bowerbird {

class JobFilterModel;

// Which images are chosen, and which one is the current one: the same for every view of the list. Rows are chosen as
// wholes, as few ranges.
//
// What is chosen survives a new order, and a filter or reset of the model that keeps it; of more than kMostRanges
// pieces only the current row does, since each piece costs at every paint. A row that leaves by itself takes the choice
// along: another one in its place could be hit by a key meant for it.
//
// Thread: UI. Borrows: the model, which outlives it.
class JobSelection : public QItemSelectionModel
{
    Q_OBJECT
public:
    explicit JobSelection(JobFilterModel &jobs, QObject *parent = nullptr);

    [[nodiscard]] JobFilterModel &jobs() const { return m_jobs; }

    // In the order of the view. Cost: some nanoseconds a chosen row.
    [[nodiscard]] QList<JobId> selectedJobs() const;
    [[nodiscard]] int selectedCount() const;
    [[nodiscard]] JobId currentJob() const;   // none = invalid
    void setCurrentJob(JobId id);             // chooses it alone and has it shown; nothing happens when it is not there
    void selectJobs(const QList<JobId> &ids); // those that are shown; the first becomes the current one
    void selectAll();
    // The rows first to last as one range over all columns; none when there are none.
    [[nodiscard]] QItemSelection rows(int first, int last) const;
    [[nodiscard]] QModelIndex indexOf(int row) const; // as the current one is kept

    // Around a removal that a person asked for: the row that moves up into the first chosen one's place is chosen then,
    // so that the same key can be pressed again.
    void notePlace();
    void chooseAtPlace();
    // Around a filter that a person changes: when it hides what is chosen, the next row that is still shown is chosen
    // as soon as the filter is in place.
    void noteNeighbours();

    void reset() override; // every view of the model calls it when the model has been reset

    static constexpr int kMostRanges = 1'000;
    static constexpr int kMostNeighbours = 5'000; // each way
    static constexpr int kManyChosen = 20'000;

Q_SIGNALS:
    // What is chosen is different now; at most once a turn of the event loop, also after jobs have gone: when very many
    // are chosen and some go by themselves, a few times a second.
    void selectedJobsChanged();
    void currentJobChanged(bowerbird::JobId id); // invalid = none
    void sought(const QModelIndex &index);       // is to be seen, wherever the view stands

private:
    void remember();
    void follow(const std::vector<RowSpan> &dropped);
    void restore();
    void stepAside();
    void stepBack();
    [[nodiscard]] std::vector<RowSpan> chosenRanges() const;
    [[nodiscard]] std::vector<int> chosenSourceRows() const;
    [[nodiscard]] int firstChosenRow() const; // -1 = none
    [[nodiscard]] QItemSelection selectionOf(const QList<JobId> &ids) const;
    [[nodiscard]] QItemSelection selectionOf(const std::vector<RowSpan> &ranges) const;
    [[nodiscard]] QItemSelection selectionOfSource(const std::vector<int> &sourceRows) const;
    void announceSoon();
    void announce();
    void chooseNeighbour();
    void leaveLostRow();
    void makeFirstChosenCurrent();

    JobFilterModel &m_jobs;
    QTimer m_timer; // several changes in a turn are one
    JobId m_announcedCurrent;
    int m_place = -1;          // of the first chosen row, between notePlace() and chooseAtPlace()
    QList<JobId> m_neighbours; // of the current row before a filter: from it on, then those before it
    // What was chosen before a reset, until it has been told: in ranges of rows, where others only go from between
    // them, else in rows of the source.
    std::optional<std::vector<RowSpan>> m_rememberedRanges;
    std::optional<std::vector<int>> m_rememberedRows;
    std::optional<QItemSelection> m_restored; // the same in the rows after it
    JobId m_rememberedCurrent;
    bool m_isRestoring = false;
    std::optional<std::vector<int>> m_aside; // what was chosen before a new order, in rows of the source
};

} // namespace bowerbird
