// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "sources/gallerydlsource.h"

#include "sources/directsource.h"
#include "sources/fixedcollection.h"
#include "sources/gallerydlcollection.h"
#include "sources/gallerydlfailure.h"

#include <QRegularExpression>

#include <utility>

namespace bowerbird {

using namespace Qt::StringLiterals;

bool isGalleryDlLink(const QString &link)
{
    return link.startsWith(QLatin1StringView(kGalleryDlPrefix), Qt::CaseInsensitive);
}

QString withGalleryDlPrefix(const QString &link)
{
    return isGalleryDlLink(link) ? link : QString(QLatin1StringView(kGalleryDlPrefix) + link);
}

bool isGalleryDlAddress(const QString &address)
{
    static const QRegularExpression kExtractor(u"^[A-Za-z][A-Za-z0-9_.-]*:(?=https?://)"_s);
    const QString url = QString(address).remove(kExtractor);
    return isHttpLink(url) && !address.startsWith("oauth"_L1, Qt::CaseInsensitive);
}

std::unique_ptr<Collection> makeGalleryDlCollection(const QString &link, GalleryDlOptions options,
                                                    std::shared_ptr<GalleryDlVersions> versions)
{
    const auto refused = [](const QString &words) {
        return std::make_unique<FixedCollection>(
            Failure{.reason = FailureReason::UnsupportedLink, .detail = QLatin1StringView(kGalleryDlSays) + words});
    };
    const QString address = isGalleryDlLink(link) ? link.sliced(qstrlen(kGalleryDlPrefix)).trimmed() : link;
    if (!isGalleryDlAddress(address))
        return refused(u"it is given web addresses only"_s);
    if (options.program.isEmpty())
        return refused(u"it is not installed; install it, or name its file in the settings"_s);
    return std::make_unique<GalleryDlCollection>(address, std::move(options), std::move(versions));
}

std::unique_ptr<Collection> withGalleryDlBehind(std::unique_ptr<Collection> first, const QString &link,
                                                const GalleryDlOptions &options,
                                                const std::shared_ptr<GalleryDlVersions> &versions)
{
    if (options.program.isEmpty() || !isGalleryDlAddress(link))
        return first;
    return std::make_unique<FallbackCollection>(
        std::move(first), [link, options, versions] { return makeGalleryDlCollection(link, options, versions); });
}

FallbackCollection::FallbackCollection(std::unique_ptr<Collection> first, Maker makeSecond, QObject *parent)
    : Collection(parent)
    , m_current(std::move(first))
    , m_makeSecond(std::move(makeSecond))
{
}

FallbackCollection::~FallbackCollection() = default;

void FallbackCollection::start()
{
    follow(std::move(m_current));
}

void FallbackCollection::cancel()
{
    m_isOver = true;
    if (!m_current)
        return;
    m_current->cancel();
    drop();
}

void FallbackCollection::follow(std::unique_ptr<Collection> collection)
{
    m_current = std::move(collection);
    connect(m_current.get(), &Collection::found, this, [this](const QList<ImageRef> &images) {
        m_hasFound = true;
        Q_EMIT found(images);
    });
    connect(m_current.get(), &Collection::foundOnPage, this, [this](const QList<ImageRef> &images) {
        m_hasFound = true;
        Q_EMIT foundOnPage(images);
    });
    connect(m_current.get(), &Collection::leftOut, this, [this](const QString &why, int count) {
        m_hasFound = true;
        Q_EMIT leftOut(why, count);
    });
    connect(m_current.get(), &Collection::albumsLeftOut, this, &Collection::albumsLeftOut);
    connect(m_current.get(), &Collection::iconsLeftOut, this, [this](const QList<ImageRef> &images) {
        m_hasFound = true;
        Q_EMIT iconsLeftOut(images);
    });
    connect(m_current.get(), &Collection::noticed, this, &Collection::noticed);
    connect(m_current.get(), &Collection::waiting, this, &Collection::waiting);
    connect(m_current.get(), &Collection::finished, this, [this] { end(std::nullopt); });
    connect(m_current.get(), &Collection::failed, this, [this](const Failure &failure) { end(failure); });
    m_current->start();
}

// It may be the one that is just telling us something: it goes later.
void FallbackCollection::drop()
{
    m_current->disconnect(this);
    m_current->setParent(this);
    m_current.release()->deleteLater();
}

void FallbackCollection::end(const std::optional<Failure> &failure)
{
    m_page = m_current->pageAnswer();
    drop();
    const auto mayBeOthers = [](const Failure &own) {
        return own.reason == FailureReason::UnsupportedLink || own.reason == FailureReason::NoClientId;
    };
    const bool cameToNothing = !m_hasFound && !m_page.isUnchanged && (!failure || mayBeOthers(*failure));
    if (m_makeSecond && cameToNothing) {
        m_firstFailure = failure;
        return follow(std::exchange(m_makeSecond, nullptr)());
    }
    const bool isSecond = !m_makeSecond;
    m_isOver = true;
    const bool needsClientId = m_firstFailure && m_firstFailure->reason == FailureReason::NoClientId;
    if (needsClientId && failure && !failure->detail.isEmpty())
        m_firstFailure->detail += u"; "_s + failure->detail;
    const bool knowsBetter =
        m_hasFound || (!needsClientId && failure && failure->reason != FailureReason::UnsupportedLink);
    const std::optional<Failure> &outcome = isSecond && !knowsBetter ? m_firstFailure : failure;
    if (outcome)
        Q_EMIT failed(*outcome);
    else
        Q_EMIT finished();
}

} // namespace bowerbird
