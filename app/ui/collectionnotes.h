// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "sources/collector.h"
#include "ui/linkintake.h"

#include <QDeadlineTimer>
#include <QList>
#include <QObject>

#include <chrono>
#include <functional>

namespace bowerbird {

class MessageBar;
class SettingsKeeper;

// Tells what became of links: those that could not be read, with their reason and another try; those that wait for a
// Client-ID, which are read as soon as the settings have one; those without an image.
//
// Thread: UI. Borrows: everything; all of it outlives it.
class CollectionNotes : public QObject
{
    Q_OBJECT
public:
    CollectionNotes(LinkIntake &intake, SettingsKeeper &settings, MessageBar &messages, QObject *parent = nullptr);

    // So long a link that could not be read is told of, whatever else is given meanwhile.
    static constexpr std::chrono::minutes kNews{1};

Q_SIGNALS:
    void settingsRequested();                // to fill in a Client-ID
    void imagePointedAt(const QString &url); // by a link that means one image of an album; found before this

private:
    struct FailedLink
    {
        QString link;
        QString directory;
        Failure failure;
        QDeadlineTimer isNewsUntil = QDeadlineTimer(kNews);
    };

    void begin();
    void take(const CollectionSummary &summary, const QString &directory);
    void dropFailed(const std::function<bool(const FailedLink &)> &isOver); // and tells of the others
    void showNeedsClientId();
    void showFailed();
    void showEmpty(const CollectionSummary &summary);
    // A page that goes on from one that was asked like this.
    struct NextPage
    {
        QString url;
        QString directory;
        LinkIntake::Asking asking;
    };

    void showNotice(const QString &key, const QString &directory, const LinkIntake::Asking &asking);
    void offerNextPage(const NextPage &page);
    void readOn(QList<NextPage> pages, bool isToTheEnd);
    void offerImgur(const QString &link);
    void readWaiting();
    void tryAgain(QList<FailedLink> &links);

    LinkIntake &m_intake;
    SettingsKeeper &m_settings;
    MessageBar &m_messages;
    bool m_isRefused = false;     // just told: robots.txt keeps the link from us that ends next
    QList<NextPage> m_nextPages;  // that are offered
    QList<FailedLink> m_failed;   // told in the message that is shown
    QList<FailedLink> m_needsKey; // wait for a Client-ID
};

} // namespace bowerbird
