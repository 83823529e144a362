// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "ui/linkmime.h"

#include <QMimeData>
#include <QTemporaryDir>
#include <QTest>
#include <QUrl>

using namespace bowerbird;
using namespace Qt::StringLiterals;

class TestLinkMime : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void findsLinksInText_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QStringList>("links");
        QTest::newRow("nothing") << u"  \n "_s << QStringList();
        QTest::newRow("words") << u"no link in here"_s << QStringList();
        QTest::newRow("lone link as it is") << u" sample: \n"_s << QStringList{u"sample:"_s};
        QTest::newRow("lone pattern as it is")
            << u"http://h.example/i[001-120].jpg"_s << QStringList{u"http://h.example/i[001-120].jpg"_s};
        QTest::newRow("running text") << u"see https://a.example/x.jpg, and (https://b.example/y.png)."_s
                                      << QStringList{u"https://a.example/x.jpg"_s, u"https://b.example/y.png"_s};
        QTest::newRow("lines") << u"https://a.example/1.jpg\nhttps://a.example/2.jpg\nhttps://a.example/1.jpg"_s
                               << QStringList{u"https://a.example/1.jpg"_s, u"https://a.example/2.jpg"_s};
    }
    void findsLinksInText()
    {
        QFETCH(QString, text);
        QTEST(linksIn(text), "links");
    }

    void keepsPathsOfFilesAmongTheLines()
    {
        const QTemporaryDir directory;
        const QString path = directory.filePath(u"my list.txt"_s);
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.close();
        QCOMPARE(linksIn(path), QStringList{path});
        QCOMPARE(linksIn(QUrl::fromLocalFile(path).toString()), QStringList{path});
        QCOMPARE(linksIn(u"https://a.example/1.jpg\n"_s + path), (QStringList{u"https://a.example/1.jpg"_s, path}));
    }

    void prefersUrlsThenTextThenHtml()
    {
        QMimeData data;
        data.setHtml(u"<img src=\"https://a.example/html.jpg\">"_s);
        QCOMPARE(linksIn(data), QStringList{u"https://a.example/html.jpg"_s});
        data.setText(u"look: https://a.example/text.jpg !"_s);
        QCOMPARE(linksIn(data), QStringList{u"https://a.example/text.jpg"_s});
        data.setUrls({QUrl(u"https://a.example/url.jpg"_s), QUrl(u"mailto:me@a.example"_s),
                      QUrl::fromLocalFile(u"/tmp/list.txt"_s)});
        QCOMPARE(linksIn(data), (QStringList{u"https://a.example/url.jpg"_s, u"/tmp/list.txt"_s}));
    }
};

QTEST_GUILESS_MAIN(TestLinkMime)
#include "tst_linkmime.moc"
