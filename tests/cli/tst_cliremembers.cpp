// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "program.h"

#include "support/scriptedserver.h"
#include "support/testimages.h"

#include <QJsonDocument>
#include <QSqlDatabase>
#include <QSqlError>
#include <QSqlQuery>
#include <QTest>
#include <QVariant>

#include <atomic>

using namespace bowerbird::test;
using namespace Qt::StringLiterals;

// What stays of a link in the profile, for the next run and the next window.
class TestCliRemembers : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();

    void remembersALinkAndWhatIsNew();
    void tellsOfAllImagesEachTime();
    void remembersNothingOfADryRun_data();
    void remembersNothingOfADryRun();
    void keepsEachProfileApart();
    void staysOpenWhenInterrupted();
    void forgetsWhatWasNotChosen();
    void keepsIconsForTheNextWindow();

private:
    // Asks the profile's database something; gives the first value of the first row.
    QVariant askDatabase(const QString &question) const;
    // link -> facts
    [[nodiscard]] static QHash<QString, QJsonObject> remembered(const QString &database);
    [[nodiscard]] QHash<QString, QJsonObject> remembered() const
    {
        return remembered(m_program->path(u"profile/library.db"_s));
    }

    std::unique_ptr<ScriptedServer> m_server;
    std::unique_ptr<Program> m_program;
    std::atomic<int> m_images = 2;
};

void TestCliRemembers::init()
{
    m_images = 2;
    m_program = std::make_unique<Program>();
    m_server = std::make_unique<ScriptedServer>();
    m_server->on("/feed", [this](const Request &) {
        QByteArray items;
        for (int i = 1; i <= m_images; ++i)
            items += "<item><enclosure url='/" + QByteArray::number(i) + ".png' type='image/png'/></item>";
        return Reply::ok("<rss><channel><title>Birds</title>" + items + "</channel></rss>")
            .type("application/rss+xml")
            .header("ETag", "\"" + QByteArray::number(m_images) + '"');
    });
    for (int i = 1; i <= 3; ++i)
        m_server->on(u"/%1.png"_s.arg(i).toLatin1(), Reply::ok(pngBytes(i)));
}

QHash<QString, QJsonObject> TestCliRemembers::remembered(const QString &database)
{
    QHash<QString, QJsonObject> rows;
    {
        QSqlDatabase sql = QSqlDatabase::addDatabase(u"QSQLITE"_s, u"beside"_s);
        sql.setDatabaseName(database);
        if (!sql.open())
            qFatal("%s cannot be opened", qPrintable(database));
        QSqlQuery query(sql);
        if (!query.exec(u"SELECT link, facts FROM remembered"_s))
            qFatal("nothing can be remembered");
        while (query.next())
            rows.insert(query.value(0).toString(),
                        QJsonDocument::fromJson(query.value(1).toString().toUtf8()).object());
    }
    QSqlDatabase::removeDatabase(u"beside"_s);
    return rows;
}

void TestCliRemembers::remembersALinkAndWhatIsNew()
{
    const QString link = m_server->url("/feed");
    QCOMPARE(m_program->run({link, m_server->url("/1.png")}).status, 0);
    QJsonObject facts = remembered().value(link);
    QCOMPARE(remembered().size(), 1); // a direct link is no collection
    QCOMPARE(facts[u"title"_s].toString(), u"Birds"_s);
    QCOMPARE(facts[u"found"_s].toInt(), 2);
    QCOMPARE(facts[u"version"_s][u"etag"_s].toString(), u"\"2\""_s);
    QVERIFY(!facts[u"is-open"_s].toBool());

    m_images = 3;
    QCOMPARE(m_program->run({link}).status, 0);
    facts = remembered().value(link);
    QCOMPARE(remembered().size(), 1);
    QCOMPARE(facts[u"found"_s].toInt(), 3);
    QCOMPARE(facts[u"fresh"_s].toInt(), 1);
    QCOMPARE(facts[u"version"_s][u"etag"_s].toString(), u"\"3\""_s);

    m_server->on("/feed", Reply::status(404));
    QCOMPARE(m_program->run({link}).status, 1);
    facts = remembered().value(link);
    QCOMPARE(facts[u"failure"_s].toString(), u"not-found"_s);
    QCOMPARE(facts[u"title"_s].toString(), u"Birds"_s);
}

// The contract's events, whatever is remembered: an image that is known is found and skipped.
void TestCliRemembers::tellsOfAllImagesEachTime()
{
    const QString link = m_server->url("/feed");
    QCOMPARE(m_program->run({link}).status, 0);
    const Ran again = m_program->run({u"--json"_s, link});
    QCOMPARE(again.status, 0);
    QCOMPARE(again.event(u"collection"_s)[u"found"_s].toInt(), 2);
    QCOMPARE(again.events(u"found"_s).size(), 2);
    for (const QJsonObject &skipped : again.events(u"skipped"_s)) {
        QCOMPARE(skipped[u"reason"_s].toString(), u"already-downloaded"_s);
        QCOMPARE(again.story(skipped[u"id"_s].toInt()), u"found skipped"_s);
    }
    QCOMPARE(again.summary()[u"skipped"_s].toInt(), 2);
    QVERIFY(m_server->requests("/feed").last().header("if-none-match").isEmpty());
    QCOMPARE(m_server->requestCount("/1.png"), 1);
}

void TestCliRemembers::remembersNothingOfADryRun_data()
{
    QTest::addColumn<QStringList>("options");
    QTest::newRow("plain") << QStringList{u"--dry-run"_s};
    QTest::newRow("JSON") << QStringList{u"--dry-run"_s, u"--json"_s};
    QTest::newRow("a comparison") << QStringList{u"--compare-workers"_s, u"1,2"_s};
}

void TestCliRemembers::remembersNothingOfADryRun()
{
    QFETCH(QStringList, options);
    QCOMPARE(m_program->run(options + QStringList{m_server->url("/feed")}).status, 0);
    QVERIFY(remembered().isEmpty());
}

void TestCliRemembers::keepsEachProfileApart()
{
    const QString link = m_server->url("/feed");
    QCOMPARE(m_program->run({link}).status, 0);
    QCOMPARE(m_program
                 ->runBare({u"--headless"_s, u"--profile"_s, m_program->path(u"other"_s), u"-d"_s,
                            m_program->path(u"elsewhere"_s), u"sample:"_s, u"--limit"_s, u"1"_s})
                 .status,
             0);
    QCOMPARE(remembered().keys(), QStringList{link});
    QCOMPARE(remembered(m_program->path(u"other/library.db"_s)).keys(), QStringList{u"sample:"_s});
}

void TestCliRemembers::staysOpenWhenInterrupted()
{
    const QString link = m_server->url("/slow");
    m_server->on("/slow", Reply::silence());
    QProcess process;
    m_program->start(process, m_program->usual({link}));
    QVERIFY(m_server->waitForRequests(1, std::chrono::seconds(20)));
    process.terminate();
    QCOMPARE(Program::finish(process).status, 130);
    QVERIFY(remembered().value(link)[u"is-open"_s].toBool());
    m_server->on("/slow", Reply::ok("<html><img src=/1.png></html>").type("text/html"));
    QCOMPARE(m_program->run({u"--continue"_s}).status, 0);
    QVERIFY(!remembered().value(link)[u"is-open"_s].toBool());
    QCOMPARE(remembered().value(link)[u"found"_s].toInt(), 1);
}

QVariant TestCliRemembers::askDatabase(const QString &question) const
{
    QVariant answer;
    {
        QSqlDatabase sql = QSqlDatabase::addDatabase(u"QSQLITE"_s, u"asking"_s);
        sql.setDatabaseName(m_program->path(u"profile/library.db"_s));
        if (!sql.open())
            qFatal("the library cannot be opened");
        QSqlQuery query(sql);
        if (!query.exec(question))
            qFatal("%s", qPrintable(query.lastError().text()));
        answer = query.next() ? query.value(0) : QVariant();
    }
    QSqlDatabase::removeDatabase(u"asking"_s);
    return answer;
}

// A window has noted that none of a link's images were chosen. Who gives the link anew asks for all of them.
void TestCliRemembers::forgetsWhatWasNotChosen()
{
    const QString link = m_server->url("/feed");
    QCOMPARE(m_program->run({link}).status, 0);
    askDatabase(u"INSERT INTO meta (key, value) "
                "SELECT 'unchosen-images-' || collection, keys FROM remembered_images"_s);
    const QString unchosen = u"SELECT length(value) FROM meta WHERE key LIKE 'unchosen-images-%'"_s;
    QCOMPARE(askDatabase(unchosen).toInt(), 16); // two images
    m_images = 1;
    QCOMPARE(m_program->run({link}).status, 0);
    QCOMPARE(askDatabase(unchosen).toInt(), 8); // of the one that was not listed
    m_images = 2;
    QCOMPARE(m_program->run({link}).status, 0);
    QVERIFY(askDatabase(unchosen).isNull());
}

// Counted as ever in the event, and there to be shown.
void TestCliRemembers::keepsIconsForTheNextWindow()
{
    const QString link = m_server->url("/page");
    m_server->on(
        "/page",
        Reply::ok("<img src=/1.png><img src=/2.png width=32 height=32><img src=/x.gif width=1>").type("text/html"));
    const Ran ran = m_program->run({u"--json"_s, link});
    QCOMPARE(ran.status, 0);
    QCOMPARE(ran.event(u"collection"_s)[u"filtered_by"_s].toObject(), (QJsonObject{{u"size"_s, 2}}));
    QCOMPARE(ran.events(u"found"_s).size(), 1);
    QCOMPARE(m_server->requestCount("/2.png"), 0);
    const QJsonObject listed = remembered().value(link)[u"listed"_s].toObject();
    QCOMPARE(listed[u"hidden"_s].toObject(), (QJsonObject{{u"icon"_s, 1}, {u"spacer"_s, 1}}));
    QCOMPARE(listed[u"hidden-kept"_s].toInt(), 1);
}

QTEST_GUILESS_MAIN(TestCliRemembers)
#include "tst_cliremembers.moc"
