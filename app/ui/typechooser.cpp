// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "ui/typechooser.h"

#include <QGridLayout>

using namespace Qt::StringLiterals;

namespace bowerbird {

namespace {

constexpr int kColumns = 5;

} // namespace

TypeChooser::TypeChooser(QWidget *parent)
    : QWidget(parent)
{
    auto *grid = new QGridLayout(this);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(16);
    grid->setVerticalSpacing(8);
    for (int value = static_cast<int>(ImageType::Unknown) + 1; value < kImageTypeCount; ++value) {
        const auto type = static_cast<ImageType>(value);
        auto *box = new QCheckBox(fileExtension(type).toUpper(), this);
        box->setToolTip(isVideo(type) ? tr("%1, a video").arg(mimeType(type)) : mimeType(type));
        grid->addWidget(box, (value - 1) / kColumns, (value - 1) % kColumns);
        connect(box, &QCheckBox::toggled, this, &TypeChooser::changed);
        m_boxes.append({type, box});
    }
    grid->setColumnStretch(kColumns, 1);
}

void TypeChooser::setSelection(const TypeSelection &types)
{
    for (const Box &entry : m_boxes)
        entry.box->setChecked(types.allows(entry.type));
}

TypeSelection TypeChooser::selection() const
{
    QStringList names;
    for (const Box &entry : m_boxes) {
        if (entry.box->isChecked())
            names += fileExtension(entry.type);
    }
    return TypeSelection::parse(names.join(u',')).value_or(TypeSelection());
}

bool TypeChooser::hasAny() const
{
    return std::ranges::any_of(m_boxes, [](const Box &entry) { return entry.box->isChecked(); });
}

} // namespace bowerbird
