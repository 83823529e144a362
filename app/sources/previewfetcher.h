// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/settings.h"

#include <QByteArray>
#include <QList>
#include <QObject>
#include <QString>
#include <QThread>

#include <chrono>

namespace bowerbird {

// One small picture that is to be seen.
struct PreviewWish
{
    quint64 key = 0; // comes back with the bytes
    QString url;
    QString referer;      // empty = none is sent
    bool isWhole = false; // the image itself stands for its preview, so that it may be large

    friend bool operator==(const PreviewWish &, const PreviewWish &) = default;
};

class PreviewWorker;

// Fetches small pictures of what is seen just now: in the order of the wishes, a few at a time, and of whole images
// kMostWholeAHost of one host, behind which other wishes go first. What is not wished for any more is broken off. A
// host that wants to be left alone (429, 503) is, for kRest: what is wished for from there fails at once.
//
// Asking runs in a thread of its own, since its cache works on files there.
//
// Thread: UI. Owns: its thread, the network in it and the cache on the disk, kMostCacheBytes at most.
// Errors: a wish that cannot be met is told by failed() and not tried again by itself.
class PreviewFetcher : public QObject
{
    Q_OBJECT
public:
    // `cacheDirectory` empty = no cache.
    explicit PreviewFetcher(const QString &cacheDirectory, QObject *parent = nullptr);
    ~PreviewFetcher() override; // breaks off what runs, and waits for the thread

    // In place of all wishes before; those that are running go on when they are among the new ones.
    void want(const QList<PreviewWish> &wishes, const NetworkSettings &network);

    static constexpr int kMostAtOnce = 6;
    static constexpr int kMostWholeAHost = 2;
    static constexpr std::chrono::seconds kRest{60};
    static constexpr qint64 kMostBytes = 4LL * 1024 * 1024; // of one picture
    static constexpr qint64 kMostCacheBytes = 64LL * 1024 * 1024;

Q_SIGNALS:
    void fetched(quint64 key, const QByteArray &bytes);
    void failed(quint64 key, bool isForGood); // for good: it is larger than kMostBytes

private:
    PreviewWorker *m_worker; // lives in the thread, which deletes it at its end
    QThread m_thread;
};

} // namespace bowerbird
