// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "engine/placeholderwatch.h"

#include <QTest>

using namespace bowerbird;
using namespace Qt::StringLiterals;

class TestPlaceholderWatch : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void knowsAtTheThirdImage();
    void countsAnImageOnce();
    void countsIdsRatherThanLinks();
    void tellsSitesApart();
    void forgetsTheOldest();

private:
    static ImageRef image(const QString &url, const QString &id = {}) { return {.url = url, .siteId = id}; }
};

void TestPlaceholderWatch::knowsAtTheThirdImage()
{
    PlaceholderWatch watch;
    QVERIFY(!watch.isPlaceholder("bytes", image(u"http://h/1"_s)));
    QVERIFY(!watch.isPlaceholder("bytes", image(u"http://h/2"_s)));
    QVERIFY(!watch.isPlaceholder("others", image(u"http://h/3"_s)));
    QVERIFY(watch.isPlaceholder("bytes", image(u"http://h/4"_s)));
    QVERIFY(watch.isPlaceholder("bytes", image(u"http://h/5"_s)));
}

void TestPlaceholderWatch::countsAnImageOnce()
{
    PlaceholderWatch watch;
    for (int i = 0; i < 5; ++i)
        QVERIFY(!watch.isPlaceholder("bytes", image(u"http://h/1"_s)));
}

void TestPlaceholderWatch::countsIdsRatherThanLinks()
{
    PlaceholderWatch watch;
    for (int i = 0; i < 5; ++i)
        QVERIFY(!watch.isPlaceholder("bytes", image(u"http://h/%1"_s.arg(i), u"same"_s)));
}

void TestPlaceholderWatch::tellsSitesApart()
{
    PlaceholderWatch watch;
    for (int i = 0; i < 5; ++i)
        QVERIFY(!watch.isPlaceholder("bytes", image(u"http://h%1/a"_s.arg(i))));
}

void TestPlaceholderWatch::forgetsTheOldest()
{
    PlaceholderWatch watch;
    QVERIFY(!watch.isPlaceholder("first", image(u"http://h/1"_s)));
    QVERIFY(!watch.isPlaceholder("first", image(u"http://h/2"_s)));
    for (size_t i = 0; i < PlaceholderWatch::kMostRemembered; ++i)
        QVERIFY(!watch.isPlaceholder(QByteArray::number(static_cast<int>(i)), image(u"http://h/1"_s)));
    QVERIFY(!watch.isPlaceholder("first", image(u"http://h/3"_s)));
}

QTEST_GUILESS_MAIN(TestPlaceholderWatch)
#include "tst_placeholderwatch.moc"
