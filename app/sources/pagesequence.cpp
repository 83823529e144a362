// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "sources/pagesequence.h"

#include <algorithm>
#include <utility>

namespace bowerbird {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 kLargestRules = 4LL * 1024 * 1024; // of which RobotRules reads the beginning
constexpr int kMostDoublings = 6;                   // of the pause before another attempt
constexpr auto kNextPage = "next-page "_L1;

// A fragment names no other page.
QString addressOf(const QUrl &url)
{
    return url.adjusted(QUrl::RemoveFragment).toString(QUrl::FullyEncoded);
}

QString siteOf(const QUrl &url)
{
    const QString host = url.host();
    return (host.startsWith("www."_L1) ? host.sliced(4) : host) + u':' + QString::number(url.port());
}

// The first page may have been moved to https, or to the name with www, which only its links tell.
bool isAtSameSite(const QUrl &from, const QUrl &to)
{
    const bool isLessSafe = from.scheme() == "https"_L1 && to.scheme() != "https"_L1;
    return !isLessSafe && siteOf(from) == siteOf(to);
}

QUrl rulesOf(const QUrl &url)
{
    QUrl rules = url.adjusted(QUrl::RemoveUserInfo | QUrl::RemovePath | QUrl::RemoveQuery | QUrl::RemoveFragment);
    rules.setPath(u"/robots.txt"_s);
    return rules;
}

QByteArray pathOf(const QUrl &url)
{
    const QByteArray path = url.path(QUrl::FullyEncoded).toUtf8();
    const QByteArray query = url.hasQuery() ? QByteArray("?" + url.query(QUrl::FullyEncoded).toUtf8()) : QByteArray();
    return (path.isEmpty() ? QByteArray("/") : path) + query;
}

// What the User-Agent begins with, up to its version.
QByteArray productOf(const NetworkSettings &settings)
{
    const QByteArray agent = userAgentFor(settings);
    const auto end = std::ranges::find_if(agent, [](char c) { return c == '/' || c == ' '; });
    return agent.first(std::distance(agent.begin(), end));
}

} // namespace

PageSequence::PageSequence(const QString &link, NamedBy namedBy, MakePage makePage, QNetworkAccessManager &network,
                           const NetworkSettings &settings, const Limits &limits, QObject *parent)
    : Collection(parent)
    , m_namedBy(namedBy)
    , m_makePage(std::move(makePage))
    , m_get(network, settings)
    , m_limits(limits)
    , m_product(productOf(settings))
    , m_next(link, QUrl::TolerantMode)
{
    m_retryWait.setSingleShot(true);
    connect(&m_retryWait, &QTimer::timeout, this, &PageSequence::fetchRules);
    m_wait.setSingleShot(true);
    m_wait.setTimerType(Qt::PreciseTimer); // a coarse one may be early
    connect(&m_wait, &QTimer::timeout, this, &PageSequence::follow);
}

PageSequence::~PageSequence() = default;

void PageSequence::start()
{
    if (m_namedBy == NamedBy::Page)
        return askForRules();
    read(std::exchange(m_next, {}));
}

void PageSequence::cancel()
{
    m_isOver = true;
    m_wait.stop();
    m_retryWait.stop();
    m_get.cancel();
    if (m_page)
        m_page->cancel();
}

void PageSequence::read(const QUrl &url)
{
    m_url = url;
    m_hasNew = false;
    ++m_pages;
    m_visited.insert(addressOf(url));
    m_page = m_makePage(url.toString(QUrl::FullyEncoded));
    connect(m_page.get(), &Collection::found, this,
            [this](const QList<ImageRef> &images) { take(images, &Collection::found); });
    connect(m_page.get(), &Collection::foundOnPage, this,
            [this](const QList<ImageRef> &images) { take(images, &Collection::foundOnPage); });
    connect(m_page.get(), &Collection::leftOut, this, &Collection::leftOut);
    connect(m_page.get(), &Collection::iconsLeftOut, this, &Collection::iconsLeftOut);
    connect(m_page.get(), &Collection::waiting, this, &Collection::waiting);
    connect(m_page.get(), &Collection::noticed, this, &PageSequence::takeNotice);
    connect(m_page.get(), &Collection::finished, this, &PageSequence::goOn);
    connect(m_page.get(), &Collection::failed, this, &PageSequence::fail);
    m_page->start();
}

// What an earlier page has shown, such as the picture above each, is not found again.
void PageSequence::take(const QList<ImageRef> &images, Told told)
{
    QList<ImageRef> fresh;
    for (const ImageRef &image : images) {
        if (m_images.contains(image.url))
            continue;
        m_images.insert(image.url);
        fresh.append(image);
    }
    m_hasNew = m_hasNew || !fresh.isEmpty();
    if (!fresh.isEmpty())
        Q_EMIT(this->*told)(fresh);
}

void PageSequence::takeNotice(const QString &key)
{
    if (key.startsWith(kNextPage))
        m_next = QUrl(key.sliced(kNextPage.size()));
    else
        Q_EMIT noticed(key);
}

void PageSequence::goOn()
{
    const bool isAllowed = noteAnswer();
    m_page.release()->deleteLater(); // it is still signalling
    if (!isAllowed)
        return end(u"robots "_s + m_url.host());
    if (m_next.isEmpty())
        return end();
    const bool isStuck = !m_hasNew && m_pages > 1;
    if (isStuck || m_visited.contains(addressOf(m_next)))
        return end(u"pages-repeat"_s);
    const bool isOnlyOne = m_limits.mostPages == 1;
    if (isOnlyOne || !isAtSameSite(m_url, m_next))
        return end(kNextPage + addressOf(m_next));
    if (m_pages >= m_limits.mostPages)
        return end(u"pages-enough %1"_s.arg(m_limits.mostPages));
    if (m_rulesUrl != rulesOf(m_next))
        return askForRules();
    m_wait.start(std::max(m_limits.pause, m_rules.delay()));
}

// From where the page was sent, after all redirects: its links are to be seen from there. False: one that follows was
// sent from where programs may not go.
bool PageSequence::noteAnswer()
{
    const PageAnswer answer = m_page->pageAnswer();
    if (m_pages == 1)
        m_firstAnswer.goodFor = answer.goodFor;
    const QUrl answered(answer.version.url);
    if (!answered.isValid() || answered.isEmpty())
        return true;
    const bool isGiven = m_pages == 1 && m_namedBy == NamedBy::Person;
    const bool isAllowed = isGiven || (isAtSameSite(m_url, answered) && m_rules.allows(pathOf(answered)));
    m_url = answered;
    m_visited.insert(addressOf(answered));
    return isAllowed;
}

void PageSequence::askForRules()
{
    m_rulesUrl = rulesOf(m_next);
    m_retries = 0;
    fetchRules();
}

void PageSequence::fetchRules()
{
    m_get.get(m_rulesUrl, HttpQuestion{.largestBody = kLargestRules},
              [this](const Result<HttpAnswer> &answer) { takeRules(answer); });
}

// RFC 9309, 2.3.1: a site without the file allows everything, one that cannot give it nothing.
void PageSequence::takeRules(const Result<HttpAnswer> &answer)
{
    const bool isMissing = answer && answer->status >= 400 && answer->status < 500 && answer->status != 429;
    const bool isThere = answer && answer->status >= 200 && answer->status < 300;
    if (!isMissing && !isThere) {
        if (m_retries >= m_limits.retries)
            return end(u"robots-unknown "_s + m_next.host());
        m_retryWait.start(m_limits.pause * (1 << std::min(m_retries++, kMostDoublings)));
        return;
    }
    m_rules = isThere ? RobotRules::parse(answer->body, m_product) : RobotRules();
    m_wait.start(std::max(m_limits.pause, m_rules.delay()));
}

void PageSequence::follow()
{
    if (!m_rules.allows(pathOf(m_next)))
        return end(u"robots "_s + m_next.host());
    read(std::exchange(m_next, {}));
}

void PageSequence::end(const QString &notice)
{
    if (std::exchange(m_isOver, true))
        return;
    if (!notice.isEmpty())
        Q_EMIT noticed(notice);
    Q_EMIT finished();
}

void PageSequence::fail(const Failure &failure)
{
    if (!std::exchange(m_isOver, true))
        Q_EMIT failed(failure);
}

} // namespace bowerbird
