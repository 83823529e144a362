// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#pragma once

#include <QWidget>

class QLineEdit;

namespace bowerbird {

// A file to be read, that a person types or chooses; or none.
//
// Thread: UI.
class FileField : public QWidget
{
    Q_OBJECT
public:
    // `filter` as QFileDialog has it; `accessibleName` is also the title of its dialog.
    FileField(const QString &accessibleName, const QString &filter, QWidget *parent = nullptr);

    void setPath(const QString &path);
    [[nodiscard]] QString path() const;    // absolute and clean, "~" expanded; empty = none
    [[nodiscard]] QString trouble() const; // as a sentence; empty when it can be read, or is none

Q_SIGNALS:
    void changed();

private:
    void browse();

    QString m_filter;
    QLineEdit *m_field;
};

} // namespace bowerbird
