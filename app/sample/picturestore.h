// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#pragma once

#include <QByteArray>
#include <QSize>

#include <array>
#include <condition_variable>
#include <map>
#include <mutex>
#include <optional>
#include <span>
#include <stop_token>
#include <thread>
#include <utility>
#include <vector>

namespace bowerbird {

struct CatalogueEntry;

// A file as it is served.
struct PictureFile
{
    QByteArray bytes;
    QByteArray etag; // strong, with its quotes
};

// Paints and encodes the pictures on two threads, from when the first is asked for and beginning with those somebody
// waits for, and keeps the files: about 10 MB in all. Thumbnails are made by whoever asks and kept as well.
//
// Thread: start() and stop() on the owner's, the rest on any. Owns: its two threads.
// Errors: nothing is given once stopped; an unknown number is a programmer's error.
class PictureStore
{
public:
    enum class Fit { Whole, Square }; // a thumbnail keeps the shape, or cuts the middle out

    explicit PictureStore(std::span<const CatalogueEntry> catalogue); // borrows
    ~PictureStore();                                                  // stops
    Q_DISABLE_COPY_MOVE(PictureStore)

    void start();
    void stop(); // waits for the two pictures in work, at most

    // Blocks until the picture is there.
    [[nodiscard]] std::optional<PictureFile> picture(int number);
    // A JPEG of the first frame within edgePx; never larger than the picture.
    [[nodiscard]] std::optional<PictureFile> thumbnail(int number, int edgePx, Fit fit);

private:
    using ThumbnailKey = std::pair<int, int>; // picture; edge, negative when square

    void paintAll(const std::stop_token &stop);

    const std::span<const CatalogueEntry> m_catalogue;
    std::mutex m_mutex; // guards all below but the threads
    std::condition_variable_any m_wanted;
    std::condition_variable_any m_painted;
    bool m_isWanted = false;
    std::vector<int> m_pending; // the next one is the last
    std::vector<std::optional<PictureFile>> m_files;
    std::map<ThumbnailKey, PictureFile> m_thumbnails;
    bool m_stopped = false;
    std::array<std::jthread, 2> m_painters;
};

} // namespace bowerbird
