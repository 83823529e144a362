// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#pragma once

#include <QObject>
#include <QStringList>
#include <QTimer>

#include <functional>

namespace bowerbird {

class LinkIntake;
class MessageBar;
class SettingsKeeper;

// While the settings say so: when links are copied in another program, offers to add them, in the message bar. Says
// nothing of texts without links, of what this program copied itself, and of the same links twice in a row.
//
// Where the desktop shows a program the clipboard only while it has the keyboard (Wayland), the offer comes when the
// window is turned to.
//
// Thread: UI. Borrows: settings, intake and messages, which outlive it.
class ClipboardWatch : public QObject
{
    Q_OBJECT
public:
    // `isOwn` says whether this program set the clipboard; none = Qt is asked.
    ClipboardWatch(SettingsKeeper &settings, LinkIntake &intake, MessageBar &messages, QObject *parent = nullptr,
                   std::function<bool()> isOwn = {});

    static constexpr qsizetype kLongestText = 1'000'000; // characters; more is no copied link, and would be felt

private:
    void follow();
    void look();
    void offer(const QStringList &links);

    SettingsKeeper &m_settings;
    LinkIntake &m_intake;
    MessageBar &m_messages;
    std::function<bool()> m_isOwn;
    QTimer m_pause; // programs often set the clipboard several times for one copy
    QStringList m_latest;
};

} // namespace bowerbird
