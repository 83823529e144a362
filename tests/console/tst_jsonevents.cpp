// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "console/jsonevents.h"
#include "console/jsonline.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

#include <cmath>

using namespace bowerbird;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

// JSON with ' for ", to be read without glasses.
QByteArray json(QByteArray text)
{
    return text.replace('\'', '"');
}

Job someJob()
{
    Job job{.id = {7}, .image = {.url = u"http://h/a%20b.jpg?x=1&y=\"2\""_s}};
    job.attempts = 3;
    return job;
}

QByteArray lineOf(const JobEventBody &body, const Job &job = someJob())
{
    return eventLine({.id = job.id, .body = body}, job);
}

QJsonObject parsed(const QByteArray &line)
{
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(line, &error);
    if (error.error != QJsonParseError::NoError)
        qFatal("%s in %s", qPrintable(error.errorString()), line.constData());
    return document.object();
}

} // namespace

class TestJsonEvents : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    // The bytes themselves: scripts without a JSON parser compare them.
    void writesTheLinesOfTheContract_data()
    {
        QTest::addColumn<QByteArray>("line");
        QTest::addColumn<QByteArray>("wanted");
        Job job{.id = {1}, .image = {.url = u"http://h/a.jpg"_s}};
        job.attempts = 2;
        QTest::newRow("queued") << lineOf(event::Queued{}, job) << json("{'event':'queued','id':1}");
        QTest::newRow("started") << lineOf(event::Started{.worker = 3, .attempt = 2, .resumedFrom = 10}, job)
                                 << json("{'event':'started','id':1,'attempt':2,'worker':3,'resumed_from':10}");
        QTest::newRow("progress") << lineOf(event::Progressed{.received = 1234, .totalBytes = 5678}, job)
                                  << json("{'event':'progress','id':1,'received':1234,'total':5678}");
        QTest::newRow("progress of unknown length") << lineOf(event::Progressed{.received = 1}, job)
                                                    << json("{'event':'progress','id':1,'received':1,'total':null}");
        QTest::newRow("retrying")
            << lineOf(event::Retrying{.attempt = 2,
                                      .delay = 1000ms,
                                      .failure = {.reason = FailureReason::ServerError, .httpStatus = 503}},
                      job)
            << json(
                   "{'event':'retrying','id':1,'attempt':2,'delay_ms':1000,'reason':'server-error','http_status':503}");
        QTest::newRow("skipped")
            << lineOf(event::Skipped{.reason = SkipReason::AlreadyDownloaded, .path = u"/d/a.jpg"_s}, job)
            << json(
                   "{'event':'skipped','id':1,'url':'http://h/a.jpg','reason':'already-downloaded','path':'/d/a.jpg'}");
        QTest::newRow("skipped without a file")
            << lineOf(event::Skipped{.reason = SkipReason::Filtered}, job)
            << json("{'event':'skipped','id':1,'url':'http://h/a.jpg','reason':'filtered','path':null}");
        QTest::newRow("failed")
            << lineOf(
                   event::Failed{.failure = {.reason = FailureReason::Dns, .detail = u"no such host"_s}, .attempts = 2},
                   job)
            << json("{'event':'failed','id':1,'url':'http://h/a.jpg','reason':'dns','http_status':null,"
                    "'detail':'no such host','attempts':2}");
        QTest::newRow("cancelled") << lineOf(event::Cancelled{}, job)
                                   << json("{'event':'cancelled','id':1,'url':'http://h/a.jpg'}");
        QTest::newRow("collection") << collectionLine({.link = u"sample:"_s,
                                                       .found = 40,
                                                       .filtered = 20,
                                                       .filteredBy = {{u"album"_s, 5}, {u"type"_s, 15}}})
                                    << json("{'event':'collection','link':'sample:','found':40,'filtered':20,"
                                            "'filtered_by':{'album':5,'type':15},'failed':null}");
        ApiCredits credits{.userRemaining = 38, .userLimit = 500};
        credits.userReset = QDateTime::fromSecsSinceEpoch(1'748'566'800, Qt::UTC);
        QTest::newRow("collection with credits")
            << collectionLine({.link = u"x"_s, .found = 1, .credits = credits})
            << json("{'event':'collection','link':'x','found':1,'filtered':0,'filtered_by':{},'failed':null,"
                    "'api_credits':{'user_remaining':38,'user_limit':500,'user_reset':1748566800,"
                    "'client_remaining':null,'client_limit':null,'paused_until':null}}");
        QTest::newRow("failed collection")
            << collectionLine(
                   {.link = u"x"_s, .failure = Failure{.reason = FailureReason::UnsupportedLink, .detail = u"y"_s}})
            << json("{'event':'collection','link':'x','found':0,'filtered':0,'filtered_by':{},"
                    "'failed':{'reason':'unsupported-link','detail':'y','http_status':null}}");
        QTest::newRow("comparison")
            << comparisonLine({{.workers = 1, .seconds = 8, .speedUp = 1, .efficiency = 1},
                               {.workers = 8, .seconds = 2, .speedUp = 4, .efficiency = 0.5}})
            << json("{'event':'comparison','runs':[{'workers':1,'seconds':8,'speedup':1,'efficiency':1},"
                    "{'workers':8,'seconds':2,'speedup':4,'efficiency':0.5}]}");
        QTest::newRow("summary")
            << summaryLine({.saved = 40,
                            .skipped = 1,
                            .failed = 2,
                            .cancelled = 3,
                            .unfinished = 4,
                            .collectionsFailed = 5,
                            .isInterrupted = true,
                            .bytes = 12345678901,
                            .elapsed = 4125ms,
                            .workers = 8})
            << json("{'event':'summary','saved':40,'skipped':1,'failed':2,'cancelled':3,'unfinished':4,"
                    "'collections_failed':5,'interrupted':true,'bytes':12345678901,'seconds':4.125,'workers':8}");
    }
    void writesTheLinesOfTheContract()
    {
        QFETCH(QByteArray, line);
        QFETCH(QByteArray, wanted);
        QCOMPARE(line, wanted);
        parsed(line);
    }

    void tellsWhatWasFound()
    {
        const ImageRef image{.url = u"http://h/a.png"_s,
                             .source = u"imgur"_s,
                             .title = u"A \"title\"\\ with\n\ttabs\x01\x7f and ä 🐦"_s,
                             .album = u"An album"_s,
                             .index = 4,
                             .type = ImageType::Png,
                             .widthPx = 640,
                             .heightPx = 480};
        const QJsonObject found = parsed(foundLine(9, image));
        QCOMPARE(found[u"event"_s].toString(), u"found"_s);
        QCOMPARE(found[u"id"_s].toInt(), 9);
        QCOMPARE(found[u"url"_s].toString(), image.url);
        QCOMPARE(found[u"source"_s].toString(), image.source);
        QCOMPARE(found[u"title"_s].toString(), image.title);
        QCOMPARE(found[u"album"_s].toString(), image.album);
        QCOMPARE(found[u"index"_s].toInt(), 4);
        QCOMPARE(found[u"type"_s].toString(), u"image/png"_s);
        QCOMPARE(found[u"width"_s].toInt(), 640);
        QCOMPARE(found[u"height"_s].toInt(), 480);
        const QJsonObject bare = parsed(foundLine(1, {.url = u"http://h/"_s}));
        QCOMPARE(bare[u"type"_s], QJsonValue(QString()));
        QCOMPARE(bare[u"width"_s], QJsonValue(0));
    }

    void tellsWhatWasSaved()
    {
        const SavedFile file{.path = u"/d/ä.jpg"_s,
                             .sizeBytes = 5'000'000'000,
                             .sha256 = QByteArray(32, '\xab'),
                             .type = ImageType::Jpeg,
                             .widthPx = 2,
                             .heightPx = 3,
                             .verification = Verification::Structure,
                             .warning = Warning::None,
                             .resumedFrom = 17};
        QJsonObject saved = parsed(lineOf(event::Finished{.file = file}));
        const QJsonObject wanted{{u"event"_s, u"saved"_s},
                                 {u"id"_s, 7},
                                 {u"url"_s, someJob().image.url},
                                 {u"path"_s, file.path},
                                 {u"bytes"_s, qint64(5'000'000'000)},
                                 {u"sha256"_s, u"ab"_s.repeated(32)},
                                 {u"type"_s, u"image/jpeg"_s},
                                 {u"width"_s, 2},
                                 {u"height"_s, 3},
                                 {u"verified"_s, u"structure"_s},
                                 {u"warning"_s, QJsonValue::Null},
                                 {u"attempts"_s, 3},
                                 {u"resumed_from"_s, 17}};
        QCOMPARE(saved, wanted);
        SavedFile damaged = file;
        damaged.warning = Warning::DamagedAtSource;
        saved = parsed(lineOf(event::Finished{.file = damaged}));
        QCOMPARE(saved[u"warning"_s].toString(), u"damaged-at-source"_s);
    }

    void keepsInnerStepsToItself()
    {
        for (const JobEventBody &body : std::initializer_list<JobEventBody>{
                 event::Held{}, event::Paused{}, event::Verifying{}, event::AttemptFailed{}, event::Stopped{}})
            QCOMPARE(lineOf(body), QByteArray());
    }

    void hidesPasswordsInAddresses()
    {
        Job job = someJob();
        job.image.url = u"http://me:secret@h/a.jpg"_s;
        QVERIFY(!foundLine(1, job.image).contains("secret"));
        QVERIFY(!lineOf(event::Cancelled{}, job).contains("secret"));
        QVERIFY(!collectionLine({.link = job.image.url}).contains("secret"));
        QVERIFY(!collectionLine({.link = u"gallery-dl:"_s + job.image.url}).contains("secret"));
    }

    // What is told can be asked for again, a picture in its own address, too.
    void tellsAddressesWhole_data()
    {
        QTest::addColumn<QString>("url");
        QTest::newRow("short picture") << u"data:image/png;base64,"_s + QString(100, u'A');
        QTest::newRow("long picture") << u"data:image/png;base64,"_s + QString(5'000'000, u'A');
        QTest::newRow("picture with a sign of a login") << u"data:image/svg+xml,"_s + QString(100, u'@');
        QTest::newRow("a user's page") << u"https://h/@somebody/a.jpg?key=5&token=abc"_s;
        QTest::newRow("long link") << u"https://h/"_s + QString(5'000, u'a');
    }
    void tellsAddressesWhole()
    {
        QFETCH(QString, url);
        const auto shown = [](const QByteArray &line, const QString &key) {
            return QJsonDocument::fromJson(line).object()[key].toString();
        };
        Job job = someJob();
        job.image.url = url;
        QVERIFY(shown(foundLine(1, job.image), u"url"_s) == url);
        QVERIFY(shown(lineOf(event::Skipped{.reason = SkipReason::Exists}, job), u"url"_s) == url);
        QVERIFY(shown(collectionLine({.link = url}), u"link"_s) == url);
    }

    void saysWhyWhereOnlyAStatusIsKnown()
    {
        const Failure gone{.reason = FailureReason::NotFound, .httpStatus = 404};
        QCOMPARE(collectionLine({.link = u"x"_s, .failure = gone}),
                 json("{'event':'collection','link':'x','found':0,'filtered':0,'filtered_by':{},"
                      "'failed':{'reason':'not-found','detail':'not found; it may have been removed (HTTP 404)',"
                      "'http_status':404}}"));
        QVERIFY(lineOf(event::Failed{.failure = gone, .attempts = 1})
                    .contains("\"detail\":\"not found; it may have been removed (HTTP 404)\""));
    }

    void writesNumbersThatJsonCannotHoldAsNull()
    {
        QCOMPARE(JsonLine().add("x", std::nan("")).object(), json("{'x':null}"));
        QCOMPARE(JsonLine().object(), QByteArray("{}"));
        QCOMPARE(JsonLine().addText(u"a\"b"_s, 1).object(), json("{'a\\\"b':1}"));
    }
};

QTEST_GUILESS_MAIN(TestJsonEvents)
#include "tst_jsonevents.moc"
