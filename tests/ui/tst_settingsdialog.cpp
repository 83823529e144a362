// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "ui/folderfield.h"
#include "ui/settingsdialog.h"
#include "ui/settingskeeper.h"
#include "ui/typechooser.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTemporaryDir>
#include <QTest>

using namespace bowerbird;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

Settings unusualSettings(const QString &directory)
{
    Settings settings;
    settings.download.directory = directory;
    settings.download.types = *TypeSelection::parse(u"jpeg,png"_s);
    settings.download.onConflict = ConflictRule::Overwrite;
    settings.download.verify = VerifyMode::Structure;
    settings.download.damaged = DamagedRule::Refuse;
    settings.download.maxBytes = 7LL * 1024 * 1024;
    settings.network.userAgent = u"curl/8.1.1"_s;
    settings.network.caCertFile = u"/some/where.pem"_s;
    settings.network.connectTimeout = 3s;
    settings.network.stallTimeout = 4s;
    settings.workers = 17;
    settings.perHost = 5;
    settings.retries = 2;
    settings.albums = AlbumRule::Skip;
    settings.limit = 99;
    settings.clientId = u"abc"_s;
    settings.imgurApi = u"http://127.0.0.1:1/3/"_s;
    settings.theme = ColorTheme::Dark;
    return settings;
}

} // namespace

class TestSettingsDialog : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void keepsEveryFieldAsItIsGiven()
    {
        const QTemporaryDir folder;
        const Settings given = unusualSettings(folder.path());
        QVERIFY(SettingsDialog(given).settings() == given);
    }

    void everyControlChangesTheSettings()
    {
        const QTemporaryDir folder;
        const Settings given = unusualSettings(folder.path());
        SettingsDialog dialog(given);
        const auto boxes = dialog.findChildren<QSpinBox *>();
        for (QSpinBox *box : boxes) {
            const Settings before = dialog.settings();
            box->stepUp();
            QVERIFY2(!(dialog.settings() == before), qPrintable(box->accessibleName()));
        }
        for (QComboBox *box : dialog.findChildren<QComboBox *>()) {
            const Settings before = dialog.settings();
            box->setCurrentIndex((box->currentIndex() + 1) % box->count());
            QVERIFY2(!(dialog.settings() == before), qPrintable(box->currentText()));
        }
        for (QCheckBox *box : dialog.findChildren<QCheckBox *>()) {
            const Settings before = dialog.settings();
            QTest::mouseClick(box, Qt::LeftButton, {}, QPoint(8, box->height() / 2));
            QVERIFY2(!(dialog.settings() == before), qPrintable(box->text()));
        }
        QCOMPARE(boxes.size(), 7);
    }

    void handsOverOnlyWithOk()
    {
        const QTemporaryDir folder;
        SettingsDialog dialog(unusualSettings(folder.path()));
        QSignalSpy chosen(&dialog, &SettingsDialog::chosen);
        dialog.show();
        dialog.reject();
        QCOMPARE(chosen.size(), 0);
        dialog.show();
        QTest::mouseClick(dialog.findChild<QDialogButtonBox *>()->button(QDialogButtonBox::Ok), Qt::LeftButton);
        QCOMPARE(chosen.size(), 1);
    }

    void refusesNoTypeAtAllAndABadFolder()
    {
        const QTemporaryDir folder;
        SettingsDialog dialog(unusualSettings(folder.path()));
        auto *ok = dialog.findChild<QDialogButtonBox *>()->button(QDialogButtonBox::Ok);
        QVERIFY(ok->isEnabled());
        for (QCheckBox *box : dialog.findChildren<QCheckBox *>())
            box->setChecked(false);
        QVERIFY(!ok->isEnabled());
        dialog.findChild<TypeChooser *>()->setSelection(TypeSelection());
        QVERIFY(ok->isEnabled());
        dialog.findChild<FolderField *>()->setPath(u"relative"_s);
        QVERIFY(!ok->isEnabled());
    }

    void theKeeperSavesASlidersChangesOnceAndAlwaysBeforeItGoes()
    {
        int saves = 0;
        Settings saved;
        Settings settings;
        {
            SettingsKeeper keeper(settings, [&](const Settings &s) {
                ++saves;
                saved = s;
            });
            for (int workers = 9; workers <= 20; ++workers) {
                settings.workers = workers;
                keeper.setSoon(settings);
                QCOMPARE(keeper.current().workers, workers);
            }
            QCOMPARE(saves, 0);
            QTRY_COMPARE(saves, 1);
            QCOMPARE(saved.workers, 20);
            settings.workers = 3;
            keeper.setSoon(settings);
        }
        QCOMPARE(saves, 2);
        QCOMPARE(saved.workers, 3);
    }
};

QTEST_MAIN(TestSettingsDialog)
#include "tst_settingsdialog.moc"
