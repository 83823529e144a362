// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "core/settingsmerge.h"

#include <QTest>

using namespace bowerbird;
using namespace Qt::StringLiterals;

class TestSettingsMerge : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void savesWhatWasChanged();
    void savesNothingOfTheCommandLine();
    void neverSavesThisRunsConnections();
};

void TestSettingsMerge::savesWhatWasChanged()
{
    const Settings saved;
    Settings now = saved;
    now.workers = 3;
    now.download.directory = u"/pictures"_s;
    now.network.stallTimeout = std::chrono::seconds(5);
    now.theme = ColorTheme::Dark;
    QCOMPARE(settingsToSave(saved, saved, now), now);
}

void TestSettingsMerge::savesNothingOfTheCommandLine()
{
    Settings saved;
    saved.workers = 12;
    Settings before = saved; // with the command line and the environment over it
    before.workers = 2;
    before.clientId = u"from-the-environment"_s;
    before.download.directory = u"/tmp/once"_s;
    Settings now = before;
    now.theme = ColorTheme::Light;
    Settings expected = saved;
    expected.theme = ColorTheme::Light;
    QCOMPARE(settingsToSave(saved, before, now), expected);
    now.workers = 5; // changed by a person: now it counts
    expected.workers = 5;
    QCOMPARE(settingsToSave(saved, before, now), expected);
}

void TestSettingsMerge::neverSavesThisRunsConnections()
{
    Settings now;
    now.network.connectTo.insert(u"sample:80"_s, u"127.0.0.1:1234"_s);
    QCOMPARE(settingsToSave(Settings(), Settings(), now), Settings());
}

QTEST_GUILESS_MAIN(TestSettingsMerge)
#include "tst_settingsmerge.moc"
