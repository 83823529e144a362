// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "store/filehelpers.h"
#include "store/sidecar.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTest>

namespace bowerbird {

using namespace Qt::StringLiterals;

namespace {

ImageRef wholeImage()
{
    ImageRef image{.url = u"https://ann:secret@i.example.org/a.jpg?token=secret#x"_s,
                   .pageUrl = u"https://example.org/page?key=secret"_s,
                   .source = u"imgur"_s,
                   .siteId = u"aB3"_s,
                   .title = u"At the \"sea\""_s,
                   .album = u"Holiday"_s,
                   .index = 7};
    image.description = u"Two\nlines"_s;
    image.user = u"ann"_s;
    image.tags = {u"sea"_s, u"sand"_s};
    image.publishedAt = QDateTime(QDate(2024, 3, 9), QTime(4, 5, 6), Qt::UTC);
    image.score = -3;
    image.isAnimated = true;
    return image;
}

SavedFile wholeFile(const QString &path)
{
    return {.path = path,
            .sizeBytes = 12345,
            .sha256 = QByteArray(32, '\x1f'),
            .type = ImageType::Jpeg,
            .widthPx = 640,
            .heightPx = 480,
            .verification = Verification::Decoded,
            .perceptualHash = 0xabcULL};
}

const QDateTime kDay(QDate(2026, 1, 2), QTime(3, 4, 5), Qt::UTC);

} // namespace

class TestSidecar : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void tellsAllThatIsKnownButNoSecret()
    {
        const QTemporaryDir folder;
        const QString image = folder.filePath(u"a.jpg"_s);
        QVERIFY(writeSidecar(wholeImage(), wholeFile(image), kDay));
        QCOMPARE(sidecarPath(image), folder.filePath(u"a.jpg.json"_s));
        const QByteArray text = test::readFile(sidecarPath(image));
        QVERIFY(!text.contains("secret"));
        const QJsonObject wanted{{u"generator"_s, u"Bowerbird"_s},
                                 {u"url"_s, u"https://i.example.org/a.jpg"_s},
                                 {u"page"_s, u"https://example.org/page"_s},
                                 {u"source"_s, u"imgur"_s},
                                 {u"site_id"_s, u"aB3"_s},
                                 {u"title"_s, u"At the \"sea\""_s},
                                 {u"description"_s, u"Two\nlines"_s},
                                 {u"author"_s, u"ann"_s},
                                 {u"album"_s, u"Holiday"_s},
                                 {u"index"_s, 7},
                                 {u"published"_s, u"2024-03-09T04:05:06Z"_s},
                                 {u"tags"_s, QJsonArray{u"sea"_s, u"sand"_s}},
                                 {u"score"_s, -3},
                                 {u"animated"_s, true},
                                 {u"file"_s, u"a.jpg"_s},
                                 {u"type"_s, u"image/jpeg"_s},
                                 {u"bytes"_s, 12345},
                                 {u"width"_s, 640},
                                 {u"height"_s, 480},
                                 {u"sha256"_s, QString(u"1f"_s.repeated(32))},
                                 {u"perceptual_hash"_s, u"0000000000000abc"_s},
                                 {u"verified"_s, u"decoded"_s},
                                 {u"downloaded"_s, u"2026-01-02T03:04:05Z"_s}};
        QCOMPARE(QJsonDocument::fromJson(text).object(), wanted);
        QCOMPARE(QDir(folder.path()).entryList(QDir::Files), QStringList(u"a.jpg.json"_s));
    }

    void leavesOutWhatIsNotKnown()
    {
        const QByteArray text = sidecarOf({.url = u"http://h/a"_s}, {.path = u"/x/a.png"_s}, {});
        QCOMPARE(QJsonDocument::fromJson(text).object().keys(),
                 (QStringList{u"file"_s, u"generator"_s, u"index"_s, u"url"_s}));
    }

    void replacesItsOwnOnly_data()
    {
        QTest::addColumn<QByteArray>("before");
        QTest::addColumn<bool>("isReplaced");
        QTest::newRow("ours") << sidecarOf({.url = u"http://h/old"_s}, {}, {}) << true;
        QTest::newRow("another program's") << QByteArray("{\"generator\":\"gallery\"}") << false;
        QTest::newRow("no JSON") << QByteArray("notes") << false;
        QTest::newRow("empty") << QByteArray() << false;
    }
    void replacesItsOwnOnly()
    {
        QFETCH(QByteArray, before);
        QFETCH(bool, isReplaced);
        const QTemporaryDir folder;
        const QString image = folder.filePath(u"a.jpg"_s);
        test::writeFile(sidecarPath(image), before);
        QCOMPARE(isSidecar(sidecarPath(image)), isReplaced);
        QCOMPARE(writeSidecar(wholeImage(), wholeFile(image), kDay).has_value(), isReplaced);
        QCOMPARE(test::readFile(sidecarPath(image)) != before, isReplaced);
        QCOMPARE(QDir(folder.path()).entryList(QDir::Files), QStringList(u"a.jpg.json"_s));
    }

    void followsNoLink()
    {
        const QTemporaryDir folder;
        const QString image = folder.filePath(u"a.jpg"_s);
        const QByteArray other = sidecarOf({.url = u"http://h/old"_s}, {}, {});
        test::writeFile(folder.filePath(u"other.json"_s), other);
        QVERIFY(QFile::link(folder.filePath(u"other.json"_s), sidecarPath(image)));
        QVERIFY(!writeSidecar(wholeImage(), wholeFile(image), kDay));
        QCOMPARE(test::readFile(folder.filePath(u"other.json"_s)), other);
    }

    void saysWhenItCannotBeWritten()
    {
        const auto written = writeSidecar(wholeImage(), wholeFile(u"/no/such/folder/a.jpg"_s), kDay);
        QVERIFY(!written);
        QCOMPARE(written.error().reason, FailureReason::NotWritable);
    }
};

} // namespace bowerbird

QTEST_GUILESS_MAIN(bowerbird::TestSidecar)
#include "tst_sidecar.moc"
