// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "ui/exportdialog.h"

#include "store/settingsstore.h"
#include "ui/fieldtrouble.h"
#include "ui/formatting.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QFormLayout>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QScreen>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace bowerbird {

namespace {

const QString kMemoryKey = u"export"_s;
constexpr int kUsualWidth = 80; // characters

struct FormatWords
{
    QString name;
    QString about;
};

FormatWords wordsFor(ExportFormat format)
{
    switch (format) {
    case ExportFormat::ContactSheet:
        return {ExportDialog::tr("Contact sheet (HTML)"),
                ExportDialog::tr("A page with all pictures, to look at in any browser or to send to somebody.")};
    case ExportFormat::Csv:
        return {ExportDialog::tr("Table (CSV)"), ExportDialog::tr("Everything that is known, for a spreadsheet.")};
    case ExportFormat::JsonLines:
        return {ExportDialog::tr("JSON Lines"), ExportDialog::tr("Everything that is known, for scripts.")};
    case ExportFormat::Markdown:
        return {ExportDialog::tr("Markdown"), ExportDialog::tr("A readable list of links, for notes and wikis.")};
    case ExportFormat::Aria2:
        return {ExportDialog::tr("Input file for aria2"),
                ExportDialog::tr("The addresses with names and checksums; aria2c -i downloads them.")};
    case ExportFormat::Metalink:
        return {ExportDialog::tr("Metalink 4"),
                ExportDialog::tr("Addresses, mirrors, sizes and checksums, for any download manager.")};
    case ExportFormat::Checksums:
        break;
    }
    return {ExportDialog::tr("Checksums (SHA256SUMS)"),
            ExportDialog::tr("Of the downloaded files; sha256sum -c tells whether they have changed.")};
}

} // namespace

ExportDialog::ExportDialog(SettingsStore &store, qsizetype selected, qsizetype listed, const QString &directory,
                           QWidget *parent)
    : QDialog(parent)
    , m_store(store)
    , m_scope(new QComboBox(this))
    , m_format(new QComboBox(this))
    , m_about(new QLabel(this))
    , m_pictures(new QComboBox(this))
    , m_path(new QLineEdit(this))
    , m_trouble(new FieldTrouble(this))
    , m_note(new QLabel(this))
    , m_form(new QFormLayout)
{
    setWindowTitle(tr("Export"));
    addScopes(selected, listed);
    addFormats();
    m_pictures->addItem(tr("Small copies within the page"), QVariant::fromValue(SheetPictures::Embedded));
    m_pictures->addItem(tr("The downloaded files where they are"), QVariant::fromValue(SheetPictures::Linked));
    for (QLabel *label : {m_about, m_note}) {
        label->setWordWrap(true);
        label->setForegroundRole(QPalette::PlaceholderText);
        label->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred); // as wide as the fields
    }

    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel, this);
    m_ok = buttons->button(QDialogButtonBox::Ok);
    m_ok->setText(tr("Export"));
    m_form->setFieldGrowthPolicy(QFormLayout::ExpandingFieldsGrow);
    m_form->addRow(tr("&Images:"), m_scope);
    m_form->addRow(tr("&Kind of list:"), m_format);
    m_form->addRow(QString(), m_about);
    m_form->addRow(tr("&Pictures:"), m_pictures);
    m_form->addRow(tr("Fi&le:"), makePathRow());
    m_form->addRow(QString(), m_trouble);
    m_form->addRow(QString(), m_note);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(16, 16, 16, 16);
    layout->setSpacing(8);
    layout->addLayout(m_form);
    layout->addStretch(1);
    layout->addWidget(buttons);

    recall(directory);
    connect(m_format, &QComboBox::currentIndexChanged, this, &ExportDialog::followFormat);
    connect(m_path, &QLineEdit::textChanged, this, &ExportDialog::check);
    connect(buttons, &QDialogButtonBox::accepted, this, &ExportDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    followFormat();
    const int usualWidth = fontMetrics().averageCharWidth() * kUsualWidth; // a path can be read
    resize(QSize(usualWidth, sizeHint().height())
               .expandedTo(sizeHint())
               .boundedTo(screen()->availableSize() - QSize(32, 64)));
}

void ExportDialog::addScopes(qsizetype selected, qsizetype listed)
{
    const auto count = [](qsizetype number) { return formatCount(static_cast<int>(number)); };
    if (selected > 0)
        m_scope->addItem(tr("The selected ones (%1)").arg(count(selected)),
                         QVariant::fromValue(ExportScope::Selection));
    if (listed > 0)
        m_scope->addItem(tr("All in the list (%1)").arg(count(listed)), QVariant::fromValue(ExportScope::List));
    m_scope->addItem(tr("Everything ever downloaded"), QVariant::fromValue(ExportScope::History));
    m_scope->setCurrentIndex(selected == 1 && listed > 1 ? 1 : 0); // a single row is always chosen, hardly on purpose
}

void ExportDialog::addFormats()
{
    for (const ExportFormat each : kExportFormats)
        m_format->addItem(wordsFor(each).name, QVariant::fromValue(each));
}

QWidget *ExportDialog::makePathRow()
{
    auto *row = new QWidget(this);
    auto *layout = new QHBoxLayout(row);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_path, 1);
    auto *browseButton = new QPushButton(tr("B&rowse…"), row);
    layout->addWidget(browseButton);
    m_path->setAccessibleName(tr("File"));
    row->setFocusProxy(m_path);
    connect(browseButton, &QPushButton::clicked, this, &ExportDialog::browse);
    return row;
}

ExportFormat ExportDialog::format() const
{
    return m_format->currentData().value<ExportFormat>();
}

ExportChoice ExportDialog::choice() const
{
    return {.scope = m_scope->currentData().value<ExportScope>(),
            .format = format(),
            .pictures = m_pictures->currentData().value<SheetPictures>(),
            .path = QDir::cleanPath(m_path->text().trimmed())};
}

void ExportDialog::recall(const QString &directory)
{
    const QJsonObject memory = QJsonDocument::fromJson(m_store.windowState(kMemoryKey)).object();
    const auto known = formatFromName(memory.value("format"_L1).toString()).value_or(ExportFormat::ContactSheet);
    m_format->setCurrentIndex(m_format->findData(QVariant::fromValue(known)));
    m_pictures->setCurrentIndex(memory.value("linked"_L1).toBool() ? 1 : 0);
    const QString folder = memory.value("folder"_L1).toString();
    const QString wanted = QFileInfo(folder).isDir() ? folder : directory;
    m_path->setText(QDir(QFileInfo(wanted).isDir() ? wanted : QDir::homePath()).filePath(usualFileName(known)));
}

void ExportDialog::remember() const
{
    const ExportChoice made = choice();
    m_store.setWindowState(kMemoryKey, QJsonDocument(QJsonObject{{u"format"_s, formatName(made.format)},
                                                                 {u"linked"_s, made.pictures == SheetPictures::Linked},
                                                                 {u"folder"_s, QFileInfo(made.path).absolutePath()}})
                                           .toJson(QJsonDocument::Compact));
}

// The file's name follows the kind of list as long as it is the usual one of some kind, or ends like one.
void ExportDialog::followFormat()
{
    m_about->setText(wordsFor(format()).about);
    const bool isSheet = format() == ExportFormat::ContactSheet;
    m_pictures->setVisible(isSheet);
    m_form->labelForField(m_pictures)->setVisible(isSheet);
    const QFileInfo file(m_path->text().trimmed());
    const bool isUsual = std::ranges::any_of(
        kExportFormats, [&file](ExportFormat each) { return file.fileName() == usualFileName(each); });
    const QString usual = usualFileName(format());
    if (isUsual)
        m_path->setText(file.dir().filePath(usual));
    else if (format() != ExportFormat::Checksums && formatOfFile(file.filePath()).value_or(format()) != format())
        m_path->setText(file.dir().filePath(file.completeBaseName() + u'.' + usual.section(u'.', -1)));
    check();
}

void ExportDialog::browse()
{
    auto *dialog = new QFileDialog(this, tr("Export To"), m_path->text());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setOption(QFileDialog::DontConfirmOverwrite); // said below the field
    connect(dialog, &QFileDialog::fileSelected, m_path, &QLineEdit::setText);
    dialog->open();
}

QString ExportDialog::pathTrouble() const
{
    const QString path = m_path->text().trimmed();
    const QFileInfo file(path);
    if (path.isEmpty() || file.isRelative())
        return tr("Enter the whole path of a file, or choose one with Browse.");
    if (file.isDir())
        return tr("This is a folder; add the name of a file.");
    if (!file.dir().exists())
        return tr("There is no folder %1.").arg(isolated(file.path()));
    if (!QFileInfo(file.path()).isWritable())
        return tr("Nothing can be written to the folder %1.").arg(isolated(file.path()));
    return {};
}

void ExportDialog::check()
{
    const QString trouble = pathTrouble();
    m_trouble->tell(trouble);
    const bool exists = trouble.isEmpty() && QFileInfo::exists(m_path->text().trimmed());
    m_note->setText(exists ? tr("The file is there already and will be replaced.")
                           : tr("Passwords and tokens in addresses are left out."));
    m_note->setVisible(trouble.isEmpty());
    m_ok->setEnabled(trouble.isEmpty());
}

void ExportDialog::accept()
{
    check(); // the folder may have gone
    if (!m_ok->isEnabled())
        return;
    remember();
    Q_EMIT chosen(choice());
    QDialog::accept();
}

} // namespace bowerbird
