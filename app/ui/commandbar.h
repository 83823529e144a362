// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#pragma once

#include <QToolBar>

namespace bowerbird {

class AddressBar;
class QueueActions;
class WorkerSlider;

// The window's one tool bar. Its buttons lose their texts before anything has to leave it.
//
// Thread: UI.
class CommandBar : public QToolBar
{
    Q_OBJECT
public:
    CommandBar(AddressBar &address, const QueueActions &queue, WorkerSlider &workers, QWidget *parent = nullptr);

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    int m_wideEnoughPx; // for the texts
};

} // namespace bowerbird
