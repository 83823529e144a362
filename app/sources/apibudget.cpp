// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "sources/apibudget.h"

#include <QRandomGenerator>

#include <algorithm>
#include <utility>

namespace bowerbird {

using std::chrono::milliseconds;

namespace {

QDateTime wallClock()
{
    return QDateTime::currentDateTimeUtc();
}

double systemRandom()
{
    return QRandomGenerator::global()->generateDouble();
}

template<typename Value>
void takeOver(std::optional<Value> &kept, const std::optional<Value> &said)
{
    if (said)
        kept = said;
}

// A refusal for want of a time, or a count that has begun anew, may have ended otherwise than we think.
bool hasUnsureEnd(ApiCredits::Pause pause)
{
    return pause != ApiCredits::Pause::None && pause != ApiCredits::Pause::Told;
}

milliseconds untoldPause(int refusalsBefore)
{
    constexpr int kMostDoublings = 5; // far beyond the longest pause
    const milliseconds pause = ApiBudget::kFirstPause * (1 << std::min(refusalsBefore, kMostDoublings));
    return std::min(pause, milliseconds(ApiBudget::kLongestPause));
}

} // namespace

ApiBudget::ApiBudget(Clock now, Random random, QObject *parent)
    : QObject(parent)
    , m_now(now ? std::move(now) : Clock(wallClock))
    , m_random(random ? std::move(random) : Random(systemRandom))
{
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &ApiBudget::look);
}

bool ApiBudget::mayAsk() const
{
    const int mostAtOnce = m_wantsCredits || m_credits.isLow() ? 1 : kMostAtOnce;
    return !m_credits.isPaused() && m_asking < mostAtOnce;
}

void ApiBudget::enter()
{
    ++m_asking;
}

void ApiBudget::leave()
{
    --m_asking;
    if (!m_credits.isPaused())
        Q_EMIT opened();
}

void ApiBudget::note(const ApiCredits &said)
{
    const ApiCredits before = m_credits;
    takeOver(m_credits.userRemaining, said.userRemaining);
    takeOver(m_credits.userLimit, said.userLimit);
    takeOver(m_credits.clientRemaining, said.clientRemaining);
    takeOver(m_credits.clientLimit, said.clientLimit);
    if (said.userReset.isValid())
        m_credits.userReset = said.userReset;
    keepReserves();
    if (m_credits != before)
        Q_EMIT changed();
    lookLater();
}

void ApiBudget::keepReserves()
{
    const QDateTime now = m_now();
    if (m_credits.clientRemaining && *m_credits.clientRemaining <= kClientReserve)
        pauseUntil(ApiCredits::Pause::ClientSpent, nextDay());
    if (!m_credits.userRemaining || *m_credits.userRemaining > kUserReserve)
        return;
    const QDateTime reset =
        m_credits.userReset.isValid() ? m_credits.userReset : now.addSecs(std::chrono::seconds(kUsualReset).count());
    pauseUntil(ApiCredits::Pause::UserSpent, reset);
}

// When a Client-ID's count begins anew is not documented; with the day is what most have seen.
QDateTime ApiBudget::nextDay() const
{
    return m_now().toUTC().date().addDays(1).startOfDay(Qt::UTC);
}

// Of two pauses the longer one holds.
void ApiBudget::pauseUntil(ApiCredits::Pause pause, const QDateTime &until)
{
    const bool isOver = until <= m_now();
    if (isOver || (m_credits.isPaused() && m_credits.pausedUntil >= until))
        return;
    m_credits.pause = pause;
    m_credits.pausedUntil = until;
}

void ApiBudget::succeeded()
{
    m_refusals = 0;
}

void ApiBudget::creditsAsked()
{
    m_wantsCredits = false;
}

void ApiBudget::refused(std::optional<milliseconds> retryAfter, bool isOverCapacity)
{
    const ApiCredits before = m_credits;
    if (retryAfter) {
        // "At once", told again and again, is not believed for ever.
        const milliseconds least = m_refusals > 0 ? untoldPause(m_refusals - 1) : milliseconds(0);
        ++m_refusals;
        pauseUntil(ApiCredits::Pause::Told, m_now().addMSecs(std::max(*retryAfter, least).count()));
    } else if (isOverCapacity) {
        pauseUntil(ApiCredits::Pause::OverCapacity, m_now().addMSecs(kLongestPause.count()));
    } else {
        const milliseconds pause = untoldPause(m_refusals++);
        const double jittered = static_cast<double>(pause.count()) * (1 + 0.25 * m_random());
        const auto bounded = std::min(static_cast<qint64>(jittered), qint64(kLongestPause.count()));
        pauseUntil(ApiCredits::Pause::Limited, m_now().addMSecs(bounded));
    }
    if (m_credits != before)
        Q_EMIT changed();
    lookLater();
}

void ApiBudget::look()
{
    const QDateTime now = m_now();
    const ApiCredits before = m_credits;
    const bool hasNewHour = m_credits.userReset.isValid() && m_credits.userReset <= now;
    if (hasNewHour) {
        m_credits.userReset = {};
        m_credits.userRemaining.reset();
    }
    const bool ends = m_credits.isPaused() && m_credits.pausedUntil <= now;
    if (ends) {
        m_wantsCredits = hasUnsureEnd(m_credits.pause);
        if (m_credits.pause == ApiCredits::Pause::UserSpent)
            m_credits.userRemaining.reset();
        if (m_credits.pause == ApiCredits::Pause::ClientSpent)
            m_credits.clientRemaining.reset();
        m_credits.pause = ApiCredits::Pause::None;
        m_credits.pausedUntil = {};
    }
    lookLater();
    if (m_credits != before)
        Q_EMIT changed();
    if (ends)
        Q_EMIT opened();
}

void ApiBudget::lookLater()
{
    const QDateTime next = m_credits.isPaused() ? m_credits.pausedUntil : m_credits.userReset;
    if (!next.isValid())
        return m_timer.stop();
    const qint64 left = std::max<qint64>(0, m_now().msecsTo(next));
    m_timer.start(std::min(milliseconds(left), m_credits.isPaused() ? kLookInPause : kLook));
}

} // namespace bowerbird
