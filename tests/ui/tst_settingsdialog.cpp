// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "ui/filterpage.h"
#include "ui/folderfield.h"
#include "ui/logintable.h"
#include "ui/settingsdialog.h"
#include "ui/settingskeeper.h"
#include "ui/typechooser.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTemporaryDir>
#include <QTest>

#include <functional>

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
    settings.download.nameTemplate = u"{site}/{name}.{ext}"_s;
    settings.download.duplicates = DuplicateRule::Link;
    settings.download.minBytes = 20'001; // between two steps of its box
    settings.download.minWidthPx = 800;
    settings.download.minHeightPx = 600;
    settings.download.writesSidecars = true;
    settings.download.verify = VerifyMode::Structure;
    settings.download.damaged = DamagedRule::Refuse;
    settings.download.maxBytes = 7LL * 1024 * 1024;
    settings.network.userAgent = u"curl/8.1.1"_s;
    settings.network.caCertFile = u"/some/where.pem"_s;
    settings.network.connectTimeout = 3s;
    settings.network.stallTimeout = 4s;
    settings.workers = 17;
    settings.perHost = 5;
    settings.hostDelay = 250ms;
    settings.retries = 2;
    settings.albums = AlbumRule::Skip;
    settings.animated = AnimatedRule::Mp4;
    settings.limit = 99;
    settings.clientId = u"abc"_s;
    settings.imgurApi = u"http://127.0.0.1:1/3/"_s;
    settings.theme = ColorTheme::Dark;
    settings.limitRate = 1'234'567; // between two steps of its box
    settings.download.marksOrigin = false;
    settings.download.keepsServerTime = false;
    settings.download.maxWidthPx = 4'000;
    settings.download.maxHeightPx = 3'000;
    settings.download.listing = {.maxAgeDays = 30,
                                 .minAgeDays = 2,
                                 .minScore = -5,
                                 .allowsSensitive = false,
                                 .motion = MotionRule::OnlyStill,
                                 .text = u"^cat|dog$"_s,
                                 .textRule = TextRule::NotMatching};
    settings.holdsFound = true;
    settings.network.proxyMode = ProxyMode::Manual;
    settings.network.proxy = u"socks5h://localhost:1080"_s;
    settings.network.proxyExceptions = {u"localhost"_s, u".example.org"_s};
    settings.network.allowsHttp2 = true;
    settings.network.referer = u"https://example.org/"_s;
    settings.network.headers = {u"X-One: 1"_s, u"X-Two: 2"_s};
    settings.network.cookieFile = directory + u"/cookies.txt"_s;
    settings.network.logins = {{u"example.org"_s, {.user = u"me"_s, .password = u"secret"_s}}};
    return settings;
}

// The files it names are there.
Settings usableSettings(const QString &directory)
{
    Settings settings = unusualSettings(directory);
    QFile cookies(settings.network.cookieFile);
    if (!cookies.open(QIODevice::WriteOnly))
        qFatal("cannot write");
    settings.network.caCertFile = settings.network.cookieFile;
    return settings;
}

bool okOf(const SettingsDialog &dialog)
{
    return dialog.findChild<QDialogButtonBox *>()->button(QDialogButtonBox::Ok)->isEnabled();
}

} // namespace

class TestSettingsDialog : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void asksForAllSizesOnOnePage()
    {
        const SettingsDialog dialog{Settings()};
        const auto *page = dialog.findChild<FilterPage *>();
        QVERIFY(page);
        int sizes = 0;
        for (const QLabel *label : dialog.findChildren<QLabel *>()) {
            if (!label->text().contains("mallest"_L1) && !label->text().contains("argest"_L1))
                continue;
            ++sizes;
            QVERIFY2(page->isAncestorOf(label), qPrintable(label->text()));
        }
        QCOMPARE(sizes, 6);
    }

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
        QCOMPARE(boxes.size(), 17);
    }

    void refusesWhatTheNetworkCannotUse_data()
    {
        QTest::addColumn<std::function<void(Settings &)>>("spoil");
        using Spoil = std::function<void(Settings &)>;
        QTest::newRow("a proxy without a scheme") << Spoil([](Settings &s) { s.network.proxy = u"proxy:3128"_s; });
        QTest::newRow("a header without a name") << Spoil([](Settings &s) { s.network.headers = {u"value"_s}; });
        QTest::newRow("no such file of cookies") << Spoil([](Settings &s) { s.network.cookieFile = u"/no/such"_s; });
        QTest::newRow("no such certificates") << Spoil([](Settings &s) { s.network.caCertFile = u"/no/such"_s; });
    }

    void refusesWhatTheNetworkCannotUse()
    {
        QFETCH(std::function<void(Settings &)>, spoil);
        const QTemporaryDir folder;
        Settings settings = usableSettings(folder.path());
        QVERIFY(okOf(SettingsDialog(settings)));
        spoil(settings);
        QVERIFY(!okOf(SettingsDialog(settings)));
    }

    void refusesAClientIdThatCannotBeOne_data()
    {
        QTest::addColumn<QString>("id");
        QTest::addColumn<bool>("isUsable");
        QTest::newRow("Imgur's") << u"0123456789abcde"_s << true;
        QTest::newRow("none") << QString() << true;
        QTest::newRow("blanks around it") << u" abc "_s << true;
        QTest::newRow("a blank within") << u"ab c"_s << false;
        QTest::newRow("odd characters") << u"abc#!"_s << false;
    }
    void refusesAClientIdThatCannotBeOne()
    {
        QFETCH(QString, id);
        const QTemporaryDir folder;
        Settings settings = usableSettings(folder.path());
        settings.clientId = id;
        const SettingsDialog dialog(settings);
        QTEST(okOf(dialog), "isUsable");
    }

    void takesLoginsAsTheyAreTyped()
    {
        LoginTable table;
        QCOMPARE(table.rowCount(), 1); // to type into
        table.item(0, 0)->setText(u" Example.ORG "_s);
        table.item(0, 1)->setText(u"me"_s);
        table.item(0, 2)->setText(u"secret"_s);
        QCOMPARE(table.rowCount(), 2);
        const QHash<QString, Login> typed{{u"example.org"_s, {.user = u"me"_s, .password = u"secret"_s}}};
        QVERIFY(table.logins() == typed);
        table.setCurrentCell(0, 1);
        QTest::keyClick(&table, Qt::Key_Delete);
        QVERIFY(table.logins().isEmpty());
        QCOMPARE(table.rowCount(), 1);
    }

    void handsOverOnlyWithOk()
    {
        const QTemporaryDir folder;
        SettingsDialog dialog(usableSettings(folder.path()));
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
        SettingsDialog dialog(usableSettings(folder.path()));
        auto *ok = dialog.findChild<QDialogButtonBox *>()->button(QDialogButtonBox::Ok);
        QVERIFY(ok->isEnabled());
        for (QCheckBox *box : dialog.findChild<TypeChooser *>()->findChildren<QCheckBox *>())
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
