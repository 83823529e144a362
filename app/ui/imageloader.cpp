// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "ui/imageloader.h"

#include "media/prove.h"

namespace bowerbird {

ImageLoader::ImageLoader(QObject *parent)
    : QObject(parent)
{
    m_pool.setMaxThreadCount(1);
}

ImageLoader::~ImageLoader()
{
    m_pool.clear();
    m_pool.waitForDone();
}

void ImageLoader::load(const QString &path, QSize bound)
{
    cancel();
    m_pool.start([this, path, bound, request = m_latest] {
        const QImage image = loadScaled(path, bound);
        QMetaObject::invokeMethod(
            this,
            [this, path, image, request] {
                if (request == m_latest)
                    Q_EMIT loaded(path, image);
            },
            Qt::QueuedConnection);
    });
}

void ImageLoader::cancel()
{
    ++m_latest;
    m_pool.clear();
}

} // namespace bowerbird
