// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "media/probe.h"
#include "media/samples.h"
#include "support/timefactor.h"

#include <QElapsedTimer>
#include <QTest>
#include <QtEndian>

using namespace bowerbird;
using namespace bowerbird::test;

class StructureTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void walksWholeFilesToTheirEnd_data();
    void walksWholeFilesToTheirEnd();
    void noticesEveryCut_data() { walksWholeFilesToTheirEnd_data(); }
    void noticesEveryCut();
    void toleratesWhatFollowsTheEnd_data();
    void toleratesWhatFollowsTheEnd();
    void noticesEveryFlippedByteOfAPng();
    void refusesChunksLongerThanTheFile_data();
    void refusesChunksLongerThanTheFile();
    void refusesStructuresThatCannotBe_data();
    void refusesStructuresThatCannotBe();
    void takesUnusualButValidJpegs_data();
    void takesUnusualButValidJpegs();
    void cannotTellTheEndOfOpenEndedFiles();
    void readsTheSizeOfDrawings_data();
    void readsTheSizeOfDrawings();
    void walksHostileFilesInLinearTime_data();
    void walksHostileFilesInLinearTime();
};

namespace {

QByteArray jpegOf(const QByteArray &segments)
{
    return QByteArray("\xFF\xD8", 2) + segments;
}

const QByteArray kFrame("\xFF\xC0\x00\x0B\x08\x00\x08\x00\x08\x01\x01\x11\x00", 13); // 8 x 8
const QByteArray kScan("\xFF\xDA\x00\x08\x01\x01\x00\x00\x3F\x00", 10);
const QByteArray kEnd("\xFF\xD9", 2);

void addSampleRows()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<ImageType>("type");
    QTest::addColumn<QSize>("size");
    for (const Sample &sample : allSamples())
        QTest::newRow(sample.name) << sample.bytes << sample.type << sample.size;
}

} // namespace

void StructureTest::walksWholeFilesToTheirEnd_data()
{
    addSampleRows();
}

void StructureTest::walksWholeFilesToTheirEnd()
{
    QFETCH(QByteArray, bytes);
    QFETCH(ImageType, type);
    QFETCH(QSize, size);
    const StructureReport report = walkStructure(spanOf(bytes));
    QCOMPARE(report.detail, QString());
    QCOMPARE(report.completeness, Completeness::Complete);
    QCOMPARE(report.type, type);
    QCOMPARE(QSize(report.widthPx, report.heightPx), size);
}

void StructureTest::noticesEveryCut()
{
    QFETCH(QByteArray, bytes);
    QFETCH(ImageType, type);
    const qsizetype end = bytes.trimmed().size(); // behind an SVG there is a line feed that nobody misses
    const qsizetype step = qMax<qsizetype>(1, bytes.size() / 3000);
    for (qsizetype length = 0; length < end; length += end - length <= 64 ? 1 : step) {
        const StructureReport report = walkStructure(spanOf(bytes.first(length)));
        const QByteArray where = "cut after " + QByteArray::number(length) + ": " + report.detail.toLatin1();
        // Before its signature is whole it is nothing, and from then on a picture that is cut off.
        if (report.type == ImageType::Unknown) {
            QVERIFY2(length < 128, where.constData());
            continue;
        }
        QVERIFY2(report.type == type, where.constData());
        QVERIFY2(report.completeness == Completeness::CutOff, where.constData());
        QVERIFY2(!report.detail.isEmpty(), where.constData());
    }
}

void StructureTest::toleratesWhatFollowsTheEnd_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QByteArray>("tail");
    for (const Sample &sample : allSamples()) {
        QTest::addRow("%s, zeroes", sample.name)
            << sample.bytes << QByteArray(sample.type == ImageType::Mp4 ? 0 : 1, '\0');
        QTest::addRow("%s, an archive", sample.name) << sample.bytes << QByteArray("PK\3\4\0\0\0\0PK\3\4\0\0\0\0", 16);
    }
}

void StructureTest::toleratesWhatFollowsTheEnd()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QByteArray, tail);
    const StructureReport before = walkStructure(spanOf(bytes));
    const bool isBoxes = before.type == ImageType::Avif || before.type == ImageType::Heic ||
                         before.type == ImageType::Mp4 || before.type == ImageType::Jxl;
    const StructureReport report = walkStructure(spanOf(bytes + tail));
    // Less than a box's header may be the beginning of one.
    if (isBoxes && tail.size() < 8 && before.type != ImageType::Jxl && !tail.isEmpty())
        QCOMPARE(report.completeness, Completeness::CutOff);
    else
        QCOMPARE(report.completeness, Completeness::Complete);
}

void StructureTest::noticesEveryFlippedByteOfAPng()
{
    const QByteArray bytes = encoded(QImage(16, 12, QImage::Format_RGB32), "png");
    for (qsizetype at = 8; at < bytes.size(); ++at) {
        QByteArray flipped = bytes;
        flipped[at] = static_cast<char>(flipped[at] ^ 0x10);
        const StructureReport report = walkStructure(spanOf(flipped));
        QVERIFY2(report.completeness != Completeness::Complete, QByteArray::number(at).constData());
    }
}

void StructureTest::refusesChunksLongerThanTheFile_data()
{
    QTest::addColumn<QByteArray>("type");
    for (const char *type : {"iTXt", "tEXt", "zTXt", "pCAL", "sCAL", "sPLT"})
        QTest::newRow(type) << QByteArray(type);
}

void StructureTest::refusesChunksLongerThanTheFile()
{
    QFETCH(QByteArray, type);
    const QByteArray whole = pngOf({1, 1}, QByteArray(2, '\0'));
    const QByteArray bomb = whole.first(8 + 25) + bigEndian32(0x3FFFFFFF) + type + QByteArray(16, 'x');
    QCOMPARE(bomb.size(), 57);
    const StructureReport report = walkStructure(spanOf(bomb));
    QCOMPARE(report.completeness, Completeness::Corrupt);
    QVERIFY(report.detail.contains(QString::fromLatin1(type)));
}

void StructureTest::refusesStructuresThatCannotBe_data()
{
    QTest::addColumn<QByteArray>("bytes");
    const auto row = [](const char *name, const QByteArray &bytes) { QTest::newRow(name) << bytes; };
    const QByteArray application("\xFF\xE0\x00\x02", 4);
    row("jpeg without a scan", jpegOf(application + kFrame + kEnd));
    row("jpeg without a frame", jpegOf(application + kScan + kEnd));
    row("jpeg segment shorter than its length", jpegOf(QByteArray("\xFF\xE0\x00\x01", 4) + kFrame + kScan + kEnd));
    row("jpeg with bytes between its segments", jpegOf(application + "abc" + kFrame + kScan + kEnd));
    row("jpeg of no height",
        jpegOf(application + QByteArray("\xFF\xC0\x00\x0B\x08\x00\x00\x00\x08\x01\x01\x11\x00", 13) + kScan + kEnd));
    row("jpeg within itself", jpegOf(application + QByteArray("\xFF\xD8", 2)));

    const QByteArray png = encoded(QImage(4, 4, QImage::Format_RGB32), "png");
    row("png without pixel data", png.first(33) + pngChunk("IEND", {}));
    row("png whose header comes second", png.first(8) + pngChunk("tEXt", "a") + png.mid(8));
    row("png with two headers", png.first(33) + png.mid(8));
    row("png of no width", pngOf({0, 4}, "x"));
    row("png of impossible depth",
        QByteArray(png).replace(8, 25, pngChunk("IHDR", QByteArray("\0\0\0\4\0\0\0\4\3\2\0\0\0", 13))));
    row("png with indexes and no palette", png.first(8) +
                                               pngChunk("IHDR", QByteArray("\0\0\0\4\0\0\0\4\x08\3\0\0\0", 13)) +
                                               pngChunk("IDAT", "x") + pngChunk("IEND", {}));

    const QByteArray gifHead("GIF89a\4\0\4\0\0\0\0", 13);
    row("gif without a frame", gifHead + ";");
    row("gif with an unknown block", gifHead + "?;");
    row("gif with impossible codes", gifHead + QByteArray(",\0\0\0\0\4\0\4\0\0\x0D\0;", 13));
    row("gif of no size", QByteArray("GIF89a\0\0\0\0\0\0\0", 13) + QByteArray(",\0\0\0\0\0\0\0\0\0\2\0;", 13));

    row("webp without a picture", QByteArray("RIFF\x0C\0\0\0WEBPEXIF\0\0\0\0", 20));
    row("webp with a chunk beyond its size", QByteArray("RIFF\x0C\0\0\0WEBPEXIF\x09\0\0\0", 20));
    row("tiff whose directory is its header", QByteArray("II*\0\4\0\0\0", 8));
    row("svg with tags that do not match", svgOf("<g></rect>"));
    row("svg with a tag in a tag", svgOf("<g <rect/></g>"));
    row("svg by name only", "<!DOCTYPE svg><html></html>");
    row("boxes of impossible length", isoBox("ftyp", "avif....avif") + bigEndian32(4) + "meta");
}

void StructureTest::refusesStructuresThatCannotBe()
{
    QFETCH(QByteArray, bytes);
    const StructureReport report = walkStructure(spanOf(bytes));
    QVERIFY(report.type != ImageType::Unknown);
    QCOMPARE(report.completeness, Completeness::Corrupt);
    QVERIFY(!report.detail.isEmpty());
}

void StructureTest::takesUnusualButValidJpegs_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<Completeness>("completeness");
    const auto row = [](const char *name, const QByteArray &bytes, Completeness completeness) {
        QTest::newRow(name) << bytes << completeness;
    };
    const QByteArray fill("\xFF\xFF\xFF", 3);
    row("fill bytes before a marker", jpegOf(fill + kFrame + kScan + "data" + fill + kEnd), Completeness::Complete);
    row("restart markers and stuffing",
        jpegOf(kFrame + kScan +
               QByteArray("a\xFF\xD0"
                          "b\xFF\0c\xFF\xD7",
                          9) +
               kEnd),
        Completeness::Complete);
    row("several scans", jpegOf(kFrame + kScan + "data" + kScan + "more" + kEnd), Completeness::Complete);
    row("an end marker within a segment", jpegOf(QByteArray("\xFF\xE1\x00\x04\xFF\xD9", 6) + kFrame + kScan + "data"),
        Completeness::CutOff);
    row("a stuffed end", jpegOf(kFrame + kScan + "data\xFF"), Completeness::CutOff);
}

void StructureTest::takesUnusualButValidJpegs()
{
    QFETCH(QByteArray, bytes);
    QFETCH(Completeness, completeness);
    QCOMPARE(walkStructure(spanOf(bytes)).completeness, completeness);
}

void StructureTest::cannotTellTheEndOfOpenEndedFiles()
{
    const QByteArray head = isoBox("ftyp", "avif....avif") + isoBox("meta", QByteArray(4, '\0'));
    const QByteArray open = head + bigEndian32(0) + "mdat" + QByteArray(50, 'x');
    QCOMPARE(walkStructure(spanOf(open)).completeness, Completeness::Unknown);
    const QByteArray codestream = QByteArray("\xFF\x0A\xFA\x1F", 4) + QByteArray(50, 'x');
    QCOMPARE(walkStructure(spanOf(codestream)).completeness, Completeness::Unknown);
    QCOMPARE(walkStructure(spanOf(head)).completeness, Completeness::CutOff);
}

void StructureTest::readsTheSizeOfDrawings_data()
{
    QTest::addColumn<QByteArray>("attributes");
    QTest::addColumn<QSize>("size");
    const auto row = [](const char *attributes, QSize size) {
        QTest::newRow(attributes) << QByteArray(attributes) << size;
    };
    row("width='30' height='40.4'", {30, 40});
    row("width = \"30px\" height= '40px'", {30, 40});
    row("width='100%' height='100%' viewBox='0 0 24 48'", {24, 48});
    row("viewBox='-5,-5, 10.6,20'", {11, 20});
    row("data-width='7' x='width=\"9\"'", {0, 0});
    row("width='1e999' height='nan' viewBox='0 0 inf -1'", {0, 0});
    row("", {0, 0});
}

void StructureTest::readsTheSizeOfDrawings()
{
    QFETCH(QByteArray, attributes);
    QFETCH(QSize, size);
    const StructureReport report = walkStructure(spanOf("<svg " + attributes + "/>"));
    QCOMPARE(report.completeness, Completeness::Complete);
    QCOMPARE(QSize(report.widthPx, report.heightPx), size);
}

void StructureTest::walksHostileFilesInLinearTime_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QByteArray attributes;
    for (int i = 0; i < 100'000; ++i)
        attributes += "a" + QByteArray::number(i) + "='' ";
    QTest::newRow("svg of many attributes") << "<svg " + attributes + "></svg>";
    QTest::newRow("svg of deep nesting") << svgOf(QByteArray("<g>").repeated(500'000));
    QTest::newRow("svg of open comments") << svgOf(QByteArray("<!--").repeated(500'000));
    QTest::newRow("png of tiny chunks") << pngOf({1, 1}, "x").first(33) + pngChunk("tEXt", {}).repeated(200'000);
    QTest::newRow("jpeg of fill bytes") << jpegOf(QByteArray(5'000'000, '\xFF'));
    QTest::newRow("jpeg of stuffing") << jpegOf(kFrame + kScan + QByteArray("\xFF\0", 2).repeated(2'000'000));
    QTest::newRow("gif of empty extensions")
        << QByteArray("GIF89a\4\0\4\0\0\0\0", 13) + QByteArray("!\xF9\0", 3).repeated(1'000'000);

    // Each entry names the same PNG of 4 MB.
    const QByteArray png =
        pngOf({1, 1}, "x").chopped(12) + pngChunk("prVt", QByteArray(4'000'000, 'x')) + pngChunk("IEND", {});
    const int count = 60'000;
    const auto little32 = [](quint32 value) {
        value = qToLittleEndian(value);
        return QByteArray(reinterpret_cast<const char *>(&value), 4);
    };
    const QByteArray entry =
        QByteArray("\1\1\0\0\1\0\x20\0", 8) + little32(static_cast<quint32>(png.size())) + little32(6 + 16 * count);
    QTest::newRow("icon of one picture many times")
        << QByteArray("\0\0\1\0", 4) + little32(count).first(2) + entry.repeated(count) + png;
}

void StructureTest::walksHostileFilesInLinearTime()
{
    QFETCH(QByteArray, bytes);
    QElapsedTimer timer;
    timer.start();
    const StructureReport report = walkStructure(spanOf(bytes));
    QVERIFY(report.type != ImageType::Unknown);
    QVERIFY2(timer.elapsed() < 1000 * kTimeFactor, QByteArray::number(timer.elapsed()).constData());
}

QTEST_GUILESS_MAIN(StructureTest)
#include "tst_structure.moc"
