// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "ui/settingsdialog.h"

#include "ui/folderfield.h"
#include "ui/statecolors.h"
#include "ui/typechooser.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSpinBox>
#include <QTabWidget>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace bowerbird {

namespace {

constexpr qint64 kMebibyte = 1024 * 1024;
constexpr int kLinePx = 32;

QFormLayout *makeForm(QWidget *page)
{
    auto *form = new QFormLayout(page);
    form->setContentsMargins(16, 16, 16, 16);
    form->setHorizontalSpacing(16);
    form->setVerticalSpacing(8);
    form->setFieldGrowthPolicy(QFormLayout::ExpandingFieldsGrow);
    return form;
}

QLabel *makeHint(const QString &text)
{
    auto *hint = new QLabel(text);
    hint->setWordWrap(true);
    hint->setForegroundRole(QPalette::PlaceholderText);
    hint->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Minimum);
    return hint;
}

// Labels stand beside the middle of a field of one line; left alone they stick to its upper edge.
void centreLabels(const QFormLayout *form)
{
    for (int row = 0; row < form->rowCount(); ++row) {
        const QLayoutItem *label = form->itemAt(row, QFormLayout::LabelRole);
        const QLayoutItem *field = form->itemAt(row, QFormLayout::FieldRole);
        if (label && label->widget() && field)
            label->widget()->setMinimumHeight(qMin(kLinePx, field->sizeHint().height()));
    }
}

std::chrono::milliseconds asSeconds(int value)
{
    return std::chrono::seconds(value);
}

} // namespace

SettingsDialog::SettingsDialog(const Settings &settings, QWidget *parent)
    : QDialog(parent)
    , m_settings(settings)
    , m_pages(new QTabWidget(this))
    , m_trouble(new QLabel(this))
{
    setWindowTitle(tr("Settings"));
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel, this);
    m_ok = buttons->button(QDialogButtonBox::Ok);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(16, 16, 16, 16);
    layout->setSpacing(8);
    layout->addWidget(m_pages, 1);
    layout->addWidget(m_trouble);
    layout->addWidget(buttons);
    m_pages->setDocumentMode(true);
    m_pages->addTab(makeImagesPage(), tr("&Images"));
    m_pages->addTab(makeDownloadsPage(), tr("&Downloads"));
    m_pages->addTab(makeImgurPage(), tr("Im&gur"));

    QPalette warning = m_trouble->palette();
    warning.setColor(QPalette::WindowText, warningColor(warning));
    m_trouble->setPalette(warning);
    m_trouble->setWordWrap(true);
    connect(m_folder, &FolderField::changed, this, &SettingsDialog::check);
    connect(m_types, &TypeChooser::changed, this, &SettingsDialog::check);
    connect(buttons, &QDialogButtonBox::accepted, this, &SettingsDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    for (const QFormLayout *form : findChildren<QFormLayout *>())
        centreLabels(form);
    load(settings);
    check();
}

QWidget *SettingsDialog::makeImagesPage()
{
    auto *page = new QWidget(this);
    QFormLayout *form = makeForm(page);
    m_folder = new FolderField(page);
    m_types = new TypeChooser(page);
    form->addRow(tr("&Folder"), m_folder);
    form->addRow(tr("Types"), m_types);
    m_bindings.push_back({[this](const Settings &from) { m_folder->setPath(from.download.directory); },
                          [this](Settings &to) { to.download.directory = m_folder->path(); }});
    m_bindings.push_back({[this](const Settings &from) { m_types->setSelection(from.download.types); },
                          [this](Settings &to) { to.download.types = m_types->selection(); }});
    addChoice<ConflictRule>(form, tr("When a &name is taken"),
                            [](Settings &s) -> auto & { return s.download.onConflict; },
                            {{tr("Give the new file another name"), ConflictRule::Rename},
                             {tr("Leave the new image out"), ConflictRule::Skip},
                             {tr("Replace the old file"), ConflictRule::Overwrite}});
    addChoice<DamagedRule>(form, tr("Images &damaged at their source"),
                           [](Settings &s) -> auto & { return s.download.damaged; },
                           {{tr("Keep and mark them"), DamagedRule::Keep}, {tr("Refuse them"), DamagedRule::Refuse}});
    addChoice<VerifyMode>(form, tr("&Proof of an image"), [](Settings &s) -> auto & { return s.download.verify; },
                          {{tr("Decode it (thorough)"), VerifyMode::Decode},
                           {tr("Walk through its structure (fast)"), VerifyMode::Structure}});
    addChoice<ColorTheme>(
        form, tr("&Colours"), [](Settings &s) -> auto & { return s.theme; },
        {{tr("As the desktop"), ColorTheme::System}, {tr("Light"), ColorTheme::Light}, {tr("Dark"), ColorTheme::Dark}});
    return page;
}

QWidget *SettingsDialog::makeDownloadsPage()
{
    auto *page = new QWidget(this);
    QFormLayout *form = makeForm(page);
    const QString seconds = tr(" s", "seconds");
    addNumber(
        form, tr("&Workers"), [](const Settings &s) { return s.workers; },
        [](Settings &s, int value) { s.workers = value; }, kMinWorkers, kMaxWorkers, {});
    addNumber(
        form, tr("At once from one &host"), [](const Settings &s) { return s.perHost; },
        [](Settings &s, int value) { s.perHost = value; }, 0, kMaxWorkers, {}, tr("as many as workers"));
    addNumber(
        form, tr("&Attempts after the first"), [](const Settings &s) { return s.retries; },
        [](Settings &s, int value) { s.retries = value; }, 0, 20, {});
    addNumber(
        form, tr("Images a &link at most"), [](const Settings &s) { return s.limit; },
        [](Settings &s, int value) { s.limit = value; }, 0, 1'000'000, {}, tr("no limit"));
    addNumber(
        form, tr("&Largest image"), [](const Settings &s) { return s.download.maxBytes / kMebibyte; },
        [](Settings &s, int value) { s.download.maxBytes = value * kMebibyte; }, 0, 1'000'000, tr(" MB"),
        tr("no limit"));
    addNumber(
        form, tr("Wait for an answer &up to"),
        [](const Settings &s) { return s.network.connectTimeout.count() / 1000; },
        [](Settings &s, int value) { s.network.connectTimeout = asSeconds(value); }, 1, 3'600, seconds);
    addNumber(
        form, tr("Wait for &more bytes up to"), [](const Settings &s) { return s.network.stallTimeout.count() / 1000; },
        [](Settings &s, int value) { s.network.stallTimeout = asSeconds(value); }, 1, 3'600, seconds);
    addText(
        form, tr("U&ser agent"), [](Settings &s) -> auto & { return s.network.userAgent; }, tr("the program's own"));
    return page;
}

QWidget *SettingsDialog::makeImgurPage()
{
    auto *page = new QWidget(this);
    QFormLayout *form = makeForm(page);
    m_clientId = new QLineEdit(page);
    m_clientId->setAccessibleName(tr("Client-ID"));
    m_clientId->setMaxLength(200);
    form->addRow(tr("&Client-ID"), m_clientId);
    m_bindings.push_back({[this](const Settings &from) { m_clientId->setText(from.clientId); },
                          [this](Settings &to) { to.clientId = m_clientId->text().trimmed(); }});
    form->addRow({}, makeHint(tr("Imgur gives albums and galleries only to programs with a Client-ID, which its owner "
                                 "registers at Imgur. The option --client-id and the environment variable "
                                 "IMGUR_CLIENT_ID come before this field. Direct links to images need none.")));
    addChoice<AlbumRule>(
        form, tr("&Albums in a listing"), [](Settings &s) -> auto & { return s.albums; },
        {{tr("Download their images, too"), AlbumRule::Expand}, {tr("Leave them out"), AlbumRule::Skip}});
    addText(form, tr("Address of the A&PI"), [](Settings &s) -> auto & { return s.imgurApi; }, Settings().imgurApi);
    return page;
}

template<typename Value>
QWidget *SettingsDialog::addChoice(QFormLayout *form, const QString &title, std::function<Value &(Settings &)> field,
                                   const QList<std::pair<QString, Value>> &choices)
{
    auto *box = new QComboBox(this);
    for (const auto &[text, value] : choices)
        box->addItem(text, static_cast<int>(value));
    form->addRow(title, box);
    m_bindings.push_back({[box, field](const Settings &from) {
                              Settings copy = from;
                              box->setCurrentIndex(box->findData(static_cast<int>(field(copy))));
                          },
                          [box, field](Settings &to) { field(to) = static_cast<Value>(box->currentData().toInt()); }});
    return box;
}

void SettingsDialog::addNumber(QFormLayout *form, const QString &title, std::function<qint64(const Settings &)> load,
                               std::function<void(Settings &, int)> store, int least, int most, const QString &suffix,
                               const QString &special)
{
    auto *box = new QSpinBox(this);
    box->setRange(least, most);
    box->setSuffix(suffix);
    box->setSpecialValueText(special);
    form->addRow(title, box);
    m_bindings.push_back({[box, load](const Settings &from) { box->setValue(static_cast<int>(load(from))); },
                          [box, store](Settings &to) { store(to, box->value()); }});
}

void SettingsDialog::addText(QFormLayout *form, const QString &title, std::function<QString &(Settings &)> field,
                             const QString &placeholder)
{
    auto *line = new QLineEdit(this);
    line->setPlaceholderText(placeholder);
    form->addRow(title, line);
    m_bindings.push_back({[line, field](const Settings &from) {
                              Settings copy = from;
                              line->setText(field(copy));
                          },
                          [line, field](Settings &to) { field(to) = line->text().trimmed(); }});
}

void SettingsDialog::showPage(Page page)
{
    m_pages->setCurrentIndex(static_cast<int>(page));
    if (page == Page::Imgur)
        m_clientId->setFocus();
}

void SettingsDialog::load(const Settings &settings)
{
    for (const Binding &binding : m_bindings)
        binding.load(settings);
}

Settings SettingsDialog::settings() const
{
    Settings result = m_settings;
    for (const Binding &binding : m_bindings)
        binding.store(result);
    if (result.imgurApi.isEmpty())
        result.imgurApi = Settings().imgurApi;
    return result;
}

void SettingsDialog::check()
{
    QString trouble = m_folder->trouble();
    if (trouble.isEmpty() && !m_types->hasAny())
        trouble = tr("Choose at least one type of image.");
    m_trouble->setText(trouble);
    m_trouble->setVisible(!trouble.isEmpty());
    m_ok->setEnabled(trouble.isEmpty());
}

void SettingsDialog::accept()
{
    if (!m_ok->isEnabled())
        return;
    Q_EMIT chosen(settings());
    QDialog::accept();
}

} // namespace bowerbird
