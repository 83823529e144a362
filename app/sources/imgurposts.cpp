// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "sources/imgurposts.h"

#include "sources/imgursource.h"

#include <utility>

namespace bowerbird {

using namespace Qt::StringLiterals;

namespace {

// Paths of the API under which an id of this kind may be found, the likeliest first.
QStringList candidatesFor(ImgurKind kind, const QString &id)
{
    const QString image = u"image/"_s + id;
    const QString album = u"album/"_s + id;
    const QString post = u"gallery/"_s + id;
    if (kind == ImgurKind::Album)
        return {album, post};
    if (kind == ImgurKind::Post)
        return {post, album, image};
    return {image, post, album};
}

} // namespace

ImgurPosts::ImgurPosts(ImgurLink link, QNetworkAccessManager &network, const ImgurApiOptions &options, QObject *parent)
    : ImgurCollection(network, options, parent)
    , m_link(std::move(link))
    , m_reading(options.reading)
    , m_hasClientId(!options.clientId.trimmed().isEmpty())
{
    pointAt(m_link.position);
}

void ImgurPosts::begin()
{
    if (m_hasClientId || m_link.kind != ImgurKind::Images)
        return askNextId();
    for (m_current = 0; m_current < m_link.ids.size(); ++m_current)
        hold(directImage());
    finishAll();
}

void ImgurPosts::askNextId()
{
    flush();
    if (isOver())
        return;
    if (++m_current == m_link.ids.size())
        return finishAll();
    m_candidates = candidatesFor(m_link.kind, id());
    askCandidate();
}

void ImgurPosts::askCandidate()
{
    ask(m_candidates.takeFirst(), [this](const Result<ImgurAnswer> &answer) { take(answer); });
}

void ImgurPosts::take(const Result<ImgurAnswer> &answer)
{
    if (answer && !answer->items.isEmpty())
        return takeItem(answer->items.first());
    if (!answer && answer.error().reason != FailureReason::NotFound)
        return failAll(answer.error());
    if (!m_candidates.isEmpty())
        return askCandidate();
    takeUnknown(answer ? Failure{.reason = FailureReason::ApiError, .detail = u"no image in the answer"_s}
                       : answer.error());
}

void ImgurPosts::takeItem(const ImgurItem &item)
{
    if (!item.isAlbum) {
        ImageRef image = item.image;
        image.index = static_cast<int>(m_current) + 1;
        hold(image);
        return askNextId();
    }
    if (!item.album.isComplete())
        return complete(item.album, [this] { askNextId(); });
    holdComplete(item.album);
    askNextId();
}

void ImgurPosts::takeUnknown(const Failure &failure)
{
    if (m_link.kind != ImgurKind::Images)
        return failAll(failure);
    hold(directImage());
    askNextId();
}

ImageRef ImgurPosts::directImage() const
{
    ImageRef image = imgurDirectImage(id(), u"jpg"_s); // Imgur sends the real bytes under any extension
    image.source = m_reading.source;
    image.index = static_cast<int>(m_current) + 1;
    return image;
}

} // namespace bowerbird
