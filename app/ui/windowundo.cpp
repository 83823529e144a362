// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "ui/windowundo.h"

#include <QKeyEvent>
#include <QLineEdit>

namespace bowerbird {

namespace {

class UndoKeyFilter : public QObject
{
public:
    explicit UndoKeyFilter(QLineEdit &field)
        : QObject(&field)
        , m_field(field)
    {
    }
    bool eventFilter(QObject *watched, QEvent *event) override
    {
        const bool isUndo =
            event->type() == QEvent::ShortcutOverride && static_cast<QKeyEvent *>(event)->matches(QKeySequence::Undo);
        if (!isUndo || m_field.isUndoAvailable())
            return QObject::eventFilter(watched, event);
        event->ignore(); // then it is a shortcut
        return true;
    }

private:
    QLineEdit &m_field;
};

} // namespace

void leaveUndoToWindow(QLineEdit &field)
{
    field.installEventFilter(new UndoKeyFilter(field)); // the field owns it
}

} // namespace bowerbird
