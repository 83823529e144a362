// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "exchange/listwriter.h"

#include <QUrl>

namespace bowerbird {

using namespace Qt::StringLiterals;

namespace {

// No script and nothing from elsewhere, which the policy makes sure of; light or dark as the reader's system is;
// tiles outside of the window cost nothing until they are scrolled to.
constexpr char kHead[] = R"(<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="generator" content="Bowerbird contact sheet">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; img-src data: file: 'self'; style-src 'unsafe-inline'">
<meta name="referrer" content="no-referrer">
<title>%1</title>
<style>
:root { color-scheme: light dark; --paper: #f4f3f0; --card: #ffffff; --ink: #22252a; --soft: #5d636d; --line: #dcdad4; --link: #0b5cad; }
@media (prefers-color-scheme: dark) {
  :root { --paper: #16181c; --card: #21242a; --ink: #e8e9ec; --soft: #a3a9b4; --line: #343841; --link: #83b9f5; }
}
* { box-sizing: border-box; }
body { margin: 0; padding: 1.5rem clamp(1rem, 3vw, 3rem) 3rem; background: var(--paper); color: var(--ink);
  font: 0.9375rem/1.45 system-ui, -apple-system, "Segoe UI", Roboto, sans-serif; }
h1 { margin: 0 0 1.25rem; font-size: 1.5rem; font-weight: 600; overflow-wrap: anywhere; }
ul { display: grid; grid-template-columns: repeat(auto-fill, minmax(13rem, 1fr)); gap: 1rem; margin: 0; padding: 0; list-style: none; }
li { display: flex; flex-direction: column; background: var(--card); border: 1px solid var(--line); border-radius: 0.6rem; overflow: hidden;
  content-visibility: auto; contain-intrinsic-size: 13rem 16rem; }
.picture { display: grid; place-items: center; height: 11rem; background: color-mix(in srgb, var(--ink) 5%%, transparent); color: var(--soft);
  font-size: 1.5rem; letter-spacing: 0.06em; text-decoration: none; }
.picture img { width: 100%%; height: 11rem; object-fit: contain; }
.words { padding: 0.6rem 0.75rem 0.7rem; min-width: 0; }
.name { display: block; font-weight: 600; color: inherit; overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
p { margin: 0.15rem 0 0; color: var(--soft); font-size: 0.8125rem; overflow-wrap: anywhere; }
a { color: var(--link); }
a.name { color: var(--ink); text-decoration: none; }
a.name:hover { text-decoration: underline; }
a:focus-visible { outline: 3px solid var(--link); outline-offset: -3px; }
@media print { body { background: none; padding: 0; } li { break-inside: avoid; content-visibility: visible; } }
</style>
</head>
<body>
<h1>%1</h1>
<main>
<ul>
)";

constexpr char kFoot[] = "</ul>\n</main>\n</body>\n</html>\n";

// As text and within quotes. Line breaks stay what they are in attributes, where they would be read as blanks.
QString escaped(const QString &text)
{
    QString result =
        text.toHtmlEscaped().replace(u'\'', "&#39;"_L1).replace(u'\n', "&#10;"_L1).replace(u'\r', "&#13;"_L1);
    return result.removeIf([](QChar c) { return c < u' '; });
}

QString attribute(QLatin1StringView name, const QString &value)
{
    return value.isEmpty() ? QString() : QString(u' ' % name % u"=\"" % escaped(value) % u'"');
}

class ContactSheetWriter : public ListWriter
{
public:
    explicit ContactSheetWriter(ListOptions options)
        : m_options(std::move(options))
    {
    }

    QByteArray head() override
    {
        return QByteArray(kHead).replace("%%", "%").replace("%1", escaped(m_options.title).toUtf8());
    }

    // The data- attributes are read again by sources/marklist.cpp.
    QByteArray entry(const ExportRecord &record) override
    {
        const ImageRef &image = record.image;
        const QString url = sharedUrl(image.url);
        QString text = u"<li data-url=\"" % escaped(url) % u'"';
        text += attribute("data-page"_L1, sharedUrl(image.pageUrl)) % attribute("data-title"_L1, image.title) %
                attribute("data-album"_L1, image.album) % attribute("data-source"_L1, image.source) %
                attribute("data-id"_L1, image.siteId) % attribute("data-index"_L1, QString::number(image.index)) %
                attribute("data-alternatives"_L1, sharedAlternatives(image).join(u' ')) %
                attribute("data-referer"_L1, image.sendsReferer ? u"yes"_s : QString()) % u">\n";
        text += picture(record);
        text += u"<div class=\"words\"><a class=\"name\"" % attribute("href"_L1, url) %
                attribute("title"_L1, nameOf(record)) % u'>' % escaped(nameOf(record)) % u"</a>\n";
        if (!image.album.isEmpty())
            text += u"<p>" % escaped(image.album) % u"</p>\n";
        text += facts(record);
        return text.toUtf8() + "</div>\n</li>\n";
    }

    QByteArray foot() override { return kFoot; }

private:
    // A picture leads to its file, if there is one, else to its address.
    [[nodiscard]] QString picture(const ExportRecord &record) const
    {
        const bool isSaved = !record.file.path.isEmpty();
        const QString target = isSaved ? fileUrl(record.file.path) : sharedUrl(record.image.url);
        const QString source = pictureSource(record);
        const QString type = fileExtension(typeOf(record)).toUpper();
        QString text =
            u"<a class=\"picture\"" % attribute("href"_L1, target) % attribute("aria-label"_L1, nameOf(record)) % u'>';
        if (source.isEmpty())
            text += type.isEmpty() ? u"?"_s : type;
        else
            text += u"<img loading=\"lazy\" decoding=\"async\" alt=\"\"" % attribute("src"_L1, source) % u'>';
        return text + u"</a>\n";
    }

    [[nodiscard]] QString pictureSource(const ExportRecord &record) const
    {
        if (record.file.path.isEmpty() || isVideo(typeOf(record)))
            return {};
        if (m_options.pictures == SheetPictures::Linked)
            return fileUrl(record.file.path);
        const QByteArray bytes = m_options.thumbnail ? m_options.thumbnail(record) : QByteArray();
        if (bytes.isEmpty())
            return {};
        const QLatin1StringView type = bytes.startsWith("\x89PNG") ? "png"_L1 : "jpeg"_L1;
        return u"data:image/" % type % u";base64," % QString::fromLatin1(bytes.toBase64());
    }

    // A relative one when the file lies below the sheet, so that both can be moved together.
    [[nodiscard]] QString fileUrl(const QString &path) const
    {
        const QString relative = pathFrom(m_options.directory, path);
        if (relative == path)
            return QString::fromLatin1(QUrl::fromLocalFile(path).toEncoded());
        return u"./" + QString::fromLatin1(QUrl::toPercentEncoding(relative, "/"));
    }

    [[nodiscard]] static QString facts(const ExportRecord &record)
    {
        QStringList facts = pictureFacts(record);
        if (const QString page = sharedUrl(record.image.pageUrl); page.startsWith("http"_L1))
            facts << QString(u"<a" % attribute("href"_L1, page) % u">" % escaped(QUrl(page).host()) % u"</a>");
        return facts.isEmpty() ? QString() : QString(u"<p>" % facts.join(u" · "_s) % u"</p>\n");
    }

    ListOptions m_options;
};

} // namespace

std::unique_ptr<ListWriter> makeContactSheetWriter(const ListOptions &options)
{
    return std::make_unique<ContactSheetWriter>(options);
}

} // namespace bowerbird
