// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "store/libraryfixture.h"
#include "store/sidecar.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace bowerbird;
using namespace bowerbird::test;
using namespace Qt::StringLiterals;

// Files are being renamed when the program ends: the next one knows where each of them is.
class TestMoveJournal : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup() { m_fixture.reset(); }

    void knowsWhatWasRenamedAndWhatWasNot();
    void tellsTheFilesOfAChainApart();
    void tellsAnEditedFileAndJobsWithoutAHistory();
    void takesSidecarsAlong();
    void leavesAFileThatOnlyHasTheName();
    void aBatchThatHasEndedIsOver();
    void nothingIsRenamedWhileABatchIsUnwritten();
    void oneBatchWaitsForAnother();
    void survivesAPowerFailureOfWhichTheRenamesSurvived();

private:
    using Moves = QHash<QString, QString>;
    [[nodiscard]] QString image(const QString &name) const { return m_fixture->images() + u'/' + name; }
    void rename(const QString &from, const QString &to) const { QVERIFY(QFile::rename(image(from), image(to))); }
    // The program ends after it has written down what it is about to do.
    void begin(const QList<std::pair<QString, QString>> &moves) const;
    // Job id -> name, of the history and of the jobs.
    [[nodiscard]] QStringList namesNow() const;

    std::unique_ptr<LibraryFixture> m_fixture;
};

void TestMoveJournal::init()
{
    m_fixture = std::make_unique<LibraryFixture>();
    const auto library = m_fixture->opened();
    library->save({LibraryFixture::job(1), LibraryFixture::job(2), LibraryFixture::job(3)});
    for (quint64 id = 1; id <= 3; ++id)
        (void)LibraryFixture::placed(*library,
                                     m_fixture->part(id, "bytes " + QByteArray::number(id), u"%1.jpg"_s.arg(id)));
}

void TestMoveJournal::begin(const QList<std::pair<QString, QString>> &moves) const
{
    Moves paths;
    for (const auto &[from, to] : moves)
        paths.insert(image(from), image(to));
    const auto begun = m_fixture->opened()->beginMoves(paths);
    QVERIFY2(begun, begun ? "" : qPrintable(begun.error().detail));
}

QStringList TestMoveJournal::namesNow() const
{
    const auto library = m_fixture->opened();
    QStringList names;
    for (const Job &job : library->loadRecent(10)) {
        const auto known = library->known(job.image);
        const QString name = known ? known->path.section(u'/', -1) : u"forgotten"_s;
        names += u"%1 %2"_s.arg(job.id.value).arg(name);
        if (known && !known->isDownloaded())
            names.last() += u" missing"_s;
        if (job.file.path.section(u'/', -1) != name)
            names.last() += u", in the list "_s + job.file.path.section(u'/', -1);
    }
    return names;
}

void TestMoveJournal::knowsWhatWasRenamedAndWhatWasNot()
{
    begin({{u"1.jpg"_s, u"a.jpg"_s}, {u"2.jpg"_s, u"b.jpg"_s}});
    rename(u"1.jpg"_s, u"a.jpg"_s);
    QCOMPARE(namesNow(), (QStringList{u"1 a.jpg"_s, u"2 2.jpg"_s, u"3 3.jpg"_s}));
    QCOMPARE(namesNow(), (QStringList{u"1 a.jpg"_s, u"2 2.jpg"_s, u"3 3.jpg"_s})); // and it lasts
}

void TestMoveJournal::tellsTheFilesOfAChainApart()
{
    begin({{u"1.jpg"_s, u"2.jpg"_s}, {u"2.jpg"_s, u"3.jpg"_s}, {u"3.jpg"_s, u"4.jpg"_s}});
    rename(u"3.jpg"_s, u"4.jpg"_s);
    rename(u"2.jpg"_s, u"3.jpg"_s);
    QCOMPARE(namesNow(), (QStringList{u"1 1.jpg"_s, u"2 3.jpg"_s, u"3 4.jpg"_s}));
}

void TestMoveJournal::tellsAnEditedFileAndJobsWithoutAHistory()
{
    writeFile(image(u"1.jpg"_s), "her work on it");
    m_fixture->sql(u"DELETE FROM images WHERE job_id = 2"_s);
    begin({{u"1.jpg"_s, u"a.jpg"_s}, {u"2.jpg"_s, u"b.jpg"_s}});
    rename(u"1.jpg"_s, u"a.jpg"_s);
    rename(u"2.jpg"_s, u"b.jpg"_s);
    QCOMPARE(namesNow(), (QStringList{u"1 a.jpg missing"_s, u"2 forgotten, in the list b.jpg"_s, u"3 3.jpg"_s}));
}

void TestMoveJournal::takesSidecarsAlong()
{
    const auto sidecar = [](const QString &name) { return sidecarOf({.url = u"http://h/"_s}, {.path = name}, {}); };
    writeFile(image(u"1.jpg.json"_s), sidecar(u"1.jpg"_s));
    writeFile(image(u"2.jpg.json"_s), sidecar(u"2.jpg"_s));
    begin({{u"1.jpg"_s, u"a.jpg"_s}, {u"2.jpg"_s, u"b.jpg"_s}});
    rename(u"1.jpg"_s, u"a.jpg"_s);
    (void)namesNow();
    QCOMPARE(QJsonDocument::fromJson(readFile(image(u"a.jpg.json"_s)))[u"file"_s].toString(), u"a.jpg"_s);
    QVERIFY(!QFile::exists(image(u"1.jpg.json"_s)));
    QCOMPARE(readFile(image(u"2.jpg.json"_s)), sidecar(u"2.jpg"_s));
}

void TestMoveJournal::leavesAFileThatOnlyHasTheName()
{
    begin({{u"1.jpg"_s, u"2.jpg"_s}, {u"3.jpg"_s, u"b.jpg"_s}});
    QVERIFY(QFile::remove(image(u"1.jpg"_s)) && QFile::remove(image(u"3.jpg"_s)));
    writeFile(image(u"b.jpg"_s), "another picture");
    QCOMPARE(namesNow(), (QStringList{u"1 1.jpg missing"_s, u"2 2.jpg"_s, u"3 3.jpg missing"_s}));
}

void TestMoveJournal::aBatchThatHasEndedIsOver()
{
    {
        const auto library = m_fixture->opened();
        QVERIFY(library->beginMoves({{image(u"1.jpg"_s), image(u"a.jpg"_s)}}));
        rename(u"1.jpg"_s, u"a.jpg"_s);
        library->endMoves({{image(u"1.jpg"_s), image(u"a.jpg"_s)}});
        QVERIFY(library->beginMoves({{image(u"2.jpg"_s), image(u"b.jpg"_s)}}));
        library->endMoves({});
    }
    rename(u"2.jpg"_s, u"b.jpg"_s); // by a person, later
    QCOMPARE(namesNow(), (QStringList{u"1 a.jpg"_s, u"2 2.jpg missing"_s, u"3 3.jpg"_s}));
}

void TestMoveJournal::nothingIsRenamedWhileABatchIsUnwritten()
{
    const auto library = m_fixture->opened();
    library->flush();
    m_fixture->sql(u"INSERT OR REPLACE INTO meta (key, value) VALUES ('files-being-renamed', '[]')"_s);
    for (int i = 0; i < 2; ++i) { // and it can be tried again
        const auto begun = library->beginMoves({{image(u"2.jpg"_s), image(u"b.jpg"_s)}});
        QVERIFY(!begun);
        QCOMPARE(begun.error().reason, FailureReason::NotWritable);
    }
}

void TestMoveJournal::oneBatchWaitsForAnother()
{
    const auto library = m_fixture->opened();
    const Moves first = {{image(u"1.jpg"_s), image(u"a.jpg"_s)}};
    const Moves second = {{image(u"2.jpg"_s), image(u"b.jpg"_s)}};
    QVERIFY(library->beginMoves(first));
    auto other = std::async(std::launch::async, [&] { return library->beginMoves(second).has_value(); });
    QVERIFY(other.wait_for(std::chrono::milliseconds(100)) == std::future_status::timeout);
    library->endMoves(first);
    QVERIFY(other.get());
    library->endMoves({});
}

// Files that were not synced are proven again, and must be looked for where they are.
void TestMoveJournal::survivesAPowerFailureOfWhichTheRenamesSurvived()
{
    begin({{u"1.jpg"_s, u"a.jpg"_s}});
    rename(u"1.jpg"_s, u"a.jpg"_s);
    m_fixture->sql(u"UPDATE meta SET value = 'another' WHERE key = 'boot-id'"_s);
    m_fixture->sql(u"UPDATE meta SET value = 0 WHERE key = 'synced-image'"_s);
    QCOMPARE(namesNow(), (QStringList{u"1 a.jpg"_s, u"2 2.jpg"_s, u"3 3.jpg"_s}));
    QVERIFY(m_fixture->opened()->loadUnfinished().isEmpty());
}

QTEST_GUILESS_MAIN(TestMoveJournal)
#include "tst_movejournal.moc"
