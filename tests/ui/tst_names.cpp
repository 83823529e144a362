// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

// Templates for names as a person meets them: the field with its preview, the list of new names, the renaming itself.

#include "ui/elidedlabel.h"
#include "ui/fieldtrouble.h"
#include "ui/filerenamer.h"
#include "ui/managerfixture.h"
#include "ui/nametemplatefield.h"
#include "ui/nametemplatetext.h"
#include "ui/renamedialog.h"
#include "ui/renamemodel.h"
#include "ui/undohistory.h"

#include <QAbstractItemModelTester>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QFile>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QSignalSpy>
#include <QTableView>
#include <QTest>
#include <QToolButton>

using namespace bowerbird;
using namespace bowerbird::test;
using namespace Qt::StringLiterals;

namespace {

QStringList previewOf(const NameTemplateField &field)
{
    QStringList shown;
    for (const ElidedLabel *label : field.findChildren<ElidedLabel *>()) {
        if (!label->isHidden())
            shown << label->text();
    }
    return shown;
}

// A finished job with a file of a few bytes.
Job finishedJob(ManagerFixture &fixture, const QString &name, const QString &title)
{
    Job job = fixture.makeJob(JobState::Finished);
    job.image.title = title;
    QDir().mkpath(job.options->directory);
    job.file = {.path = job.options->directory + u'/' + name, .sizeBytes = 3, .type = ImageType::Jpeg};
    QFile file(job.file.path);
    if (!file.open(QIODevice::WriteOnly) || file.write("abc") != 3)
        qFatal("no file");
    return job;
}

} // namespace

class TestNames : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void showsWhatATemplateMakesOfTheImages()
    {
        NameTemplateField field;
        field.setSamples(nameExamples());
        field.setText(u"{album|'other'}/{index:02}-{name}.{ext}"_s);
        const QStringList shown = previewOf(field);
        QCOMPARE(shown.size(), 2);
        QVERIFY2(shown.first().contains(u"/07-k3xQ9aZ.jpeg"_s), qPrintable(shown.first()));
        QVERIFY2(shown.last().contains(u"other/01-photo_0042.png"_s), qPrintable(shown.last()));
        QVERIFY(field.trouble().isEmpty());
    }

    void pointsAtTheWrongCharacter()
    {
        NameTemplateField field;
        field.setSamples(nameExamples());
        field.show();
        auto *line = field.findChild<QLineEdit *>();
        line->setFocus();
        QTest::keyClicks(line, u"{album}/{nmae}"_s);
        QVERIFY2(field.trouble().startsWith(u"Character 10: there is no field “nmae”"_s), qPrintable(field.trouble()));
        QVERIFY(previewOf(field).isEmpty());
        QCOMPARE(line->text(), u"{album}/{nmae}"_s); // marking it changes nothing
        QCOMPARE(line->cursorPosition(), 14);
        line->setText(u"{album}"_s);
        QVERIFY(field.trouble().isEmpty());
        QCOMPARE(previewOf(field).size(), 2);
    }

    void everyTroubleHasASentence()
    {
        for (int kind = 0; kind <= static_cast<int>(NameTemplateError::Kind::SlashInBraces); ++kind) {
            const QString text = nameTemplateTrouble(
                {.kind = static_cast<NameTemplateError::Kind>(kind), .position = 4, .text = u"x"_s}, u"abcdx"_s);
            QVERIFY2(text.startsWith(u"Character 5: "_s) && text.endsWith(u'.'), qPrintable(text));
        }
    }

    void countsCharactersAsAPersonDoes()
    {
        NameTemplateField field;
        field.setText(u"\U0001F600\U0001F600{foo}"_s);
        QVERIFY2(field.trouble().startsWith(u"Character 4: "_s), qPrintable(field.trouble()));
    }

    void insertsFieldsAtTheCursorAndOffersWholeTemplates()
    {
        NameTemplateField field;
        field.setText(u"ab"_s);
        auto *line = field.findChild<QLineEdit *>();
        line->setCursorPosition(1);
        const QList<QToolButton *> buttons = field.findChildren<QToolButton *>();
        QCOMPARE(buttons.size(), 2);
        for (QAction *action : buttons.first()->menu()->actions()) {
            if (action->text().startsWith(u"{index:03}"_s))
                action->trigger();
        }
        QCOMPARE(field.text(), u"a{index:03}b"_s);
        for (QAction *action : buttons.last()->menu()->actions()) {
            action->trigger();
            QVERIFY2(field.trouble().isEmpty(), qPrintable(field.text()));
            QCOMPARE(field.text(), action->toolTip());
        }
    }

    void previewsTheRealQueue()
    {
        ManagerFixture fixture;
        QCOMPARE(nameSamples(*fixture.manager, 3).size(), 2); // examples
        Job job = fixture.makeJob(JobState::Queued);
        job.image.url = u"http://h.example/one.png"_s;
        fixture.addJob(job);
        const QList<NameFacts> samples = nameSamples(*fixture.manager, 3);
        QCOMPARE(samples.size(), 1);
        QCOMPARE(samples.first().rawName, u"one.png"_s);
        QCOMPARE(samples.first().sha256.size(), 32); // made up
    }

    void listsNewNamesWithWhatStandsAgainstThem()
    {
        ManagerFixture fixture;
        const QList<RenameSource> all{renameSourceOf(finishedJob(fixture, u"a.jpg"_s, u"New"_s)),
                                      renameSourceOf(finishedJob(fixture, u"b.jpg"_s, u"New"_s)),
                                      renameSourceOf(finishedJob(fixture, u"c.jpg"_s, u"c"_s))};
        RenameDialog dialog(
            [&](RenameDialog::Scope scope) { return scope == RenameDialog::Scope::Chosen ? all.first(2) : all; },
            u"{title}.{ext}"_s);
        QSignalSpy planned(&dialog, &RenameDialog::planned);
        QSignalSpy chosen(&dialog, &RenameDialog::chosen);
        auto *model = dialog.findChild<RenameModel *>();
        const QAbstractItemModelTester tester(model, QAbstractItemModelTester::FailureReportingMode::Fatal);
        auto *ok = dialog.findChild<QDialogButtonBox *>()->button(QDialogButtonBox::Ok);
        QVERIFY(!ok->isEnabled());
        QTRY_COMPARE(planned.size(), 1);
        const auto shown = [model](int row, int column) { return model->index(row, column).data().toString(); };
        QCOMPARE(shown(0, RenameModel::Old), u"a.jpg"_s);
        QCOMPARE(shown(0, RenameModel::New), u"New.jpg"_s);
        QCOMPARE(shown(0, RenameModel::Note), QString());
        QVERIFY(!shown(1, RenameModel::Note).isEmpty());
        QCOMPARE(model->conflicts(), 1);
        dialog.findChild<QComboBox *>()->setCurrentIndex(1);
        QTRY_COMPARE(planned.size(), 2);
        QCOMPARE(model->rowCount(), 3);
        QVERIFY(!shown(2, RenameModel::Note).isEmpty()); // is called that already

        dialog.findChild<QLineEdit *>()->setText(u"{title"_s);
        QVERIFY(!ok->isEnabled());
        QTRY_COMPARE(model->rowCount(), 0);
        dialog.findChild<QLineEdit *>()->setText(u"x/{name}.{ext}"_s);
        QTRY_COMPARE(planned.size(), 3);
        QCOMPARE(model->toRename(), 3);
        dialog.accept();
        QCOMPARE(chosen.size(), 1);
        QCOMPARE(chosen.first().first().value<QList<RenameStep>>().size(), 3);
    }

    void renamesAndTakesItBack()
    {
        ManagerFixture fixture;
        const Job job = finishedJob(fixture, u"a.jpg"_s, u"Title"_s);
        fixture.addJob(job);
        UndoHistory undo;
        FileRenamer renamer(*fixture.manager, fixture.library, undo);
        QSignalSpy moved(&renamer, &FileRenamer::filesMoved);
        const QString to = job.options->directory + u"/folder/Title.jpg"_s;
        renamer.run({{.from = job.file.path, .to = to}}, {job.options->directory});
        QTRY_COMPARE(moved.size(), 1);
        QVERIFY(QFile::exists(to) && !QFile::exists(job.file.path));
        const int row = fixture.manager->rowOf(job.id);
        QCOMPARE(fixture.manager->jobAt(row).file.path, to);
        QCOMPARE(undo.latest(), u"Renamed 1 file(s)"_s);

        undo.undo();
        QTRY_COMPARE(moved.size(), 2);
        QVERIFY(QFile::exists(job.file.path) && !QFile::exists(job.options->directory + u"/folder"_s));
        QCOMPARE(fixture.manager->jobAt(row).file.path, job.file.path);
        QVERIFY(!undo.canUndo());
    }

    void tellsWhatCouldNotBeRenamed()
    {
        ManagerFixture fixture;
        const Job one = finishedJob(fixture, u"a.jpg"_s, u"Title"_s);
        const Job other = finishedJob(fixture, u"b.jpg"_s, u"Title"_s);
        UndoHistory undo;
        FileRenamer renamer(*fixture.manager, fixture.library, undo);
        QSignalSpy troubled(&renamer, &FileRenamer::troubled);
        renamer.run({{.from = one.file.path, .to = other.file.path}}, {one.options->directory});
        QTRY_COMPARE(troubled.size(), 1);
        QVERIFY(troubled.first().first().toString().contains(other.file.path));
        QVERIFY(!undo.canUndo());
    }
};

QTEST_MAIN(TestNames)
#include "tst_names.moc"
