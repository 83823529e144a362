// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "sources/localfile.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <sys/stat.h>

using namespace bowerbird;
using namespace Qt::StringLiterals;

class TestLocalFile : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void findsTheLinksOfAFile_data();
    void findsTheLinksOfAFile();
    void refusesWhatIsNoText_data();
    void refusesWhatIsNoText();
    void refusesWhatIsNoFile();
    void refusesAPageThatIsTooLarge();

private:
    QString write(const QString &name, const QByteArray &bytes)
    {
        QFile file(m_directory.filePath(name));
        const bool isWritten = file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size();
        return isWritten ? file.fileName() : QString();
    }

    QTemporaryDir m_directory;
};

void TestLocalFile::findsTheLinksOfAFile_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QByteArray>("bytes");
    const QByteArray list = "http://a.example/1.jpg\nhttp://a.example/2.jpg\n";
    QTest::newRow("list") << u"list.txt"_s << list;
    QTest::newRow("dos list") << u"list"_s << QByteArray(list).replace("\n", "\r\n");
    QTest::newRow("utf-8 mark") << u"list.txt"_s << "\xef\xbb\xbf" + list;
    const QByteArray html = "<html><img src=\"http://a.example/1.jpg\"><a href='http://a.example/2.jpg'>x</a></html>";
    QTest::newRow("html") << u"page.html"_s << html;
    QTest::newRow("latin 1") << u"note.txt"_s << "sch\xf6n: " + list;
    const QString text = QString::fromLatin1(list);
    QTest::newRow("utf-16") << u"list.txt"_s
                            << "\xff\xfe" + QByteArray(reinterpret_cast<const char *>(text.utf16()), text.size() * 2);
}

void TestLocalFile::findsTheLinksOfAFile()
{
    QFETCH(QString, name);
    QFETCH(QByteArray, bytes);
    const Result<LinkList> links = linksInFile(write(name, bytes));
    QVERIFY(links.has_value());
    QCOMPARE(links->links, QStringList({u"http://a.example/1.jpg"_s, u"http://a.example/2.jpg"_s}));
}

void TestLocalFile::refusesWhatIsNoText_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("jpeg") << QByteArray("\xff\xd8\xff\xe1\x00\x10http://a.example/1.jpg", 28);
    QTest::newRow("zeroes") << QByteArray(100, '\0');
}

void TestLocalFile::refusesWhatIsNoText()
{
    QFETCH(QByteArray, bytes);
    const Result<LinkList> links = linksInFile(write(u"photo.jpg"_s, bytes));
    QVERIFY(!links);
    QVERIFY(links.error().reason == FailureReason::UnsupportedLink);
}

void TestLocalFile::refusesWhatIsNoFile()
{
    const QString pipe = m_directory.filePath(u"pipe"_s); // reading it would never end
    QCOMPARE(mkfifo(QFile::encodeName(pipe).constData(), 0600), 0);
    for (const QString &path : {m_directory.path(), m_directory.filePath(u"missing.txt"_s), pipe, u"/dev/zero"_s}) {
        const Result<LinkList> links = linksInFile(path);
        QVERIFY2(!links, qPrintable(path));
        QVERIFY(links.error().reason == FailureReason::UnsupportedLink);
        QVERIFY(!links.error().detail.isEmpty());
    }
}

void TestLocalFile::refusesAPageThatIsTooLarge()
{
    const Result<LinkList> links = linksInFile(write(u"page.html"_s, QByteArray(kLargestHtmlFile + 1, ' ')));
    QVERIFY(!links);
    QVERIFY(links.error().reason == FailureReason::TooLarge);
}

QTEST_GUILESS_MAIN(TestLocalFile)
#include "tst_localfile.moc"
