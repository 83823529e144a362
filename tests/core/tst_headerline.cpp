// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "core/headerline.h"

#include <QTest>

namespace bowerbird {

using namespace Qt::StringLiterals;

class TestHeaderLine : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsNameAndValue_data();
    void readsNameAndValue();
    void refusesWhatIsNoHeader_data();
    void refusesWhatIsNoHeader();
    void comparesNamesInWhateverCase();
};

void TestHeaderLine::readsNameAndValue_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QByteArray>("name");
    QTest::addColumn<QByteArray>("value");

    QTest::newRow("plain") << u"DNT: 1"_s << QByteArray("DNT") << QByteArray("1");
    QTest::newRow("no space") << u"DNT:1"_s << QByteArray("DNT") << QByteArray("1");
    QTest::newRow("spaces around") << u"  DNT :  1  "_s << QByteArray("DNT") << QByteArray("1");
    QTest::newRow("colons in the value") << u"X-From: http://a.example:80/"_s << QByteArray("X-From")
                                         << QByteArray("http://a.example:80/");
    QTest::newRow("no value") << u"Accept-Language:"_s << QByteArray("Accept-Language") << QByteArray();
    QTest::newRow("a line break cannot add a header")
        << u"X-One: 1\r\nX-Two: 2"_s << QByteArray("X-One") << QByteArray("1X-Two: 2");
    QTest::newRow("zero and delete") << u"X-One: a\0b\x7f"_s << QByteArray("X-One") << QByteArray("ab");
    QTest::newRow("beyond ASCII") << u"X-Name: Ü"_s << QByteArray("X-Name") << QByteArray("\xC3\x9C");
}

void TestHeaderLine::readsNameAndValue()
{
    QFETCH(QString, text);
    const std::optional<HeaderLine> header = parseHeaderLine(text);
    QVERIFY(header);
    QTEST(header->name, "name");
    QTEST(header->value, "value");
}

void TestHeaderLine::refusesWhatIsNoHeader_data()
{
    QTest::addColumn<QString>("text");

    QTest::newRow("empty") << QString();
    QTest::newRow("a word") << u"DNT"_s;
    QTest::newRow("no name") << u": 1"_s;
    QTest::newRow("a blank name") << u"  : 1"_s;
    QTest::newRow("control characters only") << u"\r\n\t"_s;
}

void TestHeaderLine::refusesWhatIsNoHeader()
{
    QFETCH(QString, text);
    QVERIFY(!parseHeaderLine(text));
}

void TestHeaderLine::comparesNamesInWhateverCase()
{
    const HeaderLine header{.name = "cOOkie", .value = "a=b"};
    QVERIFY(header.isNamed("Cookie"));
    QVERIFY(!header.isNamed("Cookies"));
}

} // namespace bowerbird

QTEST_APPLESS_MAIN(bowerbird::TestHeaderLine)
#include "tst_headerline.moc"
