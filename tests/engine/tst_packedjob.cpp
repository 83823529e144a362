// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "engine/packedjob.h"
#include "engine/shardedhash.h"
#include "engine/waitinglist.h"

#include <QTest>

#include <random>
#include <set>
#include <unordered_map>

using namespace bowerbird;
using namespace Qt::StringLiterals;

class TestPackedJob : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void bringsEveryFieldBack();
    void keepsZeroApartFromTheDefault();
    void givesPartsWithoutTheRest();
    void makesTheTaskOfTheNextAttempt();
    void livesUntilItsLastOwnerLetsGo();
    void findsWhatAPlainHashFinds();
    void keepsWaitingJobsInOrder();

private:
    static Job fullJob();
};

Job TestPackedJob::fullJob()
{
    const auto moment = [](qint64 ms) { return QDateTime::fromMSecsSinceEpoch(ms, Qt::UTC); };
    Job job;
    job.image = {.url = u"http://h/ü.jpg"_s,
                 .pageUrl = u"http://h/page"_s,
                 .previewUrl = u"http://h/small.jpg"_s,
                 .source = u"imgur"_s,
                 .siteId = u"abc"_s,
                 .title = u"Ein Vogel \U0001F426"_s,
                 .album = u"Vögel"_s,
                 .index = 300,
                 .type = ImageType::Png,
                 .widthPx = 640,
                 .heightPx = 480,
                 .sizeBytes = 12'345'678'901,
                 .sendsReferer = true,
                 .alternatives = {u"http://a/1"_s, QString(), u"http://a/2"_s},
                 .description = QString(70'000, u'x'),
                 .user = u"someone"_s,
                 .tags = {u"a"_s, u"b"_s},
                 .publishedAt = moment(-5),
                 .score = 0,
                 .isSensitive = true,
                 .isAnimated = true,
                 .archiveKey = u"pixiv123_p0"_s};
    job.received = 77;
    job.totalBytes = 99;
    job.bytesPerSecond = 1.5e6;
    job.worker = 3;
    job.attempts = 4;
    job.attemptsInVain = 2;
    job.sameReasonInARow = 1;
    job.part = {.path = u"/d/x.part"_s,
                .sizeBytes = 77,
                .validator = {.etag = u"\"e\""_s, .lastModified = u"Mon"_s, .totalBytes = 99},
                .tail = QByteArray("\0tail", 5)};
    job.suspectSha256 = QByteArray("\0\x01\xff", 3);
    job.lastFailure = Failure{.reason = FailureReason::UnsupportedLink, // the first one: its number is 0
                              .httpStatus = 503,
                              .detail = u"busy"_s,
                              .retryAfter = std::chrono::milliseconds(0),
                              .isPermanent = true};
    job.skipReason = SkipReason::AlreadyDownloaded; // 0 as well
    job.file = {.path = u"/d/x.jpg"_s,
                .sizeBytes = 99,
                .sha256 = QByteArray(32, '\xab'),
                .type = ImageType::Jpeg,
                .widthPx = 640,
                .heightPx = 480,
                .verification = Verification::Decoded,
                .warning = Warning::DamagedAtSource,
                .resumedFrom = 7,
                .perceptualHash = ~quint64{0}};
    job.addedAt = moment(1'700'000'000'123);
    job.startedAt = moment(0);
    job.finishedAt = moment(1'700'000'001'000);
    job.waitsUntil = moment(1'700'000'002'000);
    job.busyTime = std::chrono::milliseconds(1'234);
    job.handedTo = {.address = u"http://a/jsonrpc"_s, .name = u"0123456789abcdef"_s};
    return job;
}

void TestPackedJob::bringsEveryFieldBack()
{
    Job job = fullJob();
    auto options = std::make_shared<DownloadOptions>();
    options->directory = u"/d"_s;
    job.options = options;
    const Job back = unpack(*pack(job));
    QCOMPARE(back.image, job.image);
    QCOMPARE(back.options, job.options);
    QCOMPARE(back.received, job.received);
    QCOMPARE(back.totalBytes, job.totalBytes);
    QCOMPARE(back.bytesPerSecond, job.bytesPerSecond);
    QCOMPARE(back.worker, job.worker);
    QCOMPARE(back.attempts, job.attempts);
    QCOMPARE(back.attemptsInVain, job.attemptsInVain);
    QCOMPARE(back.sameReasonInARow, job.sameReasonInARow);
    QCOMPARE(back.part, job.part);
    QCOMPARE(back.suspectSha256, job.suspectSha256);
    QVERIFY(back.lastFailure == job.lastFailure);
    QVERIFY(back.skipReason == job.skipReason);
    QCOMPARE(back.file, job.file);
    QCOMPARE(back.addedAt, job.addedAt);
    QCOMPARE(back.startedAt, job.startedAt);
    QCOMPARE(back.finishedAt, job.finishedAt);
    QCOMPARE(back.waitsUntil, job.waitsUntil);
    QCOMPARE(back.busyTime, job.busyTime);
    QCOMPARE(back.handedTo, job.handedTo);
    QVERIFY(isElsewhere(*pack(job)));
    job.handedTo = {};
    QVERIFY(!isElsewhere(*pack(job)));
    job.handedTo = back.handedTo;
    QVERIFY(isSame(*pack(back), *pack(job)));
}

void TestPackedJob::keepsZeroApartFromTheDefault()
{
    Job job;
    job.totalBytes = 0;
    job.image.index = 0;
    const Job zero = unpack(*pack(job));
    QCOMPARE(zero.totalBytes, 0);
    QCOMPARE(zero.image.index, 0);
    QVERIFY(!zero.image.score && !zero.lastFailure && !zero.skipReason && !zero.file.perceptualHash);
    const Job untouched = unpack(*pack(Job{}));
    QCOMPARE(untouched.totalBytes, -1);
    QCOMPARE(untouched.part.validator.totalBytes, -1);
    QCOMPARE(untouched.image.index, 1);
    QVERIFY(!untouched.addedAt.isValid());
    QVERIFY(!isSame(*pack(job), *pack(Job{})));
}

void TestPackedJob::givesPartsWithoutTheRest()
{
    const Job job = fullJob();
    const PackedRef packed = pack(job);
    const PackedTexts texts = packedTexts(*packed);
    QCOMPARE(texts.url, job.image.url.toUtf8());
    QCOMPARE(texts.title, job.image.title.toUtf8());
    QCOMPARE(texts.album, job.image.album.toUtf8());
    QCOMPARE(texts.path, job.file.path.toUtf8());
    const Job numbers = unpackNumbers(*packed);
    QCOMPARE(numbers.received, job.received);
    QCOMPARE(numbers.file.sizeBytes, job.file.sizeBytes);
    QCOMPARE(numbers.addedAt, job.addedAt);
    QVERIFY(numbers.image.url.isEmpty() && numbers.image.tags.isEmpty());
    QCOMPARE(packedUrl(*packed), job.image.url.toUtf8());
    QCOMPARE(packedFileSha256(*packed), job.file.sha256);
    QVERIFY(packedUrl(*pack(Job{})).isEmpty() && packedFileSha256(*pack(Job{})).isEmpty());
    QVERIFY(packedTexts(*pack(Job{})).url.isEmpty());
}

void TestPackedJob::makesTheTaskOfTheNextAttempt()
{
    const Job job = fullJob();
    const DownloadTask task = unpackTask({7}, *pack(job));
    QCOMPARE(task.id.value, 7U);
    QCOMPARE(task.image, job.image);
    QCOMPARE(task.part, job.part);
    QCOMPARE(task.attempt, job.attempts + 1);
    QCOMPARE(task.busyTime, job.busyTime);
    QCOMPARE(task.suspectSha256, job.suspectSha256);
}

void TestPackedJob::livesUntilItsLastOwnerLetsGo()
{
    Job job;
    auto options = std::make_shared<DownloadOptions>();
    const std::weak_ptr<DownloadOptions> alive = options;
    job.options = std::move(options);
    PackedRef first = pack(job);
    job.options.reset();
    PackedRef second = first;
    QVERIFY(first.isShared());
    first = {};
    QVERIFY(!second.isShared() && !alive.expired());
    second = {};
    QVERIFY(alive.expired());
}

void TestPackedJob::findsWhatAPlainHashFinds()
{
    ShardedHash<int> hash;
    std::unordered_map<quint64, int> plain;
    std::mt19937_64 random(1);
    for (int i = 0; i < 200'000; ++i) {
        const quint64 key = 1 + random() % 20'000;
        if (random() % 3 == 0) {
            hash.remove(key);
            plain.erase(key);
        } else {
            hash.insert(key, i);
            plain[key] = i;
        }
    }
    for (quint64 key = 1; key <= 20'000; ++key) {
        const auto known = plain.find(key);
        const int *found = hash.find(key);
        QCOMPARE(found != nullptr, known != plain.end());
        QVERIFY(!found || *found == known->second);
    }
}

void TestPackedJob::keepsWaitingJobsInOrder()
{
    const PackedRef job = pack(Job{});
    WaitingList list;
    std::set<std::pair<qint64, JobId>> plain;
    std::mt19937 random(1);
    const auto someItem = [&] {
        return WaitingList::Item{.order = static_cast<qint64>(random() % 500), .id = {random() % 3 + 1}, .job = job};
    };
    for (int round = 0; round < 3'000; ++round) {
        const WaitingList::Item item = someItem();
        if (round % 3 == 0) {
            QCOMPARE(bool(list.take(item.order, item.id)), plain.erase(item.key()) > 0);
        } else if (!plain.contains(item.key())) {
            list.insert(item);
            plain.insert(item.key());
        }
        if (round % 100 == 0) {
            std::vector<WaitingList::Item> many;
            for (qint64 order = 1'000 - round; order < 1'040 - round; ++order) {
                if (plain.insert({order, JobId{9}}).second)
                    many.push_back({.order = order, .id = {9}, .job = job});
            }
            list.insert(std::move(many));
        }
        QCOMPARE(list.isEmpty(), plain.empty());
        QVERIFY(plain.empty() || list.first().key() == *plain.begin());
        if (round % 7 == 0 && !plain.empty()) {
            QCOMPARE(list.takeFirst().key(), *plain.begin());
            plain.erase(plain.begin());
        }
    }
    const std::vector<WaitingList::Item> rest = list.takeAll();
    QVERIFY(std::ranges::equal(rest, plain, {}, &WaitingList::Item::key));
    QVERIFY(list.isEmpty());
}

QTEST_GUILESS_MAIN(TestPackedJob)
#include "tst_packedjob.moc"
