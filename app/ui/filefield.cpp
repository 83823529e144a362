// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "ui/filefield.h"

#include "ui/icons.h"

#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QPushButton>

using namespace Qt::StringLiterals;

namespace bowerbird {

FileField::FileField(const QString &accessibleName, const QString &filter, QWidget *parent)
    : QWidget(parent)
    , m_filter(filter)
    , m_field(new QLineEdit(this))
{
    auto *button = new QPushButton(symbolicIcon("folder"_L1), tr("Choose…"), this);
    button->setAutoDefault(false);
    button->setAccessibleName(accessibleName);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);
    layout->addWidget(m_field, 1);
    layout->addWidget(button);
    m_field->setAccessibleName(accessibleName);
    m_field->setPlaceholderText(tr("none"));
    m_field->setClearButtonEnabled(true);
    setFocusProxy(m_field);
    connect(m_field, &QLineEdit::textChanged, this, &FileField::changed);
    connect(button, &QPushButton::clicked, this, &FileField::browse);
}

void FileField::setPath(const QString &path)
{
    m_field->setText(QDir::toNativeSeparators(path));
}

QString FileField::path() const
{
    QString path = QDir::fromNativeSeparators(m_field->text().trimmed());
    if (path.startsWith("~/"_L1))
        path.replace(0, 1, QDir::homePath());
    return path.isEmpty() ? QString() : QDir::cleanPath(path);
}

QString FileField::trouble() const
{
    const QFileInfo file(path());
    if (path().isEmpty())
        return {};
    if (file.isRelative())
        return tr("Give the file '%1' with its whole path.").arg(path());
    if (!file.isFile() || !file.isReadable())
        return tr("The file '%1' cannot be read. Choose another one, or none.").arg(path());
    return {};
}

void FileField::browse()
{
    auto *dialog = new QFileDialog(this, m_field->accessibleName(), QFileInfo(path()).path(), m_filter);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    connect(dialog, &QFileDialog::fileSelected, this, &FileField::setPath);
    dialog->open();
}

} // namespace bowerbird
