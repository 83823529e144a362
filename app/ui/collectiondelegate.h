// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "ui/rowdelegate.h"

namespace bowerbird {

// Paints how a collection stands: a bar while its images are downloaded, then the sentence, a failure in its colour.
class CollectionDelegate : public RowDelegate
{
    Q_OBJECT
public:
    using RowDelegate::RowDelegate;

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
};

} // namespace bowerbird
