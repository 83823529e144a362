// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "ui/textkeys.h"

#include <QLocale>

#include <algorithm>
#include <cstring>
#include <numeric>

namespace bowerbird {

namespace {

constexpr size_t kTextsBetweenLooks = 1024; // at isCancelled
constexpr char16_t kFirstPlain = 0x20;
constexpr char16_t kLastPlain = 0x7e;

// Elsewhere two letters may sort as one ("ch" behind "c" or "h").
constexpr std::array kLetterByLetter = {QLocale::English, QLocale::German,     QLocale::French, QLocale::Italian,
                                        QLocale::Dutch,   QLocale::Portuguese, QLocale::Polish, QLocale::Russian,
                                        QLocale::Chinese, QLocale::Japanese,   QLocale::Korean, QLocale::Ukrainian};

QLocale sortingLocale()
{
    const QLocale locale = QLocale().collation();
    // That of C knows neither case nor numbers.
    return locale.language() == QLocale::C ? QLocale(QLocale::English) : locale;
}

bool isPlain(QStringView text)
{
    return std::ranges::all_of(text, [](QChar c) { return c >= kFirstPlain && c <= kLastPlain; });
}

bool isDigit(QChar c)
{
    return c >= u'0' && c <= u'9';
}

// The place of each character among all; letters of either case share one. 0 is none.
std::array<quint8, 128> ranksBy(const QCollator &collator)
{
    std::array<char16_t, kLastPlain - kFirstPlain + 1> characters{};
    std::iota(characters.begin(), characters.end(), kFirstPlain);
    const auto compare = [&collator](char16_t a, char16_t b) {
        return collator.compare(QStringView(&a, 1), QStringView(&b, 1));
    };
    std::ranges::stable_sort(characters, [&](char16_t a, char16_t b) { return compare(a, b) < 0; });
    std::array<quint8, 128> ranks{};
    quint8 rank = 1;
    for (size_t i = 0; i < characters.size(); ++i) {
        if (i > 0 && compare(characters[i - 1], characters[i]) != 0)
            ++rank;
        ranks.at(characters[i]) = rank;
    }
    return ranks;
}

} // namespace

TextKeys::TextKeys(const std::vector<QString> &texts, const std::atomic<bool> &isCancelled)
    : m_collator(sortingLocale())
{
    m_collator.setNumericMode(true);
    m_collator.setCaseSensitivity(Qt::CaseInsensitive);
    const bool isLetterByLetter =
        std::ranges::find(kLetterByLetter, m_collator.locale().language()) != kLetterByLetter.end();
    if (isLetterByLetter && makePlain(texts, isCancelled))
        return;
    m_spans.clear();
    m_keys.resize(texts.size());
    for (size_t i = 0; i < texts.size(); ++i) {
        if (i % kTextsBetweenLooks == 0 && isCancelled)
            return;
        m_keys[i] = m_collator.sortKey(texts[i]);
    }
}

bool TextKeys::makePlain(const std::vector<QString> &texts, const std::atomic<bool> &isCancelled)
{
    const Ranks ranks = ranksBy(m_collator);
    m_spans.reserve(texts.size());
    for (size_t i = 0; i < texts.size(); ++i) {
        if (i % kTextsBetweenLooks == 0 && isCancelled)
            return true;
        if (!isPlain(texts[i]))
            return false;
        appendPlain(texts[i], ranks);
    }
    setHeads();
    return true;
}

// Pictures of a gallery have names that begin alike: a head is taken from behind what is the same in all.
void TextKeys::setHeads()
{
    if (m_spans.empty())
        return;
    std::span<const quint8> common = keyOf(m_spans.front());
    for (const Span &span : m_spans) {
        const auto [end, other] = std::ranges::mismatch(common, keyOf(span));
        common = common.first(static_cast<size_t>(end - common.begin()));
    }
    for (Span &span : m_spans) {
        const std::span<const quint8> rest = keyOf(span).subspan(common.size());
        for (quint32 i = 0; i < sizeof(span.head); ++i)
            span.head = (span.head << 8) | (i < rest.size() ? rest[i] : 0);
    }
}

// A number is the rank of the digits, how many there are and which: a longer one is the larger one.
void TextKeys::appendPlain(QStringView text, const Ranks &ranks)
{
    const size_t begin = m_bytes.size();
    for (qsizetype i = 0; i < text.size();) {
        if (!isDigit(text[i])) {
            m_bytes.push_back(ranks.at(text[i].unicode()));
            ++i;
            continue;
        }
        while (i + 1 < text.size() && text[i] == u'0' && isDigit(text[i + 1]))
            ++i;
        qsizetype end = i;
        while (end < text.size() && isDigit(text[end]))
            ++end;
        m_bytes.push_back(ranks.at('0'));
        m_bytes.push_back(static_cast<quint8>(std::min<qsizetype>(end - i, 255)));
        for (; i < end; ++i)
            m_bytes.push_back(static_cast<quint8>(text[i].unicode()));
    }
    m_spans.push_back({.head = 0, .begin = begin, .size = static_cast<quint32>(m_bytes.size() - begin)});
}

int TextKeys::compare(size_t a, size_t b) const
{
    if (m_spans.empty())
        return m_keys[a]->compare(*m_keys[b]);
    const Span &left = m_spans[a];
    const Span &right = m_spans[b];
    if (left.head != right.head)
        return left.head < right.head ? -1 : 1;
    const int difference =
        std::memcmp(m_bytes.data() + left.begin, m_bytes.data() + right.begin, std::min(left.size, right.size));
    return difference != 0 ? difference : (left.size < right.size ? -1 : left.size > right.size ? 1 : 0);
}

} // namespace bowerbird
