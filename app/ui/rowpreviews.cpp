// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "ui/rowpreviews.h"

#include "core/referer.h"
#include "engine/downloadmanager.h"
#include "media/prove.h"
#include "media/structure.h"

#include <algorithm>
#include <optional>
#include <span>
#include <utility>

namespace bowerbird {

using namespace Qt::StringLiterals;

namespace {

constexpr std::chrono::minutes kTryAgain{1}; // what could not be fetched
constexpr qsizetype kImageBytes = 4LL * RowPreviews::kEdgePx * RowPreviews::kEdgePx;
constexpr qsizetype kUsualImageBytes = 48LL * 1024 * 1024;
constexpr qsizetype kMostImageBytes = 192LL * 1024 * 1024; // a large screen full of small pictures

// Nothing: there is none to be had.
std::optional<PreviewWish> wishFor(JobId id, const ImageRef &image)
{
    const bool hasPreview = image.previewUrl.startsWith("http"_L1);
    const bool isTooLarge = isVideo(image.type) || image.sizeBytes > PreviewFetcher::kMostBytes;
    const QString address = hasPreview ? image.previewUrl : image.url;
    if (!address.startsWith("http"_L1) || (!hasPreview && isTooLarge))
        return std::nullopt;
    return PreviewWish{id.value, address, refererFor(image, address), !hasPreview};
}

} // namespace

RowPreviews::RowPreviews(DownloadManager &manager, const QString &cacheDirectory,
                         std::function<NetworkSettings()> network, QObject *parent)
    : QObject(parent)
    , m_manager(manager)
    , m_network(std::move(network))
    , m_fetcher(cacheDirectory)
    , m_images(kUsualImageBytes)
{
    m_pool.setMaxThreadCount(1);
    connect(&m_fetcher, &PreviewFetcher::fetched, this, &RowPreviews::take);
    connect(&m_fetcher, &PreviewFetcher::failed, this, [this](quint64 key, bool isForGood) {
        m_whole.remove(JobId{key});
        m_missing.insert(JobId{key}, isForGood ? QDeadlineTimer(QDeadlineTimer::Forever) : QDeadlineTimer(kTryAgain));
        m_wanted.removeOne(JobId{key});
    });
}

RowPreviews::~RowPreviews()
{
    m_pool.clear();
    m_pool.waitForDone();
}

QImage RowPreviews::image(JobId id) const
{
    const QImage *known = m_images.object(id);
    return known ? *known : QImage();
}

bool RowPreviews::isMissing(JobId id) const
{
    const auto found = m_missing.constFind(id);
    return found != m_missing.cend() && !found->hasExpired();
}

void RowPreviews::want(const QList<JobId> &ids)
{
    m_images.setMaxCost(std::clamp(ids.size() * kImageBytes, kUsualImageBytes, kMostImageBytes));
    QList<JobId> wanted;
    for (const JobId id : ids) {
        if (!m_images.contains(id) && !m_decoding.contains(id) && !isMissing(id))
            wanted += id;
    }
    if (wanted == m_wanted)
        return;
    m_wanted = wanted;
    m_whole.clear();
    send();
}

void RowPreviews::send()
{
    QList<PreviewWish> wishes;
    for (const JobId id : std::as_const(m_wanted)) {
        const int row = m_manager.rowOf(id);
        if (row < 0)
            continue;
        const std::optional<PreviewWish> wish = wishFor(id, m_manager.jobAt(row).image);
        if (wish)
            wishes.append(*wish);
        if (wish && wish->isWhole)
            m_whole.insert(id);
        if (!wish)
            m_missing.insert(id, QDeadlineTimer(QDeadlineTimer::Forever));
    }
    m_wanted.removeIf([this](JobId id) { return isMissing(id); });
    m_fetcher.want(wishes, m_network ? m_network() : NetworkSettings());
}

void RowPreviews::take(quint64 key, const QByteArray &bytes)
{
    const JobId id{key};
    m_wanted.removeOne(id);
    m_decoding.insert(id);
    m_pool.start([this, id, bytes, isWhole = m_whole.remove(id)] {
        const std::span<const char> file(bytes.constData(), static_cast<size_t>(bytes.size()));
        const QImage image = decodeScaled(file, QSize(kEdgePx, kEdgePx));
        const StructureReport structure = isWhole ? walkStructure(file) : StructureReport();
        const QSize whole(structure.widthPx, structure.heightPx);
        QMetaObject::invokeMethod(this, [this, id, image, whole] { keep(id, image, whole); }, Qt::QueuedConnection);
    });
}

void RowPreviews::keep(JobId id, const QImage &image, QSize whole)
{
    m_decoding.remove(id);
    if (image.isNull()) {
        m_missing.insert(id, QDeadlineTimer(QDeadlineTimer::Forever));
        return;
    }
    m_manager.setDimensions(id, whole);
    m_images.insert(id, new QImage(image), image.sizeInBytes()); // the cache owns it
    Q_EMIT ready(id, image);
}

} // namespace bowerbird
