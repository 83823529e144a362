// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "ui/messagebar.h"

#include "ui/icons.h"
#include "ui/statecolors.h"

#include <QApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QPushButton>
#include <QTimer>
#include <QToolButton>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace bowerbird {

namespace {

constexpr int kIconPx = 20;
constexpr std::chrono::milliseconds kLinger{500}; // after the pointer has left, at most

QLatin1StringView iconOf(Message::Kind kind)
{
    switch (kind) {
    case Message::Kind::Info:
        return "info"_L1;
    case Message::Kind::Good:
        return "check"_L1;
    case Message::Kind::Warning:
        return "warning"_L1;
    case Message::Kind::Error:
        return "error"_L1;
    }
    Q_UNREACHABLE();
}

QColor colorOf(Message::Kind kind, const QPalette &palette)
{
    switch (kind) {
    case Message::Kind::Info:
        return palette.color(QPalette::Link);
    case Message::Kind::Good:
        return stateColor(JobState::Finished, palette);
    case Message::Kind::Warning:
        return warningColor(palette);
    case Message::Kind::Error:
        return stateColor(JobState::Failed, palette);
    }
    Q_UNREACHABLE();
}

} // namespace

class MessageBar::Strip : public QFrame
{
    Q_OBJECT
public:
    Strip(const Message &message, QWidget *parent)
        : QFrame(parent)
        , m_message(message)
        , m_icon(new QLabel(this))
    {
        auto *layout = new QHBoxLayout(this);
        layout->setContentsMargins(12, 4, 8, 4);
        layout->setSpacing(8);
        layout->addWidget(m_icon, 0, Qt::AlignTop);
        layout->addWidget(makeText(), 1);
        for (const Message::Button &button : message.buttons)
            layout->addWidget(makeButton(button), 0, Qt::AlignVCenter);
        layout->addWidget(makeClose(), 0, Qt::AlignVCenter);
        m_icon->setFixedSize(kIconPx, kIconPx + 8);
        if (leaves())
            leaveAfter(message.lasts);
        setAccessibleName(text());
        tint();
    }

    const QString &key() const { return m_message.key; }
    bool leaves() const { return m_message.lasts.count() > 0; } // by itself, after a while
    QString text() const
    {
        return m_message.title.isEmpty() ? m_message.text : m_message.title + u"\n"_s + m_message.text;
    }

Q_SIGNALS:
    void closed();
    void closedByHand(); // before it

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        QColor fill = colorOf(m_message.kind, palette());
        painter.setPen(Qt::NoPen);
        fill.setAlphaF(0.11F);
        painter.setBrush(fill);
        painter.drawRoundedRect(rect(), 8, 8);
    }
    void changeEvent(QEvent *event) override
    {
        if (event->type() == QEvent::PaletteChange)
            tint();
        QFrame::changeEvent(event);
    }

private:
    // Not while a person may be about to press something here: what is below would slide under the pointer.
    void leaveAfter(std::chrono::milliseconds time)
    {
        QTimer::singleShot(time, this, [this] {
            if (parentWidget()->underMouse())
                leaveAfter(kLinger);
            else
                Q_EMIT closed();
        });
    }
    void tint()
    {
        m_icon->setPixmap(
            symbolicPixmap(iconOf(m_message.kind), kIconPx, colorOf(m_message.kind, palette()), devicePixelRatioF()));
    }
    QWidget *makeText()
    {
        auto *column = new QWidget(this);
        auto *layout = new QVBoxLayout(column);
        layout->setContentsMargins(0, 4, 0, 4);
        layout->setSpacing(4);
        for (const QString &part : {m_message.title, m_message.text}) {
            if (part.isEmpty())
                continue;
            auto *label = new QLabel(part, column);
            label->setTextFormat(Qt::PlainText);
            label->setWordWrap(true);
            label->setTextInteractionFlags(Qt::TextSelectableByMouse);
            layout->addWidget(label);
        }
        if (!m_message.title.isEmpty()) {
            auto *title = static_cast<QLabel *>(layout->itemAt(0)->widget());
            QFont font = title->font();
            font.setBold(true);
            title->setFont(font);
        }
        return column;
    }
    QWidget *makeButton(const Message::Button &button)
    {
        auto *widget = new QPushButton(button.text, this);
        connect(widget, &QPushButton::clicked, this, [this, press = button.press] {
            // The strip may go away in press(); it must not be touched afterwards.
            Q_EMIT closed();
            press();
        });
        return widget;
    }
    QWidget *makeClose()
    {
        auto *widget = new QToolButton(this);
        widget->setIcon(symbolicIcon("close"_L1));
        widget->setAutoRaise(true);
        widget->setToolTip(tr("Close this message"));
        widget->setAccessibleName(widget->toolTip());
        connect(widget, &QToolButton::clicked, this, [this] {
            Q_EMIT closedByHand();
            Q_EMIT closed();
        });
        return widget;
    }

    Message m_message;
    QLabel *m_icon;
};

MessageBar::MessageBar(QWidget *parent)
    : QWidget(parent)
    , m_layout(new QVBoxLayout(this))
{
    m_layout->setContentsMargins(8, 8, 8, 0);
    m_layout->setSpacing(4);
    hide();
}

void MessageBar::show(const Message &message)
{
    if (Strip *old = stripOf(message.key)) {
        m_strips.removeOne(old);
        old->hide();
        old->deleteLater();
    }
    auto *strip = new Strip(message, this);
    connect(strip, &Strip::closedByHand, this, [this, key = message.key] { Q_EMIT closed(key); });
    connect(strip, &Strip::closed, this, [this, strip] { drop(strip); });
    m_layout->insertWidget(0, strip);
    m_strips.prepend(strip);
    makeRoom();
    setVisible(true);
}

void MessageBar::makeRoom()
{
    if (m_strips.size() <= kMost)
        return;
    const auto older = m_strips.mid(1);
    const auto leaving =
        std::find_if(older.crbegin(), older.crend(), [](const Strip *strip) { return strip->leaves(); });
    drop(leaving != older.crend() ? *leaving : m_strips.last());
}

void MessageBar::dismiss(const QString &key)
{
    if (Strip *strip = stripOf(key))
        drop(strip);
}

bool MessageBar::isShowing(const QString &key) const
{
    return stripOf(key) != nullptr;
}

QStringList MessageBar::texts() const
{
    QStringList texts;
    for (const Strip *strip : m_strips)
        texts += strip->text();
    return texts;
}

MessageBar::Strip *MessageBar::stripOf(const QString &key) const
{
    const auto found = std::ranges::find_if(m_strips, [&key](const Strip *strip) { return strip->key() == key; });
    return found == m_strips.end() ? nullptr : *found;
}

void MessageBar::drop(Strip *strip)
{
    if (!m_strips.removeOne(strip))
        return;
    const QString key = strip->key();
    strip->hide();
    strip->deleteLater();
    if (m_strips.isEmpty())
        hide();
    Q_EMIT dismissed(key);
}

} // namespace bowerbird

#include "messagebar.moc"
