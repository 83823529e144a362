// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

// Faults behind a handshake that went well: the end of a TLS connection, and HTTP/2.

#include "engine/faulttable.h"

#include <atomic>
#include <thread>

namespace bowerbird::test {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr qint64 kCut = 2000;

// Answers the first question with `answer`, without a goodbye.
TlsListener::Talk saying(const QByteArray &answer)
{
    return [answer](const TlsListener::Line &line, int) {
        if (line.readUntil("\r\n\r\n").endsWith("\r\n\r\n"))
            line.write(answer);
    };
}

// --- HTTP/2 (RFC 9113), as much as a server needs that knows what it will be asked

enum class FrameType : quint8 { Data = 0, Headers = 1, ResetStream = 3, Settings = 4, GoAway = 7 };
constexpr char kEndStream = 0x1;
constexpr char kAcknowledges = 0x1;
constexpr char kEndHeaders = 0x4;
constexpr quint32 kFirstStream = 1;
constexpr quint32 kInternalError = 2;

QByteArray bigEndian(quint32 number)
{
    QByteArray bytes;
    for (int shift = 24; shift >= 0; shift -= 8)
        bytes += static_cast<char>(number >> shift);
    return bytes;
}

QByteArray frame(FrameType type, char flags, quint32 stream, const QByteArray &payload = {})
{
    return bigEndian(static_cast<quint32>(payload.size())).mid(1) + static_cast<char>(type) + flags +
           bigEndian(stream) + payload;
}

// By their places in HPACK's table (RFC 7541, appendix A).
constexpr char kStatus200 = '\x88';
constexpr char kStatus206 = '\x8a';

QByteArray field(const QByteArray &name, const QByteArray &value) // never compressed
{
    return QByteArray(1, '\0') + static_cast<char>(name.size()) + name + static_cast<char>(value.size()) + value;
}

// What is said on the stream of a question, piece by piece with a pause between them.
using Said = std::function<QList<QByteArray>(quint32 stream)>;

QByteArray head(quint32 stream, char status, const QByteArray &fields)
{
    return frame(FrameType::Headers, kEndHeaders, stream, status + fields);
}

// Waits for the client's next question, whatever it is; its stream, 0: the client has left.
quint32 nextQuestion(const TlsListener::Line &line)
{
    for (;;) {
        const QByteArray start = line.read(9);
        if (start.size() < 9)
            return 0;
        const auto byte = [&start](int at) { return static_cast<quint8>(start.at(at)); };
        (void)line.read(byte(0) << 16 | byte(1) << 8 | byte(2));
        if (static_cast<FrameType>(start.at(3)) == FrameType::Headers)
            return quint32{byte(5)} << 24 | quint32{byte(6)} << 16 | quint32{byte(7)} << 8 | byte(8);
    }
}

// The n-th question, over whichever connection it comes, gets the n-th answer; the last of them repeats.
TlsListener::Talk http2(const QList<Said> &answers)
{
    const auto asked = std::make_shared<std::atomic<qsizetype>>(0);
    return [answers, asked](const TlsListener::Line &line, int) {
        line.write(frame(FrameType::Settings, 0, 0));
        if (line.read(24).size() < 24) // the client's preface
            return;
        while (const quint32 stream = nextQuestion(line)) {
            if (stream == kFirstStream)
                line.write(frame(FrameType::Settings, kAcknowledges, 0));
            for (const QByteArray &piece : answers.at(std::min((*asked)++, answers.size() - 1))(stream)) {
                line.write(piece);
                std::this_thread::sleep_for(30ms);
            }
        }
    };
}

Said wholeFile(const QByteArray &bytes)
{
    const QByteArray length = field("content-length", QByteArray::number(bytes.size()));
    return [=](quint32 stream) {
        return QList{head(stream, kStatus200, length), frame(FrameType::Data, kEndStream, stream, bytes)};
    };
}

Said goesAway()
{
    const QByteArray noStream = bigEndian(0);
    return [=](quint32) { return QList{frame(FrameType::GoAway, 0, 0, noStream + bigEndian(0))}; };
}

Fault streamReset(const QByteArray &name, const QByteArray &path, int number)
{
    const QByteArray bytes = faultPicture(number);
    const QByteArray total = QByteArray::number(bytes.size());
    const QByteArray proof = field("etag", "\"v1\"");
    const QByteArray range = field("content-range", "bytes " + QByteArray::number(kCut) + "-" +
                                                        QByteArray::number(bytes.size() - 1) + "/" + total);
    const Said first = [=](quint32 stream) {
        return QList{head(stream, kStatus200, field("content-length", total) + proof),
                     frame(FrameType::Data, 0, stream, bytes.left(kCut)),
                     frame(FrameType::ResetStream, 0, stream, bigEndian(kInternalError))};
    };
    const Said rest = [=](quint32 stream) {
        return QList{head(stream, kStatus206, range + proof),
                     frame(FrameType::Data, kEndStream, stream, bytes.mid(kCut))};
    };
    return overTls(ends(name, path, bytes, {}, {{"connection-lost", kCut}}), "h2", http2({first, rest}));
}

} // namespace

QList<Fault> encryptedFaults()
{
    const QByteArray whole = faultPicture(160);
    Fault cut = fails("T3 cut without a goodbye or a length", "/t3b.jpg", Reply::ok({}), "truncated", 3);
    cut.log = QStringList{u"found"_s,
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
    const QByteArray length = "HTTP/1.1 200 OK\r\nContent-Length: " + QByteArray::number(whole.size()) + "\r\n\r\n";
    return {
        overTls(fails("R2 down to an open line", "/r2.jpg", Reply::ok({}), "bad-redirect"), "http/1.1",
                saying("HTTP/1.1 302 Found\r\nLocation: http://127.0.0.1/r2.jpg\r\nContent-Length: 0\r\n\r\n")),
        overTls(ends("T3 whole, without a goodbye or a length", "/t3a.jpg", whole, {}, {}), "http/1.1",
                saying("HTTP/1.1 200 OK\r\n\r\n" + whole)),
        overTls(std::move(cut), "http/1.1", saying("HTTP/1.1 200 OK\r\n\r\n" + whole.left(kCut))),
        overTls(fails("T3 cut without a goodbye, against its length", "/t3c.jpg", Reply::ok({}), "truncated", 3),
                "http/1.1", saying(length + whole.left(kCut))),
        overTls(ends("T5 HTTP/2", "/t5a.jpg", faultPicture(161), {}, {}), "h2", http2({wholeFile(faultPicture(161))})),
        streamReset("T5 a stream reset in its body", "/t5b.jpg", 162),
        // It takes back the whole connection, and so the question goes over another one.
        overTls(ends("T5 GOAWAY before the answer", "/t5c.jpg", faultPicture(163), {}, {{"connection-lost"}}), "h2",
                http2({goesAway(), wholeFile(faultPicture(163))})),
    };
}

} // namespace bowerbird::test
