// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "ui/aria2dialog.h"

#include "ui/handofftext.h"

#include <QDialogButtonBox>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>

namespace bowerbird {

Aria2Dialog::Aria2Dialog(HandoffDesk &desk, const Aria2Settings &settings, int images, QWidget *parent)
    : QDialog(parent)
    , m_desk(desk)
    , m_url(new QLineEdit(settings.rpcUrl, this))
    , m_secret(new QLineEdit(settings.secret, this))
    , m_directory(new QLineEdit(settings.directory, this))
    , m_outcome(new QLabel(this))
{
    setWindowTitle(tr("Send to aria2"));
    auto *hint = new QLabel(tr("aria2 downloads %n image(s) in place of Bowerbird, which shows how far it has come. "
                               "Resuming a row here takes it back. The headers, cookies and logins that are set for "
                               "their hosts go along.",
                               nullptr, images),
                            this);
    hint->setWordWrap(true);
    m_outcome->setWordWrap(true);
    m_outcome->setTextFormat(Qt::PlainText);
    m_secret->setEchoMode(QLineEdit::Password);
    m_url->setPlaceholderText(Aria2Settings().rpcUrl);
    m_directory->setPlaceholderText(tr("its own default"));
    auto *form = new QFormLayout;
    form->addRow(tr("&Address"), m_url);
    form->addRow(tr("&Secret"), m_secret);
    form->addRow(tr("&Folder on its computer"), m_directory);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel, this);
    buttons->button(QDialogButtonBox::Ok)->setText(tr("Send"));
    auto *testButton = buttons->addButton(tr("&Test"), QDialogButtonBox::ActionRole);

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(16, 16, 16, 16);
    layout->setSpacing(12);
    layout->addWidget(hint);
    layout->addLayout(form);
    layout->addWidget(m_outcome);
    layout->addStretch();
    layout->addWidget(buttons);
    setMinimumWidth(480);
    connect(testButton, &QPushButton::clicked, this, &Aria2Dialog::test);
    connect(buttons, &QDialogButtonBox::accepted, this, &Aria2Dialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
}

Aria2Settings Aria2Dialog::settings() const
{
    const QString url = m_url->text().trimmed();
    return {.rpcUrl = url.isEmpty() ? Aria2Settings().rpcUrl : url,
            .secret = m_secret->text(),
            .directory = m_directory->text().trimmed()};
}

void Aria2Dialog::test()
{
    m_outcome->setText(tr("Asking…"));
    m_desk.test(settings(), this, [this](const Result<QString> &version) {
        m_outcome->setText(version ? tr("aria2 %1 answers.").arg(*version) : aria2TroubleText(version.error()));
    });
}

void Aria2Dialog::accept()
{
    Q_EMIT chosen(settings());
    QDialog::accept();
}

} // namespace bowerbird
