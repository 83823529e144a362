// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "media/decoder.h"
#include "media/samples.h"
#include "support/timefactor.h"

#include "support/testimages.h"

#include <QElapsedTimer>
#include <QPainter>
#include <QTest>

using namespace bowerbird;
using namespace bowerbird::test;
using namespace Qt::StringLiterals;

using Verdict = DecodedPicture::Verdict;

class JpegDecoderTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void turnsPicturesUpright_data();
    void turnsPicturesUpright();
    void survivesBrokenExif();
    void readsEveryColorSpace_data();
    void readsEveryColorSpace();
    void shrinksBeforeItDecodes();
    void takesNoComplaintForDamage_data();
    void takesNoComplaintForDamage();
    void stopsAtTooManyScans();
    void tellsUnsupportedFromDamaged();
};

namespace {

// 120 x 80: red where the picture's own upper left is, blue elsewhere.
QImage marked()
{
    QImage image(120, 80, QImage::Format_RGB32);
    image.fill(Qt::blue);
    QPainter(&image).fillRect(0, 0, 60, 40, Qt::red);
    return image;
}

bool isNear(QColor a, QColor b)
{
    return std::abs(a.red() - b.red()) + std::abs(a.green() - b.green()) + std::abs(a.blue() - b.blue()) < 60;
}

} // namespace

void JpegDecoderTest::turnsPicturesUpright_data()
{
    QTest::addColumn<int>("orientation");
    QTest::addColumn<bool>("isRight"); // where the red corner is to be seen
    QTest::addColumn<bool>("isBottom");
    const auto row = [](int orientation, bool isRight, bool isBottom) {
        QTest::addRow("orientation %d", orientation) << orientation << isRight << isBottom;
    };
    row(1, false, false);
    row(2, true, false);
    row(3, true, true);
    row(4, false, true);
    row(5, false, false);
    row(6, true, false);
    row(7, true, true);
    row(8, false, true);
    row(9, false, false); // none such
}

void JpegDecoderTest::turnsPicturesUpright()
{
    QFETCH(int, orientation);
    QFETCH(bool, isRight);
    QFETCH(bool, isBottom);
    const bool isTurned = orientation >= 5 && orientation <= 8;
    for (const bool isBigEndian : {false, true}) {
        const QByteArray bytes = withOrientation(encoded(marked(), "jpeg", 95), orientation, isBigEndian);
        const DecodedPicture picture = decodeJpeg(spanOf(bytes), {60, 60});
        QCOMPARE(picture.verdict, Verdict::Good);
        QCOMPARE(picture.image.size(), isTurned ? QSize(40, 60) : QSize(60, 40));
        const int x = picture.image.width() / 4;
        const int y = picture.image.height() / 4;
        const auto at = [&](bool right, bool bottom) {
            return picture.image.pixelColor(right ? 3 * x : x, bottom ? 3 * y : y);
        };
        QVERIFY(isNear(at(isRight, isBottom), Qt::red));
        QVERIFY(isNear(at(!isRight, isBottom), Qt::blue));
        QVERIFY(isNear(at(isRight, !isBottom), Qt::blue));
    }
}

void JpegDecoderTest::survivesBrokenExif()
{
    const QByteArray bytes = withOrientation(jpegBytes(1), 6);
    const qsizetype exif = bytes.indexOf("Exif");
    for (qsizetype at = exif; at < exif + 32; ++at) {
        QByteArray broken = bytes;
        broken[at] = '\xFF';
        const DecodedPicture picture = decodeJpeg(spanOf(broken), {64, 64});
        QVERIFY(!picture.image.isNull());
    }
}

void JpegDecoderTest::readsEveryColorSpace_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QColor>("color");
    const QColor color(200, 80, 30);
    QImage image(40, 40, QImage::Format_RGB32);
    image.fill(color);
    QTest::newRow("ycc") << encoded(image, "jpeg", 95) << color;
    QTest::newRow("progressive") << progressiveJpeg(image) << color;
    QImage gray(40, 40, QImage::Format_Grayscale8);
    gray.fill(90);
    QTest::newRow("grey") << encoded(gray, "jpeg", 95) << QColor(90, 90, 90);
    QTest::newRow("cmyk of Adobe") << cmykJpeg({40, 40}, color.rgb(), true) << color;
    QTest::newRow("cmyk") << cmykJpeg({40, 40}, color.rgb(), false) << color;
}

void JpegDecoderTest::readsEveryColorSpace()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QColor, color);
    for (const QSize bound : {QSize(10, 10), QSize(40, 40)}) {
        const DecodedPicture picture = decodeJpeg(spanOf(bytes), bound);
        QCOMPARE(picture.verdict, Verdict::Good);
        QCOMPARE(picture.image.size(), bound);
        QVERIFY2(isNear(picture.image.pixelColor(5, 5), color), qPrintable(picture.image.pixelColor(5, 5).name()));
        QCOMPARE(picture.image.pixelColor(5, 5).alpha(), 255);
    }
}

void JpegDecoderTest::shrinksBeforeItDecodes()
{
    // 64 megapixels in full would be 256 MB.
    QImage image(8000, 8000, QImage::Format_Grayscale8);
    image.fill(128);
    const QByteArray bytes = encoded(image, "jpeg", 50);
    image = {};
    const qint64 before = peakMegabytes();
    const DecodedPicture picture = decodeJpeg(spanOf(bytes), {256, 256});
    QCOMPARE(picture.verdict, Verdict::Good);
    QCOMPARE(picture.image.size(), QSize(256, 256));
    QVERIFY(peakMegabytes() - before < 32);
}

void JpegDecoderTest::takesNoComplaintForDamage_data()
{
    QTest::addColumn<QByteArray>("bytes");
    const QByteArray whole = jpegBytes(2, {320, 240});
    QTest::newRow("half a scan") << withHalfAScan(whole);
    QTest::newRow("no end") << whole.chopped(2);
    QByteArray garbage = whole;
    garbage.insert(2, "abc");
    QTest::newRow("bytes before the first segment") << garbage;
    QTest::newRow("half the last scan") << withHalfAScan(progressiveJpeg(testImage(2, {320, 240})));
}

void JpegDecoderTest::takesNoComplaintForDamage()
{
    QFETCH(QByteArray, bytes);
    for (const QSize bound : {QSize(30, 30), QSize(100, 100), QSize(320, 240)}) {
        const DecodedPicture picture = decodeJpeg(spanOf(bytes), bound);
        QCOMPARE(picture.verdict, Verdict::Damaged);
        QVERIFY(!picture.detail.isEmpty());
        QVERIFY(!picture.image.isNull());
    }
}

void JpegDecoderTest::stopsAtTooManyScans()
{
    const QByteArray jpeg = progressiveJpeg(testImage(1, {1000, 1000}));
    const qsizetype last = jpeg.lastIndexOf(QByteArray("\xFF\xDA", 2));
    const QByteArray scan = jpeg.mid(last, jpeg.size() - 2 - last);
    const QByteArray bomb = jpeg.chopped(2) + scan.first(10).repeated(100'000) + QByteArray("\xFF\xD9", 2);
    QElapsedTimer timer;
    timer.start();
    const DecodedPicture picture = decodeJpeg(spanOf(bomb), {64, 64});
    QCOMPARE(picture.verdict, Verdict::TooLarge);
    QVERIFY2(timer.elapsed() < 5000 * kTimeFactor, QByteArray::number(timer.elapsed()).constData());
}

void JpegDecoderTest::tellsUnsupportedFromDamaged()
{
    QByteArray lossless = jpegBytes(1);
    lossless.replace(lossless.indexOf(QByteArray("\xFF\xC0", 2)), 2, QByteArray("\xFF\xC3", 2));
    QCOMPARE(decodeJpeg(spanOf(lossless), {64, 64}).verdict, Verdict::Unsupported);
    QByteArray broken = jpegBytes(1);
    broken.replace(broken.indexOf(QByteArray("\xFF\xC0", 2)) + 4, 1, "\x07");
    QCOMPARE(decodeJpeg(spanOf(broken), {64, 64}).verdict, Verdict::Damaged);
}

QTEST_GUILESS_MAIN(JpegDecoderTest)
#include "tst_jpegdecoder.moc"
