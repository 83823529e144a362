// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "core/settingsmerge.h"

namespace bowerbird {

namespace {

// The members of a struct, told from its three versions; each settles into the first.
template<typename Struct>
class Merge
{
public:
    Merge(Struct &saved, const Struct &before, const Struct &now)
        : m_saved(saved)
        , m_before(before)
        , m_now(now)
    {
    }

    template<typename Value>
    const Merge &take(Value Struct::*member) const
    {
        if (m_now.*member != m_before.*member)
            m_saved.*member = m_now.*member;
        return *this;
    }

private:
    Struct &m_saved;
    const Struct &m_before;
    const Struct &m_now;
};

void mergeDownload(DownloadOptions &saved, const DownloadOptions &before, const DownloadOptions &now)
{
    Merge(saved, before, now)
        .take(&DownloadOptions::directory)
        .take(&DownloadOptions::types)
        .take(&DownloadOptions::onConflict)
        .take(&DownloadOptions::verify)
        .take(&DownloadOptions::damaged)
        .take(&DownloadOptions::duplicates)
        .take(&DownloadOptions::maxBytes)
        .take(&DownloadOptions::minBytes)
        .take(&DownloadOptions::minWidthPx)
        .take(&DownloadOptions::minHeightPx)
        .take(&DownloadOptions::maxWidthPx)
        .take(&DownloadOptions::maxHeightPx)
        .take(&DownloadOptions::nameTemplate)
        .take(&DownloadOptions::writesSidecars)
        .take(&DownloadOptions::makesThumbnails)
        .take(&DownloadOptions::marksOrigin)
        .take(&DownloadOptions::keepsServerTime);
    Merge(saved.listing, before.listing, now.listing)
        .take(&ListingFilter::maxAgeDays)
        .take(&ListingFilter::minAgeDays)
        .take(&ListingFilter::minScore)
        .take(&ListingFilter::allowsSensitive)
        .take(&ListingFilter::motion)
        .take(&ListingFilter::text)
        .take(&ListingFilter::textRule);
}

} // namespace

Settings settingsToSave(const Settings &saved, const Settings &before, const Settings &now)
{
    Settings merged = saved;
    Merge(merged, before, now)
        .take(&Settings::workers)
        .take(&Settings::perHost)
        .take(&Settings::hostDelay)
        .take(&Settings::retries)
        .take(&Settings::limitRate)
        .take(&Settings::albums)
        .take(&Settings::animated)
        .take(&Settings::limit)
        .take(&Settings::clientId)
        .take(&Settings::imgurApi)
        .take(&Settings::theme)
        .take(&Settings::holdsFound)
        .take(&Settings::watchesClipboard)
        .take(&Settings::galleryDl)
        .take(&Settings::usesGalleryDlConfig);
    Merge(merged.aria2, before.aria2, now.aria2)
        .take(&Aria2Settings::rpcUrl)
        .take(&Aria2Settings::secret)
        .take(&Aria2Settings::directory);
    mergeDownload(merged.download, before.download, now.download);
    Merge(merged.network, before.network, now.network)
        .take(&NetworkSettings::userAgent)
        .take(&NetworkSettings::caCertFile)
        .take(&NetworkSettings::connectTimeout)
        .take(&NetworkSettings::stallTimeout)
        .take(&NetworkSettings::proxyMode)
        .take(&NetworkSettings::proxy)
        .take(&NetworkSettings::proxyExceptions)
        .take(&NetworkSettings::allowsHttp2)
        .take(&NetworkSettings::referer)
        .take(&NetworkSettings::headers)
        .take(&NetworkSettings::cookieFile)
        .take(&NetworkSettings::logins);
    return merged;
}

} // namespace bowerbird
