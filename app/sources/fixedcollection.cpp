// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "sources/fixedcollection.h"

#include <QTimer>

#include <utility>

namespace bowerbird {

FixedCollection::FixedCollection(QList<ImageRef> images, QObject *parent)
    : Collection(parent)
    , m_images(std::move(images))
{
}

FixedCollection::FixedCollection(Failure failure, QObject *parent)
    : Collection(parent)
    , m_failure(std::move(failure))
{
}

void FixedCollection::start()
{
    QTimer::singleShot(0, this, &FixedCollection::tell);
}

void FixedCollection::cancel()
{
    m_isOver = true;
}

void FixedCollection::tell()
{
    if (!m_isOver && !m_images.isEmpty())
        Q_EMIT found(std::exchange(m_images, {}));
    if (std::exchange(m_isOver, true))
        return;
    if (m_failure)
        Q_EMIT failed(*m_failure);
    else
        Q_EMIT finished();
}

} // namespace bowerbird
