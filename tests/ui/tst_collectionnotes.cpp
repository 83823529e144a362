// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "ui/collectionnotes.h"

#include "support/scriptedserver.h"
#include "support/testimages.h"
#include "ui/mainwindow.h"
#include "ui/messagebar.h"
#include "ui/windowfixture.h"

#include <QPushButton>
#include <QTemporaryDir>
#include <QTest>

using namespace bowerbird;
using namespace bowerbird::test;
using namespace Qt::StringLiterals;

// What the window says of links that could not be read.
class TestCollectionNotes : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void tellsOfLinksThatFailOneAfterTheOther();
    void forgetsWhatCanBeReadAfterAll();

private:
    static QString told(const WindowFixture &fixture)
    {
        return fixture.window->findChild<MessageBar *>()->texts().join(u'\n');
    }
};

void TestCollectionNotes::tellsOfLinksThatFailOneAfterTheOther()
{
    ScriptedServer server; // which knows none of the pages
    server.otherwise([](const Request &) { return Reply::status(404); });
    const QTemporaryDir directory;
    WindowFixture fixture(directory.path());
    for (int i = 1; i <= 5; ++i) {
        fixture.window->addLinks({server.url(u"/page/%1"_s.arg(i))});
        QTRY_VERIFY2(told(fixture).contains(u"/page/%1"_s.arg(i)), qPrintable(told(fixture)));
        QTRY_COMPARE(fixture.collector->running(), 0); // each is given after the one before has ended
        QVERIFY2(told(fixture).startsWith(u"%1 link(s) could not be read\n"_s.arg(i)), qPrintable(told(fixture)));
    }
    const QStringList lines = told(fixture).split(u'\n');
    QCOMPARE(lines.size(), 5); // the title, three links, and that there are more
    QVERIFY2(lines.at(1).contains(u"/page/5"_s) && lines.at(3).contains(u"/page/3"_s), qPrintable(told(fixture)));
    QCOMPARE(lines.last(), u"and 2 more"_s);
}

void TestCollectionNotes::forgetsWhatCanBeReadAfterAll()
{
    ScriptedServer server;
    server.otherwise([](const Request &) { return Reply::status(404); });
    const QTemporaryDir directory;
    WindowFixture fixture(directory.path());
    for (const char *page : {"/page/1", "/page/2", "/page/2"}) { // the same link twice is one
        fixture.window->addLinks({server.url(page)});
        QTRY_VERIFY(told(fixture).contains(QString::fromLatin1(page)));
        QTRY_COMPARE(fixture.collector->running(), 0);
    }
    QVERIFY2(told(fixture).startsWith(u"2 link(s) could not be read\n"_s), qPrintable(told(fixture)));
    server.on("/page/1", Reply::ok("<title>Birds</title><img src=/1.png>").type("text/html"));
    server.on("/1.png", Reply::ok(pngBytes(1)).type("image/png"));
    fixture.window->addLinks({server.url("/page/1")});
    QTRY_VERIFY2(told(fixture).startsWith(u"1 link(s) could not be read\n"_s), qPrintable(told(fixture)));
    QVERIFY(told(fixture).contains(u"/page/2"_s));
}

QTEST_MAIN(TestCollectionNotes)
#include "tst_collectionnotes.moc"
