// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "support/nginxfixture.h"
#include "transfer/fetcher.h"

#include <QtTest>

#include <atomic>
#include <thread>
#include <vector>

using namespace Qt::StringLiterals;
using namespace bowerbird;
using namespace bowerbird::test;

// Against a real server, over plain connections and TLS.
class TestCurlTransferNginx : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void bringsManyFilesIntact_data();
    void bringsManyFilesIntact();
    void resumes();
    void namesAMissingFile();
    void refusesCertificates_data();
    void refusesCertificates();
    void doesNotCarryTrustOver();

private:
    NginxFixture m_nginx;
};

namespace {

constexpr int kFiles = 200;

// Different lengths and contents, so that a mix-up of two files would show.
QByteArray contentsOf(int number)
{
    return QByteArray::number(number) + someBytes(1000 + 997 * number);
}

QString pathOf(int number)
{
    return u"/%1.jpg"_s.arg(number);
}

} // namespace

void TestCurlTransferNginx::initTestCase()
{
    if (NginxFixture::isLeftOut())
        QSKIP("BOWERBIRD_TESTS_WITHOUT_NGINX is set.");
    for (int i = 0; i < kFiles; ++i) {
        QFile file(m_nginx.folder() + pathOf(i));
        QVERIFY(file.open(QIODevice::WriteOnly));
        QCOMPARE(file.write(contentsOf(i)), contentsOf(i).size());
    }
    QVERIFY2(m_nginx.start(), qPrintable(m_nginx.errorText()));
}

void TestCurlTransferNginx::bringsManyFilesIntact_data()
{
    QTest::addColumn<int>("scheme");
    QTest::newRow("http") << static_cast<int>(NginxFixture::Scheme::Http);
    QTest::newRow("https") << static_cast<int>(NginxFixture::Scheme::Https);
}

void TestCurlTransferNginx::bringsManyFilesIntact()
{
    QFETCH(const int, scheme);
    CurlShare share;
    const auto settings = std::make_shared<NetworkSettings>(NetworkSettings{.caCertFile = m_nginx.caCertFile()});
    std::atomic<int> next = 0;
    std::atomic<int> intact = 0;
    const auto work = [&] {
        CurlTransfer transfer(share);
        for (int i = next++; i < kFiles; i = next++) {
            MemorySink sink;
            const QString url = m_nginx.url(pathOf(i), static_cast<NginxFixture::Scheme>(scheme));
            const Result<TransferReport> report =
                transfer.fetch({.url = url, .referer = {}, .network = settings}, sink, {});
            if (report && sink.bytes == contentsOf(i) && report->head.totalBytes == sink.bytes.size())
                ++intact;
        }
    };
    {
        std::vector<std::jthread> threads;
        for (int i = 0; i < 8; ++i)
            threads.emplace_back(work);
    }
    QCOMPARE(intact.load(), kFiles);
}

void TestCurlTransferNginx::resumes()
{
    Fetcher fetcher;
    QVERIFY(fetcher.fetch(m_nginx.url(pathOf(50))));
    fetcher.sink.bytes.truncate(777);
    const Result<TransferReport> report = fetcher.fetch(m_nginx.url(pathOf(50)));
    QVERIFY2(report, told(report));
    QCOMPARE(report->resumedFrom, 777);
    QCOMPARE(fetcher.sink.bytes, contentsOf(50));
    const Result<TransferReport> again = fetcher.fetch(m_nginx.url(pathOf(50)));
    QVERIFY2(again, told(again));
    QCOMPARE(again->received, 0);
    QCOMPARE(fetcher.sink.bytes, contentsOf(50));
}

void TestCurlTransferNginx::namesAMissingFile()
{
    Fetcher fetcher;
    const Result<TransferReport> report = fetcher.fetch(m_nginx.url(u"/missing.jpg"_s));
    QVERIFY(!report);
    QCOMPARE(report.error().reason, FailureReason::NotFound);
    QCOMPARE(report.error().httpStatus, 404);
}

void TestCurlTransferNginx::refusesCertificates_data()
{
    QTest::addColumn<int>("scheme");
    QTest::addColumn<bool>("isTrusted");
    QTest::addColumn<QString>("detail");
    QTest::newRow("unknown") << static_cast<int>(NginxFixture::Scheme::Https) << false << u"self-signed"_s;
    QTest::newRow("expired") << static_cast<int>(NginxFixture::Scheme::HttpsExpired) << true << u"expired"_s;
    QTest::newRow("other host") << static_cast<int>(NginxFixture::Scheme::HttpsOtherHost) << true << u"127.0.0.1"_s;
}

void TestCurlTransferNginx::refusesCertificates()
{
    QFETCH(const int, scheme);
    QFETCH(const bool, isTrusted);
    QFETCH(const QString, detail);
    Fetcher fetcher;
    if (isTrusted)
        fetcher.settings.caCertFile = m_nginx.caCertFile();
    const Result<TransferReport> report =
        fetcher.fetch(m_nginx.url(pathOf(0), static_cast<NginxFixture::Scheme>(scheme)));
    QVERIFY(!report);
    QCOMPARE(report.error().reason, FailureReason::Tls);
    QVERIFY(report.error().isPermanent);
    QVERIFY2(report.error().detail.contains(detail), told(report));
    QVERIFY(fetcher.sink.bytes.isEmpty());
}

void TestCurlTransferNginx::doesNotCarryTrustOver()
{
    // Neither a connection nor a TLS session made under one trust serves under another.
    Fetcher fetcher;
    const QString url = m_nginx.url(pathOf(0), NginxFixture::Scheme::Https);
    fetcher.settings.caCertFile = m_nginx.caCertFile();
    QVERIFY(fetcher.fetch(url));
    fetcher.settings.caCertFile.clear();
    QVERIFY(!fetcher.fetch(url));
    fetcher.settings.caCertFile = m_nginx.caCertFile();
    QVERIFY(fetcher.fetch(url));
}

QTEST_GUILESS_MAIN(TestCurlTransferNginx)
#include "tst_curltransfer_nginx.moc"
