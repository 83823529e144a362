// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "ui/failuretext.h"

#include "sources/imgurjson.h"

#include "sources/listreader.h"
#include "ui/jobtext.h"
#include "ui/statecolors.h"

#include <QSet>
#include <QtTest>

#include <cmath>

using namespace bowerbird;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

// WCAG 2.1: relative luminance and contrast ratio.
double luminance(const QColor &color)
{
    const auto linear = [](double c) { return c <= 0.03928 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4); };
    return 0.2126 * linear(color.redF()) + 0.7152 * linear(color.greenF()) + 0.0722 * linear(color.blueF());
}

double contrast(const QColor &a, const QColor &b)
{
    const double lighter = std::max(luminance(a), luminance(b));
    const double darker = std::min(luminance(a), luminance(b));
    return (lighter + 0.05) / (darker + 0.05);
}

QPalette paletteOf(const QColor &base, const QColor &text)
{
    QPalette palette;
    palette.setColor(QPalette::Base, base);
    palette.setColor(QPalette::Text, text);
    return palette;
}

Job jobIn(JobState state)
{
    Job job{.id = {1}};
    job.state = state;
    job.image.url = u"https://i.example.org/pictures/cat%20one.jpg?token=secret"_s;
    return job;
}

} // namespace

class TestFailureText : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void everyReasonHasASentenceAndAnAdvice_data();
    void everyReasonHasASentenceAndAnAdvice();
    void noTwoReasonsReadTheSame();
    void namesHostAndStatus();
    void saysWhenSomethingElseAnswers();
    void sendsNobodyToAPageThatIsNotThere();
    void everySkipWarningAndStateHasItsWords();
    void saysHowLongAJobWaits();
    void saysWhyAFinishedJobShouldBeLookedAt();
    void showsFailureUnderTheNameOnlyWhileItMatters();
    void alwaysFindsAName_data();
    void alwaysFindsAName();
    void keepsSecretsOutOfToolTips();
    void estimatesTheTimeLeft();
    void colorsCanBeReadOnLightAndDark_data();
    void colorsCanBeReadOnLightAndDark();
};

void TestFailureText::everyReasonHasASentenceAndAnAdvice_data()
{
    QTest::addColumn<int>("reason");
    for (int reason = 0; reason < kFailureReasonCount; ++reason)
        QTest::newRow(qPrintable(reasonName(static_cast<FailureReason>(reason)))) << reason;
}

void TestFailureText::everyReasonHasASentenceAndAnAdvice()
{
    QFETCH(int, reason);
    const ImageRef image{.url = u"https://i.example.org/100%25.jpg"_s};
    for (const int status : {0, 503}) {
        const Failure failure{.reason = static_cast<FailureReason>(reason), .httpStatus = status};
        for (const ImageRef *about : {static_cast<const ImageRef *>(nullptr), &image}) {
            const FailureMessage message = failureMessage(failure, about);
            QVERIFY(message.sentence.endsWith(u'.'));
            QVERIFY(message.advice.endsWith(u'.'));
            QVERIFY2(!message.sentence.contains(u'%'), qPrintable(message.sentence));
            QVERIFY(message.sentence.at(0).isUpper());
            QVERIFY(failureText(failure, about).contains(message.advice));
        }
    }
}

void TestFailureText::noTwoReasonsReadTheSame()
{
    QSet<QString> sentences;
    for (int reason = 0; reason < kFailureReasonCount; ++reason)
        sentences += failureMessage({.reason = static_cast<FailureReason>(reason)}).sentence;
    QCOMPARE(sentences.size(), kFailureReasonCount);
}

// Such as a page of HTML with a status of success.
void TestFailureText::saysWhenSomethingElseAnswers()
{
    const Result<ImgurAnswer> answer = parseImgurAnswer("<!DOCTYPE html><title>Log in</title>", {});
    QVERIFY(!answer);
    Failure failure = answer.error();
    failure.httpStatus = 200;
    const QString text = linkFailureText(failure);
    QVERIFY2(text.contains(u"something else than JSON (200)"_s), qPrintable(text));
    QVERIFY2(!text.contains(u"error"_s) && !text.contains(u"Client-ID"_s), qPrintable(text));
    const Failure refused{.reason = FailureReason::ApiError, .httpStatus = 400, .detail = u"bad request"_s};
    QVERIFY(linkFailureText(refused).contains(u"answered with an error (400)"_s));
}

void TestFailureText::namesHostAndStatus()
{
    const ImageRef image{.url = u"https://i.example.org:8443/a.jpg"_s, .pageUrl = u"https://example.org/a"_s};
    QCOMPARE(linkFailureText({.reason = FailureReason::NotFound, .httpStatus = 404}),
             u"There is nothing behind this link (404). Check it in a browser; it may have been removed."_s);
    const Failure checksums{.reason = FailureReason::UnsupportedLink,
                            .detail = QString::fromLatin1(kNoLinksInChecksums)};
    QVERIFY2(linkFailureText(checksums).startsWith(u"This is a list of checksums"_s),
             qPrintable(linkFailureText(checksums)));
    QCOMPARE(linkFailureText({.reason = FailureReason::Forbidden}),
             u"This link is not open to everybody. It may be private, or need a login."_s);
    QCOMPARE(linkFailureText({.reason = FailureReason::Refused}), failureText({.reason = FailureReason::Refused}));
    QCOMPARE(failureText({.reason = FailureReason::NotFound, .httpStatus = 404}, &image),
             u"The picture was not found (404). It may have been removed; open its page to check."_s);
    QCOMPARE(failureMessage({.reason = FailureReason::Dns}, &image).sentence,
             u"The server i.example.org:8443 could not be found."_s);
    QCOMPARE(failureMessage({.reason = FailureReason::Dns}).sentence, u"The server could not be found."_s);
}

void TestFailureText::sendsNobodyToAPageThatIsNotThere()
{
    const ImageRef image{.url = u"https://i.example.org/a.jpg"_s};
    for (const FailureReason reason : {FailureReason::NotFound, FailureReason::Forbidden})
        QVERIFY(!failureMessage({.reason = reason}, &image).advice.contains(u"page"_s));
}

void TestFailureText::everySkipWarningAndStateHasItsWords()
{
    QSet<QString> words;
    int count = 0;
    const auto take = [&](const QString &text) {
        QVERIFY(!text.isEmpty());
        words += text;
        ++count;
    };
    for (int state = 0; state < kJobStateCount; ++state)
        take(stateText(static_cast<JobState>(state)));
    for (int reason = 0; reason <= static_cast<int>(SkipReason::Filtered); ++reason)
        take(skipText(static_cast<SkipReason>(reason)));
    for (int warning = 1; warning <= static_cast<int>(Warning::NotDecodableHere); ++warning)
        take(warningText(static_cast<Warning>(warning)));
    QCOMPARE(words.size(), count);
    QCOMPARE(warningText(Warning::None), QString());
}

void TestFailureText::saysHowLongAJobWaits()
{
    const QDateTime now = QDateTime::currentDateTimeUtc();
    Job job = jobIn(JobState::Waiting);
    QCOMPARE(jobStateText(job, now), u"Waiting"_s);
    job.waitsUntil = now.addMSecs(11'200);
    QCOMPARE(jobStateText(job, now), u"Waiting, again in 12 s"_s);
    job.waitsUntil = now.addSecs(-3);
    QCOMPARE(jobStateText(job, now), u"Waiting"_s);
}

void TestFailureText::saysWhyAFinishedJobShouldBeLookedAt()
{
    Job job = jobIn(JobState::Finished);
    QCOMPARE(jobStateText(job, {}), u"Finished"_s);
    QCOMPARE(jobFailureText(job), QString());
    job.file.warning = Warning::DamagedAtSource;
    QCOMPARE(jobStateText(job, {}), u"Finished, check"_s);
    QCOMPARE(jobSubtitle(job), warningText(Warning::DamagedAtSource));
    job = jobIn(JobState::Skipped);
    job.skipReason = SkipReason::AlreadyDownloaded;
    QCOMPARE(jobStateText(job, {}), u"Skipped: already downloaded"_s);
}

void TestFailureText::showsFailureUnderTheNameOnlyWhileItMatters()
{
    Job job = jobIn(JobState::Failed);
    job.image.title = u"A cat"_s;
    job.lastFailure = Failure{.reason = FailureReason::Timeout};
    QCOMPARE(jobSubtitle(job), failureText(*job.lastFailure, &job.image));
    job.state = JobState::Waiting;
    QCOMPARE(jobSubtitle(job), failureText(*job.lastFailure, &job.image));
    job.state = JobState::Finished; // at the second attempt
    QCOMPARE(jobSubtitle(job), u"A cat"_s);
    job.image.title.clear();
    QCOMPARE(jobSubtitle(job), u"i.example.org"_s);
}

void TestFailureText::alwaysFindsAName_data()
{
    QTest::addColumn<QString>("url");
    QTest::addColumn<QString>("title");
    QTest::addColumn<QString>("path");
    QTest::addColumn<QString>("name");
    const QString link = u"https://e.org/a%20b.jpg"_s;
    QTest::newRow("file") << link << u"T"_s << u"/x/saved.jpg"_s << u"saved.jpg"_s;
    QTest::newRow("link") << link << u"T"_s << QString() << u"a b.jpg"_s;
    QTest::newRow("title") << u"https://e.org/"_s << u"T"_s << QString() << u"T"_s;
    QTest::newRow("host") << u"https://e.org/"_s << QString() << QString() << u"e.org"_s;
    QTest::newRow("nothing") << QString() << QString() << QString() << u"Untitled"_s;
    QTest::newRow("line break") << u"https://e.org/a%0Ab.jpg"_s << QString() << QString() << u"a b.jpg"_s;
}

void TestFailureText::alwaysFindsAName()
{
    QFETCH(QString, url);
    QFETCH(QString, title);
    QFETCH(QString, path);
    Job job = jobIn(JobState::Queued);
    job.image.url = url;
    job.image.title = title;
    job.file.path = path;
    QTEST(jobName(job), "name");
}

void TestFailureText::keepsSecretsOutOfToolTips()
{
    QVERIFY(!jobToolTip(jobIn(JobState::Queued)).contains(u"secret"_s));
    QVERIFY(jobToolTip(jobIn(JobState::Queued)).contains(u"i.example.org"_s));
}

void TestFailureText::estimatesTheTimeLeft()
{
    Job job = jobIn(JobState::Transferring);
    QCOMPARE(jobTimeLeft(job), -1ms);
    QCOMPARE(jobProgress(job), -1.0);
    job.totalBytes = 1'000'000;
    job.received = 250'000;
    QCOMPARE(jobTimeLeft(job), -1ms);
    job.bytesPerSecond = 75'000;
    QCOMPARE(jobTimeLeft(job), 10s);
    QCOMPARE(jobProgress(job), 0.25);
    job.received = 2'000'000; // more than was announced
    QCOMPARE(jobTimeLeft(job), 0s);
    QCOMPARE(jobProgress(job), 1.0);
    job.received = 0;
    job.totalBytes = std::numeric_limits<qint64>::max();
    job.bytesPerSecond = 1;
    QCOMPARE(jobTimeLeft(job), -1ms);
}

void TestFailureText::colorsCanBeReadOnLightAndDark_data()
{
    QTest::addColumn<QColor>("base");
    QTest::addColumn<QColor>("text");
    QTest::newRow("light") << QColor(Qt::white) << QColor(Qt::black);
    QTest::newRow("dark") << QColor(0x1e, 0x1e, 0x1e) << QColor(0xee, 0xee, 0xee);
}

void TestFailureText::colorsCanBeReadOnLightAndDark()
{
    QFETCH(QColor, base);
    QFETCH(QColor, text);
    const QPalette palette = paletteOf(base, text);
    QCOMPARE(isDark(palette), base != QColor(Qt::white));
    for (int state = 0; state < kJobStateCount; ++state) {
        if (isActive(static_cast<JobState>(state)))
            continue; // the palette's own accent
        QVERIFY2(contrast(stateColor(static_cast<JobState>(state), palette), base) >= 4.5,
                 qPrintable(stateName(static_cast<JobState>(state))));
    }
    QVERIFY(contrast(warningColor(palette), base) >= 4.5);
}

QTEST_MAIN(TestFailureText)
#include "tst_failuretext.moc"
