// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/settings.h"
#include "sources/failuretally.h"
#include "sources/linklist.h"
#include "sources/source.h"

#include <QFutureWatcher>

#include <functional>
#include <memory>
#include <optional>

namespace bowerbird {

// A link that stands for many others: a local file or a numbered pattern. Direct links become images in batches, a
// turn of the event loop each, and so do those of which the list says that they are images; every other link is a
// collection of its own, one after the other. All of it is one collection to the outside: a link that fails does not
// stop the rest, and the first failure is told at the end.
//
// Thread: UI; a file is read on a thread of QtConcurrent. Owns: the collection of the current link.
class ListCollection : public Collection
{
    Q_OBJECT
public:
    // Makes the collection for a link in the list; never null.
    using Maker = std::function<std::unique_ptr<Collection>(const QString &link)>;
    // Reads the list; called once, on another thread.
    using Reader = std::function<Result<LinkList>()>;

    ListCollection(Reader reader, TypeSelection types, AnimatedRule animated, Maker maker, QObject *parent = nullptr);
    ~ListCollection() override;

    void start() override;
    void cancel() override;

    static constexpr int kLinksATurn = 1000;

private:
    void takeLinks();
    void walk();
    [[nodiscard]] std::optional<ImageRef> imageAt(qsizetype index) const;
    void hold(const ImageRef &image, qsizetype index);
    void walkLater();
    void flush();
    void ask(const QString &link);
    void endAsking(const std::optional<Failure> &failure);
    void dropAsked();
    void end();

    Reader m_reader;
    TypeSelection m_types;
    AnimatedRule m_animated;
    Maker m_maker;
    QFutureWatcher<Result<LinkList>> m_watcher;
    std::unique_ptr<Collection> m_asked;
    QString m_askedLink;
    LinkList m_list;
    qsizetype m_next = 0; // link of m_list
    QList<ImageRef> m_held;
    bool m_holdsIcons = false; // all that is held is told by foundOnPage
    int m_position = 0;        // of the last direct image
    FailureTally m_failures;   // with their links in the details
    bool m_isOver = false;
};

} // namespace bowerbird
