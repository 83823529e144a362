// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

// What a list costs that gets long: one line for 1 k, 10 k, 100 k and 1 M links of 80 characters, each in a process of
// its own, with the manager, its library, the models and the table as the window has them.
//
//     bench_scale [rows ...]        (1000 10000 100000 1000000)
//
// What the columns mean stands in README.md.

#include "bench/watchdog.h"
#include "ui/jobfiltermodel.h"
#include "ui/joblistinput.h"
#include "ui/jobselection.h"
#include "ui/jobtablemodel.h"
#include "ui/jobtableview.h"
#include "ui/managerfixture.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QEventLoop>
#include <QFile>
#include <QProcess>
#include <QSignalSpy>
#include <QTest>
#include <QTimer>

#include <malloc.h>
#include <time.h>
#include <unistd.h>

#include <cstdio>
#include <functional>

using namespace bowerbird;
using namespace bowerbird::test;
using namespace Qt::StringLiterals;

namespace {

constexpr int kLongestMs = 300'000;

struct Span
{
    double ms = 0;
    double stallMs = 0;
    double cpuMs = 0; // of the UI thread: tells more than the clock where others are at work
};

double threadCpuMs()
{
    timespec now{};
    ::clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return static_cast<double>(now.tv_sec) * 1e3 + static_cast<double>(now.tv_nsec) / 1e6;
}

qint64 residentBytes()
{
    ::malloc_trim(0);
    QFile file(u"/proc/self/statm"_s);
    if (!file.open(QIODevice::ReadOnly))
        return 0;
    return file.readAll().split(' ').value(1).toLongLong() * ::sysconf(_SC_PAGESIZE);
}

// As a program runs: QTest::qWaitFor() would sleep for 10 ms between two looks.
bool runUntil(const std::function<bool()> &isOver)
{
    QEventLoop loop;
    QTimer look;
    QObject::connect(&look, &QTimer::timeout, &loop, [&] {
        if (isOver())
            loop.exit(0);
    });
    look.start(1);
    QTimer::singleShot(kLongestMs, &loop, [&loop] { loop.exit(1); });
    return loop.exec() == 0;
}

// The list with its models and its table, on the fixture's library.
struct Shown
{
    explicit Shown(ManagerFixture &fixture)
        : source(*fixture.manager, *fixture.thumbnails)
        , filter(source)
        , selection(filter)
        , input(selection)
        , view(input)
    {
        view.resize(1000, 700);
        view.show();
    }
    JobTableModel source;
    JobFilterModel filter;
    JobSelection selection;
    JobListInput input;
    JobTableView view;
};

class Bench
{
public:
    explicit Bench(int rows)
        : m_rows(rows)
    {
    }
    void run();

private:
    template<typename Until>
    Span measure(const std::function<void()> &act, Until until);
    Span arrange(const std::function<void()> &act);
    [[nodiscard]] static QList<ImageRef> links(int count);
    Span start(bool isWhole);

    int m_rows;
    ManagerFixture m_fixture{8};
    std::unique_ptr<Shown> m_shown = std::make_unique<Shown>(m_fixture);
    Watchdog m_watchdog;
};

// A benchmark, which ctest does not run: nothing is expected to be over after a wait. Stalls of what went before are
// not to be counted, nor memory that is about to be given back.
template<typename Until>
Span Bench::measure(const std::function<void()> &act, Until until)
{
    QTest::qWait(50); // a beat or two of the watchdog, so that its first one is not counted
    QElapsedTimer clock;
    clock.start();
    const double cpuBefore = threadCpuMs();
    m_watchdog.restart();
    act();
    if (!runUntil(until))
        qWarning("gave up waiting");
    return {.ms = static_cast<double>(clock.nsecsElapsed()) / 1e6,
            .stallMs = m_watchdog.longestMs(),
            .cpuMs = threadCpuMs() - cpuBefore};
}

Span Bench::arrange(const std::function<void()> &act)
{
    QSignalSpy filtered(&m_shown->filter, &JobFilterModel::filtered);
    return measure(act, [&] { return !filtered.isEmpty(); });
}

QList<ImageRef> Bench::links(int count)
{
    QList<ImageRef> images;
    images.reserve(count);
    for (int i = 0; i < count; ++i) {
        const QString name = u"picture-%1.jpg"_s.arg(i * 7919LL % count, 7, 10, QChar(u'0'));
        images.append({.url = u"https://images%1.example.org/galleries/of-many-birds/large/2026-11/%2"_s.arg(i % 7).arg(
                           name.rightJustified(27, u'x')),
                       .source = u"direct"_s,
                       .type = ImageType::Jpeg});
    }
    return images;
}

// From the opening of the library to a table that answers, or to all rows.
Span Bench::start(bool isWhole)
{
    m_shown.reset();
    m_fixture.manager.reset();
    m_fixture.library.close();
    return measure(
        [this] {
            if (!m_fixture.library.open(m_fixture.directory.filePath(u"library.sqlite"_s)))
                qFatal("no library");
            DownloadManager::Options options;
            options.workers = 8;
            m_fixture.manager =
                std::make_unique<DownloadManager>(m_fixture.library, m_fixture.thumbnails.get(), options);
            m_fixture.manager->pauseAll();
            m_fixture.manager->restoreEarlier(5'000);
            m_shown = std::make_unique<Shown>(m_fixture);
            QCoreApplication::sendPostedEvents(); // laid out
            m_shown->view.grab();                 // and painted
        },
        [&] { return !isWhole || !m_fixture.manager->hasArrivals(); });
}

void Bench::run()
{
    const Span emptyStart = start(false);
    QTest::qWait(300); // workers and readers have started, and take no more memory
    const qint64 before = residentBytes();
    QList<ImageRef> images = links(m_rows);
    const Span adding = measure([&] { m_fixture.manager->addSoon(images, m_fixture.options); },
                                [this] { return m_shown->filter.rowCount() == m_rows; });
    images = {};
    m_fixture.library.flush();
    QTest::qWait(300); // what was painted and written is given back
    const auto bytesPerRow = static_cast<double>(residentBytes() - before) / m_rows;

    JobFilterModel &filter = m_shown->filter;
    const Span search = arrange([&] { filter.setTextFilter(u"ure-00007"_s); });
    const Span clear = arrange([&] { filter.setTextFilter({}); });
    const Span byName = arrange([&] { filter.sort(int(JobColumn::Name), Qt::AscendingOrder); });
    const Span bySize = arrange([&] { filter.sort(int(JobColumn::Added), Qt::DescendingOrder); });
    const Span byState = arrange([&] { filter.setStateFilter(StateFilter::Finished); });
    const Span usable = start(false);
    const Span whole = start(true);
    std::printf(
        "| %d | %.0f / %.0f | %.1f | %.0f | %.0f / %.0f | %.0f / %.0f | %.0f / %.0f | %.0f / %.0f | %.0f / %.0f |"
        " %.0f, %.0f | %.0f / %.0f |\n",
        m_rows, adding.ms, adding.stallMs, adding.cpuMs * 1000 / m_rows, bytesPerRow, search.ms, search.stallMs,
        clear.ms, clear.stallMs, byName.ms, byName.stallMs, bySize.ms, bySize.stallMs, byState.ms, byState.stallMs,
        usable.ms, emptyStart.ms, whole.ms, whole.stallMs);
    std::fflush(stdout);
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
    std::printf(
        "| rows | add / stall ms | UI CPU us a job | bytes a row | search | clear | sort by name | sort by date |"
        " filter by state | start, empty ms | all rows / stall ms |\n|-|-|-|-|-|-|-|-|-|-|-|\n");
    std::fflush(stdout);
    const QStringList counts =
        arguments.isEmpty() ? QStringList{u"1000"_s, u"10000"_s, u"100000"_s, u"1000000"_s} : arguments;
    for (const QString &count : counts) {
        QProcess one;
        one.setProcessChannelMode(QProcess::ForwardedChannels);
        one.start(application.applicationFilePath(), {u"--one"_s, count});
        one.waitForFinished(-1);
    }
    return 0;
}
