// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "ui/addressbar.h"

#include "ui/actions.h"
#include "ui/icons.h"
#include "ui/linkmime.h"
#include "ui/windowundo.h"

#include <QHBoxLayout>
#include <QLineEdit>
#include <QPushButton>

using namespace Qt::StringLiterals;

namespace bowerbird {

AddressBar::AddressBar(QWidget *parent)
    : QWidget(parent)
    , m_field(new QLineEdit(this))
    , m_button(new QPushButton(this))
{
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);
    layout->addWidget(m_field, 1);
    layout->addWidget(m_button);

    m_field->setPlaceholderText(tr("Paste a link to an image, album, gallery or page, or any text with links"));
    m_field->setToolTip(textWithShortcut(tr("Address"), Qt::CTRL | Qt::Key_L));
    m_field->setAccessibleName(tr("Address"));
    m_field->setClearButtonEnabled(true);
    m_field->setMaxLength(16 * 1024 * 1024);
    m_field->addAction(symbolicIcon("link"_L1), QLineEdit::LeadingPosition);
    m_field->setMinimumWidth(200);
    m_button->setIcon(symbolicIcon("add"_L1));
    m_button->setToolTip(textWithShortcut(tr("Download what these links lead to"), Qt::Key_Return));
    leaveUndoToWindow(*m_field);
    setFocusProxy(m_field);

    connect(m_field, &QLineEdit::returnPressed, this, &AddressBar::submit);
    connect(m_field, &QLineEdit::textChanged, this, &AddressBar::updateButton);
    connect(m_button, &QPushButton::clicked, this, &AddressBar::submit);
    updateButton();
}

void AddressBar::focusField()
{
    m_field->setFocus(Qt::ShortcutFocusReason);
    m_field->selectAll();
}

void AddressBar::setText(const QString &text)
{
    m_field->setText(text);
}

QString AddressBar::text() const
{
    return m_field->text();
}

void AddressBar::clear()
{
    m_field->clear();
}

void AddressBar::submit()
{
    const QString text = m_field->text().trimmed();
    if (!text.isEmpty())
        Q_EMIT submitted(text);
}

void AddressBar::updateButton()
{
    const QString text = m_field->text();
    m_button->setEnabled(!text.trimmed().isEmpty());
    const auto links = static_cast<int>(linksIn(text).size());
    m_button->setText(links > 1 ? tr("Add %n Links", nullptr, links) : tr("Add"));
}

} // namespace bowerbird
