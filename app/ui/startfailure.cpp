// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "ui/startfailure.h"

#include "ui/failuretext.h"

#include <QCoreApplication>
#include <QMessageBox>

namespace bowerbird {

void showStartFailure(const Failure &failure)
{
    const bool isHeld = failure.reason == FailureReason::Refused;
    QMessageBox box(QMessageBox::Warning, QCoreApplication::translate("StartFailure", "Bowerbird cannot start"),
                    isHeld ? QCoreApplication::translate("StartFailure",
                                                         "Bowerbird is already running. Use the window that is open.")
                           : failureText(failure));
    box.setTextFormat(Qt::PlainText);
    if (!isHeld)
        box.setInformativeText(failure.detail);
    box.exec();
}

} // namespace bowerbird
