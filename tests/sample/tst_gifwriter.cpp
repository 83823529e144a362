// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "sample/gifwriter.h"
#include "sample/paintkit.h"

#include <QBuffer>
#include <QImageReader>
#include <QTest>

using namespace bowerbird;
using namespace std::chrono_literals;

namespace {

// Few colours, but no pattern: the strings of LZW soon fill its table.
QImage confetti(QSize size, quint64 seed, int colours)
{
    Random random(seed);
    QImage image(size, QImage::Format_RGB32);
    for (int y = 0; y < size.height(); ++y) {
        for (int x = 0; x < size.width(); ++x) {
            const int level = random.below(colours) * 255 / std::max(1, colours - 1);
            image.setPixel(x, y, qRgb(level, 255 - level, level / 2));
        }
    }
    return image;
}

std::vector<QImage> decoded(const QByteArray &bytes)
{
    QBuffer buffer;
    buffer.setData(bytes);
    QImageReader reader(&buffer, "gif");
    std::vector<QImage> frames;
    for (QImage frame = reader.read(); !frame.isNull(); frame = reader.read())
        frames.push_back(frame.convertToFormat(QImage::Format_RGB32));
    return frames;
}

} // namespace

class TestGifWriter : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void keepsEveryPixelOfFewColours_data()
    {
        QTest::addColumn<QSize>("size");
        QTest::addColumn<int>("colours");
        QTest::newRow("one pixel") << QSize(1, 1) << 1;
        QTest::newRow("one colour, long strings") << QSize(300, 200) << 1;
        QTest::newRow("a row") << QSize(511, 1) << 2;
        QTest::newRow("two colours") << QSize(200, 150) << 2;
        QTest::newRow("table fills once and again") << QSize(320, 240) << 32;
        QTest::newRow("widest edge that is likely") << QSize(2000, 3) << 8;
    }

    void keepsEveryPixelOfFewColours()
    {
        QFETCH(const QSize, size);
        QFETCH(const int, colours);
        const QImage image = confetti(size, 5, colours);
        const std::vector<QImage> frames = decoded(encodeGif({image}, 0ms));
        QCOMPARE(frames.size(), std::size_t(1));
        QCOMPARE(frames.front(), image);
    }

    void keepsManyColoursNearly()
    {
        QImage image(256, 128, QImage::Format_RGB32);
        for (int y = 0; y < image.height(); ++y) {
            for (int x = 0; x < image.width(); ++x)
                image.setPixel(x, y, qRgb(x, 2 * y, 255 - x));
        }
        const std::vector<QImage> frames = decoded(encodeGif({image}, 0ms));
        QCOMPARE(frames.size(), std::size_t(1));
        int worst = 0;
        for (int y = 0; y < image.height(); ++y) {
            for (int x = 0; x < image.width(); ++x) {
                const QRgb was = image.pixel(x, y);
                const QRgb is = frames.front().pixel(x, y);
                worst = std::max({worst, std::abs(qRed(was) - qRed(is)), std::abs(qGreen(was) - qGreen(is)),
                                  std::abs(qBlue(was) - qBlue(is))});
            }
        }
        QVERIFY2(worst <= 16, qPrintable(QString::number(worst)));
    }

    void movesAndLoops()
    {
        const std::vector<QImage> images{confetti({90, 60}, 1, 4), confetti({90, 60}, 2, 4), confetti({90, 60}, 3, 4)};
        const QByteArray bytes = encodeGif(images, 80ms);
        QCOMPARE(decoded(bytes), images);

        QBuffer buffer;
        buffer.setData(bytes);
        QImageReader reader(&buffer, "gif");
        QVERIFY(reader.supportsAnimation());
        QCOMPARE(reader.imageCount(), 3);
        QCOMPARE(reader.loopCount(), -1); // for ever
        QVERIFY(!reader.read().isNull());
        QCOMPARE(reader.nextImageDelay(), 80);
    }

    void refusesWhatIsNoAnimation()
    {
        QVERIFY(encodeGif({}, 0ms).isEmpty());
        QVERIFY(encodeGif({QImage()}, 0ms).isEmpty());
        QVERIFY(encodeGif({confetti({4, 4}, 1, 2), confetti({4, 5}, 1, 2)}, 0ms).isEmpty());
        QVERIFY(encodeGif({QImage(65536, 1, QImage::Format_RGB32)}, 0ms).isEmpty());
    }
};

QTEST_GUILESS_MAIN(TestGifWriter)
#include "tst_gifwriter.moc"
