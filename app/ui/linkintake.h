// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "sources/collector.h"

#include <QObject>
#include <QStringList>

#include <optional>

class QMimeData;

namespace bowerbird {

class SettingsKeeper;

// Gives LINKs to the collector with options made from the settings as they stand, and counts what becomes of them.
// The images themselves reach the manager without the window.
//
// Thread: UI. Borrows: collector and settings, which outlive it.
class LinkIntake : public QObject
{
    Q_OBJECT
public:
    LinkIntake(Collector &collector, SettingsKeeper &settings, QObject *parent = nullptr);

    // Whether what is found waits in the list until a person chooses; Default: as the settings say.
    enum class Holding : quint8 { Default, Hold, Queue };

    // How the links of a batch are asked, where it differs from the settings.
    struct Asking
    {
        Holding holding = Holding::Default;
        std::optional<AnimatedRule> animated; // nothing = as the settings say
        bool followsPages = false;
        bool isNamedByPage = false; // none of the links is a person's own
    };

    // `directory` is for this batch; empty = the settings'. Returns how many links were given; 0 is announced.
    int addText(const QString &text, const QString &directory = {});
    int addMimeData(const QMimeData &data);
    int addLinks(const QStringList &links, const QString &directory, const Asking &asking);
    int addLinks(const QStringList &links, const QString &directory = {}) { return addLinks(links, directory, {}); }
    // Where very many links and long texts are kept, to be read as one list (store/keptlist.h). Empty = nowhere.
    void setListDirectory(const QString &directory) { m_listDirectory = directory; }
    void cancelAll();

    static constexpr qsizetype kLongText = qsizetype{256} * 1024; // characters

    [[nodiscard]] CollectOptions usualOptions() const { return options({}, {}); } // by the settings as they stand

    [[nodiscard]] int running() const { return m_collector.running(); }
    [[nodiscard]] int foundSoFar() const { return m_found; } // since the collector was last idle
    // Of the running ones: links whose site wants to be left alone for a while.
    [[nodiscard]] int waiting() const { return static_cast<int>(m_waiting.size()); }
    [[nodiscard]] QDateTime waitsUntil() const; // when the first of them goes on; invalid: none waits

    // What is left of the requests Imgur grants; asking for it is not counted.
    [[nodiscard]] const ApiCredits &credits() const { return m_collector.credits(); }
    void askForCredits();

Q_SIGNALS:
    void changed(); // running(), foundSoFar() or waiting()
    void creditsChanged();
    void nothingFound(); // a text without a link
    void begun();        // links were given while none was being read
    void imagesFound(const QList<bowerbird::ImageRef> &images);
    void idle(); // the last link has been read, or reading was stopped; after ended()
    // A collection that was given `link` has ended; `directory` is its batch's, for another try.
    void ended(const bowerbird::CollectionSummary &summary, const QString &directory);
    // Of a collection that was asked like this; `directory` is its batch's.
    void noticed(const QString &key, const QString &directory, const bowerbird::LinkIntake::Asking &asking);

private:
    void finish(const CollectionSummary &summary);
    void noteWaiting(int id, const QDateTime &until);
    [[nodiscard]] CollectOptions options(const QString &directory, const Asking &asking) const;

    Collector &m_collector;
    SettingsKeeper &m_settings;
    QString m_listDirectory;
    QHash<int, QString> m_directories; // of running collections
    QHash<int, QDateTime> m_waiting;   // until when
    int m_found = 0;
};

} // namespace bowerbird
