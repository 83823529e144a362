// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "sources/feedimages.h"

#include "core/showntext.h"
#include "sources/feedentry.h"
#include "sources/feedjson.h"
#include "sources/htmlcharset.h"
#include "sources/pagekind.h"

#include <QHash>
#include <QXmlStreamReader>

#include <algorithm>
#include <utility>

namespace bowerbird {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype kLongestText = qsizetype{4} * 1024 * 1024; // of one element
constexpr int kLongestEntity = 64;                             // that a document type may make up
constexpr int kMostMinutes = 60 * 24 * 365;                    // between two changes

// Names of characters that HTML knows and XML does not.
class HtmlNames : public QXmlStreamEntityResolver
{
public:
    QString resolveUndeclaredEntity(const QString &name) override
    {
        static const QHash<QString, QString> kNames = {
            {u"nbsp"_s, u"\u00A0"_s},   {u"mdash"_s, u"\u2014"_s},  {u"ndash"_s, u"\u2013"_s},
            {u"hellip"_s, u"\u2026"_s}, {u"copy"_s, u"\u00A9"_s},   {u"reg"_s, u"\u00AE"_s},
            {u"laquo"_s, u"\u00AB"_s},  {u"raquo"_s, u"\u00BB"_s},  {u"ldquo"_s, u"\u201C"_s},
            {u"rdquo"_s, u"\u201D"_s},  {u"lsquo"_s, u"\u2018"_s},  {u"rsquo"_s, u"\u2019"_s},
            {u"bull"_s, u"\u2022"_s},   {u"middot"_s, u"\u00B7"_s}, {u"eacute"_s, u"\u00E9"_s},
            {u"auml"_s, u"\u00E4"_s},   {u"ouml"_s, u"\u00F6"_s},   {u"uuml"_s, u"\u00FC"_s},
            {u"szlig"_s, u"\u00DF"_s}};
        return kNames.value(name, u"\uFFFD"_s); // rather than no feed at all
    }
};

// The Syndication module (sy:) counts times in a period: hourly, daily and so on; unknown: nothing.
std::chrono::seconds periodOf(const QString &word)
{
    using namespace std::chrono_literals;
    static const QHash<QString, std::chrono::hours> kPeriods = {{u"hourly"_s, 1h},
                                                                {u"daily"_s, 24h},
                                                                {u"weekly"_s, 24h * 7},
                                                                {u"monthly"_s, 24h * 30},
                                                                {u"yearly"_s, 24h * 365}};
    return kPeriods.value(word, 0h);
}

// Without what XML 1.0 (2.2) has no place for: one such character would end the feed there.
QString withoutStrayCharacters(QString xml)
{
    xml.removeIf([](QChar c) {
        const bool isControl = c < u' ' && c != u'\t' && c != u'\n' && c != u'\r';
        return isControl || c == QChar(0xFFFE) || c == QChar(0xFFFF);
    });
    return xml;
}

// RSS, RDF and Atom alike: their elements differ in name more than in sense. Prefixes are taken as everybody writes
// them, for many a feed forgets to declare them.
class FeedReader
{
public:
    FeedReader(const QString &xml, const QUrl &feed, PageImageList &images);

    // False: there is no feed in it.
    [[nodiscard]] bool read(const std::function<bool()> &isStopped);

    [[nodiscard]] QString title() const { return m_title; }
    [[nodiscard]] QString nextPage() const { return m_nextPage; }
    [[nodiscard]] bool isDamaged() const { return m_xml.hasError(); }
    [[nodiscard]] QString error() const { return m_xml.errorString(); }
    [[nodiscard]] int entries() const { return m_entries; }
    [[nodiscard]] std::chrono::seconds changesEvery() const;

private:
    void start();
    void startInFeed(QStringView name);
    void startInEntry(QStringView name);
    void startMedia(QStringView name);
    void end();
    void readLink();
    void readText(QStringView name);
    void readXhtmlImage();
    [[nodiscard]] QString value(QLatin1StringView attribute) const
    {
        return m_xml.attributes().value(attribute).toString().trimmed();
    }
    [[nodiscard]] QString elementText();
    void openBase();
    void closeBase() { m_bases.removeLast(); }
    [[nodiscard]] QString base() const { return m_bases.isEmpty() ? QString() : m_bases.last(); }
    [[nodiscard]] QString address(QLatin1StringView attribute) const { return seenFromBase(value(attribute)); }
    [[nodiscard]] QString seenFromBase(const QString &written) const;
    void readContent();

    HtmlNames m_names;
    QXmlStreamReader m_xml;
    const QUrl m_feed;
    PageImageList &m_images;
    FeedEntry m_entry;
    QStringList m_bases; // of each element that is open (xml:base); empty = the feed's address
    QString m_title;
    QString m_nextPage;
    int m_minutes = 0;      // between two changes, as RSS counts them; 0 = not told
    QString m_period;       // the same by the Syndication module; empty = not told
    int m_timesAPeriod = 0; // 0 = not told
    bool m_isFeed = false;
    bool m_isInEntry = false;
    bool m_isInAuthor = false;
    int m_group = 0;     // the media:group that is open, counted from 1; 0 = none
    int m_lastGroup = 0; // of the feed
    int m_entries = 0;
};

FeedReader::FeedReader(const QString &xml, const QUrl &feed, PageImageList &images)
    : m_xml(xml)
    , m_feed(feed)
    , m_images(images)
{
    m_xml.setNamespaceProcessing(false);
    m_xml.setEntityResolver(&m_names);
    m_xml.setEntityExpansionLimit(kLongestEntity);
}

bool FeedReader::read(const std::function<bool()> &isStopped)
{
    int tokens = 0;
    while (!m_xml.atEnd()) {
        if (++tokens % 1024 == 0 && isStopped && isStopped())
            break;
        switch (m_xml.readNext()) {
        case QXmlStreamReader::StartElement:
            openBase();
            start();
            if (m_xml.tokenType() == QXmlStreamReader::EndElement) // it was read to its end
                closeBase();
            break;
        case QXmlStreamReader::EndElement:
            end();
            closeBase();
            break;
        default:
            break;
        }
    }
    return m_isFeed;
}

// XML Base, 3 and 4: it holds for the element and what is in it, and is itself relative to the one around it.
void FeedReader::openBase()
{
    QString own = base();
    if (const QString written = value("xml:base"_L1); !written.isEmpty()) {
        const QUrl outer = own.isEmpty() ? m_feed : QUrl(own);
        const QUrl resolved = outer.resolved(QUrl(written, QUrl::TolerantMode));
        if (resolved.scheme() == u"http" || resolved.scheme() == u"https")
            own = resolved.toString(QUrl::FullyEncoded);
    }
    m_bases.append(own);
}

QString FeedReader::seenFromBase(const QString &written) const
{
    const QUrl given(written, QUrl::TolerantMode);
    const bool isFromFeed = written.isEmpty() || base().isEmpty() || !given.isRelative();
    return isFromFeed ? written : QUrl(base()).resolved(given).toString(QUrl::FullyEncoded);
}

void FeedReader::start()
{
    const QString name = m_xml.qualifiedName().toString();
    if (name == u"rss" || name == u"feed" || name == u"rdf:RDF" || name == u"RDF" || name == u"atom:feed") {
        m_isFeed = true;
    } else if (name == u"item" || name == u"entry" || name == u"atom:entry") {
        m_entry = {};
        m_isInEntry = true;
    } else if (m_isInEntry) {
        startInEntry(name);
    } else if (m_isFeed) {
        startInFeed(name);
    }
}

void FeedReader::startInFeed(QStringView name)
{
    if (name == u"title" && m_title.isEmpty())
        m_title = elementText();
    else if ((name == u"link" || name == u"atom:link") && value("rel"_L1) == u"next")
        m_nextPage = address("href"_L1);
    else if (name == u"ttl")
        m_minutes = std::clamp(elementText().trimmed().toInt(), 0, kMostMinutes);
    else if (name == u"sy:updatePeriod")
        m_period = elementText().trimmed().toLower();
    else if (name == u"sy:updateFrequency")
        m_timesAPeriod = std::max(elementText().trimmed().toInt(), 0);
    else if (name == u"image" || name == u"textInput") // the feed's own emblem has a title of its own
        m_xml.skipCurrentElement();
}

// The longer of both; who tells only how many times means a day (the Syndication module's rule).
std::chrono::seconds FeedReader::changesEvery() const
{
    const bool isDaily = m_period.isEmpty() && m_timesAPeriod > 0;
    const std::chrono::seconds period = periodOf(isDaily ? u"daily"_s : m_period) / std::max(m_timesAPeriod, 1);
    return std::max<std::chrono::seconds>(std::chrono::minutes(m_minutes), period);
}

void FeedReader::startInEntry(QStringView name)
{
    if (name.startsWith(u"media:"))
        startMedia(name.sliced(6));
    else if (name == u"link" || name == u"atom:link")
        readLink();
    else if (name == u"enclosure")
        m_entry.media.append({.url = address("url"_L1),
                              .mime = value("type"_L1),
                              .medium = {},
                              .title = {},
                              .sizeBytes = value("length"_L1).toLongLong()});
    else if (name == u"itunes:image")
        m_entry.thumbnails.append({.url = address("href"_L1), .mime = {}, .medium = u"image"_s, .title = {}});
    else if (name == u"author" || name == u"atom:author")
        m_isInAuthor = true;
    else if (name == u"img" || name.endsWith(u":img"))
        readXhtmlImage();
    else
        readText(name);
}

void FeedReader::startMedia(QStringView name)
{
    if (name == u"group") {
        m_group = ++m_lastGroup;
    } else if (name == u"content" || name == u"thumbnail") {
        FeedEntry::Media media{.url = address("url"_L1),
                               .mime = value("type"_L1),
                               .medium = value("medium"_L1).toLower(),
                               .title = {},
                               .sizeBytes = value("fileSize"_L1).toLongLong(),
                               .widthPx = value("width"_L1).toInt(),
                               .heightPx = value("height"_L1).toInt(),
                               .group = m_group};
        (name == u"content" ? m_entry.media : m_entry.thumbnails).append(media);
    } else if (name == u"title" && m_entry.title.isEmpty()) {
        m_entry.title = elementText();
    } else if (name == u"credit" && m_entry.author.isEmpty()) {
        m_entry.author = elementText();
    }
}

void FeedReader::readLink()
{
    const QString href = address("href"_L1);
    const QString rel = value("rel"_L1);
    if (href.isEmpty()) {
        const QString text = elementText();
        if (m_entry.link.isEmpty())
            m_entry.link = seenFromBase(text.trimmed());
    } else if (rel == u"enclosure") {
        m_entry.media.append({.url = href,
                              .mime = value("type"_L1),
                              .medium = {},
                              .title = value("title"_L1),
                              .sizeBytes = value("length"_L1).toLongLong()});
    } else if ((rel.isEmpty() || rel == u"alternate") && m_entry.link.isEmpty()) {
        m_entry.link = href;
    }
}

void FeedReader::readText(QStringView name)
{
    const bool isXhtml = value("type"_L1) == u"xhtml"; // its elements come one by one
    const bool isBody = name == u"description" || name == u"content:encoded" || name == u"content" ||
                        name == u"summary" || name == u"atom:content" || name == u"atom:summary";
    const bool isContent = name == u"content" || name == u"atom:content";
    if (isContent && (!value("src"_L1).isEmpty() || value("type"_L1).startsWith("image/"_L1))) {
        readContent();
    } else if (isBody && !isXhtml) {
        const QString within = base();
        m_entry.texts.append({.html = elementText(), .base = within});
    } else if (name == u"title" || name == u"atom:title") {
        m_entry.title = elementText();
    } else if (name == u"pubDate" || name == u"published" || name == u"dc:date" || name == u"atom:published") {
        m_entry.dateText = elementText();
    } else if (name == u"updated" && m_entry.dateText.isEmpty()) {
        m_entry.dateText = elementText();
    } else if (name == u"dc:creator" || (m_isInAuthor && name == u"name")) {
        m_entry.author = elementText();
    } else if (name == u"category" || name == u"dc:subject") {
        const QString term = value("term"_L1);
        const QString tag = term.isEmpty() ? elementText().simplified() : term;
        if (!tag.isEmpty())
            m_entry.tags.append(tag);
    }
}

void FeedReader::readXhtmlImage()
{
    QString html = u"<img"_s;
    for (const QXmlStreamAttribute &attribute : m_xml.attributes())
        html += u' ' % attribute.qualifiedName() % "=\""_L1 % attribute.value().toString().toHtmlEscaped() % u'"';
    m_entry.texts.append({.html = html % u'>', .base = base()});
}

// RFC 4287, 4.1.3: content that lies elsewhere, or a picture that stands here in Base64.
void FeedReader::readContent()
{
    const QString src = address("src"_L1);
    const QString mime = value("type"_L1).toLower();
    const QString url =
        src.isEmpty() ? QString("data:"_L1 % mime % ";base64,"_L1 % elementText().simplified().remove(u' ')) : src;
    m_entry.media.append({.url = url, .mime = mime, .medium = {}, .title = {}});
}

QString FeedReader::elementText()
{
    return m_xml.readElementText(QXmlStreamReader::IncludeChildElements).left(kLongestText);
}

void FeedReader::end()
{
    const QStringView name = m_xml.qualifiedName();
    if (name == u"media:group") {
        m_group = 0;
    } else if (name == u"author" || name == u"atom:author") {
        m_isInAuthor = false;
    } else if (m_isInEntry && (name == u"item" || name == u"entry" || name == u"atom:entry")) {
        m_isInEntry = false;
        m_isInAuthor = false;
        m_group = 0;
        ++m_entries;
        addFeedEntry(m_entry, m_feed, m_images);
    }
}

} // namespace

Result<FoundOnPage> collectFeedImages(QByteArrayView bytes, const QUrl &feed, QByteArrayView contentType,
                                      const std::function<bool()> &isStopped)
{
    if (pageKindOf(bytes, contentType) == PageKind::JsonFeed)
        return collectJsonFeed(bytes, feed);
    PageImageList images(feed);
    // As text, so that what the declaration says of an encoding is not asked a second time.
    const bool isUtf16 = bytes.startsWith("\xFF\xFE") || bytes.startsWith("\xFE\xFF");
    const QByteArray given = isUtf16 ? bytes.toByteArray() : bytes.toByteArray().replace('\0', QByteArray());
    const QString xml = withoutStrayCharacters(QString::fromUtf8(textAsUtf8(given, contentType)));
    FeedReader reader(xml.trimmed(), feed, images);
    const bool isFeed = reader.read(isStopped);
    if (!isFeed || (reader.isDamaged() && reader.entries() == 0))
        return fail(FailureReason::BadAnswer,
                    isFeed ? QString(u"damaged feed: "_s + shownText(reader.error())) : u"no feed"_s);
    FoundOnPage found = images.finish(reader.title(), reader.nextPage());
    found.unreadable = reader.isDamaged() ? 1 : 0;
    found.changesEvery = reader.changesEvery();
    return found;
}

} // namespace bowerbird
