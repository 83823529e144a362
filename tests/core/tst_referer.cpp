// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "core/referer.h"

#include <QTest>

using namespace bowerbird;
using namespace Qt::StringLiterals;

class TestReferer : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void tellsAsMuchAsBrowsersDo_data();
    void tellsAsMuchAsBrowsersDo();
    void tellsNothingWhereTheSourceWantsNone();
};

void TestReferer::tellsAsMuchAsBrowsersDo_data()
{
    QTest::addColumn<QString>("page");
    QTest::addColumn<QString>("image");
    QTest::addColumn<QString>("referer");
    const QString page = u"https://h.example/a/b?c=d"_s;
    QTest::newRow("same origin") << page << u"https://h.example/x.jpg"_s << page;
    QTest::newRow("same origin, port said") << page << u"https://h.example:443/x.jpg"_s << page;
    QTest::newRow("same origin, other case") << page << u"HTTPS://H.Example/x.jpg"_s << page;
    QTest::newRow("other host") << page << u"https://i.example/x.jpg"_s << u"https://h.example/"_s;
    QTest::newRow("host within it") << page << u"https://img.h.example/x.jpg"_s << u"https://h.example/"_s;
    QTest::newRow("other port") << page << u"https://h.example:8443/x.jpg"_s << u"https://h.example/"_s;
    QTest::newRow("other scheme") << u"http://h.example/a"_s << u"https://h.example/x.jpg"_s << u"http://h.example/"_s;
    QTest::newRow("a port of its own") << u"http://h.example:81/a"_s << u"http://i.example/x.jpg"_s
                                       << u"http://h.example:81/"_s;
    QTest::newRow("user and fragment") << u"https://me:secret@h.example/a#top"_s << u"https://h.example/x.jpg"_s
                                       << u"https://h.example/a"_s;
    QTest::newRow("user, other host") << u"https://me:secret@h.example/a"_s << u"https://i.example/x.jpg"_s
                                      << u"https://h.example/"_s;
    QTest::newRow("no page") << QString() << u"https://i.example/x.jpg"_s << QString();
    QTest::newRow("a file") << u"file:///home/me/list.html"_s << u"https://i.example/x.jpg"_s << QString();
}

void TestReferer::tellsAsMuchAsBrowsersDo()
{
    QFETCH(QString, page);
    QFETCH(QString, image);
    ImageRef ref;
    ref.pageUrl = page;
    ref.sendsReferer = true;
    QTEST(refererFor(ref, image), "referer");
}

void TestReferer::tellsNothingWhereTheSourceWantsNone()
{
    ImageRef ref;
    ref.pageUrl = u"https://h.example/a"_s;
    QCOMPARE(refererFor(ref, u"https://h.example/x.jpg"_s), QString());
}

QTEST_GUILESS_MAIN(TestReferer)
#include "tst_referer.moc"
