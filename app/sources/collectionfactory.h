// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/failure.h"
#include "sources/apibudget.h"
#include "sources/linklist.h"
#include "sources/source.h"

#include <QString>

#include <chrono>
#include <functional>
#include <map>
#include <memory>
#include <utility>

class QNetworkAccessManager;

namespace bowerbird {

struct CollectOptions;
class GalleryDlVersions;
class ImgurApi;
struct ImgurApiOptions;

// Where a link comes from, which bounds what it may be: a list in a list, or a file of this machine that a page
// points to, would be followed without end or against the person's will.
enum class LinkOrigin : quint8 { Person, File, Pattern };

// Finds the source that takes a link, in the order of the command line's page.
//
// Thread: UI. Owns: the network the collections ask through; it outlives them while they run.
class CollectionFactory
{
public:
    using SampleApi = std::function<Result<QString>()>;
    using BudgetListener = std::function<void(const ApiBudget &)>;

    // `budgetChanged` hears of every budget but the sample gallery's, by the clock `now`; empty = the wall's.
    CollectionFactory(SampleApi sampleApi, std::chrono::milliseconds firstRetryDelay, BudgetListener budgetChanged,
                      ApiBudget::Clock now);
    ~CollectionFactory();
    Q_DISABLE_COPY_MOVE(CollectionFactory)

    // Never null: a link that nobody takes becomes a collection that fails. A person's link may start the sample
    // gallery; reads no file yet.
    [[nodiscard]] std::unique_ptr<Collection> make(const QString &link, const CollectOptions &options,
                                                   LinkOrigin origin);

    // Asks Imgur what is left, which it does not count; soon, or not at all when it cannot be asked.
    void askForCredits(const CollectOptions &options);

private:
    [[nodiscard]] ImgurApiOptions imgurOptions(const CollectOptions &options);
    [[nodiscard]] ApiBudget &budgetFor(const QString &base, const QString &clientId);
    [[nodiscard]] std::unique_ptr<Collection> makeOwn(const QString &link, const CollectOptions &options,
                                                      LinkOrigin origin);
    [[nodiscard]] std::unique_ptr<Collection> makeSample(const CollectOptions &options);
    [[nodiscard]] std::unique_ptr<Collection> makePage(const QString &link, const CollectOptions &options);
    [[nodiscard]] std::unique_ptr<Collection> makeList(std::function<Result<LinkList>()> reader,
                                                       const CollectOptions &options, LinkOrigin origin);
    [[nodiscard]] QNetworkAccessManager &networkFor(const QString &caCertFile);

    // By the file of trusted certificates: Qt keeps a connection's trust for as long as it keeps the host, so that
    // a change of the setting would have no effect.
    std::map<QString, std::unique_ptr<QNetworkAccessManager>> m_networks;
    std::shared_ptr<GalleryDlVersions> m_galleryDlVersions;
    // By API and Client-ID, which are counted each on its own.
    std::map<std::pair<QString, QString>, std::unique_ptr<ApiBudget>> m_budgets;
    std::unique_ptr<ApiBudget> m_sampleBudget;
    BudgetListener m_budgetChanged;
    ApiBudget::Clock m_now;
    std::unique_ptr<ImgurApi> m_creditsApi; // null: nobody has asked
    SampleApi m_sampleApi;
    std::chrono::milliseconds m_firstRetryDelay;
};

} // namespace bowerbird
