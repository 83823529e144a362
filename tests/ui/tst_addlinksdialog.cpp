// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "ui/addlinksdialog.h"
#include "ui/folderfield.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QDir>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace bowerbird;
using namespace Qt::StringLiterals;

class TestAddLinksDialog : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void givesLinksToGalleryDlByChoice()
    {
        const QTemporaryDir folder;
        AddLinksDialog dialog(u"https://a.example/1\ngallery-dl:https://b.example/2\n"_s, folder.path());
        auto *choice = dialog.findChild<QCheckBox *>();
        QVERIFY(choice && !choice->isEnabled() && choice->toolTip().contains(u"not installed"_s));
        QCOMPARE(dialog.links(), (QStringList{u"gallery-dl:https://b.example/2"_s, u"https://a.example/1"_s}));
        dialog.setHasGalleryDl(true);
        QVERIFY(choice->isEnabled());
        choice->setChecked(true);
        QCOMPARE(dialog.links(),
                 (QStringList{u"gallery-dl:https://b.example/2"_s, u"gallery-dl:https://a.example/1"_s}));
    }

    void countsLinksAsTheyAreTypedAndAddsThem()
    {
        const QTemporaryDir folder;
        AddLinksDialog dialog({}, folder.path());
        QSignalSpy added(&dialog, &AddLinksDialog::added);
        dialog.show();
        auto *ok = dialog.findChild<QDialogButtonBox *>()->button(QDialogButtonBox::Ok);
        QVERIFY(!ok->isEnabled());

        auto *text = dialog.findChild<QPlainTextEdit *>();
        QTest::keyClicks(text, u"https://a.example/1.jpg and https://a.example/2.jpg"_s);
        QTRY_VERIFY(ok->isEnabled());
        QTest::mouseClick(ok, Qt::LeftButton);
        QCOMPARE(added.size(), 1);
        QCOMPARE(added.at(0).at(0).toStringList(),
                 (QStringList{u"https://a.example/1.jpg"_s, u"https://a.example/2.jpg"_s}));
        QCOMPARE(added.at(0).at(1).toString(), folder.path());
        const auto asking = added.at(0).at(2).value<LinkIntake::Asking>();
        QVERIFY(asking.animated == AnimatedRule::Gif);
        QVERIFY(asking.holding == LinkIntake::Holding::Queue);
        QVERIFY(!asking.followsPages);
    }

    void readsThePagesThatFollowWhereThatIsChosen()
    {
        const QTemporaryDir folder;
        AddLinksDialog dialog(u"https://a.example/gallery"_s, folder.path());
        const QList<QCheckBox *> boxes = dialog.findChildren<QCheckBox *>();
        const auto follows =
            std::ranges::find_if(boxes, [](const QCheckBox *box) { return box->text().contains(u"follow"_s); });
        QVERIFY(follows != boxes.end());
        (*follows)->setChecked(true);
        QSignalSpy added(&dialog, &AddLinksDialog::added);
        dialog.accept();
        QVERIFY(added.value(0).value(2).value<LinkIntake::Asking>().followsPages);
    }

    void refusesAFolderThatCannotBe_data()
    {
        QTest::addColumn<QString>("folder");
        QTest::newRow("relative") << u"Pictures"_s;
        QTest::newRow("empty") << QString();
        QTest::newRow("below a file") << QCoreApplication::applicationFilePath() + u"/below"_s;
        QTest::newRow("what the kernel shows as files") << u"/proc/nope"_s;
        QTest::newRow("a file") << QCoreApplication::applicationFilePath();
    }
    void asksForTheFormOfAnimationsWhereImgurIsAmongTheLinks()
    {
        const QTemporaryDir folder;
        AddLinksDialog dialog(u"https://example.org/a.jpg"_s, folder.path());
        dialog.setAnimated(AnimatedRule::Still);
        auto *animated = dialog.findChild<QComboBox *>();
        QVERIFY(animated->isHidden());
        dialog.findChild<QPlainTextEdit *>()->setPlainText(u"https://example.org/a.jpg imgur.com/a/abcDE"_s);
        QTRY_VERIFY(!animated->isHidden());
        QCOMPARE(animated->currentIndex(), 2);
        animated->setCurrentIndex(1);
        QSignalSpy added(&dialog, &AddLinksDialog::added);
        dialog.accept();
        QCOMPARE(added.size(), 1);
        QVERIFY(added.at(0).at(2).value<LinkIntake::Asking>().animated == AnimatedRule::Mp4);
    }

    void refusesAFolderThatCannotBe()
    {
        QFETCH(QString, folder);
        const QTemporaryDir good;
        AddLinksDialog dialog(u"https://a.example/1.jpg"_s, good.path());
        QSignalSpy added(&dialog, &AddLinksDialog::added);
        auto *field = dialog.findChild<FolderField *>();
        auto *ok = dialog.findChild<QDialogButtonBox *>()->button(QDialogButtonBox::Ok);
        QVERIFY(ok->isEnabled());
        field->field()->setText(folder);
        QVERIFY(!field->trouble().isEmpty());
        QVERIFY(!ok->isEnabled());
        dialog.accept();
        QCOMPARE(added.size(), 0);
    }

    void takesAFolderOfTheHome()
    {
        AddLinksDialog dialog(u"https://a.example/1.jpg"_s, u"~/new/folder"_s);
        QCOMPARE(dialog.directory(), QDir::homePath() + u"/new/folder"_s);
    }
};

QTEST_MAIN(TestAddLinksDialog)
#include "tst_addlinksdialog.moc"
