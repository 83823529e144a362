// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "ui/settingsdialog.h"

#include "ui/animatedchoices.h"
#include "ui/fieldtrouble.h"
#include "ui/filterpage.h"
#include "ui/folderfield.h"
#include "ui/namespage.h"
#include "ui/networkpage.h"
#include "ui/programspage.h"
#include "ui/typechooser.h"

#include <QDialogButtonBox>
#include <QLineEdit>
#include <QPushButton>
#include <QRegularExpression>
#include <QScreen>
#include <QScrollArea>
#include <QSpinBox>
#include <QTabBar>
#include <QTabWidget>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace bowerbird {

namespace {

constexpr int kKilobyte = 1'000;

std::chrono::milliseconds asSeconds(int value)
{
    return std::chrono::seconds(value);
}

} // namespace

SettingsDialog::SettingsDialog(const Settings &settings, QWidget *parent)
    : QDialog(parent)
    , m_settings(settings)
    , m_tabs(new QTabWidget(this))
    , m_names(new NamesPage(this))
    , m_network(new NetworkPage(this))
    , m_programs(new ProgramsPage(this))
    , m_trouble(new FieldTrouble(this))
{
    setWindowTitle(tr("Settings"));
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel, this);
    m_ok = buttons->button(QDialogButtonBox::Ok);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(16, 16, 16, 16);
    layout->setSpacing(8);
    layout->addWidget(m_tabs, 1);
    layout->addWidget(m_trouble);
    layout->addWidget(buttons);
    m_tabs->setDocumentMode(true);
    addPage(makeImagesPage(), tr("&Images"));
    addPage(m_names, tr("&Names"));
    addPage(makeDownloadsPage(), tr("&Downloads"));
    m_filter = new FilterPage(FilterPage::Scope::Defaults, this);
    addPage(m_filter, tr("&Filters"));
    addPage(m_network, tr("Net&work"));
    addPage(makeImgurPage(), tr("Im&gur"));
    addPage(m_programs, tr("&Programs"));
    addPage(makeLookPage(), tr("Loo&k"));
    fitToScreen();

    connect(m_folder, &FolderField::changed, this, &SettingsDialog::check);
    connect(m_types, &TypeChooser::changed, this, &SettingsDialog::check);
    connect(m_filter, &SettingsForm::changed, this, &SettingsDialog::check);
    connect(m_names, &NamesPage::changed, this, &SettingsDialog::check);
    connect(m_network, &NetworkPage::changed, this, &SettingsDialog::check);
    connect(m_programs, &ProgramsPage::changed, this, &SettingsDialog::check);
    connect(m_clientId, &QLineEdit::textChanged, this, &SettingsDialog::check);
    connect(m_tabs, &QTabWidget::currentChanged, this, &SettingsDialog::check);
    connect(buttons, &QDialogButtonBox::accepted, this, &SettingsDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    for (SettingsForm *page : m_pages)
        page->load(settings);
    check();
}

void SettingsDialog::addPage(SettingsForm *page, const QString &title)
{
    auto *area = new QScrollArea(m_tabs); // for small screens
    area->setFrameShape(QFrame::NoFrame);
    area->setWidgetResizable(true);
    area->setWidget(page);
    area->viewport()->setAutoFillBackground(false);
    page->setAutoFillBackground(false);
    m_tabs->addTab(area, title);
    m_pages.push_back(page);
}

// As large as the largest page wants, so that none of them scrolls where there is room.
void SettingsDialog::fitToScreen()
{
    QSize room;
    for (const SettingsForm *page : m_pages)
        room = room.expandedTo(page->sizeHint());
    const int around = m_tabs->tabBar()->sizeHint().height() + m_ok->sizeHint().height() + 48;
    const QSize wanted(room.width() + 40, room.height() + around);
    resize(wanted.boundedTo(screen()->availableSize() - QSize(32, 64)));
}

SettingsForm *SettingsDialog::makeImagesPage()
{
    auto *page = new SettingsForm(this);
    m_folder = new FolderField(page);
    m_types = new TypeChooser(page);
    page->addRow(tr("&Folder"), m_folder);
    page->addRow(tr("Types"), m_types, m_types->linePx());
    m_typesTrouble = page->addTrouble();
    page->bind([this](const Settings &from) { m_folder->setPath(from.download.directory); },
               [this](Settings &to) { to.download.directory = m_folder->path(); });
    page->bind([this](const Settings &from) { m_types->setSelection(from.download.types); },
               [this](Settings &to) { to.download.types = m_types->selection(); });
    page->addChoice<DamagedRule>(
        tr("Images damaged at their &source"), [](Settings &s) -> auto & { return s.download.damaged; },
        {{tr("Keep and mark them"), DamagedRule::Keep}, {tr("Refuse them"), DamagedRule::Refuse}});
    page->addChoice<VerifyMode>(tr("&Proof of an image"), [](Settings &s) -> auto & { return s.download.verify; },
                                {{tr("Decode it (thorough)"), VerifyMode::Decode},
                                 {tr("Walk through its structure (fast)"), VerifyMode::Structure}});
    page->addSwitch(tr("Give files the &time their server names"),
                    [](Settings &s) -> auto & { return s.download.keepsServerTime; });
    page->addSwitch(tr("Write into a file's &attributes where it came from"),
                    [](Settings &s) -> auto & { return s.download.marksOrigin; });
    return page;
}

SettingsForm *SettingsDialog::makeDownloadsPage()
{
    auto *page = new SettingsForm(this);
    const QString seconds = tr(" s", "seconds");
    page->addNumber({.title = tr("Wor&kers"),
                     .load = [](const Settings &s) { return s.workers; },
                     .store = [](Settings &s, int value) { s.workers = value; },
                     .least = kMinWorkers,
                     .most = kMaxWorkers});
    page->addNumber({.title = tr("At once from one &host"),
                     .load = [](const Settings &s) { return s.perHost; },
                     .store = [](Settings &s, int value) { s.perHost = value; },
                     .most = kMaxWorkers,
                     .special = tr("as many as workers")});
    page->addNumber({.title = tr("&Pause between two from one host"),
                     .load = [](const Settings &s) { return s.hostDelay.count(); },
                     .store = [](Settings &s, int value) { s.hostDelay = std::chrono::milliseconds(value); },
                     .most = 600'000,
                     .suffix = tr(" ms", "milliseconds"),
                     .special = tr("none")});
    m_speed = page->addNumber({.title = tr("&Speed of all downloads"),
                               .load = [](const Settings &s) { return s.limitRate / kKilobyte; },
                               .store = [](Settings &s, int value) { s.limitRate = qint64(value) * kKilobyte; },
                               .most = 10'000'000,
                               .suffix = tr(" kB/s"),
                               .special = tr("no limit")});
    page->addNumber({.title = tr("&Attempts after the first"),
                     .load = [](const Settings &s) { return s.retries; },
                     .store = [](Settings &s, int value) { s.retries = value; },
                     .most = 20});
    page->addNumber({.title = tr("Images a &link at most"),
                     .load = [](const Settings &s) { return s.limit; },
                     .store = [](Settings &s, int value) { s.limit = value; },
                     .most = 1'000'000,
                     .special = tr("no limit")});
    page->addNumber({.title = tr("Wait for an answer &up to"),
                     .load = [](const Settings &s) { return s.network.connectTimeout.count() / 1000; },
                     .store = [](Settings &s, int value) { s.network.connectTimeout = asSeconds(value); },
                     .least = 1,
                     .most = 3'600,
                     .suffix = seconds});
    page->addNumber({.title = tr("Wait for &more bytes up to"),
                     .load = [](const Settings &s) { return s.network.stallTimeout.count() / 1000; },
                     .store = [](Settings &s, int value) { s.network.stallTimeout = asSeconds(value); },
                     .least = 1,
                     .most = 3'600,
                     .suffix = seconds});
    page->addSwitch(tr("Show f&ound images first, and download what is chosen"),
                    [](Settings &s) -> auto & { return s.holdsFound; });
    page->addSwitch(tr("Offer to add links that are &copied in other programs"),
                    [](Settings &s) -> auto & { return s.watchesClipboard; });
    return page;
}

SettingsForm *SettingsDialog::makeImgurPage()
{
    auto *page = new SettingsForm(this);
    m_clientId = page->addText(tr("&Client-ID"), [](Settings &s) -> auto & { return s.clientId; }, {});
    m_clientId->setAccessibleName(tr("Client-ID"));
    m_clientId->setMaxLength(200);
    m_clientIdTrouble = page->addTrouble();
    page->addHint(tr("Imgur gives albums and galleries only to programs with a Client-ID, which its owner registers "
                     "at Imgur. The option --client-id and the environment variable IMGUR_CLIENT_ID come before this "
                     "field. Direct links to images need none."));
    page->addChoice<AlbumRule>(
        tr("&Albums in a listing"), [](Settings &s) -> auto & { return s.albums; },
        {{tr("Download their images, too"), AlbumRule::Expand}, {tr("Leave them out"), AlbumRule::Skip}});
    page->addChoice<AnimatedRule>(
        tr("Ani&mated images"), [](Settings &settings) -> auto & { return settings.animated; }, animatedChoices());
    page->addText(tr("Address of the A&PI"), [](Settings &s) -> auto & { return s.imgurApi; }, Settings().imgurApi);
    return page;
}

SettingsForm *SettingsDialog::makeLookPage()
{
    auto *page = new SettingsForm(this);
    page->addChoice<ColorTheme>(
        tr("&Colours"), [](Settings &s) -> auto & { return s.theme; },
        {{tr("As the desktop"), ColorTheme::System}, {tr("Light"), ColorTheme::Light}, {tr("Dark"), ColorTheme::Dark}});
    return page;
}

void SettingsDialog::setNameSamples(const QList<NameFacts> &samples)
{
    m_names->setSamples(samples);
}

void SettingsDialog::showPage(Page page)
{
    m_tabs->setCurrentIndex(static_cast<int>(page));
    if (page == Page::Imgur)
        m_clientId->setFocus();
    else if (page == Page::Downloads)
        m_speed->setFocus();
    else if (page == Page::Images)
        m_folder->setFocus();
    else if (page == Page::Names)
        m_names->setFocus();
}

Settings SettingsDialog::settings() const
{
    Settings result = m_settings;
    for (const SettingsForm *page : m_pages)
        page->store(result);
    if (result.imgurApi.isEmpty())
        result.imgurApi = Settings().imgurApi;
    if (result.aria2.rpcUrl.isEmpty())
        result.aria2.rpcUrl = Settings().aria2.rpcUrl;
    return result;
}

QString SettingsDialog::typesTrouble() const
{
    return m_types->hasAny() ? QString() : tr("Choose at least one type of image.");
}

// Imgur's are fifteen hexadecimal digits today; only what certainly is none is refused.
QString SettingsDialog::clientIdTrouble() const
{
    static const QRegularExpression kClientId(u"^[0-9A-Za-z]*$"_s);
    if (kClientId.match(m_clientId->text().trimmed()).hasMatch())
        return {};
    return tr("A Client-ID consists of letters and digits only.");
}

// A disk that is not plugged in just now must not keep a person from changing something else.
bool SettingsDialog::isFolderNew() const
{
    return m_folder->path().isEmpty() || m_folder->path() != m_settings.download.directory;
}

SettingsDialog::Trouble SettingsDialog::firstTrouble() const
{
    const Trouble troubles[] = {{Page::Images, isFolderNew() ? m_folder->trouble() : QString()},
                                {Page::Images, typesTrouble()},
                                {Page::Names, m_names->trouble()},
                                {Page::Filters, m_filter->trouble()},
                                {Page::Network, m_network->trouble(), false},
                                {Page::Imgur, clientIdTrouble()},
                                {Page::Programs, m_programs->trouble(), false}};
    for (const Trouble &trouble : troubles) {
        if (!trouble.text.isEmpty())
            return trouble;
    }
    return {};
}

void SettingsDialog::check()
{
    m_typesTrouble->tell(typesTrouble());
    m_clientIdTrouble->tell(clientIdTrouble());
    const Trouble trouble = firstTrouble();
    const bool isSeen = trouble.isToldAtItsField && m_tabs->currentIndex() == static_cast<int>(trouble.page);
    m_trouble->tell(isSeen ? QString() : trouble.text);
    m_ok->setEnabled(trouble.text.isEmpty());
}

void SettingsDialog::accept()
{
    if (!m_ok->isEnabled())
        return;
    if (isFolderNew() && !m_folder->prove())
        return showPage(Page::Images);
    Q_EMIT chosen(settings());
    QDialog::accept();
}

} // namespace bowerbird
