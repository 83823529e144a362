// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "ui/networkpage.h"

#include "ui/filefield.h"
#include "ui/logintable.h"

#include <QLineEdit>
#include <QPlainTextEdit>
#include <QRegularExpression>
#include <QUrl>

using namespace Qt::StringLiterals;

namespace bowerbird {

NetworkPage::NetworkPage(QWidget *parent)
    : SettingsForm(parent)
{
    addProxy();
    addRequests();
    addFiles();
    showProxyFields();
}

void NetworkPage::addProxy()
{
    m_proxyMode = addChoice<ProxyMode>(tr("&Proxy"), [](Settings &s) -> auto & { return s.network.proxyMode; },
                                       {{tr("As the system says"), ProxyMode::System},
                                        {tr("None"), ProxyMode::None},
                                        {tr("This one"), ProxyMode::Manual}});
    m_proxy = addText(
        tr("Proxy's &address"), [](Settings &s) -> auto & { return s.network.proxy; }, u"socks5h://localhost:1080"_s);
    m_exceptions = new QLineEdit(this);
    m_exceptions->setPlaceholderText(u"localhost, .example.org"_s);
    addRow(tr("Hosts without it"), m_exceptions);
    bind([this](const Settings &from) { m_exceptions->setText(from.network.proxyExceptions.join(u", "_s)); },
         [this](Settings &to) {
             static const QRegularExpression kGap(u"[,;\\s]+"_s);
             to.network.proxyExceptions = m_exceptions->text().split(kGap, Qt::SkipEmptyParts);
         });
    connect(m_proxyMode, &QComboBox::currentIndexChanged, this, &NetworkPage::showProxyFields);
}

void NetworkPage::showProxyFields()
{
    const bool isManual = m_proxyMode->currentData().toInt() == static_cast<int>(ProxyMode::Manual);
    m_proxy->setEnabled(isManual);
    m_exceptions->setEnabled(isManual);
    Q_EMIT changed();
}

void NetworkPage::addRequests()
{
    addSwitch(tr("Use HTTP/&2 where the server offers it"),
              [](Settings &s) -> auto & { return s.network.allowsHttp2; });
    addText(tr("&User agent"), [](Settings &s) -> auto & { return s.network.userAgent; }, tr("the program's own"));
    addText(
        tr("&Referer"), [](Settings &s) -> auto & { return s.network.referer; },
        tr("the page, where a site asks for it"));
    m_headers =
        addLines(tr("More &headers"), [](Settings &s) -> auto & { return s.network.headers; }, u"X-Name: value"_s);
}

void NetworkPage::addFiles()
{
    m_cookies = new FileField(tr("File of cookies"), tr("Cookies in Netscape's format (*.txt);;All files (*)"), this);
    m_certificates = new FileField(tr("File of certificates"), tr("Certificates (*.pem *.crt);;All files (*)"), this);
    m_logins = new LoginTable(this);
    addRow(tr("C&ookies"), m_cookies);
    addRow(tr("Certificates &trusted, too"), m_certificates);
    addRow(tr("&Logins"), m_logins);
    addHint(tr("Referer, headers, cookies and logins go to the hosts of images and pages only, never to a site's "
               "programming interface."));
    bind([this](const Settings &from) { m_cookies->setPath(from.network.cookieFile); },
         [this](Settings &to) { to.network.cookieFile = m_cookies->path(); });
    bind([this](const Settings &from) { m_certificates->setPath(from.network.caCertFile); },
         [this](Settings &to) { to.network.caCertFile = m_certificates->path(); });
    bind([this](const Settings &from) { m_logins->setLogins(from.network.logins); },
         [this](Settings &to) { to.network.logins = m_logins->logins(); });
    connect(m_cookies, &FileField::changed, this, &NetworkPage::changed);
    connect(m_certificates, &FileField::changed, this, &NetworkPage::changed);
}

QString NetworkPage::trouble() const
{
    for (const QString &trouble : {proxyTrouble(), headerTrouble(), m_cookies->trouble(), m_certificates->trouble()}) {
        if (!trouble.isEmpty())
            return trouble;
    }
    return {};
}

QString NetworkPage::proxyTrouble() const
{
    static const QStringList kSchemes{u"http"_s, u"https"_s, u"socks4a"_s, u"socks5"_s, u"socks5h"_s};
    if (!m_proxy->isEnabled())
        return {};
    const QUrl url(m_proxy->text().trimmed(), QUrl::StrictMode);
    if (!url.isValid() || url.host().isEmpty() || !kSchemes.contains(url.scheme()))
        return tr("Give the proxy as an address such as http://proxy:3128 or socks5h://localhost:1080.");
    return {};
}

QString NetworkPage::headerTrouble() const
{
    static const QRegularExpression kHeader(uR"(^[!#$%&'*+.^_`|~0-9A-Za-z-]+:)"_s);
    for (const QString &line : m_headers->toPlainText().split(u'\n')) {
        if (!line.trimmed().isEmpty() && !kHeader.match(line.trimmed()).hasMatch())
            return tr("The header '%1' has no name. Write a header as Name: value.").arg(line.trimmed());
    }
    return {};
}

} // namespace bowerbird
