// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

// What the commands for very many chosen rows cost, and their undo: one line for each number of rows, each in a process
// of its own, with the manager (paused), its library, the models and the table as the window has them. Each figure is
// the time until all rows have changed, and the longest time in which the window did not answer.
//
//     bench_commands [rows ...]        (10000 100000 1000000)

#include "bench/watchdog.h"
#include "ui/choiceactions.h"
#include "ui/jobactions.h"
#include "ui/jobchoice.h"
#include "ui/jobfiltermodel.h"
#include "ui/joblistinput.h"
#include "ui/jobselection.h"
#include "ui/jobtablemodel.h"
#include "ui/jobtableview.h"
#include "ui/managerfixture.h"
#include "ui/undohistory.h"

#include <QAction>
#include <QApplication>
#include <QElapsedTimer>
#include <QEventLoop>
#include <QMouseEvent>
#include <QProcess>
#include <QTest>

#include <unistd.h>

#include <cstdio>
#include <functional>

using namespace bowerbird;
using namespace bowerbird::test;
using namespace Qt::StringLiterals;

namespace {

constexpr int kLongestMs = 120'000;

class Bench
{
public:
    explicit Bench(int rows);
    void run();

private:
    void measure(const char *what, const std::function<void()> &act, const std::function<bool()> &isOver);
    void measureState(const char *what, QAction *action, JobState state);
    void undo(JobState state);
    void add();
    void tick();
    void selectAll();
    void runInOrder();
    void runSorted();
    [[nodiscard]] int in(JobState state) const { return m_fixture.manager->counts().at(static_cast<size_t>(state)); }

    int m_rows;
    ManagerFixture m_fixture;
    JobTableModel m_source{*m_fixture.manager, *m_fixture.thumbnails};
    JobFilterModel m_filter{m_source};
    JobSelection m_selection{m_filter};
    JobListInput m_input{m_selection};
    JobTableView m_view{m_input};
    UndoHistory m_undo;
    JobChoice m_choice{*m_fixture.manager};
    ChoiceActions m_choiceActions{*m_fixture.manager, m_choice, m_undo};
    JobActions m_actions{*m_fixture.manager, m_undo};
    Watchdog m_watchdog;
};

Bench::Bench(int rows)
    : m_rows(rows)
{
    m_source.setChoice(&m_choice);
    QObject::connect(&m_input, &JobListInput::tickRequested, &m_choice, &JobChoice::set);
    QObject::connect(&m_selection, &JobSelection::selectedJobsChanged, &m_actions,
                     [this] { m_actions.setSelection(m_selection.selectedJobs()); });
    m_view.resize(1000, 700);
    m_view.show();
}

// A benchmark, which ctest does not run: stalls of what went before are not to be counted.
void Bench::measure(const char *what, const std::function<void()> &act, const std::function<bool()> &isOver)
{
    m_fixture.library.flush();
    QTest::qWait(300);
    QElapsedTimer clock;
    clock.start();
    m_watchdog.restart();
    act();
    QEventLoop loop;
    QTimer look;
    QObject::connect(&look, &QTimer::timeout, &loop, [&] {
        if (isOver() || clock.elapsed() > kLongestMs)
            loop.quit();
    });
    look.start(1);
    loop.exec();
    const auto ms = static_cast<double>(clock.nsecsElapsed()) / 1e6;
    QTest::qWait(150); // what comes a little later, such as which actions can be used, is counted as a stall
    std::printf(" %s %.0f / %.0f |", what, ms, m_watchdog.longestMs());
    std::fflush(stdout);
}

void Bench::measureState(const char *what, QAction *action, JobState state)
{
    measure(what, [action] { action->trigger(); }, [this, state] { return in(state) == m_rows; });
}

void Bench::undo(JobState state)
{
    measure("undo", [this] { m_undo.undo(); }, [this, state] { return in(state) == m_rows; });
}

void Bench::run()
{
    std::printf("| %d |", m_rows);
    add();
    tick();
    runInOrder();
    runSorted();
    std::printf("\n");
    std::fflush(stdout);
}

void Bench::add()
{
    QList<ImageRef> images;
    for (int i = 0; i < m_rows; ++i)
        images.append(
            {.url =
                 u"https://images%1.example.org/galleries/of-many-birds/large/2026-11/picture-%2.jpg"_s.arg(i % 7).arg(
                     i, 7, 10, QChar(u'0')),
             .source = u"direct"_s,
             .type = ImageType::Jpeg});
    measure(
        "add", [&] { m_fixture.manager->addSoon(images, m_fixture.options, AddMode::Hold); },
        [this] { return in(JobState::Held) == m_rows && m_filter.rowCount() == m_rows; });
}

void Bench::tick()
{
    measure(
        "shift tick",
        [this] {
            const QPointF there(5, 5);
            const QMouseEvent first(QEvent::MouseButtonPress, there, there, Qt::LeftButton, Qt::LeftButton, {});
            const QMouseEvent last(QEvent::MouseButtonPress, there, there, Qt::LeftButton, Qt::LeftButton,
                                   Qt::ShiftModifier);
            (void)m_input.takeTick(first, 0);
            (void)m_input.takeTick(last, m_rows - 1);
        },
        [this] { return m_choice.count() == m_rows; });
    measure("tick none", [this] { m_choiceActions.chooseNone->trigger(); }, [this] { return m_choice.count() == 0; });
    measure(
        "tick all", [this] { m_choiceActions.chooseAll->trigger(); }, [this] { return m_choice.count() == m_rows; });
    measure("invert", [this] { m_choiceActions.invert->trigger(); }, [this] { return m_choice.count() == 0; });
}

void Bench::selectAll()
{
    m_selection.clearSelection();
    QCoreApplication::processEvents();
    measure("select all", [this] { m_view.selectAll(); }, [this] { return m_actions.selection().size() == m_rows; });
}

void Bench::runInOrder()
{
    measureState("download all", m_choiceActions.downloadAll, JobState::Queued);
    undo(JobState::Held);
    measureState("download all", m_choiceActions.downloadAll, JobState::Queued);
    selectAll();
    measureState("pause", m_actions.pause, JobState::Paused);
    undo(JobState::Queued);
    measureState("cancel", m_actions.cancel, JobState::Cancelled);
    undo(JobState::Queued);
    measure("to top", [this] { m_actions.toTop->trigger(); }, [this] { return !m_fixture.manager->slices().isBusy(); });
    measure("undo", [this] { m_undo.undo(); }, [this] { return !m_fixture.manager->slices().isBusy(); });
    measure(
        "copy links", [this] { m_actions.copyLink->trigger(); },
        [this] { return !m_fixture.manager->slices().isBusy(); });
    measureState("cancel", m_actions.cancel, JobState::Cancelled);
    measureState("retry", m_actions.retry, JobState::Queued);
    undo(JobState::Cancelled);
    measure("remove", [this] { m_actions.remove->trigger(); }, [this] { return m_fixture.manager->count() == 0; });
    measure("undo", [this] { m_undo.undo(); }, [this] { return m_fixture.manager->count() == m_rows; });
}

// Where the rows of the view lie all over the list.
void Bench::runSorted()
{
    std::printf(" sorted by host:");
    measure(
        "sort", [this] { m_filter.sort(static_cast<int>(JobColumn::Host)); }, [this] { return m_filter.isUpToDate(); });
    selectAll();
    measureState("retry", m_actions.retry, JobState::Queued);
    undo(JobState::Cancelled);
    measure(
        "take one out",
        [this] { m_selection.select(m_selection.rows(m_rows / 2, m_rows / 2), JobSelection::Deselect); },
        [this] { return m_actions.selection().size() == m_rows - 1; });
    measure(
        "sort otherwise", [this] { m_filter.sort(static_cast<int>(JobColumn::Added), Qt::DescendingOrder); },
        [this] { return m_filter.isUpToDate() && m_selection.selectedCount() == m_rows - 1; });
    m_filter.sort(static_cast<int>(JobColumn::Host));
    while (!m_filter.isUpToDate())
        QCoreApplication::processEvents();
    QItemSelection half = m_selection.rows(0, m_rows / 2 - 1);
    measure(
        "choose half", [&] { m_selection.select(half, JobSelection::ClearAndSelect); },
        [this] { return m_actions.selection().size() == m_rows / 2; });
    measure(
        "remove it", [this] { m_actions.remove->trigger(); },
        [this] { return m_fixture.manager->count() == m_rows - m_rows / 2; });
    measure("undo", [this] { m_undo.undo(); }, [this] { return m_fixture.manager->count() == m_rows; });
}

} // namespace

int main(int argc, char **argv)
{
    QApplication application(argc, argv);
    const QStringList arguments = application.arguments().mid(1);
    if (arguments.value(0) == u"--one"_s) {
        Bench(arguments.value(1).toInt()).run();
        ::_exit(0); // taking a million rows down is not what is measured
    }
    const QStringList counts = arguments.isEmpty() ? QStringList{u"10000"_s, u"100000"_s, u"1000000"_s} : arguments;
    for (const QString &count : counts) {
        QProcess one;
        one.setProcessChannelMode(QProcess::ForwardedChannels);
        one.start(application.applicationFilePath(), {u"--one"_s, count});
        one.waitForFinished(-1);
    }
    return 0;
}
