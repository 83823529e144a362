// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#pragma once

#include <QWidget>

class QLineEdit;
class QPushButton;

namespace bowerbird {

// Takes a LINK, or any text with links in it; the button says how many it found.
//
// Thread: UI.
class AddressBar : public QWidget
{
    Q_OBJECT
public:
    explicit AddressBar(QWidget *parent = nullptr);

    void focusField(); // with everything in it chosen
    void setText(const QString &text);
    [[nodiscard]] QString text() const;
    void clear();

Q_SIGNALS:
    void submitted(const QString &text); // never empty

private:
    void submit();
    void updateButton();

    QLineEdit *m_field;
    QPushButton *m_button;
};

} // namespace bowerbird
