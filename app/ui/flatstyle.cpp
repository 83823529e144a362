// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "ui/flatstyle.h"

#include "ui/flatpainting.h"
#include "ui/icons.h"

#include <QAbstractItemView>
#include <QPainter>

using namespace Qt::StringLiterals;

namespace bowerbird {

using namespace flat;

namespace {

constexpr int kControlHeightPx = 32;
constexpr int kScrollBarPx = 12;
constexpr int kCellMarginPx = 6; // of a list, so that a right-aligned column keeps clear of the next
constexpr int kTextMarginPx = 4;

} // namespace

FlatStyle::FlatStyle()
    : QProxyStyle(QStringLiteral("fusion"))
{
}

void FlatStyle::drawPrimitive(PrimitiveElement element, const QStyleOption *option, QPainter *painter,
                              const QWidget *widget) const
{
    switch (element) {
    case PE_PanelButtonTool:
        return drawToolButtonPanel(option, painter);
    case PE_PanelButtonCommand:
        return drawButtonPanel(option, painter);
    case PE_IndicatorCheckBox:
        return drawCheckBox(option, painter);
    case PE_PanelScrollAreaCorner:
        return painter->fillRect(option->rect, option->palette.color(QPalette::Base));
    case PE_PanelLineEdit:
        return drawLineEditPanel(option, painter);
    case PE_FrameLineEdit:
    case PE_FrameStatusBarItem:
    case PE_FrameDockWidget:
    case PE_FrameDefaultButton:
    case PE_IndicatorDockWidgetResizeHandle:
        return;
    case PE_PanelStatusBar:
        return drawHairline(painter, QRect(option->rect.topLeft(), QSize(option->rect.width(), 1)), option);
    case PE_FrameFocusRect: {
        const QPen pen(option->palette.color(QPalette::Highlight), 1.5);
        return roundedBox(painter, option->rect, Qt::NoBrush, pen);
    }
    default:
        QProxyStyle::drawPrimitive(element, option, painter, widget);
    }
}

void FlatStyle::drawControl(ControlElement element, const QStyleOption *option, QPainter *painter,
                            const QWidget *widget) const
{
    switch (element) {
    case CE_ToolBar:
        painter->fillRect(option->rect, option->palette.color(QPalette::Window));
        return drawHairline(painter, QRect(option->rect.left(), option->rect.bottom(), option->rect.width(), 1),
                            option);
    case CE_MenuBarEmptyArea:
        return painter->fillRect(option->rect, option->palette.color(QPalette::Window));
    case CE_MenuBarItem:
        if (const auto *item = qstyleoption_cast<const QStyleOptionMenuItem *>(option))
            return drawMenuBarItem(item, painter, *this);
        break;
    case CE_HeaderSection:
    case CE_HeaderEmptyArea:
        painter->fillRect(option->rect, option->palette.color(QPalette::Base));
        if (has(option, State_MouseOver) && has(option, State_Enabled) && element == CE_HeaderSection)
            painter->fillRect(option->rect, withAlpha(option->palette.color(QPalette::Text), 0.05));
        return drawHairline(painter, QRect(option->rect.left(), option->rect.bottom(), option->rect.width(), 1),
                            option);
    case CE_DockWidgetTitle: {
        painter->save();
        QFont bold = painter->font();
        bold.setBold(true);
        painter->setFont(bold);
        QProxyStyle::drawControl(element, option, painter, widget);
        return painter->restore();
    }
    case CE_PushButtonLabel:
        if (const auto *button = qstyleoption_cast<const QStyleOptionButton *>(option))
            return drawButtonLabel(button, painter, *this, widget);
        break;
    default:
        break;
    }
    QProxyStyle::drawControl(element, option, painter, widget);
}

void FlatStyle::drawComplexControl(ComplexControl control, const QStyleOptionComplex *option, QPainter *painter,
                                   const QWidget *widget) const
{
    if (const auto *bar = qstyleoption_cast<const QStyleOptionSlider *>(option); bar && control == CC_ScrollBar)
        return drawScrollBar(bar, painter);
    QProxyStyle::drawComplexControl(control, option, painter, widget);
}

QRect FlatStyle::subControlRect(ComplexControl control, const QStyleOptionComplex *option, SubControl part,
                                const QWidget *widget) const
{
    const auto *bar = qstyleoption_cast<const QStyleOptionSlider *>(option);
    if (!bar || control != CC_ScrollBar)
        return QProxyStyle::subControlRect(control, option, part, widget);
    const QRect handle = scrollBarHandle(bar);
    const bool isHorizontal = bar->orientation == Qt::Horizontal;
    switch (part) {
    case SC_ScrollBarSlider:
        return visualRect(bar->direction, bar->rect, handle);
    case SC_ScrollBarGroove:
        return bar->rect;
    case SC_ScrollBarSubPage:
        return visualRect(bar->direction, bar->rect,
                          isHorizontal ? QRect(bar->rect.topLeft(), QPoint(handle.left() - 1, bar->rect.bottom()))
                                       : QRect(bar->rect.topLeft(), QPoint(bar->rect.right(), handle.top() - 1)));
    case SC_ScrollBarAddPage:
        return visualRect(bar->direction, bar->rect,
                          isHorizontal ? QRect(QPoint(handle.right() + 1, bar->rect.top()), bar->rect.bottomRight())
                                       : QRect(QPoint(bar->rect.left(), handle.bottom() + 1), bar->rect.bottomRight()));
    default:
        return {}; // no arrows
    }
}

QSize FlatStyle::sizeFromContents(ContentsType type, const QStyleOption *option, const QSize &size,
                                  const QWidget *widget) const
{
    QSize result = QProxyStyle::sizeFromContents(type, option, size, widget);
    switch (type) {
    case CT_PushButton:
        result.setWidth(result.width() + 12);
        [[fallthrough]];
    case CT_LineEdit:
        if (const auto *frame = qstyleoption_cast<const QStyleOptionFrame *>(option); frame && frame->lineWidth <= 0)
            break;
        [[fallthrough]];
    case CT_ComboBox:
    case CT_SpinBox:
        result.setHeight(qMax(result.height(), kControlHeightPx));
        break;
    case CT_ToolButton:
        result = result.expandedTo(QSize(kControlHeightPx, kControlHeightPx));
        break;
    case CT_MenuItem:
        result.setHeight(result.height() + 4);
        break;
    case CT_HeaderSection:
        result.setHeight(qMax(result.height(), kControlHeightPx));
        break;
    default:
        break;
    }
    return result;
}

QRect FlatStyle::subElementRect(SubElement element, const QStyleOption *option, const QWidget *widget) const
{
    const QRect rect = QProxyStyle::subElementRect(element, option, widget);
    if (element != SE_LineEditContents)
        return rect;
    const auto *frame = qstyleoption_cast<const QStyleOptionFrame *>(option);
    return frame && frame->lineWidth > 0 ? rect.adjusted(kTextMarginPx, 0, -kTextMarginPx, 0) : rect;
}

QIcon FlatStyle::standardIcon(StandardPixmap standard, const QStyleOption *option, const QWidget *widget) const
{
    if (standard == SP_TitleBarCloseButton || standard == SP_DockWidgetCloseButton)
        return symbolicIcon("close"_L1);
    return QProxyStyle::standardIcon(standard, option, widget);
}

int FlatStyle::pixelMetric(PixelMetric metric, const QStyleOption *option, const QWidget *widget) const
{
    switch (metric) {
    case PM_ToolBarFrameWidth:
    case PM_DockWidgetFrameWidth:
        return 0;
    case PM_HeaderMargin:
        return kCellMarginPx;
    case PM_FocusFrameHMargin: // a cell adds one pixel to it
        return qobject_cast<const QAbstractItemView *>(widget) ? kCellMarginPx - 1
                                                               : QProxyStyle::pixelMetric(metric, option, widget);
    case PM_ToolBarItemMargin:
    case PM_DockWidgetTitleMargin:
        return 8;
    case PM_DockWidgetTitleBarButtonMargin:
        return 4;
    case PM_ToolBarItemSpacing:
        return 4;
    case PM_ToolBarIconSize:
        return 20;
    case PM_ScrollBarExtent:
        return kScrollBarPx;
    case PM_DockWidgetSeparatorExtent:
    case PM_SplitterWidth:
        return 5;
    default:
        return QProxyStyle::pixelMetric(metric, option, widget);
    }
}

int FlatStyle::styleHint(StyleHint hint, const QStyleOption *option, const QWidget *widget,
                         QStyleHintReturn *returned) const
{
    if (hint == SH_ScrollView_FrameOnlyAroundContents)
        return 0;
    if (hint == SH_DialogButtonBox_ButtonsHaveIcons) // Fusion's look of another age
        return 0;
    if (hint == SH_EtchDisabledText || hint == SH_DitherDisabledText)
        return 0;
    return QProxyStyle::styleHint(hint, option, widget, returned);
}

} // namespace bowerbird
