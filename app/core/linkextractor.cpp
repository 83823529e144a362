// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "core/linkextractor.h"

#include "core/htmlentity.h"
#include "core/linkcharacters.h"
#include "core/urlparts.h"

#include <QSet>

#include <algorithm>
#include <array>
#include <optional>
#include <vector>

namespace bowerbird {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype kLongestLink = 8192; // no server takes a longer one
constexpr qsizetype kLongestHost = 253;
// What is looked through a second time after a link was cut short; bounded, so that time stays linear.
constexpr qsizetype kLongestSecondLook = 256;

constexpr std::array kSchemes = {"http://"_L1, "https://"_L1, "http:\\/\\/"_L1, "https:\\/\\/"_L1};
constexpr std::array kSites = {"imgur.com"_L1, "imgur.io"_L1};
constexpr std::array kLinkAttributes = {"href"_L1, "src"_L1, "url"_L1, "poster"_L1, "original"_L1, "background"_L1};

class LinkReader
{
public:
    LinkReader(QStringView text, qsizetype limit)
        : m_text(text)
        , m_limit(limit)
    {
    }

    QStringList read()
    {
        qsizetype at = 0;
        while (at < m_text.size() && m_links.size() < m_limit) {
            const bool isLineStart = at == 0 || isLineEnd(m_text.at(at - 1));
            at = isLineStart && readWholeLine(at) ? lineEnd(at) + 1 : readAt(at);
        }
        return m_links;
    }

private:
    // One character as it is meant: an entity or a JSON escape counts as one.
    struct Unit
    {
        char32_t character = 0;
        qsizetype length = 1;
    };
    struct Opener
    {
        char16_t closer = 0;
        qsizetype linkAt = 0;
        qsizetype textAt = 0;
    };

    [[nodiscard]] QChar charAt(qsizetype at) const { return at >= 0 && at < m_text.size() ? m_text.at(at) : QChar(); }
    [[nodiscard]] qsizetype lineEnd(qsizetype from) const
    {
        while (from < m_text.size() && !isLineEnd(m_text.at(from)))
            ++from;
        return from;
    }

    bool readWholeLine(qsizetype begin);
    [[nodiscard]] bool isComment(qsizetype begin, QStringView line) const;
    qsizetype readAt(qsizetype at);
    qsizetype readText(qsizetype begin, QLatin1StringView prefix);
    std::optional<qsizetype> readAttribute(qsizetype begin, QLatin1StringView prefix);

    [[nodiscard]] bool startsScheme(qsizetype at) const;
    [[nodiscard]] bool startsSite(qsizetype at) const;
    [[nodiscard]] bool startsLink(qsizetype at) const { return startsScheme(at) || startsSite(at); }
    [[nodiscard]] bool startsTag(qsizetype at) const;
    [[nodiscard]] QChar attributeQuote(qsizetype at) const;
    [[nodiscard]] Unit unitAt(qsizetype at) const;

    bool take(char32_t c, qsizetype next);
    bool takeClosing(char32_t c, qsizetype next);
    qsizetype cutUnclosed(qsizetype end);
    void trimEnd();
    void trimAuthority();
    void append(char32_t c);
    void addLink();

    QStringView m_text;
    qsizetype m_limit;
    QStringList m_links;
    QSet<QString> m_known;

    // The link being read.
    QString m_link;
    std::vector<Opener> m_open;
    char16_t m_outerCloser = 0; // ends the link: the counterpart of what stands before it
    int m_surplusClosers = 0;
};

// True when the line says all there is to say: a comment of a list, or the sample gallery.
bool LinkReader::readWholeLine(qsizetype begin)
{
    const QStringView line = m_text.mid(begin, lineEnd(begin) - begin);
    if (isComment(begin, line))
        return true;
    const auto *const first = std::find_if(line.begin(), line.end(), [](QChar c) { return c.isLetter(); });
    const QStringView words = line.mid(first - line.begin());
    constexpr QLatin1StringView kSample = "sample:"_L1;
    if (!words.startsWith(kSample, Qt::CaseInsensitive))
        return false;
    const QStringView rest = words.mid(kSample.size());
    if (std::any_of(rest.begin(), rest.end(), [](QChar c) { return c.isLetterOrNumber(); }))
        return false; // "Sample: http://..." is a sentence
    m_link = kSample;
    addLink();
    return true;
}

// "# words" and "#http://..." are comments; "#sunset http://..." is a message and "# See [this](http://...)" a heading.
bool LinkReader::isComment(qsizetype begin, QStringView line) const
{
    qsizetype at = 0;
    while (at < line.size() && line.at(at).isSpace())
        ++at;
    const qsizetype hash = at;
    while (at < line.size() && line.at(at) == u'#')
        ++at;
    if (at == hash)
        return false;
    if (at == line.size() || startsLink(begin + at))
        return true;
    const bool isTag = line.at(at).isLetterOrNumber() || line.at(at) == u'_';
    return !isTag && !line.contains("]("_L1);
}

// Takes what stands at `at` and returns where to go on.
qsizetype LinkReader::readAt(qsizetype at)
{
    const QChar c = m_text.at(at);
    if (c == u'/' && charAt(at + 1) == u'/' && !attributeQuote(at).isNull())
        return readAttribute(at, "https:"_L1).value_or(at + 2);
    if (!isWordCharacter(c))
        return at + 1;
    if (startsScheme(at)) {
        const std::optional<qsizetype> end = attributeQuote(at).isNull() ? std::nullopt : readAttribute(at, {});
        return end ? *end : readText(at, {});
    }
    if (startsSite(at))
        return readText(at, "https://"_L1);
    while (isWordCharacter(charAt(at)))
        ++at;
    return at;
}

qsizetype LinkReader::readText(qsizetype begin, QLatin1StringView prefix)
{
    m_link = prefix;
    m_open.clear();
    m_surplusClosers = 0;
    m_outerCloser = closerOf(charAt(begin - 1).unicode());
    qsizetype at = begin;
    while (at < m_text.size()) {
        const Unit unit = unitAt(at);
        if (isOpeningBracket(unit.character))
            m_open.push_back({.closer = closerOf(unit.character), .linkAt = m_link.size(), .textAt = at});
        if (!take(unit.character, at + unit.length))
            break;
        at += unit.length;
    }
    const qsizetype end = cutUnclosed(at);
    trimEnd();
    trimAuthority();
    addLink();
    return std::max(end, begin + 1);
}

// A quoted value is the link from quote to quote, spaces and all. Nothing when it turns out to be no such value.
std::optional<qsizetype> LinkReader::readAttribute(qsizetype begin, QLatin1StringView prefix)
{
    const QChar quote = attributeQuote(begin);
    const QStringView window = m_text.mid(begin, kLongestLink);
    const auto isEnd = [quote](QChar c) { return c == quote || c == u'<' || c == u'>'; };
    const auto *const found = std::find_if(window.begin(), window.end(), isEnd);
    if (found == window.end() || *found != quote)
        return std::nullopt;
    const qsizetype end = begin + (found - window.begin());
    m_link = prefix;
    for (qsizetype at = begin; at < end;) {
        const Unit unit = unitAt(at);
        append(unit.character);
        at += unit.length;
    }
    // As browsers do: line breaks and tabs are dropped, the rest of what may not be in a link is encoded.
    m_link = m_link.trimmed();
    m_link.removeIf([](QChar c) { return c.category() == QChar::Other_Control; });
    m_link.replace(u' ', "%20"_L1).replace(u'"', "%22"_L1).replace(u'<', "%3C"_L1).replace(u'>', "%3E"_L1);
    addLink();
    return end;
}

bool LinkReader::startsScheme(qsizetype at) const
{
    if (isWordCharacter(charAt(at - 1)))
        return false;
    const QStringView text = m_text.mid(at);
    return std::any_of(kSchemes.begin(), kSchemes.end(),
                       [text](QLatin1StringView scheme) { return text.startsWith(scheme, Qt::CaseInsensitive); });
}

// A host of a site we know and the beginning of a path; the name alone is but mentioned.
bool LinkReader::startsSite(qsizetype at) const
{
    const QChar before = charAt(at - 1);
    const bool isRelative = before == u'/' && charAt(at - 2) == u'/' && charAt(at - 3) != u':';
    if (!isRelative && (isHostCharacter(before) || QStringView(u"/@\\_").contains(before)) && !before.isNull())
        return false;
    const QStringView window = m_text.mid(at, kLongestHost + 1);
    const auto *const found = std::find_if_not(window.begin(), window.end(), isHostCharacter);
    const QStringView host = window.left(found - window.begin());
    if (found == window.end() || *found != u'/' || !isWordCharacter(charAt(at + host.size() + 1)))
        return false;
    return std::any_of(kSites.begin(), kSites.end(), [host](QLatin1StringView site) {
        return host.endsWith(site, Qt::CaseInsensitive) &&
               (host.size() == site.size() || host.at(host.size() - site.size() - 1) == u'.');
    });
}

// BBCode: [/url], [img], [url=...]
bool LinkReader::startsTag(qsizetype at) const
{
    constexpr std::array kTags = {"[/"_L1, "[img]"_L1, "[url]"_L1, "[url="_L1};
    const QStringView text = m_text.mid(at);
    return std::any_of(kTags.begin(), kTags.end(),
                       [text](QLatin1StringView tag) { return text.startsWith(tag, Qt::CaseInsensitive); });
}

// The quote before `at` when it opens the value of an attribute that holds one link (a srcset holds several).
QChar LinkReader::attributeQuote(qsizetype at) const
{
    constexpr qsizetype kFarEnough = 32; // for the longest name and some spaces
    const qsizetype from = std::max<qsizetype>(0, at - kFarEnough);
    QStringView before = m_text.mid(from, at - from).trimmed();
    if (!before.endsWith(u'"') && !before.endsWith(u'\''))
        return {};
    const QChar quote = before.back();
    before = before.chopped(1).trimmed();
    if (!before.endsWith(u'='))
        return {};
    before = before.chopped(1).trimmed();
    const bool isLink = std::any_of(kLinkAttributes.begin(), kLinkAttributes.end(), [before](QLatin1StringView name) {
        return before.endsWith(name, Qt::CaseInsensitive);
    });
    return isLink ? quote : QChar();
}

LinkReader::Unit LinkReader::unitAt(qsizetype at) const
{
    const QChar c = m_text.at(at);
    if (c == u'&') {
        const std::optional<HtmlEntity> entity = readHtmlEntity(m_text.mid(at));
        return entity ? Unit{.character = entity->character, .length = entity->length} : Unit{.character = u'&'};
    }
    if (c == u'\\' && charAt(at + 1) == u'/')
        return {.character = u'/', .length = 2};
    if (c.isHighSurrogate() && charAt(at + 1).isLowSurrogate())
        return {.character = QChar::surrogateToUcs4(c, charAt(at + 1)), .length = 2};
    return {.character = c.unicode()};
}

// Appends `c` unless the link ends before it; `next` is where the text goes on behind it.
bool LinkReader::take(char32_t c, qsizetype next)
{
    if (endsLink(c))
        return false;
    if (isOpeningBracket(c) && ((c == U'[' && startsTag(next - 1)) || startsLink(next)))
        return false;
    if ((c == U',' || c == U';') && startsLink(next))
        return false;
    if (c == U'\'' && m_outerCloser == u'\'')
        return false;
    if (isClosingBracket(c) && !takeClosing(c, next))
        return false;
    append(c);
    return true;
}

bool LinkReader::takeClosing(char32_t c, qsizetype next)
{
    if (!m_open.empty() && m_open.back().closer == c) {
        m_open.pop_back();
        return true;
    }
    // Only a round one may stand alone inside of a link: http://host/a)b.jpg
    const QChar after = charAt(next);
    if (c != U')' || c == m_outerCloser || !(isHostCharacter(after) || after == u'/' || after == u'_'))
        return false;
    ++m_surplusClosers;
    return true;
}

// A bracket that is never closed was no part of the link. Returns where the text goes on.
qsizetype LinkReader::cutUnclosed(qsizetype end)
{
    if (m_open.empty())
        return end;
    const Opener &opener = m_open.front();
    m_link.truncate(opener.linkAt);
    return end - opener.textAt <= kLongestSecondLook ? opener.textAt : end;
}

void LinkReader::trimEnd()
{
    constexpr QStringView kPunctuation = u".,;:!?'*";
    while (!m_link.isEmpty()) {
        const QChar last = m_link.back();
        const bool isSurplus = last == u')' && m_surplusClosers > 0;
        if (!isSurplus && !kPunctuation.contains(last) &&
            (last != QChar(m_outerCloser) || isClosingBracket(m_outerCloser)))
            return;
        m_surplusClosers -= isSurplus ? 1 : 0;
        m_link.chop(1);
    }
}

// "http://host,and" names a host and goes on with the sentence; only a user's name may hold such characters.
void LinkReader::trimAuthority()
{
    const UrlParts parts = splitUrl(m_link);
    if (parts.authority.contains(u'@'))
        return;
    int depth = 0;
    for (const QChar &c : parts.authority) {
        if (isOpeningBracket(c.unicode()))
            ++depth;
        else if (isClosingBracket(c.unicode()))
            --depth;
        else if (depth == 0 && QStringView(u",;!'*=$&").contains(c)) {
            m_link.truncate(&c - m_link.constData());
            return;
        }
    }
}

void LinkReader::append(char32_t c)
{
    if (m_link.size() <= kLongestLink)
        m_link += QChar::fromUcs4(c);
}

void LinkReader::addLink()
{
    const UrlParts parts = splitUrl(m_link);
    const QStringView host = splitAuthority(parts.authority).host;
    const bool isSample = parts.authority.isNull();
    const bool hasHost =
        !host.isEmpty() && (host.front().isLetterOrNumber() || QStringView(u"[{").contains(host.front()));
    if (m_link.size() > kLongestLink || !(isSample || hasHost))
        return;
    // Scheme and host are the same in any case.
    const QString link = parts.scheme.toString().toLower() % QStringView(m_link).mid(parts.scheme.size());
    const QString key = isSample ? link
                                 : parts.scheme.toString().toLower() % host.toString().toLower() %
                                       QStringView(m_link).mid(host.data() - m_link.constData() + host.size());
    if (m_known.contains(key))
        return;
    m_known.insert(key);
    m_links << link;
}

} // namespace

QStringList extractLinks(QStringView text, qsizetype limit)
{
    return LinkReader(text, limit).read();
}

} // namespace bowerbird
