// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "media/probe.h"
#include "media/samples.h"

#include <QTest>

using namespace bowerbird;
using namespace bowerbird::test;

class ProbeTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void tellsFormatsByTheirFirstBytes_data();
    void tellsFormatsByTheirFirstBytes();
    void decidesWithinTheBytesThatAreSniffed();
    void describesWhatIsNoPicture_data();
    void describesWhatIsNoPicture();
};

namespace {

QByteArray raw(const char *bytes, qsizetype size)
{
    return QByteArray(bytes, size);
}

QByteArray bmpHead(char headerSize, char pixelsAt)
{
    QByteArray head("BM");
    head += QByteArray(8, '\0') + pixelsAt + QByteArray(3, '\0') + headerSize;
    return head + QByteArray(40, '\0');
}

QByteArray ftyp(const char *brands)
{
    return isoBox("ftyp", brands);
}

} // namespace

void ProbeTest::tellsFormatsByTheirFirstBytes_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<ImageType>("type");
    const auto row = [](const char *name, const QByteArray &bytes, ImageType type) {
        QTest::newRow(name) << bytes << type;
    };
    row("nothing", {}, ImageType::Unknown);
    row("jpeg", "\xFF\xD8\xFF\xE0", ImageType::Jpeg);
    row("jpeg: only SOI", "\xFF\xD8", ImageType::Unknown);
    row("png", "\x89PNG\r\n\x1A\n", ImageType::Png);
    row("png through a text mode", "\x89PNG\n\x1A\n", ImageType::Unknown);
    row("gif87a", "GIF87a", ImageType::Gif);
    row("gif89a", "GIF89a", ImageType::Gif);
    row("gif88a", "GIF88a", ImageType::Unknown);
    row("webp", "RIFF\1\2\3\4WEBPVP8 ", ImageType::WebP);
    row("riff wave", "RIFF\1\2\3\4WAVEfmt ", ImageType::Unknown);
    row("riff alone", "RIFF", ImageType::Unknown);
    row("bmp", bmpHead(40, 54), ImageType::Bmp);
    row("bmp of OS/2", bmpHead(12, 26), ImageType::Bmp);
    row("text that begins with BM", "BMW builds cars, and this is a sentence about them.", ImageType::Unknown);
    row("bmp: pixels in the header", bmpHead(40, 20), ImageType::Unknown);
    row("bmp: header of no known size", bmpHead(41, 60), ImageType::Unknown);
    row("tiff, little endian", raw("II*\0\x08\0\0\0", 8), ImageType::Tiff);
    row("tiff, big endian", raw("MM\0*\0\0\0\x08", 8), ImageType::Tiff);
    row("tiff of mixed order", raw("II\0*", 4), ImageType::Unknown);
    row("ico", raw("\0\0\1\0\1\0\x10\x10\0\0\1\0\x20\0\x68\4\0\0\x16\0\0\0", 22), ImageType::Ico);
    row("cursor", raw("\0\0\2\0\1\0\x10\x10\0\0\1\0\x20\0\x68\4\0\0\x16\0\0\0", 22), ImageType::Ico);
    row("ico without entries", raw("\0\0\1\0\0\0\x10\x10\0\0\1\0\x20\0\x68\4\0\0\x16\0\0\0", 22), ImageType::Unknown);
    row("ico: picture within its directory", raw("\0\0\1\0\1\0\x10\x10\0\0\1\0\x20\0\x68\4\0\0\x06\0\0\0", 22),
        ImageType::Unknown);
    row("mpeg", raw("\0\0\1\xBA\x44\0\4\0\4\1\0\1\0\0\0\0\0\0\0\0\0\0", 22), ImageType::Unknown);
    row("avif", ftyp("avif....mif1miaf"), ImageType::Avif);
    row("avif sequence", ftyp("avis....avif"), ImageType::Avif);
    row("avif in a heif container", ftyp("mif1....mif1avif"), ImageType::Avif);
    row("heic", ftyp("heic....mif1heic"), ImageType::Heic);
    row("heix", ftyp("heix....mif1"), ImageType::Heic);
    row("heif of any codec", ftyp("mif1....mif1"), ImageType::Heic);
    row("mp4", ftyp("mp42....isommp42"), ImageType::Mp4);
    row("quicktime", ftyp("qt  ....qt  "), ImageType::Mp4);
    row("brand in the version only", ftyp("M4A avif"), ImageType::Unknown);
    row("audio", ftyp("M4A ....M4A "), ImageType::Unknown);
    row("brand behind the box", ftyp("M4A ....") + "avif", ImageType::Unknown);
    row("jxl codestream", "\xFF\x0A\xFA\x1F", ImageType::Jxl);
    row("jxl container", raw("\0\0\0\x0CJXL \r\n\x87\n", 12), ImageType::Jxl);
    row("webm", "\x1A\x45\xDF\xA3\x9F\x42\x86\x81\x01\x42\x82\x84webm", ImageType::WebM);
    row("matroska", "\x1A\x45\xDF\xA3\x9F\x42\x82\x88matroska", ImageType::WebM);
    row("ebml of another kind",
        "\x1A\x45\xDF\xA3\x9F\x42\x82\x84"
        "abcd",
        ImageType::Unknown);
    row("svg", "<svg xmlns='http://www.w3.org/2000/svg'/>", ImageType::Svg);
    row("svg behind everything", "\xEF\xBB\xBF \n<?xml version='1.0'?>\n<!-- <html> -->\n<!DOCTYPE svg PUBLIC 'x'>",
        ImageType::Svg);
    row("svg with a prefix", "<?xml version='1.0'?><svg:svg>", ImageType::Svg);
    row("svg that is another word", "<svgfoo>", ImageType::Unknown);
    row("svg within html", "<!DOCTYPE html><svg width='1'>", ImageType::Unknown);
    row("html", "<html><svg></svg></html>", ImageType::Unknown);
}

void ProbeTest::tellsFormatsByTheirFirstBytes()
{
    QFETCH(QByteArray, bytes);
    QFETCH(ImageType, type);
    QCOMPARE(sniff(spanOf(bytes)), type);
}

void ProbeTest::decidesWithinTheBytesThatAreSniffed()
{
    for (const Sample &sample : allSamples()) {
        const QByteArray head = sample.bytes.first(qMin<qsizetype>(kSniffBytes, sample.bytes.size()));
        QVERIFY2(sniff(spanOf(head)) == sample.type, sample.name);
    }
}

void ProbeTest::describesWhatIsNoPicture_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("description");
    const auto row = [](const QByteArray &bytes, const char *description) {
        QTest::addRow("%s: %s", description, bytes.first(qMin<qsizetype>(bytes.size(), 12)).toPercentEncoding().data())
            << bytes << QString::fromLatin1(description);
    };
    row({}, "an empty file");
    row("<!DOCTYPE html>\n<html>", "a web page");
    row("\xEF\xBB\xBF\r\n<!-- hello --><HTML lang=de>", "a web page");
    row("<?xml version='1.0'?><html xmlns='x'>", "a web page");
    row("<p>Not found</p>", "a web page");
    row("<?xml version='1.0'?><Error><Code>AccessDenied</Code></Error>", "text");
    row("{\"error\":\"gone\"}", "text");
    row("<picture-list>", "text");
    row("Not found\n", "text");
    row("MZ\x90", "a program");
    row("\x7F"
        "ELF\2\1\1",
        "a program");
    row("#!/bin/sh\nrm", "a program");
    row("PK\3\4\x14", "an archive");
    row("\x1F\x8B\x08", "an archive");
    row(QByteArray(257, 'a') + "ustar", "an archive");
    row("%PDF-1.7\n", "a PDF document");
    row(raw("\0\1\2\3", 4), "an unknown format");
}

void ProbeTest::describesWhatIsNoPicture()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QString, description);
    QCOMPARE(sniff(spanOf(bytes)), ImageType::Unknown);
    QCOMPARE(describeNonImage(spanOf(bytes)), description);
    QCOMPARE(walkStructure(spanOf(bytes)).detail, description);
}

QTEST_GUILESS_MAIN(ProbeTest)
#include "tst_probe.moc"
