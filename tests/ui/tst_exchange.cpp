// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

// Export, import and the clipboard, in the whole window.

#include "engine/downloadmanager.h"
#include "store/library.h"
#include "ui/addlinksdialog.h"
#include "ui/clipboardwatch.h"
#include "ui/exportdialog.h"
#include "ui/linkintake.h"
#include "ui/mainwindow.h"
#include "ui/messagebar.h"
#include "ui/patternpreview.h"
#include "ui/settingskeeper.h"
#include "ui/windowactions.h"
#include "ui/windowfixture.h"

#include <QAction>
#include <QClipboard>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QGuiApplication>
#include <QLabel>
#include <QLineEdit>
#include <QMimeData>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QSqlDatabase>
#include <QSqlQuery>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <memory>

using namespace bowerbird;
using namespace bowerbird::test;
using namespace Qt::StringLiterals;

class TestExchange : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void exportsTheListAndTheHistoryAndImportsThem();
    void remembersHowItExported();
    void saysWhereNothingCanBeWritten();
    void countsAnArchiveAsDownloadedUntilThatIsUndone();
    void saysWhatIsWrongWithADatabase();
    void showsWhatAPatternStandsFor();
    void showsWhereAPatternIsWrong();
    void offersCopiedLinksOnlyWhenAsked();
    void theMenuSwitchesTheWatch();

private:
    void exportAll(const QTemporaryDir &folder, const QString &list);
    void importInto(const QString &list, int count);
    static QByteArray contents(const QString &path)
    {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }

    static bool says(const WindowFixture &run, const QString &words)
    {
        const QStringList texts = run.window->findChild<MessageBar *>()->texts();
        return std::ranges::any_of(texts, [&words](const QString &text) { return text.contains(words); });
    }

    static void press(const WindowFixture &run, const QString &button)
    {
        for (QPushButton *each : run.window->findChild<MessageBar *>()->findChildren<QPushButton *>()) {
            if (each->text() == button)
                return each->click();
        }
        QFAIL(qPrintable(u"no button "_s + button));
    }

    static void exportTo(const WindowFixture &run, ExportScope scope, ExportFormat format, const QString &path)
    {
        run.window->findChild<WindowActions *>()->exportList->trigger();
        auto *dialog = run.window->findChild<ExportDialog *>();
        QVERIFY(dialog);
        const QList<QComboBox *> boxes = dialog->findChildren<QComboBox *>();
        for (QComboBox *box : boxes) {
            if (const int at = box->findData(QVariant::fromValue(scope)); at >= 0)
                box->setCurrentIndex(at);
            if (const int at = box->findData(QVariant::fromValue(format)); at >= 0)
                box->setCurrentIndex(at);
        }
        dialog->findChild<QLineEdit *>()->setText(path);
        dialog->findChild<QDialogButtonBox *>()->button(QDialogButtonBox::Ok)->click();
        QTRY_VERIFY(!run.window->findChild<ExportDialog *>());
    }

    static void import(const WindowFixture &run, const QString &path)
    {
        run.window->findChild<WindowActions *>()->importFiles->trigger();
        auto *dialog = run.window->findChild<QFileDialog *>();
        QVERIFY(dialog);
        Q_EMIT dialog->filesSelected({path});
        dialog->close();
    }

    static QString makeArchive(const QString &path, const QStringList &statements)
    {
        {
            QSqlDatabase database = QSqlDatabase::addDatabase(u"QSQLITE"_s, u"make"_s);
            database.setDatabaseName(path);
            if (!database.open())
                return {};
            QSqlQuery query(database);
            for (const QString &statement : statements)
                query.exec(statement);
        }
        QSqlDatabase::removeDatabase(u"make"_s);
        return path;
    }
};

void TestExchange::exportsTheListAndTheHistoryAndImportsThem()
{
    const QTemporaryDir folder;
    const QString list = folder.filePath(u"list.jsonl"_s);
    exportAll(folder, list);
    if (!QTest::currentTestFailed())
        importInto(list, 6);
}

void TestExchange::exportAll(const QTemporaryDir &folder, const QString &list)
{
    WindowFixture run(folder.path(), {.imageDelay = {}});
    run.window->addLinks({u"sample:"_s});
    QTRY_VERIFY_WITH_TIMEOUT(run.hasFinished(60), 20'000);
    const QString sheet = folder.filePath(u"sheet.html"_s);
    exportTo(run, ExportScope::List, ExportFormat::ContactSheet, sheet);
    QTRY_VERIFY_WITH_TIMEOUT(says(run, u"Exported 60 image(s)"_s), 20'000);
    QVERIFY(says(run, sheet));
    const QByteArray html = contents(sheet);
    QCOMPARE(html.count("<li data-url="), 60);
    QVERIFY2(html.count("src=\"data:image/") >= 55, "nearly every picture can be shown");
    for (const auto scope : {ExportScope::List, ExportScope::History}) {
        const QString sums = folder.filePath(u"SHA256SUMS%1"_s.arg(static_cast<int>(scope)));
        exportTo(run, scope, ExportFormat::Checksums, sums);
        QTRY_VERIFY_WITH_TIMEOUT(contents(sums).count('\n') == 60, 20'000);
        QVERIFY(contents(sums).contains("  pictures/"));
    }
    exportTo(run, ExportScope::List, ExportFormat::JsonLines, list);
    QTRY_COMPARE_WITH_TIMEOUT(contents(list).count('\n'), 60, 20'000);
}

// The first images of a list, into a program that knows nothing yet.
void TestExchange::importInto(const QString &list, int count)
{
    const QTemporaryDir folder;
    QFile shorter(folder.filePath(u"list.txt"_s));
    QVERIFY(shorter.open(QIODevice::WriteOnly));
    shorter.write(contents(list).split('\n').first(count).join('\n'));
    shorter.close();
    WindowFixture run(folder.path(), {.imageDelay = {}});
    import(run, shorter.fileName());
    QTRY_VERIFY_WITH_TIMEOUT(run.hasFinished(count), 20'000);
    QCOMPARE(run.manager->jobAt(0).image.source, u"sample"_s);
    QVERIFY(!run.manager->jobAt(0).image.title.isEmpty());
}

void TestExchange::remembersHowItExported()
{
    const QTemporaryDir folder;
    WindowFixture run(folder.path());
    QVERIFY(QDir(folder.path()).mkdir(u"lists"_s));
    exportTo(run, ExportScope::History, ExportFormat::Metalink, folder.filePath(u"lists/a.meta4"_s));
    ExportDialog dialog(*run.store, 0, 0, folder.path());
    QVERIFY(dialog.choice().format == ExportFormat::Metalink);
    QCOMPARE(dialog.choice().path, folder.filePath(u"lists/images.meta4"_s));
    auto *format = dialog.findChildren<QComboBox *>().at(1);
    format->setCurrentIndex(format->findData(QVariant::fromValue(ExportFormat::Csv)));
    QCOMPARE(dialog.choice().path, folder.filePath(u"lists/images.csv"_s));
    dialog.findChild<QLineEdit *>()->setText(folder.filePath(u"lists/my.birds.csv"_s));
    format->setCurrentIndex(format->findData(QVariant::fromValue(ExportFormat::JsonLines)));
    QCOMPARE(dialog.choice().path, folder.filePath(u"lists/my.birds.jsonl"_s));
}

void TestExchange::saysWhereNothingCanBeWritten()
{
    const QTemporaryDir folder;
    WindowFixture run(folder.path());
    ExportDialog dialog(*run.store, 0, 5, folder.path());
    auto *path = dialog.findChild<QLineEdit *>();
    auto *ok = dialog.findChild<QDialogButtonBox *>()->button(QDialogButtonBox::Ok);
    QVERIFY(ok->isEnabled());
    for (const QString &wrong : {QString(), u"relative.csv"_s, folder.path(), folder.filePath(u"none/a.csv"_s)}) {
        path->setText(wrong);
        QVERIFY2(!ok->isEnabled(), qPrintable(wrong));
    }
    path->setText(folder.filePath(u"a.csv"_s));
    QVERIFY(ok->isEnabled());
}

void TestExchange::countsAnArchiveAsDownloadedUntilThatIsUndone()
{
    const QTemporaryDir folder;
    WindowFixture run(folder.path());
    const QString archive =
        makeArchive(folder.filePath(u"archive.sqlite3"_s),
                    {u"CREATE TABLE archive (entry TEXT PRIMARY KEY) WITHOUT ROWID"_s,
                     u"INSERT INTO archive VALUES ('imgurAbc1234'), ('imgurAlbum1_Xyz9876'), ('flickr52012345678')"_s});
    ImageRef image;
    image.url = u"https://i.imgur.com/Xyz9876.jpg"_s;
    image.source = u"imgur"_s;
    image.siteId = u"Xyz9876"_s;
    QVERIFY(!run.library->known(image));
    import(run, archive);
    QTRY_VERIFY(says(run, u"3 image(s) that gallery-dl has downloaded"_s));
    QVERIFY(run.library->known(image));
    QVERIFY(run.library->known(image)->isDownloaded());
    press(run, u"Undo"_s);
    run.library->flush();
    QVERIFY(!run.library->known(image));
    import(run, archive);
    QTRY_VERIFY(run.library->known(image));
    QTRY_VERIFY(says(run, u"3 image(s) that gallery-dl has downloaded"_s));
    import(run, archive);
    QTRY_VERIFY(says(run, u"3 more were known already"_s));
    // Only what Bowerbird can compare is promised.
    QVERIFY(says(run, u"2 of the 3 entry(s) are direct links or of Imgur"_s));
    QVERIFY(says(run, u"The other 1 are recognised only where gallery-dl lists their links"_s));
    QVERIFY(!says(run, u"will not be downloaded again"_s));

    const QString direct = makeArchive(folder.filePath(u"direct.sqlite3"_s),
                                       {u"CREATE TABLE archive (entry TEXT PRIMARY KEY) WITHOUT ROWID"_s,
                                        u"INSERT INTO archive VALUES ('directlinkA.example/b/c.jpg')"_s});
    const ImageRef link{.url = u"https://a.example/b/c.JPG?x=1"_s, .source = u"direct"_s};
    QVERIFY(!run.library->known(link));
    import(run, direct);
    QTRY_VERIFY(says(run, u"1 image(s) that gallery-dl has downloaded will not be downloaded again."_s));
    QVERIFY(run.library->known(link) && run.library->known(link)->isDownloaded());
}

void TestExchange::saysWhatIsWrongWithADatabase()
{
    const QTemporaryDir folder;
    WindowFixture run(folder.path());
    import(run, makeArchive(folder.filePath(u"other.sqlite3"_s), {u"CREATE TABLE downloads (id INTEGER)"_s}));
    QTRY_VERIFY(says(run, u"other.sqlite3"_s));
    QVERIFY(says(run, u"not a whole archive of gallery-dl's"_s));
}

void TestExchange::showsWhatAPatternStandsFor()
{
    const QTemporaryDir folder;
    AddLinksDialog dialog(u"https://a.example/{cat[001-120],dog}.jpg\nhttps://a.example/bird.jpg"_s, folder.path());
    dialog.show();
    const auto *preview = dialog.findChild<PatternPreview *>();
    QVERIFY(preview->isVisible());
    QCOMPARE(preview->count(), 122);
    const QString text = preview->findChildren<QLabel *>().first()->text();
    for (const QString &shown : {u"121 links"_s, u"cat001.jpg"_s, u"cat002.jpg"_s, u"dog.jpg"_s})
        QVERIFY2(text.contains(shown), qPrintable(text));
    QVERIFY(!text.contains(u"cat003"));
    auto *field = dialog.findChild<QPlainTextEdit *>();
    field->setPlainText(u"https://a.example/bird.jpg"_s);
    QTRY_VERIFY(!preview->isVisible());
}

void TestExchange::showsWhereAPatternIsWrong()
{
    const QTemporaryDir folder;
    AddLinksDialog dialog(u"https://a.example/ok.jpg https://a.example/[9-1].jpg"_s, folder.path());
    const auto *preview = dialog.findChild<PatternPreview *>();
    QCOMPARE(preview->wrongLink(), u"https://a.example/[9-1].jpg"_s);
    QCOMPARE(preview->wrongAt(), 18);
    QCOMPARE(preview->count(), 1);
    const auto marks = dialog.findChild<QPlainTextEdit *>()->extraSelections();
    QCOMPARE(marks.size(), 1);
    QCOMPARE(marks.first().cursor.selectedText(), u"["_s);
    PatternPreview large;
    large.setLinks({u"https://a.example/[1-100001].jpg"_s});
    QCOMPARE(large.count(), 0);
    QVERIFY(!large.wrongLink().isEmpty());
}

void TestExchange::offersCopiedLinksOnlyWhenAsked()
{
    Settings settings;
    SettingsKeeper keeper(settings, [](const Settings &) {});
    Collector collector([] { return Result<QString>(QString()); });
    LinkIntake intake(collector, keeper);
    QSignalSpy begun(&intake, &LinkIntake::begun);
    MessageBar messages;
    bool isOwn = false;
    int looks = 0;
    const ClipboardWatch watch(keeper, intake, messages, nullptr, [&] {
        ++looks;
        return isOwn;
    });
    const auto copy = [&looks](const QString &text, const QString &html = {}) {
        const int before = looks;
        auto data = std::make_unique<QMimeData>();
        data->setText(text);
        if (!html.isEmpty())
            data->setHtml(html);
        QGuiApplication::clipboard()->setMimeData(data.release());
        return QTest::qWaitFor([&] { return looks > before; }, 1'000);
    };
    const QString two = u"see https://a.example/1.jpg and https://a.example/2.jpg"_s;
    QGuiApplication::clipboard()->setText(two);
    settings.watchesClipboard = true;
    keeper.set(settings);
    QVERIFY2(!messages.isShowing(u"clipboard"_s), "what was copied before is nobody's business");
    QVERIFY(copy(u"a text without any"_s));
    QVERIFY(!messages.isShowing(u"clipboard"_s));
    isOwn = true;
    QVERIFY(copy(two));
    QVERIFY(!messages.isShowing(u"clipboard"_s));
    isOwn = false;
    QVERIFY(copy(two));
    QVERIFY(messages.isShowing(u"clipboard"_s));
    QVERIFY2(messages.texts().first().contains(u"2 link(s)"), qPrintable(messages.texts().first()));
    messages.findChildren<QPushButton *>().at(1)->click(); // Ignore
    QVERIFY(begun.isEmpty());
    QVERIFY(copy(two));
    QVERIFY2(!messages.isShowing(u"clipboard"_s), "the same links are not offered again");
    QVERIFY(copy(u"https://a.example/3.jpg"_s));
    messages.findChildren<QPushButton *>().first()->click(); // Add
    QCOMPARE(begun.size(), 1);
    QVERIFY(copy(two));
    QVERIFY(messages.isShowing(u"clipboard"_s));
    // A selection in a browser.
    QVERIFY(copy(u"one and two"_s, u"<a href='https://b.example/1.jpg'>one</a> and <img src='https://b.example/2.jpg'>"
                                   "<a href='https://b.example/3.jpg'>two</a>"_s));
    QVERIFY2(messages.texts().first().contains(u"3 link(s)"), qPrintable(messages.texts().first()));
    settings.watchesClipboard = false;
    keeper.set(settings);
    QVERIFY(!messages.isShowing(u"clipboard"_s));
    intake.cancelAll();
}

void TestExchange::theMenuSwitchesTheWatch()
{
    const QTemporaryDir folder;
    WindowFixture run(folder.path());
    QAction *action = run.window->findChild<WindowActions *>()->watchClipboard;
    QVERIFY(!action->isChecked());
    action->trigger();
    QVERIFY(run.settings.watchesClipboard);
    action->trigger();
    QVERIFY(!run.settings.watchesClipboard);
}

QTEST_MAIN(TestExchange)
#include "tst_exchange.moc"
