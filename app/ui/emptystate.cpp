// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "ui/emptystate.h"

#include "ui/icons.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace bowerbird {

namespace {

constexpr int kMarkPx = 96;
constexpr int kLeastMarkPx = 24;
constexpr int kTextWidthPx = 480;

QLabel *centered(const QString &text, QWidget *parent)
{
    auto *label = new QLabel(text, parent);
    label->setAlignment(Qt::AlignCenter);
    label->setWordWrap(true);
    return label;
}

class Mark : public QWidget // the program's icon, sharp on every screen; where there is little room it gives way
{
public:
    using QWidget::QWidget;
    [[nodiscard]] QSize sizeHint() const override { return {kMarkPx, kMarkPx}; }
    [[nodiscard]] QSize minimumSizeHint() const override { return {0, 0}; }

protected:
    void paintEvent(QPaintEvent *) override
    {
        const int edge = std::min(width(), height());
        if (edge < kLeastMarkPx)
            return;
        QPainter painter(this);
        painter.drawPixmap((width() - edge) / 2, (height() - edge) / 2,
                           symbolicPixmap("bowerbird"_L1, edge, Qt::black, devicePixelRatioF()));
    }
};

} // namespace

EmptyState::EmptyState(QWidget *parent)
    : QWidget(parent)
    , m_title(centered({}, this))
    , m_text(centered({}, this))
    , m_sample(new QPushButton(symbolicIcon("sample"_L1), tr("Try the Sample Gallery"), this))
    , m_add(new QPushButton(symbolicIcon("paste"_L1), tr("Add Links…"), this))
{
    setBackgroundRole(QPalette::Base);
    setAutoFillBackground(true);
    QFont font = m_title->font();
    font.setPointSizeF(font.pointSizeF() * 1.5);
    font.setBold(true);
    m_title->setFont(font);
    m_text->setForegroundRole(QPalette::PlaceholderText);
    auto *mark = new Mark(this);
    mark->setMaximumSize(kMarkPx, kMarkPx);

    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(8);
    buttons->addStretch();
    buttons->addWidget(m_sample);
    buttons->addWidget(m_add);
    buttons->addStretch();

    // A column of its own, since a wrapped label that is aligned gets too little height.
    auto *column = new QWidget(this);
    column->setMaximumWidth(kTextWidthPx);
    auto *columnLayout = new QVBoxLayout(column);
    columnLayout->setContentsMargins(0, 0, 0, 0);
    columnLayout->setSpacing(16);
    columnLayout->addStretch(2);
    columnLayout->addWidget(mark, 0, Qt::AlignHCenter);
    columnLayout->addWidget(m_title);
    columnLayout->addWidget(m_text);
    columnLayout->addLayout(buttons);
    columnLayout->addStretch(3);
    auto *layout = new QHBoxLayout(this);
    layout->addStretch(1);
    layout->addWidget(column, 1'000);
    layout->addStretch(1);

    m_sample->setToolTip(tr("60 pictures from a gallery inside this program; it needs no network and no account"));
    connect(m_sample, &QPushButton::clicked, this, &EmptyState::sampleRequested);
    connect(m_add, &QPushButton::clicked, this, &EmptyState::addRequested);
    setBusy(false);
}

void EmptyState::setBusy(bool isBusy)
{
    m_title->setText(isBusy ? tr("Reading the links…") : tr("Nothing gathered yet"));
    m_text->setText(isBusy ? tr("The images show up here as soon as the first are found.")
                           : tr("Paste a link to an image, an album, a gallery or a page, or drop links and lists "
                                "here. To see how it works, try the sample gallery: 60 pictures that come from this "
                                "program itself, without a network."));
    m_sample->setVisible(!isBusy);
    m_add->setVisible(!isBusy);
}

} // namespace bowerbird
