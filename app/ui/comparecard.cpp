// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "ui/comparecard.h"

#include "ui/elidedlabel.h"
#include "ui/formatting.h"
#include "ui/icons.h"
#include "ui/imageview.h"

#include <QButtonGroup>
#include <QGridLayout>
#include <QLabel>
#include <QToolButton>

using namespace Qt::StringLiterals;

namespace bowerbird {

namespace {

constexpr int kLeastWidthPx = 210;
constexpr int kMarkPx = 14;

QToolButton *choiceButton(QLatin1StringView icon, const QString &text, QWidget *parent)
{
    auto *button = new QToolButton(parent);
    button->setIcon(symbolicIcon(icon));
    button->setText(text);
    button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    button->setCheckable(true);
    button->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    button->setFocusPolicy(Qt::StrongFocus);
    return button;
}

// Shown when the mouse rests on it, too: a long folder gives way in its middle.
ElidedLabel *valueLabel(const PictureFact &fact, QWidget *parent)
{
    auto *value = new ElidedLabel(parent);
    value->setText(fact.value);
    value->setAccessibleName(fact.name);
    value->setForegroundRole(fact.differs ? QPalette::WindowText : QPalette::PlaceholderText);
    QFont font = value->font();
    font.setBold(fact.isBetter);
    value->setFont(font);
    return value;
}

} // namespace

CompareCard::CompareCard(const HistoryEntry &picture, const QList<PictureFact> &facts, QWidget *parent)
    : QFrame(parent)
    , m_picture(picture)
    , m_view(new ImageView(this))
    , m_doubt(new ElidedLabel(this))
{
    setFrameShape(QFrame::StyledPanel);
    setMinimumWidth(kLeastWidthPx);
    const QString name = toSingleLine(picture.fileName());
    m_view->setAccessibleName(tr("Picture %1", "file name").arg(name));
    m_view->clear(tr("Reading the picture…"));
    auto *title = new ElidedLabel(this);
    title->setText(name);
    QFont bold = title->font();
    bold.setBold(true);
    title->setFont(bold);
    auto *grid = new QGridLayout;
    grid->setHorizontalSpacing(8);
    grid->setVerticalSpacing(2);
    grid->setColumnMinimumWidth(1, kMarkPx); // so that values stand one below the other in all cards
    grid->setColumnStretch(2, 1);
    for (const PictureFact &fact : facts)
        addFact(*grid, fact);
    // The cards of a group show their pictures at one height, with such a line or without.
    QSizePolicy policy = m_doubt->sizePolicy();
    policy.setRetainSizeWhenHidden(true);
    m_doubt->setSizePolicy(policy);
    m_doubt->hide();
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(8, 8, 8, 8);
    layout->setSpacing(8);
    layout->addWidget(title);
    layout->addWidget(m_view, 1);
    layout->addLayout(grid);
    layout->addWidget(m_doubt);
    layout->addWidget(makeChoice());
    setKept(true);
}

void CompareCard::addFact(QGridLayout &grid, const PictureFact &fact)
{
    const int row = grid.rowCount();
    auto *name = new QLabel(fact.name, this);
    name->setForegroundRole(QPalette::PlaceholderText);
    grid.addWidget(name, row, 0);
    grid.addWidget(valueLabel(fact, this), row, 2);
    if (!fact.isBetter)
        return;
    auto *mark = new QLabel(this);
    mark->setPixmap(symbolicIcon("check"_L1).pixmap(kMarkPx, kMarkPx));
    mark->setToolTip(tr("The best of this group"));
    mark->setAccessibleName(tr("%1: the best of this group").arg(fact.name));
    grid.addWidget(mark, row, 1);
}

QWidget *CompareCard::makeChoice()
{
    auto *row = new QWidget(this);
    m_keep = choiceButton("check"_L1, tr("Keep"), row);
    m_trash = choiceButton("trash"_L1, tr("To Trash"), row);
    const QString name = toSingleLine(m_picture.fileName());
    m_keep->setAccessibleName(tr("Keep %1", "file name").arg(name));
    m_trash->setAccessibleName(tr("Move %1 to the trash", "file name").arg(name));
    auto *group = new QButtonGroup(this);
    group->addButton(m_keep);
    group->addButton(m_trash);
    connect(m_keep, &QToolButton::toggled, this, &CompareCard::choiceChanged);
    auto *layout = new QHBoxLayout(row);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(4);
    layout->addWidget(m_keep);
    layout->addWidget(m_trash);
    return row;
}

bool CompareCard::isKept() const
{
    return m_keep->isChecked();
}

void CompareCard::setKept(bool isKept)
{
    (isKept ? m_keep : m_trash)->setChecked(true);
}

void CompareCard::setDoubt(Doubt doubt)
{
    m_doubt->setVisible(doubt != Doubt::None);
    m_doubt->setText(tr("Kept: %1", "why it is no mere copy of the best one").arg(doubtText(doubt)));
}

void CompareCard::showImage(const QImage &image)
{
    if (!image.isNull())
        m_view->setImage(image, QSize(m_picture.file.widthPx, m_picture.file.heightPx));
    else if (!m_view->hasImage())
        m_view->clear(tr("This picture cannot be shown; its file may have gone."));
}

} // namespace bowerbird
