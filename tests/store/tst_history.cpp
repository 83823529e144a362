// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "store/libraryfixture.h"

#include <QtTest/QTest>

#include <fcntl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <semaphore>

using namespace bowerbird;
using namespace bowerbird::test;
using namespace Qt::StringLiterals;

using State = KnownImage::State;

// What was downloaded is found again, forgotten, remembered, and told as what has become of it.
class TestHistory : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_fixture = std::make_unique<LibraryFixture>();
        m_library = m_fixture->opened();
    }
    void cleanup() { m_library.reset(); }

    void tellsEverythingOfAnImage();
    void findsPartsOfWords();
    void findsByFacts_data();
    void findsByFacts();
    void sortsAndGoesOnPageByPage_data();
    void sortsAndGoesOnPageByPage();
    void tellsWhatBecameOfAFile();
    void aMissingImageIsAskedForAgain();
    void forgetsAndRemembers();
    void forgettingShowsAnOlderFileOfTheSameLink();
    void followsAFileToItsNewName_data();
    void followsAFileToItsNewName();
    void countsWhatThereIs();
    void givesEachFileOneFingerprint();
    void aQuestionThatWasStoppedIsNotAnswered();
    void knowsAnArchive();
    void keepsOpenCollections();
    void findsAFewAmongManyRows();
    void readingTheHistoryKeepsTheLockOfTheDatabase();
    void answersWhileALongHistoryIsRead();
    void changesOfTheHistoryWaitUntilItIsRead();

private:
    // Places an image and gives it back as the history tells it.
    HistoryEntry place(quint64 id, const QByteArray &bytes, const QString &name, const ImageRef &image = {});
    void reopen();
    [[nodiscard]] QList<HistoryEntry> found(const HistoryQuery &query) { return page(query).entries; }
    [[nodiscard]] HistoryPage page(const HistoryQuery &query);
    [[nodiscard]] QStringList names(const HistoryQuery &query);
    [[nodiscard]] HistoryCounts counts(const HistoryQuery &query = {});
    [[nodiscard]] QList<Fingerprint> fingerprints();
    void writeRows(int count); // of images whose files are gone, "https://a.example/N.jpg"
    void waitForTheTextIndex();
    void expectSearches(bool hasOddOne);

    std::unique_ptr<LibraryFixture> m_fixture;
    std::unique_ptr<Library> m_library;
};

HistoryEntry TestHistory::place(quint64 id, const QByteArray &bytes, const QString &name, const ImageRef &image)
{
    PlaceJob part = m_fixture->part(id, bytes, name);
    const QString url = part.image.url;
    part.image = image;
    if (image.url.isEmpty())
        part.image.url = url;
    part.file.perceptualHash = 0xF000'0000'0000'0000ULL + id; // does not fit a signed number
    Job job = LibraryFixture::job(id);
    job.image = part.image;
    m_library->save({job});
    const PlaceOutcome outcome = LibraryFixture::placed(*m_library, part);
    if (outcome.kind == PlaceOutcome::Kind::Failed)
        qFatal("%s", qPrintable(outcome.failure.detail));
    return found({.limit = 1}).value(0);
}

void TestHistory::reopen()
{
    m_library.reset();
    m_library = m_fixture->opened();
}

HistoryPage TestHistory::page(const HistoryQuery &query)
{
    std::promise<HistoryPage> promise;
    auto answer = promise.get_future();
    m_library->searchHistory(query, {}, [&](const HistoryPage &result) { promise.set_value(result); });
    return answer.get();
}

QStringList TestHistory::names(const HistoryQuery &query)
{
    QStringList names;
    for (const HistoryEntry &entry : found(query))
        names.append(entry.fileName());
    return names;
}

HistoryCounts TestHistory::counts(const HistoryQuery &query)
{
    std::promise<HistoryCounts> promise;
    auto answer = promise.get_future();
    m_library->countHistory(query, {}, [&](const HistoryCounts &result) { promise.set_value(result); });
    return answer.get();
}

QList<Fingerprint> TestHistory::fingerprints()
{
    QList<Fingerprint> all;
    std::promise<void> end;
    m_library->fingerprints({}, [&](const QList<Fingerprint> &batch, bool isLast) {
        all += batch;
        if (isLast)
            end.set_value();
    });
    end.get_future().wait();
    return all;
}

void TestHistory::waitForTheTextIndex()
{
    const QString upTo = m_fixture->sql(u"SELECT max(id) FROM images"_s).value(0);
    QTRY_COMPARE_WITH_TIMEOUT(m_fixture->sql(u"SELECT value FROM meta WHERE key = 'text-indexed-image'"_s).value(0),
                              upTo, 20'000);
}

void TestHistory::tellsEverythingOfAnImage()
{
    const HistoryEntry entry = place(7, "bytes", u"a.jpg"_s,
                                     {.url = u"https://me:secret@i.example.com/a.jpg#top"_s,
                                      .pageUrl = u"https://example.com/page"_s,
                                      .source = u"imgur"_s,
                                      .siteId = u"aBc"_s,
                                      .title = u"A title"_s,
                                      .album = u"An album"_s});
    QCOMPARE(entry.jobId, JobId{7});
    QCOMPARE(entry.url, u"https://i.example.com/a.jpg"_s);
    QCOMPARE(entry.pageUrl, u"https://example.com/page"_s);
    QCOMPARE(entry.source, u"imgur"_s);
    QCOMPARE(entry.siteId, u"aBc"_s);
    QCOMPARE(entry.title, u"A title"_s);
    QCOMPARE(entry.album, u"An album"_s);
    QCOMPARE(entry.file.path, m_fixture->images() + u"/a.jpg"_s);
    QCOMPARE(entry.file.sizeBytes, 5);
    QCOMPARE(entry.file.sha256, sha256("bytes"));
    QCOMPARE(entry.file.type, ImageType::Jpeg);
    QCOMPARE(entry.file.widthPx, 64);
    QCOMPARE(entry.file.heightPx, 48);
    QCOMPARE(entry.file.perceptualHash, std::optional<quint64>(0xF000'0000'0000'0007ULL));
    QVERIFY(qAbs(entry.finishedAt.secsTo(QDateTime::currentDateTimeUtc())) < 60);
    QCOMPARE(entry.state, HistoryState::Present);
    reopen();
    QCOMPARE(found({}), QList<HistoryEntry>{entry});
}

// One library for all rows: the index waits for a quiet moment.
void TestHistory::findsPartsOfWords()
{
    place(1, "1", u"wren.jpg"_s,
          {.url = u"https://a.example/1"_s, .title = u"Gr\u00fcnes Gras"_s, .album = u"Marshes"_s});
    place(2, "2", u"heron.jpg"_s, {.url = u"https://birds.example/2"_s, .album = u"the marsh"_s});
    expectSearches(false); // before anything is indexed
    waitForTheTextIndex();
    place(3, "3", u"odd.jpg"_s, {.url = u"https://a.example/3"_s, .title = u"100%_\"'*"_s});
    expectSearches(true); // partly indexed
    waitForTheTextIndex();
    expectSearches(true);
}

void TestHistory::expectSearches(bool hasOddOne)
{
    const QList<std::pair<QString, QString>> searches = {
        {u"eron"_s, u"heron.jpg"_s},           // part of a name
        {u"HERON"_s, u"heron.jpg"_s},          // in another case
        {u"Gr\u00fcnes"_s, u"wren.jpg"_s},     // in a title
        {u"gR\u00dcN"_s, u"wren.jpg"_s},       // in another case than ASCII's
        {u"marsh"_s, u"heron.jpg wren.jpg"_s}, // in an album
        {u"birds.example"_s, u"heron.jpg"_s},  // in a host
        {u"marsh  wre"_s, u"wren.jpg"_s},      // two words, of two columns
        {u"ro"_s, u"heron.jpg"_s},             // less than the index has
        {u"\u00dcn"_s, u"wren.jpg"_s},
        {u"images"_s, QString()},       // the folder does not count
        {u"heronmarsh"_s, QString()},   // the letters of it, apart
        {u"100%_\"'*"_s, u"odd.jpg"_s}, // what SQL means otherwise
        {u"%"_s, u"odd.jpg"_s},
        {u"  "_s, u"odd.jpg heron.jpg wren.jpg"_s},
    };
    for (const auto &[text, all] : searches) {
        QStringList expected = all.split(u' ', Qt::SkipEmptyParts);
        if (!hasOddOne)
            expected.removeAll(u"odd.jpg"_s);
        QCOMPARE(text + u": "_s + names({.text = text}).join(u' '), text + u": "_s + expected.join(u' '));
        std::ranges::reverse(expected);
        QCOMPARE(names({.text = text, .sort = HistorySort::Oldest}), expected);
        expected.sort();
        QCOMPARE(names({.text = text, .sort = HistorySort::Name}), expected);
    }
}

void TestHistory::findsByFacts_data()
{
    QTest::addColumn<HistoryQuery>("query");
    QTest::addColumn<QString>("expected");
    const QDateTime now = QDateTime::currentDateTimeUtc();
    QTest::newRow("large") << HistoryQuery{.minBytes = 10} << u"big.png"_s;
    QTest::newRow("small") << HistoryQuery{.maxBytes = 9} << u"small.jpg"_s;
    QTest::newRow("host") << HistoryQuery{.host = u"example.org"_s} << u"small.jpg"_s;
    QTest::newRow("not a host that ends alike") << HistoryQuery{.host = u"ple.org"_s} << QString();
    QTest::newRow("type") << HistoryQuery{.types = {ImageType::Png, ImageType::Gif}} << u"big.png"_s;
    QTest::newRow("from") << HistoryQuery{.from = now.addSecs(3'600)} << QString();
    QTest::newRow("to") << HistoryQuery{.to = now.addSecs(-3'600)} << QString();
    QTest::newRow("between") << HistoryQuery{.from = now.addSecs(-3'600), .to = now.addSecs(3'600), .maxBytes = 9}
                             << u"small.jpg"_s;
}

void TestHistory::findsByFacts()
{
    QFETCH(HistoryQuery, query);
    QFETCH(QString, expected);
    place(1, "small", u"small.jpg"_s, {.url = u"https://i.example.org/example.com"_s});
    place(2, "large enough", u"big.png"_s, {.url = u"https://i.example.com/example.org"_s});
    m_library->flush();
    m_fixture->sql(u"UPDATE images SET type = 'image/png' WHERE id = 2"_s);
    QCOMPARE(names(query).join(u' '), expected);
    QCOMPARE(counts(query).all(), expected.isEmpty() ? 0 : 1);
}

void TestHistory::sortsAndGoesOnPageByPage_data()
{
    QTest::addColumn<HistorySort>("sort");
    QTest::addColumn<QString>("expected");
    QTest::newRow("newest") << HistorySort::Newest << u"bb.jpg c.jpg Ba.jpg a.jpg d.jpg"_s;
    QTest::newRow("oldest") << HistorySort::Oldest << u"d.jpg a.jpg Ba.jpg c.jpg bb.jpg"_s;
    QTest::newRow("name") << HistorySort::Name << u"a.jpg Ba.jpg bb.jpg c.jpg d.jpg"_s;
    QTest::newRow("largest") << HistorySort::Largest << u"c.jpg a.jpg bb.jpg Ba.jpg d.jpg"_s;
    QTest::newRow("smallest") << HistorySort::Smallest << u"d.jpg Ba.jpg bb.jpg a.jpg c.jpg"_s;
}

void TestHistory::sortsAndGoesOnPageByPage()
{
    QFETCH(HistorySort, sort);
    QFETCH(QString, expected);
    place(1, "1", u"d.jpg"_s);
    place(2, "4444", u"a.jpg"_s);
    place(3, "22", u"Ba.jpg"_s);
    place(4, "55555", u"c.jpg"_s);
    place(5, "33", u"bb.jpg"_s);
    QStringList all;
    HistoryQuery query{.sort = sort, .limit = 2};
    for (int pages = 0; pages < 3; ++pages) {
        const HistoryPage one = page(query);
        for (const HistoryEntry &entry : one.entries)
            all.append(entry.fileName());
        QCOMPARE(one.isLast, pages == 2);
        query.after = one.entries.last();
    }
    QCOMPARE(all.join(u' '), expected);
}

void TestHistory::tellsWhatBecameOfAFile()
{
    const HistoryEntry kept = place(1, "kept", u"kept.jpg"_s);
    const HistoryEntry gone = place(2, "gone", u"gone.jpg"_s);
    const HistoryEntry changed = place(3, "changed", u"changed.jpg"_s);
    const HistoryEntry deleted = place(4, "deleted", u"deleted.jpg"_s);
    QFile::remove(gone.file.path);
    QFile::remove(deleted.file.path);
    writeFile(changed.file.path, "of another length");
    m_library->markDeleted({deleted.file.path, u"/nowhere/x.jpg"_s});
    for (int run = 0; run < 2; ++run) {
        QCOMPARE(names({.state = HistoryState::Present}), QStringList{u"kept.jpg"_s});
        QCOMPARE(names({.state = HistoryState::Missing}), QStringList{u"gone.jpg"_s});
        QCOMPARE(names({.state = HistoryState::Changed}), QStringList{u"changed.jpg"_s});
        QCOMPARE(names({.state = HistoryState::Deleted}), QStringList{u"deleted.jpg"_s});
        QCOMPARE(m_library->known({.url = kept.url})->state, State::Present);
        QCOMPARE(m_library->known({.url = gone.url})->state, State::Missing);
        QCOMPARE(m_library->known({.url = changed.url})->state, State::Missing);
        QCOMPARE(m_library->known({.url = deleted.url})->state, State::Deleted);
        QCOMPARE(m_library->known({.url = deleted.url})->path, deleted.file.path);
        reopen();
    }
    // Brought back from the trash by another program, then by us.
    writeFile(deleted.file.path, "deleted");
    QCOMPARE(m_library->known({.url = deleted.url})->state, State::Present);
    QCOMPARE(names({.state = HistoryState::Deleted}), QStringList());
    m_library->markDeleted({deleted.file.path}, false);
    m_library->flush();
    QFile::remove(deleted.file.path);
    QCOMPARE(m_library->known({.url = deleted.url})->state, State::Missing);
}

void TestHistory::aMissingImageIsAskedForAgain()
{
    const auto is = [](State state) { return KnownImage{.state = state, .path = {}}.isDownloaded(); };
    QVERIFY(is(State::Present) && is(State::Deleted) && is(State::Archived));
    QVERIFY(!is(State::Missing));
}

void TestHistory::forgetsAndRemembers()
{
    const HistoryEntry entry =
        place(1, "one", u"one.jpg"_s, {.url = u"https://a.example/1"_s, .source = u"imgur"_s, .siteId = u"x"_s});
    place(2, "two", u"two.jpg"_s);
    waitForTheTextIndex();
    m_library->forget({entry.row});
    QCOMPARE(names({}), QStringList{u"two.jpg"_s});
    QCOMPARE(names({.text = u"one.jpg"_s}), QStringList());
    QVERIFY(!m_library->known({.url = entry.url}));
    QVERIFY(!m_library->known({.url = u"x"_s, .source = u"imgur"_s, .siteId = u"x"_s}));
    QVERIFY(QFile::exists(entry.file.path));

    m_library->remember({entry});
    QCOMPARE(found({.text = u"one.jpg"_s}), QList<HistoryEntry>{entry});
    QCOMPARE(m_library->known({.url = entry.url})->state, State::Present);

    m_library->forget({entry.row});
    reopen();
    QVERIFY(!m_library->known({.url = entry.url}));
    QCOMPARE(names({}), QStringList{u"two.jpg"_s});
}

void TestHistory::forgettingShowsAnOlderFileOfTheSameLink()
{
    const ImageRef image{.url = u"https://a.example/1"_s};
    const HistoryEntry older = place(1, "older", u"older.jpg"_s, image);
    const HistoryEntry newer = place(2, "newer bytes", u"newer.jpg"_s, image);
    QCOMPARE(m_library->known(image)->path, newer.file.path);
    m_library->forget({newer.row});
    m_library->flush();
    QCOMPARE(m_library->known(image)->path, older.file.path);
    m_library->remember({newer});
    m_library->flush();
    QFile::remove(newer.file.path); // the older one is there still
    QCOMPARE(m_library->known(image)->path, older.file.path);
}

void TestHistory::followsAFileToItsNewName_data()
{
    QTest::addColumn<bool>("isToldByPath");
    QTest::newRow("by row") << false;
    QTest::newRow("by path") << true;
}

void TestHistory::followsAFileToItsNewName()
{
    QFETCH(bool, isToldByPath);
    const HistoryEntry entry = place(1, "bytes", u"before.jpg"_s);
    const HistoryEntry twin = place(2, "bytes", u"twin.jpg"_s); // a link to the same file
    QCOMPARE(twin.file.path, entry.file.path);
    waitForTheTextIndex();
    const QString moved = m_fixture->path(u"elsewhere.jpg"_s);
    QVERIFY(QFile::rename(entry.file.path, moved));
    if (isToldByPath)
        m_library->moveFiles({{entry.file.path, moved}});
    else
        m_library->setPaths({{.row = entry.row, .path = moved}});
    for (int run = 0; run < 2; ++run) {
        QCOMPARE(names({}), (QStringList{u"elsewhere.jpg"_s, u"elsewhere.jpg"_s}));
        QCOMPARE(names({.text = u"elsewhere"_s}).size(), 2);
        QCOMPARE(names({.text = u"before"_s}).size(), 0);
        QCOMPARE(m_library->known({.url = entry.url})->path, moved);
        QCOMPARE(m_library->known({.url = twin.url})->state, State::Present);
        QCOMPARE(m_library->loadRecent(9).constFirst().file.path, moved);
        reopen();
    }
}

void TestHistory::countsWhatThereIs()
{
    const HistoryEntry gone = place(1, "gone", u"gone.jpg"_s);
    place(2, "bytes", u"a.jpg"_s);
    place(3, "more bytes", u"b.jpg"_s);
    QFile::remove(gone.file.path);
    QCOMPARE(counts(), (HistoryCounts{.present = 2, .missing = 1, .bytes = 15}));
    QCOMPARE(counts({.text = u"b.jp"_s, .limit = 1}), (HistoryCounts{.present = 1, .bytes = 10}));
}

void TestHistory::givesEachFileOneFingerprint()
{
    const HistoryEntry first = place(1, "bytes", u"a.jpg"_s);
    const HistoryEntry twin = place(2, "bytes", u"b.jpg"_s);
    const HistoryEntry other = place(3, "other", u"c.jpg"_s);
    const HistoryEntry gone = place(4, "gone", u"d.jpg"_s);
    QCOMPARE(twin.file.path, first.file.path);
    QFile::remove(gone.file.path);
    m_library->setFingerprints({{.row = other.row, .perceptualHash = 5}});
    QCOMPARE(fingerprints(),
             (QList<Fingerprint>{{.row = other.row, .sizeBytes = 5, .perceptualHash = 5},
                                 {.row = twin.row, .sizeBytes = 5, .perceptualHash = 0xF000'0000'0000'0002ULL}}));
    std::promise<QList<HistoryEntry>> promise;
    m_library->entries({other.row, 99, first.row},
                       [&](const QList<HistoryEntry> &entries) { promise.set_value(entries); });
    const QList<HistoryEntry> entries = promise.get_future().get();
    QCOMPARE(entries.size(), 2);
    QCOMPARE(entries.at(0).row, other.row);
    QCOMPARE(entries.at(1), first);
}

void TestHistory::aQuestionThatWasStoppedIsNotAnswered()
{
    place(1, "bytes", u"a.jpg"_s);
    std::stop_source stop;
    std::atomic<bool> isAnswered = false;
    std::binary_semaphore mayGoOn(0);
    m_library->searchHistory({}, {}, [&](const HistoryPage &) { mayGoOn.acquire(); });
    m_library->searchHistory({}, stop.get_token(), [&](const HistoryPage &) { isAnswered = true; });
    m_library->fingerprints(stop.get_token(), [&](const QList<Fingerprint> &, bool) { isAnswered = true; });
    stop.request_stop();
    mayGoOn.release();
    QCOMPARE(names({}).size(), 1);
    QVERIFY(!isAnswered);
}

void TestHistory::knowsAnArchive()
{
    std::promise<QStringList> promise;
    m_library->rememberArchive({u"imguraBc"_s, u"https://a.example/1"_s});
    m_library->rememberArchive({u"https://a.example/1"_s, u"new"_s, u"new"_s, QString()},
                               [&](const QStringList &added) { promise.set_value(added); });
    QCOMPARE(promise.get_future().get(), QStringList{u"new"_s});
    const ImageRef bySite{.url = u"https://i.example/aBc.jpg"_s, .source = u"imgur"_s, .siteId = u"aBc"_s};
    const ImageRef byLink{.url = u"https://a.example/1#x"_s};
    for (int run = 0; run < 2; ++run) {
        QCOMPARE(m_library->known(bySite)->state, State::Archived);
        QCOMPARE(m_library->known(byLink)->state, State::Archived);
        QVERIFY(!m_library->known({.url = u"https://i.example/aBc.jpg"_s}));
        QVERIFY(!m_library->known({.url = u"x"_s, .source = u"imgur"_s, .siteId = u"abc"_s}));
        reopen();
    }
    m_library->forgetArchive({u"imguraBc"_s});
    m_library->flush();
    QVERIFY(!m_library->known(bySite));
    reopen();
    QVERIFY(!m_library->known(bySite));
    QVERIFY(m_library->known(byLink));
}

void TestHistory::keepsOpenCollections()
{
    const auto options = std::make_shared<const DownloadOptions>(DownloadOptions{.directory = u"/data"_s});
    m_library->saveCollection({.id = 3, .link = u"https://a.example/album"_s, .options = options, .extra = u"{}"_s});
    m_library->saveCollection({.id = 1, .link = u"sample:"_s, .options = options, .extra = {}});
    m_library->saveCollection({.id = 2, .link = u"closed"_s, .options = options, .extra = {}});
    m_library->saveCollection({.id = 1, .link = u"sample:again"_s, .options = options, .extra = {}});
    m_library->removeCollection(2);
    for (int run = 0; run < 2; ++run) {
        const QList<OpenCollection> open = m_library->openCollections();
        QCOMPARE(open.size(), 2);
        QCOMPARE(open.at(0).link, u"sample:again"_s);
        QCOMPARE(open.at(1).id, 3);
        QCOMPARE(open.at(1).extra, u"{}"_s);
        QCOMPARE(open.at(1).options->directory, u"/data"_s);
        reopen();
    }
}

// How long that takes is the matter of bench_history.
void TestHistory::findsAFewAmongManyRows()
{
    constexpr int kRows = 20'000;
    m_library.reset();
    m_fixture->sql(u"WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < %1)"
                   " INSERT INTO images (job_id, url, path, sha256, size, title, album, type, finished_at)"
                   " SELECT i, 'https://i' || (i % 7) || '.images.example/gallery/' || i || '.jpg',"
                   " '/nowhere/folder' || (i % 100) || '/picture-' || i || '.jpg', x'00', i,"
                   " 'A rather usual title number ' || i, 'Album ' || (i % 1000), 'image/jpeg', i FROM n"_s.arg(kRows));
    m_library = m_fixture->opened();
    waitForTheTextIndex();
    QCOMPARE(counts({.text = u"picture-1999"_s}).all(), qint64{11}); // itself, and 19990 to 19999
    QCOMPARE(counts({.text = u"jpg"_s}).all(), qint64{kRows});
    QCOMPARE(counts({.text = u"zq"_s}).all(), qint64{0});
    QCOMPARE(names({.text = u"gallery/19999."_s}), QStringList{u"picture-19999.jpg"_s});
}

namespace {

// Whether this process holds a lock on SQLite's shared bytes (os.h, SHARED_FIRST and SHARED_SIZE): only another process
// can tell.
bool isLockedByUs(const QString &databaseFile)
{
    const QByteArray name = QFile::encodeName(databaseFile);
    const pid_t child = ::fork();
    if (child == 0) {
        struct flock lock = {};
        lock.l_type = F_WRLCK;
        lock.l_whence = SEEK_SET;
        lock.l_start = 0x40000002;
        lock.l_len = 510;
        const int file = ::open(name.constData(), O_RDWR | O_CLOEXEC);
        const bool isAsked = file >= 0 && ::fcntl(file, F_GETLK, &lock) == 0;
        ::_exit(isAsked && lock.l_type != F_UNLCK && lock.l_pid == ::getppid() ? 1 : 0);
    }
    int status = 0;
    return child > 0 && ::waitpid(child, &status, 0) == child && WIFEXITED(status) && WEXITSTATUS(status) == 1;
}

} // namespace

// Without its lock another program's look at the database would delete the log in which all that is new stands.
void TestHistory::readingTheHistoryKeepsTheLockOfTheDatabase()
{
    QVERIFY(isLockedByUs(m_fixture->databaseFile()));
    place(1, "one", u"one.jpg"_s); // asks the history, which has a connection of its own
    QVERIFY(isLockedByUs(m_fixture->databaseFile()));
}

void TestHistory::writeRows(int count)
{
    m_library.reset();
    m_fixture->sql(u"WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < %1)"
                   " INSERT INTO images (job_id, url, path, sha256, size, type, finished_at)"
                   " SELECT i, 'https://a.example/' || i || '.jpg', '/nowhere/' || i || '.jpg', randomblob(32), i,"
                   " 'image/jpeg', i FROM n"_s.arg(count));
}

// The window asks these before it shows; only what compares with the history has to wait for it.
void TestHistory::answersWhileALongHistoryIsRead()
{
    writeRows(200'000);
    m_library = m_fixture->opened();
    const QFuture<void> reading = m_library->historyRead();
    m_library->saveCollection({.id = 7, .link = u"sample:"_s, .options = {}, .extra = {}});
    m_library->save({LibraryFixture::job(300'001)});
    QCOMPARE(m_library->openCollections().size(), 1);
    QCOMPARE(m_library->loadUnfinished().size(), 1);
    QVERIFY(!reading.isFinished());
    ImageRef last;
    last.url = u"https://a.example/200000.jpg"_s;
    const std::optional<KnownImage> known = m_library->known(last); // waits
    QVERIFY(known && known->path == u"/nowhere/200000.jpg");
    QTRY_VERIFY(reading.isFinished());
}

void TestHistory::changesOfTheHistoryWaitUntilItIsRead()
{
    writeRows(20'000);
    m_library = m_fixture->opened();
    m_library->forgetArchive({u"nothing"_s}); // needs the index: what comes after it keeps its place
    m_library->forget({20'000});
    m_library->flush();
    ImageRef last;
    last.url = u"https://a.example/20000.jpg"_s;
    QVERIFY(!m_library->known(last));
    const PlaceOutcome same = LibraryFixture::placed(*m_library, m_fixture->part(30'001, "one", u"one.jpg"_s));
    QCOMPARE(same.kind, PlaceOutcome::Kind::Placed);
    reopen();
    QVERIFY(!m_library->known(last));
}

QTEST_GUILESS_MAIN(TestHistory)
#include "tst_history.moc"
