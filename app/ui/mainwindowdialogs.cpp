// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

// The dialogs and windows that MainWindow opens.

#include "ui/mainwindow.h"

#include "sources/gallerydlprogram.h"
#include "ui/addlinksdialog.h"
#include "ui/logwindow.h"

#include <QFileDialog>
#include <QMessageBox>
#include <QPushButton>

using namespace Qt::StringLiterals;

namespace bowerbird {

void MainWindow::openAddDialog(const QString &text)
{
    auto *dialog = new AddLinksDialog(text, m_settings.current().download.directory, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setHasGalleryDl(!findGalleryDl(m_settings.current().galleryDl).isEmpty());
    connect(dialog, &AddLinksDialog::added, &m_intake, &LinkIntake::addLinks);
    dialog->open();
}

void MainWindow::openListFile()
{
    auto *dialog = new QFileDialog(this, tr("Open List File"), {},
                                   tr("Lists and pages (*.txt *.html *.htm *.md *.csv);;All files (*)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFiles);
    connect(dialog, &QFileDialog::filesSelected, this, [this](const QStringList &files) { m_intake.addLinks(files); });
    dialog->open();
}

void MainWindow::openSettings(SettingsDialog::Page page)
{
    auto *dialog = new SettingsDialog(m_settings.current(), this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &SettingsDialog::chosen, &m_settings, &SettingsKeeper::set);
    dialog->open();
    dialog->showPage(page);
}

void MainWindow::openLog()
{
    if (!m_logWindow)
        m_logWindow = new LogWindow(m_log, this);
    m_logWindow->show();
    m_logWindow->raise();
    m_logWindow->activateWindow();
}

void MainWindow::askBeforeClosing()
{
    if (findChild<QMessageBox *>(u"close"_s))
        return;
    auto *box = new QMessageBox(QMessageBox::Question, tr("Close Bowerbird"), tr("Images are being downloaded."),
                                QMessageBox::NoButton, this);
    box->setObjectName(u"close"_s);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setInformativeText(tr("What has arrived is kept, and the rest goes on when the program is started again."));
    QPushButton *closeButton = box->addButton(tr("Close"), QMessageBox::AcceptRole);
    box->setDefaultButton(closeButton);
    box->addButton(tr("Keep Downloading"), QMessageBox::RejectRole);
    connect(box, &QMessageBox::buttonClicked, this, [this, box](QAbstractButton *button) {
        if (box->buttonRole(button) != QMessageBox::AcceptRole)
            return;
        m_mayClose = true;
        close();
    });
    box->open();
}

} // namespace bowerbird
