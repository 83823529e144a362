// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "ui/formatting.h"

#include <QLocale>
#include <QTextDocumentFragment>
#include <QtTest>

using namespace bowerbird;
using namespace Qt::StringLiterals;
using std::chrono::milliseconds;

class TestFormatting : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates)); }
    void cleanup() { QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates)); }
    void writesBytes_data();
    void writesBytes();
    void writesSpeeds_data();
    void writesSpeeds();
    void writesDurations_data();
    void writesDurations();
    void writesPercentages_data();
    void writesPercentages();
    void leavesTheDateOutToday();
    void followsTheLocale();
    void leavesUnknownDimensionsOut();
    void makesOneHarmlessLine();
    void showsMarkupAsItIs();
};

void TestFormatting::writesBytes_data()
{
    QTest::addColumn<qint64>("bytes");
    QTest::addColumn<QString>("text");
    QTest::newRow("unknown") << qint64(-1) << QString();
    QTest::newRow("none") << qint64(0) << u"0 bytes"_s;
    QTest::newRow("some") << qint64(999) << u"999 bytes"_s;
    QTest::newRow("kilobytes") << qint64(12'345) << u"12 kB"_s;
    QTest::newRow("megabytes") << qint64(12'345'678) << u"12.3 MB"_s;
    QTest::newRow("gigabytes") << qint64(4'000'000'000) << u"4.0 GB"_s;
}

void TestFormatting::writesBytes()
{
    QFETCH(qint64, bytes);
    QTEST(formatBytes(bytes), "text");
}

void TestFormatting::writesSpeeds_data()
{
    QTest::addColumn<double>("speed");
    QTest::addColumn<QString>("text");
    QTest::newRow("none") << 0.0 << QString();
    QTest::newRow("below one") << 0.4 << QString();
    QTest::newRow("negative") << -3.0 << QString();
    QTest::newRow("not a number") << qQNaN() << QString();
    QTest::newRow("endless") << qInf() << QString();
    QTest::newRow("usual") << 1'234'567.0 << u"1.2 MB/s"_s;
}

void TestFormatting::writesSpeeds()
{
    QFETCH(double, speed);
    QTEST(formatSpeed(speed), "text");
}

void TestFormatting::writesDurations_data()
{
    QTest::addColumn<qint64>("ms");
    QTest::addColumn<QString>("text");
    QTest::newRow("unknown") << qint64(-1) << QString();
    QTest::newRow("none") << qint64(0) << u"0 s"_s;
    QTest::newRow("rounded") << qint64(12'400) << u"12 s"_s;
    QTest::newRow("up to a minute") << qint64(59'600) << u"1 min 0 s"_s;
    QTest::newRow("minutes") << qint64(200'000) << u"3 min 20 s"_s;
    QTest::newRow("hours") << qint64(3'900'000) << u"1 h 5 min"_s;
    QTest::newRow("days") << qint64(183'600'000) << u"2 d 3 h"_s;
}

void TestFormatting::writesDurations()
{
    QFETCH(qint64, ms);
    QTEST(formatDuration(milliseconds(ms)), "text");
}

void TestFormatting::writesPercentages_data()
{
    QTest::addColumn<double>("fraction");
    QTest::addColumn<QString>("text");
    QTest::newRow("unknown") << -1.0 << QString();
    QTest::newRow("not a number") << qQNaN() << QString();
    QTest::newRow("none") << 0.0 << u"0\u00a0%"_s;
    QTest::newRow("some") << 0.426 << u"42\u00a0%"_s;
    QTest::newRow("nearly all is not all") << 0.9999 << u"99\u00a0%"_s;
    QTest::newRow("all") << 1.0 << u"100\u00a0%"_s;
}

void TestFormatting::writesPercentages()
{
    QFETCH(double, fraction);
    QTEST(formatPercent(fraction), "text");
}

void TestFormatting::leavesTheDateOutToday()
{
    const QDateTime noon(QDate::currentDate(), QTime(12, 34));
    QCOMPARE(formatDateTime(noon), QLocale().toString(noon.time(), QLocale::ShortFormat));
    const QDateTime before = noon.addDays(-40);
    QVERIFY(formatDateTime(before).contains(QLocale().toString(before.date(), QLocale::ShortFormat)));
    QCOMPARE(formatDateTime(QDateTime()), QString());
}

void TestFormatting::followsTheLocale()
{
    QLocale::setDefault(QLocale(QLocale::German, QLocale::Germany));
    QCOMPARE(formatBytes(12'345'678), u"12,3 MB"_s);
    QCOMPARE(formatCount(10'000), u"10.000"_s);
}

void TestFormatting::leavesUnknownDimensionsOut()
{
    QCOMPARE(formatDimensions(640, 480), u"640 × 480"_s);
    QCOMPARE(formatDimensions(0, 480), QString());
    QCOMPARE(formatDimensions(640, -1), QString());
}

void TestFormatting::makesOneHarmlessLine()
{
    QCOMPARE(toSingleLine(u" a\nb\tc\u2028d "_s), u"a b c d"_s);
    QCOMPARE(toSingleLine(u"x\u202egpj.exe\u2066"_s), u"xgpj.exe"_s);
    QCOMPARE(toSingleLine(u"\u05d0\u05d1"_s), u"\u05d0\u05d1"_s);
    QCOMPARE(isolated(u"a"_s), u"\u2068a\u2069"_s);
    QCOMPARE(isolated(QString()), QString());
}

void TestFormatting::showsMarkupAsItIs()
{
    const QString nasty = u"<img src=x> & <b>bold</b>"_s;
    const QString rich = toPlainToolTip(nasty);
    QVERIFY(!rich.contains(u"<b>"_s));
    QCOMPARE(QTextDocumentFragment::fromHtml(rich).toPlainText(), nasty);
    QCOMPARE(toPlainToolTip(QString()), QString());
}

QTEST_MAIN(TestFormatting)
#include "tst_formatting.moc"
