// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "ui/folderfield.h"

#include "ui/icons.h"

#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QPushButton>

using namespace Qt::StringLiterals;

namespace bowerbird {

FolderField::FolderField(QWidget *parent)
    : QWidget(parent)
    , m_field(new QLineEdit(this))
{
    auto *button = new QPushButton(symbolicIcon("folder"_L1), tr("Choose…"), this);
    button->setAutoDefault(false);
    button->setAccessibleName(tr("Choose a folder"));
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);
    layout->addWidget(m_field, 1);
    layout->addWidget(button);
    m_field->setAccessibleName(tr("Folder"));
    m_field->setMinimumWidth(260);
    setFocusProxy(m_field);
    connect(m_field, &QLineEdit::textChanged, this, &FolderField::changed);
    connect(button, &QPushButton::clicked, this, &FolderField::browse);
}

void FolderField::setPath(const QString &path)
{
    m_field->setText(QDir::toNativeSeparators(path));
}

QString FolderField::path() const
{
    QString path = QDir::fromNativeSeparators(m_field->text().trimmed());
    if (path == "~"_L1 || path.startsWith("~/"_L1))
        path.replace(0, 1, QDir::homePath());
    return QDir::isAbsolutePath(path) ? QDir::cleanPath(path) : QString();
}

QString FolderField::trouble() const
{
    const QString wanted = path();
    if (wanted.isEmpty())
        return tr("Give the folder with its whole path, such as /home/me/Pictures.");
    QFileInfo nearest(wanted);
    if (nearest.exists() && !nearest.isDir())
        return tr("There is a file of this name. Choose another folder.");
    while (!nearest.exists() && !nearest.isRoot())
        nearest = QFileInfo(nearest.absolutePath());
    if (!nearest.isDir() || !nearest.isWritable())
        return tr("You may not write there. Choose another folder.");
    return {};
}

void FolderField::browse()
{
    auto *dialog = new QFileDialog(this, tr("Folder for images"), path());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::Directory);
    dialog->setOption(QFileDialog::ShowDirsOnly);
    connect(dialog, &QFileDialog::fileSelected, this, &FolderField::setPath);
    dialog->open();
}

} // namespace bowerbird
