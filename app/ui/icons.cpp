// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "ui/icons.h"

#include <QFile>
#include <QGuiApplication>
#include <QIconEngine>
#include <QPainter>
#include <QPalette>
#include <QPixmapCache>
#include <QSvgRenderer>

using namespace Qt::StringLiterals;

namespace bowerbird {

namespace {

QPixmap rendered(const QString &name, QSize devicePixels, const QColor &color)
{
    const QString key = u"bowerbird/%1/%2x%3/%4"_s.arg(name)
                            .arg(devicePixels.width())
                            .arg(devicePixels.height())
                            .arg(color.name(QColor::HexArgb));
    QPixmap pixmap;
    if (QPixmapCache::find(key, &pixmap))
        return pixmap;
    pixmap = QPixmap(devicePixels);
    pixmap.fill(Qt::transparent);
    QFile file(u":/icons/%1.svg"_s.arg(name));
    if (file.open(QIODevice::ReadOnly)) {
        const QByteArray svg = file.readAll().replace("#000000", color.name().toLatin1());
        QSvgRenderer renderer(svg);
        QPainter painter(&pixmap);
        painter.setOpacity(color.alphaF());
        renderer.setAspectRatioMode(Qt::KeepAspectRatio);
        renderer.render(&painter);
    }
    QPixmapCache::insert(key, pixmap);
    return pixmap;
}

class SymbolicIconEngine final : public QIconEngine
{
public:
    SymbolicIconEngine(QString name, QColor tint)
        : m_name(std::move(name))
        , m_tint(std::move(tint))
    {
    }

    void paint(QPainter *painter, const QRect &rect, QIcon::Mode mode, QIcon::State) override
    {
        const qreal ratio = painter->device()->devicePixelRatioF();
        painter->drawPixmap(rect, rendered(m_name, (QSizeF(rect.size()) * ratio).toSize(), color(mode)));
    }
    QPixmap pixmap(const QSize &size, QIcon::Mode mode, QIcon::State) override
    {
        return rendered(m_name, size, color(mode));
    }
    QPixmap scaledPixmap(const QSize &size, QIcon::Mode mode, QIcon::State, qreal) override
    {
        return rendered(m_name, size, color(mode));
    }
    QSize actualSize(const QSize &size, QIcon::Mode, QIcon::State) override { return size; }
    QString key() const override { return u"bowerbird-symbolic"_s; }
    QIconEngine *clone() const override { return new SymbolicIconEngine(*this); }

private:
    QColor color(QIcon::Mode mode) const
    {
        const QPalette palette = QGuiApplication::palette();
        if (mode == QIcon::Disabled)
            return palette.color(QPalette::Disabled, QPalette::ButtonText);
        if (mode == QIcon::Selected)
            return palette.color(QPalette::Active, QPalette::HighlightedText);
        return m_tint.isValid() ? m_tint : palette.color(QPalette::Active, QPalette::ButtonText);
    }

    QString m_name;
    QColor m_tint;
};

} // namespace

QIcon symbolicIcon(QLatin1StringView name, const QColor &tint)
{
    return QIcon(new SymbolicIconEngine(QString(name), tint));
}

QPixmap symbolicPixmap(QLatin1StringView name, int edgePx, const QColor &tint, qreal devicePixelRatio)
{
    QPixmap pixmap = rendered(QString(name), (QSizeF(edgePx, edgePx) * devicePixelRatio).toSize(), tint);
    pixmap.setDevicePixelRatio(devicePixelRatio);
    return pixmap;
}

QIcon applicationIcon()
{
    QIcon icon;
    for (const int edge : {16, 24, 32, 48, 64, 128, 256})
        icon.addPixmap(rendered(u"bowerbird"_s, QSize(edge, edge), Qt::black));
    return icon;
}

} // namespace bowerbird
