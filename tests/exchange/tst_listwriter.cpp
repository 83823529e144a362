// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "exchange/exportrecords.h"
#include "exchange/listwriter.h"

#include <QCryptographicHash>
#include <QProcess>
#include <QSet>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>
#include <QXmlStreamReader>

#include <algorithm>

using namespace bowerbird;
using namespace bowerbird::test;

class TestListWriter : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void everyFormatHasANameOfItsOwn();
    void tellsNoSecret_data();
    void tellsNoSecret();
    void csvIsQuotedAndRunsNoFormula();
    void checksumsAreReadByCoreutils();
    void checksumsLeaveOutWhatWasNotSaved();
    void aria2NamesFileRefererAndChecksum();
    void metalinkIsWellFormedAndNamesAreUnique();
    void contactSheetNeedsNothingElse();
    void contactSheetLinksFilesBelowIt();
    void markdownHasAHeadingForEachAlbum();

private:
    static QByteArray write(ExportFormat format, const QList<ExportRecord> &records, ListOptions options = {})
    {
        options.format = format;
        const std::unique_ptr<ListWriter> writer = makeListWriter(options);
        QByteArray bytes = writer->head();
        for (const ExportRecord &record : records)
            bytes += writer->entry(record);
        return bytes + writer->foot();
    }
};

void TestListWriter::everyFormatHasANameOfItsOwn()
{
    for (const ExportFormat format : kExportFormats) {
        QVERIFY(formatFromName(formatName(format)) == format);
        QVERIFY2(formatOfFile(u"/tmp/"_s + usualFileName(format)) == format, qPrintable(usualFileName(format)));
    }
    QVERIFY(!formatFromName(u"odt"));
    QVERIFY(!formatOfFile(u"/tmp/images.txt"_s));
    QVERIFY(!formatOfFile(u"/tmp/images"_s));
}

void TestListWriter::tellsNoSecret_data()
{
    QTest::addColumn<ExportFormat>("format");
    for (const ExportFormat format : kExportFormats)
        QTest::newRow(qPrintable(formatName(format))) << format;
}

void TestListWriter::tellsNoSecret()
{
    QFETCH(ExportFormat, format);
    ExportRecord record = savedRecord(1, u"/pictures/1.png"_s);
    record.image.url = u"https://me:hunter2@example.org/1.png?token=hunter2&w=5"_s;
    record.image.pageUrl = u"https://me:hunter2@example.org/page?w=5"_s;
    record.image.previewUrl = u"https://example.org/small.png?X-Amz-Signature=hunter2"_s;
    record.image.alternatives = {u"https://example.net/1.png?sig=hunter2"_s};
    record.image.sendsReferer = true;
    const QByteArray list = write(format, {record});
    QVERIFY2(!list.contains("hunter2") && !list.contains("//me"), list.constData());
    QVERIFY(format == ExportFormat::Checksums || list.contains("https://example.org/1.png"));
    QVERIFY(format == ExportFormat::Checksums || format == ExportFormat::Csv || !list.contains("***"));
}

void TestListWriter::csvIsQuotedAndRunsNoFormula()
{
    const QByteArray list = write(ExportFormat::Csv, {fullRecord()});
    QVERIFY(list.startsWith("url,title,album,index,type,"));
    QCOMPARE(list.count("\r\n"), 2);
    QVERIFY2(list.contains(",\"'=SUM(A1) \"\"Grüße\"\", [world] *bold*"), list.constData());
    QVERIFY2(list.contains(",''tis # an album | no. 1_2,"), list.constData());
    QVERIFY2(list.contains(",'@bird,"), list.constData());
    QVERIFY2(list.contains("\"'-1 first line\nsecond; \"\"line\"\"\ttab\"\r\n"), list.constData());
}

// The tool itself says whether the list is good, names and all.
void TestListWriter::checksumsAreReadByCoreutils()
{
    const QString program = QStandardPaths::findExecutable(u"sha256sum"_s);
    if (program.isEmpty())
        QSKIP("needs sha256sum");
    QTemporaryDir directory;
    QList<ExportRecord> records;
    for (const QString &name : {u"plain.png"_s, u"with space.png"_s, u"new\nline.png"_s, u"back\\slash\r.png"_s,
                                u"-dash.png"_s, u"\u00fc\u4e2d.png"_s}) {
        QFile file(directory.filePath(name));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(name.toUtf8());
        records << savedRecord(1, file.fileName());
        records.last().file.sha256 = QCryptographicHash::hash(name.toUtf8(), QCryptographicHash::Sha256);
    }
    const QByteArray list = write(ExportFormat::Checksums, records, {.directory = directory.path()});
    QVERIFY2(!list.contains(directory.path().toUtf8()), "files below the list are named from there");
    QProcess process;
    process.setWorkingDirectory(directory.path());
    process.start(program, {u"--check"_s, u"--strict"_s, u"-"_s});
    process.write(list);
    process.closeWriteChannel();
    QVERIFY(process.waitForFinished());
    QVERIFY2(process.exitCode() == 0, process.readAllStandardError().constData());
}

void TestListWriter::checksumsLeaveOutWhatWasNotSaved()
{
    QCOMPARE(write(ExportFormat::Checksums, {plainRecord(1)}), QByteArray());
}

void TestListWriter::aria2NamesFileRefererAndChecksum()
{
    ExportRecord record = savedRecord(7, u"/pictures/a b.png"_s);
    record.image.pageUrl = u"https://example.org/page"_s;
    record.image.sendsReferer = true;
    record.image.alternatives = {u"https://mirror.example.org/7.jpg"_s};
    QCOMPARE(write(ExportFormat::Aria2, {record, plainRecord(8)}),
             QByteArray("https://i.example.org/7.jpg\thttps://mirror.example.org/7.jpg\n"
                        "  out=a b.png\n"
                        "  referer=https://example.org/page\n"
                        "  checksum=sha-256=" +
                        QByteArray("07").repeated(32) + "\nhttps://i.example.org/8.jpg\n"));
    record.file.path = u"/pictures/a\n dir=b.png"_s;
    QVERIFY2(write(ExportFormat::Aria2, {record}).contains("\n  out=a dir=b.png\n"), "no option can be smuggled in");
}

void TestListWriter::metalinkIsWellFormedAndNamesAreUnique()
{
    QList<ExportRecord> records = {fullRecord(), savedRecord(1, u"/a/x.png"_s), savedRecord(2, u"/b/x.png"_s),
                                   savedRecord(3, u"/c/X.png"_s), savedRecord(4, u"/d/x (2).png"_s)};
    records[0].image.title += QChar(0x1);
    QXmlStreamReader xml(write(ExportFormat::Metalink, records));
    QStringList names;
    QStringList hashes;
    while (!xml.atEnd()) {
        xml.readNext();
        if (!xml.isStartElement())
            continue;
        QCOMPARE(xml.namespaceUri(), u"urn:ietf:params:xml:ns:metalink");
        if (xml.name() == u"file")
            names << xml.attributes().value(u"name"_s).toString();
        else if (xml.name() == u"hash")
            hashes << xml.attributes().value(u"type"_s).toString() << xml.readElementText();
    }
    QVERIFY2(!xml.hasError(), qPrintable(xml.errorString()));
    QCOMPARE(names.size(), 5);
    QCOMPARE(QSet<QString>(names.begin(), names.end()).size(), 5);
    QVERIFY(std::none_of(names.begin(), names.end(), [](const QString &name) { return name.contains(u'/'); }));
    QCOMPARE(hashes.first(), u"sha-256"_s);
    QCOMPARE(hashes.at(1), u"01"_s.repeated(32));
}

void TestListWriter::contactSheetNeedsNothingElse()
{
    ListOptions options{.directory = u"/pictures"_s, .title = u"Birds <& bowers>"_s};
    options.thumbnail = [](const ExportRecord &) { return QByteArray("\x89PNG-bytes"); };
    const QByteArray sheet =
        write(ExportFormat::ContactSheet, {savedRecord(1, u"/pictures/1.png"_s), fullRecord()}, options);
    QVERIFY(sheet.contains("<h1>Birds &lt;&amp; bowers&gt;</h1>"));
    QVERIFY(sheet.contains(QByteArray("src=\"data:image/png;base64," + QByteArray("\x89PNG-bytes").toBase64() + '"')));
    QVERIFY(sheet.contains("prefers-color-scheme: dark"));
    QVERIFY(!sheet.contains("<script") && !sheet.contains("<link"));
    QVERIFY2(!sheet.contains("src=\"http"), "nothing is fetched when it is looked at");
    QVERIFY2(!sheet.contains("<b>"), "titles are text");
    QCOMPARE(sheet.count("<li data-url="), 2);
    QCOMPARE(sheet.count("</li>"), 2);
}

void TestListWriter::contactSheetLinksFilesBelowIt()
{
    const ListOptions options{.directory = u"/pictures"_s, .pictures = SheetPictures::Linked};
    const QByteArray sheet =
        write(ExportFormat::ContactSheet,
              {savedRecord(1, u"/pictures/my birds/50% #1?.png"_s), savedRecord(2, u"/else where/2.png"_s)}, options);
    QVERIFY2(sheet.contains("src=\"./my%20birds/50%25%20%231%3F.png\""), sheet.constData());
    QVERIFY2(sheet.contains("src=\"file:///else%20where/2.png\""), sheet.constData());
}

void TestListWriter::markdownHasAHeadingForEachAlbum()
{
    QList<ExportRecord> records = {plainRecord(1), plainRecord(2), plainRecord(3)};
    records[1].image.album = u"Nests"_s;
    records[2].image.album = u"Nests"_s;
    records[2].image.title = u"a [b](c)"_s;
    const QByteArray list = write(ExportFormat::Markdown, records, {.title = u"All"_s});
    QCOMPARE(list, QByteArray("<!-- Bowerbird: a list of images -->\n# All\n\n"
                              "- [1\\.jpg](<https://i.example.org/1.jpg>) · JPG\n"
                              "\n## Nests\n\n"
                              "- [2\\.jpg](<https://i.example.org/2.jpg>) · JPG\n"
                              "- [a \\[b\\]\\(c\\)](<https://i.example.org/3.jpg>) · JPG\n"));
}

QTEST_GUILESS_MAIN(TestListWriter)
#include "tst_listwriter.moc"
