// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/watch.h"

#include <QDialog>

#include <optional>

class QCheckBox;
class QComboBox;
class QLabel;
class QSpinBox;

namespace bowerbird {

// How often collections are asked for new images by themselves, if at all.
//
// Thread: UI.
class WatchDialog : public QDialog
{
    Q_OBJECT
public:
    // `details` says how the watch stands; empty for none, or for several. Without a watch the dialog offers one.
    WatchDialog(const QString &name, const std::optional<Watch> &watch, const QString &details,
                QWidget *parent = nullptr);

    // What was chosen. Nothing = not watched. It is asked next when its interval from now has passed, or when it
    // would have been, whichever is sooner.
    [[nodiscard]] std::optional<Watch> watch() const;

Q_SIGNALS:
    void chosen(const std::optional<bowerbird::Watch> &watch);

private:
    void fillIntervals(int hours);
    void updateEnabled();

    const std::optional<Watch> m_before;
    QCheckBox *m_isWatched;
    QComboBox *m_every;
    QSpinBox *m_hours;
    QCheckBox *m_isPaused;
};

} // namespace bowerbird
