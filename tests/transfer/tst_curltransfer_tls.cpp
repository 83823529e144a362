// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "loopbackpeer.h"
#include "support/childprocess.h"
#include "support/nginxfixture.h"
#include "support/ports.h"
#include "support/testcertificate.h"
#include "transfer/fetcher.h"

#include <QtTest>

#include <csignal>
#include <memory>

#include <openssl/err.h>
#include <openssl/pem.h>
#include <openssl/ssl.h>
#include <openssl/x509v3.h>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace bowerbird;
using namespace bowerbird::test;

// Which certificates are refused and in which words, and what HTTP/2 changes.
class TestCurlTransferTls : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void saysWhyACertificateIsRefused_data();
    void saysWhyACertificateIsRefused();
    void takesACertificateItTrusts();
    void takesOneFromATrustedAuthority();
    void triesAgainWhenTheHandshakeBreaksOff();
    void asksThroughAnEncryptedProxy();
    void saysThatItIsTheProxysCertificate_data();
    void saysThatItIsTheProxysCertificate();
    void offersHttp2OnlyWhenAllowed_data();
    void offersHttp2OnlyWhenAllowed();
    void bringsFilesOverHttp2();

private:
    QTemporaryDir m_folder;
};

namespace {

using Context = std::unique_ptr<SSL_CTX, decltype(&SSL_CTX_free)>;

// Talks TLS to whoever comes, with one certificate, and answers every request with "picture".
class TlsPeer
{
public:
    explicit TlsPeer(const TestCertificate &certificate)
        : m_context(SSL_CTX_new(TLS_server_method()), SSL_CTX_free)
        , m_peer([this](int socket) { talk(socket); })
    {
        const QByteArray chain = certificate.certificateFile().toLocal8Bit();
        const QByteArray key = certificate.keyFile().toLocal8Bit();
        if (SSL_CTX_use_certificate_chain_file(m_context.get(), chain.constData()) != 1 ||
            SSL_CTX_use_PrivateKey_file(m_context.get(), key.constData(), SSL_FILETYPE_PEM) != 1)
            qFatal("the certificate cannot be used");
        SSL_CTX_set_alpn_select_cb(m_context.get(), &TlsPeer::choose, this);
    }
    [[nodiscard]] QString root() const { return u"https://"_s + m_peer.authority(); }
    [[nodiscard]] QString url() const { return u"https://"_s + m_peer.authority() + u"/a"_s; }
    [[nodiscard]] QByteArray offered() const { return m_offered; } // the names of protocols, each after its length

private:
    void talk(int socket)
    {
        const std::unique_ptr<SSL, decltype(&SSL_free)> tls(SSL_new(m_context.get()), SSL_free);
        SSL_set_fd(tls.get(), socket);
        QByteArray request;
        char letter = 0;
        if (SSL_accept(tls.get()) == 1) {
            while (!request.endsWith("\r\n\r\n") && SSL_read(tls.get(), &letter, 1) == 1)
                request += letter;
            constexpr QByteArrayView kAnswer = "HTTP/1.1 200 OK\r\nContent-Length: 7\r\n\r\npicture";
            SSL_write(tls.get(), kAnswer.data(), static_cast<int>(kAnswer.size()));
            SSL_shutdown(tls.get());
        }
        ERR_clear_error();
    }
    static int choose(SSL *, const unsigned char **chosen, unsigned char *length, const unsigned char *offered,
                      unsigned int size, void *self)
    {
        const auto *const names = reinterpret_cast<const char *>(offered);
        static_cast<TlsPeer *>(self)->m_offered = QByteArray(names, static_cast<qsizetype>(size));
        static constexpr unsigned char kHttp1[] = {'h', 't', 't', 'p', '/', '1', '.', '1'};
        *chosen = kHttp1;
        *length = sizeof(kHttp1);
        return SSL_TLSEXT_ERR_OK;
    }

    Context m_context;
    QByteArray m_offered;
    LoopbackPeer m_peer; // ends first
};

template<typename T, typename Read>
T *readPem(const QString &path, Read read)
{
    const std::unique_ptr<BIO, decltype(&BIO_free)> file(BIO_new_file(path.toLocal8Bit().constData(), "r"), BIO_free);
    return read(file.get(), nullptr, nullptr, nullptr);
}

// Makes `leaf` one that `authority` has signed.
bool signBy(const TestCertificate &authority, const TestCertificate &leaf)
{
    using Certificate = std::unique_ptr<X509, decltype(&X509_free)>;
    using Key = std::unique_ptr<EVP_PKEY, decltype(&EVP_PKEY_free)>;
    const Certificate issuer(readPem<X509>(authority.certificateFile(), PEM_read_bio_X509), X509_free);
    const Certificate subject(readPem<X509>(leaf.certificateFile(), PEM_read_bio_X509), X509_free);
    const Key key(readPem<EVP_PKEY>(authority.keyFile(), PEM_read_bio_PrivateKey), EVP_PKEY_free);
    X509_NAME *const name = X509_get_subject_name(issuer.get());
    X509_NAME_add_entry_by_txt(name, "O", MBSTRING_ASC, reinterpret_cast<const unsigned char *>("Authority"), -1, -1,
                               0);
    const std::unique_ptr<BIO, decltype(&BIO_free)> out(
        BIO_new_file(leaf.certificateFile().toLocal8Bit().constData(), "w"), BIO_free);
    const std::unique_ptr<BIO, decltype(&BIO_free)> own(
        BIO_new_file(authority.certificateFile().toLocal8Bit().constData(), "w"), BIO_free);
    return X509_set_issuer_name(issuer.get(), name) == 1 && X509_sign(issuer.get(), key.get(), EVP_sha256()) > 0 &&
           X509_set_issuer_name(subject.get(), name) == 1 && X509_sign(subject.get(), key.get(), EVP_sha256()) > 0 &&
           PEM_write_bio_X509(out.get(), subject.get()) == 1 && PEM_write_bio_X509(own.get(), issuer.get()) == 1;
}

} // namespace

void TestCurlTransferTls::initTestCase()
{
    std::signal(SIGPIPE, SIG_IGN); // OpenSSL writes its goodbye to whoever has left
    const auto base = [this](const char *name) { return m_folder.filePath(QString::fromLatin1(name)); };
    QVERIFY(TestCertificate{.base = base("good")}.write());
    QVERIFY((TestCertificate{.base = base("expired"), .validFromDays = -30, .validToDays = -1}.write()));
    QVERIFY((TestCertificate{.base = base("future"), .validFromDays = 5, .validToDays = 30}.write()));
    QVERIFY((TestCertificate{.base = base("other"), .subjectAltName = u"DNS:elsewhere.example"_s}.write()));
    const TestCertificate authority{.base = base("authority")};
    const TestCertificate leaf{.base = base("leaf")};
    QVERIFY(authority.write() && leaf.write() && signBy(authority, leaf));
}

void TestCurlTransferTls::saysWhyACertificateIsRefused_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<bool>("isTrusted");
    QTest::addColumn<QString>("words");
    QTest::newRow("expired") << u"expired"_s << true << u"has expired"_s;
    QTest::newRow("not yet valid") << u"future"_s << true << u"is not valid yet"_s;
    QTest::newRow("wrong host") << u"other"_s << true << u"is for another host than 127.0.0.1"_s;
    QTest::newRow("self-signed") << u"good"_s << false << u"is self-signed"_s;
    QTest::newRow("unknown authority") << u"leaf"_s << false << u"unknown authority"_s;
}

void TestCurlTransferTls::saysWhyACertificateIsRefused()
{
    QFETCH(const QString, name);
    QFETCH(const bool, isTrusted);
    QFETCH(const QString, words);
    const TestCertificate certificate{.base = m_folder.filePath(name)};
    const TlsPeer peer(certificate);
    Fetcher fetcher;
    if (isTrusted)
        fetcher.settings.caCertFile = certificate.certificateFile();
    const Result<TransferReport> report = fetcher.fetch(peer.url());
    QVERIFY(!report);
    QCOMPARE(report.error().reason, FailureReason::Tls);
    QVERIFY(report.error().isPermanent);
    QVERIFY2(report.error().detail.contains(words), told(report));
    QVERIFY(fetcher.sink.heads.isEmpty());
}

void TestCurlTransferTls::takesACertificateItTrusts()
{
    const TestCertificate certificate{.base = m_folder.filePath(u"good"_s)};
    const TlsPeer peer(certificate);
    Fetcher fetcher;
    fetcher.settings.caCertFile = certificate.certificateFile();
    const Result<TransferReport> report = fetcher.fetch(peer.url());
    QVERIFY2(report, told(report));
    QVERIFY(report->timing.tls > 0us);
}

void TestCurlTransferTls::takesOneFromATrustedAuthority()
{
    const TlsPeer peer(TestCertificate{.base = m_folder.filePath(u"leaf"_s)});
    Fetcher fetcher;
    fetcher.settings.caCertFile = m_folder.filePath(u"authority.crt"_s);
    const Result<TransferReport> report = fetcher.fetch(peer.url());
    QVERIFY2(report, told(report));
}

void TestCurlTransferTls::triesAgainWhenTheHandshakeBreaksOff()
{
    const LoopbackPeer peer([](int socket) { (void)LoopbackPeer::read(socket, 5); });
    Fetcher fetcher;
    const Result<TransferReport> report = fetcher.fetch(u"https://"_s + peer.authority() + u"/a"_s);
    QVERIFY(!report);
    QCOMPARE(report.error().reason, FailureReason::Tls);
    QVERIFY(!report.error().isPermanent);
}

void TestCurlTransferTls::asksThroughAnEncryptedProxy()
{
    const TestCertificate certificate{.base = m_folder.filePath(u"good"_s)};
    const TlsPeer proxy(certificate);
    Fetcher fetcher;
    fetcher.settings.caCertFile = certificate.certificateFile();
    fetcher.settings.proxyMode = ProxyMode::Manual;
    fetcher.settings.proxy = proxy.root();
    const Result<TransferReport> report = fetcher.fetch(u"http://pictures.bowerbird.invalid/a"_s);
    QVERIFY2(report, told(report));
    QCOMPARE(fetcher.sink.bytes, QByteArray("picture"));
}

void TestCurlTransferTls::saysThatItIsTheProxysCertificate_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<bool>("isTrusted");
    QTest::addColumn<QString>("words");
    QTest::newRow("self-signed") << u"good"_s << false << u"the proxy's certificate is self-signed"_s;
    QTest::newRow("expired") << u"expired"_s << true << u"the proxy's certificate has expired"_s;
    QTest::newRow("wrong host") << u"other"_s << true << u"the proxy's certificate is for another host"_s;
}

void TestCurlTransferTls::saysThatItIsTheProxysCertificate()
{
    QFETCH(const QString, name);
    QFETCH(const bool, isTrusted);
    QFETCH(const QString, words);
    const TestCertificate certificate{.base = m_folder.filePath(name)};
    const TlsPeer proxy(certificate);
    for (const QString &url : {u"http://pictures.bowerbird.invalid/a"_s, u"https://pictures.bowerbird.invalid/a"_s}) {
        Fetcher fetcher;
        if (isTrusted)
            fetcher.settings.caCertFile = certificate.certificateFile();
        fetcher.settings.proxyMode = ProxyMode::Manual;
        fetcher.settings.proxy = proxy.root();
        const Result<TransferReport> report = fetcher.fetch(url);
        QVERIFY(!report);
        QCOMPARE(report.error().reason, FailureReason::Proxy);
        QVERIFY(report.error().isPermanent);
        QVERIFY2(report.error().detail.startsWith(words), told(report));
    }
}

void TestCurlTransferTls::offersHttp2OnlyWhenAllowed_data()
{
    QTest::addColumn<bool>("isAllowed");
    QTest::newRow("allowed") << true;
    QTest::newRow("not allowed") << false;
}

void TestCurlTransferTls::offersHttp2OnlyWhenAllowed()
{
    QFETCH(const bool, isAllowed);
    const TestCertificate certificate{.base = m_folder.filePath(u"good"_s)};
    const TlsPeer peer(certificate);
    Fetcher fetcher;
    fetcher.settings.caCertFile = certificate.certificateFile();
    fetcher.settings.allowsHttp2 = isAllowed;
    const Result<TransferReport> report = fetcher.fetch(peer.url());
    QVERIFY2(report, told(report));
    QCOMPARE(peer.offered().contains("\x02h2"), isAllowed);
    QVERIFY(peer.offered().contains("\x08http/1.1"));
}

void TestCurlTransferTls::bringsFilesOverHttp2()
{
    if (NginxFixture::isLeftOut())
        QSKIP("BOWERBIRD_TESTS_WITHOUT_NGINX is set.");
    const QByteArray bytes = someBytes(300'000);
    const auto write = [this](const QString &name, const QByteArray &text) {
        QFile file(m_folder.filePath(name));
        return file.open(QIODevice::WriteOnly) && file.write(text) == text.size();
    };
    const quint16 port = freePort();
    QString text = ::geteuid() == 0 ? u"user root;\n"_s : QString();
    text +=
        u"daemon off; master_process off; pid %1/pid; error_log stderr warn; events {}\n"
        "http { access_log off; root %1; client_body_temp_path %1/t; proxy_temp_path %1/t; fastcgi_temp_path %1/t;"
        " uwsgi_temp_path %1/t; scgi_temp_path %1/t;\n"
        "server { listen 127.0.0.1:%2 ssl http2; ssl_certificate %1/good.crt; ssl_certificate_key %1/good.key; } }"_s
            .arg(m_folder.path(), QString::number(port));
    QVERIFY(write(u"a.jpg"_s, bytes) && write(u"nginx.conf"_s, text.toUtf8()));
    const QString program = QStandardPaths::findExecutable(
        u"nginx"_s, QString::fromLocal8Bit(qgetenv("PATH") + ":/usr/sbin:/sbin").split(u':'));
    ChildProcess nginx;
    QVERIFY(nginx.start({program, u"-c"_s, m_folder.filePath(u"nginx.conf"_s)}, m_folder.filePath(u"log"_s)));
    Fetcher fetcher;
    fetcher.settings.caCertFile = m_folder.filePath(u"good.crt"_s);
    fetcher.settings.allowsHttp2 = true;
    fetcher.limiter.setLimit(1'000'000);
    const QString url = u"https://127.0.0.1:%1/a.jpg"_s.arg(port);
    QTest::ignoreMessage(QtDebugMsg, QRegularExpression(u"complete; 200 HTTP/2, 300000 bytes"_s));
    QLoggingCategory::setFilterRules(u"bowerbird.transfer.debug=true"_s);
    const auto isThere = [&] {
        const Result<TransferReport> report = fetcher.fetch(url);
        return report || report.error().reason != FailureReason::Refused;
    };
    QTRY_VERIFY_WITH_TIMEOUT(isThere(), 5000);
    QLoggingCategory::setFilterRules(QString());
    QCOMPARE(fetcher.sink.bytes, bytes);
    // A stop in the middle of a stream leaves a connection that can be used.
    fetcher.limiter.setLimit(1000);
    fetcher.sink.bytes.clear();
    fetcher.sink.kept = {};
    std::stop_source source;
    fetcher.sink.whenBytesArrive = [&source] { source.request_stop(); };
    const Result<TransferReport> stopped = fetcher.fetch(url, source.get_token());
    QVERIFY2(stopped && stopped->isStopped, told(stopped));
    fetcher.sink.whenBytesArrive = {};
    fetcher.limiter.setLimit(0);
    const Result<TransferReport> resumed = fetcher.fetch(url);
    QVERIFY2(resumed, told(resumed));
    QVERIFY(resumed->resumedFrom > 0);
    QCOMPARE(fetcher.sink.bytes, bytes);
}

QTEST_GUILESS_MAIN(TestCurlTransferTls)
#include "tst_curltransfer_tls.moc"
