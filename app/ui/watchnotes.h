// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#pragma once

#include <QHash>
#include <QObject>
#include <QString>
#include <QTimer>

#include <chrono>
#include <functional>

namespace bowerbird {

class CollectionBook;
class MessageBar;

// Tells that watches have found new images: above the list, and by the desktop. What several find at about the same
// time is told once.
//
// Thread: UI. Borrows: book and messages, which outlive it.
class WatchNotes : public QObject
{
    Q_OBJECT
public:
    using Notify = std::function<void(const QString &title, const QString &text)>; // may be empty

    WatchNotes(const CollectionBook &book, MessageBar &messages, Notify notify, QObject *parent = nullptr);

    static constexpr std::chrono::milliseconds kGathering{1'500};

Q_SIGNALS:
    void showRequested(qint64 id); // the collection; with several, the one with most new images

private:
    void tell();

    const CollectionBook &m_book;
    MessageBar &m_messages;
    Notify m_notify;
    QHash<qint64, int> m_fresh; // new images of each that is not told yet
    QTimer m_timer;
};

} // namespace bowerbird
