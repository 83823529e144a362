// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "capture.h"

#include "console/reporter.h"

#include <QRegularExpression>
#include <QTest>

#include <functional>

using namespace bowerbird;
using namespace bowerbird::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

struct Output
{
    QByteArray out;
    QByteArray err;
};

Output outputOf(const ReportOptions &options, const std::function<void(Reporter &)> &run)
{
    Capture out(stdout);
    Capture err(stderr);
    {
        Reporter reporter(options);
        run(reporter);
    }
    return {.out = out.end(), .err = err.end()};
}

Job jobIn(JobState state)
{
    Job job{.id = {1}, .image = {.url = u"http://me:secret@h/a.jpg"_s}};
    job.state = state;
    return job;
}

JobEvent eventOf(JobEventBody body)
{
    return {.id = {1}, .body = std::move(body)};
}

// One of each that a person may want to know of.
void runOfEverything(Reporter &reporter)
{
    SavedFile good{.path = u"/d/ä.jpg"_s, .sizeBytes = 10};
    SavedFile damaged = good;
    damaged.warning = Warning::DamagedAtSource;
    reporter.happened(eventOf(event::Finished{.file = good}), jobIn(JobState::Finished));
    reporter.happened(eventOf(event::Finished{.file = damaged}), jobIn(JobState::Finished));
    reporter.happened(eventOf(event::Skipped{.reason = SkipReason::Exists}), jobIn(JobState::Skipped));
    reporter.happened(eventOf(event::Retrying{.attempt = 2, .delay = 1500ms}), jobIn(JobState::Waiting));
    reporter.happened(eventOf(event::Failed{.failure = {.reason = FailureReason::NotFound, .httpStatus = 404}}),
                      jobIn(JobState::Failed));
    reporter.collected({.link = u"x"_s, .found = 3, .filtered = 1});
    reporter.collected({.link = u"y"_s, .failure = Failure{.reason = FailureReason::UnsupportedLink}});
    reporter.noticed(u"z"_s, u"random-unavailable"_s);
    reporter.ended({.saved = 2, .skipped = 1, .failed = 1, .bytes = 12'345'678, .elapsed = 4100ms, .workers = 8});
}

} // namespace

class TestReporter : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void printsOneLineAnImageAndTroubleApart()
    {
        const Output output = outputOf({}, runOfEverything);
        QCOMPARE(output.out, "saved /d/ä.jpg\nsaved /d/ä.jpg\n");
        const QList<QByteArray> lines = output.err.split('\n');
        QCOMPARE(lines.size(), 6); // the last is empty
        QCOMPARE(lines[0], "warning http://***@h/a.jpg: damaged-at-source");
        QVERIFY(lines[1].startsWith("failed http://***@h/a.jpg: not found") && lines[1].endsWith("(HTTP 404)"));
        QVERIFY(lines[2].startsWith("failed y: "));
        QVERIFY(lines[3].startsWith("note z: "));
        QCOMPARE(lines[4], "Saved 2 of 4 images (12.3 MB) in 4.1 s with 8 workers. 1 skipped, 1 failed.");
    }

    void printsNothingButErrorsWhenQuiet()
    {
        const Output output = outputOf({.isQuiet = true}, runOfEverything);
        QCOMPARE(output.out, QByteArray());
        const QList<QByteArray> lines = output.err.trimmed().split('\n');
        QCOMPARE(lines.size(), 2);
        QVERIFY(lines[0].startsWith("failed http://***@h/a.jpg: ") && lines[1].startsWith("failed y: "));
    }

    void printsMoreWhenAsked()
    {
        const Output output = outputOf({.isVerbose = true}, runOfEverything);
        QVERIFY(output.err.contains("skipped http://***@h/a.jpg: exists\n"));
        QVERIFY(output.err.contains("again in 1.5 s: http://***@h/a.jpg: "));
        QVERIFY(output.err.contains("found 3 images (1 left out) in x\n"));
        QVERIFY(!output.err.contains("secret"));
    }

    void keepsJsonLinesWhole()
    {
        const Output output = outputOf({.isJson = true, .isQuiet = true}, runOfEverything);
        const QList<QByteArray> lines = output.out.split('\n');
        QCOMPARE(lines.size(), 9);
        for (const QByteArray &line : lines.first(8))
            QVERIFY2(line.startsWith("{\"event\":") && line.endsWith('}'), line.constData());
        QVERIFY(lines[7].startsWith("{\"event\":\"summary\""));
        QVERIFY(output.err.contains("failed http://***@h/a.jpg: "));
        QVERIFY(!output.err.contains("Saved"));
    }

    void saysWhereNothingWasFound()
    {
        const auto nothing = [](int leftOut) {
            return [leftOut](Reporter &reporter) {
                reporter.collected({.link = u"http://h/page"_s, .filtered = leftOut});
            };
        };
        QCOMPARE(outputOf({}, nothing(0)).err, "nothing http://h/page: no image was found there\n");
        QVERIFY(outputOf({}, nothing(3)).err.startsWith("nothing http://h/page: all 3 images are left out"));
        QCOMPARE(outputOf({.isQuiet = true}, nothing(0)).err, "");
        QCOMPARE(outputOf({.isJson = true}, nothing(0)).err, "nothing http://h/page: no image was found there\n");
        QCOMPARE(outputOf({.isJson = true, .isQuiet = true}, nothing(0)).err, "");
        QCOMPARE(outputOf({.isVerbose = true}, nothing(0)).err, "nothing http://h/page: no image was found there\n");
    }

    void saysWhatNoFilterLeftOut()
    {
        const auto only = [](const QString &why, int count) {
            return [why, count](Reporter &reporter) {
                reporter.collected({.link = u"x"_s, .filtered = count, .filteredBy = {{why, count}}});
            };
        };
        QCOMPARE(outputOf({}, only(u"own-network"_s, 3)).err,
                 "nothing x: 3 addresses of this computer's own network, which the site names, are left out\n");
        QCOMPARE(outputOf({}, only(u"own-network"_s, 1)).err,
                 "nothing x: 1 address of this computer's own network, which the site names, is left out\n");
        QVERIFY(
            outputOf({}, only(u"address"_s, 2)).err.startsWith("nothing x: all of its 2 addresses cannot be asked"));
        QVERIFY(outputOf({}, only(u"type"_s, 2)).err.contains("--types"));
    }

    void saysWhenALinkCanBeGoneOnWith()
    {
        const auto failed = [](std::optional<std::chrono::milliseconds> after) {
            return [after](Reporter &reporter) {
                const Failure failure{.reason = FailureReason::RateLimited, .retryAfter = after};
                reporter.collected({.link = u"x"_s, .failure = failure});
            };
        };
        static const QRegularExpression kToday(u"^failed x: the server asks to wait until (\\d{4}-\\d\\d-\\d\\d )?"
                                               "\\d\\d:\\d\\d; go on then with --continue\n$"_s);
        const QString soon = QString::fromUtf8(outputOf({}, failed(90s)).err);
        QVERIFY2(kToday.match(soon).hasMatch(), qPrintable(soon));
        const QString day = QDate::currentDate().addDays(2).toString(Qt::ISODate);
        QVERIFY(outputOf({}, failed(48h)).err.contains(day.toUtf8()));
        QVERIFY(outputOf({}, failed({})).err.contains("--continue"));
        QVERIFY(outputOf({.isDryRun = true}, failed(90s)).err.endsWith("; try again then\n"));
        QVERIFY(outputOf({.isDryRun = true}, failed({})).err.endsWith("; try again later\n"));
    }

    void closesInTheSingular()
    {
        const Output output = outputOf({}, [](Reporter &reporter) { reporter.ended({.saved = 1, .workers = 1}); });
        QCOMPARE(output.err, "Saved 1 of 1 image (0 B) in 0.0 s with 1 worker.\n");
    }

    void closesWithLinksThatWereNotRead()
    {
        const auto end = [](Reporter &reporter) {
            reporter.ended({.saved = 1, .collectionsFailed = 1, .collectionsUnfinished = 2, .workers = 1});
        };
        QCOMPARE(outputOf({}, end).err, "Saved 1 of 1 image (0 B) in 0.0 s with 1 worker. 1 link could not be read. "
                                        "2 links were not read to the end; --continue goes on with that.\n");
        QVERIFY(outputOf({.isJson = true}, end).out.endsWith(",\"workers\":1,\"collections_unfinished\":2}\n"));
    }

    // Texts of servers and lists may hold what a terminal obeys.
    void printsNoControlCharactersOfOthers()
    {
        const Output output = outputOf({}, [](Reporter &reporter) {
            reporter.collected({.link = u"a\x1b[2Jb"_s,
                                .failure = Failure{.reason = FailureReason::ApiError,
                                                   .detail = u"\x9b"
                                                             "31m\a"_s}});
        });
        for (const QChar c : QString::fromUtf8(output.err).chopped(1))
            QVERIFY2(c.category() != QChar::Other_Control, output.err.constData());
        QVERIFY(output.err.startsWith("failed a\uFFFD[2Jb: "));
    }

    void saysWhenImgurIsLeftAlone()
    {
        const auto credited = [](const QDateTime &until) {
            return [until](Reporter &reporter) {
                ApiCredits credits;
                credits.pause = ApiCredits::Pause::Told;
                credits.pausedUntil = until;
                reporter.credited(credits);
                reporter.credited(credits);
            };
        };
        const QDateTime later = QDateTime::currentDateTime().addSecs(60);
        const QByteArray sentence = "note Imgur is left alone until " + later.toString(u"HH:mm:ss"_s).toLatin1() + '\n';
        QCOMPARE(outputOf({}, credited(later)).err, sentence);
        QCOMPARE(outputOf({.isQuiet = true}, credited(later)).err, "");
    }

    void givesAdviceThatHelpsALink()
    {
        const auto failing = [](FailureReason reason) {
            return [reason](Reporter &reporter) {
                reporter.collected({.link = u"x"_s, .failure = Failure{.reason = reason}});
            };
        };
        QVERIFY(!outputOf({}, failing(FailureReason::RateLimited)).err.contains("--workers"));
        QVERIFY(!outputOf({}, failing(FailureReason::TooLarge)).err.contains("--max-bytes"));
    }

    void tellsProgressOnlyWhenAsked()
    {
        const Output output = outputOf({.isJson = true}, [](Reporter &reporter) {
            reporter.happened(eventOf(event::Progressed{.received = 1}), jobIn(JobState::Transferring));
        });
        QCOMPARE(output.out, QByteArray());
    }

    void tellsProgressOfOneImageFourTimesASecond()
    {
        const Output output = outputOf({.isJson = true, .wantsProgress = true}, [](Reporter &reporter) {
            const auto start = std::chrono::steady_clock::now();
            for (int i = 0; i < 20; ++i) { // one second, every 50 ms
                JobEvent event = eventOf(event::Progressed{.received = i});
                event.at = start + i * 50ms;
                reporter.happened(event, jobIn(JobState::Transferring));
            }
            JobEvent other = eventOf(event::Progressed{.received = 99});
            other.id = {2};
            other.at = start;
            reporter.happened(other, jobIn(JobState::Transferring));
        });
        QCOMPARE(output.out.count('\n'), 4 + 1);
        QVERIFY(output.out.contains("\"received\":0,") && output.out.contains("\"received\":15,") &&
                output.out.contains("\"received\":99,"));
    }

    void listsADryRun()
    {
        const ImageRef image{.url = u"http://h/a.jpg"_s};
        Output output = outputOf({.isDryRun = true}, [&](Reporter &reporter) {
            reporter.wouldDownload(1, image);
            reporter.ended({});
            reporter.listed(1, 2);
        });
        QCOMPARE(output.out, "http://h/a.jpg\n");
        QCOMPARE(output.err, "1 image would be downloaded. 2 were downloaded before.\n");
        output = outputOf({.isDryRun = true}, [&](Reporter &r) { r.listed(2, 0, 3); });
        QCOMPARE(output.err, "2 images would be downloaded. 3 stood there more than once.\n");
        output = outputOf({.isJson = true, .isDryRun = true}, [&](Reporter &r) { r.wouldDownload(1, image); });
        QVERIFY(output.out.startsWith("{\"event\":\"found\",\"id\":1,"));
    }

    void endsEvenARunThatNeverBeganWithASummary()
    {
        Output output = outputOf({}, [](Reporter &reporter) { reporter.refused(u"No."_s, 8); });
        QCOMPARE(output.out, QByteArray());
        QCOMPARE(output.err, "bowerbird: No.\n");
        output = outputOf({.isJson = true, .isQuiet = true}, [](Reporter &r) { r.refused(u"No."_s, 8); });
        QVERIFY(output.out.startsWith("{\"event\":\"summary\",\"saved\":0,"));
        QCOMPARE(output.err, "bowerbird: No.\n");
    }

    void showsNoProgressLineWithoutATerminal()
    {
        const Output output = outputOf({}, [](Reporter &reporter) {
            QVERIFY(!reporter.showsProgress());
            reporter.showProgress(u"half"_s);
        });
        QCOMPARE(output.err, QByteArray());
    }

    void printsAComparison()
    {
        const Output output = outputOf({}, [](Reporter &reporter) {
            reporter.compared({{.workers = 1, .seconds = 8, .speedUp = 1, .efficiency = 1},
                               {.workers = 8, .seconds = 2, .speedUp = 4, .efficiency = 0.5}});
        });
        QCOMPARE(output.out, "workers   seconds  speed-up  efficiency\n"
                             "      1      8.00     1.00x        100%\n"
                             "      8      2.00     4.00x         50%\n");
    }

    void countsBytesAsShopsDo_data()
    {
        QTest::addColumn<qint64>("bytes");
        QTest::addColumn<QString>("text");
        QTest::newRow("0") << qint64(0) << u"0 B"_s;
        QTest::newRow("999") << qint64(999) << u"999 B"_s;
        QTest::newRow("1000") << qint64(1000) << u"1.0 kB"_s;
        QTest::newRow("just under a MB") << qint64(999'960) << u"1.0 MB"_s;
        QTest::newRow("12.3 MB") << qint64(12'345'678) << u"12.3 MB"_s;
        QTest::newRow("many TB") << qint64(5'000'000'000'000'000) << u"5000.0 TB"_s;
    }
    void countsBytesAsShopsDo()
    {
        QFETCH(qint64, bytes);
        QFETCH(QString, text);
        QCOMPARE(byteText(bytes), text);
    }
};

QTEST_GUILESS_MAIN(TestReporter)
#include "tst_reporter.moc"
