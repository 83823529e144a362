// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "ui/collectionnotes.h"

#include "core/redact.h"
#include "sources/gallerydlfailure.h"
#include "sources/imgurpage.h"
#include "ui/failuretext.h"
#include "ui/linkintake.h"
#include "ui/messagebar.h"
#include "ui/settingskeeper.h"

#include <algorithm>
#include <ranges>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace bowerbird {

namespace {

constexpr qsizetype kShownLinks = 3;
constexpr qsizetype kMostLinkLength = 90;

const QString kFailedKey = u"collections"_s;
const QString kClientIdKey = u"client-id"_s;
const QString kNoLinkKey = u"no-link"_s;
const QString kEmptyKey = u"empty"_s;
const QString kNoticeKey = u"notice"_s;
const QString kNextPageKey = u"next-page"_s;
const QString kImgurKey = u"imgur"_s; // what another front end shows

bool isOfGalleryDl(const QString &text)
{
    return text.startsWith(QLatin1StringView(kGalleryDlSays));
}

// The other program's own words say more than the reason they were taken for.
QString told(const Failure &failure)
{
    return isOfGalleryDl(failure.detail) ? failure.detail : linkFailureText(failure);
}

QString noticeText(const QString &key)
{
    const QString about = key.section(u' ', 1);
    if (key == "random-unavailable"_L1)
        return CollectionNotes::tr("Imgur's random images cannot be had just now; the newest ones stand in for them.");
    if (key == "pages-repeat"_L1)
        return CollectionNotes::tr("The pages repeat themselves, so reading has stopped there.");
    if (key.startsWith("pages-enough "_L1))
        return CollectionNotes::tr("%n page(s) have been read, which is as far as one goes at a time.", nullptr,
                                   about.toInt());
    if (key.startsWith("robots-unknown "_L1))
        return CollectionNotes::tr(
                   "What %1 lets programs read (robots.txt) cannot be had, so the pages that follow are "
                   "not read. Try again later.")
            .arg(about);
    if (key.startsWith("robots "_L1))
        return CollectionNotes::tr("%1 asks programs not to read on from here (robots.txt). You can still open the "
                                   "next pages in a browser and add each by its address.")
            .arg(about);
    return CollectionNotes::tr("The site says: %1").arg(key);
}

QString shownLink(const QString &link)
{
    const QString safe = redactedUrl(link).simplified();
    return safe.size() <= kMostLinkLength ? safe : safe.left(kMostLinkLength - 1) + u"…"_s;
}

} // namespace

CollectionNotes::CollectionNotes(LinkIntake &intake, SettingsKeeper &settings, MessageBar &messages, QObject *parent)
    : QObject(parent)
    , m_intake(intake)
    , m_settings(settings)
    , m_messages(messages)
{
    connect(&intake, &LinkIntake::ended, this, &CollectionNotes::take);
    connect(&intake, &LinkIntake::noticed, this, &CollectionNotes::showNotice);
    connect(&intake, &LinkIntake::nothingFound, this, [this] {
        m_messages.show({.key = kNoLinkKey,
                         .kind = Message::Kind::Info,
                         .text = tr("There is no link in this text. A link begins with https://, or is the path of a "
                                    "file with links in it."),
                         .lasts = 12s});
    });
    connect(&intake, &LinkIntake::begun, this, &CollectionNotes::begin);
    connect(&settings, &SettingsKeeper::changed, this, &CollectionNotes::readWaiting);
    connect(&messages, &MessageBar::dismissed, this, [this](const QString &key) {
        if (key == kFailedKey)
            m_failed.clear();
        if (key == kNextPageKey)
            m_nextPages.clear();
    });
}

// What was said of earlier links has been read, or never is; but several that are given one by one may all fail.
void CollectionNotes::begin()
{
    for (const QString &key : {kNoLinkKey, kEmptyKey, kNoticeKey, kNextPageKey})
        m_messages.dismiss(key);
    dropFailed([](const FailedLink &failed) { return failed.isNewsUntil.hasExpired(); });
}

void CollectionNotes::dropFailed(const std::function<bool(const FailedLink &)> &isOver)
{
    if (m_failed.removeIf(isOver) == 0)
        return;
    if (m_failed.isEmpty())
        m_messages.dismiss(kFailedKey);
    else
        showFailed();
}

// What was asked again has a row of its own that tells.
void CollectionNotes::take(const CollectionSummary &summary, const QString &directory)
{
    const bool isRefused = std::exchange(m_isRefused, false);
    if (summary.isAgain)
        return;
    if (const QString behind = imgurBehind(summary.link); !behind.isEmpty())
        offerImgur(behind);
    if (!summary.failure) {
        dropFailed([&summary](const FailedLink &failed) { return failed.link == summary.link; });
        // What filters have left out is told elsewhere, with a way to show it.
        if (summary.found == 0 && summary.known == 0 && summary.filtered == 0 && !isRefused)
            showEmpty(summary);
        return;
    }
    const FailedLink failed{.link = summary.link, .directory = directory, .failure = *summary.failure};
    const auto isOfIt = [&failed](const FailedLink &other) { return other.link == failed.link; };
    if (summary.failure->reason == FailureReason::NoClientId) {
        m_needsKey.removeIf(isOfIt);
        m_needsKey += failed;
        showNeedsClientId();
    } else {
        m_failed.removeIf(isOfIt);
        m_failed += failed;
        showFailed();
    }
}

void CollectionNotes::showNeedsClientId()
{
    m_messages.show(
        {.key = kClientIdKey,
         .kind = Message::Kind::Info,
         .title = tr("Imgur's albums and galleries need a Client-ID"),
         .text =
             tr("Set one in any of three ways: start the program with the option --client-id ID, set the "
                "environment variable IMGUR_CLIENT_ID, or enter it in the Settings; then %n waiting link(s) will be "
                "read.\nWithout one, direct links to images (https://i.imgur.com/…), other sites, lists of links "
                "and the sample gallery work, and gallery-dl, where it is installed, reads Imgur's "
                "albums in place of Bowerbird.",
                nullptr, static_cast<int>(m_needsKey.size())),
         .buttons = {{tr("Open Settings"), [this] { Q_EMIT settingsRequested(); }}}});
}

void CollectionNotes::showFailed()
{
    QStringList lines;
    for (const FailedLink &failed : m_failed | std::views::reverse | std::views::take(kShownLinks))
        lines += tr("%1: %2").arg(shownLink(failed.link), told(failed.failure));
    if (const auto others = static_cast<int>(m_failed.size() - lines.size()); others > 0)
        lines += tr("and %n more", nullptr, others);
    m_messages.show({.key = kFailedKey,
                     .kind = Message::Kind::Error,
                     .title = tr("%n link(s) could not be read", nullptr, static_cast<int>(m_failed.size())),
                     .text = lines.join(u'\n'),
                     .buttons = {{tr("Try Again"), [this, links = m_failed]() mutable { tryAgain(links); }}}});
}

void CollectionNotes::showEmpty(const CollectionSummary &summary)
{
    const QString link = shownLink(summary.link);
    m_messages.show({.key = kEmptyKey,
                     .kind = Message::Kind::Info,
                     .text = tr("There is no image behind %1.").arg(link),
                     .lasts = 20s});
}

// Only offered: where a page goes on is for a person to follow.
void CollectionNotes::offerNextPage(const NextPage &page)
{
    if (std::ranges::find(m_nextPages, page.url, &NextPage::url) != m_nextPages.end())
        return;
    m_nextPages += page;
    m_messages.show({.key = kNextPageKey,
                     .kind = Message::Kind::Info,
                     .title = tr("%n page(s) go on", nullptr, static_cast<int>(m_nextPages.size())),
                     .text = tr("Next: %1").arg(shownLink(page.url)),
                     .buttons = {{tr("Read On"), [this, pages = m_nextPages] { readOn(pages, false); }},
                                 {tr("Read All"), [this, pages = m_nextPages] { readOn(pages, true); }}}});
}

// As the page before was asked. By value: the message that holds them goes away meanwhile.
void CollectionNotes::readOn(QList<NextPage> pages, bool isToTheEnd)
{
    for (NextPage &page : pages) {
        page.asking.followsPages = isToTheEnd;
        page.asking.isNamedByPage = true;
        m_intake.addLinks({page.url}, page.directory, page.asking);
    }
}

// What the page of another front end leaves out can be had at Imgur.
void CollectionNotes::offerImgur(const QString &link)
{
    m_messages.show({.key = kImgurKey,
                     .kind = Message::Kind::Info,
                     .text = tr("This page shows what is at Imgur: %1").arg(shownLink(link)),
                     .buttons = {{tr("Read at Imgur"), [this, link] { m_intake.addLinks({link}); }}},
                     .lasts = 60s});
}

void CollectionNotes::showNotice(const QString &key, const QString &directory, const LinkIntake::Asking &asking)
{
    if (isOfGalleryDl(key)) // the whole of what it says, with its name
        return m_messages.show({.key = kNoticeKey, .kind = Message::Kind::Info, .text = key, .lasts = 60s});
    if (key.startsWith("next-page "_L1))
        return offerNextPage({key.section(u' ', 1), directory, asking});
    if (key.startsWith("points-at "_L1)) {
        Q_EMIT imagePointedAt(key.section(u' ', 1));
        return;
    }
    m_isRefused = asking.isNamedByPage && key.startsWith("robots"_L1);
    m_messages.show({.key = kNoticeKey, .kind = Message::Kind::Info, .text = noticeText(key), .lasts = 20s});
}

void CollectionNotes::readWaiting()
{
    if (m_settings.current().clientId.isEmpty() || m_needsKey.isEmpty())
        return;
    m_messages.dismiss(kClientIdKey);
    tryAgain(m_needsKey);
}

void CollectionNotes::tryAgain(QList<FailedLink> &links)
{
    const QList<FailedLink> again = std::exchange(links, {});
    for (const FailedLink &failed : again)
        m_intake.addLinks({failed.link}, failed.directory);
}

} // namespace bowerbird
