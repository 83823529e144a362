// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "ui/creditsgauge.h"

#include "ui/formatting.h"
#include "ui/linkintake.h"
#include "ui/statecolors.h"

#include <QCoreApplication>
#include <QEvent>
#include <QPalette>

using namespace Qt::StringLiterals;

namespace bowerbird {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(bowerbird::CreditsGauge)
};

QString leftUntil(const QDateTime &moment, const QDateTime &now)
{
    const auto left = std::chrono::seconds(std::max<qint64>(0, now.secsTo(moment)));
    return formatDuration(left);
}

QString clockOf(const QDateTime &moment)
{
    return formatDateTime(moment.toLocalTime());
}

QString countOf(const std::optional<int> &remaining, const std::optional<int> &limit)
{
    return limit ? Words::tr("%1 of %2", "requests left, of how many").arg(formatCount(*remaining), formatCount(*limit))
                 : formatCount(*remaining);
}

QString reasonOf(ApiCredits::Pause pause)
{
    switch (pause) {
    case ApiCredits::Pause::UserSpent:
        return Words::tr("The requests that Imgur grants in an hour are nearly used up.");
    case ApiCredits::Pause::ClientSpent:
        return Words::tr("The requests that Imgur grants this Client-ID in a day are nearly used up.");
    case ApiCredits::Pause::Told:
    case ApiCredits::Pause::Limited:
        return Words::tr("Imgur wants to be asked less often.");
    case ApiCredits::Pause::OverCapacity:
        return Words::tr("Imgur has more to do than it can just now.");
    case ApiCredits::Pause::None:
        break;
    }
    return {};
}

} // namespace

QString creditsText(const ApiCredits &credits, const QDateTime &now)
{
    if (credits.isPaused())
        return Words::tr("Imgur goes on in %1").arg(leftUntil(credits.pausedUntil, now));
    if (credits.userRemaining)
        return Words::tr("Imgur %1", "requests left").arg(countOf(credits.userRemaining, credits.userLimit));
    if (credits.clientRemaining)
        return Words::tr("Imgur %1", "requests left").arg(countOf(credits.clientRemaining, credits.clientLimit));
    return {};
}

QString creditsDetails(const ApiCredits &credits, const QDateTime &now)
{
    QStringList lines;
    if (credits.isPaused()) {
        lines += reasonOf(credits.pause);
        lines += Words::tr("Links are read on by themselves at %1, in %2. Downloads go on meanwhile.")
                     .arg(clockOf(credits.pausedUntil), leftUntil(credits.pausedUntil, now));
    } else {
        lines += Words::tr("What Imgur may still be asked; downloads of images are not counted here.");
    }
    if (credits.userRemaining)
        lines += Words::tr("This hour, from here: %1").arg(countOf(credits.userRemaining, credits.userLimit));
    if (credits.userReset.isValid())
        lines += Words::tr("The hour begins anew at %1, in %2")
                     .arg(clockOf(credits.userReset), leftUntil(credits.userReset, now));
    if (credits.clientRemaining)
        lines += Words::tr("Today, for everybody with this Client-ID: %1")
                     .arg(countOf(credits.clientRemaining, credits.clientLimit));
    lines += Words::tr("Click to ask Imgur, which is not counted.");
    return lines.join(u'\n');
}

CreditsGauge::CreditsGauge(LinkIntake &intake, QWidget *parent)
    : QToolButton(parent)
    , m_intake(intake)
{
    setAutoRaise(true);
    setAccessibleName(tr("Requests left at Imgur"));
    setStatusTip(tr("What Imgur's API may still be asked"));
    m_second.setInterval(std::chrono::seconds(1));
    connect(&m_second, &QTimer::timeout, this, &CreditsGauge::update);
    connect(&intake, &LinkIntake::creditsChanged, this, &CreditsGauge::update);
    connect(this, &QToolButton::clicked, &intake, &LinkIntake::askForCredits);
    update();
}

bool CreditsGauge::event(QEvent *event)
{
    const bool isAsked = event->type() == QEvent::ToolTip;
    if (isAsked)
        setToolTip(toPlainToolTip(creditsDetails(m_intake.credits(), QDateTime::currentDateTimeUtc())));
    return QToolButton::event(event);
}

void CreditsGauge::update()
{
    const ApiCredits &credits = m_intake.credits();
    const QDateTime now = QDateTime::currentDateTimeUtc();
    setText(creditsText(credits, now));
    setAccessibleDescription(creditsDetails(credits, now));
    setVisible(!text().isEmpty());
    QPalette colors;
    if (credits.isPaused() || credits.isLow())
        colors.setColor(QPalette::ButtonText, warningColor(colors));
    setPalette(colors);
    if (!credits.isPaused())
        m_second.stop();
    else if (!m_second.isActive())
        m_second.start();
}

} // namespace bowerbird
