// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/robotrules.h"
#include "core/settings.h"
#include "sources/httpget.h"
#include "sources/source.h"

#include <QSet>
#include <QString>
#include <QTimer>
#include <QUrl>

#include <chrono>
#include <functional>
#include <memory>

class QNetworkAccessManager;

namespace bowerbird {

// A page and those that follow it, each named by the one before as its next (rel=next): one collection. A first page
// that a person gave is asked for as a person asks; one that another page has named, and the ones behind it, only as
// the site's robots.txt lets programs (core/robotrules.h), with a pause between two.
//
// It ends where no next page is named, and, told with `noticed`, at a page that brings nothing new ("pages-repeat"), at
// one that robots.txt keeps from programs ("robots HOST") or whose rules cannot be had ("robots-unknown HOST"), at
// another host ("next-page URL", for the person to follow), and after as many pages as it may ask for ("pages-enough
// N"; of a single one "next-page URL"). One that is sent on to where programs may not go is the last.
//
// Thread: UI. Owns: the page that is being read. Borrows: the network, which outlives it. Errors: those of the page;
// what was found before stays.
class PageSequence : public Collection
{
    Q_OBJECT
public:
    using MakePage = std::function<std::unique_ptr<Collection>(const QString &link)>;

    // Times between pages and how many there may be.
    struct Limits
    {
        std::chrono::milliseconds pause{1'000}; // at least; a longer Crawl-delay is kept
        int mostPages = 500;
        int retries = 3; // of robots.txt
    };
    enum class NamedBy : quint8 { Person, Page }; // the first page

    PageSequence(const QString &link, NamedBy namedBy, MakePage makePage, QNetworkAccessManager &network,
                 const NetworkSettings &settings, const Limits &limits, QObject *parent = nullptr);
    ~PageSequence() override;

    void start() override;
    void cancel() override;
    [[nodiscard]] PageAnswer pageAnswer() const override { return m_firstAnswer; }

private:
    void read(const QUrl &url);
    using Told = void (Collection::*)(const QList<ImageRef> &images); // found or foundOnPage
    void take(const QList<ImageRef> &images, Told told);
    void takeNotice(const QString &key);
    void goOn();
    [[nodiscard]] bool noteAnswer();
    void askForRules();
    void fetchRules();
    void takeRules(const Result<HttpAnswer> &answer);
    void follow();
    void end(const QString &notice = {});
    void fail(const Failure &failure);

    const NamedBy m_namedBy;
    const MakePage m_makePage;
    HttpGet m_get; // of robots.txt
    const Limits m_limits;
    const QByteArray m_product; // what robots.txt may call us
    std::unique_ptr<Collection> m_page;
    QUrl m_url;               // of that page, once it has answered after all redirects
    QUrl m_next;              // what it has named; empty: nothing
    PageAnswer m_firstAnswer; // how long the first page is good for; its version tells nothing of the others
    QSet<QString> m_visited;  // addresses of pages
    QSet<QString> m_images;   // addresses of what was found
    QUrl m_rulesUrl;          // where the rules are from; empty: none were asked for
    RobotRules m_rules;
    QTimer m_wait;
    QTimer m_retryWait;
    int m_retries = 0;     // of the rules
    int m_pages = 0;       // that were asked for
    bool m_hasNew = false; // of this page
    bool m_isOver = false;
};

} // namespace bowerbird
