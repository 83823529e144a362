// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "sources/collector.h"
#include "support/scriptedserver.h"
#include "ui/creditsgauge.h"
#include "ui/linkintake.h"
#include "ui/settingskeeper.h"

#include <QHelpEvent>
#include <QSignalSpy>
#include <QTest>

using namespace bowerbird;
using namespace bowerbird::test;
using namespace Qt::StringLiterals;

using Pause = ApiCredits::Pause;

namespace {

const QDateTime kNow(QDate(2026, 3, 1), QTime(12, 0), Qt::UTC);

} // namespace

class TestCreditsGauge : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void tellsWhatIsLeft_data()
    {
        QTest::addColumn<ApiCredits>("credits");
        QTest::addColumn<QString>("text");
        QTest::addColumn<QStringList>("details");
        QTest::newRow("nothing known") << ApiCredits() << QString() << QStringList();
        ApiCredits credits{.userRemaining = 482, .userLimit = 500};
        QTest::newRow("this hour's") << credits << u"Imgur 482 of 500"_s << QStringList{u"482 of 500"_s};
        credits.clientRemaining = 900;
        credits.userReset = kNow.addSecs(1400);
        QTest::newRow("both") << credits << u"Imgur 482 of 500"_s << QStringList{u"900"_s, u"23 min 20 s"_s};
        credits.userRemaining.reset();
        QTest::newRow("the day's only") << credits << u"Imgur 900"_s << QStringList{u"Client-ID: 900"_s};
        credits.pause = Pause::UserSpent;
        credits.pausedUntil = kNow.addSecs(1400);
        QTest::newRow("pause") << credits << u"Imgur goes on in 23 min 20 s"_s
                               << QStringList{u"nearly used up"_s, u"by themselves"_s, u"Downloads go on"_s};
    }

    void tellsWhatIsLeft()
    {
        QFETCH(ApiCredits, credits);
        QFETCH(QStringList, details);
        QTEST(creditsText(credits, kNow), "text");
        const QString told = creditsDetails(credits, kNow);
        for (const QString &part : std::as_const(details))
            QVERIFY2(told.contains(part), qPrintable(told));
    }

    void appearsOnceSomethingIsKnownAndAsksWhenPressed()
    {
        ScriptedServer server;
        server.on("/3/credits", {Reply::ok(R"({"data":{"UserRemaining":482,"UserLimit":500}})"),
                                 Reply::ok(R"({"data":{"UserRemaining":9,"UserLimit":500,"UserReset":1400}})")});
        Settings settings;
        settings.clientId = u"mine"_s;
        settings.imgurApi = server.url("/3/");
        SettingsKeeper keeper(settings, [](const Settings &) {});
        Collector collector(nullptr);
        LinkIntake intake(collector, keeper);
        CreditsGauge gauge(intake);
        QVERIFY(gauge.isHidden());
        intake.askForCredits();
        QTRY_COMPARE(gauge.text(), u"Imgur 482 of 500"_s);
        QVERIFY(!gauge.isHidden());
        QVERIFY(!gauge.accessibleName().isEmpty());
        const QColor usual = gauge.palette().color(QPalette::ButtonText);
        gauge.click();
        QTRY_VERIFY2(gauge.text().startsWith(u"Imgur goes on in 23 min"_s), qPrintable(gauge.text()));
        QVERIFY(gauge.palette().color(QPalette::ButtonText) != usual);
        QHelpEvent asked(QEvent::ToolTip, QPoint(), QPoint());
        QCoreApplication::sendEvent(&gauge, &asked);
        QVERIFY2(gauge.toolTip().contains(u"9 of 500"_s), qPrintable(gauge.toolTip()));
        const QString before = gauge.text();
        QTRY_VERIFY(gauge.text() != before); // counts down
    }

    void countsTheLinksThatWait()
    {
        ScriptedServer server;
        server.otherwise([](const Request &) { return Reply::status(429).header("Retry-After", "3600"); });
        Settings settings;
        settings.clientId = u"mine"_s;
        settings.imgurApi = server.url("/3/");
        SettingsKeeper keeper(settings, [](const Settings &) {});
        Collector collector(nullptr);
        LinkIntake intake(collector, keeper);
        intake.addLinks({u"https://imgur.com/r/pics"_s, u"https://imgur.com/r/cats"_s});
        QTRY_COMPARE(intake.waiting(), 2);
        QVERIFY(intake.waitsUntil() > QDateTime::currentDateTimeUtc().addSecs(3000));
        intake.cancelAll();
        QCOMPARE(intake.waiting(), 0);
        QVERIFY(!intake.waitsUntil().isValid());
    }
};

QTEST_MAIN(TestCreditsGauge)
#include "tst_creditsgauge.moc"
