// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

// Faults of resuming, of sizes and encodings, of contents and of names.

#include "engine/faulttable.h"
#include "support/testimages.h"

namespace bowerbird::test {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 kCut = 2000;

Reply version(const QByteArray &bytes, const QByteArray &etag)
{
    return Reply::ok(bytes).type("image/jpeg").header("ETag", etag).withRanges();
}

Reply part(const QByteArray &bytes, const QByteArray &range, const QByteArray &etag = "\"v1\"")
{
    return Reply::status(206, bytes).header("Content-Range", range).header("ETag", etag);
}

// Breaks off, answers the resumed question with `wrong`, and gives the whole file to whoever asks for it then: within
// the same attempt.
Fault answersWrongly(const QByteArray &name, const QByteArray &path, int number, const Reply &wrong)
{
    const QByteArray bytes = faultPicture(number);
    return ends(name, path, bytes, {version(bytes, "\"v1\"").cutAfter(kCut), wrong, Reply::ok(bytes)},
                {{"truncated", kCut}});
}

QByteArray rangeFrom(qint64 first, qint64 size, qint64 total)
{
    return "bytes " + QByteArray::number(first) + "-" + QByteArray::number(first + size - 1) + "/" +
           QByteArray::number(total);
}

QList<Fault> wrongParts()
{
    const auto rest = [](int number) { return faultPicture(number).mid(kCut); };
    const auto honest = [&](int number, const QByteArray &etag) {
        return part(rest(number), rangeFrom(kCut, rest(number).size(), faultPicture(number).size()), etag);
    };
    const auto other = [](qint64 first, qint64 total) {
        return part(QByteArray(500, 'x'), rangeFrom(first, 500, total));
    };
    return {
        answersWrongly("S3 changed, and a part all the same", "/s3.jpg", 103, honest(103, "\"v2\"")),
        answersWrongly("S6 other start", "/s6a.jpg", 104, other(1000, faultPicture(104).size())),
        answersWrongly("S6 other total", "/s6b.jpg", 105, other(kCut, 90'000)),
        answersWrongly("S6 no range told", "/s6c.jpg", 106, Reply::status(206, rest(106)).header("ETag", "\"v1\"")),
        answersWrongly("S6 a range of words", "/s6d.jpg", 107, part(rest(107), "bytes some/many")),
        answersWrongly("S7 several parts", "/s7.jpg", 108,
                       Reply::status(206, "--b\r\n\r\nabc\r\n--b--").type("multipart/byteranges; boundary=b")),
        answersWrongly("S10 nothing left of another file", "/s10b.jpg", 109,
                       Reply::status(416).header("Content-Range", "bytes */5")),
        answersWrongly("S10 416 without a size", "/s10c.jpg", 110, Reply::status(416)),
    };
}

// Every answer ends after so many bytes: each attempt gains, and so none is in vain.
Fault comesInBits()
{
    const QByteArray bytes = faultPicture(111);
    QList<Attempt> attempts;
    for (qint64 from = 1000; from < bytes.size(); from += 1000)
        attempts.append({"truncated", from});
    return ends("S9 cut after every 1,000 bytes", "/s9.jpg", bytes, {version(bytes, "\"v1\"").cutAfter(1000)},
                attempts);
}

Fault isWholeAlready()
{
    const QByteArray bytes = faultPicture(112);
    // All of it came, but nothing said that this was the end.
    const Reply cut = Reply::raw("HTTP/1.1 200 OK\r\nETag: \"v1\"\r\nTransfer-Encoding: chunked\r\n\r\n" +
                                 QByteArray::number(bytes.size(), 16) + "\r\n" + bytes + "\r\n");
    const QByteArray total = QByteArray::number(bytes.size());
    return ends("S10 nothing is left", "/s10a.jpg", bytes,
                {cut, Reply::status(416).header("Content-Range", "bytes */" + total)}, {{"truncated", bytes.size()}});
}

QByteArray bigEndian(quint32 number)
{
    QByteArray bytes;
    for (int shift = 24; shift >= 0; shift -= 8)
        bytes += static_cast<char>(number >> shift);
    return bytes;
}

quint32 crcOf(const QByteArray &bytes)
{
    quint32 crc = 0xffffffffU;
    for (const char byte : bytes) {
        crc ^= static_cast<quint8>(byte);
        for (int bit = 0; bit < 8; ++bit)
            crc = (crc >> 1) ^ ((crc & 1) ? 0xedb88320U : 0U);
    }
    return ~crc;
}

QByteArray chunk(const QByteArray &type, const QByteArray &data)
{
    return bigEndian(static_cast<quint32>(data.size())) + type + data + bigEndian(crcOf(type + data));
}

const QByteArray kPngStart = QByteArray("\x89PNG\r\n\x1a\n", 8);

// Two colours, so that the picture that is declared stays cheap to write down.
QByteArray pngOf(quint32 edge, const QByteArray &data)
{
    return kPngStart + chunk("IHDR", bigEndian(edge) + bigEndian(edge) + QByteArray("\x01\0\0\0\0", 5)) +
           chunk("IDAT", data) + chunk("IEND", {});
}

Fault keeps(const QByteArray &name, const QByteArray &path, const QByteArray &bytes, const QString &facts,
            bool isAskedTwice = true)
{
    Fault fault = ends(name, path, bytes, {Reply::ok(bytes)}, {});
    fault.log = savedAfter(isAskedTwice ? QList<Attempt>{{"corrupt-image"}} : QList<Attempt>{}, fault.fileName, facts);
    return fault;
}

QList<Fault> sizeFaults()
{
    const QByteArray picture = faultPicture(121);
    const QByteArray bomb = picture + QByteArray(2'000'000, '\0');
    const auto packed = [](const QByteArray &bytes) { return qCompress(bytes).mid(4); }; // zlib's format
    Fault packedWell = ends("E3 packed all the same", "/e3a.jpg", faultPicture(122),
                            {Reply::ok(packed(faultPicture(122))).header("Content-Encoding", "deflate")}, {});
    return {
        fails("E1 a terabyte is declared", "/e1a.jpg",
              Reply::raw("HTTP/1.1 200 OK\r\nContent-Length: 1000000000000\r\n\r\n" + picture), "too-large"),
        fails("E1 chunks without end", "/e1b.jpg", Reply::ok(bomb).chunked(), "too-large"),
        fails("E1 no length, no end", "/e1c.jpg", Reply::ok(bomb).withoutLength(), "too-large"),
        fails("E2 a bomb", "/e2.jpg", Reply::ok(packed(bomb)).header("Content-Encoding", "deflate"), "too-large"),
        packedWell,
        fails("E3 no gzip at all", "/e3b.jpg", Reply::ok(picture).header("Content-Encoding", "gzip"), "bad-answer", 2),
        fails("E4 unknown packing", "/e4.jpg", Reply::ok(picture).header("Content-Encoding", "x-own"), "bad-answer", 2),
    };
}

QList<Fault> pictureFaults()
{
    const QString cutOff = u" signature cut-off-at-source"_s;
    const QString damaged = u" signature damaged-at-source"_s;
    QByteArray flipped = pngBytes(5133);
    flipped[flipped.size() / 2] = static_cast<char>(~flipped.at(flipped.size() / 2));
    const QByteArray trailing = faultPicture(134) + "PK\x03\x04 and a page <html>";
    const QByteArray bomb = kPngStart + chunk("IHDR", bigEndian(1) + bigEndian(1) + QByteArray("\x08\0\0\0\0", 5)) +
                            bigEndian(0x3fffffff) + "iTXt" + QByteArray(12, 'a');
    return {
        keeps("C1 30,000 x 30,000", "/c1.png", pngOf(30'000, qCompress(QByteArray(4000, '\0')).mid(4)),
              u"image/png structure too-large-to-preview"_s, false),
        keeps("C2 a chunk of a gigabyte", "/c2.png", bomb, u"image/png"_s + damaged),
        keeps("C4 JPEG cut at its source", "/c4a.jpg", faultPicture(130).left(kCut), u"image/jpeg"_s + cutOff),
        keeps("C4 PNG cut at its source", "/c4b.png", pngBytes(5131).left(kCut), u"image/png"_s + cutOff),
        keeps("C4 GIF cut at its source", "/c4c.gif", gifBytes(5132).left(1500), u"image/gif"_s + cutOff),
        keeps("C5 a bit flipped", "/c5.png", flipped, u"image/png"_s + damaged),
        keeps("C8 something behind the end", "/c8.jpg", trailing, u"image/jpeg decoded"_s, false),
    };
}

// A picture under a link of this path gets this name.
Fault named(const QByteArray &name, const QByteArray &path, int number, const QString &fileName,
            const QByteArray &disposition = {})
{
    const QByteArray bytes = faultPicture(number);
    Reply reply = Reply::ok(bytes);
    if (!disposition.isNull())
        reply = reply.header("Content-Disposition", disposition);
    Fault fault = ends(name, path, bytes, {reply}, {});
    fault.fileName = fileName;
    fault.log = savedAfter({}, fileName);
    return fault;
}

} // namespace

QList<Fault> resumeFaults()
{
    const QByteArray old = faultPicture(100);
    const QByteArray changed = faultPicture(101);
    const QByteArray same = faultPicture(102);
    const Reply weak = Reply::ok(same).header("ETag", "W/\"v1\"").withRanges();
    const QByteArray short1 = faultPicture(113);
    QList<Fault> faults{
        ends("S1 no ranges", "/s1.jpg", old, {version(old, "\"v1\"").cutAfter(kCut), Reply::ok(old)},
             {{"truncated", kCut}}),
        ends("S2 changed", "/s2.jpg", changed, {version(old, "\"v1\"").cutAfter(kCut), version(changed, "\"v2\"")},
             {{"truncated", kCut}}),
        ends("S5 weak proof", "/s5.jpg", same, {weak.cutAfter(kCut), weak}, {{"truncated"}}),
        ends("S8 a shorter part", "/s8.jpg", short1,
             {version(short1, "\"v1\"").cutAfter(kCut),
              part(short1.mid(kCut, 700), rangeFrom(kCut, 700, short1.size())), version(short1, "\"v1\"")},
             {{"truncated", kCut}}),
        comesInBits(),
        isWholeAlready(),
    };
    return faults + wrongParts();
}

QList<Fault> contentFaults()
{
    return sizeFaults() + pictureFaults();
}

QList<Fault> nameFaults()
{
    const QString longName = QString(300, u'n');
    return {
        named("F1 out of the folder", "/f1/..%2f..%2fescaped.jpg", 140, u"escaped.jpg"_s),
        named("F1 backslashes", "/..%5c..%5cescaped2.jpg", 141, u"escaped2.jpg"_s),
        named("F3 control characters", "/f3%0d%0aa%00b.jpg", 142, u"f3__a_b.jpg"_s),
        named("F4 a device", "/CON.jpg", 143, u"_CON.jpg"_s),
        named("F6 forbidden characters", "/f6%3a%3c%3e%7c%3f%2a.jpg", 144, u"f6______.jpg"_s),
        named("F7 leading dots", "/...f7.jpg", 145, u"f7.jpg"_s),
        named("F8 turned around", "/f8%e2%80%aegpj.exe.jpg", 146, u"f8gpj.exe.jpg"_s),
        named("F10 too long", "/" + longName.toUtf8() + ".jpg", 147, longName.left(236) + u".jpg"_s),
        named("F11 no UTF-8", "/f11%ff%fe.jpg", 148, u"f11__.jpg"_s),
        named("F12 a program's ending", "/f12.exe", 149, u"f12.jpg"_s),
        named("F12 no ending", "/f12b", 150, u"f12b.jpg"_s),
        named("F17 both names", "/f17a", 151, u"f17 \u00e4.jpg"_s,
              "attachment; filename=\"no.jpg\"; filename*=UTF-8''f17%20%c3%a4.jpg"),
        named("F17 out of the folder", "/f17b", 152, u"f17b-passwd.jpg"_s,
              "attachment; filename=\"../../f17b-passwd\""),
        named("F17 garbage", "/f17c.jpg", 153, u"f17c.jpg"_s, "attachment; filename"),
    };
}

} // namespace bowerbird::test
