// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#pragma once

#include <QImage>
#include <QMovie>
#include <QPixmap>
#include <QPointF>
#include <QWidget>

#include <memory>

namespace bowerbird {

// One picture: fitted into the room there is (never enlarged) or at a zoom of its own, moved by dragging, zoomed by the
// wheel around the pointer. What is transparent lies on a checkerboard. A GIF plays.
//
// A zoom counts screen pixels for each pixel of the original, so that 100 % is sharp on every screen; the picture shown
// may be a smaller copy of the original until needsDetail is answered.
//
// Thread: UI.
class ImageView : public QWidget
{
    Q_OBJECT
public:
    explicit ImageView(QWidget *parent = nullptr);
    ~ImageView() override;

    void clear(const QString &message = {}); // no picture, but words in its place
    // `original` is the size of the picture in its file. Zoom and place stay when only the detail changes.
    void setImage(const QImage &image, QSize original);
    void playMovie(const QString &path); // a GIF, in place of the image; stays an image when it cannot be played
    [[nodiscard]] bool hasImage() const { return !m_pixmap.isNull(); }
    [[nodiscard]] bool isPlaying() const;

    void fit();
    void setZoom(double zoom); // around the middle
    // Which part of the picture is seen how large, in shares, so that views of copies of different sizes show the same.
    struct Place
    {
        bool isFitted = true;
        double scale = 1; // the picture's width on the screen by the widget's
        QPointF offset;   // of the picture's middle from the widget's, by the picture's size on the screen

        friend bool operator==(const Place &, const Place &) = default;
    };
    [[nodiscard]] Place place() const;
    void setPlace(const Place &place); // tells no placeChanged
    [[nodiscard]] bool isFitted() const { return m_isFitted; }
    [[nodiscard]] double zoom() const;     // 1.0 = 100 %
    [[nodiscard]] QSize pixelRoom() const; // of the widget, in screen pixels

    [[nodiscard]] QSize sizeHint() const override { return {320, 240}; }
    [[nodiscard]] QSize minimumSizeHint() const override { return {120, 64}; }

    static constexpr double kLeastZoom = 0.02;
    static constexpr double kMostZoom = 16;

Q_SIGNALS:
    void zoomChanged();  // also when it is fitted anew
    void placeChanged(); // it was zoomed, moved or fitted by a person, or by fit() and setZoom()
    void needsDetail();  // the zoom shows more than the image has; once for each image

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    void zoomAround(QPointF point, double zoom);
    void moveBy(QPointF distance);
    void keepInSight();
    void noticeZoom();
    [[nodiscard]] double fittingZoom() const;
    [[nodiscard]] QSizeF shownSize() const; // device independent
    [[nodiscard]] QRectF target() const;
    void paintMessage(QPainter &painter) const;

    QPixmap m_pixmap;
    QSize m_original;
    QString m_message;
    std::unique_ptr<QMovie> m_movie;
    bool m_isFitted = true;
    bool m_hasAskedForDetail = false;
    double m_zoom = 1; // when not fitted
    QPointF m_offset;  // of the picture's middle from the widget's
    QPointF m_dragStart;
};

} // namespace bowerbird
