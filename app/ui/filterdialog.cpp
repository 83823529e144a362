// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "ui/filterdialog.h"

#include "core/redact.h"
#include "ui/elidedlabel.h"
#include "ui/filteredimages.h"
#include "ui/filterpage.h"
#include "ui/filtertext.h"

#include <QDialogButtonBox>
#include <QLabel>
#include <QPointer>
#include <QPushButton>
#include <QScreen>
#include <QScrollArea>
#include <QVBoxLayout>

namespace bowerbird {

namespace {

constexpr std::chrono::milliseconds kTypingPause{120};

Settings asSettings(const DownloadOptions &options)
{
    Settings settings;
    settings.download = options;
    return settings;
}

} // namespace

FilterDialog::FilterDialog(FilteredImages &images, qint64 collection, QWidget *parent)
    : QDialog(parent)
    , m_images(images)
    , m_collection(collection)
    , m_before(images.optionsOf(collection))
    , m_page(new FilterPage(FilterPage::Scope::Collection, this))
    , m_count(new QLabel(this))
{
    setWindowTitle(tr("Filter"));
    auto *link = new ElidedLabel(this);
    link->setText(redactedUrl(images.linkOf(collection)));
    auto *area = new QScrollArea(this); // for small screens
    area->setFrameShape(QFrame::NoFrame);
    area->setWidgetResizable(true);
    area->setWidget(m_page);
    area->viewport()->setAutoFillBackground(false);
    m_page->setAutoFillBackground(false);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel, this);
    m_ok = buttons->button(QDialogButtonBox::Ok);
    m_showAll = buttons->addButton(tr("&Show All"), QDialogButtonBox::ActionRole);
    m_showAll->setToolTip(tr("Bring everything that is hidden into the list, where it waits to be chosen"));
    m_count->setWordWrap(true);
    m_count->setTextFormat(Qt::PlainText);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(16, 16, 16, 16);
    layout->setSpacing(8);
    layout->addWidget(link);
    layout->addWidget(area, 1);
    layout->addWidget(m_count);
    layout->addWidget(buttons);
    const QSize wanted = m_page->sizeHint() + QSize(64, 160);
    resize(wanted.boundedTo(screen()->availableSize() - QSize(32, 64)));

    m_page->load(asSettings(m_before));
    m_countTimer.setSingleShot(true);
    m_countTimer.setInterval(kTypingPause);
    connect(&m_countTimer, &QTimer::timeout, this, &FilterDialog::count);
    connect(m_page, &SettingsForm::changed, this, &FilterDialog::check);
    connect(&images, &FilteredImages::changed, this, [this](qint64 id) { // more was found
        if (id == m_collection)
            check();
    });
    connect(m_showAll, &QPushButton::clicked, this, [this] {
        m_images.showAll(m_collection);
        reject();
    });
    connect(buttons, &QDialogButtonBox::accepted, this, &FilterDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    check();
}

DownloadOptions FilterDialog::options() const
{
    Settings settings = asSettings(m_before);
    m_page->store(settings);
    return settings.download;
}

QString FilterDialog::countText() const
{
    return m_count->text();
}

void FilterDialog::check()
{
    m_ok->setEnabled(m_page->trouble().isEmpty());
    m_showAll->setEnabled(m_images.tally(m_collection).hiddenKept > 0);
    m_countTimer.start();
}

void FilterDialog::count()
{
    if (!m_ok->isEnabled())
        return m_count->clear();
    m_images.judge(m_collection, options(), [self = QPointer(this)](const FilteredImages::Tally &tally) {
        if (!self)
            return;
        self->m_counted = tally;
        self->m_count->setText(filterSentences(tally));
        self->m_page->tellGivenUp(tally.isTextGivenUp);
    });
}

void FilterDialog::accept()
{
    if (!m_ok->isEnabled())
        return;
    // The same filter once more hides what was shown in spite of it.
    const bool isShownAnyway = m_counted && m_counted->shown != m_images.tally(m_collection).shown;
    if (const DownloadOptions chosen = options(); chosen != m_before || isShownAnyway)
        m_images.setFilter(m_collection, chosen);
    QDialog::accept();
}

} // namespace bowerbird
