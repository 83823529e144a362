// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#pragma once

#include <QToolBar>

namespace bowerbird {

class AddressBar;
class QueueActions;
class WorkerSlider;

// The window's one tool bar. Its buttons lose their texts, then the slider its, before anything has to leave it.
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
    WorkerSlider &m_workers;
    int m_wideEnoughPx = 0; // for the texts
    int m_narrowestPx = 0;  // for the slider's, too
};

} // namespace bowerbird
