// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "core/imagefilter.h"
#include "support/timefactor.h"

#include <QElapsedTimer>
#include <QTest>

using namespace bowerbird;
using namespace Qt::StringLiterals;

namespace {

const QDateTime kNow(QDate(2026, 5, 20), QTime(12, 0), Qt::UTC);

ImageRef image()
{
    ImageRef ref;
    ref.url = u"https://i.example.org/a/my%20holiday-07.jpg?width=9#x"_s;
    ref.title = u"The Café in Lyon"_s;
    ref.type = ImageType::Jpeg;
    ref.widthPx = 800;
    ref.heightPx = 600;
    ref.sizeBytes = 100'000;
    ref.publishedAt = kNow.addDays(-10);
    ref.score = 50;
    return ref;
}

} // namespace

Q_DECLARE_METATYPE(DownloadOptions)
Q_DECLARE_METATYPE(ImageRef)

class TestImageFilter : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void judges_data();
    void judges();
    void neverFiltersByWhatIsNotKnown_data();
    void neverFiltersByWhatIsNotKnown();
    void namesEachReasonOnce();
    void readsTheNameInALink_data();
    void readsTheNameInALink();
    void tellsWhereAnExpressionIsWrong_data();
    void tellsWhereAnExpressionIsWrong();
    void takesAnInvalidExpressionForNone();
    void givesUpExpressionsThatTakeForEver_data();
    void givesUpExpressionsThatTakeForEver();
};

void TestImageFilter::judges_data()
{
    QTest::addColumn<DownloadOptions>("options");
    QTest::addColumn<ImageRef>("ref");
    QTest::addColumn<QString>("reason"); // empty = wanted
    const auto row = [](const char *name, const DownloadOptions &options, const char *reason,
                        const ImageRef &ref = image()) {
        QTest::newRow(name) << options << ref << QString::fromLatin1(reason);
    };
    const auto listing = [](const ListingFilter &filter) { return DownloadOptions{.listing = filter}; };
    row("nothing asked for", {}, "");
    row("exactly as large as may be", {.maxWidthPx = 800, .maxHeightPx = 600}, "");
    row("too wide", {.maxWidthPx = 799}, "size");
    row("too high", {.maxHeightPx = 599}, "size");
    row("young enough", listing({.maxAgeDays = 10}), "");
    row("too old", listing({.maxAgeDays = 9}), "age");
    row("old enough", listing({.minAgeDays = 10}), "");
    row("too young", listing({.minAgeDays = 11}), "age");
    row("between two ages", listing({.maxAgeDays = 12, .minAgeDays = 8}), "");
    row("score reached", listing({.minScore = 50}), "");
    row("score missed", listing({.minScore = 51}), "score");
    row("a least score below zero", listing({.minScore = -3}), "");
    ImageRef other = image();
    other.score = -4;
    row("a score further below", listing({.minScore = -3}), "score", other);
    other = image();
    other.isSensitive = true;
    row("sensitive and allowed", {}, "", other);
    row("sensitive and not", listing({.allowsSensitive = false}), "sensitive", other);
    row("not sensitive", listing({.allowsSensitive = false}), "");
    row("a still where still ones are wanted", listing({.motion = MotionRule::OnlyStill}), "");
    row("a still where moving ones are wanted", listing({.motion = MotionRule::OnlyMoving}), "animated");
    other = image();
    other.type = ImageType::Gif;
    row("a GIF that may move", listing({.motion = MotionRule::OnlyMoving}), "", other);
    row("a GIF that need not move", listing({.motion = MotionRule::OnlyStill}), "", other);
    other.isAnimated = true;
    row("a GIF that moves", listing({.motion = MotionRule::OnlyStill}), "animated", other);
    other.type = ImageType::Png;
    row("a PNG that moves", listing({.motion = MotionRule::OnlyMoving}), "", other);
    other = image();
    other.type = ImageType::Mp4;
    row("a video is no still", {.types = *TypeSelection::parse(u"all"), .listing = {.motion = MotionRule::OnlyStill}},
        "animated", other);
    row("title matches in another case", listing({.text = u"^the caf\u00c9"_s}), "");
    row("name matches", listing({.text = u"holiday-\\d+\\.jpg$"_s}), "");
    row("name is decoded", listing({.text = u"my holiday"_s}), "");
    row("neither matches", listing({.text = u"paris"_s}), "text");
    row("the query is no name", listing({.text = u"width"_s}), "text");
    row("matches what is not wanted", listing({.text = u"lyon"_s, .textRule = TextRule::NotMatching}), "text");
    row("matches nothing unwanted", listing({.text = u"paris"_s, .textRule = TextRule::NotMatching}), "");
    row("Unicode classes", listing({.text = u"^\\w+ \\w{4} in"_s}), "");
}

void TestImageFilter::judges()
{
    QFETCH(DownloadOptions, options);
    QFETCH(ImageRef, ref);
    const std::optional<FilterReason> reason = filterOf(options, kNow).rejects(ref);
    QTEST(reason ? filterReasonName(*reason) : QString(), "reason");
}

void TestImageFilter::neverFiltersByWhatIsNotKnown_data()
{
    QTest::addColumn<DownloadOptions>("options");
    QTest::newRow("size") << DownloadOptions{.maxBytes = 1, .minBytes = 1'000'000'000};
    QTest::newRow("least dimensions") << DownloadOptions{.minWidthPx = 9'999, .minHeightPx = 9'999};
    QTest::newRow("most dimensions") << DownloadOptions{.maxWidthPx = 1, .maxHeightPx = 1};
    QTest::newRow("type") << DownloadOptions{.types = *TypeSelection::parse(u"ico")};
    QTest::newRow("age") << DownloadOptions{.listing = {.maxAgeDays = 1, .minAgeDays = 100}};
    QTest::newRow("score") << DownloadOptions{.listing = {.minScore = 1'000}};
    QTest::newRow("sensitive") << DownloadOptions{.listing = {.allowsSensitive = false}};
    QTest::newRow("moving") << DownloadOptions{.listing = {.motion = MotionRule::OnlyMoving}};
    QTest::newRow("still") << DownloadOptions{.listing = {.motion = MotionRule::OnlyStill}};
    QTest::newRow("text") << DownloadOptions{.listing = {.text = u"cat"_s}};
}

void TestImageFilter::neverFiltersByWhatIsNotKnown()
{
    QFETCH(DownloadOptions, options);
    ImageRef bare;
    bare.url = u"https://example.org/"_s;
    QVERIFY(!filterOf(options, kNow).rejects(bare));
    bare.url = u"data:image/png;base64,cat"_s;
    QVERIFY(!filterOf(options, kNow).rejects(bare));
}

void TestImageFilter::namesEachReasonOnce()
{
    QStringList names;
    for (int i = 0; i < kFilterReasonCount; ++i)
        names += filterReasonName(static_cast<FilterReason>(i));
    QCOMPARE(names, QStringList({u"type"_s, u"album"_s, u"size"_s, u"bytes"_s, u"age"_s, u"score"_s, u"sensitive"_s,
                                 u"animated"_s, u"text"_s, u"not-chosen"_s, u"icon"_s}));
}

void TestImageFilter::readsTheNameInALink_data()
{
    QTest::addColumn<QString>("url");
    QTest::addColumn<QString>("name");
    QTest::newRow("plain") << u"https://h/a/b.png"_s << u"b.png"_s;
    QTest::newRow("with a query") << u"https://h/a/b.png?c=/d.gif"_s << u"b.png"_s;
    QTest::newRow("encoded") << u"https://h/%C3%BC%20b.png"_s << u"\u00fc b.png"_s;
    QTest::newRow("no path") << u"https://h"_s << QString();
    QTest::newRow("a folder") << u"https://h/a/"_s << QString();
    QTest::newRow("data") << u"data:image/png;base64,AA/BB"_s << QString();
}

void TestImageFilter::readsTheNameInALink()
{
    QFETCH(QString, url);
    QTEST(nameInLink(url), "name");
}

void TestImageFilter::tellsWhereAnExpressionIsWrong_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<qsizetype>("at");
    QTest::newRow("an open group") << u"cat(dog"_s << qsizetype(7);
    QTest::newRow("nothing to repeat") << u"ab*?+*"_s << qsizetype(4);
    QTest::newRow("an open class") << u"x[a-"_s << qsizetype(4);
    QTest::newRow("a group that never ends") << u"(?"_s << qsizetype(2);
    QTest::newRow("too long") << QString(TextPattern::kLongestPattern + 1, u'a')
                              << qsizetype(TextPattern::kLongestPattern);
}

void TestImageFilter::tellsWhereAnExpressionIsWrong()
{
    QFETCH(QString, text);
    const auto pattern = TextPattern::compile(text);
    QVERIFY(!pattern);
    QTEST(pattern.error().at, "at");
    QVERIFY(!pattern.error().what.isEmpty());
}

void TestImageFilter::takesAnInvalidExpressionForNone()
{
    const ImageFilter filter = filterOf({.listing = {.text = u"(("_s}}, kNow);
    QVERIFY(filter.text.isEmpty());
    QVERIFY(!filter.rejects(image()));
}

void TestImageFilter::givesUpExpressionsThatTakeForEver_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<TextRule>("rule");
    for (const TextRule rule : {TextRule::Matching, TextRule::NotMatching}) {
        const char *how = rule == TextRule::Matching ? "matching" : "not matching";
        QTest::addRow("nested repeats, %s", how) << u"^(a+)+$"_s << rule;
        QTest::addRow("alternatives, %s", how) << u"^(a|aa)+$"_s << rule;
        QTest::addRow("limits of its own, %s", how) << u"(*LIMIT_MATCH=4000000000)^(a+)+$"_s << rule;
    }
}

void TestImageFilter::givesUpExpressionsThatTakeForEver()
{
    QFETCH(QString, text);
    QFETCH(TextRule, rule);
    const ImageFilter filter = filterOf({.listing = {.text = text, .textRule = rule}}, kNow);
    QVERIFY(!filter.text.isEmpty());
    ImageRef ref = image();
    ref.url = u"https://h/"_s;
    QElapsedTimer clock;
    clock.start();
    for (int i = 0; i < 10'000; ++i) {
        ref.title = QString(60, u'a') + u'!' + QString::number(i);
        QVERIFY2(!filter.rejects(ref), "What could not be judged is wanted");
    }
    QVERIFY(filter.text.isGivenUp());
    QVERIFY2(clock.elapsed() < 2'000 * test::kTimeFactor, qPrintable(QString::number(clock.elapsed())));
}

QTEST_GUILESS_MAIN(TestImageFilter)
#include "tst_imagefilter.moc"
