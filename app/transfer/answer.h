// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/bytesink.h"
#include "transfer/answerhead.h"

#include <optional>
#include <span>

namespace bowerbird {

// What was asked for.
struct Ask
{
    qint64 offset = 0;   // where the range that was asked for begins; 0 = the whole file
    Validator validator; // of the bytes before it
    qint64 maxBytes = 0; // 0 = no limit
};

// One answer as it comes in: judges its head against what was asked, hands the bytes of an accepted body to the sink,
// and at the end says whether they were all there. Reads unwanted bodies too, as long as they are short, since a
// connection can be used again only when its answer has been read.
//
// Borrows: the sink.
class Answer
{
public:
    enum class Kind : quint8 {
        Pending,      // the head is not complete
        Body,         // what was asked for
        Redirect,     // to another address
        AlreadyWhole, // nothing is left to fetch: the sink holds it all
        Refused,      // anything else, with a failure
    };

    Answer(const Ask &ask, ByteSink &sink);

    // False: nothing more of this answer is wanted.
    [[nodiscard]] bool takeHeaderLine(QByteArrayView line);
    [[nodiscard]] bool takeBody(std::span<const char> bytes);
    // Nothing has come for a moment. False: as above.
    [[nodiscard]] bool rest();

    [[nodiscard]] Kind kind() const { return m_kind; }
    [[nodiscard]] const AnswerHead &head() const { return m_head; }
    [[nodiscard]] const ResponseHead &response() const { return m_response; } // of a Body or AlreadyWhole
    [[nodiscard]] bool hasBegun() const { return m_hasBegun; }                // the sink was given this answer
    [[nodiscard]] qint64 received() const { return m_received; }              // bytes given to the sink
    [[nodiscard]] qint64 bytesSeen() const { return m_head.bytes() + m_bodyBytes; }
    [[nodiscard]] const std::optional<Failure> &failure() const { return m_failure; } // found while it came in

    // Once it has ended well by HTTP's account: whether it also brought what it promised.
    [[nodiscard]] Result<void> finish() const;
    // Its framing shows where the file ends; false: only its close does, which may as well be a cut. libcurl does not
    // tell whether an encoded body came to the end of its encoding, so that is never proven.
    [[nodiscard]] bool isEndProven() const;
    // Nothing in its framing tells where the body ends: it ends with the connection.
    [[nodiscard]] bool endsWithConnection() const;
    // True when the answer was a part that ends before the file does, and more may be asked for.
    [[nodiscard]] bool endsEarly() const;

private:
    void judge();
    void judgeWhole();
    void judgePart();
    void judgeUnsatisfied();
    void accept(qint64 offset, qint64 end, qint64 total);
    void refuse(FailureReason reason, const QString &detail);
    [[nodiscard]] bool hasAskedValidator() const;
    [[nodiscard]] bool append(std::span<const char> bytes);

    Ask m_ask;
    ByteSink &m_sink;
    AnswerHead m_head;
    ResponseHead m_response;
    Kind m_kind = Kind::Pending;
    bool m_hasBegun = false;
    qint64 m_end = -1; // where the promised bytes end; -1 = no promise
    qint64 m_received = 0;
    qint64 m_bodyBytes = 0;
    std::optional<Failure> m_failure;
};

} // namespace bowerbird
