// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#pragma once

#include <QWidget>

class QLineEdit;

namespace bowerbird {

class FieldTrouble;

// A folder that a person types or chooses, with what is wrong with it below.
//
// Thread: UI.
class FolderField : public QWidget
{
    Q_OBJECT
public:
    explicit FolderField(QWidget *parent = nullptr);

    void setPath(const QString &path);
    [[nodiscard]] QString path() const; // absolute and clean, "~" expanded; empty when it is no absolute path
    // What is wrong with it, as a sentence; empty when it can be used or be made, as far as that can be said without
    // trying.
    [[nodiscard]] QString trouble() const { return m_trouble; }
    // Writes a file where the folder is or would be made, and takes it away again. False, and trouble() says why, when
    // that fails; until the path is another one.
    bool prove();
    [[nodiscard]] QLineEdit *field() const { return m_field; }

Q_SIGNALS:
    void changed();

private:
    void browse();
    void check();
    void tell(const QString &trouble);

    QLineEdit *m_field;
    FieldTrouble *m_label;
    QString m_trouble;
};

} // namespace bowerbird
