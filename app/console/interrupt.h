// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#pragma once

#include <QObject>

#include <memory>

class QSocketNotifier;

namespace bowerbird {

// Turns Ctrl-C, SIGTERM and SIGHUP into a signal on the UI thread. The second one leaves the program at once with 130.
//
// Thread: UI; one object a program.
class Interrupt : public QObject
{
    Q_OBJECT
public:
    explicit Interrupt(QObject *parent = nullptr);
    ~Interrupt() override;

Q_SIGNALS:
    void requested(); // once

private:
    std::unique_ptr<QSocketNotifier> m_notifier;
};

} // namespace bowerbird
