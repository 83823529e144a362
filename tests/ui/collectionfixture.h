// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "ui/collectionbook.h"
#include "ui/managerfixture.h"

#include <QFile>
#include <QSignalSpy>

#include <memory>
#include <optional>

namespace bowerbird::test {

// Collections on a real manager (paused: its rows stay as they come) and a real collector. A list file stands for a
// site: what it says can be changed, and no network is needed. The clock stands still unless a test moves it.
struct CollectionFixture
{
    CollectionFixture() { restart(); }
    ~CollectionFixture() { end(); }

    // The book, and what it is joined to, begin anew on the same library, as after a start.
    void restart()
    {
        end();
        manager.emplace();
        begin();
    }
    void begin()
    {
        collector = std::make_unique<Collector>([] { return fail(FailureReason::Refused); });
        QObject::connect(
            collector.get(), &Collector::found, manager->manager.get(),
            [this](int, const QList<ImageRef> &images, const std::shared_ptr<const DownloadOptions> &download) {
                manager->manager->addSoon(images, download);
            });
        book = std::make_unique<CollectionBook>(CollectionBook::Parts{.library = manager->library,
                                                                      .collector = *collector,
                                                                      .manager = *manager->manager,
                                                                      .options = [this] { return options(); },
                                                                      .now = [this] { return now; }});
    }
    void end()
    {
        book.reset();
        collector.reset();
    }

    [[nodiscard]] CollectOptions options() const
    {
        return {.filter = filterOf(*manager->options), .download = manager->options};
    }
    // A list of the images so numbered; its path is its link.
    QString list(const QList<int> &numbers, const QString &name = QStringLiteral("list.txt"))
    {
        QFile file(manager->directory.filePath(name));
        if (!file.open(QIODevice::WriteOnly))
            qFatal("no list for the test");
        for (const int number : numbers)
            file.write("https://a.example/" + QByteArray::number(number) + ".jpg\n");
        return file.fileName();
    }
    // Gives the link, waits for its end and returns its id; 0 = it is no collection.
    qint64 add(const QString &link)
    {
        QSignalSpy idle(collector.get(), &Collector::idle);
        collector->add(link, options());
        if (!idle.wait(10'000))
            qFatal("the collection does not end");
        return book->count() > 0 ? book->at(book->count() - 1).kept.id : 0;
    }
    void askAgain(qint64 id, CollectionBook::AskedBy by = CollectionBook::AskedBy::Person)
    {
        QSignalSpy idle(collector.get(), &Collector::idle);
        book->askAgain(id, by);
        if (!idle.wait(10'000))
            qFatal("the collection does not end");
    }
    [[nodiscard]] const RememberedCollection &kept(qint64 id) const { return book->find(id)->kept; }
    [[nodiscard]] int rows() const { return manager->manager->count(); }

    std::optional<ManagerFixture> manager;
    std::unique_ptr<Collector> collector;
    std::unique_ptr<CollectionBook> book;
    QDateTime now = QDateTime(QDate(2026, 11, 23), QTime(12, 0), Qt::UTC);
};

} // namespace bowerbird::test
