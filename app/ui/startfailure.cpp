// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "ui/startfailure.h"

#include "ui/failuretext.h"
#include "ui/formatting.h"

#include <QCoreApplication>
#include <QLocale>
#include <QMessageBox>
#include <QPushButton>

namespace bowerbird {

using namespace Qt::StringLiterals;

namespace {

QString libraryText(LibraryTrouble trouble, const Failure &failure)
{
    switch (trouble) {
    case LibraryTrouble::Busy:
        return QCoreApplication::translate("StartFailure",
                                           "Another program holds the library. Close it, be it a backup or a database "
                                           "browser, and start again.");
    case LibraryTrouble::NotWritable:
        return QCoreApplication::translate(
            "StartFailure", "The library cannot be written. Check the permissions of the file and of its "
                            "folder.");
    case LibraryTrouble::DiskFull:
        return QCoreApplication::translate("StartFailure",
                                           "The disk that holds the library is full. Make room and start again.");
    case LibraryTrouble::Damaged:
        return QCoreApplication::translate(
            "StartFailure", "The library is damaged and could not be repaired. Restore it from a backup, "
                            "or move it away to begin with an empty one.");
    case LibraryTrouble::Foreign:
        return QCoreApplication::translate("StartFailure",
                                           "The file in the library's place belongs to another program. Move it away.");
    case LibraryTrouble::Newer:
        return QCoreApplication::translate("StartFailure",
                                           "The library was made by a newer version of Bowerbird. Use that version.");
    case LibraryTrouble::None:
        break;
    }
    return failureText(failure);
}

} // namespace

void showStartFailure(const Failure &failure, LibraryTrouble trouble)
{
    const bool isHeld = failure.reason == FailureReason::Refused;
    QMessageBox box(QMessageBox::Warning, QCoreApplication::translate("StartFailure", "Bowerbird cannot start"),
                    isHeld ? QCoreApplication::translate("StartFailure",
                                                         "Bowerbird is already running. Use the window that is open.")
                           : libraryText(trouble, failure));
    box.setTextFormat(Qt::PlainText);
    if (!isHeld)
        box.setInformativeText(failure.detail);
    box.exec();
}

QString libraryTroubleText(LibraryTrouble trouble, const Failure &failure)
{
    const QString detail = u" ("_s + isolated(toSingleLine(failure.detail)) + u')';
    switch (trouble) {
    case LibraryTrouble::Busy:
        return QCoreApplication::translate("StartFailure", "Another program holds the library. Close it, be it a "
                                                           "backup or a database browser.") +
               detail;
    case LibraryTrouble::DiskFull:
        return QCoreApplication::translate("StartFailure",
                                           "The disk that holds the library is full. Make room on it.") +
               detail;
    case LibraryTrouble::Damaged:
        return QCoreApplication::translate("StartFailure", "The library is damaged. Close Bowerbird and start it "
                                                           "again: it will offer to repair it.") +
               detail;
    case LibraryTrouble::None:
    case LibraryTrouble::NotWritable:
    case LibraryTrouble::Foreign:
    case LibraryTrouble::Newer:
        break;
    }
    return QCoreApplication::translate("StartFailure", "The library cannot be written. Check the disk, and the "
                                                       "permissions of the file and of its folder.") +
           detail;
}

bool offerRepair(const Failure &failure)
{
    QMessageBox box(QMessageBox::Warning, QCoreApplication::translate("StartFailure", "The library is damaged"),
                    QCoreApplication::translate("StartFailure",
                                                "The list of downloads and the history are damaged. Repairing saves "
                                                "everything that can still be read, and keeps the damaged file beside "
                                                "it. Your pictures are not touched."));
    box.setTextFormat(Qt::PlainText);
    box.setDetailedText(failure.detail);
    QPushButton *repair = box.addButton(QCoreApplication::translate("StartFailure", "Repair"), QMessageBox::AcceptRole);
    QPushButton *quit = box.addButton(QCoreApplication::translate("StartFailure", "Quit"), QMessageBox::RejectRole);
    box.setDefaultButton(repair);
    box.setEscapeButton(quit);
    box.exec();
    return box.clickedButton() == repair;
}

void showSalvage(const Salvage &salvage)
{
    QMessageBox box(QMessageBox::Information, QCoreApplication::translate("StartFailure", "The library is repaired"),
                    QCoreApplication::translate("StartFailure",
                                                "Images of the list that were saved: %1. Images of the history: %2.")
                        .arg(QLocale().toString(salvage.jobs), QLocale().toString(salvage.images)));
    box.setTextFormat(Qt::PlainText);
    const QString kept =
        QCoreApplication::translate("StartFailure", "The damaged file is kept as %1.").arg(salvage.asideFile);
    const QString lost = QCoreApplication::translate("StartFailure", "Some entries could not be read.");
    box.setInformativeText(salvage.isComplete ? kept : lost + u' ' + kept);
    box.exec();
}

} // namespace bowerbird
