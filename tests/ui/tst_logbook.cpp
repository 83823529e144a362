// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "ui/logbook.h"

#include <QLoggingCategory>
#include <QTest>

#include <thread>

using namespace bowerbird;
using namespace Qt::StringLiterals;

namespace {

Q_LOGGING_CATEGORY(lcTest, "bowerbird.test")

int passedOn = 0;

void countPassedOn(QtMsgType, const QMessageLogContext &, const QString &)
{
    ++passedOn;
}

} // namespace

class TestLogBook : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void keepsWhatIsLoggedWhileItExists()
    {
        qCWarning(lcTest, "before");
        LogBook book;
        qCDebug(lcTest, "first");
        qCInfo(lcTest, "second");
        const auto lines = book.linesAfter(0);
        QCOMPARE(lines.size(), size_t(2));
        QCOMPARE(lines[0].number, 1);
        QCOMPARE(lines[0].category, u"bowerbird.test"_s);
        QVERIFY2(toText(lines[1]).endsWith(u" info bowerbird.test: second"_s), qPrintable(toText(lines[1])));
        QCOMPARE(book.linesAfter(1).size(), size_t(1));
        QVERIFY(book.linesAfter(2).empty());
    }

    void passesOnOnlyWarningsAndWorse()
    {
        passedOn = 0;
        const QtMessageHandler before = qInstallMessageHandler(&countPassedOn);
        {
            LogBook book;
            qCDebug(lcTest, "quiet");
            QCOMPARE(passedOn, 0);
            qCWarning(lcTest, "loud");
            QCOMPARE(passedOn, 1);
        }
        qCWarning(lcTest, "after it is gone");
        QCOMPARE(passedOn, 2);
        qInstallMessageHandler(before);
    }

    void nothingFromTheNetBeginsALineOfItsOwn()
    {
        LogBook book;
        qCInfo(lcTest, "name\r\n\x1b[31mred");
        QCOMPARE(book.linesAfter(0).at(0).text, u"name\\x0d\\x0a\\x1b[31mred"_s);
    }

    void forgetsTheOldestLinesFirst()
    {
        LogBook book;
        std::jthread other([] {
            for (size_t i = 0; i < LogBook::kMostLines; ++i)
                qCInfo(lcTest, "other");
        });
        for (size_t i = 0; i < LogBook::kMostLines; ++i)
            qCInfo(lcTest, "this");
        other.join();
        const auto lines = book.linesAfter(0);
        QCOMPARE(lines.size(), LogBook::kMostLines);
        QCOMPARE(lines.back().number, qint64(2 * LogBook::kMostLines));
        book.clear();
        QVERIFY(book.linesAfter(0).empty());
    }
};

QTEST_GUILESS_MAIN(TestLogBook)
#include "tst_logbook.moc"
