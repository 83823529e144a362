// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

// The answer of any server to a question for a whole file or for the rest of one: no bytes but in their place, none
// past what was promised or allowed, and no end that was not one. The first byte says what was asked; then come lines
// of the head up to an empty one, then the body.

#include "fuzz/fuzzing.h"
#include "transfer/answer.h"

#include <QByteArray>

using namespace bowerbird;
using namespace bowerbird::fuzz;
using namespace Qt::StringLiterals;

namespace {

constexpr qint64 kMostBytes = 300;

// Holds no bytes, but knows where they would be.
class CountingSink : public ByteSink
{
public:
    explicit CountingSink(qint64 kept)
        : m_size(kept)
    {
    }
    [[nodiscard]] qint64 size() const override { return m_size; }
    [[nodiscard]] Validator validator() const override { return {}; }
    [[nodiscard]] Result<void> begin(const ResponseHead &head) override
    {
        require(!m_hasBegun);
        require(head.offset == 0 || head.offset == m_size);
        require(head.httpStatus == (head.offset == 0 ? 200 : 206));
        m_hasBegun = true;
        m_size = head.offset;
        return {};
    }
    [[nodiscard]] Result<void> append(std::span<const char> bytes) override
    {
        require(m_hasBegun);
        m_size += static_cast<qint64>(bytes.size());
        require(m_size <= kMostBytes);
        return {};
    }

private:
    qint64 m_size;
    bool m_hasBegun = false;
};

Ask askOf(std::uint8_t choice)
{
    Ask ask{.offset = choice % 4 * 10, .maxBytes = kMostBytes};
    if (ask.offset > 0)
        ask.validator = {.etag = choice & 4 ? u"\"v\""_s : QString(),
                         .lastModified = u"Sun, 06 Nov 1994 08:49:37 GMT"_s,
                         .totalBytes = choice & 8 ? 50 : -1};
    return ask;
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    if (size == 0)
        return 0;
    const Ask ask = askOf(data[0]);
    CountingSink sink(ask.offset);
    Answer answer(ask, sink);
    QByteArrayView rest = viewOf(data + 1, size - 1);
    while (!rest.isEmpty() && answer.kind() == Answer::Kind::Pending) {
        const qsizetype end = rest.indexOf('\n');
        const QByteArrayView line = end < 0 ? rest : rest.first(end + 1);
        rest = rest.sliced(line.size());
        if (!answer.takeHeaderLine(line))
            break;
    }
    while (!rest.isEmpty() && answer.kind() == Answer::Kind::Body) {
        const QByteArrayView piece = rest.first(std::min<qsizetype>(rest.size(), 40));
        rest = rest.sliced(piece.size());
        if (!answer.takeBody({piece.data(), static_cast<std::size_t>(piece.size())}) || !answer.rest())
            break;
    }
    const Result<void> finished = answer.finish();
    require(!finished || !answer.failure());
    if (finished && answer.kind() == Answer::Kind::Body) {
        const ResponseHead &head = answer.response();
        require(answer.received() > 0 && sink.size() == head.offset + answer.received());
        require(head.totalBytes < 0 || sink.size() <= head.totalBytes);
        require(answer.endsEarly() || head.totalBytes < 0 || sink.size() == head.totalBytes);
    }
    return 0;
}
