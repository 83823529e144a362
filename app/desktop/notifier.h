// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#pragma once

#include <QObject>
#include <QString>

namespace bowerbird {

// Notifications of the desktop by org.freedesktop.Notifications (Desktop Notifications Specification 1.2). A later one
// takes the place of the earlier, and clicking it brings the program to the front. Where there is no such service
// nothing happens: what is notified is told in the window, too.
//
// Thread: UI. Nothing blocks: the service is asked asynchronously.
class Notifier : public QObject
{
    Q_OBJECT
public:
    explicit Notifier(QObject *parent = nullptr);

    void show(const QString &title, const QString &text); // plain text
    [[nodiscard]] uint shownId() const
    {
        return m_shown;
    } // the service's number; 0 = nothing is shown, as far as known
    [[nodiscard]] bool hasMarkup() const { return m_hasMarkup; } // the service reads texts as markup

Q_SIGNALS:
    void activated(); // a person has clicked it

private:
    void askForMarkup();

    uint m_shown = 0;
    bool m_hasMarkup = false;

private Q_SLOTS:
    void takeAction(uint id, const QString &action);
    void takeClosed(uint id, uint reason);
};

} // namespace bowerbird
