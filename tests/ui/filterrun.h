// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "ui/collectionbook.h"
#include "ui/filteredimages.h"
#include "ui/filtertext.h"
#include "ui/jobchoice.h"
#include "ui/managerfixture.h"
#include "ui/undohistory.h"

#include <QFile>
#include <QSignalSpy>

#include <optional>

namespace bowerbird::test {

using namespace Qt::StringLiterals;

inline TypeSelection types(QStringView list)
{
    return *TypeSelection::parse(list);
}

// A collector, a manager and a book, joined as the window joins them, and lists of links without a server behind them:
// whoever asks again for one that is gone gets nothing.
struct FilterRun
{
    explicit FilterRun(const QByteArray &links, bool holds = false)
        : choice(*fixture.manager)
    {
        begin();
        id = collect(links, holds);
    }
    ~FilterRun() { end(); }

    void begin()
    {
        collector.emplace([] { return Result<QString>(fail(FailureReason::Internal)); });
        join();
        book.emplace(CollectionBook::Parts{
            .library = fixture.library, .collector = *collector, .manager = *fixture.manager, .options = [this] {
                return options(false);
            }});
        images.emplace(FilteredImages::Parts{.library = fixture.library,
                                             .collector = *collector,
                                             .manager = *fixture.manager,
                                             .book = *book,
                                             .undo = undo,
                                             .choice = &choice});
    }
    void end()
    {
        images.reset();
        book.reset();
        collector.reset();
    }
    // What asks begins anew on the same library, as after a start; the rows stay.
    void restart()
    {
        end();
        begin();
    }
    // Before the filters hear of it, as the program does.
    void join()
    {
        QObject::connect(&*collector, &Collector::found, fixture.manager.get(),
                         [this](int collection, const QList<ImageRef> &found, const auto &download) {
                             if (const CollectOptions *theirs = collector->optionsOf(collection)) {
                                 const AddMode mode = theirs->holds ? AddMode::Hold : AddMode::Queue;
                                 fixture.manager->addSoon(found, download, mode);
                             }
                         });
    }
    [[nodiscard]] CollectOptions options(bool holds) const
    {
        DownloadOptions download = *fixture.options;
        download.types = types(u"jpeg");
        return {.filter = filterOf(download),
                .holds = holds,
                .download = std::make_shared<const DownloadOptions>(download)};
    }
    void write(const QByteArray &links, int list) const
    {
        QFile file(fixture.directory.filePath(u"links%1.txt"_s.arg(list)));
        if (!file.open(QIODevice::WriteOnly) || file.write(links) != links.size())
            qFatal("no list for the test");
    }
    void forget(int list) const { QFile::remove(fixture.directory.filePath(u"links%1.txt"_s.arg(list))); }
    qint64 collect(const QByteArray &links, bool holds = false)
    {
        QSignalSpy idle(&*collector, &Collector::idle);
        const qint64 collection = give(links, holds);
        if (!idle.wait(10'000))
            qFatal("the list was not read");
        return collection;
    }
    qint64 collectLink(const QString &link, bool holds = false)
    {
        QSignalSpy idle(&*collector, &Collector::idle);
        const qint64 collection = giveLink(link, holds);
        if (!idle.wait(10'000))
            qFatal("the link was not asked");
        return collection;
    }
    qint64 give(const QByteArray &links, bool holds) // does not wait for its end
    {
        write(links, ++lists);
        return giveLink(fixture.directory.filePath(u"links%1.txt"_s.arg(lists)), holds);
    }
    qint64 giveLink(const QString &link, bool holds)
    {
        const int asking = collector->add(link, options(holds));
        const qint64 collection = book->idOf(asking);
        askings.insert(collection, asking);
        return collection;
    }
    void askAgain(CollectionBook::AskedBy by = CollectionBook::AskedBy::Person)
    {
        QSignalSpy idle(&*collector, &Collector::idle);
        book->askAgain(id, by);
        if (!idle.wait(10'000))
            qFatal("the list was not read again");
    }
    // Rows that nobody lists come in slices, so that whatever is asked for now comes behind them.
    void beBusy() const
    {
        QList<ImageRef> many;
        for (int i = 0; i < 50'000; ++i)
            many += ImageRef{.url = u"http://busy.example/%1.webp"_s.arg(i)};
        fixture.manager->addSoon(many, fixture.options);
    }
    // So much in later collections that what is kept of the first one makes room.
    void fillUp(const QList<qint64> &later)
    {
        QList<ImageRef> many;
        for (int i = 0; i < Listing::kMostASide; ++i)
            many += ImageRef{.url = u"http://many.example/%1.jpg"_s.arg(i)};
        for (const qint64 collection : later)
            Q_EMIT collector->found(askings.value(collection), many, fixture.options);
    }

    [[nodiscard]] QStringList names() const // of the rows, sorted
    {
        QStringList list;
        for (int row = 0; row < fixture.manager->count(); ++row)
            list += fixture.manager->jobAt(row).image.url.section(u'/', -1);
        list.sort();
        return list;
    }
    [[nodiscard]] QStringList chosenNames() const
    {
        QStringList list;
        for (const JobId job : choice.chosen())
            list += fixture.manager->jobAt(fixture.manager->rowOf(job)).image.url.section(u'/', -1);
        list.sort();
        return list;
    }
    [[nodiscard]] JobId rowNamed(const QString &name) const
    {
        for (int row = 0; row < fixture.manager->count(); ++row) {
            if (fixture.manager->jobAt(row).image.url.endsWith(u'/' + name))
                return fixture.manager->idAt(row);
        }
        return {};
    }
    // As if it had been downloaded.
    void finish(const QString &name)
    {
        Job finished = fixture.manager->jobAt(fixture.manager->rowOf(rowNamed(name)));
        finished.state = JobState::Finished;
        finished.file.path = u"/pictures/"_s + name;
        fixture.manager->remove({finished.id});
        fixture.manager->restore({finished});
    }
    [[nodiscard]] QString sentence() const { return sentenceOf(id); }
    [[nodiscard]] QString sentenceOf(qint64 collection) const
    {
        const FilteredImages::Tally tally = images->tally(collection);
        return filterSentence(tally.shown, tally.hidden);
    }
    [[nodiscard]] DownloadOptions with(QStringView list) const
    {
        DownloadOptions options = images->optionsOf(id);
        options.types = types(list);
        return options;
    }
    [[nodiscard]] int inState(JobState state) const { return fixture.manager->counts().at(static_cast<size_t>(state)); }

    ManagerFixture fixture;
    UndoHistory undo;
    JobChoice choice;
    std::optional<Collector> collector;
    std::optional<CollectionBook> book;
    std::optional<FilteredImages> images;
    QHash<qint64, int> askings; // collection -> the collector's number
    int lists = 0;
    qint64 id = 0;
};

inline constexpr char kLinks[] = "http://a.example/1.jpg\nhttp://a.example/2.png\nhttp://a.example/3.gif\n"
                                 "http://a.example/4.jpg\nhttp://a.example/5.gif\n";
inline constexpr char kOthers[] = "http://b.example/6.jpg\nhttp://b.example/7.png\nhttp://b.example/8.jpg\n";

} // namespace bowerbird::test
