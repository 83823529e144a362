// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "handoff/daemon.h"
#include "support/scriptedserver.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

namespace bowerbird::test {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

// aria2 over JSON-RPC: the real daemon, and one that answers as no daemon should.
class TestAria2Client : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void asksInBatchesWithTheSecret();
    void tellsWhatIsWrong_data();
    void tellsWhatIsWrong();
    void tellsThatNobodyIsThere();
    void readsOddStates_data();
    void readsOddStates();
    void hasTheRealOneDownload();
    void tellsTheRealOnesTroubles();
};

namespace {

template<typename Value>
class Answer
{
public:
    Aria2Client::BatchTaker<Value> taker()
    {
        return [this](qsizetype, qsizetype count, const Result<QList<Result<Value>>> &answers) {
            received += count;
            if (answers)
                values << *answers;
            else
                failure = answers.error();
        };
    }
    bool waitFor(qsizetype count)
    {
        return QTest::qWaitFor([&] { return received >= count; }, 10'000);
    }

    QList<Result<Value>> values;
    std::optional<Failure> failure;
    qsizetype received = 0;
};

std::optional<Failure> troubleOf(Aria2Client &client)
{
    std::optional<Result<QString>> version;
    client.askVersion([&](const Result<QString> &told) { version = told; });
    if (!QTest::qWaitFor([&] { return version.has_value(); }, 10'000))
        return std::nullopt;
    return version->has_value() ? std::nullopt : std::optional(version->error());
}

} // namespace

void TestAria2Client::asksInBatchesWithTheSecret()
{
    ScriptedServer server;
    server.on("/jsonrpc", [](const Request &request) {
        const auto calls = QJsonDocument::fromJson(request.body).object()[u"params"_s].toArray().first().toArray();
        QJsonArray results;
        for (const QJsonValue &call : calls)
            results.append(QJsonArray{call.toObject()[u"params"_s].toArray().at(1).toArray().first()});
        return Reply::ok(QJsonDocument(QJsonObject{{u"result"_s, results}}).toJson());
    });
    Aria2Client client({.rpcUrl = server.url("/jsonrpc"), .secret = u"s3"_s, .directory = {}});
    QList<Aria2Image> images;
    for (int i = 0; i < 250; ++i)
        images << Aria2Image{.urls = {QString::number(i)},
                             .referer = u"http://page/"_s,
                             .userAgent = {},
                             .headers = {u"X: 1"_s, u"Y: 2"_s},
                             .directory = u"/srv"_s,
                             .fileName = u"a.jpg"_s};
    Answer<QString> answer;
    client.add(images, answer.taker());
    QVERIFY(answer.waitFor(250));
    QCOMPARE(server.requestCount("/jsonrpc"), 3);
    QCOMPARE(answer.values.size(), 250);
    QJsonObject call; // of the first image, in whichever request
    for (const Request &each : server.requests()) {
        const QJsonObject request = QJsonDocument::fromJson(each.body).object();
        QCOMPARE(request[u"method"_s].toString(), u"system.multicall"_s);
        const QJsonObject first = request[u"params"_s].toArray().first().toArray().first().toObject();
        if (first[u"params"_s].toArray().at(1).toArray().first() == u"0"_s)
            call = first;
    }
    QCOMPARE(call[u"methodName"_s].toString(), u"aria2.addUri"_s);
    const QJsonObject options{{u"referer"_s, u"http://page/"_s},
                              {u"header"_s, QJsonArray{u"X: 1"_s, u"Y: 2"_s}},
                              {u"dir"_s, u"/srv"_s},
                              {u"out"_s, u"a.jpg"_s}};
    QCOMPARE(call[u"params"_s].toArray(), (QJsonArray{u"token:s3"_s, QJsonArray{u"0"_s}, options}));
}

void TestAria2Client::tellsWhatIsWrong_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<int>("status");
    QTest::addColumn<FailureReason>("reason");
    const auto row = [](const char *name, const QByteArray &body, FailureReason reason, int status = 200) {
        QTest::newRow(name) << body << status << reason;
    };
    row("HTML", "<html>hello</html>", FailureReason::BadAnswer);
    row("nothing", "", FailureReason::BadAnswer);
    row("cut", R"({"result":[[{"ver)", FailureReason::BadAnswer);
    row("too few answers", R"({"result":[]})", FailureReason::BadAnswer);
    row("null", R"({"result":null})", FailureReason::BadAnswer);
    row("no version", R"({"result":[[{}]]})", FailureReason::BadAnswer);
    row("empty result", R"({"result":[[]]})", FailureReason::BadAnswer);
    row("unauthorized call", R"({"result":[{"code":1,"message":"Unauthorized"}]})", FailureReason::Forbidden);
    row("unauthorized request", R"({"error":{"code":1,"message":"Unauthorized"}})", FailureReason::Forbidden, 400);
    row("a login of HTTP", "no", FailureReason::Forbidden, 401);
    row("another error", R"({"error":{"code":-32601,"message":"No such method"}})", FailureReason::ApiError, 400);
    row("a page of errors", "<html>", FailureReason::BadAnswer, 500);
    row("a redirect", "", FailureReason::BadAnswer, 302);
    row("an endless one", R"({"result":")" + QByteArray(Aria2Client::kLongestAnswer + 1'000'000, 'x'),
        FailureReason::BadAnswer);
}

void TestAria2Client::tellsWhatIsWrong()
{
    QFETCH(QByteArray, body);
    QFETCH(int, status);
    ScriptedServer server;
    server.on("/jsonrpc", [body, status](const Request &) {
        return status == 200 ? Reply::ok(body) : Reply::status(status, body);
    });
    Aria2Client client({.rpcUrl = server.url("/jsonrpc"), .secret = {}, .directory = {}});
    const std::optional<Failure> trouble = troubleOf(client);
    QVERIFY(trouble);
    QTEST(trouble->reason, "reason");
}

void TestAria2Client::tellsThatNobodyIsThere()
{
    const DeafPort refusing(DeafPort::Manner::Refuses);
    Aria2Client refused({.rpcUrl = refusing.url(u"/jsonrpc"_s), .secret = {}, .directory = {}});
    QCOMPARE(troubleOf(refused).value_or(Failure()).reason, FailureReason::Refused);
    ScriptedServer silent;
    silent.on("/jsonrpc", Reply::ok("x").delay(5s));
    Aria2Client late({.rpcUrl = silent.url("/jsonrpc"), .secret = {}, .directory = {}}, 300ms);
    QCOMPARE(troubleOf(late).value_or(Failure()).reason, FailureReason::Timeout);
    for (const QString &url : {u""_s, u"localhost:6800"_s, u"ws://localhost:6800/jsonrpc"_s, u"http://"_s}) {
        Aria2Client client({.rpcUrl = url, .secret = {}, .directory = {}});
        QCOMPARE(troubleOf(client).value_or(Failure()).reason, FailureReason::UnsupportedLink);
    }
}

void TestAria2Client::readsOddStates_data()
{
    QTest::addColumn<QByteArray>("answer");
    QTest::addColumn<QString>("told");
    QTest::newRow("active")
        << QByteArray(
               R"([{"status":"active","completedLength":"10","totalLength":"20","downloadSpeed":"5","files":[{"path":"/a"}]}])")
        << u"1 10/20 5 /a "_s;
    QTest::newRow("error") << QByteArray(R"([{"status":"error","errorCode":"3","errorMessage":"Resource not found"}])")
                           << u"4 0/0 0  Resource not found"_s;
    QTest::newRow("error without words") << QByteArray(R"([{"status":"error","errorCode":"9"}])")
                                         << u"4 0/0 0  error 9"_s;
    QTest::newRow("nonsense") << QByteArray(
                                     R"([{"status":"complete","completedLength":null,"totalLength":-5,"files":{}}])")
                              << u"3 0/0 0  "_s;
    QTest::newRow("unknown state") << QByteArray(R"([{"status":"odd"}])") << u"bad-answer"_s;
    QTest::newRow("forgotten") << QByteArray(R"({"code":1,"message":"GID abc is not found"})") << u"not-found"_s;
}

void TestAria2Client::readsOddStates()
{
    QFETCH(QByteArray, answer);
    const auto answers = aria2Answers("{\"result\":[" + answer + "]}", 1);
    QVERIFY(answers);
    const Result<Aria2Status> status = aria2Status(answers->first());
    const QString told = status ? u"%1 %2/%3 %4 %5 %6"_s.arg(static_cast<int>(status->stage))
                                      .arg(status->received)
                                      .arg(status->total)
                                      .arg(status->bytesPerSecond)
                                      .arg(status->path, status->message)
                                : reasonName(status.error().reason);
    QTEST(told, "told");
}

void TestAria2Client::hasTheRealOneDownload()
{
    Daemon daemon(u"s3cret"_s);
    if (!daemon.isThere())
        QSKIP("aria2c is not installed");
    QVERIFY(daemon.waitUntilItAnswers());
    ScriptedServer server;
    server.on("/a.jpg", Reply::ok("picture"));
    server.on("/slow.jpg", Reply::ok("picture").delay(30s));
    Aria2Client client(daemon.settings);
    Answer<QString> gids;
    client.add({{.urls = {server.url("/gone.jpg"), server.url("/a.jpg")},
                 .referer = u"http://page.example/"_s,
                 .userAgent = u"Bird/1"_s,
                 .headers = {u"X-One: 1"_s},
                 .directory = daemon.folder.filePath(u"deep/er"_s),
                 .fileName = u"ä b.jpg"_s},
                {.urls = {server.url("/none.jpg")}},
                {.urls = {server.url("/slow.jpg")}},
                {.urls = {u"nonsense"_s}},
                {.urls = {server.url("/none.jpg")}, .name = u"0123456789abcdee"_s},
                {.urls = {server.url("/none.jpg")}, .name = u"0123456789abcdee"_s}},
               gids.taker());
    QVERIFY(gids.waitFor(6));
    QVERIFY2(!gids.failure, qPrintable(gids.failure ? gids.failure->detail : QString()));
    QVERIFY(gids.values.at(0) && gids.values.at(1) && gids.values.at(2));
    QVERIFY(!gids.values.at(3));
    QCOMPARE(gids.values.at(4).value_or(QString()), u"0123456789abcdee"_s);
    QVERIFY(!gids.values.at(5)); // the name is in use
    const QStringList names{*gids.values.at(0), *gids.values.at(1), *gids.values.at(2)};
    QList<Result<Aria2Status>> states;
    QTRY_VERIFY_WITH_TIMEOUT(([&] {
                                 Answer<Aria2Status> answer;
                                 client.askStatus(names, answer.taker());
                                 if (!answer.waitFor(3) || answer.values.size() != 3)
                                     return false;
                                 states = answer.values;
                                 return states.at(0)->stage == Aria2Status::Stage::Done &&
                                        states.at(1)->stage == Aria2Status::Stage::Failed;
                             }()),
                             10'000);
    QCOMPARE(states.at(0)->path, daemon.folder.filePath(u"deep/er/ä b.jpg"_s));
    QCOMPARE(states.at(0)->total, 7);
    QFile file(states.at(0)->path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(file.readAll(), QByteArray("picture"));
    QVERIFY(!states.at(1)->message.isEmpty());
    const Request request = server.requests("/a.jpg").last();
    QCOMPARE(request.header("referer"), QByteArray("http://page.example/"));
    QCOMPARE(request.header("user-agent"), QByteArray("Bird/1"));
    QCOMPARE(request.header("x-one"), QByteArray("1"));

    std::optional<Result<int>> removed;
    client.remove({names.at(2), u"0123456789abcdef"_s}, [&](const Result<int> &count) { removed = count; });
    QTRY_VERIFY(removed.has_value());
    QCOMPARE(**removed, 1);
}

void TestAria2Client::tellsTheRealOnesTroubles()
{
    Daemon daemon(u"right"_s);
    if (!daemon.isThere())
        QSKIP("aria2c is not installed");
    QVERIFY(daemon.waitUntilItAnswers());
    Aria2Settings wrong = daemon.settings;
    for (const QString &secret : {u"wrong"_s, QString()}) {
        wrong.secret = secret;
        Aria2Client client(wrong);
        QCOMPARE(troubleOf(client).value_or(Failure()).reason, FailureReason::Forbidden);
    }
    Aria2Client client(daemon.settings);
    Answer<Aria2Status> unknown;
    client.askStatus({u"0123456789abcdef"_s}, unknown.taker());
    QVERIFY(unknown.waitFor(1));
    QCOMPARE(unknown.values.first().error().reason, FailureReason::NotFound);
}

} // namespace bowerbird::test

QTEST_GUILESS_MAIN(bowerbird::test::TestAria2Client)
#include "tst_aria2client.moc"
