// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

// Choosing before downloading, and what filters leave out, in the whole window with the sample gallery.

#include "engine/downloadmanager.h"
#include "store/settingsstore.h"
#include "ui/choicebar.h"
#include "ui/collectionactions.h"
#include "ui/collectionsdock.h"
#include "ui/collectionsmodel.h"
#include "ui/collectionsview.h"
#include "ui/filterdialog.h"
#include "ui/jobtableview.h"
#include "ui/mainwindow.h"
#include "ui/messagebar.h"
#include "ui/windowfixture.h"

#include <QDir>
#include <QPixmap>
#include <QPushButton>
#include <QTemporaryDir>
#include <QTest>

using namespace bowerbird;
using namespace bowerbird::test;
using namespace Qt::StringLiterals;

namespace {

struct Run
{
    explicit Run(bool holds, QStringView types = u"image")
    {
        const QString file = directory.filePath(u"settings.ini"_s);
        Settings settings = SettingsStore(file).load();
        settings.download.directory = directory.filePath(u"pictures"_s);
        settings.download.types = *TypeSelection::parse(types);
        settings.holdsFound = holds;
        SettingsStore(file).save(settings);
        fixture = std::make_unique<WindowFixture>(directory.path());
        fixture->window->addLinks({u"sample:"_s});
    }
    [[nodiscard]] int inState(JobState state) const
    {
        return fixture->manager->counts().at(static_cast<size_t>(state));
    }
    void press(const QString &text) const
    {
        for (QPushButton *button : fixture->window->findChildren<QPushButton *>()) {
            if (button->text() == text && button->isVisibleTo(fixture->window.get()))
                return QTest::mouseClick(button, Qt::LeftButton);
        }
        QFAIL(qPrintable(u"no button "_s + text));
    }

    QTemporaryDir directory;
    std::unique_ptr<WindowFixture> fixture;
};

} // namespace

class TestChoosing : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void downloadsNothingBeforeItIsChosen();
    void showsWhatTheFilterHasLeftOut();
    void opensTheFilterOfACollection();
};

void TestChoosing::downloadsNothingBeforeItIsChosen()
{
    const Run run(true);
    QTRY_COMPARE_WITH_TIMEOUT(run.inState(JobState::Held), 60, 20'000);
    QVERIFY(!QDir(run.directory.filePath(u"pictures"_s)).exists());
    auto *table = run.fixture->window->findChild<JobTableView *>();
    const QModelIndex first = table->model()->index(0, 0);
    QTRY_VERIFY(!first.data(Qt::DecorationRole).value<QPixmap>().isNull()); // its preview
    QTest::mouseClick(table->viewport(), Qt::LeftButton, {}, table->visualRect(first).center());
    auto *bar = run.fixture->window->findChild<ChoiceBar *>();
    QTRY_VERIFY2(bar->text().contains(u"1"_s), qPrintable(bar->text()));
    run.press(u"Download 1 Chosen"_s);
    QTRY_COMPARE_WITH_TIMEOUT(run.inState(JobState::Finished), 1, 20'000);
    QCOMPARE(run.inState(JobState::Held), 59);
}

void TestChoosing::showsWhatTheFilterHasLeftOut()
{
    const Run run(false, u"jpeg");
    auto *messages = run.fixture->window->findChild<MessageBar *>();
    QTRY_VERIFY_WITH_TIMEOUT(messages->isShowing(u"filter"_s), 20'000);
    const int shown = run.fixture->manager->count();
    QVERIFY(shown < 60);
    QVERIFY2(messages->texts().join(u'\n').startsWith(u"%1 shown, "_s.arg(shown)),
             qPrintable(messages->texts().join(u'\n')));
    run.press(u"Show"_s);
    QTRY_COMPARE(run.fixture->manager->count(), 60);
    QCOMPARE(run.inState(JobState::Held), 60 - shown);
    QVERIFY(!messages->isShowing(u"filter"_s)); // there is nothing more to show
}

void TestChoosing::opensTheFilterOfACollection()
{
    const Run run(false, u"jpeg,png");
    auto *dock = run.fixture->window->findChild<CollectionsDock *>();
    QTRY_COMPARE_WITH_TIMEOUT(run.inState(JobState::Finished), 54, 20'000);
    QTRY_COMPARE(dock->view()->model()->rowCount(), 1);
    QVERIFY(!dock->actionSet().filter->isEnabled()); // none is chosen
    dock->view()->selectAll();
    QTRY_VERIFY(dock->actionSet().filter->isEnabled());
    const int filtered = static_cast<int>(CollectionColumn::Filtered);
    const QString tip = dock->view()->model()->index(0, filtered).data(Qt::ToolTipRole).toString();
    QVERIFY2(tip.contains(u"54 shown, 6 GIF hidden"_s), qPrintable(tip));
    dock->actionSet().filter->trigger();
    QVERIFY(run.fixture->window->findChild<FilterDialog *>());
}

QTEST_MAIN(TestChoosing)
#include "tst_choosing.moc"
