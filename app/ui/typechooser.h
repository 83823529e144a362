// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/imagetype.h"

#include <QCheckBox>
#include <QList>
#include <QWidget>

namespace bowerbird {

// Which types of images are wanted, a box each.
//
// Thread: UI.
class TypeChooser : public QWidget
{
    Q_OBJECT
public:
    explicit TypeChooser(QWidget *parent = nullptr);

    void setSelection(const TypeSelection &types);
    [[nodiscard]] TypeSelection selection() const; // when nothing is chosen: the default
    [[nodiscard]] bool hasAny() const;
    [[nodiscard]] int linePx() const { return m_boxes.first().box->sizeHint().height(); }

Q_SIGNALS:
    void changed();

private:
    struct Box
    {
        ImageType type;
        QCheckBox *box;
    };
    QList<Box> m_boxes;
};

} // namespace bowerbird
