// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "ui/folderfield.h"

#include "ui/fieldtrouble.h"
#include "ui/icons.h"

#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QPushButton>
#include <QStorageInfo>
#include <QTemporaryFile>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace bowerbird {

namespace {

// What the kernel shows as files keeps none, although an administrator "may write" there.
bool isMadeUp(const QByteArray &fileSystem)
{
    static const QList<QByteArray> kMadeUp{"proc",     "sysfs",   "devtmpfs", "devpts", "cgroup",     "cgroup2",
                                           "debugfs",  "tracefs", "pstore",   "bpf",    "securityfs", "configfs",
                                           "efivarfs", "mqueue",  "fusectl",  "nsfs",   "binfmt_misc"};
    return kMadeUp.contains(fileSystem);
}

// The folder or file itself, or what is there of the way to it; `path` is absolute.
QFileInfo nearestThere(const QString &path)
{
    QFileInfo nearest(path);
    while (!nearest.exists() && !nearest.isRoot())
        nearest = QFileInfo(nearest.absolutePath());
    return nearest;
}

} // namespace

FolderField::FolderField(QWidget *parent)
    : QWidget(parent)
    , m_field(new QLineEdit(this))
    , m_label(new FieldTrouble(this))
{
    auto *button = new QPushButton(symbolicIcon("folder"_L1), tr("Choose…"), this);
    button->setAutoDefault(false);
    button->setAccessibleName(tr("Choose a folder"));
    auto *line = new QHBoxLayout;
    line->setSpacing(8);
    line->addWidget(m_field, 1);
    line->addWidget(button);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(4);
    layout->addLayout(line);
    layout->addWidget(m_label);
    m_field->setAccessibleName(tr("Folder"));
    m_field->setMinimumWidth(160);
    setFocusProxy(m_field);
    connect(m_field, &QLineEdit::textChanged, this, &FolderField::check);
    connect(button, &QPushButton::clicked, this, &FolderField::browse);
    check();
    m_label->tell({}); // nothing has been given yet
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

void FolderField::check()
{
    const QString wanted = path();
    if (wanted.isEmpty())
        return tell(tr("Give the folder with its whole path, such as /home/me/Pictures."));
    const QFileInfo nearest = nearestThere(wanted);
    const QStorageInfo disk(nearest.absoluteFilePath());
    if (nearest.filePath() == wanted && !nearest.isDir())
        tell(tr("There is a file of this name. Choose another folder."));
    else if (!nearest.isDir() || !nearest.isWritable())
        tell(tr("You may not write there. Choose another folder."));
    else if (isMadeUp(disk.fileSystemType()))
        tell(tr("%1 belongs to the system and keeps no files. Choose another folder.").arg(disk.rootPath()));
    else if (disk.isReadOnly())
        tell(tr("The disk at %1 can only be read. Choose another folder.").arg(disk.rootPath()));
    else
        tell({});
}

bool FolderField::prove()
{
    if (!m_trouble.isEmpty())
        return false;
    QTemporaryFile trial(nearestThere(path()).absoluteFilePath() + u"/.bowerbird"_s);
    if (trial.open())
        return true;
    tell(tr("Nothing can be written there: %1. Choose another folder.").arg(trial.errorString()));
    return false;
}

void FolderField::tell(const QString &trouble)
{
    m_trouble = trouble;
    m_label->tell(trouble);
    Q_EMIT changed();
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
