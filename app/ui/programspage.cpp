// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "ui/programspage.h"

#include <QLabel>
#include <QLineEdit>
#include <QUrl>

using namespace Qt::StringLiterals;

namespace bowerbird {

namespace {

constexpr std::chrono::milliseconds kTypingPause{300};

} // namespace

ProgramsPage::ProgramsPage(QWidget *parent)
    : SettingsForm(parent)
{
    addGalleryDl();
    addAria2();
    m_versionTimer.setSingleShot(true);
    m_versionTimer.setInterval(kTypingPause);
    connect(&m_versionTimer, &QTimer::timeout, this, &ProgramsPage::showVersion);
    connect(m_galleryDl, &QLineEdit::textChanged, &m_versionTimer, qOverload<>(&QTimer::start));
    connect(m_rpcUrl, &QLineEdit::textChanged, this, &ProgramsPage::changed);
    m_versionTimer.start();
}

void ProgramsPage::addGalleryDl()
{
    m_galleryDl =
        addText(tr("&gallery-dl"), [](Settings &s) -> auto & { return s.galleryDl; }, tr("the one that is installed"));
    m_version = new QLabel(this);
    m_version->setTextFormat(Qt::PlainText);
    m_version->setWordWrap(true);
    addRow({}, m_version);
    addSwitch(tr("Let gallery-dl read its own &configuration"),
              [](Settings &s) -> auto & { return s.usesGalleryDlConfig; });
    addHint(tr("gallery-dl lists links of sites that Bowerbird does not know, and any link with gallery-dl: in front "
               "of it. Its own configuration may hold logins, and filters."));
}

void ProgramsPage::addAria2()
{
    m_rpcUrl =
        addText(tr("Address of a&ria2"), [](Settings &s) -> auto & { return s.aria2.rpcUrl; }, Settings().aria2.rpcUrl);
    QLineEdit *secret = addText(tr("aria2's &secret"), [](Settings &s) -> auto & { return s.aria2.secret; }, {});
    secret->setEchoMode(QLineEdit::Password);
    addText(
        tr("&Folder on aria2's computer"), [](Settings &s) -> auto & { return s.aria2.directory; },
        tr("its own default"));
    addHint(tr("Image > Send to aria2 hands chosen images to an aria2 that was started with --enable-rpc, here or on "
               "another computer."));
}

void ProgramsPage::showVersion()
{
    const QString setting = m_galleryDl->text().trimmed();
    const QString program = findGalleryDl(setting);
    if (program.isEmpty())
        return m_version->setText(setting.isEmpty() ? tr("It is not installed, or not on the PATH.")
                                                    : tr("There is no such program."));
    m_version->setText(program);
    m_versions.ask(program, this, [this, program](const Result<QVersionNumber> &version) {
        if (findGalleryDl(m_galleryDl->text().trimmed()) == program)
            m_version->setText(version ? tr("Version %1, %2", "version, path").arg(version->toString(), program)
                                       : tr("%1 is not gallery-dl.").arg(program));
    });
}

QString ProgramsPage::trouble() const
{
    const QString address = m_rpcUrl->text().trimmed();
    const QUrl url(address, QUrl::StrictMode);
    const bool isWeb = url.scheme() == "http"_L1 || url.scheme() == "https"_L1;
    if (address.isEmpty() || (url.isValid() && isWeb && !url.host().isEmpty()))
        return {};
    return tr("The address of aria2 looks like %1.").arg(Settings().aria2.rpcUrl);
}

} // namespace bowerbird
