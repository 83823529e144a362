// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "ui/rowdelegate.h"

namespace bowerbird {

// Two lines: the name, and below it, smaller and dimmer, JobRole::SubtitleRole; a failure's sentence stands in red.
class NameDelegate : public RowDelegate
{
    Q_OBJECT
public:
    using RowDelegate::RowDelegate;

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;

    [[nodiscard]] static QFont subtitleFont(const QFont &font);
    [[nodiscard]] static int heightPx(const QFont &font); // of two lines with their margins
};

} // namespace bowerbird
