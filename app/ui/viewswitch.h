// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#pragma once

#include <QWidget>

class QSlider;
class QToolButton;

namespace bowerbird {

class JobViews;

// Beside the filters: table or grid, and while it is the grid how large its pictures are: a slider, or a menu where
// the window is narrow.
//
// Thread: UI. Borrows: the views, which outlive it.
class ViewSwitch : public QWidget
{
    Q_OBJECT
public:
    explicit ViewSwitch(JobViews &views, QWidget *parent);

    [[nodiscard]] QSlider *slider() const { return m_slider; }

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void fit();

    JobViews &m_views;
    QSlider *m_slider;
    QToolButton *m_sizes;
};

} // namespace bowerbird
