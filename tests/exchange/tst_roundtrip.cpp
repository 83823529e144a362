// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "exchange/exportrecords.h"
#include "exchange/listwriter.h"
#include "sources/listreader.h"

#include <QTest>

#include <functional>

using namespace bowerbird;
using namespace bowerbird::test;

// What is exported and imported again gives the same images, as far as the format has words for them.
class TestRoundTrip : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void givesTheSameImages_data();
    void givesTheSameImages();
    void checksumsSayThatTheyAreNoLinks();

private:
    static QByteArray write(ExportFormat format, const QList<ExportRecord> &records)
    {
        const std::unique_ptr<ListWriter> writer =
            makeListWriter({.format = format, .directory = u"/pictures"_s, .title = u"http://title.example/x.jpg"_s});
        QByteArray bytes = writer->head();
        for (const ExportRecord &record : records)
            bytes += writer->entry(record);
        return bytes + writer->foot();
    }
};

void TestRoundTrip::givesTheSameImages_data()
{
    QTest::addColumn<ExportFormat>("format");
    // What of an image the format can say.
    QTest::addColumn<std::function<ImageRef(const ImageRef &)>>("said");
    using Said = std::function<ImageRef(const ImageRef &)>;
    QTest::newRow("json lines") << ExportFormat::JsonLines << Said([](const ImageRef &image) { return image; });
    QTest::newRow("csv") << ExportFormat::Csv << Said([](const ImageRef &image) { return image; });
    QTest::newRow("contact sheet") << ExportFormat::ContactSheet << Said([](const ImageRef &image) {
        return ImageRef{.url = image.url,
                        .pageUrl = image.pageUrl,
                        .source = image.source,
                        .siteId = image.siteId,
                        .title = image.title,
                        .album = image.album,
                        .index = image.index,
                        .type = image.type,
                        .sendsReferer = image.sendsReferer,
                        .alternatives = image.alternatives};
    });
    QTest::newRow("markdown") << ExportFormat::Markdown << Said([](const ImageRef &image) {
        const QString title = image.title.isEmpty() ? image.url.section(u'/', -1) : image.title;
        return ImageRef{
            .url = image.url, .source = u"direct"_s, .title = title, .album = image.album, .type = image.type};
    });
    QTest::newRow("aria2") << ExportFormat::Aria2 << Said([](const ImageRef &image) {
        return ImageRef{.url = image.url,
                        .pageUrl = image.sendsReferer ? image.pageUrl : QString(),
                        .source = u"direct"_s,
                        .type = image.type,
                        .sendsReferer = image.sendsReferer,
                        .alternatives = image.alternatives};
    });
    QTest::newRow("metalink") << ExportFormat::Metalink << Said([](const ImageRef &image) {
        return ImageRef{.url = image.url,
                        .pageUrl = image.pageUrl,
                        .source = u"direct"_s,
                        .title = image.title,
                        .type = image.type,
                        .sizeBytes = image.sizeBytes,
                        .alternatives = image.alternatives,
                        .description = image.description};
    });
}

void TestRoundTrip::givesTheSameImages()
{
    QFETCH(ExportFormat, format);
    using Said = std::function<ImageRef(const ImageRef &)>;
    QFETCH(Said, said);
    QList<ExportRecord> records = {plainRecord(1), fullRecord(), plainRecord(3)};
    records[0].image.pageUrl = u"https://example.org/page.html"_s;
    const QByteArray bytes = write(format, records);
    const Result<LinkList> list = readLinkList(bytes, u"list.txt"_s); // told by its content alone
    QVERIFY2(list, list ? "" : qPrintable(list.error().detail));
    QCOMPARE(list->links.size(), records.size());
    for (qsizetype i = 0; i < records.size(); ++i) {
        QVERIFY2(list->isImage(i), qPrintable(list->links.at(i)));
        ImageRef image = list->images.at(i);
        ImageRef expected = said(records.at(i).image);
        const bool hasIndex =
            format == ExportFormat::JsonLines || format == ExportFormat::Csv || format == ExportFormat::ContactSheet;
        if (!hasIndex)
            image.index = expected.index = 1;
        QCOMPARE(image.url, expected.url);
        QCOMPARE(image.title, expected.title);
        QCOMPARE(image.album, expected.album);
        QCOMPARE(image.description, expected.description);
        QCOMPARE(image.tags, expected.tags);
        QVERIFY2(image == expected, bytes.constData());
    }
}

void TestRoundTrip::checksumsSayThatTheyAreNoLinks()
{
    const QByteArray bytes = write(ExportFormat::Checksums, {savedRecord(1, u"/pictures/back\\slash.png"_s)});
    QVERIFY(bytes.startsWith('\\'));
    const Result<LinkList> list = readLinkList(bytes, u"SHA256SUMS"_s);
    QVERIFY(!list);
    QCOMPARE(list.error().detail, QString::fromLatin1(kNoLinksInChecksums));
}

QTEST_GUILESS_MAIN(TestRoundTrip)
#include "tst_roundtrip.moc"
