// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "console/interrupt.h"

#include <QSocketNotifier>

#include <array>
#include <atomic>
#include <csignal>
#include <fcntl.h>
#include <unistd.h>

namespace bowerbird {

namespace {

constexpr int kInterruptedStatus = 130;
constexpr std::array kSignals = {SIGINT, SIGTERM, SIGHUP};

// A signal handler may only write to a pipe; the event loop reads it.
std::array<int, 2> pipeEnds{-1, -1};
std::atomic<bool> hasBeenAsked{false};

void handle(int)
{
    if (hasBeenAsked.exchange(true))
        _exit(kInterruptedStatus);
    const char byte = 1;
    [[maybe_unused]] const ssize_t written = write(pipeEnds[1], &byte, 1);
}

// Whoever started the program under nohup wants it to outlive the terminal.
bool isHangUpIgnored()
{
    struct sigaction before = {};
    return sigaction(SIGHUP, nullptr, &before) == 0 && before.sa_handler == SIG_IGN;
}

void setHandlers(void (*handler)(int))
{
    const bool keepsHangUp = isHangUpIgnored();
    struct sigaction action = {};
    action.sa_handler = handler;
    sigemptyset(&action.sa_mask);
    action.sa_flags = SA_RESTART;
    for (const int number : kSignals) {
        if (number != SIGHUP || !keepsHangUp)
            sigaction(number, &action, nullptr);
    }
}

} // namespace

Interrupt::Interrupt(QObject *parent)
    : QObject(parent)
{
    if (pipe2(pipeEnds.data(), O_CLOEXEC) != 0)
        return; // the signals then end the program as they always do
    m_notifier = std::make_unique<QSocketNotifier>(pipeEnds[0], QSocketNotifier::Read);
    connect(m_notifier.get(), &QSocketNotifier::activated, this, [this] {
        m_notifier->setEnabled(false);
        Q_EMIT requested();
    });
    setHandlers(handle);
}

Interrupt::~Interrupt()
{
    if (!m_notifier)
        return;
    setHandlers(SIG_DFL);
    m_notifier.reset();
    close(pipeEnds[0]);
    close(pipeEnds[1]);
    hasBeenAsked = false;
}

} // namespace bowerbird
