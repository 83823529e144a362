// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

// How long a search in the history takes where very many images have been downloaded, and how long they take to be
// indexed: a line for each text.
//
//     bench_history [images]        (200000)

#include "store/libraryfixture.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QThread>

#include <cstdio>
#include <future>

using namespace bowerbird;
using namespace bowerbird::test;
using namespace Qt::StringLiterals;

namespace {

double msOf(const QElapsedTimer &clock)
{
    return static_cast<double>(clock.nsecsElapsed()) / 1e6;
}

void waitForTheTextIndex(const LibraryFixture &fixture, const QString &upTo)
{
    while (fixture.sql(u"SELECT value FROM meta WHERE key = 'text-indexed-image'"_s).value(0) != upTo)
        QThread::msleep(20); // the library's thread works meanwhile, and tells nobody of it
}

HistoryPage answerOf(Library &library, const QString &text)
{
    std::promise<HistoryPage> promise;
    auto answer = promise.get_future();
    library.searchHistory({.text = text}, {}, [&promise](const HistoryPage &page) { promise.set_value(page); });
    return answer.get();
}

} // namespace

int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    const QString images = QCoreApplication::arguments().value(1, u"200000"_s);
    LibraryFixture fixture;
    fixture.opened().reset();
    fixture.sql(u"WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < %1)"
                " INSERT INTO images (job_id, url, path, sha256, size, title, album, type, finished_at)"
                " SELECT i, 'https://i' || (i % 7) || '.images.example/gallery/' || (i * 7919 % 1000003) || '.jpg',"
                " '/nowhere/folder' || (i % 100) || '/picture-' || i || '.jpg', x'00', i,"
                " 'A rather usual title number ' || (i * 31 % 10007), 'Album ' || (i % 1000), 'image/jpeg', i"
                " FROM n"_s.arg(images));
    QElapsedTimer clock;
    clock.start();
    const std::unique_ptr<Library> library = fixture.opened();
    waitForTheTextIndex(fixture, images);
    std::printf("%s images indexed in %.0f ms\n", qPrintable(images), msOf(clock));
    for (const QString &text : {u"https"_s, u"picture-1999"_s, u"title number 77"_s, u"images.example"_s,
                                u"nothing at all"_s, u"i3.images"_s, u"Album 999"_s, u"zq"_s, u"jpg"_s, u"q"_s}) {
        clock.restart();
        const auto count = answerOf(*library, text).entries.size();
        std::printf("%-16s %4lld on the first page in %.0f ms\n", qPrintable(text), static_cast<long long>(count),
                    msOf(clock));
    }
    return 0;
}
