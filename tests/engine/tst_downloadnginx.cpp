// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "engine/enginefixture.h"
#include "support/nginxfixture.h"
#include "support/testimages.h"

#include <QCryptographicHash>

using namespace bowerbird;
using namespace bowerbird::test;

// The engine against a real server: every byte of every file, with one worker and with many.
class TestDownloadNginx : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void bringsEveryFileIntact_data();
    void bringsEveryFileIntact();
};

void TestDownloadNginx::bringsEveryFileIntact_data()
{
    QTest::addColumn<int>("workers");
    QTest::addColumn<VerifyMode>("verify");
    QTest::newRow("1 worker") << 1 << VerifyMode::Decode;
    QTest::newRow("8 workers") << 8 << VerifyMode::Decode;
    QTest::newRow("64 workers") << 64 << VerifyMode::Decode;
    QTest::newRow("64 workers, by structure") << 64 << VerifyMode::Structure;
}

void TestDownloadNginx::bringsEveryFileIntact()
{
    QFETCH(int, workers);
    QFETCH(VerifyMode, verify);
    if (NginxFixture::isLeftOut())
        QSKIP("BOWERBIRD_TESTS_WITHOUT_NGINX is set.");
    constexpr int kFiles = 300;
    NginxFixture nginx;
    QHash<QString, QByteArray> expected;
    QStringList urls;
    for (int i = 0; i < kFiles; ++i) {
        const QString name = u"%1.jpg"_s.arg(i, 4, 10, QLatin1Char('0'));
        const QByteArray bytes = jpegBytes(i, {80 + i % 50, 60 + i % 37});
        QFile file(nginx.folder() + u'/' + name);
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size());
        expected.insert(name, bytes);
    }
    QVERIFY2(nginx.start(), qPrintable(nginx.errorText()));
    for (auto it = expected.cbegin(); it != expected.cend(); ++it)
        urls << nginx.url(u'/' + it.key());
    EngineFixture engine(workers);
    engine.download.verify = verify;
    engine.start();
    engine.add(urls);
    QVERIFY(engine.waitUntilIdle(60'000));
    QCOMPARE(engine.count(JobState::Finished), kFiles);
    QCOMPARE(engine.files().size(), kFiles);
    for (auto it = expected.cbegin(); it != expected.cend(); ++it)
        QCOMPARE(engine.contents(it.key()), it.value());
    for (int row = 0; row < kFiles; ++row) {
        const Job &job = engine.manager->jobAt(row);
        const QByteArray bytes = engine.contents(QFileInfo(job.file.path).fileName());
        QCOMPARE(job.file.sha256, QCryptographicHash::hash(bytes, QCryptographicHash::Sha256));
    }
}

QTEST_GUILESS_MAIN(TestDownloadNginx)
#include "tst_downloadnginx.moc"
