// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

// How long a large web page takes to become rows of the whole window, and how long the window does not answer
// meanwhile; then the same for filters that hide all of its images and show them again, and for taking those back.
//
//     bench_page [images [megabytes]]        (20000 5)
//
// The page comes from a server of this process, with its own threads. Each image stands in a paragraph of its own with
// a srcset, a link to the large one and as much text as the page's size asks for.

#include "bench/watchdog.h"
#include "engine/downloadmanager.h"
#include "support/scriptedserver.h"
#include "ui/filteredimages.h"
#include "ui/mainwindow.h"
#include "ui/windowfixture.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QEventLoop>
#include <QTemporaryDir>
#include <QTest>
#include <QTimer>

#include <cstdio>
#include <functional>

using namespace bowerbird;
using namespace bowerbird::test;
using namespace Qt::StringLiterals;

namespace {

constexpr int kLongestMs = 60'000;

QByteArray pageOf(int images, int megabytes)
{
    const qsizetype wanted = megabytes * qsizetype{1024} * 1024;
    QByteArray page = "<!doctype html><html><head><meta charset=utf-8><title>Many birds</title></head><body>\n";
    page.reserve(wanted + 1'000);
    for (int i = 0; i < images; ++i) {
        const QByteArray number = QByteArray::number(i);
        page += "<p><a href=\"/large/bird-" + number + ".jpg\"><img src=\"/small/bird-" + number +
                ".jpg\" srcset=\"/small/bird-" + number + ".jpg 320w, /medium/bird-" + number +
                ".jpg 640w\" alt=\"Bird " + number + "\"></a> ";
        const qsizetype due = wanted * (i + 1) / images;
        while (page.size() < due)
            page += "and it sang. ";
        page += "</p>\n";
    }
    return page + "</body></html>\n";
}

bool runUntilRows(const DownloadManager &manager, int rows)
{
    QEventLoop loop;
    QTimer look;
    QObject::connect(&look, &QTimer::timeout, &loop, [&] {
        if (manager.count() == rows)
            loop.exit(0);
    });
    look.start(1);
    QTimer::singleShot(kLongestMs, &loop, [&loop] { loop.exit(1); });
    return loop.exec() == 0;
}

bool measure(const char *what, const DownloadManager &manager, int rows, const std::function<void()> &act)
{
    Watchdog watchdog;
    QElapsedTimer clock;
    clock.start();
    watchdog.restart();
    act();
    const bool isWhole = runUntilRows(manager, rows);
    const double ms = static_cast<double>(clock.nsecsElapsed()) / 1e6;
    QTest::qWait(1'500); // what was put off is done, too
    std::printf("%s: %s %.0f ms, longest stall %.0f ms\n", what, isWhole ? "done in" : "NOT DONE after", ms,
                watchdog.longestMs());
    std::fflush(stdout);
    return isWhole;
}

bool measureFilters(const WindowFixture &run, int images)
{
    auto &filtered = *run.window->findChild<FilteredImages *>();
    const qint64 page = filtered.latest();
    DownloadOptions none = filtered.optionsOf(page);
    none.types = *TypeSelection::parse(u"png");
    const auto hide = [&] { filtered.setFilter(page, none); };
    const auto show = [&] { filtered.showAll(page); };
    const auto takeBack = [&run] { QTest::keySequence(run.window.get(), QKeySequence::Undo); };
    return measure("a filter that hides all", *run.manager, 0, hide) &&
           measure("its undo", *run.manager, images, takeBack) && measure("hidden again", *run.manager, 0, hide) &&
           measure("shown", *run.manager, images, show) && measure("its undo", *run.manager, 0, takeBack);
}

} // namespace

// A benchmark, which ctest does not run: the waits are the times in which stalls are not, or still, looked for; nothing
// is expected to be over after them.
int main(int argc, char **argv)
{
    QApplication application(argc, argv);
    const QStringList arguments = application.arguments();
    const int images = arguments.value(1, u"20000"_s).toInt();
    const QByteArray page = pageOf(images, arguments.value(2, u"5"_s).toInt());
    ScriptedServer server;
    server.on("/birds", Reply::ok(page).type("text/html; charset=utf-8"));
    const QTemporaryDir directory;
    WindowFixture run(directory.path());
    run.manager->pauseAll(); // the pictures are not what is measured
    QTest::qWait(500);       // the window is painted, and its threads have started
    std::printf("%.1f MB with %d images\n", static_cast<double>(page.size()) / 1e6, images);
    const auto collect = [&] { run.window->addLinks({server.url("/birds")}); };
    return measure("in the list", *run.manager, images, collect) && measureFilters(run, images) ? 0 : 1;
}
