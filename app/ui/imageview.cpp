// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "ui/imageview.h"

#include "ui/icons.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QWheelEvent>

#include <cmath>

using namespace Qt::StringLiterals;

namespace bowerbird {

namespace {

constexpr int kCheckPx = 8;
constexpr double kZoomStep = 1.25;
constexpr int kPanStepPx = 48;
constexpr int kPlaceholderPx = 48;
constexpr double kWheelNotch = 120; // eighths of a degree, as Qt counts them

QPixmap checkerboard(const QPalette &palette)
{
    QPixmap tile(2 * kCheckPx, 2 * kCheckPx);
    tile.fill(palette.color(QPalette::Base));
    QPainter painter(&tile);
    painter.fillRect(0, 0, kCheckPx, kCheckPx, palette.color(QPalette::Midlight));
    painter.fillRect(kCheckPx, kCheckPx, kCheckPx, kCheckPx, palette.color(QPalette::Midlight));
    return tile;
}

} // namespace

ImageView::ImageView(QWidget *parent)
    : QWidget(parent)
{
    setFocusPolicy(Qt::StrongFocus);
    setAccessibleName(tr("Picture"));
}

ImageView::~ImageView() = default;

void ImageView::clear(const QString &message)
{
    m_movie.reset();
    m_pixmap = {};
    m_original = {};
    m_message = message;
    m_isFitted = true;
    m_offset = {};
    unsetCursor();
    Q_EMIT zoomChanged();
    update();
}

void ImageView::setImage(const QImage &image, QSize original)
{
    m_movie.reset();
    m_pixmap = QPixmap::fromImage(image);
    m_original = original.isEmpty() ? image.size() : original;
    m_hasAskedForDetail = false;
    keepInSight();
    noticeZoom();
    update();
}

void ImageView::playMovie(const QString &path)
{
    auto movie = std::make_unique<QMovie>(path);
    if (!movie->isValid())
        return;
    connect(movie.get(), &QMovie::frameChanged, this, [this] {
        m_pixmap = m_movie->currentPixmap();
        m_original = m_pixmap.size();
        update();
    });
    m_movie = std::move(movie);
    m_movie->start();
    noticeZoom();
}

bool ImageView::isPlaying() const
{
    return m_movie && m_movie->state() == QMovie::Running;
}

QSize ImageView::pixelRoom() const
{
    return (QSizeF(size()) * devicePixelRatioF()).toSize();
}

double ImageView::fittingZoom() const
{
    if (m_original.isEmpty())
        return 1;
    const QSize room = pixelRoom();
    return qMin(1.0, qMin(double(room.width()) / m_original.width(), double(room.height()) / m_original.height()));
}

double ImageView::zoom() const
{
    return m_isFitted ? fittingZoom() : m_zoom;
}

QSizeF ImageView::shownSize() const
{
    return QSizeF(m_original) * zoom() / devicePixelRatioF();
}

QRectF ImageView::target() const
{
    QRectF area(QPointF(), shownSize());
    area.moveCenter(QRectF(rect()).center() + (m_isFitted ? QPointF() : m_offset));
    area.moveTopLeft(QPointF(std::round(area.x()), std::round(area.y())));
    return area;
}

void ImageView::fit()
{
    m_isFitted = true;
    m_offset = {};
    noticeZoom();
    Q_EMIT placeChanged();
}

ImageView::Place ImageView::place() const
{
    const QSizeF shown = shownSize();
    if (shown.isEmpty() || width() <= 0)
        return {};
    return {.isFitted = m_isFitted,
            .scale = shown.width() / width(),
            .offset = {m_offset.x() / shown.width(), m_offset.y() / shown.height()}};
}

void ImageView::setPlace(const Place &place)
{
    m_isFitted = place.isFitted || !hasImage();
    m_offset = {};
    if (!m_isFitted) {
        m_zoom = qBound(kLeastZoom, place.scale * width() * devicePixelRatioF() / m_original.width(), kMostZoom);
        const QSizeF shown = shownSize();
        m_offset = {place.offset.x() * shown.width(), place.offset.y() * shown.height()};
        keepInSight();
    }
    noticeZoom();
}

void ImageView::setZoom(double zoom)
{
    zoomAround(QRectF(rect()).center(), zoom);
}

void ImageView::zoomAround(QPointF point, double zoom)
{
    if (!hasImage())
        return;
    const double before = this->zoom();
    const QPointF fromMiddle = point - target().center();
    m_offset = m_isFitted ? QPointF() : m_offset;
    m_zoom = qBound(kLeastZoom, zoom, kMostZoom);
    m_isFitted = false;
    m_offset += fromMiddle * (1 - m_zoom / before);
    keepInSight();
    noticeZoom();
    Q_EMIT placeChanged();
}

void ImageView::moveBy(QPointF distance)
{
    m_offset += distance;
    keepInSight();
    update();
    Q_EMIT placeChanged();
}

// No further than until the picture's edge meets the widget's.
void ImageView::keepInSight()
{
    const QSizeF shown = shownSize();
    const double x = qMax(0.0, (shown.width() - width()) / 2);
    const double y = qMax(0.0, (shown.height() - height()) / 2);
    m_offset = QPointF(qBound(-x, m_offset.x(), x), qBound(-y, m_offset.y(), y));
}

void ImageView::noticeZoom()
{
    const bool canMove = hasImage() && (shownSize().width() > width() + 1 || shownSize().height() > height() + 1);
    canMove ? setCursor(Qt::OpenHandCursor) : unsetCursor();
    if (hasImage() && !m_movie && !m_hasAskedForDetail && zoom() * m_original.width() > m_pixmap.width() * 1.01) {
        m_hasAskedForDetail = true;
        Q_EMIT needsDetail();
    }
    Q_EMIT zoomChanged();
    update();
}

void ImageView::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), palette().color(QPalette::Base));
    if (!hasImage())
        return paintMessage(painter);
    const QRectF area = target();
    if (m_pixmap.hasAlphaChannel()) {
        painter.setBrushOrigin(area.topLeft());
        painter.fillRect(area, QBrush(checkerboard(palette())));
    }
    painter.setRenderHint(QPainter::SmoothPixmapTransform, zoom() < 4); // beyond, the pixels are what one wants to see
    painter.drawPixmap(area, m_pixmap, QRectF(m_pixmap.rect()));
    if (hasFocus()) {
        painter.setPen(QPen(palette().color(QPalette::Highlight), 1));
        painter.drawRect(rect().adjusted(0, 0, -1, -1));
    }
}

void ImageView::paintMessage(QPainter &painter) const
{
    const QColor faint = palette().color(QPalette::PlaceholderText);
    const QPixmap icon = symbolicPixmap("image"_L1, kPlaceholderPx, faint, devicePixelRatioF());
    const QRect room = rect().adjusted(16, 16, -16, -16);
    const int flags = static_cast<int>(Qt::AlignHCenter | Qt::AlignTop) | Qt::TextWordWrap;
    const QRect text = fontMetrics().boundingRect(room, flags, m_message);
    const int top = rect().center().y() - (kPlaceholderPx + 8 + text.height()) / 2;
    painter.drawPixmap(QPointF(rect().center().x() - kPlaceholderPx / 2.0, top), icon);
    painter.setPen(faint);
    painter.drawText(QRect(room.left(), top + kPlaceholderPx + 8, room.width(), text.height()), flags, m_message);
}

void ImageView::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    keepInSight();
    noticeZoom();
}

void ImageView::wheelEvent(QWheelEvent *event)
{
    const double notches = event->angleDelta().y() / kWheelNotch;
    if (hasImage() && notches != 0)
        zoomAround(event->position(), zoom() * std::pow(kZoomStep, notches));
    event->accept();
}

void ImageView::mousePressEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton || m_isFitted)
        return;
    m_dragStart = event->position();
    setCursor(Qt::ClosedHandCursor);
}

void ImageView::mouseMoveEvent(QMouseEvent *event)
{
    if (!event->buttons().testFlag(Qt::LeftButton) || m_isFitted)
        return;
    moveBy(event->position() - m_dragStart);
    m_dragStart = event->position();
}

void ImageView::mouseReleaseEvent(QMouseEvent *)
{
    noticeZoom();
}

void ImageView::mouseDoubleClickEvent(QMouseEvent *event)
{
    if (m_isFitted)
        zoomAround(event->position(), 1);
    else
        fit();
}

void ImageView::keyPressEvent(QKeyEvent *event)
{
    switch (event->key()) {
    case Qt::Key_Plus:
    case Qt::Key_Equal:
        return setZoom(zoom() * kZoomStep);
    case Qt::Key_Minus:
        return setZoom(zoom() / kZoomStep);
    case Qt::Key_0:
        return fit();
    case Qt::Key_1:
        return setZoom(1);
    case Qt::Key_Left:
        return moveBy({kPanStepPx, 0});
    case Qt::Key_Right:
        return moveBy({-kPanStepPx, 0});
    case Qt::Key_Up:
        return moveBy({0, kPanStepPx});
    case Qt::Key_Down:
        return moveBy({0, -kPanStepPx});
    default:
        QWidget::keyPressEvent(event);
    }
}

} // namespace bowerbird
