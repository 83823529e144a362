// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "core/similarpictures.h"
#include "media/perceptualhash.h"
#include "media/prove.h"

#include "support/testimages.h"

#include <QBuffer>
#include <QPainter>
#include <QTemporaryDir>
#include <QTest>

#include <random>

using namespace bowerbird;
using namespace bowerbird::test;
using namespace Qt::StringLiterals;

class PerceptualHashTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void staysTheSameFromBuildToBuild();
    void isNearForCopies_data();
    void isNearForCopies();
    void isFarForOtherPictures();
    void knowsAMirroredPicture();
    void laysTransparencyOnWhite();
    void tellsNothingOfBlankAndTinyPictures_data();
    void tellsNothingOfBlankAndTinyPictures();
    void comesWithTheProof_data();
    void comesWithTheProof();
    void isMissingWithoutADecode();
    void costsLittle();
};

namespace {

QImage scene(int seed = 1, QSize size = {640, 480})
{
    QImage image(size, QImage::Format_RGB32);
    image.fill(QColor::fromHsv(seed * 47 % 360, 60, 230));
    QPainter painter(&image);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.scale(size.width() / 640.0, size.height() / 480.0);
    std::minstd_rand random(static_cast<unsigned>(seed) * 7919);
    const auto below = [&random](int count) { return static_cast<int>(random() % static_cast<unsigned>(count)); };
    for (int i = 0; i < 14; ++i) {
        painter.setBrush(QColor::fromHsv(below(360), 90 + below(150), 40 + below(210)));
        painter.setPen(Qt::NoPen);
        painter.drawEllipse(QPoint(below(640), below(480)), 30 + below(120), 30 + below(100));
    }
    return image;
}

QImage encodedAgain(const QImage &image, const char *format, int quality)
{
    QBuffer buffer;
    buffer.open(QIODevice::ReadWrite);
    image.save(&buffer, format, quality);
    return QImage::fromData(buffer.data());
}

quint64 hashOf(const QImage &image)
{
    return perceptualHash(image).value_or(0);
}

} // namespace

// The history keeps hashes: another formula, or another picture of the same file, would make the old ones useless.
void PerceptualHashTest::staysTheSameFromBuildToBuild()
{
    QImage image(64, 48, QImage::Format_RGB32);
    for (int y = 0; y < 48; ++y) {
        for (int x = 0; x < 64; ++x)
            image.setPixel(x, y, qRgb(x * 4, (x * y) % 256, (y * 5 + x) % 256));
    }
    QCOMPARE(QString::number(hashOf(image), 16), QString::number(hashOf(image.copy()), 16));
    constexpr quint64 kPinnedHash = 0x8e9e'1c7e'fcf8'c000ULL;
    QCOMPARE(QString::number(hashOf(image), 16), QString::number(kPinnedHash, 16));
    QCOMPARE(hashOf(image.convertToFormat(QImage::Format_ARGB32)), kPinnedHash);
}

void PerceptualHashTest::isNearForCopies_data()
{
    QTest::addColumn<QImage>("copy");
    const QImage image = scene();
    QTest::newRow("half") << image.scaled(320, 240, Qt::IgnoreAspectRatio, Qt::SmoothTransformation);
    QTest::newRow("a quarter") << image.scaled(160, 120, Qt::IgnoreAspectRatio, Qt::SmoothTransformation);
    QTest::newRow("twice") << image.scaled(1280, 960, Qt::IgnoreAspectRatio, Qt::SmoothTransformation);
    QTest::newRow("JPEG of quality 50") << encodedAgain(image, "jpeg", 50);
    QTest::newRow("PNG") << encodedAgain(image, "png", -1);
    QTest::newRow("grey") << image.convertToFormat(QImage::Format_Grayscale8);
    QTest::newRow("cut by 2 %") << image.copy(6, 5, 628, 470);
}

void PerceptualHashTest::isNearForCopies()
{
    QFETCH(QImage, copy);
    const int apart = bitsApart(hashOf(scene()), hashOf(copy));
    QVERIFY2(apart <= kNearBits, qPrintable(QString::number(apart)));
}

void PerceptualHashTest::isFarForOtherPictures()
{
    for (int one = 1; one < 20; ++one) {
        for (int other = one + 1; other < 20; ++other)
            QVERIFY(bitsApart(hashOf(scene(one)), hashOf(scene(other))) > kNearBits);
    }
}

void PerceptualHashTest::knowsAMirroredPicture()
{
    const QImage mirrored = scene().mirrored(true, false);
    QVERIFY(bitsApart(hashOf(scene()), hashOf(mirrored)) > kNearBits);
    QVERIFY(bitsApart(mirroredHash(hashOf(scene())), hashOf(mirrored)) <= kNearBits);
}

void PerceptualHashTest::laysTransparencyOnWhite()
{
    QImage transparent(200, 200, QImage::Format_ARGB32);
    transparent.fill(QColor(0, 0, 0, 0));
    QPainter(&transparent).fillRect(20, 50, 90, 70, Qt::darkBlue);
    QImage white(200, 200, QImage::Format_RGB32);
    white.fill(Qt::white);
    QPainter(&white).fillRect(20, 50, 90, 70, Qt::darkBlue);
    QCOMPARE(hashOf(transparent), hashOf(white));
}

void PerceptualHashTest::tellsNothingOfBlankAndTinyPictures_data()
{
    QTest::addColumn<QImage>("image");
    QImage blank(300, 200, QImage::Format_RGB32);
    blank.fill(Qt::darkCyan);
    QTest::newRow("null") << QImage();
    QTest::newRow("blank") << blank;
    QTest::newRow("tiny") << scene().scaled(15, 15);
    QTest::newRow("a line") << scene().scaled(600, 2);
}

void PerceptualHashTest::tellsNothingOfBlankAndTinyPictures()
{
    QFETCH(QImage, image);
    QVERIFY(!perceptualHash(image).has_value());
}

void PerceptualHashTest::comesWithTheProof_data()
{
    QTest::addColumn<QByteArray>("format");
    QTest::addColumn<int>("thumbnailEdgePx");
    for (const char *format : {"png", "jpeg", "bmp"}) {
        for (const int edge : {0, 40, 256})
            QTest::addRow("%s, thumbnail %d", format, edge) << QByteArray(format) << edge;
    }
}

void PerceptualHashTest::comesWithTheProof()
{
    QFETCH(QByteArray, format);
    QFETCH(int, thumbnailEdgePx);
    QTemporaryDir folder;
    const QString path = folder.filePath(u"picture"_s);
    QVERIFY(scene().save(path, format.constData(), 90));
    const Result<Proof> proof = prove({.path = path, .thumbnailEdgePx = thumbnailEdgePx});
    QVERIFY(proof && proof->isGood);
    QVERIFY(proof->perceptualHash.has_value());
    QVERIFY(bitsApart(*proof->perceptualHash, hashOf(scene())) <= 4);
    QCOMPARE(qMax(proof->thumbnail.width(), proof->thumbnail.height()), thumbnailEdgePx);
    const Result<Proof> again = prove({.path = path, .thumbnailEdgePx = thumbnailEdgePx});
    QCOMPARE(again->perceptualHash, proof->perceptualHash);
}

void PerceptualHashTest::isMissingWithoutADecode()
{
    QTemporaryDir folder;
    const QString path = folder.filePath(u"picture.png"_s);
    QVERIFY(scene().save(path));
    const Result<Proof> proof = prove({.path = path, .mode = VerifyMode::Structure});
    QVERIFY(proof && proof->isGood);
    QVERIFY(!proof->perceptualHash.has_value());
}

void PerceptualHashTest::costsLittle()
{
    const QImage thumbnail = scene(3, {256, 192});
    QBENCHMARK
    { // 0.1 ms in a release build
        std::ignore = perceptualHash(thumbnail);
    }
}

QTEST_APPLESS_MAIN(PerceptualHashTest)
#include "tst_perceptualhash.moc"
