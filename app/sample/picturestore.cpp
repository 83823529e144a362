// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "sample/picturestore.h"

#include "sample/catalogue.h"
#include "sample/gifwriter.h"

#include <QBuffer>
#include <QCryptographicHash>
#include <QImageReader>
#include <QImageWriter>

#include <algorithm>
#include <utility>

namespace bowerbird {

namespace {

QImage paintFrame(const CatalogueEntry &entry, int frame)
{
    Canvas canvas{.image = QImage(entry.size, QImage::Format_RGB32),
                  .random = Random(entry.seed),
                  .palette = entry.palette,
                  .phase = static_cast<double>(frame) / entry.frames};
    canvas.image.fill(Qt::black);
    entry.paint(canvas);
    return canvas.image;
}

QByteArray encode(const QImage &image, const QByteArray &format)
{
    constexpr int kJpegQuality = 85;
    QBuffer buffer;
    QImageWriter writer(&buffer, format);
    if (format == "jpeg")
        writer.setQuality(kJpegQuality);
    else
        writer.setCompression(30); // zlib's level 3: a third of the default's time for a few per cent more bytes
    writer.write(image);
    return buffer.data();
}

PictureFile asFile(QByteArray bytes)
{
    const QByteArray hash = QCryptographicHash::hash(bytes, QCryptographicHash::Sha1).toHex().left(20);
    return {.bytes = std::move(bytes), .etag = '"' + hash + '"'};
}

PictureFile paintFile(const CatalogueEntry &entry)
{
    using namespace std::chrono_literals;
    if (entry.type != ImageType::Gif)
        return asFile(encode(paintFrame(entry, 0), entry.type == ImageType::Png ? "png" : "jpeg"));
    std::vector<QImage> frames;
    for (int frame = 0; frame < entry.frames; ++frame)
        frames.push_back(paintFrame(entry, frame));
    return asFile(encodeGif(frames, 80ms));
}

QImage scaled(const QByteArray &bytes, int edgePx, PictureStore::Fit fit)
{
    QBuffer buffer;
    buffer.setData(bytes);
    QImageReader reader(&buffer);
    const bool isSquare = fit == PictureStore::Fit::Square;
    QSize size = reader.size();
    const int longest = isSquare ? std::min(size.width(), size.height()) : std::max(size.width(), size.height());
    if (longest > edgePx)
        size.scale(edgePx, edgePx, isSquare ? Qt::KeepAspectRatioByExpanding : Qt::KeepAspectRatio);
    reader.setScaledSize(size.expandedTo({1, 1}));
    const QImage image = reader.read();
    if (!isSquare)
        return image;
    const int edge = std::min(image.width(), image.height());
    return image.copy((image.width() - edge) / 2, (image.height() - edge) / 2, edge, edge);
}

} // namespace

PictureStore::PictureStore(std::span<const CatalogueEntry> catalogue)
    : m_catalogue(catalogue)
    , m_files(catalogue.size())
{
    for (int number = static_cast<int>(catalogue.size()) - 1; number >= 0; --number)
        m_pending.push_back(number);
}

PictureStore::~PictureStore()
{
    stop();
}

void PictureStore::start()
{
    for (std::jthread &painter : m_painters)
        painter = std::jthread([this](const std::stop_token &stop) { paintAll(stop); });
}

void PictureStore::stop()
{
    for (std::jthread &painter : m_painters)
        painter.request_stop();
    {
        const std::lock_guard lock(m_mutex);
        m_stopped = true;
    }
    m_painted.notify_all();
    for (std::jthread &painter : m_painters) {
        if (painter.joinable())
            painter.join();
    }
}

void PictureStore::paintAll(const std::stop_token &stop)
{
    while (!stop.stop_requested()) {
        int number = 0;
        {
            std::unique_lock lock(m_mutex);
            if (!m_wanted.wait(lock, stop, [this] { return m_isWanted; }) || m_pending.empty())
                return;
            number = m_pending.back();
            m_pending.pop_back();
        }
        const auto place = static_cast<std::size_t>(number);
        PictureFile file = paintFile(m_catalogue[place]);
        {
            const std::lock_guard lock(m_mutex);
            m_files[place] = std::move(file);
        }
        m_painted.notify_all();
    }
}

std::optional<PictureFile> PictureStore::picture(int number)
{
    const auto place = static_cast<std::size_t>(number);
    Q_ASSERT(place < m_files.size());
    std::unique_lock lock(m_mutex);
    if (!std::exchange(m_isWanted, true))
        m_wanted.notify_all();
    if (const auto waiting = std::ranges::find(m_pending, number); waiting != m_pending.end())
        std::rotate(waiting, waiting + 1, m_pending.end()); // it is the next one
    m_painted.wait(lock, [&] { return m_stopped || m_files[place].has_value(); });
    return m_stopped ? std::nullopt : m_files[place];
}

std::optional<PictureFile> PictureStore::thumbnail(int number, int edgePx, Fit fit)
{
    const std::optional<PictureFile> whole = picture(number);
    if (!whole)
        return std::nullopt;
    const ThumbnailKey key(number, fit == Fit::Square ? -edgePx : edgePx);
    {
        const std::lock_guard lock(m_mutex);
        if (const auto known = m_thumbnails.find(key); known != m_thumbnails.end())
            return known->second;
    }
    // Two that ask at once both make it, which gives the same bytes.
    PictureFile small = asFile(encode(scaled(whole->bytes, edgePx, fit), "jpeg"));
    const std::lock_guard lock(m_mutex);
    return m_thumbnails.insert_or_assign(key, std::move(small)).first->second;
}

} // namespace bowerbird
