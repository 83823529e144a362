// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "ui/actions.h"

#include "ui/icons.h"

#include <QRegularExpression>
#include <QToolButton>

using namespace Qt::StringLiterals;

namespace bowerbird {

QToolButton *makeActionButton(QAction *action, QWidget *parent)
{
    auto *button = new QToolButton(parent);
    button->setDefaultAction(action);
    button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    button->setFocusPolicy(Qt::TabFocus);
    return button;
}

QString textWithShortcut(const QString &text, const QKeySequence &shortcut)
{
    static const QRegularExpression mnemonic(u"&(?!&)"_s);
    QString plain = text;
    plain.remove(mnemonic).remove(u'…');
    if (shortcut.isEmpty())
        return plain;
    return u"%1 (%2)"_s.arg(plain, shortcut.toString(QKeySequence::NativeText));
}

QAction *makeAction(QObject *parent, QLatin1StringView iconName, const QString &text, const QKeySequence &shortcut)
{
    auto *action = new QAction(text, parent);
    if (!iconName.isEmpty())
        action->setIcon(symbolicIcon(iconName));
    if (!shortcut.isEmpty())
        action->setShortcut(shortcut);
    action->setToolTip(textWithShortcut(text, shortcut));
    return action;
}

} // namespace bowerbird
