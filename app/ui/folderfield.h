// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#pragma once

#include <QWidget>

class QLineEdit;

namespace bowerbird {

// A folder that a person types or chooses.
//
// Thread: UI.
class FolderField : public QWidget
{
    Q_OBJECT
public:
    explicit FolderField(QWidget *parent = nullptr);

    void setPath(const QString &path);
    [[nodiscard]] QString path() const; // absolute and clean, "~" expanded; empty when it is no absolute path
    // What is wrong with it, as a sentence; empty when it can be used or be made.
    [[nodiscard]] QString trouble() const;
    [[nodiscard]] QLineEdit *field() const { return m_field; }

Q_SIGNALS:
    void changed();

private:
    void browse();

    QLineEdit *m_field;
};

} // namespace bowerbird
