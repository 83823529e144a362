// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "core/httpheaders.h"
#include "support/timefactor.h"

#include <QElapsedTimer>
#include <QTest>

namespace bowerbird {

using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

class TestHttpHeaders : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsTheThreeFormsOfADate_data();
    void readsTheThreeFormsOfADate();
    void refusesOtherDates_data();
    void refusesOtherDates();
    void readsRetryAfter_data();
    void readsRetryAfter();
    void readsHowLongAnAnswerIsGood_data();
    void readsHowLongAnAnswerIsGood();
    void readsWhenAnAnswerExpires_data();
    void readsWhenAnAnswerExpires();
    void readsContentRange_data();
    void readsContentRange();
    void refusesOtherContentRanges_data();
    void refusesOtherContentRanges();
    void readsContentLength_data();
    void readsContentLength();
    void readsContentDisposition_data();
    void readsContentDisposition();
    void longHeadersTakeNoTime();
};

namespace {

QDateTime utc(int year, int month, int day, int hour = 0, int minute = 0, int second = 0)
{
    return QDateTime(QDate(year, month, day), QTime(hour, minute, second), Qt::UTC);
}

} // namespace

void TestHttpHeaders::readsTheThreeFormsOfADate_data()
{
    QTest::addColumn<QByteArray>("value");
    QTest::addColumn<QDateTime>("date");
    const QDateTime classic = utc(1994, 11, 6, 8, 49, 37);
    QTest::newRow("IMF-fixdate") << "Sun, 06 Nov 1994 08:49:37 GMT"_ba << classic;
    QTest::newRow("RFC 850") << "Sunday, 06-Nov-94 08:49:37 GMT"_ba << classic;
    QTest::newRow("asctime") << "Sun Nov  6 08:49:37 1994"_ba << classic;
    QTest::newRow("asctime, two digits") << "Wed Nov 16 08:49:37 1994"_ba << utc(1994, 11, 16, 8, 49, 37);
    QTest::newRow("spaces around") << "  Sun, 06 Nov 1994 08:49:37 GMT\t"_ba << classic;
    QTest::newRow("two-digit year of this century") << "Thursday, 01-Jan-26 00:00:00 GMT"_ba << utc(2026, 1, 1);
    QTest::newRow("wrong weekday") << "Mon, 06 Nov 1994 08:49:37 GMT"_ba << classic;
    QTest::newRow("leap day") << "Thu, 29 Feb 2024 23:59:59 GMT"_ba << utc(2024, 2, 29, 23, 59, 59);
    QTest::newRow("leap second") << "Sat, 31 Dec 2016 23:59:60 GMT"_ba << utc(2016, 12, 31, 23, 59, 59);
}

void TestHttpHeaders::readsTheThreeFormsOfADate()
{
    QFETCH(QByteArray, value);
    const std::optional<QDateTime> date = parseHttpDate(value);
    QVERIFY(date);
    QTEST(*date, "date");
    QCOMPARE(date->timeSpec(), Qt::UTC);
}

void TestHttpHeaders::refusesOtherDates_data()
{
    QTest::addColumn<QByteArray>("value");
    for (const char *value : {"",
                              " ",
                              "0",
                              "-1",
                              "tomorrow",
                              "Sun",
                              "Sun,",
                              "Sunday,",
                              "Sun, ",
                              "1994-11-06T08:49:37Z",
                              "Sun, 06 Nov 1994 08:49:37",
                              "Sun, 06 Nov 1994 08:49:37 UTC",
                              "Sun, 06 Nov 1994 08:49:37 +0000",
                              "Sun, 06 Nov 1994 08:49:37 GMT+1",
                              "Sun, 6 Nov 1994 08:49:37 GMT",
                              "Sun,06 Nov 1994 08:49:37 GMT",
                              "Son, 06 Nov 1994 08:49:37 GMT",
                              "Sun, 06 Nuv 1994 08:49:37 GMT",
                              "Sun, 32 Nov 1994 08:49:37 GMT",
                              "Thu, 29 Feb 2023 00:00:00 GMT",
                              "Sun, 06 Nov 1994 24:00:00 GMT",
                              "Sun, 06 Nov 1994 08:60:00 GMT",
                              "Sun, 06 Nov 1994 08:49:61 GMT",
                              "Sun, 00 Nov 1994 08:49:37 GMT",
                              "06 Nov 1994 08:49:37 GMT",
                              "Sun, 06 Nov -994 08:49:37 GMT",
                              "Sun, 06-Nov-94 08:49:37 GMT",
                              "Sunday, 06 Nov 1994 08:49:37 GMT",
                              "Sun Nov  6 08:49:37 1994 GMT",
                              "Sun Nov 6 08:49:37 1994"})
        QTest::newRow(value) << QByteArray(value);
}

void TestHttpHeaders::refusesOtherDates()
{
    QFETCH(QByteArray, value);
    QVERIFY(!parseHttpDate(value));
}

void TestHttpHeaders::readsRetryAfter_data()
{
    using Wait = std::optional<std::chrono::milliseconds>;
    QTest::addColumn<QByteArray>("value");
    QTest::addColumn<Wait>("wait");
    QTest::newRow("seconds") << "120"_ba << Wait(120s);
    QTest::newRow("now") << "0"_ba << Wait(0s);
    QTest::newRow("spaces") << " 7 "_ba << Wait(7s);
    QTest::newRow("centuries") << "10000000000"_ba << Wait(10'000'000'000s);
    QTest::newRow("beyond all numbers") << "99999999999999999999999999"_ba << Wait(1'000'000'000'000s);
    QTest::newRow("date") << "Thu, 01 Jan 2026 00:01:30 GMT"_ba << Wait(90s);
    QTest::newRow("other form") << "Thursday, 01-Jan-26 01:00:00 GMT"_ba << Wait(1h);
    QTest::newRow("past date") << "Wed, 31 Dec 2025 23:59:59 GMT"_ba << Wait(0s);
    for (const char *garbage : {"", " ", "-1", "+1", "1.5", "1e3", "soon", "1s", "1 2", "0x10", "1,2", "Thu, 01 Jan"})
        QTest::newRow(garbage) << QByteArray(garbage) << Wait();
    QTest::newRow("NUL") << QByteArray("1\0", 2) << Wait();
}

void TestHttpHeaders::readsRetryAfter()
{
    QFETCH(QByteArray, value);
    QFETCH(std::optional<std::chrono::milliseconds>, wait);
    const auto actual = parseRetryAfter(value, utc(2026, 1, 1));
    QCOMPARE(actual.has_value(), wait.has_value());
    if (wait)
        QCOMPARE(actual->count(), wait->count());
}

void TestHttpHeaders::readsHowLongAnAnswerIsGood_data()
{
    QTest::addColumn<QByteArray>("cacheControl");
    QTest::addColumn<QByteArray>("age");
    QTest::addColumn<qint64>("seconds"); // -1 = nothing
    const auto row = [](const char *name, const char *cacheControl, const char *age, qint64 seconds) {
        QTest::newRow(name) << QByteArray(cacheControl) << QByteArray(age) << seconds;
    };
    row("none", "", "", -1);
    row("an hour", "max-age=3600", "", 3600);
    row("among others", "public, Max-Age=60 ,must-revalidate", "", 60);
    row("in quotes", "max-age=\"60\"", "", 60);
    row("twice", "max-age=60, max-age=30", "", 30);
    row("for shared caches", "s-maxage=3600", "", -1);
    row("while it is stale", "stale-while-revalidate=3600", "", -1);
    row("an age", "max-age=3600", "600", 3000);
    row("an age of nonsense", "max-age=3600", "-600", 3600);
    row("over", "max-age=3600", "7200", 0);
    row("at once", "max-age=0", "", 0);
    row("not to be kept", "no-store, max-age=3600", "", -1);
    row("to be asked about", "no-cache=\"set-cookie\", max-age=3600", "", -1);
    row("no number", "max-age=an hour", "", -1);
    row("less than nothing", "max-age=-1", "", -1);
    row("no value", "max-age", "", -1);
    row("half a quote", "max-age=\"", "", -1);
    row("larger than any number", "max-age=99999999999999999999", "", -1);
    row("bytes", "max-age=\xff\xfe", "", -1);
}

void TestHttpHeaders::readsHowLongAnAnswerIsGood()
{
    QFETCH(QByteArray, cacheControl);
    QFETCH(QByteArray, age);
    const std::optional<std::chrono::seconds> goodFor = parseMaxAge(cacheControl, age);
    QTEST(goodFor ? static_cast<qint64>(goodFor->count()) : -1, "seconds");
}

void TestHttpHeaders::readsWhenAnAnswerExpires_data()
{
    QTest::addColumn<QByteArray>("cacheControl");
    QTest::addColumn<QByteArray>("expires");
    QTest::addColumn<QByteArray>("age");
    QTest::addColumn<qint64>("seconds"); // -1 = nothing
    const auto row = [](const char *name, const char *cacheControl, const char *expires, const char *age,
                        qint64 seconds) {
        QTest::newRow(name) << QByteArray(cacheControl) << QByteArray(expires) << QByteArray(age) << seconds;
    };
    const char *const twoHours = "Mon, 23 Nov 2026 14:00:00 GMT"; // after the answer's date
    row("nothing", "", "", "", -1);
    row("in two hours", "", twoHours, "", 7200);
    row("in two hours, in the older form", "", "Monday, 23-Nov-26 14:00:00 GMT", "", 7200);
    row("in two hours, an hour old", "", twoHours, "3600", 3600);
    row("beside words that say nothing of it", "public, must-revalidate", twoHours, "", 7200);
    row("over", "", "Mon, 23 Nov 2026 10:00:00 GMT", "", 0);
    row("at once", "", "0", "", 0);
    row("never, as some write it", "", "-1", "", 0);
    row("garbage", "", "in two hours", "", 0);
    row("Cache-Control counts", "max-age=60", twoHours, "", 60);
    row("Cache-Control counts, over", "Max-Age=0", twoHours, "", 0);
    row("not to be kept", "no-store", twoHours, "", -1);
    row("to be asked about", "no-cache", twoHours, "", -1);
    row("no number", "max-age=an hour", twoHours, "", -1);
}

void TestHttpHeaders::readsWhenAnAnswerExpires()
{
    QFETCH(QByteArray, cacheControl);
    QFETCH(QByteArray, expires);
    QFETCH(QByteArray, age);
    const QDateTime date(QDate(2026, 11, 23), QTime(12, 0), Qt::UTC);
    const std::optional<std::chrono::seconds> goodFor = parseFreshness(cacheControl, expires, age, date);
    QTEST(goodFor ? static_cast<qint64>(goodFor->count()) : -1, "seconds");
}

void TestHttpHeaders::readsContentRange_data()
{
    QTest::addColumn<QByteArray>("value");
    QTest::addColumn<qint64>("first");
    QTest::addColumn<qint64>("last");
    QTest::addColumn<qint64>("total");
    QTest::newRow("all") << "bytes 0-99/100"_ba << 0LL << 99LL << 100LL;
    QTest::newRow("middle") << "bytes 10-20/100"_ba << 10LL << 20LL << 100LL;
    QTest::newRow("one byte") << "bytes 5-5/6"_ba << 5LL << 5LL << 6LL;
    QTest::newRow("unknown total") << "bytes 10-20/*"_ba << 10LL << 20LL << -1LL;
    QTest::newRow("unsatisfied") << "bytes */100"_ba << -1LL << -1LL << 100LL;
    QTest::newRow("unsatisfied and empty") << "bytes */0"_ba << -1LL << -1LL << 0LL;
    QTest::newRow("capitals") << "Bytes 0-0/1"_ba << 0LL << 0LL << 1LL;
    QTest::newRow("spaces around") << " bytes  0-0/1 "_ba << 0LL << 0LL << 1LL;
    QTest::newRow("large") << "bytes 0-9223372036854775806/9223372036854775807"_ba << 0LL << 9223372036854775806LL
                           << 9223372036854775807LL;
}

void TestHttpHeaders::readsContentRange()
{
    QFETCH(QByteArray, value);
    QFETCH(qint64, first);
    QFETCH(qint64, last);
    QFETCH(qint64, total);
    const std::optional<ContentRange> range = parseContentRange(value);
    QVERIFY(range);
    QCOMPARE(*range, (ContentRange{.first = first, .last = last, .total = total}));
}

void TestHttpHeaders::refusesOtherContentRanges_data()
{
    QTest::addColumn<QByteArray>("value");
    for (const char *value : {"",
                              "bytes",
                              "bytes ",
                              "bytes 0-99",
                              "bytes 0-99/",
                              "bytes /100",
                              "bytes -/100",
                              "bytes 0-/100",
                              "bytes -99/100",
                              "bytes 99-0/100",
                              "bytes 0-100/100",
                              "bytes 0-99/99",
                              "bytes */*",
                              "bytes *-*/100",
                              "bytes=0-99/100",
                              "bytes0-99/100",
                              "byte 0-99/100",
                              "items 0-99/100",
                              "bytes 0-99/100/100",
                              "bytes 0-99/100, bytes 0-99/100",
                              "bytes 0 - 99/100",
                              "bytes 0-99 /100",
                              "bytes 0x0-0x9/100",
                              "bytes +0-99/100",
                              "bytes 0--1/100",
                              "bytes 0-99/1e3",
                              "bytes 0-9223372036854775808/*",
                              "bytes 0-1/99999999999999999999999999",
                              "0-99/100",
                              "none 0-0/1"})
        QTest::newRow(value) << QByteArray(value);
}

void TestHttpHeaders::refusesOtherContentRanges()
{
    QFETCH(QByteArray, value);
    QVERIFY(!parseContentRange(value));
}

void TestHttpHeaders::readsContentLength_data()
{
    using State = ContentLength::State;
    QTest::addColumn<QByteArray>("value");
    QTest::addColumn<State>("state");
    QTest::addColumn<qint64>("bytes");
    QTest::newRow("plain") << "42"_ba << State::Valid << 42LL;
    QTest::newRow("zero") << "0"_ba << State::Valid << 0LL;
    QTest::newRow("spaces") << " 42\t"_ba << State::Valid << 42LL;
    QTest::newRow("repeated") << "42,42, 42"_ba << State::Valid << 42LL;
    QTest::newRow("largest") << "9223372036854775807"_ba << State::Valid << 9223372036854775807LL;
    QTest::newRow("different") << "42, 43"_ba << State::Contradictory << -1LL;
    QTest::newRow("differently written") << "42,042"_ba << State::Contradictory << -1LL;
    QTest::newRow("signed second") << "42,+42"_ba << State::Contradictory << -1LL;
    QTest::newRow("empty second") << "42,"_ba << State::Contradictory << -1LL;
    QTest::newRow("empty first") << ",42"_ba << State::Contradictory << -1LL;
    for (const char *garbage : {"", " ", "-1", "+42", "4 2", "0x2A", "42.0", "many", "many,many", "42;", "4_2",
                                "9223372036854775808", "1234567890123456789012345"})
        QTest::newRow(garbage) << QByteArray(garbage) << State::Absent << -1LL;
}

void TestHttpHeaders::readsContentLength()
{
    QFETCH(QByteArray, value);
    QFETCH(ContentLength::State, state);
    const ContentLength length = parseContentLength(value);
    QVERIFY(length.state == state);
    QTEST(length.bytes, "bytes");
}

void TestHttpHeaders::readsContentDisposition_data()
{
    QTest::addColumn<QByteArray>("value");
    QTest::addColumn<QString>("name");
    QTest::newRow("quoted") << R"(attachment; filename="a b.jpg")"_ba << u"a b.jpg"_s;
    QTest::newRow("token") << "attachment; filename=a.jpg"_ba << u"a.jpg"_s;
    QTest::newRow("inline") << R"(inline; filename="a.jpg")"_ba << u"a.jpg"_s;
    QTest::newRow("unknown type") << "foobar;filename=a.jpg"_ba << u"a.jpg"_s;
    QTest::newRow("capitals and spaces") << R"(ATTACHMENT ;FileName = "a.jpg" ;x=1)"_ba << u"a.jpg"_s;
    QTest::newRow("after others") << R"(attachment; foo="x;filename=no"; filename="a.jpg")"_ba << u"a.jpg"_s;
    QTest::newRow("escapes") << R"(attachment; filename="a\"b\\c.jpg")"_ba << u"a\"b\\c.jpg"_s;
    QTest::newRow("semicolon in quotes") << R"(attachment; filename="a;b.jpg")"_ba << u"a;b.jpg"_s;
    QTest::newRow("first wins") << R"(attachment; filename="a.jpg"; filename="b.jpg")"_ba << u"a.jpg"_s;
    QTest::newRow("spaces without quotes") << "attachment; filename=a b.jpg ; x=1"_ba << u"a b.jpg"_s;
    QTest::newRow("raw path") << R"(attachment; filename="../../etc/passwd")"_ba << u"../../etc/passwd"_s;
    QTest::newRow("raw UTF-8") << "attachment; filename=\"\xC3\xA4.jpg\""_ba << u"\u00E4.jpg"_s;
    QTest::newRow("raw Latin-1") << "attachment; filename=\"\xE4.jpg\""_ba << u"\u00E4.jpg"_s;
    QTest::newRow("plain is not decoded") << R"(attachment; filename="a%20b.jpg")"_ba << u"a%20b.jpg"_s;
    QTest::newRow("no RFC 2047") << R"(attachment; filename="=?UTF-8?Q?a?=")"_ba << u"=?UTF-8?Q?a?="_s;

    QTest::newRow("extended") << "attachment; filename*=UTF-8''%e2%82%ac%20a.jpg"_ba << u"\u20AC a.jpg"_s;
    QTest::newRow("extended, Latin-1") << "attachment; filename*=iso-8859-1'en'%A3.jpg"_ba << u"\u00A3.jpg"_s;
    QTest::newRow("extended wins behind") << R"(attachment; filename="a.jpg"; filename*=UTF-8''b.jpg)"_ba << u"b.jpg"_s;
    QTest::newRow("extended wins before") << R"(attachment; filename*=UTF-8''b.jpg; filename="a.jpg")"_ba << u"b.jpg"_s;
    QTest::newRow("spaces around equals") << "attachment; filename* = utf-8''b.jpg"_ba << u"b.jpg"_s;
    for (const char *broken :
         {"filename*=b.jpg", "filename*=UTF-8'b.jpg", "filename*=UTF-8''%E4.jpg", "filename*=UTF-8''%2.jpg",
          "filename*=UTF-8''%zz.jpg", "filename*=KOI8-R''b.jpg", "filename*=''b.jpg", "filename*=\"UTF-8''b.jpg\"",
          "filename*=UTF-8''b c.jpg", "filename*=UTF-8''a'b", "filename*0=b; filename*1=c", "filename*"})
        QTest::newRow(broken) << QByteArray(R"(attachment; filename="plain.jpg"; )").append(broken) << u"plain.jpg"_s;

    for (const char *absent :
         {"", "attachment", "inline", "attachment;", "attachment; filename",
          "attachment; filename=", "attachment; name=a.jpg", "filename=a.jpg", "\"attachment\"; filename=a.jpg",
          "; filename=a.jpg", "attachment; filename=\"a.jpg", "attachment; filename=\"a.jpg\"b",
          "attachment; filename=a\"b\".jpg", "attachment; xfilename=a.jpg", "attachment; =a.jpg"})
        QTest::newRow(absent) << QByteArray(absent) << QString();
    QTest::newRow("NUL") << QByteArray("attachment; filename=a\0.jpg", 27) << QString();
}

void TestHttpHeaders::readsContentDisposition()
{
    QFETCH(QByteArray, value);
    QTEST(parseContentDisposition(value), "name");
}

void TestHttpHeaders::longHeadersTakeNoTime()
{
    for (const char *piece : {";", "=", "\"", "\\", ",", "'", "1", "*", " ", "filename=a;", "filename*=UTF-8''%20;"}) {
        const QByteArray junk = QByteArray(piece).repeated(50'000);
        QElapsedTimer clock;
        clock.start();
        (void)parseContentDisposition(QByteArray("attachment;" + junk));
        (void)parseContentDisposition(QByteArray("attachment; filename=\"" + junk));
        (void)parseContentLength(junk);
        (void)parseContentRange(QByteArray("bytes " + junk));
        (void)parseRetryAfter(junk, utc(2026, 1, 1));
        QVERIFY2(clock.elapsed() < 2000 * test::kTimeFactor, piece);
    }
}

} // namespace bowerbird

QTEST_GUILESS_MAIN(bowerbird::TestHttpHeaders)
#include "tst_httpheaders.moc"
