// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

// How long the table, or the grid, keeps the UI thread from answering: 8 workers running, many rows, and what a person
// does with them.
//
//     bench_table [--grid] [rows ...]        (10000 100000)
//
// "stall" is the longest time between two beats of a 1 ms timer, "until shown" the time until the filter model says
// that its result is in place.

#include "bench/watchdog.h"
#include "ui/jobfiltermodel.h"
#include "ui/jobgridview.h"
#include "ui/jobselection.h"
#include "ui/jobtablemodel.h"
#include "ui/jobtableview.h"
#include "ui/jobviews.h"
#include "ui/managerfixture.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>
#include <QTimer>

#include <cstdio>
#include <functional>
#include <random>

using namespace bowerbird;
using namespace bowerbird::test;
using namespace Qt::StringLiterals;

namespace {

constexpr int kWorkers = 8;
constexpr int kWithThumbnail = 2'000;

class Bench
{
public:
    Bench(int rows, JobViews::Look look);
    void run();

private:
    void prepareRows();
    void measure(const char *what, const std::function<void()> &act, int settleMs = 400);
    void measureArranging(const char *what, const std::function<void()> &act);
    void scroll();
    void jump();
    [[nodiscard]] QList<JobId> scattered(int count) const;

    int m_rows;
    QList<Job> m_jobs;
    ManagerFixture m_fixture{kWorkers};
    JobTableModel m_source{*m_fixture.manager, *m_fixture.thumbnails};
    JobFilterModel m_filter{m_source};
    JobViews m_views{m_filter};
    JobTableView &m_view = m_views.table(); // sorts, seen or not
    QScrollBar &m_scrollBar;
    JobSelection &m_selection = m_views.selection();
    Watchdog m_watchdog;
};

Bench::Bench(int rows, JobViews::Look look)
    : m_rows(rows)
    , m_scrollBar(*(look == JobViews::Look::Grid ? m_views.grid().verticalScrollBar() : m_view.verticalScrollBar()))
{
    m_views.setLook(look);
    m_views.resize(1000, 700);
    prepareRows();
}

// A benchmark, which ctest does not run: the waits are the time over which stalls are looked for, at the pace of a
// person's hand or of a screen; nothing is expected to be over after them.
void Bench::measure(const char *what, const std::function<void()> &act, int settleMs)
{
    QTest::qWait(600); // what went before is over
    m_watchdog.restart();
    act();
    QTest::qWait(settleMs); // stalls come after the act, too
    std::printf("%8d | %-38s | %7.1f |\n", m_rows, what, m_watchdog.longestMs());
    std::fflush(stdout);
}

void Bench::measureArranging(const char *what, const std::function<void()> &act)
{
    QTest::qWait(600); // what went before is over
    QSignalSpy filtered(&m_filter, &JobFilterModel::filtered);
    QElapsedTimer clock;
    clock.start();
    m_watchdog.restart();
    act();
    if (filtered.isEmpty())
        filtered.wait(60'000);
    const auto untilShown = static_cast<double>(clock.nsecsElapsed()) / 1e6;
    QTest::qWait(200); // it is painted, too
    std::printf("%8d | %-38s | %7.1f | %7.1f\n", m_rows, what, m_watchdog.longestMs(), untilShown);
    std::fflush(stdout);
}

void Bench::prepareRows()
{
    QImage image(160, 120, QImage::Format_RGB32);
    constexpr std::array kStates{JobState::Finished, JobState::Failed,   JobState::Finished, JobState::Held,
                                 JobState::Finished, JobState::Finished, JobState::Skipped,  JobState::Paused,
                                 JobState::Finished, JobState::Finished};
    for (int i = 0; i < m_rows; ++i) {
        m_jobs += m_fixture.makeJob(kStates[static_cast<size_t>(i) % kStates.size()]);
        image.fill(QColor::fromHsv(i % 360, 150, 200));
        if (i < kWithThumbnail)
            m_fixture.thumbnails->insert(m_jobs.last().id, image);
    }
}

void Bench::scroll()
{
    QScrollBar *bar = &m_scrollBar;
    for (int step = 0; step < 200; ++step) {
        bar->setValue(bar->value() + 150);
        QTest::qWait(16); // a frame at 60 Hz
    }
}

void Bench::jump()
{
    QScrollBar *bar = &m_scrollBar;
    std::mt19937 random(1);
    for (int step = 0; step < 60; ++step) {
        bar->setValue(static_cast<int>(random() % static_cast<quint32>(bar->maximum() + 1)));
        QTest::qWait(33); // a frame at 30 Hz
    }
    bar->setValue(0);
}

QList<JobId> Bench::scattered(int count) const
{
    QList<JobId> ids;
    for (int i = 0; i < count; ++i)
        ids += m_source.jobAt(i * 3 % m_source.rowCount()).id;
    return ids;
}

void Bench::run()
{
    measure("restore all rows at once", [this] { m_fixture.manager->restore(m_jobs); });
    measure("show", [this] { m_views.show(); });
    m_fixture.addJobs(kWorkers, JobState::Queued);
    m_fixture.manager->resumeAll();
    QTest::qWait(500); // every worker has taken its image
    std::printf("%8d | workers with a picture: %d\n", m_rows, m_fixture.manager->activeWorkers());
    measure("8 workers run", [] {}, 2'000);
    measure("scroll by 150 px at 60 Hz", [this] { scroll(); });
    measure("jump anywhere at 30 Hz", [this] { jump(); });
    measureArranging("sort by name", [this] { m_view.sortByColumn(int(JobColumn::Name), Qt::AscendingOrder); });
    measureArranging("sort by size", [this] { m_view.sortByColumn(int(JobColumn::Size), Qt::DescendingOrder); });
    measure(
        "sorted by progress, 8 workers run",
        [this] { m_view.sortByColumn(int(JobColumn::Progress), Qt::DescendingOrder); }, 3'000);
    measure("scroll while sorted by progress", [this] { scroll(); });
    measure("add 1,000 rows while sorted", [this] { m_fixture.addJobs(1'000, JobState::Held); }, 1'500);
    measureArranging("filter by text, few match", [this] { m_filter.setTextFilter(u"img_77"_s); });
    measureArranging("clear that filter", [this] { m_filter.setTextFilter({}); });
    measureArranging("filter: finished, a scattered 60 %", [this] { m_filter.setStateFilter(StateFilter::Finished); });
    measureArranging("clear that filter", [this] { m_filter.setStateFilter(StateFilter::All); });
    measure("choose all", [this] { m_selection.selectAll(); });
    measureArranging("sort by host with all chosen",
                     [this] { m_view.sortByColumn(int(JobColumn::Host), Qt::AscendingOrder); });
    measure("list what is chosen", [this] { std::ignore = m_selection.selectedJobs(); });
    m_selection.clearSelection();
    measure("remove 1,000 scattered rows", [this] { m_fixture.manager->remove(scattered(1'000)); }, 1'000);
    measure("clear finished", [this] { m_fixture.manager->clearFinished(); }, 1'000);
}

} // namespace

int main(int argc, char **argv)
{
    QApplication application(argc, argv);
    QStringList counts = application.arguments().mid(1);
    const auto look = counts.removeOne(u"--grid"_s) ? JobViews::Look::Grid : JobViews::Look::Table;
    if (counts.isEmpty())
        counts = {u"10000"_s, u"100000"_s};
    std::printf("    rows | what                                   | stall ms | until shown ms\n");
    for (const QString &count : counts)
        Bench(count.toInt(), look).run();
    return 0;
}
