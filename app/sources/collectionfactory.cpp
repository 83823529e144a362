// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "sources/collectionfactory.h"

#include "core/pattern.h"
#include "sources/collector.h"
#include "sources/directsource.h"
#include "sources/fixedcollection.h"
#include "sources/gallerydlsource.h"
#include "sources/httpget.h"
#include "sources/imgurlink.h"
#include "sources/imgurpage.h"
#include "sources/imgursource.h"
#include "sources/listcollection.h"
#include "sources/localfile.h"
#include "sources/pagecollection.h"
#include "sources/pagesequence.h"

#include <QFileInfo>
#include <QNetworkAccessManager>
#include <QRegularExpression>
#include <QUrl>

#include <algorithm>
#include <utility>

namespace bowerbird {

using namespace Qt::StringLiterals;

namespace {

// The path that `link` may be; empty when it names something on a network.
QString localPath(const QString &link)
{
    if (link.startsWith(u"file:"_s, Qt::CaseInsensitive))
        return QUrl(link).toLocalFile();
    return link.contains(u"://"_s) ? QString() : link;
}

Result<LinkList> listOf(Result<QStringList> links)
{
    if (!links)
        return std::unexpected(links.error());
    return LinkList{.links = *std::move(links), .images = {}};
}

std::unique_ptr<Collection> refusal(const QString &detail)
{
    return std::make_unique<FixedCollection>(Failure{.reason = FailureReason::UnsupportedLink, .detail = detail});
}

// A pattern, a direct link and a link of Imgur's are known here, whatever becomes of them: nobody else is looked for,
// which of some thousand links would take longer than all the rest.
bool isOurs(const QString &link)
{
    const bool isDirect = link.startsWith("http"_L1, Qt::CaseInsensitive) && endsAsPicture(link);
    return isDirect || isPattern(link) || parseImgurLink(link).kind != ImgurKind::None;
}

GalleryDlOptions galleryDlOptions(const CollectOptions &options)
{
    return {.program = findGalleryDl(options.galleryDl),
            .usesOwnConfig = options.usesGalleryDlConfig,
            .network = options.network,
            .retries = options.retries,
            .limit = options.limit};
}

// gallery-dl has a Client-ID of its own, but knows the one Imgur only.
bool mayAskInOurPlace(const ImgurLink &link, const CollectOptions &options)
{
    return options.clientId.trimmed().isEmpty() && options.imgurApi == Settings().imgurApi &&
           !imgurPage(link).isEmpty();
}

// "www.example.com/a", as it is read aloud or copied from a browser's bar; a file of that name goes first.
bool lacksOnlyItsScheme(const QString &link)
{
    static const QRegularExpression kAddress(
        u"^(?:www\\.[^\\s/]+\\.[a-z]{2,}|(?:[a-z0-9-]+\\.)+[a-z]{2,}(?=[:/]))(?::\\d{1,5})?(?:/\\S*)?$"_s,
        QRegularExpression::CaseInsensitiveOption);
    return kAddress.match(link).hasMatch() && !QFileInfo::exists(link) && !QFileInfo::exists(link.section(u'/', 0, 0));
}

} // namespace

CollectionFactory::CollectionFactory(SampleApi sampleApi, std::chrono::milliseconds firstRetryDelay,
                                     BudgetListener budgetChanged, ApiBudget::Clock now)
    : m_galleryDlVersions(std::make_shared<GalleryDlVersions>())
    , m_sampleBudget(std::make_unique<ApiBudget>())
    , m_budgetChanged(std::move(budgetChanged))
    , m_now(std::move(now))
    , m_sampleApi(std::move(sampleApi))
    , m_firstRetryDelay(firstRetryDelay)
{
}

CollectionFactory::~CollectionFactory() = default;

std::unique_ptr<Collection> CollectionFactory::make(const QString &link, const CollectOptions &options,
                                                    LinkOrigin origin)
{
    if (origin == LinkOrigin::Person && lacksOnlyItsScheme(link.trimmed()))
        return make(u"https://"_s + link.trimmed(), options, origin);
    const bool isByChoice = isGalleryDlLink(link.trimmed()) && origin == LinkOrigin::Person;
    if (isByChoice)
        return makeGalleryDlCollection(link.trimmed(), galleryDlOptions(options), m_galleryDlVersions);
    std::unique_ptr<Collection> own = makeOwn(link, options, origin);
    const ImgurLink imgur = parseImgurLink(link.trimmed());
    if (mayAskInOurPlace(imgur, options)) {
        GalleryDlOptions others = galleryDlOptions(options);
        others.retries = std::min(options.retries, 1); // whether it can be had is to be known soon
        return withGalleryDlBehind(std::move(own), imgurPage(imgur), others, m_galleryDlVersions);
    }
    if (origin == LinkOrigin::Pattern || isOurs(link.trimmed()))
        return own;
    return withGalleryDlBehind(std::move(own), link.trimmed(), galleryDlOptions(options), m_galleryDlVersions);
}

std::unique_ptr<Collection> CollectionFactory::makeOwn(const QString &link, const CollectOptions &options,
                                                       LinkOrigin origin)
{
    const QString trimmed = link.trimmed();
    if (trimmed.startsWith(u"sample:"_s, Qt::CaseInsensitive))
        return makeSample(options);
    const ImgurLink imgur = parseImgurLink(trimmed);
    if (imgur.kind != ImgurKind::None)
        return makeImgurCollection(imgur, options.filter.types, options.albums, networkFor(options.network.caCertFile),
                                   imgurOptions(options));
    const QString path = localPath(trimmed);
    if (!path.isEmpty() && origin == LinkOrigin::Person)
        return makeList([path] { return linksInFile(path); }, options, LinkOrigin::File);
    if (!isHttpLink(trimmed))
        return refusal(u"not a web address"_s);
    if (isPattern(trimmed) && origin != LinkOrigin::Pattern)
        return makeList([trimmed] { return listOf(expandPattern(trimmed)); }, options, LinkOrigin::Pattern);
    if (endsAsPicture(trimmed))
        return std::make_unique<FixedCollection>(QList<ImageRef>{directImage(trimmed)});
    return makePage(trimmed, options);
}

std::unique_ptr<Collection> CollectionFactory::makePage(const QString &link, const CollectOptions &options)
{
    QNetworkAccessManager &network = networkFor(options.network.caCertFile);
    const PageCollection::Retries retries{.most = options.retries, .firstDelay = m_firstRetryDelay};
    if (!options.followsPages && !options.isNamedByPage)
        return std::make_unique<PageCollection>(link, network, options.network, retries, options.since);
    // That the first page is what it was says nothing of those behind it: they are asked plainly.
    const auto make = [&network, settings = options.network, retries](const QString &page) {
        return std::make_unique<PageCollection>(page, network, settings, retries);
    };
    // A second, where a first retry comes after half a one.
    PageSequence::Limits limits{.pause = 2 * m_firstRetryDelay, .retries = options.retries};
    if (!options.followsPages)
        limits.mostPages = 1;
    const auto namedBy = options.isNamedByPage ? PageSequence::NamedBy::Page : PageSequence::NamedBy::Person;
    return std::make_unique<PageSequence>(link, namedBy, make, network, options.network, limits);
}

std::unique_ptr<Collection> CollectionFactory::makeSample(const CollectOptions &options)
{
    const Result<QString> base = m_sampleApi ? m_sampleApi() : fail(FailureReason::Internal, u"no sample gallery"_s);
    if (!base)
        return std::make_unique<FixedCollection>(base.error());
    ImgurApiOptions api = imgurOptions(options);
    api.base = *base;
    api.budget = m_sampleBudget.get();
    return makeSampleCollection(options.albums, networkFor(options.network.caCertFile), std::move(api));
}

std::unique_ptr<Collection> CollectionFactory::makeList(std::function<Result<LinkList>()> reader,
                                                        const CollectOptions &options, LinkOrigin origin)
{
    return std::make_unique<ListCollection>(
        std::move(reader), options.filter.types, options.animated,
        [this, options, origin](const QString &link) { return make(link, options, origin); });
}

ImgurApiOptions CollectionFactory::imgurOptions(const CollectOptions &options)
{
    return {.base = options.imgurApi,
            .clientId = options.clientId,
            .reading = {.animated = options.animated},
            .network = options.network,
            .retries = options.retries,
            .firstRetryDelay = m_firstRetryDelay,
            .budget = &budgetFor(options.imgurApi, options.clientId),
            .patience = options.patience};
}

ApiBudget &CollectionFactory::budgetFor(const QString &base, const QString &clientId)
{
    std::unique_ptr<ApiBudget> &budget = m_budgets[{base, clientId}];
    if (!budget) {
        budget = std::make_unique<ApiBudget>(m_now);
        QObject::connect(budget.get(), &ApiBudget::changed, budget.get(), [this, changed = budget.get()] {
            if (m_budgetChanged)
                m_budgetChanged(*changed);
        });
    }
    return *budget;
}

void CollectionFactory::askForCredits(const CollectOptions &options)
{
    if (options.clientId.trimmed().isEmpty())
        return;
    m_creditsApi = std::make_unique<ImgurApi>(networkFor(options.network.caCertFile), imgurOptions(options));
    m_creditsApi->askForCredits([] {});
}

QNetworkAccessManager &CollectionFactory::networkFor(const QString &caCertFile)
{
    std::unique_ptr<QNetworkAccessManager> &network = m_networks[caCertFile];
    if (!network) {
        network = std::make_unique<QNetworkAccessManager>();
        prepareForAsking(*network);
    }
    return *network;
}

} // namespace bowerbird
