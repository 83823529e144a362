// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

// Choosing before downloading, and what filters leave out, in the whole window with the sample gallery.

#include "engine/downloadmanager.h"
#include "sample/samplegallery.h"
#include "sources/collector.h"
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
#include "ui/typechooser.h"
#include "ui/windowfixture.h"

#include <QAction>
#include <QDir>
#include <QMenu>
#include <QPixmap>
#include <QPushButton>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>

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
    void doesNotOfferToUndoADownloadThatIsOver();
    void keepsTicksOverARestart();
    void showsWhatTheFilterHasLeftOut();
    void showsAfterARestartWhatTheFilterHasLeftOut();
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

void TestChoosing::doesNotOfferToUndoADownloadThatIsOver()
{
    const Run run(true);
    QTRY_COMPARE_WITH_TIMEOUT(run.inState(JobState::Held), 60, 20'000);
    const QAction *undo = nullptr;
    for (const QMenu *menu : run.fixture->window->findChildren<QMenu *>()) {
        for (const QAction *action : menu->actions())
            undo = action->text().startsWith("&Undo"_L1) ? action : undo;
    }
    QVERIFY(undo && !undo->isEnabled());
    auto *messages = run.fixture->window->findChild<MessageBar *>();
    run.press(u"Download All"_s);
    QTRY_VERIFY(messages->isShowing(u"undo"_s));
    QVERIFY(undo->isEnabled());
    QTRY_COMPARE_WITH_TIMEOUT(run.inState(JobState::Finished) + run.inState(JobState::Failed), 60, 20'000);
    QTRY_VERIFY2(!undo->isEnabled(), qPrintable(undo->text()));
    QVERIFY(messages->isShowing(u"undo"_s)); // nothing jumps; only the button has gone
    QVERIFY(std::ranges::none_of(messages->findChildren<QPushButton *>(), [](QPushButton *button) {
        return button->isVisible() && button->text() == u"Undo"_s;
    }));
}

void TestChoosing::keepsTicksOverARestart()
{
    Run run(true);
    QTRY_COMPARE_WITH_TIMEOUT(run.inState(JobState::Held), 60, 20'000);
    const auto bar = [&run] { return run.fixture->window->findChild<ChoiceBar *>(); };
    auto *table = run.fixture->window->findChild<JobTableView *>();
    for (const int row : {0, 2})
        QTest::mouseClick(table->viewport(), Qt::LeftButton, {},
                          table->visualRect(table->model()->index(row, 0)).center());
    QTRY_COMPARE(bar()->text(), u"60 image(s) found, 2 chosen"_s);
    run.fixture.reset();
    run.fixture = std::make_unique<WindowFixture>(run.directory.path());
    QTRY_COMPARE(bar()->text(), u"60 image(s) found, 2 chosen"_s);
    const auto ticked = [&run](int row) {
        const QAbstractItemModel *model = run.fixture->window->findChild<JobTableView *>()->model();
        return model->index(row, 0).data(Qt::CheckStateRole).toInt() == Qt::Checked;
    };
    QVERIFY(ticked(0) && !ticked(1) && ticked(2));
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
    auto *dock = run.fixture->window->findChild<CollectionsDock *>();
    const auto number = [dock](CollectionColumn column) {
        return dock->view()->model()->index(0, static_cast<int>(column)).data().toString();
    };
    QTRY_COMPARE(number(CollectionColumn::Found), u"60"_s);
    QCOMPARE(number(CollectionColumn::Filtered), QString());
    run.press(u"Undo"_s);
    QTRY_COMPARE(run.fixture->manager->count(), shown);
    QTRY_VERIFY(messages->isShowing(u"filter"_s)); // and now there is again
    QTRY_COMPARE(number(CollectionColumn::Found), QString::number(shown));
    QCOMPARE(number(CollectionColumn::Filtered), QString::number(60 - shown));
}

void TestChoosing::showsAfterARestartWhatTheFilterHasLeftOut()
{
    Run run(true, u"jpeg,png");
    QTRY_COMPARE_WITH_TIMEOUT(run.inState(JobState::Held), 54, 20'000);
    const auto filterAction = [&run] {
        const QList<QAction *> actions = run.fixture->window->findChildren<QAction *>();
        return *std::ranges::find_if(actions, [](QAction *action) { return action->text().startsWith("Fi&lter"_L1); });
    };
    QTRY_VERIFY(filterAction()->isEnabled());
    QTRY_COMPARE(run.fixture->collector->running(), 0); // else it is asked again, and there is nobody
    run.fixture.reset();
    run.fixture = std::make_unique<WindowFixture>(run.directory.path());
    run.fixture->sample.reset(); // there is nobody to ask
    QVERIFY(filterAction()->isEnabled());
    filterAction()->trigger();
    auto *dialog = run.fixture->window->findChild<FilterDialog *>();
    QVERIFY(dialog);
    QTRY_COMPARE(dialog->countText(), u"54 shown, 6 GIF hidden"_s);
    dialog->findChild<TypeChooser *>()->setSelection(*TypeSelection::parse(u"gif"));
    QTRY_VERIFY2(dialog->countText().startsWith("6 shown, "_L1), qPrintable(dialog->countText()));
    dialog->accept();
    QTRY_COMPARE(run.inState(JobState::Held), 6);
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
