// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "ui/rowdelegate.h"

namespace bowerbird {

// A thin round bar with its percentage beside it, from JobRole::ProgressRole and StateRole: accent while it runs, a
// green check when finished, red when failed, grey when paused; a moving piece while the total is unknown.
class ProgressDelegate : public RowDelegate
{
    Q_OBJECT
public:
    using RowDelegate::RowDelegate;

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
};

} // namespace bowerbird
