// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "engine/placeholderwatch.h"

#include "core/redact.h"

namespace bowerbird {

bool PlaceholderWatch::isPlaceholder(const QByteArray &sha256, const ImageRef &image)
{
    const QByteArray key = sha256 + hostKey(image.url).toUtf8();
    const QString &name = image.siteId.isEmpty() ? image.url : image.siteId;
    const std::scoped_lock lock(m_mutex);
    if (!m_images.contains(key)) {
        m_order.push_back(key);
        if (m_order.size() > kMostRemembered) {
            m_images.remove(m_order.front());
            m_order.pop_front();
        }
    }
    QStringList &names = m_images[key];
    if (names.size() < kEnough && !names.contains(name))
        names.append(name);
    return names.size() >= kEnough;
}

} // namespace bowerbird
