// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "ui/addlinksdialog.h"

#include "sources/gallerydlsource.h"
#include "sources/imgurlink.h"
#include "ui/animatedchoices.h"
#include "ui/folderfield.h"
#include "ui/linkmime.h"
#include "ui/patternpreview.h"
#include "ui/statecolors.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QScreen>
#include <QTextCursor>
#include <QTextEdit>
#include <QVBoxLayout>

#include <algorithm>

namespace bowerbird {

namespace {

constexpr std::chrono::milliseconds kTypingPause{150};

} // namespace

AddLinksDialog::AddLinksDialog(const QString &text, const QString &directory, QWidget *parent)
    : QDialog(parent)
    , m_text(new QPlainTextEdit(this))
    , m_count(new QLabel(this))
    , m_patterns(new PatternPreview(this))
    , m_folder(new FolderField(this))
    , m_galleryDl(new QCheckBox(tr("Let &gallery-dl read these links"), this))
    , m_holds(new QCheckBox(tr("&Choose before downloading"), this))
    , m_followsPages(new QCheckBox(tr("&Read the pages that follow, too"), this))
    , m_animatedTitle(new QLabel(tr("Ani&mated images of Imgur:"), this))
    , m_animated(new QComboBox(this))
{
    setWindowTitle(tr("Add Links"));
    auto *hint = new QLabel(tr("&Links to images, albums, galleries or pages, in any text:"), this);
    hint->setBuddy(m_text);
    auto *folderTitle = new QLabel(tr("&Folder for these images:"), this);
    folderTitle->setBuddy(m_folder);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel, this);
    m_ok = buttons->button(QDialogButtonBox::Ok);
    m_ok->setText(tr("Add"));

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(16, 16, 16, 16);
    layout->setSpacing(8);
    // Beside the leading edge: a label that is wider than its text has it where the text's own language begins.
    layout->addWidget(hint, 0, Qt::AlignLeading);
    layout->addWidget(m_text, 1);
    layout->addWidget(m_count, 0, Qt::AlignLeading);
    layout->addWidget(m_patterns);
    layout->addSpacing(8);
    layout->addWidget(folderTitle, 0, Qt::AlignLeading);
    layout->addWidget(m_folder);
    layOutAnimated(*layout);
    layout->addWidget(m_holds);
    layout->addWidget(m_followsPages);
    layout->addWidget(m_galleryDl);
    setTabOrder(m_holds, m_followsPages);
    setTabOrder(m_followsPages, m_galleryDl);
    layout->addSpacing(8);
    layout->addWidget(buttons);
    resize(QSize(640, 440).boundedTo(screen()->availableSize() - QSize(32, 64)));

    setUpText(text);
    m_folder->setPath(directory);

    setHasGalleryDl(false);
    m_holds->setToolTip(tr("The images that are found are listed with small previews, and only those that you choose "
                           "are downloaded."));
    m_holds->setStatusTip(m_holds->toolTip());
    m_followsPages->setToolTip(tr("Where a web page names the one behind it, that is read as well, and so on, as far "
                                  "as the site lets programs do so (robots.txt)."));
    m_followsPages->setStatusTip(m_followsPages->toolTip());

    m_countTimer.setSingleShot(true);
    m_countTimer.setInterval(kTypingPause);
    connect(&m_countTimer, &QTimer::timeout, this, &AddLinksDialog::updateCount);
    connect(m_text, &QPlainTextEdit::textChanged, &m_countTimer, qOverload<>(&QTimer::start));
    connect(m_folder, &FolderField::changed, this, &AddLinksDialog::updateCount);
    connect(buttons, &QDialogButtonBox::accepted, this, &AddLinksDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    updateCount();
}

void AddLinksDialog::setUpText(const QString &text)
{
    m_text->setPlainText(text);
    m_text->setTabChangesFocus(true);
    m_text->setLineWrapMode(QPlainTextEdit::NoWrap);
    m_text->setPlaceholderText(QStringLiteral("https://imgur.com/a/…\nhttps://example.org/photos/[001-120].jpg"));
    m_text->setAccessibleName(tr("Links"));
    m_count->setForegroundRole(QPalette::PlaceholderText);
}

void AddLinksDialog::layOutAnimated(QVBoxLayout &layout)
{
    for (const auto &[text, rule] : animatedChoices())
        m_animated->addItem(text, static_cast<int>(rule));
    m_animatedTitle->setBuddy(m_animated);
    m_animated->setStatusTip(tr("In which form these links' animations are downloaded"));
    auto *row = new QHBoxLayout;
    row->addWidget(m_animatedTitle);
    row->addWidget(m_animated, 1);
    layout.addLayout(row);
    setTabOrder(m_animated, m_holds);
}

void AddLinksDialog::setAnimated(AnimatedRule rule)
{
    m_animated->setCurrentIndex(m_animated->findData(static_cast<int>(rule)));
}

void AddLinksDialog::showAnimatedFor(const QStringList &links)
{
    const bool isImgurs =
        std::ranges::any_of(links, [](const QString &link) { return parseImgurLink(link).kind != ImgurKind::None; });
    m_animatedTitle->setVisible(isImgurs);
    m_animated->setVisible(isImgurs);
}

void AddLinksDialog::setHasGalleryDl(bool hasIt)
{
    m_galleryDl->setEnabled(hasIt);
    m_galleryDl->setToolTip(hasIt ? tr("It knows many sites that Bowerbird does not. Its list is used; Bowerbird "
                                       "downloads the images itself.")
                                  : tr("The program gallery-dl is not installed, or the Settings name another file."));
    m_galleryDl->setStatusTip(m_galleryDl->toolTip());
}

void AddLinksDialog::setHolds(bool holds)
{
    m_holds->setChecked(holds);
}

QStringList AddLinksDialog::links() const
{
    QStringList found = linksIn(m_text->toPlainText());
    if (!m_galleryDl->isChecked())
        return found;
    for (QString &link : found) {
        if (isGalleryDlAddress(link))
            link = withGalleryDlPrefix(link);
    }
    return found;
}

QString AddLinksDialog::directory() const
{
    return m_folder->path();
}

void AddLinksDialog::accept()
{
    const QStringList found = links();
    if (found.isEmpty() || !m_folder->prove())
        return;
    Q_EMIT added(found, directory(),
                 {.holding = m_holds->isChecked() ? LinkIntake::Holding::Hold : LinkIntake::Holding::Queue,
                  .animated = static_cast<AnimatedRule>(m_animated->currentData().toInt()),
                  .followsPages = m_followsPages->isChecked()});
    QDialog::accept();
}

void AddLinksDialog::updateCount()
{
    const QStringList found = links();
    m_patterns->setLinks(found);
    showAnimatedFor(found);
    markWrongPattern();
    const auto count = static_cast<int>(m_patterns->count());
    m_count->setText(count > 0 ? tr("%n link(s) found", nullptr, count) : tr("No link yet"));
    m_ok->setEnabled(count > 0 && m_folder->trouble().isEmpty());
}

void AddLinksDialog::markWrongPattern()
{
    QList<QTextEdit::ExtraSelection> marks;
    const QString &link = m_patterns->wrongLink();
    const qsizetype at = link.isEmpty() ? -1 : m_text->toPlainText().indexOf(link);
    if (at >= 0) {
        QTextEdit::ExtraSelection mark;
        mark.format.setBackground(warningColor(palette()));
        mark.format.setForeground(palette().color(QPalette::Base));
        mark.cursor = QTextCursor(m_text->document());
        mark.cursor.setPosition(static_cast<int>(at + m_patterns->wrongAt()));
        mark.cursor.movePosition(QTextCursor::NextCharacter, QTextCursor::KeepAnchor);
        marks << mark;
    }
    m_text->setExtraSelections(marks);
}

} // namespace bowerbird
