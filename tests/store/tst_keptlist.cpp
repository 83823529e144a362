// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "store/keptlist.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace bowerbird;
using namespace Qt::StringLiterals;

class TestKeptList : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_directory = std::make_unique<QTemporaryDir>(); }

    void leavesFewLinksAsTheyAre();
    void putsWebAddressesIntoOneList();
    void givesEachListANameOfItsOwn();
    void leavesLinksAsTheyAreWhereNothingCanBeWritten();
    void dropsListsThatNobodyRefersTo();

private:
    [[nodiscard]] QString lists() const { return m_directory->filePath(u"lists"_s); }
    static QStringList manyLinks()
    {
        QStringList links;
        for (qsizetype i = 0; i <= kMostOneByOne; ++i)
            links.append(u"https://example.com/%1.jpg"_s.arg(i));
        return links;
    }

    const QDateTime m_now{{2026, 11, 23}, {3, 5, 7}};
    std::unique_ptr<QTemporaryDir> m_directory;
};

void TestKeptList::leavesFewLinksAsTheyAre()
{
    const QStringList links = manyLinks().mid(1);
    QCOMPARE(listedTogether(lists(), links, m_now), links);
    QVERIFY(!QDir(lists()).exists());
}

void TestKeptList::putsWebAddressesIntoOneList()
{
    const QStringList links = manyLinks();
    const QStringList given = listedTogether(lists(), QStringList(links) << u"sample:"_s << u"/a/list.txt"_s, m_now);
    const QString path = lists() + u"/links 2026-11-23 03.05.07.txt"_s;
    QCOMPARE(given, QStringList({u"sample:"_s, u"/a/list.txt"_s, path}));
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(QString::fromUtf8(file.readAll()).split(u'\n'), links);
    QCOMPARE(file.permissions() & (QFile::ReadGroup | QFile::ReadOther), QFile::Permissions());
}

void TestKeptList::givesEachListANameOfItsOwn()
{
    const Result<QString> first = keepAsList(lists(), u"one"_s, m_now);
    const Result<QString> second = keepAsList(lists(), u"two"_s, m_now);
    QVERIFY(first && second && *first != *second);
    QCOMPARE(QDir(lists()).entryList(QDir::Files).size(), 2);
}

void TestKeptList::leavesLinksAsTheyAreWhereNothingCanBeWritten()
{
    QFile file(lists());
    QVERIFY(file.open(QIODevice::WriteOnly)); // where the folder should be
    QCOMPARE(listedTogether(lists(), manyLinks(), m_now), manyLinks());
    const Result<QString> list = keepAsList(lists(), u"one"_s, m_now);
    QVERIFY(!list);
    QCOMPARE(list.error().reason, FailureReason::NotWritable);
}

void TestKeptList::dropsListsThatNobodyRefersTo()
{
    const QString used = *keepAsList(lists(), u"used"_s, m_now);
    const QString unused = *keepAsList(lists(), u"unused"_s, m_now);
    const QString own = lists() + u"/my own.txt"_s;
    QFile file(own);
    QVERIFY(file.open(QIODevice::WriteOnly));
    dropListsBut(lists(), {used, u"https://example.com/"_s});
    QVERIFY(QFile::exists(used));
    QVERIFY(!QFile::exists(unused));
    QVERIFY(QFile::exists(own));
    dropListsBut(m_directory->filePath(u"nowhere"_s), {});
}

QTEST_GUILESS_MAIN(TestKeptList)
#include "tst_keptlist.moc"
