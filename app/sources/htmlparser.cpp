// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "sources/htmlparser.h"

#include <algorithm>
#include <array>
#include <climits>
#include <memory>
#include <mutex>

#include <libxml/HTMLparser.h>
#include <libxml/parser.h>
#include <libxml/xmlerror.h>

namespace bowerbird {

namespace {

constexpr qsizetype kPieceBytes = qsizetype{64} * 1024;
// libxml2 takes a page for finished once its root is closed. It counts the html tags behind the first one and lets as
// many end tags of html, head and body pass, so that what a careless page has behind them is read as browsers read it.
constexpr qsizetype kSpareRoots = 100;

// Elements whose content is text for a browser.
constexpr std::array<QByteArrayView, 6> kTextElements = {"textarea", "title", "iframe", "xmp", "noembed", "noframes"};

QByteArrayView view(const xmlChar *text)
{
    return text ? QByteArrayView(reinterpret_cast<const char *>(text)) : QByteArrayView();
}

class Parsing
{
public:
    explicit Parsing(HtmlHandler &handler);
    Q_DISABLE_COPY_MOVE(Parsing)

    void feed(QByteArrayView piece, bool isLast);

private:
    struct Free
    {
        void operator()(htmlParserCtxtPtr context) const { htmlFreeParserCtxt(context); }
    };

    static Parsing &self(void *context) { return *static_cast<Parsing *>(context); }
    static void onStart(void *context, const xmlChar *name, const xmlChar **attributes);
    static void onEnd(void *context, const xmlChar *name);
    static void onText(void *context, const xmlChar *text, int length);
    static void onError(void *context, xmlErrorPtr error);

    void start(QByteArrayView name, const xmlChar **attributes);
    void end(QByteArrayView name);
    [[nodiscard]] bool isWritten(QByteArrayView name) const;

    HtmlHandler &m_handler;
    std::unique_ptr<htmlParserCtxt, Free> m_context;
    QByteArray m_textElement; // that is open; empty = none
};

Parsing::Parsing(HtmlHandler &handler)
    : m_handler(handler)
{
    static std::once_flag initialized;
    std::call_once(initialized, xmlInitParser);
    xmlSAXHandler events{};
    events.initialized = XML_SAX2_MAGIC;
    events.startElement = &Parsing::onStart;
    events.endElement = &Parsing::onEnd;
    events.characters = &Parsing::onText;
    events.cdataBlock = &Parsing::onText;
    m_context.reset(htmlCreatePushParserCtxt(&events, this, nullptr, 0, nullptr, XML_CHAR_ENCODING_UTF8));
    if (!m_context)
        return;
    htmlCtxtUseOptions(m_context.get(), HTML_PARSE_RECOVER | HTML_PARSE_NONET | HTML_PARSE_IGNORE_ENC);
    m_context->sax->serror = &Parsing::onError; // and nothing is written to standard error
}

void Parsing::feed(QByteArrayView piece, bool isLast)
{
    if (m_context)
        htmlParseChunk(m_context.get(), piece.data(), static_cast<int>(piece.size()), isLast ? 1 : 0);
}

void Parsing::onStart(void *context, const xmlChar *name, const xmlChar **attributes)
{
    self(context).start(view(name), attributes);
}

void Parsing::onEnd(void *context, const xmlChar *name)
{
    self(context).end(view(name));
}

void Parsing::onText(void *context, const xmlChar *text, int length)
{
    self(context).m_handler.text({reinterpret_cast<const char *>(text), length});
}

// An end tag that closes nothing: for a link that libxml2 has closed before its time, it is its end.
void Parsing::onError(void *context, xmlErrorPtr error)
{
    if (error->code == XML_ERR_TAG_NAME_MISMATCH && error->str1 && QByteArrayView(error->str1) == "a")
        self(context).m_handler.endElement("a");
}

void Parsing::start(QByteArrayView name, const xmlChar **attributes)
{
    if (!m_textElement.isEmpty())
        return;
    if (std::ranges::find(kTextElements, name) != kTextElements.end())
        m_textElement = name.toByteArray();
    m_handler.startElement(name, HtmlAttributes(attributes));
}

void Parsing::end(QByteArrayView name)
{
    if (!m_textElement.isEmpty() && name != m_textElement)
        return;
    m_textElement.clear();
    if (name != "a" || isWritten(name))
        m_handler.endElement(name);
}

// That an end tag has just been read, rather than a tag that the element cannot hold.
bool Parsing::isWritten(QByteArrayView name) const
{
    const xmlParserInput *const input = m_context->input;
    if (!input || !input->base || input->cur <= input->base)
        return false;
    constexpr qsizetype kMost = 64;
    const qsizetype length = std::min<qsizetype>(input->cur - input->base, kMost);
    const QByteArrayView before(reinterpret_cast<const char *>(input->cur) - length, length);
    const qsizetype tag = before.lastIndexOf('<');
    const QByteArrayView read = tag < 0 ? QByteArrayView() : before.sliced(tag);
    return read.endsWith('>') && read.size() > name.size() + 2 && read.at(1) == '/' &&
           read.sliced(2, name.size()).compare(name, Qt::CaseInsensitive) == 0;
}

} // namespace

const unsigned char *HtmlAttributes::find(QByteArrayView name) const
{
    for (const unsigned char **at = m_list; at && *at; at += 2) {
        if (view(*at) == name)
            return at[1];
    }
    return nullptr;
}

QString HtmlAttributes::value(QByteArrayView name) const
{
    return QString::fromUtf8(view(find(name))).trimmed();
}

QString HtmlAttributes::firstOf(std::initializer_list<QByteArrayView> names) const
{
    for (const QByteArrayView name : names) {
        if (QString found = value(name); !found.isEmpty())
            return found;
    }
    return {};
}

// https://html.spec.whatwg.org/#rules-for-parsing-dimension-values
int HtmlAttributes::pixels(QByteArrayView name) const
{
    const QByteArrayView text = view(find(name)).trimmed();
    qint64 number = -1;
    qsizetype at = 0;
    for (; at < text.size() && text.at(at) >= '0' && text.at(at) <= '9'; ++at)
        number = std::min<qint64>(std::max<qint64>(number, 0) * 10 + (text.at(at) - '0'), INT_MAX);
    const QByteArrayView rest = text.sliced(at).trimmed();
    const bool isShare = rest.contains('%') || rest.startsWith('e') || rest.startsWith('v') || rest.startsWith('r');
    return isShare ? -1 : static_cast<int>(number);
}

bool parseHtml(QByteArrayView utf8, HtmlHandler &handler, const std::function<bool()> &isStopped)
{
    Parsing parsing(handler);
    parsing.feed(QByteArray("<html>").repeated(kSpareRoots), false);
    if (utf8.lastIndexOf('<') > utf8.lastIndexOf('>')) // a tag that the end of the page has cut is none
        utf8 = utf8.first(utf8.lastIndexOf('<'));
    for (qsizetype at = 0; at < utf8.size(); at += kPieceBytes) {
        if (isStopped && isStopped())
            return false;
        parsing.feed(utf8.sliced(at, std::min(kPieceBytes, utf8.size() - at)), false);
    }
    parsing.feed({}, true);
    return true;
}

} // namespace bowerbird
