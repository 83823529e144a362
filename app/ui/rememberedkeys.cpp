// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "ui/rememberedkeys.h"

#include "store/library.h"

#include <QPromise>

#include <memory>
#include <utility>

namespace bowerbird {

namespace {

RememberedKeys::Keys sorted(const QList<RememberedImages> &remembered) // by their collections
{
    RememberedKeys::Keys keys;
    for (const RememberedImages &some : remembered) {
        const ImageKeys images = imageKeysFrom(some.keys);
        for (const quint64 key : images) {
            if (key != 0 && !keys.owners.find(key)) // 0 is no key of a link, but may stand in a damaged library
                keys.owners.insert(key, some.collection);
        }
        keys.images.insert(some.collection, images);
        if (!some.unchosen.isEmpty())
            keys.unchosen.insert(some.collection, imageKeysFrom(some.unchosen));
    }
    return keys;
}

} // namespace

RememberedKeys::RememberedKeys(Library &library, QObject *parent)
    : QObject(parent)
    , m_library(library)
{
    connect(&m_watcher, &QFutureWatcher<Keys>::finished, this, &RememberedKeys::ready);
    const auto promise = std::make_shared<QPromise<Keys>>();
    promise->start();
    m_watcher.setFuture(promise->future());
    m_library.readRememberedImages([promise](const QList<RememberedImages> &remembered) {
        promise->addResult(sorted(remembered));
        promise->finish();
    });
}

std::optional<RememberedKeys::Keys> RememberedKeys::take()
{
    QFuture<Keys> keys = m_watcher.future();
    if (!keys.isValid() || !keys.isFinished() || keys.resultCount() == 0)
        return std::nullopt;
    return keys.takeResult();
}

void RememberedKeys::wait()
{
    m_library.flush();
}

} // namespace bowerbird
