// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#pragma once

#include <QLabel>

namespace bowerbird {

// What is wrong with a field, below it; takes no room while nothing is.
//
// Thread: UI.
class FieldTrouble : public QLabel
{
    Q_OBJECT
public:
    explicit FieldTrouble(QWidget *parent = nullptr);

    void tell(const QString &trouble); // empty = nothing is wrong

protected:
    void changeEvent(QEvent *event) override;

private:
    void tint();
};

} // namespace bowerbird
