// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "core/imageref.h"
#include "core/nametemplate.h"
#include "core/safefilename.h"
#include "core/settings.h"

#include <QTest>

namespace bowerbird {

using namespace Qt::StringLiterals;

namespace {

using Kind = NameTemplateError::Kind;

NameFacts everything()
{
    return {.site = u"imgur"_s,
            .album = u"Holiday"_s,
            .title = u"At the sea"_s,
            .rawName = u"IMG_7.JPEG"_s,
            .id = u"aB3"_s,
            .user = u"ann"_s,
            .host = u"i.imgur.com"_s,
            .index = 7,
            .date = QDateTime(QDate(2024, 3, 9), QTime(4, 5, 6), Qt::UTC),
            .widthPx = 640,
            .heightPx = 480,
            .sha256 = QByteArray::fromHex("0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef"),
            .counter = 12,
            .type = ImageType::Jpeg};
}

// Only a name and a type.
NameFacts little()
{
    return {.rawName = u"a.png"_s, .type = ImageType::Png};
}

QString filled(const QString &text, const NameFacts &facts)
{
    const auto parsed = NameTemplate::parse(text);
    return parsed ? parsed->path(facts) : u"no template"_s;
}

} // namespace

class TestNameTemplate : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void fillsItsFields_data();
    void fillsItsFields();
    void dropsWhatIsNotKnown_data();
    void dropsWhatIsNotKnown();
    void givesTheRealExtension_data();
    void givesTheRealExtension();
    void staysInItsDirectory_data();
    void staysInItsDirectory();
    void pointsAtTheError_data();
    void pointsAtTheError();
    void namesAsBeforeByDefault_data();
    void namesAsBeforeByDefault();
    void cutsLongParts();
    void knowsItsFields();
    void readsFactsOfAnImage();
};

void TestNameTemplate::fillsItsFields_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("path");
    QTest::newRow("default") << u"{name}.{ext}"_s << u"IMG_7.JPEG"_s;
    QTest::newRow("folders") << u"{site}/{album}/{index:03}-{name}.{ext}"_s << u"imgur/Holiday/007-IMG_7.JPEG"_s;
    QTest::newRow("title") << u"{title} {id}.{ext}"_s << u"At the sea aB3.JPEG"_s;
    QTest::newRow("case of fields") << u"{Title}.{EXT}"_s << u"At the sea.JPEG"_s;
    QTest::newRow("spaces in braces") << u"{ title | name }.{ext}"_s << u"At the sea.JPEG"_s;
    QTest::newRow("user and host") << u"{user}@{host}"_s << u"ann@i.imgur.com.JPEG"_s;
    QTest::newRow("number") << u"{index}"_s << u"7.JPEG"_s;
    QTest::newRow("digits without zero") << u"{index:4}"_s << u"0007.JPEG"_s;
    QTest::newRow("more digits than asked for") << u"{width:02}x{height}"_s << u"640x480.JPEG"_s;
    QTest::newRow("date") << u"{date}"_s << u"2024-03-09.JPEG"_s;
    QTest::newRow("date as asked") << u"{date:yyyy}/{date:MM}/{date:dd HHmmss}"_s << u"2024/03/09 040506.JPEG"_s;
    QTest::newRow("name of a month") << u"{date:MMMM}"_s << u"March.JPEG"_s;
    QTest::newRow("hash") << u"{hash:8}"_s << u"01234567.JPEG"_s;
    QTest::newRow("whole hash") << u"{hash}"_s
                                << u"0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef.JPEG"_s;
    QTest::newRow("counter") << u"{counter:5}"_s << u"00012.JPEG"_s;
    QTest::newRow("letters") << u"{title:6}.{ext}"_s << u"At the.JPEG"_s;
    QTest::newRow("braces") << u"{{{index}}}"_s << u"{7}.JPEG"_s;
    QTest::newRow("no field") << u"picture"_s << u"picture.JPEG"_s;
    QTest::newRow("first choice") << u"{album|title|host}"_s << u"Holiday.JPEG"_s;
    QTest::newRow("ext in front") << u"{ext}/{name}"_s << u"JPEG/IMG_7.JPEG"_s;
    QTest::newRow("ext as a word") << u"{name}-{ext}"_s << u"IMG_7-JPEG.JPEG"_s;
    QTest::newRow("ext without its dot") << u"{name}{ext}"_s << u"IMG_7.JPEG"_s;
    QTest::newRow("ext alone") << u".{ext}"_s << u"IMG_7.JPEG"_s;
    QTest::newRow("folder alone") << u"{album}/"_s << u"Holiday/IMG_7.JPEG"_s;
}

void TestNameTemplate::fillsItsFields()
{
    QFETCH(QString, text);
    QTEST(filled(text, everything()), "path");
}

void TestNameTemplate::dropsWhatIsNotKnown_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("path");
    QTest::newRow("in front") << u"{album}-{name}.{ext}"_s << u"a.png"_s;
    QTest::newRow("at the end") << u"{name} - {album}.{ext}"_s << u"a.png"_s;
    QTest::newRow("in the middle") << u"x-{album}-{name}.{ext}"_s << u"x-a.png"_s;
    QTest::newRow("several") << u"{album} {index:03}_{title}-{name}.{ext}"_s << u"a.png"_s;
    QTest::newRow("several at the end") << u"{name}_{title}-{album}.{ext}"_s << u"a.png"_s;
    QTest::newRow("side by side") << u"{album}{title}-{name}"_s << u"a.png"_s;
    QTest::newRow("brackets") << u"{name} ({user}).{ext}"_s << u"a.png"_s;
    QTest::newRow("brackets in the middle") << u"{name} [{user}] x.{ext}"_s << u"a x.png"_s;
    QTest::newRow("brackets of others") << u"(by {user})-{name}.{ext}"_s << u"(by)-a.png"_s;
    QTest::newRow("a folder") << u"{album}/{name}.{ext}"_s << u"a.png"_s;
    QTest::newRow("folder of several") << u"{site}/{album} - {user}/{name}.{ext}"_s << u"a.png"_s;
    QTest::newRow("part of a folder") << u"by {user}/{name}.{ext}"_s << u"by/a.png"_s;
    QTest::newRow("second choice") << u"{album|title|name}.{ext}"_s << u"a.png"_s;
    QTest::newRow("text") << u"{album|'no album'}/{name}"_s << u"no album/a.png"_s;
    QTest::newRow("text with a bar") << u"{album|\"a|b}\"}/{name}"_s << u"a_b}/a.png"_s;
    QTest::newRow("date") << u"{date:yyyy}-{name}"_s << u"a.png"_s;
    QTest::newRow("hash and size") << u"{hash:8} {width}x{name}"_s << u"xa.png"_s;
    QTest::newRow("nothing left") << u"{title}.{ext}"_s << u"a.png"_s;
    QTest::newRow("the template's own separators stay") << u"--{name}__"_s << u"_--a__.png"_s;
}

void TestNameTemplate::dropsWhatIsNotKnown()
{
    QFETCH(QString, text);
    QTEST(filled(text, little()), "path");
}

void TestNameTemplate::givesTheRealExtension_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("raw");
    QTest::addColumn<ImageType>("type");
    QTest::addColumn<QString>("path");
    const QString usual = u"{name}.{ext}"_s;
    QTest::newRow("other spelling") << usual << u"a.jpeg"_s << ImageType::Jpeg << u"a.jpeg"_s;
    QTest::newRow("wrong") << usual << u"a.jpg"_s << ImageType::Png << u"a.png"_s;
    QTest::newRow("none") << usual << u"a"_s << ImageType::Gif << u"a.gif"_s;
    QTest::newRow("unknown type") << usual << u"a.xyz"_s << ImageType::Unknown << u"a.xyz"_s;
    QTest::newRow("unknown type without") << usual << u"a"_s << ImageType::Unknown << u"a"_s;
    QTest::newRow("written out, right") << u"{name}.JPG"_s << u"a.jpeg"_s << ImageType::Jpeg << u"a.JPG"_s;
    QTest::newRow("written out, wrong") << u"{name}.jpg"_s << u"a"_s << ImageType::Png << u"a.png"_s;
    QTest::newRow("no extension") << u"v1.beta"_s << u"a"_s << ImageType::Png << u"v1.beta.png"_s;
    QTest::newRow("no name") << usual << u""_s << ImageType::Png << u"image.png"_s;
    QTest::newRow("neither") << usual << u""_s << ImageType::Unknown << u"image"_s;
    QTest::newRow("program") << usual << u"get.php"_s << ImageType::Jpeg << u"get.jpg"_s;
}

void TestNameTemplate::givesTheRealExtension()
{
    QFETCH(QString, text);
    QFETCH(QString, raw);
    QFETCH(ImageType, type);
    QTEST(filled(text, {.rawName = raw, .type = type}), "path");
}

void TestNameTemplate::staysInItsDirectory_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("title");
    QTest::addColumn<QString>("path");
    QTest::newRow("value goes up") << u"{title}/{name}"_s << u"../../etc"_s << u"etc/a.png"_s;
    QTest::newRow("value is dots") << u"{title}/{name}"_s << u".."_s << u"a.png"_s;
    QTest::newRow("value with slash") << u"{title}/{name}"_s << u"a/b\\c"_s << u"a_b_c/a.png"_s;
    QTest::newRow("absolute value") << u"{title}/{name}"_s << u"/etc/passwd"_s << u"etc_passwd/a.png"_s;
    QTest::newRow("template goes up") << u"../../{name}"_s << u"x"_s << u"a.png"_s;
    QTest::newRow("template is absolute") << u"/etc/{name}"_s << u"x"_s << u"etc/a.png"_s;
    QTest::newRow("template with empty folders") << u"a//./b/{name}"_s << u"x"_s << u"a/b/a.png"_s;
    QTest::newRow("dots from two halves") << u".{title}/{name}"_s << u"."_s << u"a.png"_s;
    QTest::newRow("device") << u"{title}/{title}"_s << u"con"_s << u"_con/_con.png"_s;
    QTest::newRow("newline and bidi") << u"{title}"_s << u"a\nb\u202Egnp"_s << u"a_bgnp.png"_s;
    QTest::newRow("extension in the title") << u"{title}.{ext}"_s << u"sea.jpg"_s << u"sea.png"_s;
}

void TestNameTemplate::staysInItsDirectory()
{
    QFETCH(QString, text);
    QFETCH(QString, title);
    NameFacts facts = little();
    facts.title = title;
    QTEST(filled(text, facts), "path");
}

void TestNameTemplate::pointsAtTheError_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<int>("kind");
    QTest::addColumn<qsizetype>("position");
    QTest::addColumn<QString>("word");
    const auto row = [](const char *name, const QString &text, Kind kind, qsizetype at, const QString &word) {
        QTest::newRow(name) << text << static_cast<int>(kind) << at << word;
    };
    row("empty", u""_s, Kind::Empty, 0, u""_s);
    row("blank", u"  "_s, Kind::Empty, 0, u""_s);
    row("unknown field", u"{album}/{nmae}.{ext}"_s, Kind::UnknownField, 9, u"nmae"_s);
    row("unknown choice", u"{album|tilte}"_s, Kind::UnknownField, 7, u"tilte"_s);
    row("open brace", u"a{name"_s, Kind::OpenBrace, 1, u"{"_s);
    row("brace in braces", u"{a{name}}"_s, Kind::OpenBrace, 0, u"{"_s);
    row("stray brace", u"name}x"_s, Kind::StrayBrace, 4, u"}"_s);
    row("nothing in braces", u"{}"_s, Kind::NoField, 1, u""_s);
    row("nothing beside the bar", u"{album|}"_s, Kind::NoField, 7, u""_s);
    row("no field before its format", u"{:3}"_s, Kind::NoField, 1, u""_s);
    row("digits", u"{index:abc}"_s, Kind::BadNumber, 7, u"12"_s);
    row("no digits", u"{index:}"_s, Kind::BadNumber, 7, u"12"_s);
    row("too many digits", u"{index:13}"_s, Kind::BadNumber, 7, u"12"_s);
    row("far too many digits", u"{index:99999999999999999999}"_s, Kind::BadNumber, 7, u"12"_s);
    row("hash", u"{hash:65}"_s, Kind::BadNumber, 6, u"64"_s);
    row("letter of a date", u"{date:yyyy-QQ}"_s, Kind::BadDate, 11, u"Q"_s);
    row("colon in a date", u"{date:HH:mm}"_s, Kind::BadDate, 8, u":"_s);
    row("no date", u"{date:}"_s, Kind::BadDate, 6, u""_s);
    row("slash in a date", u"{date:yyyy/MM}"_s, Kind::SlashInBraces, 10, u"/"_s);
    row("slash in a text", u"{album|'a/b'}"_s, Kind::SlashInBraces, 9, u"'a/b'"_s);
    row("slash behind a field", u"{album/x|title}"_s, Kind::SlashInBraces, 6, u"album/x"_s);
    row("format of ext", u"{ext:3}"_s, Kind::NoFormat, 5, u"3"_s);
    row("text without its end", u"{album|'x}"_s, Kind::OpenBrace, 0, u"{"_s);
}

void TestNameTemplate::pointsAtTheError()
{
    QFETCH(QString, text);
    const auto parsed = NameTemplate::parse(text);
    QVERIFY(!parsed);
    QTEST(static_cast<int>(parsed.error().kind), "kind");
    QTEST(parsed.error().position, "position");
    QTEST(parsed.error().text, "word");
}

void TestNameTemplate::namesAsBeforeByDefault_data()
{
    QTest::addColumn<QString>("raw");
    for (const char *raw : {"a.jpg", "a", "photo.jpg.php", "a.png.jpg", "con.jpg", "-x.jpg", ".hidden.png", "v1.0",
                            "..", "%2e%2e", "a b.JPE", "x.tar.gz", "a/b.jpg"})
        QTest::newRow(raw) << QString::fromLatin1(raw);
}

void TestNameTemplate::namesAsBeforeByDefault()
{
    QFETCH(QString, raw);
    for (const ImageType type : {ImageType::Jpeg, ImageType::Png, ImageType::Unknown}) {
        QCOMPARE(NameTemplate().path({.rawName = raw, .type = type}), fileNameFor(raw, type));
        QCOMPARE(filled(QString::fromLatin1(kDefaultNameTemplate), {.rawName = raw, .type = type}),
                 fileNameFor(raw, type));
    }
}

void TestNameTemplate::cutsLongParts()
{
    NameFacts facts = everything();
    facts.album = QString(300, u'ä');
    facts.title = QString(500, u'x');
    const QStringList parts = filled(u"{album}/{title}-{title}.{ext}"_s, facts).split(u'/');
    QCOMPARE(parts.size(), 2);
    for (const QString &part : parts)
        QVERIFY(part.toUtf8().size() <= kMaxFileNameBytes);
    QVERIFY(parts.last().endsWith(u"x.JPEG"_s));
    facts.title = u"\U0001F469\u200D\U0001F680\U0001F600e\u0301nd"_s; // an astronaut, a face, e with its accent
    QVERIFY(filled(u"{title:2}"_s, facts).isValidUtf16());
}

void TestNameTemplate::knowsItsFields()
{
    const auto parsed = NameTemplate::parse(u"{album|'{counter}'}/{hash:8|name}.{ext}");
    QVERIFY(parsed);
    QVERIFY(parsed->uses(NameField::Hash));
    QVERIFY(parsed->uses(NameField::Name));
    QVERIFY(parsed->uses(NameField::Album));
    QVERIFY(parsed->uses(NameField::Ext));
    QVERIFY(!parsed->uses(NameField::Counter));
    QCOMPARE(parsed->folder(everything()), u"Holiday"_s);
    QCOMPARE(NameTemplate().folder(everything()), QString());
    for (int field = 0; field < kNameFieldCount; ++field) {
        const QString name = nameFieldName(static_cast<NameField>(field));
        const auto alone = NameTemplate::parse(QString(u'{' + name + u'}'));
        QVERIFY(alone && alone->uses(static_cast<NameField>(field)));
    }
}

void TestNameTemplate::readsFactsOfAnImage()
{
    const ImageRef image{.url = u"https://User:x@I.Example.org:8080/dir/caf%C3%A9.png?x=1"_s,
                         .source = u"direct"_s,
                         .title = u"Coffee"_s,
                         .index = 3,
                         .type = ImageType::Png};
    QCOMPARE(filled(u"{site}/{host}/{index:02} {title} {name}.{ext}"_s, NameFacts::of(image)),
             u"direct/i.example.org/03 Coffee caf\u00E9.png"_s);
}

} // namespace bowerbird

QTEST_GUILESS_MAIN(bowerbird::TestNameTemplate)
#include "tst_nametemplate.moc"
