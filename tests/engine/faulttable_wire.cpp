// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

// Faults of the network, of answers and of redirects.

#include "engine/faulttable.h"
#include "support/ports.h"
#include "support/testimages.h"

#include <QFileInfo>

namespace bowerbird::test {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr qint64 kCut = 2000; // bytes of a picture that come before it breaks off

// Ends well after these failed attempts, with the picture `number`.
Fault ends(const QByteArray &name, const QByteArray &path, int number, const QList<Reply> &replies,
           const QList<Attempt> &attempts)
{
    return ends(name, path, faultPicture(number), replies, attempts);
}

Reply good(int number)
{
    return Reply::ok(faultPicture(number)).type("image/jpeg").header("ETag", "\"v1\"").withRanges();
}

Reply withoutProof(int number)
{
    return Reply::ok(faultPicture(number)).type("image/jpeg");
}

Reply rawOk(const QByteArray &headers, const QByteArray &body)
{
    return Reply::raw("HTTP/1.1 200 OK\r\n" + headers + "\r\n" + body);
}

QByteArray chunkOf(const QByteArray &bytes)
{
    return QByteArray::number(bytes.size(), 16) + "\r\n" + bytes + "\r\n";
}

QList<Fault> connectionFaults()
{
    static const DeafPort refusing(DeafPort::Manner::Refuses);
    static const DeafPort ignoring(DeafPort::Manner::Ignores);
    Fault refused = fails("N2 refused", "/n2.jpg", Reply::ok({}), "refused", 3);
    refused.link = refusing.url(u"/n2.jpg"_s);
    Fault ignored = fails("N2 nobody accepts", "/n2b.jpg", Reply::ok({}), "timeout", 3);
    ignored.link = ignoring.url(u"/n2b.jpg"_s);
    Fault nameless = fails("N1 no such host", "/n1.jpg", Reply::ok({}), "dns", 3);
    // No resolver asks the network for a label that is too long.
    nameless.link = u"http://"_s + QString(70, u'a') + u".invalid/n1.jpg"_s;
    return {
        nameless,
        refused,
        ignored,
        ends("N4 reset, then good", "/n4a.jpg", 1, {Reply::reset(), good(1)}, {{"connection-lost"}}),
        ends("N4 closed, then good", "/n4b.jpg", 2, {Reply::close(), good(2)}, {{"connection-lost"}}),
        fails("N4 reset each time", "/n4c.jpg", Reply::reset(), "connection-lost", 3),
        ends("N5 reset in the body", "/n5a.jpg", 3, {good(3).resetAfter(kCut), good(3)}, {{"connection-lost", kCut}}),
        ends("N5 reset in the body, no proof", "/n5b.jpg", 4, {withoutProof(4).resetAfter(kCut), withoutProof(4)},
             {{"connection-lost"}}),
        ends("N6 cut", "/n6a.jpg", 5, {good(5).cutAfter(kCut), good(5)}, {{"truncated", kCut}}),
        fails("N6 cut each time", "/n6b.jpg", withoutProof(6).cutAfter(kCut), "truncated", 3),
        ends("N6 cut before the body", "/n6c.jpg", 7, {good(7).cutAfter(0), good(7)}, {{"truncated"}}),
        ends("N7 stalls in the body", "/n7a.jpg", 8, {good(8).stallAfter(kCut), good(8)}, {{"stalled", kCut}}),
        ends("N7 stalls before the body", "/n7b.jpg", 9, {good(9).stallAfter(0), good(9)}, {{"stalled"}}),
        ends("N8 silent, then good", "/n8a.jpg", 10, {Reply::silence(), good(10)}, {{"timeout"}}),
        ends("N8 stalls in the head", "/n8b.jpg", 11, {Reply::raw("HTTP/1.1 200 OK\r\nA: b").stallAfter(20), good(11)},
             {{"stalled"}}),
        ends("N9 slow but going on", "/n9.jpg", 12, {good(12).drip(700, 20ms)}, {}),
        ends("N9 too slow, then good", "/n9b.jpg", 13, {withoutProof(13).drip(10, 50ms), good(13)}, {{"stalled"}}),
        fails("N9 too slow each time", "/n9c.jpg", withoutProof(14).drip(10, 50ms), "stalled", 3),
    };
}

QList<Fault> lengthFaults()
{
    const QByteArray whole = faultPicture(20);
    const auto length = [](int number, const QByteArray &headers) {
        return QList<Reply>{rawOk(headers, faultPicture(number))};
    };
    const auto exact = [](int number) { return QByteArray::number(faultPicture(number).size()); };
    Fault tooSmall =
        ends("N10 length too small", "/n10.jpg", 20, length(20, "Content-Length: 1500\r\n"), {{"corrupt-image"}});
    tooSmall.log = savedAfter({{"corrupt-image"}}, u"n10.jpg"_s, u"image/jpeg signature cut-off-at-source"_s);
    tooSmall.bytes = whole.left(1500);
    return {
        tooSmall,
        fails("N11 length too large", "/n11.jpg", rawOk("Content-Length: 90000\r\n", faultPicture(21)), "truncated", 3),
        ends("N12 equal lengths", "/n12.jpg", 22,
             length(22, "Content-Length: " + exact(22) + "\r\nContent-Length: " + exact(22) + "\r\n"), {}),
        fails("N13 different lengths", "/n13.jpg",
              rawOk("Content-Length: 5\r\nContent-Length: 3\r\n", faultPicture(23)), "bad-answer", 2),
        ends("N14 negative length", "/n14a.jpg", 24, length(24, "Content-Length: -5\r\n"), {}),
        ends("N14 length of words", "/n14b.jpg", 25, length(25, "Content-Length: many\r\n"), {}),
        ends("N14 empty length", "/n14c.jpg", 26, length(26, "Content-Length:\r\n"), {}),
        ends("N14 length of 25 digits", "/n14d.jpg", 27, length(27, "Content-Length: 1234567890123456789012345\r\n"),
             {}),
        ends("N15 closed at its end", "/n15a.jpg", 28, {withoutProof(28).withoutLength()}, {}),
        ends("N18 chunks and a length", "/n18.jpg", 29,
             {rawOk("Content-Length: 99\r\nTransfer-Encoding: chunked\r\n", chunkOf(faultPicture(29)) + "0\r\n\r\n")},
             {}),
    };
}

// The end was promised by nobody, so that only the picture itself shows the cut.
Fault cutWithoutPromise()
{
    Fault fault = fails("N15 cut without a promise", "/n15b.jpg",
                        Reply::raw("HTTP/1.1 200 OK\r\n\r\n" + faultPicture(30).left(kCut)), "truncated", 3);
    fault.log = QStringList{u"found"_s,
                            u"queued"_s,
                            u"started 1 from 0"_s,
                            u"verifying"_s,
                            u"retrying 2: truncated"_s,
                            u"started 2 from 0"_s,
                            u"verifying"_s,
                            u"retrying 3: truncated"_s,
                            u"started 3 from 0"_s,
                            u"verifying"_s,
                            u"failed truncated after 3"_s};
    return fault;
}

QList<Fault> framingFaults()
{
    const QByteArray chunked = "Transfer-Encoding: chunked\r\n";
    const QByteArray start = faultPicture(31).left(1000);
    const QByteArray first = QByteArray::number(start.size(), 16) + "\r\n" + start;
    return {
        cutWithoutPromise(),
        fails("N16 bad chunk size", "/n16a.jpg", rawOk(chunked, first + "\r\nzz\r\nabc\r\n0\r\n\r\n"), "bad-answer", 2),
        fails("N16 no break after a chunk", "/n16b.jpg", rawOk(chunked, first + "abcdef\r\n0\r\n\r\n"), "bad-answer",
              2),
        fails("N16 chunk size too large", "/n16c.jpg", rawOk(chunked, first + "\r\nfffffffffffffffff\r\nabc"),
              "bad-answer", 2),
        // The server counts the five bytes of the chunk's own size, too.
        ends("N17 chunks cut", "/n17a.jpg", 32, {good(32).chunked().cutAfter(kCut + 5), good(32)},
             {{"truncated", kCut}}),
        fails("N17 no last chunk", "/n17b.jpg", rawOk(chunked, chunkOf(faultPicture(33))), "truncated", 3),
        fails("N19 garbage", "/n19a.jpg", Reply::raw("\x01\x02 what is this\r\n\r\n"), "bad-answer", 2),
        fails("N19 no status line", "/n19b.jpg", Reply::raw(faultPicture(34)), "bad-answer", 2),
        fails("N19 status of words", "/n19c.jpg", Reply::raw("HTTP/1.1 abc OK\r\nContent-Length: 1\r\n\r\nx"),
              "bad-answer", 2),
        fails("N20 huge header", "/n20a.jpg", withoutProof(35).header("X-Big", QByteArray(1024 * 1024, 'a')),
              "bad-answer", 2),
        fails("N20 headers without end", "/n20b.jpg",
              Reply::raw("HTTP/1.1 200 OK\r\n" + QByteArray("X-Pad: 1234567890\r\n").repeated(30'000)), "bad-answer",
              2),
        // RFC 9110, 5.5 leaves the choice: the answer may be refused.
        fails("N21 NUL in a header", "/n21.jpg", rawOk(QByteArray("X-Odd: a\0b\r\n", 12), faultPicture(17)),
              "bad-answer", 2),
        ends("N22 100 first", "/n22a.jpg", 36,
             {Reply::raw("HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 200 OK\r\n\r\n" + faultPicture(36))}, {}),
        ends("N22 103 first", "/n22b.jpg", 37,
             {Reply::raw("HTTP/1.1 103 Early Hints\r\nContent-Length: 9\r\n\r\nHTTP/1.1 200 OK\r\n\r\n" +
                         faultPicture(37))},
             {}),
        ends("N22 only 103, then good", "/n22c.jpg", 38, {Reply::raw("HTTP/1.1 103 Early Hints\r\n\r\n"), good(38)},
             {{"connection-lost"}}),
        ends("N22 101 unasked, then good", "/n22d.jpg", 39,
             {Reply::raw("HTTP/1.1 101 Switching\r\nUpgrade: x\r\n\r\nabc"), good(39)}, {{"bad-answer"}}),
        // A connection that has served one question ends at the next: asked again on another one, as no attempt.
        ends("N23 closed on reuse", "/n23a.jpg", 18, {Reply::redirect(u"/n23a.jpg?2"_s), Reply::close(), good(18)}, {}),
        ends("N23 reset on reuse", "/n23b.jpg", 19, {Reply::redirect(u"/n23b.jpg?2"_s), Reply::reset(), good(19)}, {}),
    };
}

QList<Fault> tlsFaults()
{
    const auto tls = [](Fault fault) {
        fault.isTls = true;
        return fault;
    };
    return {
        tls(fails("T2 plain text on a TLS port", "/t2a.jpg", Reply::raw("HTTP/1.1 400 Bad Request\r\n\r\n"), "tls", 3)),
        tls(fails("T2 handshake closed", "/t2b.jpg", Reply::close(), "tls", 3)),
        tls(fails("T2 handshake reset", "/t2c.jpg", Reply::reset(), "tls", 3)),
        tls(fails("T2 handshake stalls", "/t2d.jpg", Reply::silence(), "timeout", 3)),
    };
}

QList<Fault> statusFaults()
{
    QList<Fault> faults;
    const auto final = [&faults](int status, const char *reason) {
        const QByteArray number = QByteArray::number(status);
        faults << fails("H1 " + number, "/h" + number + ".jpg", Reply::status(status, "no"), reason);
    };
    for (const int status : {404, 410})
        final(status, "not-found");
    for (const int status : {401, 403, 451})
        final(status, "forbidden");
    for (const int status : {400, 405, 418})
        final(status, "http-error");
    final(407, "proxy");
    for (const int status : {501, 505})
        final(status, "server-error");
    int picture = 40;
    for (const int status : {408, 425, 500, 502, 503, 504, 522, 524}) {
        const QByteArray number = QByteArray::number(status);
        faults << ends("H3 " + number + ", then good", "/h" + number + ".jpg", picture,
                       {Reply::status(status, "later"), good(picture)},
                       {{status < 500 ? "http-error" : "server-error"}});
        ++picture;
    }
    faults << fails("H3 500 each time", "/h3.jpg", Reply::status(500), "server-error", 3);
    return faults;
}

QList<Fault> waitFaults()
{
    const QByteArray now = "Sun, 06 Nov 1994 08:49:37 GMT";
    const auto busy = [](const QByteArray &value) { return Reply::status(503).header("Retry-After", value); };
    const auto own = [&](const QByteArray &name, const QByteArray &path, int number, const QByteArray &value) {
        return ends(name, path, number, {busy(value), good(number)}, {{"server-error"}});
    };
    const auto dated = [&](const QByteArray &name, const QByteArray &path, int number, const QByteArray &value) {
        return ends(name, path, number, {busy(value).header("Date", now), good(number)}, {{"server-error", 0, 1000}});
    };
    return {
        ends("H4 429, a second", "/h4a.jpg", 50, {Reply::status(429).header("Retry-After", "1"), good(50)},
             {{"rate-limited", 0, 1000}}),
        dated("H5 IMF-fixdate", "/h5a.jpg", 51, "Sun, 06 Nov 1994 08:49:38 GMT"),
        dated("H5 RFC 850", "/h5b.jpg", 52, "Sunday, 06-Nov-94 08:49:38 GMT"),
        dated("H5 asctime", "/h5c.jpg", 53, "Sun Nov  6 08:49:38 1994"),
        own("H6 garbage", "/h6a.jpg", 54, "soon"),
        own("H6 negative", "/h6b.jpg", 55, "-1"),
        own("H6 fraction", "/h6c.jpg", 56, "1.5"),
        own("H6 empty", "/h6d.jpg", 57, ""),
        own("H6 past", "/h6e.jpg", 58, "Sun, 06 Nov 1994 08:49:38 GMT"),
        fails("H7 a year", "/h7a.jpg", Reply::status(503).header("Retry-After", "31536000"), "rate-limited"),
        fails("H7 ten billion seconds", "/h7b.jpg", Reply::status(429).header("Retry-After", "10000000000"),
              "rate-limited"),
    };
}

QList<Fault> bodyFaults()
{
    const QByteArray page = "<!DOCTYPE html><html><body>" + QByteArray(2000, 'x') + "</body></html>";
    const auto part = [](int number) {
        return Reply::status(206, faultPicture(number).left(900)).header("Content-Range", "bytes 0-899/9000");
    };
    Fault png = ends("H16 PNG named .jpg", "/h16a.jpg", 0, {Reply::ok(pngBytes(5061)).type("image/jpeg")}, {});
    png.log = savedAfter({}, u"h16a.png"_s, u"image/png decoded"_s);
    png.fileName = u"h16a.png"_s;
    png.bytes = pngBytes(5061);
    Fault jpeg = ends("H16 JPEG named .png", "/h16b.png", 62, {withoutProof(62)}, {});
    jpeg.log = savedAfter({}, u"h16b.jpg"_s);
    jpeg.fileName = u"h16b.jpg"_s;
    Fault video = fails("H17 a video", "/h17.jpg",
                        Reply::ok(QByteArray("\0\0\0\x18"
                                             "ftypmp42\0\0\0\0mp42isom",
                                             24) +
                                  QByteArray(3000, 'v')),
                        "not-an-image");
    video.log = QStringList{u"found"_s, u"queued"_s, u"started 1 from 0"_s, u"skipped filtered"_s};
    return {
        fails("H8 204", "/h8a.jpg", Reply::status(204), "empty", 2),
        fails("H8 205", "/h8b.jpg", Reply::status(205), "empty", 2),
        fails("H8 length of 0", "/h8c.jpg", Reply::ok({}), "empty", 2),
        ends("H8 empty, then good", "/h8d.jpg", 63, {Reply::ok({}).withoutLength(), good(63)}, {{"empty"}}),
        fails("H9 206 unasked", "/h9a.jpg", part(64), "bad-answer", 2),
        ends("H9 206 unasked, then good", "/h9b.jpg", 65, {part(65), good(65)}, {{"bad-answer"}}),
        fails("H10 304 unasked", "/h10.jpg", Reply::status(304), "bad-answer", 2),
        fails("H11 a page", "/h11.jpg", Reply::ok(page).type("text/html"), "not-an-image"),
        fails("H12 a page called a picture", "/h12.jpg", Reply::ok(page).type("image/jpeg"), "not-an-image"),
        fails("H13 JSON", "/h13a.jpg", Reply::ok("{\"error\":\"not found\"}").type("image/jpeg"), "not-an-image"),
        fails("H13 a word", "/h13b.jpg", Reply::ok("no").type("image/jpeg"), "not-an-image"),
        fails("H14 a program", "/h14a.jpg", Reply::ok("MZ\x90" + QByteArray(3000, 'm')), "not-an-image"),
        fails("H14 another program", "/h14b.jpg",
              Reply::ok("\x7f"
                        "ELF" +
                        QByteArray(3000, 'e')),
              "not-an-image"),
        fails("H14 an archive", "/h14c.jpg", Reply::ok("PK\x03\x04" + QByteArray(3000, 'z')), "not-an-image"),
        ends("H15 wrong type", "/h15a.jpg", 66, {Reply::ok(faultPicture(66)).type("text/html")}, {}),
        ends("H15 no type", "/h15b.jpg", 67, {Reply::ok(faultPicture(67))}, {}),
        ends("H15 half a type", "/h15c.jpg", 68, {Reply::ok(faultPicture(68)).type("image/")}, {}),
        png,
        jpeg,
        video,
    };
}

// What /start redirects to is served by a handler that knows both.
Fault redirects(const QByteArray &name, const QByteArray &path, int number, const QByteArray &location,
                int status = 302)
{
    Fault fault = ends(name, path, number, {}, {});
    const QByteArray picture = faultPicture(number);
    fault.replies = {Reply::status(status).header("Location", location), Reply::ok(picture).type("image/jpeg")};
    return fault;
}

Fault refused(const QByteArray &name, const QByteArray &path, const QByteArray &location)
{
    return fails(name, path, Reply::status(302).header("Location", location), "bad-redirect");
}

} // namespace

QList<Fault> networkFaults()
{
    return connectionFaults() + lengthFaults() + framingFaults() + tlsFaults();
}

QList<Fault> answerFaults()
{
    return statusFaults() + waitFaults() + bodyFaults();
}

QList<Fault> redirectFaults()
{
    // A link and its target differ by the query only, which the server does not look at.
    QList<Fault> faults{
        refused("R1 to itself", "/r1a.jpg", "/r1a.jpg"),
        refused("R3 to a file", "/r3a.jpg", "file:///etc/hostname"),
        refused("R3 to ftp", "/r3b.jpg", "ftp://127.0.0.1/a.jpg"),
        refused("R3 to data", "/r3c.jpg", "data:image/png;base64,AAAA"),
        refused("R3 to a script", "/r3d.jpg", "javascript:alert(1)"),
        fails("R4 without a target", "/r4a.jpg", Reply::status(302), "bad-redirect"),
        refused("R4 to no address", "/r4b.jpg", "http://[::1/a"),
        redirects("R7 relative", "/r7a.jpg", 71, "r7a.jpg?2"),
        redirects("R7 only a query", "/r7b.jpg", 72, "?2"),
        redirects("R7 a fragment", "/r7c.jpg", 73, "/r7c.jpg?2#top"),
        redirects("R7 raw blanks", "/r7d.jpg", 74, "/r7d.jpg?a b c"),
        redirects("R7 raw UTF-8", "/r7e.jpg", 75, "/r7e.jpg?\xc3\xa4"),
        fails("R8 to the removed picture", "/r8.jpg", Reply::redirect(u"http://i.imgur.com/removed.png"_s),
              "placeholder"),
    };
    int picture = 76;
    for (const int status : {301, 302, 303, 307, 308}) {
        const QByteArray path = "/r9-" + QByteArray::number(status) + ".jpg";
        faults << redirects("R9 " + QByteArray::number(status), path, picture++, path + "?2", status);
    }
    Fault endless = fails("R1 without end", "/r1b.jpg", Reply::ok({}), "bad-redirect");
    endless.handler = [](const Request &request) {
        const int hop = request.target.mid(request.target.indexOf('?') + 1).toInt();
        return Reply::redirect(u"/r1b.jpg?%1"_s.arg(hop + 1));
    };
    Fault page = fails("R8 to a page", "/r8b.jpg", Reply::ok({}), "not-an-image");
    page.replies = {Reply::redirect(u"/r8b.jpg?login"_s), Reply::ok("<html>" + QByteArray(2000, ' ') + "</html>")};
    return faults << endless << page;
}

} // namespace bowerbird::test
