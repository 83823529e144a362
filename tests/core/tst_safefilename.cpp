// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "core/safefilename.h"
#include "support/timefactor.h"

#include <QElapsedTimer>
#include <QFile>
#include <QRandomGenerator>
#include <QTemporaryDir>
#include <QTest>

namespace bowerbird {

using namespace Qt::StringLiterals;

class TestSafeFileName : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void makesNamesSafe_data();
    void makesNamesSafe();
    void prefixesDeviceNames_data();
    void prefixesDeviceNames();
    void cutsLongNames_data();
    void cutsLongNames();
    void cutsBetweenGraphemesOnly();
    void holdsItsPromisesForAnything();
    void namesCanBeCreated();
    void readsNamesFromUrls_data();
    void readsNamesFromUrls();
    void givesFilesTheirRealExtension_data();
    void givesFilesTheirRealExtension();
    void keepsTheExtensionOfLongNames();
    void numbersNames_data();
    void numbersNames();
    void keysOfTheSameFileAreEqual_data();
    void keysOfTheSameFileAreEqual();
    void keysOfPlainNamesAreLikeThoseOfOthers();
    void longNamesTakeNoTime();
};

namespace {

// What safeFileName promises for every input; empty when it is kept.
QString brokenPromise(const QString &name, int maxBytes)
{
    if (name.isEmpty())
        return {};
    if (name.toUtf8().size() > maxBytes)
        return u"too long"_s;
    if (name.startsWith(u'.') || name.startsWith(u' ') || name.startsWith(u'-'))
        return u"bad beginning"_s;
    if (name.endsWith(u'.') || name.endsWith(u' '))
        return u"bad end"_s;
    if (name != name.normalized(QString::NormalizationForm_C))
        return u"not NFC"_s;
    if (!name.isValidUtf16())
        return u"half a character"_s;
    for (const QChar c : name) {
        if (u"/\\:*?\"<>|"_s.contains(c) || c.category() == QChar::Other_Control || c.category() == QChar::Other_Format)
            return u"forbidden character"_s;
    }
    return {};
}

} // namespace

void TestSafeFileName::makesNamesSafe_data()
{
    QTest::addColumn<QString>("raw");
    QTest::addColumn<QString>("name");
    QTest::newRow("good") << u"Sunset over the bay (3).jpg"_s << u"Sunset over the bay (3).jpg"_s;
    QTest::newRow("other scripts") << u"\u9CE5\u306E\u5199\u771F.png"_s << u"\u9CE5\u306E\u5199\u771F.png"_s;
    QTest::newRow("slash") << u"AC/DC.jpg"_s << u"AC_DC.jpg"_s;
    QTest::newRow("up and away") << u"../../etc/passwd"_s << u"etc_passwd"_s;
    QTest::newRow("up in the middle") << u"a/../b"_s << u"a_.._b"_s;
    QTest::newRow("absolute") << u"/etc/passwd"_s << u"etc_passwd"_s;
    QTest::newRow("drive") << u"C:\\Windows\\x.jpg"_s << u"C__Windows_x.jpg"_s;
    QTest::newRow("share") << u"\\\\server\\x.jpg"_s << u"server_x.jpg"_s;
    QTest::newRow("forbidden by Windows") << u"a<b>c:d\"e|f?g*h.jpg"_s << u"a_b_c_d_e_f_g_h.jpg"_s;
    QTest::newRow("stream") << u"a.jpg::$DATA"_s << u"a.jpg__$DATA"_s;
    QTest::newRow("control characters") << u"a\nb\tc\u007Fd\u0085.jpg"_s << u"a_b_c_d_.jpg"_s;
    QTest::newRow("NUL") << QString::fromUtf16(u"a\0b.jpg", 7) << u"a_b.jpg"_s;
    QTest::newRow("leading dots") << u"...hidden.jpg"_s << u"hidden.jpg"_s;
    QTest::newRow("leading spaces") << u" \u00A0 a.jpg"_s << u"a.jpg"_s;
    QTest::newRow("trailing dots") << u"a.jpg. . ."_s << u"a.jpg"_s;
    QTest::newRow("leading minus") << u"-rf.jpg"_s << u"_-rf.jpg"_s;
    QTest::newRow("odd spaces") << u"a\u00A0b\u3000c.jpg"_s << u"a b c.jpg"_s;
    QTest::newRow("bidirectional override") << u"photo\u202Egpj.exe"_s << u"photogpj.exe"_s;
    QTest::newRow("isolates") << u"\u2066a\u2069.jpg"_s << u"a.jpg"_s;
    QTest::newRow("zero width") << u"a\u200B\u200C\u200D\uFEFFb.jpg"_s << u"ab.jpg"_s;
    QTest::newRow("behind a mark") << u"\u200F.\u200Fhidden"_s << u"hidden"_s;
    QTest::newRow("line separator") << u"a\u2028b.jpg"_s << u"a_b.jpg"_s;
    QTest::newRow("half a pair") << QString(u'a' + QChar(0xD83D) + u"b.jpg"_s) << u"a_b.jpg"_s;
    QTest::newRow("undecodable") << u"a\uFFFDb.jpg"_s << u"a_b.jpg"_s;
    QTest::newRow("noncharacter") << QString(u'a' + QChar(0xFFFE) + u"b.jpg"_s) << u"a_b.jpg"_s;
    QTest::newRow("composed") << u"u\u0308ber.jpg"_s << u"\u00FCber.jpg"_s;
    QTest::newRow("emoji") << u"\U0001F426.png"_s << u"\U0001F426.png"_s;
    for (const QString &nothing : {u""_s, u"."_s, u".."_s, u"..."_s, u"/"_s, u"   "_s, u"../.."_s, u"\u200B"_s,
                                   u"\u202E\u200B"_s, u"\\"_s, u". . ."_s})
        QTest::newRow(qPrintable(u"nothing in "_s + nothing)) << nothing << QString();
}

void TestSafeFileName::makesNamesSafe()
{
    QFETCH(QString, raw);
    const QString name = safeFileName(raw);
    QTEST(name, "name");
    QCOMPARE(brokenPromise(name, kMaxFileNameBytes), QString());
    QCOMPARE(safeFileName(name), name);
}

void TestSafeFileName::prefixesDeviceNames_data()
{
    QTest::addColumn<QString>("raw");
    QTest::addColumn<bool>("isDevice");
    for (const QString &device :
         {u"con"_s, u"CON.jpg"_s, u"Prn.tar.gz"_s, u"aux"_s, u"NUL.png"_s, u"com1"_s, u"COM9.jpg"_s, u"lpt0"_s,
          u"LPT\u00B9.txt"_s, u"con .jpg"_s, u"CONIN$"_s, u"conout$.jpg"_s, u"clock$"_s})
        QTest::newRow(qPrintable(device)) << device << true;
    for (const QString &other :
         {u"console.jpg"_s, u"com.jpg"_s, u"com10.jpg"_s, u"acon"_s, u"lpt"_s, u"nul1"_s, u"comx"_s})
        QTest::newRow(qPrintable(other)) << other << false;
}

void TestSafeFileName::prefixesDeviceNames()
{
    QFETCH(QString, raw);
    QFETCH(bool, isDevice);
    QCOMPARE(safeFileName(raw), isDevice ? QString(u'_' + raw) : raw);
}

void TestSafeFileName::cutsLongNames_data()
{
    QTest::addColumn<QString>("raw");
    QTest::addColumn<int>("maxBytes");
    QTest::addColumn<QString>("name");
    QTest::newRow("just fits") << QString(u"a"_s.repeated(236) + u".jpg") << 240
                               << QString(u"a"_s.repeated(236) + u".jpg");
    QTest::newRow("one too many") << QString(u"a"_s.repeated(237) + u".jpg") << 240
                                  << QString(u"a"_s.repeated(236) + u".jpg");
    QTest::newRow("no extension") << u"a"_s.repeated(300) << 240 << u"a"_s.repeated(240);
    QTest::newRow("20,000 characters") << QString(u"a"_s.repeated(20'000) + u".jpg") << 240
                                       << QString(u"a"_s.repeated(236) + u".jpg");
    QTest::newRow("two bytes each") << QString(u"\u00E4"_s.repeated(200) + u".jpg") << 240
                                    << QString(u"\u00E4"_s.repeated(118) + u".jpg");
    QTest::newRow("three bytes each") << QString(u"\u9CE5"_s.repeated(200) + u".png") << 240
                                      << QString(u"\u9CE5"_s.repeated(78) + u".png");
    QTest::newRow("no room for a stem") << u"abcdef.jpeg"_s << 5 << u"abcde"_s;
    QTest::newRow("space at the cut") << u"abc def"_s << 4 << u"abc"_s;
    QTest::newRow("device at the cut") << u"context"_s << 3 << u"_co"_s;
    QTest::newRow("a sentence has no extension") << QString(u"Mr. "_s + u"b"_s.repeated(10)) << 10 << u"Mr. bbbbbb"_s;
}

void TestSafeFileName::cutsLongNames()
{
    QFETCH(QString, raw);
    QFETCH(int, maxBytes);
    QTEST(safeFileName(raw, maxBytes), "name");
}

void TestSafeFileName::cutsBetweenGraphemesOnly()
{
    // A flag is two characters of four bytes: half of it would be a letter in a box.
    const QString flag = u"\U0001F1EA\U0001F1FA"_s;
    QCOMPARE(safeFileName(QString(flag + flag + u".jpg"), 4 + 12), QString(flag + u".jpg"));
    // q with a dot above has no composed form; the mark stays with its letter or goes with it.
    QCOMPARE(safeFileName(u"aq\u0307"_s, 3), u"a"_s);
    // When the very first grapheme is larger than the room, a part of it is better than nothing.
    const QString tower = safeFileName(QString(u"q"_s + u"\u0307"_s.repeated(500)), 21);
    QCOMPARE(tower, QString(u"q"_s + u"\u0307"_s.repeated(10)));
}

void TestSafeFileName::holdsItsPromisesForAnything()
{
    QRandomGenerator random(20260101);
    const QString nasty = u"./\\ :-_aCONcon1\u0301\u0308\u202E\u200B\u00E4\u9CE5\U0001F426\uFFFD\n~$%"_s;
    for (int round = 0; round < 5'000; ++round) {
        QString raw;
        const int length = random.bounded(40);
        for (int i = 0; i < length; ++i)
            raw += random.bounded(4) ? nasty.at(random.bounded(static_cast<int>(nasty.size())))
                                     : QChar(random.bounded(0x10000));
        const int maxBytes = 8 + random.bounded(40);
        const QString name = safeFileName(raw, maxBytes);
        const QString complaint = brokenPromise(name, maxBytes);
        QVERIFY2(complaint.isEmpty(), qPrintable(complaint + u": "_s + name + u" from "_s + raw));
        QVERIFY(brokenPromise(fileNameFor(raw, ImageType::Jpeg), kMaxFileNameBytes).isEmpty());
    }
}

void TestSafeFileName::namesCanBeCreated()
{
    const QTemporaryDir folder;
    QVERIFY(folder.isValid());
    const QStringList raws = {
        u"../x"_s,    u"a/b"_s,           u"\u202Egpj.exe"_s, u"\u9CE5"_s.repeated(500), u"-rf"_s,
        u"nul.jpg"_s, u"$(reboot).jpg"_s, u"%s%n.jpg"_s,      u"' OR 1=1 --"_s,          u"\U0001F426"_s.repeated(300)};
    for (const QString &raw : raws) {
        const QString name = numberedFileName(fileNameFor(raw, ImageType::Png), 999);
        QFile file(folder.filePath(name));
        QVERIFY2(file.open(QIODevice::WriteOnly | QIODevice::NewOnly), qPrintable(name));
        QVERIFY(QDir(folder.path()).entryList(QDir::Files).contains(name));
    }
}

void TestSafeFileName::readsNamesFromUrls_data()
{
    QTest::addColumn<QString>("url");
    QTest::addColumn<QString>("name");
    QTest::newRow("plain") << u"https://i.imgur.com/abcde.jpg"_s << u"abcde.jpg"_s;
    QTest::newRow("query and fragment") << u"http://h/a/b.jpg?x=/c.png#/d.gif"_s << u"b.jpg"_s;
    QTest::newRow("encoded") << u"http://h/a%20b%2Ejpg"_s << u"a b.jpg"_s;
    QTest::newRow("encoded once only") << u"http://h/a%2520b.jpg"_s << u"a%20b.jpg"_s;
    QTest::newRow("UTF-8") << u"http://h/%C3%A4.jpg"_s << u"\u00E4.jpg"_s;
    QTest::newRow("raw") << u"http://h/\u9CE5.jpg"_s << u"\u9CE5.jpg"_s;
    QTest::newRow("broken UTF-8") << u"http://h/%E4.jpg"_s << u"\uFFFD.jpg"_s;
    QTest::newRow("hidden slash") << u"http://h/..%2F..%2Fetc%2Fpasswd"_s << u"passwd"_s;
    QTest::newRow("hidden backslash") << u"http://h/x%5Cy.jpg"_s << u"y.jpg"_s;
    QTest::newRow("plus") << u"http://h/a+b.jpg"_s << u"a+b.jpg"_s;
    QTest::newRow("folder") << u"http://h/a/"_s << QString();
    QTest::newRow("host only") << u"http://h.example"_s << QString();
    QTest::newRow("host and query") << u"http://h.example?a=/b.jpg"_s << QString();
    QTest::newRow("data") << u"data:image/png;base64,AA/BB.jpg"_s << u"inline-c5b8d33e"_s;
    QTest::newRow("no scheme") << u"imgur.com/a.jpg"_s << u"a.jpg"_s;
    QTest::newRow("empty") << QString() << QString();
}

void TestSafeFileName::readsNamesFromUrls()
{
    QFETCH(QString, url);
    QTEST(fileNameFromUrl(url), "name");
}

void TestSafeFileName::givesFilesTheirRealExtension_data()
{
    QTest::addColumn<QString>("raw");
    QTest::addColumn<ImageType>("type");
    QTest::addColumn<QString>("name");
    QTest::newRow("right") << u"a.jpg"_s << ImageType::Jpeg << u"a.jpg"_s;
    QTest::newRow("other spelling") << u"a.JPEG"_s << ImageType::Jpeg << u"a.JPEG"_s;
    QTest::newRow("wrong picture") << u"a.jpg"_s << ImageType::Png << u"a.png"_s;
    QTest::newRow("video") << u"a.gifv"_s << ImageType::Mp4 << u"a.mp4"_s;
    QTest::newRow("script") << u"a.php"_s << ImageType::Gif << u"a.gif"_s;
    QTest::newRow("dangerous") << u"a.desktop"_s << ImageType::Jpeg << u"a.jpg"_s;
    QTest::newRow("executable") << u"a.jpg.exe"_s << ImageType::Jpeg << u"a.jpg"_s;
    QTest::newRow("two wrong") << u"a.png.php"_s << ImageType::Jpeg << u"a.jpg"_s;
    QTest::newRow("missing") << u"abcde"_s << ImageType::Png << u"abcde.png"_s;
    QTest::newRow("number is none") << u"v1.0"_s << ImageType::Png << u"v1.0.png"_s;
    QTest::newRow("word is none") << u"Mr. Smith"_s << ImageType::Png << u"Mr. Smith.png"_s;
    QTest::newRow("dot at the end") << u"wow."_s << ImageType::Png << u"wow.png"_s;
    QTest::newRow("unknown keeps") << u"a.php"_s << ImageType::Unknown << u"a.php"_s;
    QTest::newRow("nothing") << QString() << ImageType::WebP << u"image.webp"_s;
    QTest::newRow("nothing left") << u"../.."_s << ImageType::Jpeg << u"image.jpg"_s;
    QTest::newRow("nothing at all") << u" "_s << ImageType::Unknown << u"image"_s;
    QTest::newRow("device") << u"con.php"_s << ImageType::Jpeg << u"_con.jpg"_s;
    QTest::newRow("hidden direction") << u"a\u202Egpj.exe"_s << ImageType::Png << u"agpj.png"_s;
}

void TestSafeFileName::givesFilesTheirRealExtension()
{
    QFETCH(QString, raw);
    QFETCH(ImageType, type);
    QTEST(fileNameFor(raw, type), "name");
}

void TestSafeFileName::keepsTheExtensionOfLongNames()
{
    for (const QString &extension : {u""_s, u".webp"_s, u".gif"_s, u".php"_s}) {
        const QString name = fileNameFor(QString(u"\u00E4"_s.repeated(5000) + extension), ImageType::WebP);
        QVERIFY(name.endsWith(u".webp"));
        QVERIFY(name.toUtf8().size() <= kMaxFileNameBytes);
        QVERIFY(name.toUtf8().size() > kMaxFileNameBytes - 4);
        QVERIFY(numberedFileName(name, 99'999).toUtf8().size() <= 255);
    }
}

void TestSafeFileName::numbersNames_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("numbered");
    QTest::newRow("plain") << u"a.jpg"_s << u"a (2).jpg"_s;
    QTest::newRow("several dots") << u"a.b.jpg"_s << u"a.b (2).jpg"_s;
    QTest::newRow("none") << u"a"_s << u"a (2)"_s;
    QTest::newRow("number") << u"v1.0"_s << u"v1.0 (2)"_s;
    QTest::newRow("numbered before") << u"a (2).jpg"_s << u"a (2) (2).jpg"_s;
}

void TestSafeFileName::numbersNames()
{
    QFETCH(QString, name);
    QTEST(numberedFileName(name, 2), "numbered");
}

void TestSafeFileName::keysOfTheSameFileAreEqual_data()
{
    QTest::addColumn<QString>("one");
    QTest::addColumn<QString>("other");
    QTest::addColumn<bool>("areEqual");
    QTest::newRow("same") << u"a.jpg"_s << u"a.jpg"_s << true;
    QTest::newRow("case") << u"Photo.JPG"_s << u"photo.jpg"_s << true;
    QTest::newRow("umlaut") << u"\u00DCBER"_s << u"u\u0308ber"_s << true;
    QTest::newRow("sharp s") << u"STRASSE"_s << u"stra\u00DFe"_s << true;
    QTest::newRow("sigma") << u"\u03A3"_s << u"\u03C2"_s << true;
    QTest::newRow("Kelvin") << u"\u212A.jpg"_s << u"k.jpg"_s << true;
    QTest::newRow("neighbours of the letters") << u"@[`{.jpg"_s << u"`{@[.jpg"_s << false;
    QTest::newRow("other") << u"a.jpg"_s << u"b.jpg"_s << false;
    QTest::newRow("accent") << u"e.jpg"_s << u"\u00E9.jpg"_s << false;
    QTest::newRow("extension") << u"a.jpg"_s << u"a.png"_s << false;
}

void TestSafeFileName::keysOfTheSameFileAreEqual()
{
    QFETCH(QString, one);
    QFETCH(QString, other);
    QTEST(collisionKey(one) == collisionKey(other), "areEqual");
}

void TestSafeFileName::keysOfPlainNamesAreLikeThoseOfOthers()
{
    QString every;
    for (char16_t c = 1; c < 0x80; ++c)
        every += QChar(c);
    const QString other = u"\u9CE5"_s; // has no case, and takes the long way
    QCOMPARE(QString(collisionKey(every) + other), collisionKey(QString(every + other)));
}

void TestSafeFileName::longNamesTakeNoTime()
{
    for (const QString &piece : {u"a"_s, u"."_s, u" "_s, u"/"_s, u"-"_s, u"\u0301\u0316"_s, u"\u200B"_s, u"\u202E"_s,
                                 u"%2F"_s, u"\U0001F468\u200D"_s, u"\U0001F1EA"_s, u"\u1100"_s, u"con."_s}) {
        const QString junk = u"a"_s + piece.repeated(300'000 / piece.size());
        QElapsedTimer clock;
        clock.start();
        (void)safeFileName(junk);
        (void)fileNameFor(junk, ImageType::Jpeg);
        (void)fileNameFromUrl(junk);
        QVERIFY2(clock.elapsed() < 3000 * test::kTimeFactor, qPrintable(piece));
    }
}

} // namespace bowerbird

QTEST_GUILESS_MAIN(bowerbird::TestSafeFileName)
#include "tst_safefilename.moc"
