// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "core/imagefilter.h"
#include "core/imagetype.h"

#include <QSet>
#include <QTest>

namespace bowerbird {

using namespace Qt::StringLiterals;

class TestImageType : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyTypeIsFoundByItsOwnNames();
    void readsMimeTypes_data();
    void readsMimeTypes();
    void readsExtensions_data();
    void readsExtensions();
    void onlyMp4AndWebmAreVideos();
    void selectsTypes_data();
    void selectsTypes();
    void selectionSurvivesItsText_data();
    void selectionSurvivesItsText();
    void refusesUnknownWords_data();
    void refusesUnknownWords();
    void everythingButVideosByDefault();
    void filterRejects_data();
    void filterRejects();
    void filterReasonsAreAsInTheEvents();
};

void TestImageType::everyTypeIsFoundByItsOwnNames()
{
    QSet<QString> mimes;
    QSet<QString> extensions;
    for (int i = 1; i < kImageTypeCount; ++i) {
        const auto type = static_cast<ImageType>(i);
        QCOMPARE(imageTypeFromMime(mimeType(type)), type);
        QCOMPARE(imageTypeFromExtension(fileExtension(type)), type);
        mimes.insert(mimeType(type));
        extensions.insert(fileExtension(type));
    }
    QCOMPARE(mimes.size(), kImageTypeCount - 1);
    QCOMPARE(extensions.size(), kImageTypeCount - 1);
    QVERIFY(mimeType(ImageType::Unknown).isEmpty());
    QVERIFY(fileExtension(ImageType::Unknown).isEmpty());
}

void TestImageType::readsMimeTypes_data()
{
    QTest::addColumn<QString>("mime");
    QTest::addColumn<ImageType>("type");
    QTest::newRow("plain") << u"image/jpeg"_s << ImageType::Jpeg;
    QTest::newRow("capitals") << u"IMAGE/PNG"_s << ImageType::Png;
    QTest::newRow("parameters") << u"image/webp; charset=binary"_s << ImageType::WebP;
    QTest::newRow("spaces") << u"  image/gif ;x"_s << ImageType::Gif;
    QTest::newRow("alias") << u"image/jpg"_s << ImageType::Jpeg;
    QTest::newRow("icon") << u"image/vnd.microsoft.icon"_s << ImageType::Ico;
    QTest::newRow("page") << u"text/html"_s << ImageType::Unknown;
    QTest::newRow("half") << u"image/"_s << ImageType::Unknown;
    QTest::newRow("empty") << QString() << ImageType::Unknown;
}

void TestImageType::readsMimeTypes()
{
    QFETCH(QString, mime);
    QTEST(imageTypeFromMime(mime), "type");
}

void TestImageType::readsExtensions_data()
{
    QTest::addColumn<QString>("extension");
    QTest::addColumn<ImageType>("type");
    QTest::newRow("jpg") << u"jpg"_s << ImageType::Jpeg;
    QTest::newRow("capitals") << u"JPEG"_s << ImageType::Jpeg;
    QTest::newRow("dot") << u".jfif"_s << ImageType::Jpeg;
    QTest::newRow("jpe") << u"jpe"_s << ImageType::Jpeg;
    QTest::newRow("tif") << u"tif"_s << ImageType::Tiff;
    QTest::newRow("tiff") << u"tiff"_s << ImageType::Tiff;
    QTest::newRow("heif") << u"heif"_s << ImageType::Heic;
    QTest::newRow("m4v") << u"m4v"_s << ImageType::Mp4;
    QTest::newRow("beginning only") << u"jp"_s << ImageType::Unknown;
    QTest::newRow("two dots") << u"..jpg"_s << ImageType::Unknown;
    QTest::newRow("page") << u"html"_s << ImageType::Unknown;
    QTest::newRow("empty") << QString() << ImageType::Unknown;
    QTest::newRow("dot alone") << u"."_s << ImageType::Unknown;
}

void TestImageType::readsExtensions()
{
    QFETCH(QString, extension);
    QTEST(imageTypeFromExtension(extension), "type");
}

void TestImageType::onlyMp4AndWebmAreVideos()
{
    for (int i = 0; i < kImageTypeCount; ++i) {
        const auto type = static_cast<ImageType>(i);
        QCOMPARE(isVideo(type), type == ImageType::Mp4 || type == ImageType::WebM);
    }
}

void TestImageType::selectsTypes_data()
{
    QTest::addColumn<QString>("list");
    QTest::addColumn<QList<ImageType>>("allowed");
    const QList<ImageType> jpegAndPng = {ImageType::Jpeg, ImageType::Png};
    QList<ImageType> images;
    for (int i = 1; i < kImageTypeCount; ++i) {
        if (!isVideo(static_cast<ImageType>(i)))
            images << static_cast<ImageType>(i);
    }
    QTest::newRow("two") << u"jpeg,png"_s << jpegAndPng;
    QTest::newRow("spellings") << u" JPG , .png,"_s << jpegAndPng;
    QTest::newRow("images") << u"image"_s << images;
    QTest::newRow("image and more") << u"gif,image"_s << images;
    QTest::newRow("images and a video") << u"image,mp4"_s << images + QList{ImageType::Mp4};
    QTest::newRow("all") << u"all"_s << images + QList{ImageType::Mp4, ImageType::WebM};
}

void TestImageType::selectsTypes()
{
    QFETCH(QString, list);
    QFETCH(QList<ImageType>, allowed);
    const Result<TypeSelection> selection = TypeSelection::parse(list);
    QVERIFY(selection);
    for (int i = 1; i < kImageTypeCount; ++i) {
        const auto type = static_cast<ImageType>(i);
        QCOMPARE(selection->allows(type), allowed.contains(type));
    }
    QVERIFY2(selection->allows(ImageType::Unknown), "What it is shows only in its bytes");
    QCOMPARE(selection->allowsVideo(), allowed.contains(ImageType::Mp4) || allowed.contains(ImageType::WebM));
}

void TestImageType::selectionSurvivesItsText_data()
{
    QTest::addColumn<QString>("list");
    QTest::addColumn<QString>("text");
    QTest::newRow("one") << u"jpg"_s << u"jpeg"_s;
    QTest::newRow("some") << u"webp,jpeg,png"_s << u"jpeg,png,webp"_s;
    QTest::newRow("image") << u"image"_s << u"image"_s;
    QTest::newRow("image and video") << u"webm,image"_s << u"image,webm"_s;
    QTest::newRow("all") << u"image,mp4,webm"_s << u"all"_s;
}

void TestImageType::selectionSurvivesItsText()
{
    QFETCH(QString, list);
    const Result<TypeSelection> selection = TypeSelection::parse(list);
    QVERIFY(selection);
    QTEST(selection->toString(), "text");
    const Result<TypeSelection> again = TypeSelection::parse(selection->toString());
    QVERIFY(again);
    for (int i = 1; i < kImageTypeCount; ++i)
        QCOMPARE(again->allows(static_cast<ImageType>(i)), selection->allows(static_cast<ImageType>(i)));
    QVERIFY(*again == *selection);
}

void TestImageType::refusesUnknownWords_data()
{
    QTest::addColumn<QString>("list");
    QTest::addColumn<QString>("detail");
    QTest::newRow("word") << u"jpeg,pictures"_s << u"pictures"_s;
    QTest::newRow("empty") << QString() << QString();
    QTest::newRow("commas") << u",,"_s << u",,"_s;
    QTest::newRow("blank") << u"png, "_s << QString();
}

void TestImageType::refusesUnknownWords()
{
    QFETCH(QString, list);
    const Result<TypeSelection> selection = TypeSelection::parse(list);
    QVERIFY(!selection);
    QCOMPARE(selection.error().reason, FailureReason::UnsupportedLink);
    QTEST(selection.error().detail, "detail");
}

void TestImageType::everythingButVideosByDefault()
{
    const TypeSelection selection;
    for (int i = 0; i < kImageTypeCount; ++i)
        QCOMPARE(selection.allows(static_cast<ImageType>(i)), !isVideo(static_cast<ImageType>(i)));
    QCOMPARE(selection.toString(), u"image"_s);
}

void TestImageType::filterRejects_data()
{
    QTest::addColumn<ImageType>("type");
    QTest::addColumn<qint64>("sizeBytes");
    QTest::addColumn<std::optional<FilterReason>>("reason");
    const std::optional<FilterReason> wanted;
    QTest::newRow("wanted") << ImageType::Jpeg << 500LL << wanted;
    QTest::newRow("just fits") << ImageType::Jpeg << 1000LL << wanted;
    QTest::newRow("too large") << ImageType::Jpeg << 1001LL << std::optional(FilterReason::Bytes);
    QTest::newRow("size not known") << ImageType::Jpeg << 0LL << wanted;
    QTest::newRow("other type") << ImageType::Gif << 500LL << std::optional(FilterReason::Type);
    QTest::newRow("type not known") << ImageType::Unknown << 500LL << wanted;
    QTest::newRow("type before size") << ImageType::Gif << 5000LL << std::optional(FilterReason::Type);
}

void TestImageType::filterRejects()
{
    QFETCH(ImageType, type);
    QFETCH(qint64, sizeBytes);
    const ImageFilter filter{.types = *TypeSelection::parse(u"jpeg"), .maxBytes = 1000};
    ImageRef image;
    image.type = type;
    image.sizeBytes = sizeBytes;
    QFETCH(std::optional<FilterReason>, reason);
    QVERIFY(filter.rejects(image) == reason);
    image.type = ImageType::Jpeg;
    QVERIFY2(!ImageFilter{.types = filter.types}.rejects(image), "Without a limit any size is wanted");
}

void TestImageType::filterReasonsAreAsInTheEvents()
{
    QCOMPARE(filterReasonName(FilterReason::Type), u"type"_s);
    QCOMPARE(filterReasonName(FilterReason::Album), u"album"_s);
    QCOMPARE(filterReasonName(FilterReason::Size), u"size"_s);
    QCOMPARE(filterReasonName(FilterReason::Bytes), u"bytes"_s);
}

} // namespace bowerbird

QTEST_GUILESS_MAIN(bowerbird::TestImageType)
#include "tst_imagetype.moc"
