// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "ui/flatpainting.h"

#include <QPainter>

namespace bowerbird::flat {

namespace {

constexpr qreal kRadius = 6;
constexpr int kShortestHandlePx = 28;
constexpr int kIconGapPx = 4;

} // namespace

QColor withAlpha(QColor color, qreal alpha)
{
    color.setAlphaF(static_cast<float>(alpha));
    return color;
}

void roundedBox(QPainter *painter, const QRect &rect, const QBrush &fill, const QPen &pen)
{
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setBrush(fill);
    painter->setPen(pen);
    const qreal inset = pen.style() == Qt::NoPen ? 0 : pen.widthF() / 2;
    painter->drawRoundedRect(QRectF(rect).adjusted(inset, inset, -inset, -inset), kRadius, kRadius);
    painter->restore();
}

bool has(const QStyleOption *option, QStyle::StateFlag flag)
{
    return option->state.testFlag(flag);
}

void drawToolButtonPanel(const QStyleOption *option, QPainter *painter)
{
    const QColor text = option->palette.color(QPalette::ButtonText);
    const QColor accent = option->palette.color(QPalette::Highlight);
    QColor fill = Qt::transparent;
    if (!has(option, QStyle::State_AutoRaise))
        fill = option->palette.color(QPalette::Button);
    if (has(option, QStyle::State_On))
        fill = withAlpha(accent, 0.18);
    if (has(option, QStyle::State_Enabled) && has(option, QStyle::State_MouseOver))
        fill = has(option, QStyle::State_On) ? withAlpha(accent, 0.26) : withAlpha(text, 0.08);
    if (has(option, QStyle::State_Sunken))
        fill = withAlpha(text, 0.16);
    QPen pen(Qt::NoPen);
    if (!has(option, QStyle::State_AutoRaise))
        pen = QPen(option->palette.color(QPalette::Mid), 1);
    roundedBox(painter, option->rect, fill, pen);
}

void drawButtonPanel(const QStyleOption *option, QPainter *painter)
{
    const auto *button = qstyleoption_cast<const QStyleOptionButton *>(option);
    const bool isDefault =
        button && button->features.testFlag(QStyleOptionButton::DefaultButton) && has(option, QStyle::State_Enabled);
    QColor fill = option->palette.color(isDefault ? QPalette::Highlight : QPalette::Button);
    if (button && button->features.testFlag(QStyleOptionButton::Flat))
        fill = Qt::transparent;
    if (has(option, QStyle::State_Sunken) || has(option, QStyle::State_On))
        fill = isDefault ? fill.darker(118) : withAlpha(option->palette.color(QPalette::ButtonText), 0.14);
    else if (has(option, QStyle::State_MouseOver) && has(option, QStyle::State_Enabled))
        fill = isDefault ? fill.lighter(110) : withAlpha(option->palette.color(QPalette::ButtonText), 0.07);
    QPen pen(isDefault ? fill : option->palette.color(QPalette::Mid), 1);
    if (has(option, QStyle::State_HasFocus) && has(option, QStyle::State_KeyboardFocusChange))
        pen = QPen(option->palette.color(isDefault ? QPalette::WindowText : QPalette::Highlight), 2);
    roundedBox(painter, option->rect, fill, pen);
}

void drawLineEditPanel(const QStyleOption *option, QPainter *painter)
{
    const auto *frame = qstyleoption_cast<const QStyleOptionFrame *>(option);
    if (!frame || frame->lineWidth <= 0) // inside a spin box or a combo box, which have a frame of their own
        return;
    const bool hasFocus = has(option, QStyle::State_HasFocus);
    const QPen pen(option->palette.color(hasFocus ? QPalette::Highlight : QPalette::Mid), hasFocus ? 2 : 1);
    roundedBox(painter, option->rect, option->palette.color(QPalette::Base), pen);
}

void drawCheckBox(const QStyleOption *option, QPainter *painter)
{
    const bool isChecked = !has(option, QStyle::State_Off);
    const QPalette &palette = option->palette;
    const QColor fill = palette.color(isChecked ? QPalette::Highlight : QPalette::Base);
    const QColor frame = has(option, QStyle::State_MouseOver) ? palette.color(QPalette::Highlight)
                                                              : palette.color(QPalette::PlaceholderText);
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setBrush(fill);
    painter->setPen(QPen(isChecked ? fill : frame, 1));
    const QRectF box = QRectF(option->rect).adjusted(0.5, 0.5, -0.5, -0.5);
    painter->drawRoundedRect(box, 3, 3);
    painter->setPen(QPen(palette.color(QPalette::HighlightedText), 1.75, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    const auto at = [&box](qreal x, qreal y) { return box.topLeft() + QPointF(box.width() * x, box.height() * y); };
    if (has(option, QStyle::State_On))
        painter->drawPolyline(QPolygonF({at(0.24, 0.54), at(0.43, 0.72), at(0.77, 0.3)}));
    else if (isChecked)
        painter->drawLine(at(0.25, 0.5), at(0.75, 0.5));
    painter->restore();
}

// Icon and text side by side in the middle; Fusion tears them apart from right to left.
void drawButtonLabel(const QStyleOptionButton *button, QPainter *painter, const QStyle &style, const QWidget *widget)
{
    const bool isEnabled = has(button, QStyle::State_Enabled);
    const bool isDefault = isEnabled && button->features.testFlag(QStyleOptionButton::DefaultButton);
    const QPalette::ColorRole role = isDefault ? QPalette::HighlightedText : QPalette::ButtonText;
    const int mnemonic =
        style.styleHint(QStyle::SH_UnderlineShortcut, button, widget) ? Qt::TextShowMnemonic : Qt::TextHideMnemonic;
    const int textWidth = button->fontMetrics.size(Qt::TextShowMnemonic, button->text).width();
    const int iconWidth = button->icon.isNull() ? 0 : button->iconSize.width() + kIconGapPx;
    QRect label = button->rect;
    label.setWidth(qMin(textWidth + iconWidth, button->rect.width()));
    label.moveCenter(button->rect.center());
    if (iconWidth > 0) {
        QRect icon(label.left(), label.center().y() - button->iconSize.height() / 2 + 1, button->iconSize.width(),
                   button->iconSize.height());
        icon = QStyle::visualRect(button->direction, label, icon);
        button->icon.paint(painter, icon, Qt::AlignCenter, isEnabled ? QIcon::Normal : QIcon::Disabled);
    }
    const QRect text = QStyle::visualRect(button->direction, label, label.adjusted(iconWidth, 0, 0, 0));
    style.drawItemText(painter, text, Qt::AlignCenter | Qt::TextSingleLine | mnemonic, button->palette, isEnabled,
                       button->text, role);
}

void drawHairline(QPainter *painter, const QRect &rect, const QStyleOption *option)
{
    painter->fillRect(rect, option->palette.color(QPalette::Midlight));
}

QRect scrollBarHandle(const QStyleOptionSlider *bar)
{
    const bool isHorizontal = bar->orientation == Qt::Horizontal;
    const int length = isHorizontal ? bar->rect.width() : bar->rect.height();
    const qint64 range = qint64(bar->maximum) - bar->minimum;
    qint64 handle = length;
    if (range > 0)
        handle = std::clamp<qint64>(qint64(length) * bar->pageStep / (range + bar->pageStep),
                                    qMin(kShortestHandlePx, length), length);
    const int handlePx = static_cast<int>(handle);
    const int start = QStyle::sliderPositionFromValue(bar->minimum, bar->maximum, bar->sliderPosition,
                                                      length - handlePx, bar->upsideDown);
    return isHorizontal ? QRect(bar->rect.x() + start, bar->rect.y(), handlePx, bar->rect.height())
                        : QRect(bar->rect.x(), bar->rect.y() + start, bar->rect.width(), handlePx);
}

void drawScrollBar(const QStyleOptionSlider *bar, QPainter *painter)
{
    painter->fillRect(bar->rect, bar->palette.color(QPalette::Base));
    if (bar->maximum <= bar->minimum)
        return;
    const bool isHot = bar->activeSubControls.testFlag(QStyle::SC_ScrollBarSlider);
    const bool isHeld = isHot && has(bar, QStyle::State_Sunken);
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(Qt::NoPen);
    painter->setBrush(withAlpha(bar->palette.color(QPalette::Text), isHeld ? 0.5 : isHot ? 0.38 : 0.24));
    const QRectF handle =
        QRectF(QStyle::visualRect(bar->direction, bar->rect, scrollBarHandle(bar))).adjusted(3, 3, -3, -3);
    const qreal radius = qMin(handle.width(), handle.height()) / 2;
    painter->drawRoundedRect(handle, radius, radius);
    painter->restore();
}

void drawMenuBarItem(const QStyleOptionMenuItem *option, QPainter *painter, const QStyle &style)
{
    const bool isHot = has(option, QStyle::State_Selected) && has(option, QStyle::State_Enabled);
    painter->fillRect(option->rect, option->palette.color(QPalette::Window));
    if (isHot) {
        const QColor fill = withAlpha(option->palette.color(QPalette::Text), 0.08);
        roundedBox(painter, option->rect, fill, Qt::NoPen);
    }
    style.drawItemText(painter, option->rect,
                       static_cast<int>(Qt::AlignCenter) | Qt::TextShowMnemonic | Qt::TextDontClip | Qt::TextSingleLine,
                       option->palette, has(option, QStyle::State_Enabled), option->text, QPalette::WindowText);
}

} // namespace bowerbird::flat
