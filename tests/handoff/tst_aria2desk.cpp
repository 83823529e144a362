// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "aria2desk.h"
#include "engine/enginefixture.h"
#include "handoff/daemon.h"
#include "support/scriptedserver.h"
#include "support/testimages.h"
#include "ui/aria2dialog.h"
#include "ui/handofftext.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

#include <mutex>

namespace bowerbird::test {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using Stage = HandedOff::Stage;

// Jobs that are handed to aria2: never downloaded here and there at once, followed, and taken back.
class TestAria2Desk : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void followsTheRealOneToTheEnd();
    void waitsUntilItsWorkerLetsGo();
    void leavesJobsAsTheyWereWhenNobodyAnswers();
    void endsItOverThereToo_data();
    void endsItOverThereToo();
    void showsWhetherAria2IsThere();
};

namespace {

// Takes whatever it is given, and never ends anything.
class FakeDaemon
{
public:
    FakeDaemon()
    {
        m_server.on("/jsonrpc", [this](const Request &request) { return answer(request); });
    }
    [[nodiscard]] Aria2Settings settings() const
    {
        return {.rpcUrl = m_server.url("/jsonrpc"), .secret = {}, .directory = {}};
    }
    [[nodiscard]] int count(const QString &method) const
    {
        const std::lock_guard lock(m_mutex);
        return static_cast<int>(m_methods.count(method));
    }

private:
    Reply answer(const Request &request)
    {
        const QJsonArray calls =
            QJsonDocument::fromJson(request.body).object()[u"params"_s].toArray().first().toArray();
        QJsonArray results;
        const std::lock_guard lock(m_mutex);
        for (const QJsonValue &call : calls) {
            const QString method = call.toObject()[u"methodName"_s].toString();
            m_methods << method;
            const QJsonObject status{{u"status"_s, u"active"_s},
                                     {u"completedLength"_s, u"50"_s},
                                     {u"totalLength"_s, u"200"_s},
                                     {u"downloadSpeed"_s, u"10"_s}};
            results.append(method == u"aria2.tellStatus"_s ? QJsonArray{status}
                                                           : QJsonArray{u"gid%1"_s.arg(m_methods.size())});
        }
        return Reply::ok(QJsonDocument(QJsonObject{{u"result"_s, results}}).toJson());
    }

    mutable std::mutex m_mutex; // guards m_methods
    QStringList m_methods;
    ScriptedServer m_server; // last: its threads use the rest
};

Stage stageOf(const Aria2Desk &desk, JobId id)
{
    const HandedOff *job = desk.find(id);
    return job ? job->stage : Stage::Lost;
}

} // namespace

void TestAria2Desk::followsTheRealOneToTheEnd()
{
    Daemon daemon(u"s3cret"_s);
    if (!daemon.isThere())
        QSKIP("aria2c is not installed");
    QVERIFY(daemon.waitUntilItAnswers());
    ScriptedServer server;
    server.on("/a.png", Reply::ok(pngBytes(1)));
    EngineFixture engine;
    engine.start();
    Aria2Desk desk(*engine.manager, [] { return NetworkSettings{.userAgent = u"Bird/1"_s}; });
    QSignalSpy accepted(&desk, &HandoffDesk::accepted);
    const QList<JobId> ids = engine.add({server.url("/a.png"), server.url("/none.png")}, AddMode::Hold);
    desk.send(ids, daemon.settings);
    QTRY_COMPARE_WITH_TIMEOUT(stageOf(desk, ids.at(0)), Stage::Done, 10'000);
    QTRY_COMPARE_WITH_TIMEOUT(stageOf(desk, ids.at(1)), Stage::Failed, 10'000);
    QCOMPARE(accepted.first().first().toInt(), 2);
    QCOMPARE(desk.find(ids.at(0))->path, daemon.folder.filePath(u"a.png"_s));
    QCOMPARE(handedOffText(*desk.find(ids.at(0))), u"Done at aria2: "_s + daemon.folder.filePath(u"a.png"_s));
    QVERIFY(!desk.find(ids.at(1))->message.isEmpty());
    QFile file(daemon.folder.filePath(u"a.png"_s));
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(file.readAll(), pngBytes(1));
    // Nobody here has fetched it, and nobody will.
    QCOMPARE(server.requestCount("/a.png"), 1);
    QCOMPARE(server.requests("/a.png").first().header("user-agent"), QByteArray("Bird/1"));
    QCOMPARE(engine.job(ids.at(0)).state, JobState::Skipped);
    QCOMPARE(engine.job(ids.at(1)).state, JobState::Held);
    engine.manager->resumeAll();
    QVERIFY(engine.waitUntilIdle());
    QCOMPARE(server.requestCount("/a.png"), 1);
    QVERIFY(engine.files().isEmpty());
}

void TestAria2Desk::waitsUntilItsWorkerLetsGo()
{
    FakeDaemon daemon;
    ScriptedServer server;
    server.on("/a.png", Reply::ok(pngBytes(1)).delay(20s));
    EngineFixture engine;
    engine.options.network.stallTimeout = 30s;
    engine.options.network.connectTimeout = 30s;
    engine.start();
    Aria2Desk desk(*engine.manager, [] { return NetworkSettings(); });
    const JobId id = engine.add({server.url("/a.png")}).first();
    QTRY_COMPARE(engine.job(id).state, JobState::Transferring);
    desk.send({id}, daemon.settings());
    QCOMPARE(stageOf(desk, id), Stage::Asked);
    QCOMPARE(daemon.count(u"aria2.addUri"_s), 0);
    QTRY_COMPARE_WITH_TIMEOUT(stageOf(desk, id), Stage::Active, 10'000);
    QCOMPARE(engine.job(id).state, JobState::Paused);
    QCOMPARE(handedOffProgress(*desk.find(id)), 0.25);
    QCOMPARE(daemon.count(u"aria2.addUri"_s), 1);
    desk.send({id}, daemon.settings()); // it is there already
    QCOMPARE(stageOf(desk, id), Stage::Active);
}

void TestAria2Desk::leavesJobsAsTheyWereWhenNobodyAnswers()
{
    const DeafPort nobody(DeafPort::Manner::Refuses);
    EngineFixture engine;
    engine.start();
    engine.manager->pauseAll();
    Aria2Desk desk(*engine.manager, [] { return NetworkSettings(); });
    QSignalSpy troubled(&desk, &HandoffDesk::troubled);
    const JobId queued = engine.add({u"http://127.0.0.1:1/q.png"_s}).first();
    const JobId held = engine.add({u"http://127.0.0.1:1/h.png"_s}, AddMode::Hold).first();
    desk.send({queued, held}, {.rpcUrl = nobody.url(u"/jsonrpc"_s), .secret = {}, .directory = {}});
    QTRY_COMPARE(troubled.size(), 1);
    QCOMPARE(troubled.first().first().value<Failure>().reason, FailureReason::Refused);
    QCOMPARE(engine.job(queued).state, JobState::Queued);
    QCOMPARE(engine.job(held).state, JobState::Held);
    QVERIFY(!desk.find(queued) && !desk.find(held));
}

void TestAria2Desk::endsItOverThereToo_data()
{
    QTest::addColumn<QString>("how");
    for (const char *how : {"resume", "cancel", "remove"})
        QTest::newRow(how) << QString::fromLatin1(how);
}

void TestAria2Desk::endsItOverThereToo()
{
    QFETCH(QString, how);
    FakeDaemon daemon;
    ScriptedServer server;
    server.on("/a.png", Reply::ok(pngBytes(1)));
    EngineFixture engine;
    engine.start();
    Aria2Desk desk(*engine.manager, [] { return NetworkSettings(); });
    const JobId id = engine.add({server.url("/a.png")}, AddMode::Hold).first();
    desk.send({id}, daemon.settings());
    QTRY_COMPARE_WITH_TIMEOUT(stageOf(desk, id), Stage::Active, 10'000);
    if (how == u"resume"_s)
        engine.manager->resume({id});
    else if (how == u"cancel"_s)
        engine.manager->cancel({id});
    else
        engine.manager->remove({id});
    QVERIFY(!desk.find(id));
    QTRY_COMPARE(daemon.count(u"aria2.forceRemove"_s), 1);
    QVERIFY(engine.waitUntilIdle());
    QCOMPARE(server.requestCount("/a.png"), how == u"resume"_s ? 1 : 0);
}

void TestAria2Desk::showsWhetherAria2IsThere()
{
    Daemon daemon(u"right"_s);
    if (!daemon.isThere())
        QSKIP("aria2c is not installed");
    QVERIFY(daemon.waitUntilItAnswers());
    EngineFixture engine;
    engine.start();
    Aria2Desk desk(*engine.manager, [] { return NetworkSettings(); });
    Aria2Dialog dialog(desk, daemon.settings, 3);
    const auto says = [&dialog](const QString &words) {
        return std::ranges::any_of(dialog.findChildren<QLabel *>(),
                                   [&words](const QLabel *label) { return label->text().contains(words); });
    };
    const auto press = [&dialog] {
        for (QPushButton *button : dialog.findChildren<QPushButton *>()) {
            if (button->text() == u"&Test"_s)
                button->click();
        }
    };
    press();
    QTRY_VERIFY(says(u"answers."_s));
    for (QLineEdit *field : dialog.findChildren<QLineEdit *>()) {
        if (field->echoMode() == QLineEdit::Password)
            field->setText(u"wrong"_s);
    }
    press();
    QTRY_VERIFY(says(u"does not accept the secret"_s));
    QSignalSpy chosen(&dialog, &Aria2Dialog::chosen);
    dialog.accept();
    QCOMPARE(chosen.first().first().value<Aria2Settings>().secret, u"wrong"_s);
}

} // namespace bowerbird::test

QTEST_MAIN(bowerbird::test::TestAria2Desk)
#include "tst_aria2desk.moc"
