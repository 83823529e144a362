// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "ui/previewpane.h"

#include "engine/downloadmanager.h"
#include "media/prove.h"
#include "media/thumbnailcache.h"
#include "ui/actions.h"
#include "ui/elidedlabel.h"
#include "ui/factspanel.h"
#include "ui/formatting.h"
#include "ui/icons.h"
#include "ui/imageview.h"
#include "ui/jobtext.h"
#include "ui/rowpreviews.h"
#include "ui/statecolors.h"

#include <QFileInfo>
#include <QFrame>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QToolButton>

using namespace Qt::StringLiterals;

namespace bowerbird {

namespace {

constexpr std::chrono::milliseconds kRefreshInterval{50};
constexpr int kTroubleIconPx = 20;
constexpr int kLeastFactsPx = 44; // two lines

QToolButton *flatButton(QLatin1StringView icon, const QString &tip, QWidget *parent)
{
    auto *button = new QToolButton(parent);
    button->setIcon(symbolicIcon(icon));
    button->setAutoRaise(true);
    button->setCheckable(true);
    button->setToolTip(tip);
    button->setAccessibleName(tip);
    return button;
}

QString picturePath(const Job &job)
{
    const bool isDone = job.state == JobState::Finished || job.state == JobState::Skipped;
    return isDone ? job.file.path : QString();
}

bool hasTrouble(const Job &job)
{
    return !jobFailureText(job).isEmpty();
}

} // namespace

PreviewPane::PreviewPane(DownloadManager &manager, ThumbnailCache &thumbnails, QWidget *parent)
    : QWidget(parent)
    , m_manager(manager)
    , m_thumbnails(thumbnails)
    , m_view(new ImageView(this))
    , m_factsArea(new QScrollArea(this))
    , m_facts(new FactsPanel(this))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(8, 0, 8, 8);
    layout->setSpacing(8);
    layout->addWidget(makeHead());
    layout->addWidget(m_view, 1);
    layout->addWidget(makeTrouble());
    layout->addWidget(m_factsArea);
    m_factsArea->setFrameShape(QFrame::NoFrame);
    m_factsArea->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_factsArea->setWidgetResizable(true);
    m_factsArea->setWidget(m_facts);
    m_factsArea->setMinimumHeight(kLeastFactsPx);
    m_factsArea->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Preferred);
    m_factsArea->viewport()->setAutoFillBackground(false);
    m_facts->setAutoFillBackground(false);

    m_refreshTimer.setSingleShot(true);
    m_refreshTimer.setInterval(kRefreshInterval);
    connect(&m_refreshTimer, &QTimer::timeout, this, &PreviewPane::refresh);
    const auto refreshSoon = [this] {
        if (!m_refreshTimer.isActive())
            m_refreshTimer.start();
    };
    connect(&manager, &DownloadManager::jobsChanged, this, [this, refreshSoon](const QList<RowSpan> &spans) {
        const int row = m_manager.rowOf(m_job);
        if (std::ranges::any_of(spans, [row](RowSpan span) { return span.first <= row && row <= span.last; }))
            refreshSoon();
    });
    connect(&manager, &DownloadManager::jobsRemoved, this, refreshSoon);
    connect(&manager, &DownloadManager::jobsReset, this, refreshSoon);
    connect(&manager, &DownloadManager::pausedChanged, this, refreshSoon);
    connect(&thumbnails, &ThumbnailCache::thumbnailsReady, this, [this, refreshSoon](const QList<JobId> &ids) {
        if (ids.contains(m_job) && !m_view->hasImage())
            refreshSoon();
    });
    connect(&m_loader, &ImageLoader::loaded, this, &PreviewPane::takePicture);
    connect(m_view, &ImageView::zoomChanged, this, &PreviewPane::updateZoom);
    connect(m_view, &ImageView::needsDetail, this,
            [this] { loadPicture(m_view->isFitted() ? m_view->pixelRoom() : QSize(kMaxEdgePx, kMaxEdgePx)); });
    refresh();
}

QWidget *PreviewPane::makeHead()
{
    auto *head = new QWidget(this);
    auto *layout = new QHBoxLayout(head);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(4);
    m_name = new ElidedLabel(head);
    QFont bold = m_name->font();
    bold.setBold(true);
    m_name->setFont(bold);
    m_zoom = new QLabel(head);
    m_zoom->setForegroundRole(QPalette::PlaceholderText);
    m_zoom->setAccessibleName(tr("Zoom"));
    m_fit = flatButton("fit"_L1, tr("Fit the picture into the pane (0)"), head);
    m_actualSize = flatButton("actual-size"_L1, tr("Actual size, 100 % (1)"), head);
    layout->addWidget(m_name, 1);
    layout->addWidget(m_zoom);
    layout->addWidget(m_fit);
    layout->addWidget(m_actualSize);
    connect(m_fit, &QToolButton::clicked, m_view, &ImageView::fit);
    connect(m_actualSize, &QToolButton::clicked, m_view, [this] { m_view->setZoom(1); });
    return head;
}

QWidget *PreviewPane::makeTrouble()
{
    m_troubleFrame = new QFrame(this);
    auto *layout = new QHBoxLayout(m_troubleFrame);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);
    m_troubleIcon = new QLabel(m_troubleFrame);
    m_troubleText = new QLabel(m_troubleFrame);
    m_troubleText->setWordWrap(true);
    m_troubleText->setTextFormat(Qt::PlainText);
    m_troubleText->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_retry = new QPushButton(symbolicIcon("retry"_L1), tr("Try Again"), m_troubleFrame);
    layout->addWidget(m_troubleIcon, 0, Qt::AlignTop);
    layout->addWidget(m_troubleText, 1);
    layout->addWidget(m_retry, 0, Qt::AlignTop);
    connect(m_retry, &QPushButton::clicked, this, [this] { Q_EMIT retryRequested(m_job); });
    return m_troubleFrame;
}

std::optional<Job> PreviewPane::current() const
{
    const int row = m_job.isValid() ? m_manager.rowOf(m_job) : -1;
    return row < 0 ? std::nullopt : std::optional(m_manager.jobAt(row));
}

void PreviewPane::setJob(JobId id)
{
    if (id == m_job)
        return;
    m_job = id;
    reload();
}

void PreviewPane::reload()
{
    m_path.clear();
    m_loader.cancel();
    m_view->clear();
    refresh();
}

void PreviewPane::refresh()
{
    const std::optional<Job> job = current();
    m_factsArea->setVisible(job.has_value());
    m_facts->setVisible(job.has_value());
    m_name->setText(job ? jobName(*job) : QString());
    m_troubleFrame->setVisible(job && hasTrouble(*job));
    if (!job) {
        m_path.clear();
        m_loader.cancel();
        m_view->clear(tr("Choose an image in the list to see it here."));
        return;
    }
    m_facts->showJob(*job, m_manager.isPaused());
    fitFacts();
    showTrouble(*job);
    showPicture(*job);
}

void PreviewPane::fitFacts()
{
    m_factsArea->setMaximumHeight(qMax(kLeastFactsPx, m_facts->sizeHint().height())); // it scrolls in a low window
}

void PreviewPane::setSimilarTo(const QString &path)
{
    m_facts->setSimilarTo(path);
    fitFacts();
}

void PreviewPane::showPicture(const Job &job)
{
    const QString path = picturePath(job);
    if (path.isEmpty()) {
        m_path.clear();
        return showThumbnail(job);
    }
    if (path == m_path || !isVisible())
        return;
    if (!QFileInfo::exists(path))
        return m_view->clear(tr("The file is not there any more."));
    m_path = path;
    m_isMovie = job.file.type == ImageType::Gif;
    showThumbnail(job);
    loadPicture(m_view->pixelRoom());
}

void PreviewPane::showThumbnail(const Job &job)
{
    const auto [widthPx, heightPx] = jobDimensions(job);
    const QImage thumbnail = m_thumbnails.thumbnail(job.id);
    if (!thumbnail.isNull() && widthPx > 0)
        m_view->setImage(thumbnail, QSize(widthPx, heightPx));
    else if (const QImage preview = m_previews ? m_previews->image(job.id) : QImage(); !preview.isNull())
        m_view->setImage(preview, widthPx > 0 ? QSize(widthPx, heightPx) : preview.size());
    else if (!m_view->hasImage())
        m_view->clear(jobStateText(job, QDateTime::currentDateTimeUtc(), m_manager.isPaused()));
}

void PreviewPane::setPreviews(const RowPreviews *previews)
{
    m_previews = previews;
    if (!previews)
        return;
    connect(previews, &RowPreviews::ready, this, [this](JobId id) {
        if (id == m_job)
            refresh();
    });
}

void PreviewPane::loadPicture(QSize bound)
{
    if (!m_path.isEmpty())
        m_loader.load(m_path, bound.expandedTo(QSize(64, 64)));
}

void PreviewPane::takePicture(const QString &path, const QImage &image)
{
    const std::optional<Job> job = current();
    if (!job || path != m_path)
        return;
    if (image.isNull()) {
        if (!m_view->hasImage())
            m_view->clear(tr("This kind of picture cannot be shown here. Open shows it in another program."));
        return;
    }
    m_view->setImage(image, QSize(job->file.widthPx, job->file.heightPx));
    if (m_isMovie)
        m_view->playMovie(path);
}

void PreviewPane::showTrouble(const Job &job)
{
    m_troubleText->setText(jobFailureText(job));
    m_retry->setVisible(job.state == JobState::Failed);
    tintTrouble();
}

void PreviewPane::tintTrouble()
{
    const std::optional<Job> job = current();
    const bool isFailed = job && job->state == JobState::Failed;
    const QColor color = isFailed ? stateColor(JobState::Failed, palette()) : warningColor(palette());
    m_troubleIcon->setPixmap(
        symbolicPixmap(isFailed ? "error"_L1 : "warning"_L1, kTroubleIconPx, color, devicePixelRatioF()));
}

QString PreviewPane::trouble() const
{
    return m_troubleFrame->isHidden() ? QString() : m_troubleText->text();
}

void PreviewPane::updateZoom()
{
    const bool hasImage = m_view->hasImage();
    m_zoom->setText(hasImage ? tr("%1 %").arg(qRound(m_view->zoom() * 100)) : QString());
    m_fit->setEnabled(hasImage);
    m_actualSize->setEnabled(hasImage);
    m_fit->setChecked(hasImage && m_view->isFitted());
    m_actualSize->setChecked(hasImage && !m_view->isFitted() && qFuzzyCompare(m_view->zoom(), 1.0));
}

void PreviewPane::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::PaletteChange)
        tintTrouble();
    QWidget::changeEvent(event);
}

void PreviewPane::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    refresh();
}

} // namespace bowerbird
