// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#pragma once

#include <QByteArrayView>
#include <QString>

#include <functional>
#include <initializer_list>

namespace bowerbird {

// The attributes of one start tag; names in lower case, values with their entities decoded. Points into the parser.
class HtmlAttributes
{
public:
    explicit HtmlAttributes(const unsigned char **list)
        : m_list(list)
    {
    }

    [[nodiscard]] bool contains(QByteArrayView name) const { return find(name) != nullptr; }
    [[nodiscard]] QString value(QByteArrayView name) const; // trimmed; empty when there is none
    // The first of several names that has a value; for all of those, in the order of the names.
    [[nodiscard]] QString firstOf(std::initializer_list<QByteArrayView> names) const;
    // How many CSS or plain pixels a width or height says; -1 when it says none or a share of something.
    [[nodiscard]] int pixels(QByteArrayView name) const;

private:
    [[nodiscard]] const unsigned char *find(QByteArrayView name) const;

    const unsigned char **m_list; // name, value, name, value, null; may be null
};

// Hears of a page's tags in their order. Names are in lower case.
class HtmlHandler
{
public:
    HtmlHandler() = default;
    virtual ~HtmlHandler() = default;
    Q_DISABLE_COPY_MOVE(HtmlHandler)

    virtual void startElement(QByteArrayView name, const HtmlAttributes &attributes) = 0;
    // Of an element that was closed by its own tag or by one that cannot stand in it. A link ends only by its own tag,
    // the next link or the end of the page.
    virtual void endElement(QByteArrayView name) = 0;
    virtual void text(QByteArrayView utf8) = 0; // of scripts, too; may come in several pieces
};

// Reads `utf8` as HTML, good or bad, with libxml2, whose events need no tree: linear in depth and in the number of open
// formatting elements, where a tree builder by the book is not (Gumbo takes 15.7 s for 20,000 nested div, this 0.02 s).
// libxml2 knows HTML 4; where HTML 5 reads otherwise and it matters for pictures, this mends it: what stands in
// textarea, title, iframe, xmp, noembed and noframes is text, and a link may hold a table.
//
// `isStopped` is asked every 64 KiB; true ends it early. Returns false then.
// Thread: any.
bool parseHtml(QByteArrayView utf8, HtmlHandler &handler, const std::function<bool()> &isStopped = {});

} // namespace bowerbird
