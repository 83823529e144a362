// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#pragma once

#include <QFrame>
#include <QList>
#include <QString>

#include <chrono>
#include <functional>

class QLabel;
class QVBoxLayout;

namespace bowerbird {

// Something to tell a person without stopping them.
struct Message
{
    enum class Kind : quint8 { Info, Good, Warning, Error };
    struct Button
    {
        QString text;
        std::function<void()> press; // the message goes away after it
    };

    QString key; // a later message of the same key takes the place of the earlier one
    Kind kind = Kind::Info;
    QString title; // plain text; may be empty
    QString text;  // plain text
    QList<Button> buttons;
    std::chrono::milliseconds lasts{0}; // 0 = until it is closed; longer while the pointer is on a message
};

// Messages above the list, newest first, each with its buttons; never a box in the way. Of more than kMost the oldest
// that would leave by itself gives way, else the oldest.
//
// Thread: UI.
class MessageBar : public QWidget
{
    Q_OBJECT
public:
    explicit MessageBar(QWidget *parent = nullptr);

    void show(const Message &message);
    void dismiss(const QString &key);
    [[nodiscard]] bool isShowing(const QString &key) const;
    [[nodiscard]] QStringList texts() const; // newest first: title and text of each

    static constexpr int kMost = 2; // more would push the list away

Q_SIGNALS:
    void dismissed(const QString &key); // closed by a person, by a button, by its time or by dismiss()
    void closed(const QString &key);    // by a person, by what closes it and not by a button of its own; comes first

private:
    class Strip;
    void drop(Strip *strip);
    void makeRoom();
    [[nodiscard]] Strip *stripOf(const QString &key) const;

    QVBoxLayout *m_layout;
    QList<Strip *> m_strips;
};

} // namespace bowerbird
