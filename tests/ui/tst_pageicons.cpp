// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

// What a page shows too small to be a picture: out of the list, and to be had all the same.

#include "support/scriptedserver.h"
#include "ui/filterrun.h"

#include <QTest>

using namespace bowerbird;
using namespace bowerbird::test;

namespace {

// Two pictures, three icons, one of them twice and one of a type that is not wanted, and a gap.
constexpr char kPage[] = "<img src=/1.jpg><img src=/2.jpg><img src=/a.jpg width=20 height=20>"
                         "<img src=/b.jpg width=468 height=60><img src=/c.gif width=16><img src=/a.jpg width=10>"
                         "<img src=/line.png width=1 height=90>";

struct Run : FilterRun
{
    explicit Run(const QByteArray &page = kPage)
        : FilterRun("http://other.example/9.jpg\n", true)
    {
        server.on("/page", Reply::ok(page).type("text/html"));
        id = collectLink(server.url("/page"), true);
    }
    [[nodiscard]] QStringList ofPage() const
    {
        QStringList list = names();
        list.removeOne(u"9.jpg"_s);
        return list;
    }

    ScriptedServer server;
};

} // namespace

class TestPageIcons : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void areToldAndStayOut();
    void comeWhenTheyAreShown();
    void comeByNoFilter();
    void surviveARestart();
    void stayShownOnceTheyAreShown();
    void arePicturesWhereTheyAreListedAsSuch();
};

void TestPageIcons::areToldAndStayOut()
{
    const Run run;
    QCOMPARE(run.ofPage(), QStringList({u"1.jpg"_s, u"2.jpg"_s}));
    QCOMPARE(run.sentence(), u"2 shown, 3 small and 1 spacer(s) hidden"_s);
    QCOMPARE(run.images->tally(run.id).hiddenKept, 3);
    QVERIFY(run.images->knows(run.id));
}

void TestPageIcons::comeWhenTheyAreShown()
{
    Run run;
    run.images->showAll(run.id);
    QTRY_COMPARE(run.ofPage(), QStringList({u"1.jpg"_s, u"2.jpg"_s, u"a.jpg"_s, u"b.jpg"_s, u"c.gif"_s}));
    QCOMPARE(run.inState(JobState::Held), 6);
    QCOMPARE(run.sentence(), u"5 shown, 1 spacer(s) hidden"_s);
    run.undo.undo();
    QTRY_COMPARE(run.ofPage(), QStringList({u"1.jpg"_s, u"2.jpg"_s}));
    QCOMPARE(run.sentence(), u"2 shown, 3 small and 1 spacer(s) hidden"_s);
}

void TestPageIcons::comeByNoFilter()
{
    Run run;
    run.images->setFilter(run.id, run.with(u"all"));
    QTRY_VERIFY(run.undo.canUndo());
    QCOMPARE(run.sentence(), u"2 shown, 3 small and 1 spacer(s) hidden"_s);
    run.images->showAll(run.id);
    QTRY_COMPARE(run.ofPage().size(), 5);
    run.images->setFilter(run.id, run.with(u"jpeg")); // which judges what is shown
    QTRY_COMPARE(run.sentence(), u"4 shown, 1 spacer(s) and 1 GIF hidden"_s);
}

void TestPageIcons::surviveARestart()
{
    Run run;
    run.restart();
    QCOMPARE(run.sentence(), u"2 shown, 3 small and 1 spacer(s) hidden"_s);
    run.images->showAll(run.id);
    QTRY_COMPARE(run.ofPage().size(), 5);
}

void TestPageIcons::stayShownOnceTheyAreShown()
{
    Run run;
    run.images->showAll(run.id);
    QTRY_COMPARE(run.ofPage().size(), 5);
    run.askAgain();
    QCOMPARE(run.ofPage().size(), 5);
    QCOMPARE(run.sentence(), u"5 shown, 1 spacer(s) hidden"_s);
}

void TestPageIcons::arePicturesWhereTheyAreListedAsSuch()
{
    const Run run("<img src=/1.jpg width=20><img src=/1.jpg><img src=/2.jpg><img src=/2.jpg width=30>");
    QCOMPARE(run.ofPage(), QStringList({u"1.jpg"_s, u"2.jpg"_s}));
    QCOMPARE(run.sentence(), u"2 shown"_s);
}

QTEST_MAIN(TestPageIcons)
#include "tst_pageicons.moc"
