// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "sources/htmlimages.h"

#include "sources/htmlcharset.h"
#include "sources/htmlchoice.h"
#include "sources/htmljsonld.h"
#include "sources/htmlparser.h"
#include "sources/htmlstyle.h"

#include <QHash>

#include <optional>
#include <utility>

namespace bowerbird {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype kLongestText = 1000;                         // of a link or title that is kept
constexpr qsizetype kLongestScript = qsizetype{4} * 1024 * 1024; // of JSON-LD

// A size as the attribute of its name has it, else as the style has it; -1: neither says one in pixels.
int shownPx(const HtmlAttributes &attributes, QLatin1StringView name)
{
    const int attribute = attributes.pixels(name);
    return attribute < 0 ? pixelsInStyle(attributes.value("style"), name) : attribute;
}

// Listens to a page's tags and notes the pictures.
class HtmlCollector : public HtmlHandler
{
public:
    explicit HtmlCollector(PageImageList &images, PageImage common = {})
        : m_images(images)
        , m_common(std::move(common))
    {
    }

    void startElement(QByteArrayView name, const HtmlAttributes &attributes) override;
    void endElement(QByteArrayView name) override;
    void text(QByteArrayView utf8) override;
    void endPage();

    [[nodiscard]] QString title() const { return m_title.isEmpty() ? m_ogTitle : m_title; }
    [[nodiscard]] QString nextPage() const { return m_nextPage; }
    [[nodiscard]] const QStringList &links() const { return m_links; } // as written, but those to pictures

private:
    using Reader = void (HtmlCollector::*)(const HtmlAttributes &);
    static const QHash<QByteArray, Reader> &readers();

    struct Link
    {
        QString title;
        QString text;
        qsizetype place = -1; // of the picture it points to
        bool hasPreview = false;
    };

    void readBase(const HtmlAttributes &attributes) { m_images.setBase(attributes.value("href")); }
    void readMeta(const HtmlAttributes &attributes);
    void readRelation(const HtmlAttributes &attributes);
    void readAnchor(const HtmlAttributes &attributes);
    void readImage(const HtmlAttributes &attributes);
    void readPicture(const HtmlAttributes &attributes);
    void readSource(const HtmlAttributes &attributes);
    void readVideo(const HtmlAttributes &attributes);
    void readSvgImage(const HtmlAttributes &attributes);
    void readObject(const HtmlAttributes &attributes);
    void readScript(const HtmlAttributes &attributes);
    void readTitle(const HtmlAttributes &attributes);
    void readBackground(const HtmlAttributes &attributes);
    void readMetaImage(const QString &name, const QString &content);
    void noteNext(const QString &rel, const QString &href);

    qsizetype add(const QString &url, const QString &title = {}, bool isWanted = false);
    void addChosen(const HtmlAttributes &attributes, const HtmlChoice::Chosen &chosen);
    void endLink();
    void endScript();
    void endTitle();

    PageImageList &m_images;
    const PageImage m_common;
    QString m_title;
    QString m_ogTitle;
    QString m_nextPage;
    QStringList m_links;
    std::optional<Link> m_link;
    std::optional<HtmlChoice> m_picture;
    std::optional<QByteArray> m_titleText;
    std::optional<QByteArray> m_script; // JSON-LD
    QString m_videoPoster;
    int m_templates = 0; // open ones
    qsizetype m_lastMetaImage = -1;
    bool m_isInVideo = false;
};

const QHash<QByteArray, HtmlCollector::Reader> &HtmlCollector::readers()
{
    using Self = HtmlCollector;
    static const QHash<QByteArray, Reader> kReaders = {
        {"base", &Self::readBase},     {"meta", &Self::readMeta},      {"link", &Self::readRelation},
        {"a", &Self::readAnchor},      {"area", &Self::readAnchor},    {"img", &Self::readImage},
        {"amp-img", &Self::readImage}, {"image", &Self::readSvgImage}, {"picture", &Self::readPicture},
        {"source", &Self::readSource}, {"video", &Self::readVideo},    {"object", &Self::readObject},
        {"embed", &Self::readObject},  {"script", &Self::readScript},  {"title", &Self::readTitle}};
    return kReaders;
}

void HtmlCollector::startElement(QByteArrayView name, const HtmlAttributes &attributes)
{
    // What a template holds is shown once a script has filled it in; a declarative shadow root is shown at once.
    if (name == "template" && (m_templates > 0 || !attributes.contains("shadowrootmode")))
        ++m_templates;
    if (m_templates > 0)
        return;
    readBackground(attributes);
    const auto reader = readers().constFind(QByteArray::fromRawData(name.data(), name.size()));
    if (reader != readers().constEnd())
        (this->**reader)(attributes);
}

void HtmlCollector::endElement(QByteArrayView name)
{
    if (name == "template" && m_templates > 0)
        --m_templates;
    else if (m_templates > 0)
        return;
    else if (name == "a")
        endLink();
    else if (name == "picture")
        m_picture.reset();
    else if (name == "video")
        m_isInVideo = false;
    else if (name == "script")
        endScript();
    else if (name == "title")
        endTitle();
}

void HtmlCollector::text(QByteArrayView utf8)
{
    if (m_script) {
        if (m_script->size() < kLongestScript)
            m_script->append(utf8);
    } else if (m_titleText) {
        if (m_titleText->size() < kLongestText)
            m_titleText->append(utf8);
    } else if (m_link && m_link->place >= 0 && m_link->text.size() < kLongestText) {
        m_link->text += QString::fromUtf8(utf8);
    }
}

void HtmlCollector::endPage()
{
    endLink();
    endScript();
    endTitle();
}

qsizetype HtmlCollector::add(const QString &url, const QString &title, bool isWanted)
{
    PageImage image = m_common;
    image.url = url;
    image.title = title.isEmpty() ? m_common.title : title;
    image.isWanted = isWanted;
    return m_images.add(std::move(image));
}

void HtmlCollector::readMeta(const HtmlAttributes &attributes)
{
    const QString name = attributes.firstOf({"property", "name", "itemprop"}).toLower();
    const QString content = attributes.value("content");
    if (name == u"og:title")
        m_ogTitle = content;
    else if (!content.isEmpty())
        readMetaImage(name, content);
}

void HtmlCollector::readMetaImage(const QString &name, const QString &content)
{
    static const QStringList kNames = {u"og:image"_s,      u"og:image:url"_s,      u"og:image:secure_url"_s,
                                       u"twitter:image"_s, u"twitter:image:src"_s, u"twitter:image0"_s,
                                       u"image"_s};
    if (kNames.contains(name)) {
        m_lastMetaImage = add(content, {}, true);
    } else if (m_lastMetaImage >= 0 && name == u"og:image:width") {
        m_images.at(m_lastMetaImage).widthPx = content.toInt();
    } else if (m_lastMetaImage >= 0 && name == u"og:image:height") {
        m_images.at(m_lastMetaImage).heightPx = content.toInt();
    } else if (m_lastMetaImage >= 0 && (name == u"og:image:alt" || name == u"twitter:image:alt")) {
        m_images.at(m_lastMetaImage).title = content;
    }
}

void HtmlCollector::readRelation(const HtmlAttributes &attributes)
{
    const QString rel = attributes.value("rel").toLower();
    const QString href = attributes.value("href");
    noteNext(rel, href);
    const bool isImage = rel.split(u' ').contains(u"image_src") || attributes.value("itemprop") == u"image";
    if (isImage && !href.isEmpty())
        add(href, {}, true);
}

void HtmlCollector::noteNext(const QString &rel, const QString &href)
{
    if (m_nextPage.isEmpty() && !href.isEmpty() && rel.simplified().toLower().split(u' ').contains(u"next"))
        m_nextPage = href;
}

void HtmlCollector::readAnchor(const HtmlAttributes &attributes)
{
    endLink(); // a link in a link ends it
    const QString href = attributes.value("href");
    noteNext(attributes.value("rel"), href);
    m_link = Link{.title = attributes.value("title"), .text = {}};
    if (!href.isEmpty() && pointsToPicture(href))
        m_link->place = add(href, {}, true);
    else if (!href.isEmpty() && m_links.size() < PageImageList::kMostImages)
        m_links << href;
}

void HtmlCollector::endLink()
{
    const std::optional<Link> link = std::exchange(m_link, std::nullopt);
    if (!link || link->place < 0)
        return;
    QString &title = m_images.at(link->place).title;
    if (title.isEmpty() || title == m_common.title)
        title = !link->title.isEmpty() ? link->title : !link->text.trimmed().isEmpty() ? link->text : m_common.title;
}

void HtmlCollector::readImage(const HtmlAttributes &attributes)
{
    HtmlChoice choice = std::exchange(m_picture, std::nullopt).value_or(HtmlChoice());
    choice.takeImage(attributes);
    addChosen(attributes, choice.best());
}

void HtmlCollector::addChosen(const HtmlAttributes &attributes, const HtmlChoice::Chosen &chosen)
{
    if (chosen.url.isEmpty())
        return;
    const QString title = attributes.firstOf({"alt", "title"});
    if (m_link && m_link->place >= 0) { // a thumbnail of what the link points to
        PageImage &target = m_images.at(m_link->place);
        if (!std::exchange(m_link->hasPreview, true))
            target.previewUrl = chosen.previewUrl.isEmpty() ? chosen.url : chosen.previewUrl;
        if (!title.isEmpty() && (target.title.isEmpty() || target.title == m_common.title))
            target.title = title;
        return;
    }
    const qsizetype place = add(chosen.url, title.isEmpty() && m_link ? m_link->title : title);
    PageImage &image = m_images.at(place);
    image.previewUrl = chosen.previewUrl;
    image.alternative = chosen.alternative;
    image.widthPx = chosen.widthPx;
    image.shownWidthPx = shownPx(attributes, "width"_L1);
    image.shownHeightPx = shownPx(attributes, "height"_L1);
}

void HtmlCollector::readPicture(const HtmlAttributes & /*attributes*/)
{
    m_picture.emplace();
}

void HtmlCollector::readSource(const HtmlAttributes &attributes)
{
    if (m_picture) {
        m_picture->takeSource(attributes);
    } else if (const QString src = attributes.value("src"); m_isInVideo && !src.isEmpty()) {
        m_images.at(add(src)).previewUrl = m_videoPoster;
    }
}

void HtmlCollector::readVideo(const HtmlAttributes &attributes)
{
    m_isInVideo = true;
    m_videoPoster = attributes.value("poster");
    if (const QString src = attributes.firstOf({"src", "data-src"}); !src.isEmpty())
        m_images.at(add(src)).previewUrl = m_videoPoster;
}

void HtmlCollector::readSvgImage(const HtmlAttributes &attributes)
{
    const QString url = attributes.firstOf({"href", "xlink:href", "src"});
    if (url.isEmpty())
        return;
    PageImage &image = m_images.at(add(url));
    image.shownWidthPx = attributes.pixels("width");
    image.shownHeightPx = attributes.pixels("height");
}

void HtmlCollector::readObject(const HtmlAttributes &attributes)
{
    const QString url = attributes.firstOf({"data", "src"});
    const ImageType type = imageTypeFromMime(attributes.value("type"));
    if (!url.isEmpty() && (type != ImageType::Unknown || pointsToPicture(url)))
        m_images.at(add(url)).type = type;
}

void HtmlCollector::readScript(const HtmlAttributes &attributes)
{
    if (attributes.value("type").compare("application/ld+json"_L1, Qt::CaseInsensitive) == 0)
        m_script.emplace();
}

void HtmlCollector::endScript()
{
    const std::optional<QByteArray> script = std::exchange(m_script, std::nullopt);
    if (!script)
        return;
    for (const QString &url : imagesInJsonLd(*script))
        add(url, {}, true);
}

void HtmlCollector::readTitle(const HtmlAttributes & /*attributes*/)
{
    if (m_title.isEmpty())
        m_titleText.emplace();
}

void HtmlCollector::endTitle()
{
    if (const std::optional<QByteArray> text = std::exchange(m_titleText, std::nullopt))
        m_title = QString::fromUtf8(*text).simplified();
}

void HtmlCollector::readBackground(const HtmlAttributes &attributes)
{
    for (const QByteArrayView name : {QByteArrayView("style"), QByteArrayView("data-style")}) {
        const QString style = attributes.value(name);
        if (!style.contains("background"_L1, Qt::CaseInsensitive))
            continue;
        for (const QString &url : urlsInStyle(style))
            add(url);
    }
    for (const QByteArrayView name : {QByteArrayView("data-bg"), QByteArrayView("data-background-image"),
                                      QByteArrayView("data-background"), QByteArrayView("background")}) {
        const QString value = attributes.value(name);
        const QStringList urls = urlsInStyle(value);
        if (!urls.isEmpty() || pointsToPicture(value))
            add(urls.isEmpty() ? value : urls.first());
    }
}

} // namespace

FoundOnPage collectHtmlImages(QByteArrayView bytes, const QUrl &page, QByteArrayView contentType,
                              const std::function<bool()> &isStopped)
{
    PageImageList images(page);
    HtmlCollector collector(images);
    parseHtml(textAsUtf8(bytes, contentType), collector, isStopped);
    collector.endPage();
    return images.finish(collector.title(), collector.nextPage());
}

PageWithLinks collectLocalHtml(QByteArrayView bytes, const std::function<bool()> &isStopped)
{
    PageImageList images{QUrl()};
    HtmlCollector collector(images);
    parseHtml(textAsUtf8(bytes, {}), collector, isStopped);
    collector.endPage();
    PageWithLinks page{.found = images.finish(collector.title(), {}), .links = {}};
    QSet<QString> seen;
    for (const QString &written : collector.links()) {
        const QString link = images.resolved(written);
        if (link.isEmpty() || seen.contains(link))
            continue;
        seen.insert(link);
        page.links << link;
    }
    return page;
}

void collectHtmlFragment(const QString &html, PageImageList &images, const PageImage &common)
{
    HtmlCollector collector(images, common);
    parseHtml(html.toUtf8().replace('\0', ' '), collector);
    collector.endPage();
}

} // namespace bowerbird
