// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "media/prove.h"
#include "media/samples.h"
#include "support/timefactor.h"

#include "support/testimages.h"

#include <QElapsedTimer>
#include <QImageReader>
#include <QTemporaryDir>
#include <QTest>

#ifdef Q_OS_UNIX
#include <sys/stat.h>
#endif

using namespace bowerbird;
using namespace bowerbird::test;
using namespace Qt::StringLiterals;

class ProveTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void decodesWhatItCanAndWalksTheRest_data();
    void decodesWhatItCanAndWalksTheRest();
    void makesThumbnailsThatFit_data();
    void makesThumbnailsThatFit();
    void onlyWalksInStructureMode_data() { decodesWhatItCanAndWalksTheRest_data(); }
    void onlyWalksInStructureMode();
    void refusesDamagedPictures_data();
    void refusesDamagedPictures();
    void showsWhatThereIsOfACutJpeg();
    void keepsAlpha();
    void takesSixteenBitPngs();
    void marksWhatIsTooLargeWithoutDecodingIt_data();
    void marksWhatIsTooLargeWithoutDecodingIt();
    void refusesBombsWithoutMemory_data();
    void refusesBombsWithoutMemory();
    void neverRendersADrawing();
    void failsForWhatIsNoPicture();
    void loadsPicturesScaledForShowing();

private:
    [[nodiscard]] QString fileOf(const QByteArray &bytes);
    [[nodiscard]] Result<Proof> proofOf(const QByteArray &bytes, VerifyMode mode = VerifyMode::Decode, int edgePx = 64);

    QTemporaryDir m_folder;
};

QString ProveTest::fileOf(const QByteArray &bytes)
{
    const QString path = m_folder.filePath(u"picture.part"_s);
    QFile file(path);
    // Not truncated first: ext4 would bring each of the files to the disk.
    if (!file.open(QIODevice::ReadWrite) || file.write(bytes) != bytes.size() || !file.resize(bytes.size()))
        qFatal("cannot write %s", qPrintable(path));
    return path;
}

Result<Proof> ProveTest::proofOf(const QByteArray &bytes, VerifyMode mode, int edgePx)
{
    return prove({.path = fileOf(bytes), .mode = mode, .thumbnailEdgePx = edgePx});
}

void ProveTest::decodesWhatItCanAndWalksTheRest_data()
{
    QTest::addColumn<int>("index");
    const QList<Sample> samples = allSamples();
    for (int i = 0; i < samples.size(); ++i)
        QTest::newRow(samples.at(i).name) << i;
}

void ProveTest::decodesWhatItCanAndWalksTheRest()
{
    QFETCH(int, index);
    const Sample sample = allSamples().at(index);
    const Result<Proof> proof = proofOf(sample.bytes);
    QVERIFY(proof);
    QCOMPARE(proof->detail, QString());
    QVERIFY(proof->isGood);
    QCOMPARE(proof->type, sample.type);
    QCOMPARE(QSize(proof->widthPx, proof->heightPx), sample.size);
    QCOMPARE(proof->thumbnail.isNull(), !sample.isDecodable);
    const bool lacksDecoder =
        sample.type == ImageType::Avif || sample.type == ImageType::Heic || sample.type == ImageType::Jxl;
    if (lacksDecoder && QImageReader::supportedImageFormats().contains(sample.name))
        QSKIP("this Qt has a plugin for it, and the sample's pixels are no picture");
    QCOMPARE(proof->warning, lacksDecoder ? Warning::NotDecodableHere : Warning::None);
    const Verification otherwise = isVideo(sample.type) ? Verification::Signature : Verification::Structure;
    QCOMPARE(proof->verification, sample.isDecodable ? Verification::Decoded : otherwise);

    const Result<Proof> withoutThumbnail = proofOf(sample.bytes, VerifyMode::Decode, 0);
    QVERIFY(withoutThumbnail && withoutThumbnail->isGood);
    QVERIFY(withoutThumbnail->thumbnail.isNull());
    QCOMPARE(withoutThumbnail->verification, proof->verification);
}

void ProveTest::makesThumbnailsThatFit_data()
{
    QTest::addColumn<QSize>("size");
    QTest::addColumn<QSize>("thumbnail");
    QTest::newRow("wide") << QSize(240, 60) << QSize(64, 16);
    QTest::newRow("high") << QSize(100, 200) << QSize(32, 64);
    QTest::newRow("just so") << QSize(64, 10) << QSize(64, 10);
    QTest::newRow("small") << QSize(20, 10) << QSize(20, 10);
    QTest::newRow("a line") << QSize(250, 1) << QSize(64, 1);
}

void ProveTest::makesThumbnailsThatFit()
{
    QFETCH(QSize, size);
    QFETCH(QSize, thumbnail);
    for (const Sample &sample : allSamples(size)) {
        if (!sample.isDecodable)
            continue;
        const Result<Proof> proof = proofOf(sample.bytes);
        QVERIFY2(proof && proof->isGood, sample.name);
        QVERIFY2(proof->thumbnail.size() == thumbnail, sample.name);
        const QImage::Format format = proof->thumbnail.format();
        QVERIFY2(format == QImage::Format_RGB32 || format == QImage::Format_ARGB32_Premultiplied, sample.name);
        if (sample.type == ImageType::Gif)
            continue; // hand-made, of other colours
        // It shows the picture: on the average the same colour.
        const auto average = [](const QImage &image) {
            return image.convertToFormat(QImage::Format_RGB32)
                .scaled(1, 1, Qt::IgnoreAspectRatio, Qt::SmoothTransformation)
                .pixelColor(0, 0);
        };
        const QColor expected = average(testImage(1, size));
        const QColor shown = average(proof->thumbnail);
        const int distance = std::abs(expected.red() - shown.red()) + std::abs(expected.green() - shown.green()) +
                             std::abs(expected.blue() - shown.blue());
        QVERIFY2(distance < 60,
                 qPrintable(u"%1: %2, not %3"_s.arg(QLatin1StringView(sample.name), shown.name(), expected.name())));
    }
}

void ProveTest::onlyWalksInStructureMode()
{
    QFETCH(int, index);
    const Sample sample = allSamples().at(index);
    const Result<Proof> proof = proofOf(sample.bytes, VerifyMode::Structure);
    QVERIFY(proof && proof->isGood);
    QVERIFY(proof->thumbnail.isNull());
    QCOMPARE(proof->warning, Warning::None);
    QCOMPARE(proof->completeness, Completeness::Complete);
    QCOMPARE(proof->verification, isVideo(sample.type) ? Verification::Signature : Verification::Structure);

    const qsizetype missing = sample.type == ImageType::Svg ? 3 : 1;
    const Result<Proof> cut = proofOf(sample.bytes.chopped(missing), VerifyMode::Structure);
    QVERIFY(cut && !cut->isGood);
    QCOMPARE(cut->completeness, Completeness::CutOff);
}

void ProveTest::refusesDamagedPictures_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<Completeness>("completeness");
    const auto row = [](const char *name, const QByteArray &bytes, Completeness completeness) {
        QTest::newRow(name) << bytes << completeness;
    };
    const QByteArray baseline = jpegBytes(3, {320, 240});
    row("jpeg, half a scan", withHalfAScan(baseline), Completeness::Corrupt);
    row("jpeg, half a file", baseline.first(baseline.size() / 2), Completeness::CutOff);
    row("jpeg, no end marker", baseline.chopped(2), Completeness::CutOff);
    const QByteArray progressive = progressiveJpeg(testImage(3, {320, 240}));
    row("progressive jpeg, half its last scan", withHalfAScan(progressive), Completeness::Corrupt);
    row("progressive jpeg, half a file", progressive.first(progressive.size() / 2), Completeness::CutOff);
    QByteArray overwritten = baseline;
    overwritten.replace(baseline.size() / 2, 64, QByteArray(64, '\0'));
    row("jpeg, zeroes in its middle", overwritten, Completeness::Corrupt);

    const QSize large(640, 480); // so that thumbnails are made by a scaled decode
    row("png, half its pixels", pngOf(large, QByteArray(large.height() / 2 * (large.width() + 1), '\0')),
        Completeness::Corrupt);
    row("png, one pixel less", pngOf(large, QByteArray(large.height() * (large.width() + 1) - 1, '\0')),
        Completeness::Corrupt);
    QByteArray flipped = pngBytes(3);
    flipped[flipped.size() / 2] = static_cast<char>(flipped[flipped.size() / 2] ^ 1);
    row("png, one bit", flipped, Completeness::Corrupt);
    for (const char *format : {"webp", "bmp", "tiff", "ico"}) {
        const QByteArray bytes = encoded(testImage(3), format);
        QTest::addRow("%s, half a file", format) << bytes.first(bytes.size() / 2) << Completeness::CutOff;
    }
    const QByteArray webp = encoded(testImage(3, large), "webp", 80);
    QByteArray blanked = webp;
    blanked.replace(webp.size() / 2, webp.size() / 2, QByteArray(webp.size() / 2, '\xFF'));
    blanked.replace(20, 64, QByteArray(64, '\0'));
    row("webp, its header overwritten", blanked, Completeness::Corrupt);
    row("gif, no trailer", gifBytes(3).chopped(1), Completeness::CutOff);
}

void ProveTest::refusesDamagedPictures()
{
    QFETCH(QByteArray, bytes);
    QFETCH(Completeness, completeness);
    for (const int edgePx : {0, 64, 2000}) {
        const Result<Proof> proof = proofOf(bytes, VerifyMode::Decode, edgePx);
        QVERIFY(proof);
        QVERIFY(!proof->isGood);
        QCOMPARE(proof->completeness, completeness);
        QVERIFY(!proof->detail.isEmpty());
        QVERIFY(proof->verification != Verification::Decoded);
    }
}

void ProveTest::showsWhatThereIsOfACutJpeg()
{
    const QByteArray whole = jpegBytes(3, {320, 240});
    const Result<Proof> proof = proofOf(whole.first(whole.size() / 2));
    QVERIFY(proof && !proof->isGood);
    QCOMPARE(proof->thumbnail.size(), QSize(64, 48));
    QCOMPARE(QSize(proof->widthPx, proof->heightPx), QSize(320, 240));
}

void ProveTest::keepsAlpha()
{
    QImage image(200, 100, QImage::Format_ARGB32);
    image.fill(QColor(255, 0, 0, 128));
    for (const char *format : {"png", "webp", "tiff"}) {
        const Result<Proof> proof = proofOf(encoded(image, format, 100));
        QVERIFY2(proof && proof->isGood, format);
        QVERIFY2(proof->thumbnail.hasAlphaChannel(), format);
        QVERIFY2(qAbs(proof->thumbnail.pixelColor(32, 16).alpha() - 128) < 3, format);
    }
}

void ProveTest::takesSixteenBitPngs()
{
    const Result<Proof> proof =
        proofOf(encoded(testImage(5, {300, 150}).convertToFormat(QImage::Format_RGBX64), "png"));
    QVERIFY(proof && proof->isGood);
    QCOMPARE(proof->verification, Verification::Decoded);
    QCOMPARE(proof->thumbnail.size(), QSize(64, 32));
}

void ProveTest::marksWhatIsTooLargeWithoutDecodingIt_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("png of many pixels") << pngOf({24'000, 24'000}, "x");
    QTest::newRow("png of a long edge") << pngOf({kMaxEdgePx + 1, 1}, "x");
    QByteArray gif = gifBytes(1);
    gif.replace(6, 4, "\xFF\xFF\xFF\xFF");
    QTest::newRow("gif") << gif;
    QByteArray jpeg = jpegBytes(1);
    jpeg.replace(jpeg.indexOf(QByteArray("\xFF\xC0", 2)) + 5, 4, QByteArray("\xFD\x00\xFD\x00", 4));
    QTest::newRow("jpeg") << jpeg;
}

void ProveTest::marksWhatIsTooLargeWithoutDecodingIt()
{
    QFETCH(QByteArray, bytes);
    const qint64 before = peakMegabytes();
    QElapsedTimer timer;
    timer.start();
    const Result<Proof> proof = proofOf(bytes);
    QVERIFY(proof && proof->isGood);
    QCOMPARE(proof->warning, Warning::TooLargeToPreview);
    QCOMPARE(proof->verification, Verification::Structure);
    QVERIFY(proof->thumbnail.isNull());
    QVERIFY(loadScaled(fileOf(bytes), {100, 100}).isNull());
    QVERIFY2(peakMegabytes() - before < 32, QByteArray::number(peakMegabytes() - before).constData());
    QVERIFY2(timer.elapsed() < 500 * kTimeFactor, QByteArray::number(timer.elapsed()).constData());
}

void ProveTest::refusesBombsWithoutMemory_data()
{
    QTest::addColumn<QByteArray>("bytes");
    const QByteArray png = pngOf({1, 1}, QByteArray(2, '\0'));
    for (const char *type : {"iTXt", "tEXt", "zTXt", "pCAL", "sCAL", "sPLT"})
        QTest::addRow("png, %s", type) << png.first(33) + bigEndian32(0x3FFFFFFF) + type + QByteArray(16, 'x');
    QTest::newRow("png that says it is large") << pngOf({14'000, 14'000}, QByteArray(100'000, '\0'));

    const QByteArray bomb = png.first(33) + bigEndian32(0x3FFFFFFF) + "iTXt" + QByteArray(16, 'x');
    const QByteArray entry("\1\1\0\0\1\0\x20\0\x39\0\0\0\x16\0\0\0", 16);
    QTest::newRow("png in an icon") << QByteArray("\0\0\1\0\1\0", 6) + entry + bomb;
}

void ProveTest::refusesBombsWithoutMemory()
{
    QFETCH(QByteArray, bytes);
    const qint64 before = peakMegabytes();
    QElapsedTimer timer;
    timer.start();
    const Result<Proof> proof = proofOf(bytes);
    QVERIFY(proof && !proof->isGood);
    QCOMPARE(proof->completeness, Completeness::Corrupt);
    QVERIFY(loadScaled(fileOf(bytes), {100, 100}).isNull());
    QVERIFY2(peakMegabytes() - before < 64, QByteArray::number(peakMegabytes() - before).constData());
    QVERIFY2(timer.elapsed() < 2000 * kTimeFactor, QByteArray::number(timer.elapsed()).constData());
}

void ProveTest::neverRendersADrawing()
{
    const QByteArray svg = svgOf("<image xmlns:xlink='http://www.w3.org/1999/xlink' xlink:href='/etc/hostname'/>");
    const Result<Proof> proof = proofOf(svg);
    QVERIFY(proof && proof->isGood);
    QCOMPARE(proof->verification, Verification::Structure);
    QVERIFY(proof->thumbnail.isNull());
    QVERIFY(loadScaled(fileOf(svg), {100, 100}).isNull());

    const Result<Proof> cut = proofOf(svg.chopped(4));
    QVERIFY(cut && !cut->isGood);
    QCOMPARE(cut->completeness, Completeness::CutOff);
}

void ProveTest::failsForWhatIsNoPicture()
{
    const Result<Proof> page = proofOf("<!DOCTYPE html><title>Not found</title>");
    QVERIFY(!page);
    QCOMPARE(page.error().reason, FailureReason::NotAnImage);
    QCOMPARE(page.error().detail, u"a web page"_s);
    const Result<Proof> empty = proofOf({});
    QVERIFY(!empty);
    QCOMPARE(empty.error().reason, FailureReason::NotAnImage);
    const Result<Proof> missing = prove({.path = m_folder.filePath(u"missing"_s)});
    QVERIFY(!missing);
    QCOMPARE(missing.error().reason, FailureReason::NotWritable);
    const Result<Proof> folder = prove({.path = m_folder.path()});
    QVERIFY(!folder);
    QCOMPARE(folder.error().reason, FailureReason::NotWritable);
#ifdef Q_OS_UNIX
    const QString pipe = m_folder.filePath(u"pipe"_s); // opened, it would block for ever
    QCOMPARE(mkfifo(QFile::encodeName(pipe).constData(), 0600), 0);
    QVERIFY(!prove({.path = pipe}));
    QVERIFY(loadScaled(pipe, {10, 10}).isNull());
#endif
}

void ProveTest::loadsPicturesScaledForShowing()
{
    for (const Sample &sample : allSamples({240, 120})) {
        const QString path = fileOf(sample.bytes);
        QVERIFY2(loadScaled(path, {100, 100}).size() == (sample.isDecodable ? QSize(100, 50) : QSize(0, 0)),
                 sample.name);
        QVERIFY2(loadScaled(path, {1000, 1000}).size() == (sample.isDecodable ? QSize(240, 120) : QSize(0, 0)),
                 sample.name);
    }
    QVERIFY(loadScaled(m_folder.filePath(u"missing"_s), {100, 100}).isNull());
    QVERIFY(loadScaled(fileOf("text"), {100, 100}).isNull());
    QVERIFY(loadScaled(fileOf(jpegBytes(1)), {}).isNull());
    QCOMPARE(decodeCost(1000, 500), 4'000'000);
    QCOMPARE(decodeCost(-1, 500), 0);
}

QTEST_GUILESS_MAIN(ProveTest)
#include "tst_prove.moc"
