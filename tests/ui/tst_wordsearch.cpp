// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "ui/wordsearch.h"

#include <QTest>

using namespace bowerbird;

class TestWordSearch : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void findsEveryWordInOneOfTheTexts_data();
    void findsEveryWordInOneOfTheTexts();
    void canBeAskedAgain();
};

void TestWordSearch::findsEveryWordInOneOfTheTexts_data()
{
    QTest::addColumn<QString>("words");
    QTest::addColumn<QString>("first");
    QTest::addColumn<QString>("second");
    QTest::addColumn<bool>("isFound");

    QTest::newRow("no word") << QString() << "owl.jpg" << "Birds" << true;
    QTest::newRow("only spaces") << "  \t " << "owl.jpg" << "Birds" << true;
    QTest::newRow("in the middle") << "wl.j" << "owl.jpg" << "Birds" << true;
    QTest::newRow("the whole text") << "owl.jpg" << "owl.jpg" << "" << true;
    QTest::newRow("another case") << "OWL bIRDS" << "owl.JPG" << "Birds" << true;
    QTest::newRow("each in another text") << "birds owl" << "owl.jpg" << "Birds" << true;
    QTest::newRow("one is missing") << "birds eagle" << "owl.jpg" << "Birds" << false;
    QTest::newRow("not over the end of a text") << "jpgbirds" << "owl.jpg" << "Birds" << false;
    QTest::newRow("brackets and stars are themselves") << "[1]*" << "owl[1]*.jpg" << "" << true;
    QTest::newRow("only letters change their case") << "a{b" << "a[b" << "" << false;
    QTest::newRow("an umlaut in either case")
        << QStringLiteral(u"KÄUZCHEN") << QStringLiteral(u"Käuzchen.jpg") << "" << true;
    QTest::newRow("plain word in a text with umlauts") << "chen" << QStringLiteral(u"KÄUZCHEN.jpg") << "" << true;
    QTest::newRow("umlaut in a plain text") << QStringLiteral(u"ä") << "owl.jpg" << "" << false;
    QTest::newRow("a sign that folds onto a letter") << QStringLiteral(u"\u212A") << "kiwi.jpg" << "" << true; // Kelvin
    QTest::newRow("a letter that a sign folds onto") << "kiwi" << QStringLiteral(u"\u212Aiwi.jpg") << "" << true;
    QTest::newRow("Greek") << QStringLiteral(u"ΓΛΑΎΚΑ") << QStringLiteral(u"η γλαύκα.png") << "" << true;
    QTest::newRow("nothing in nothing") << "owl" << "" << "" << false;
}

void TestWordSearch::findsEveryWordInOneOfTheTexts()
{
    QFETCH(const QString, words);
    QFETCH(const QString, first);
    QFETCH(const QString, second);
    WordSearch search(words);
    QTEST(search.matches({first.toUtf8(), second.toUtf8()}), "isFound");
}

// What the row before left behind is not found in the next one.
void TestWordSearch::canBeAskedAgain()
{
    WordSearch search(QStringLiteral("owl"));
    QVERIFY(search.matches({"a very long name of an owl.jpg", "Birds"}));
    QVERIFY(!search.matches({"ant.jpg"}));
    QVERIFY(!search.matches({"\xc3\xb6.jpg"}));
    QVERIFY(search.matches({"Owl"}));
}

QTEST_GUILESS_MAIN(TestWordSearch)
#include "tst_wordsearch.moc"
