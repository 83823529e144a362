// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "ui/fieldtrouble.h"

#include "ui/statecolors.h"

#include <QApplication>
#include <QEvent>

namespace bowerbird {

FieldTrouble::FieldTrouble(QWidget *parent)
    : QLabel(parent)
{
    setWordWrap(true);
    setTextFormat(Qt::PlainText);
    tint();
    hide();
}

void FieldTrouble::tell(const QString &trouble)
{
    setText(trouble);
    setVisible(!trouble.isEmpty());
}

void FieldTrouble::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::ApplicationPaletteChange)
        tint();
    QLabel::changeEvent(event);
}

void FieldTrouble::tint()
{
    QPalette warning = QApplication::palette();
    warning.setColor(QPalette::WindowText, warningColor(warning));
    setPalette(warning);
}

} // namespace bowerbird
