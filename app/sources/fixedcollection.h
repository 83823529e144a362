// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/imageref.h"
#include "sources/source.h"

#include <QList>

#include <optional>

namespace bowerbird {

// A link whose outcome is known without asking anybody: some images, or why there are none.
//
// Thread: UI.
class FixedCollection : public Collection
{
    Q_OBJECT
public:
    explicit FixedCollection(QList<ImageRef> images, QObject *parent = nullptr);
    explicit FixedCollection(Failure failure, QObject *parent = nullptr);

    void start() override;
    void cancel() override;

private:
    void tell();

    QList<ImageRef> m_images;
    std::optional<Failure> m_failure;
    bool m_isOver = false;
};

} // namespace bowerbird
