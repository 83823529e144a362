// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "support/nginxfixture.h"

#include "support/ports.h"
#include "support/testcertificate.h"

#include <QDeadlineTimer>
#include <QDir>
#include <QFile>
#include <QStandardPaths>
#include <QThread>

#include <chrono>

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace bowerbird::test {

namespace {

// Another program may take a port between its choice and nginx's start.
constexpr int kTries = 5;

struct Flavour
{
    const char *name;
    const char *subjectAltName;
    int validFromDays;
    int validToDays;
};
// One for each Scheme but Http, in their order.
constexpr std::array<Flavour, 3> kFlavours{{
    {"good", "IP:127.0.0.1,DNS:localhost", -1, 30},
    {"expired", "IP:127.0.0.1,DNS:localhost", -30, -1},
    {"other", "DNS:elsewhere.example", -1, 30},
}};

bool writeFile(const QString &path, const QByteArray &bytes)
{
    QFile file(path);
    return file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size() && file.flush();
}

bool answers(quint16 port)
{
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    address.sin_port = htons(port);
    const int socket = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    const bool isConnected = ::connect(socket, reinterpret_cast<sockaddr *>(&address), sizeof(address)) == 0;
    ::close(socket);
    return isConnected;
}

} // namespace

NginxFixture::NginxFixture()
{
    QDir(m_directory.path()).mkdir(u"www"_s);
}

bool NginxFixture::isLeftOut()
{
    return qEnvironmentVariableIsSet("BOWERBIRD_TESTS_WITHOUT_NGINX");
}

QString NginxFixture::inDirectory(const QString &name) const
{
    return m_directory.filePath(name);
}

QString NginxFixture::folder() const
{
    return inDirectory(u"www"_s);
}

QString NginxFixture::caCertFile() const
{
    return inDirectory(u"trusted.pem"_s);
}

QString NginxFixture::url(const QString &path, Scheme scheme) const
{
    const QString start = scheme == Scheme::Http ? u"http://127.0.0.1:"_s : u"https://127.0.0.1:"_s;
    return start + QString::number(m_ports.at(static_cast<size_t>(scheme))) + path;
}

bool NginxFixture::writeCertificates() const
{
    QByteArray trusted;
    for (const Flavour &flavour : kFlavours) {
        const TestCertificate certificate{.base = inDirectory(QString::fromLatin1(flavour.name)),
                                          .subjectAltName = QString::fromLatin1(flavour.subjectAltName),
                                          .validFromDays = flavour.validFromDays,
                                          .validToDays = flavour.validToDays};
        QFile written(certificate.certificateFile());
        if (!certificate.write() || !written.open(QIODevice::ReadOnly))
            return false;
        trusted += written.readAll();
    }
    return writeFile(caCertFile(), trusted);
}

QString NginxFixture::configuration() const
{
    // As root it would serve as somebody else, who cannot read a temporary folder.
    QString text = ::geteuid() == 0 ? u"user root;\n"_s : QString();
    text += u"daemon off; master_process off; pid %1/pid; error_log stderr warn;\nevents { worker_connections 512; }\n"
            "http { access_log off; root %1/www; keepalive_requests 100000; default_type application/octet-stream;\n"
            "types { image/jpeg jpg; image/png png; text/html html; }\n"
            "client_body_temp_path %1/tmp; proxy_temp_path %1/tmp; fastcgi_temp_path %1/tmp;"
            " uwsgi_temp_path %1/tmp; scgi_temp_path %1/tmp;\n"_s.arg(m_directory.path());
    text += u"server { listen 127.0.0.1:%1; }\n"_s.arg(m_ports[0]);
    for (size_t i = 0; i < kFlavours.size(); ++i)
        text += u"server { listen 127.0.0.1:%1 ssl; ssl_certificate %2.crt; ssl_certificate_key %2.key; }\n"_s.arg(
            QString::number(m_ports.at(i + 1)), inDirectory(QString::fromLatin1(kFlavours.at(i).name)));
    return text + u"}\n"_s;
}

bool NginxFixture::waitUntilAnswering()
{
    const QDeadlineTimer deadline(5s);
    while (!deadline.hasExpired() && m_process.isRunning()) {
        if (answers(m_ports.back()))
            return true;
        QThread::msleep(5);
    }
    QFile log(inDirectory(u"log"_s));
    m_errorText = u"nginx does not answer: "_s;
    if (log.open(QIODevice::ReadOnly))
        m_errorText += QString::fromLocal8Bit(log.readAll());
    return false;
}

bool NginxFixture::startOnFreePorts(const QString &program)
{
    for (quint16 &port : m_ports)
        port = freePort();
    if (!writeFile(inDirectory(u"nginx.conf"_s), configuration().toUtf8())) {
        m_errorText = u"nginx's configuration cannot be written to "_s + m_directory.path();
        return false;
    }
    const QStringList command{
        program, u"-e"_s, u"stderr"_s, u"-p"_s, m_directory.path(), u"-c"_s, inDirectory(u"nginx.conf"_s)};
    if (!m_process.start(command, inDirectory(u"log"_s))) {
        m_errorText = u"/bin/sh cannot be started."_s;
        return false;
    }
    return waitUntilAnswering();
}

bool NginxFixture::start()
{
    // Debian keeps it out of an ordinary user's PATH.
    QString program = QStandardPaths::findExecutable(u"nginx"_s);
    if (program.isEmpty())
        program = QStandardPaths::findExecutable(u"nginx"_s, {u"/usr/sbin"_s, u"/usr/local/sbin"_s});
    if (program.isEmpty()) {
        m_errorText = u"nginx is not installed; set BOWERBIRD_TESTS_WITHOUT_NGINX to leave its tests out."_s;
        return false;
    }
    if (!writeCertificates()) {
        m_errorText = u"The certificates cannot be made in "_s + m_directory.path();
        return false;
    }
    for (int i = 0; i < kTries; ++i) {
        if (startOnFreePorts(program))
            return true;
        m_process.stop();
    }
    return false;
}

} // namespace bowerbird::test
