// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/imageref.h"

#include <QByteArray>
#include <QHash>
#include <QList>
#include <QStringList>

#include <deque>
#include <mutex>

namespace bowerbird {

// Finds out the pictures that a site sends in place of what is gone. What looks suspicious (it came by a redirect, or
// its dimensions are not the declared ones) is remembered by its bytes; when the same bytes have come for the third
// different image of one site they are a placeholder, and so is every further one.
//
// The files of the first and second are left alone, since nobody's file is removed for a guess: the first stays in the
// folder, its row is told apart by DownloadManager; the second was left out as its duplicate.
//
// Thread: any; m_mutex guards everything.
class PlaceholderWatch
{
public:
    // Remembers that `image` came suspiciously, with these bytes. True: they are a placeholder.
    [[nodiscard]] bool isPlaceholder(const QByteArray &sha256, const ImageRef &image);

    static constexpr int kEnough = 3;
    static constexpr size_t kMostRemembered = 4096; // different bytes; the oldest are forgotten

private:
    std::mutex m_mutex;
    QHash<QByteArray, QStringList> m_images; // at most kEnough ids or links, by site and bytes
    std::deque<QByteArray> m_order;          // of the keys, the oldest first
};

} // namespace bowerbird
