// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "sources/apicredits.h"

#include <QTimer>
#include <QToolButton>

namespace bowerbird {

class LinkIntake;

// "Imgur 482 of 500", or until when nothing is asked, counted down. Empty: nothing is known.
[[nodiscard]] QString creditsText(const ApiCredits &credits, const QDateTime &now);
// Both counts, when each begins anew, and why nothing is asked; plain text of several lines.
[[nodiscard]] QString creditsDetails(const ApiCredits &credits, const QDateTime &now);

// What is left of the requests that Imgur's API grants, in the line at the bottom; not there while nothing is known.
// A click asks Imgur, which costs none.
//
// Thread: UI. Borrows: the intake, which outlives it.
class CreditsGauge : public QToolButton
{
    Q_OBJECT
public:
    explicit CreditsGauge(LinkIntake &intake, QWidget *parent = nullptr);

protected:
    bool event(QEvent *event) override; // a tool tip counts down, too

private:
    void update();

    LinkIntake &m_intake;
    QTimer m_second; // runs in a pause
};

} // namespace bowerbird
