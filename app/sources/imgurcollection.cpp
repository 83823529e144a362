// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "sources/imgurcollection.h"

#include <QTimer>

#include <algorithm>
#include <utility>

namespace bowerbird {

using namespace Qt::StringLiterals;

namespace {

// The trouble is this one album's; the rest of the listing can be had.
bool concernsOnlyTheAlbum(const Failure &failure)
{
    const bool isAboutIt = failure.reason == FailureReason::NotFound || failure.reason == FailureReason::Forbidden ||
                           failure.reason == FailureReason::ApiError;
    return isAboutIt && !isAboutClientId(failure);
}

// The images of an answer to album/ID/images (an array) or album/ID (an album).
ImgurAlbum albumIn(const ImgurAnswer &answer)
{
    if (answer.items.size() == 1 && answer.items.first().isAlbum)
        return answer.items.first().album;
    ImgurAlbum album;
    album.unreadable = answer.unreadable;
    for (const ImgurItem &item : answer.items) {
        if (!item.isAlbum)
            album.images << item.image;
    }
    return album;
}

bool holds(const QList<ImageRef> &images, const ImageRef &wanted)
{
    return std::any_of(images.begin(), images.end(),
                       [&wanted](const ImageRef &image) { return image.siteId == wanted.siteId; });
}

} // namespace

ImgurCollection::ImgurCollection(QNetworkAccessManager &network, ImgurApiOptions options, QObject *parent)
    : Collection(parent)
    , m_api(network, std::move(options))
{
    connect(&m_api, &ImgurApi::waiting, this, &Collection::waiting);
}

void ImgurCollection::start()
{
    QTimer::singleShot(0, this, [this] {
        if (!m_isOver)
            begin();
    });
}

void ImgurCollection::cancel()
{
    m_isOver = true;
    m_held.clear();
    m_api.cancel();
}

void ImgurCollection::ask(const QString &path, Taker taker)
{
    m_api.get(path, std::move(taker));
}

void ImgurCollection::flush()
{
    if (m_isOver || m_held.isEmpty())
        return;
    const QList<ImageRef> images = std::exchange(m_held, {});
    const ImageRef meant = images.value(m_pointedAt - m_found);
    m_found += static_cast<int>(images.size());
    Q_EMIT found(images);
    if (!m_isOver && m_pointedAt >= 0 && !meant.url.isEmpty())
        Q_EMIT noticed(u"points-at "_s + meant.url);
}

void ImgurCollection::leaveOut(const QString &why, int count)
{
    if (count <= 0)
        return;
    flush();
    if (!m_isOver)
        Q_EMIT leftOut(why, count);
}

void ImgurCollection::holdComplete(const ImgurAlbum &album)
{
    m_held << album.images;
    leaveOut(u"unreadable"_s, album.unreadable);
}

void ImgurCollection::complete(const ImgurAlbum &album, const Step &then)
{
    m_held << album.images;
    flush(); // with these the limit may be met, which saves the request
    if (m_isOver)
        return;
    ask(u"album/"_s + album.id + u"/images"_s,
        [this, album, then](const Result<ImgurAnswer> &answer) { takeAlbum(album, answer, then); });
}

void ImgurCollection::takeAlbum(const ImgurAlbum &album, const Result<ImgurAnswer> &answer, const Step &then)
{
    if (!answer && !concernsOnlyTheAlbum(answer.error()))
        return failAll(answer.error());
    const ImgurAlbum whole = answer ? albumIn(*answer) : ImgurAlbum();
    int position = 0;
    for (const ImageRef &image : whole.images) {
        ++position;
        if (!holds(album.images, image))
            hold(album.placed(image, position));
    }
    const int lost = std::max(1, album.imagesCount - static_cast<int>(album.images.size()));
    leaveOut(u"unreadable"_s, answer ? whole.unreadable : lost);
    if (!m_isOver)
        then();
}

void ImgurCollection::finishAll()
{
    flush();
    if (std::exchange(m_isOver, true))
        return;
    Q_EMIT finished();
}

void ImgurCollection::failAll(const Failure &failure)
{
    flush();
    if (std::exchange(m_isOver, true))
        return;
    Q_EMIT failed(failure);
}

} // namespace bowerbird
