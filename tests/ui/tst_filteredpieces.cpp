// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "ui/filterrun.h"

#include <QTest>

#include <functional>

using namespace bowerbird;
using namespace bowerbird::test;

namespace {

constexpr int kMany = 4'500; // more than one piece, of whatever

QByteArray manyLinks()
{
    QByteArray links = "http://a.example/one.png\n";
    for (int i = 0; i < kMany; ++i)
        links += "http://a.example/" + QByteArray::number(i).rightJustified(4, '0') + ".jpg\n";
    return links;
}

} // namespace

// A filter that changes what is shown of very many images does so in pieces, and something else may come between them.
class TestFilteredPieces : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup() { m_run.reset(); }

    void hidesAndTakesThatBack();
    void showsAndTakesThatBack();
    void isOneStepFromItsFirstPieceOn();
    void takesBackWhatIsUnderWay();
    void takesBackUnchosenOnesThatAreUnderWay();
    void changesOnceMoreAfterWhatIsUnderWay();
    void endsWhatIsUnderWayWhen_data();
    void endsWhatIsUnderWayWhen();

private:
    // Does it as soon as some rows have gone, between two pieces.
    void whenSomeHaveGone(std::function<void()> act);
    void hideAll() { m_run->images->setFilter(m_run->id, m_run->with(u"gif")); }
    [[nodiscard]] int rows() const { return m_run->fixture.manager->count(); }

    std::optional<FilterRun> m_run;
    QStringList m_all;
};

void TestFilteredPieces::init()
{
    m_run.emplace(manyLinks());
    QTRY_COMPARE(rows(), kMany);
    QTRY_VERIFY(!m_run->fixture.manager->hasArrivals());
    m_all = m_run->names();
}

void TestFilteredPieces::whenSomeHaveGone(std::function<void()> act)
{
    connect(
        m_run->fixture.manager.get(), &DownloadManager::jobsRemoved, this,
        [this, act = std::move(act)] { QMetaObject::invokeMethod(this, act, Qt::QueuedConnection); },
        Qt::SingleShotConnection);
}

void TestFilteredPieces::hidesAndTakesThatBack()
{
    const JobId first = m_run->fixture.manager->idAt(0);
    const JobId last = m_run->fixture.manager->idAt(kMany - 1);
    hideAll();
    QTRY_COMPARE(rows(), 0);
    QTRY_COMPARE(m_run->sentence(), u"0 shown, 4500 JPG and 1 PNG hidden"_s);
    QCOMPARE(m_run->undo.latest(), u"Hid 4500 image(s)"_s);
    m_run->undo.undo();
    QTRY_COMPARE(rows(), kMany);
    QTRY_COMPARE(m_run->sentence(), u"4500 shown, 1 PNG hidden"_s);
    QCOMPARE(m_run->fixture.manager->idAt(0), first);
    QCOMPARE(m_run->fixture.manager->idAt(kMany - 1), last);
    QCOMPARE(m_run->images->optionsOf(m_run->id).types, types(u"jpeg"));
}

void TestFilteredPieces::showsAndTakesThatBack()
{
    hideAll();
    QTRY_COMPARE(m_run->sentence(), u"0 shown, 4500 JPG and 1 PNG hidden"_s);
    m_run->images->showAll(m_run->id);
    QTRY_COMPARE(m_run->inState(JobState::Held), kMany + 1);
    QTRY_COMPARE(m_run->undo.latest(), u"Showed 4501 more image(s)"_s);
    QCOMPARE(m_run->sentence(), u"4501 shown"_s);
    m_run->undo.undo();
    QTRY_COMPARE(rows(), 0);
    QTRY_COMPARE(m_run->sentence(), u"0 shown, 4500 JPG and 1 PNG hidden"_s);
}

void TestFilteredPieces::isOneStepFromItsFirstPieceOn()
{
    QSignalSpy announced(&m_run->undo, &UndoHistory::announced);
    QString midway;
    whenSomeHaveGone([this, &midway] { midway = m_run->undo.latest(); });
    hideAll();
    QTRY_COMPARE(announced.size(), 1);
    QCOMPARE(announced.at(0).at(0).toString(), u"Hid 4500 image(s)"_s);
    QCOMPARE(midway, u"Hid 4000 image(s)"_s);
    m_run->undo.undo();
    QVERIFY(!m_run->undo.canUndo());
}

void TestFilteredPieces::takesBackWhatIsUnderWay()
{
    int left = 0;
    whenSomeHaveGone([this, &left] {
        left = rows();
        m_run->undo.undo();
    });
    hideAll();
    QTRY_VERIFY(left > 0);
    QTRY_COMPARE(m_run->sentence(), u"4500 shown, 1 PNG hidden"_s);
    QCOMPARE(m_run->names(), m_all);
    QCOMPARE(m_run->images->optionsOf(m_run->id).types, types(u"jpeg"));
    QVERIFY(!m_run->undo.canUndo());
}

void TestFilteredPieces::takesBackUnchosenOnesThatAreUnderWay()
{
    DownloadManager &manager = *m_run->fixture.manager;
    QList<JobId> all;
    for (int row = 0; row < manager.count(); ++row)
        all += manager.idAt(row);
    FilteredImages::Unchosen noted;
    m_run->images->setUnchosen(all, noted);
    manager.remove(all);
    const QString before = m_run->sentence();
    bool isUndone = false;
    const auto undo = [&] {
        m_run->undo.undo();
        isUndone = true;
    };
    connect(
        &manager, &DownloadManager::jobsAdded, this,
        [this, undo] { QMetaObject::invokeMethod(this, undo, Qt::QueuedConnection); }, Qt::SingleShotConnection);
    m_run->images->showAll(m_run->id);
    QTRY_VERIFY(isUndone);
    QTRY_VERIFY(!manager.hasArrivals());
    QTRY_COMPARE(rows(), 0);
    QTRY_COMPARE(m_run->sentence(), before);
}

// What is asked for meanwhile judges what there is at the end of it.
void TestFilteredPieces::changesOnceMoreAfterWhatIsUnderWay()
{
    whenSomeHaveGone([this] { m_run->images->setFilter(m_run->id, m_run->with(u"png,jpeg")); });
    hideAll();
    QTRY_COMPARE(m_run->sentence(), u"4501 shown"_s);
    QTRY_COMPARE(rows(), kMany + 1);
    m_run->undo.undo();
    QTRY_COMPARE(m_run->sentence(), u"0 shown, 4500 JPG and 1 PNG hidden"_s);
    m_run->undo.undo();
    QTRY_COMPARE(m_run->sentence(), u"4500 shown, 1 PNG hidden"_s);
    QTRY_COMPARE(m_run->names(), m_all);
}

void TestFilteredPieces::endsWhatIsUnderWayWhen_data()
{
    QTest::addColumn<QString>("what");
    QTest::newRow("the program closes") << u"close"_s;
    QTest::newRow("its collection is removed and put back") << u"remove"_s;
    QTest::newRow("others take its room") << u"give up"_s;
}

void TestFilteredPieces::endsWhatIsUnderWayWhen()
{
    QFETCH(QString, what);
    const qint64 other = m_run->collect(kOthers);
    QTRY_COMPARE(rows(), kMany + 2);
    int left = -1;
    whenSomeHaveGone([&] {
        left = rows();
        if (what == u"close"_s)
            m_run->restart();
        else if (what == u"remove"_s)
            m_run->book->restore(m_run->book->remove({m_run->id}));
        else
            m_run->fillUp({other, other, other});
    });
    hideAll();
    QTRY_VERIFY(left > 2);
    m_run->images->judge(m_run->id, m_run->with(u"gif"), [](const FilteredImages::Tally &) {}); // reads it
    QTRY_COMPARE(m_run->sentence(), u"0 shown, 4500 JPG and 1 PNG hidden"_s);
    for (const QString &name : m_run->names())
        QVERIFY2(!m_all.contains(name), qPrintable(name));
}

QTEST_MAIN(TestFilteredPieces)
#include "tst_filteredpieces.moc"
