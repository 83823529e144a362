// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/settings.h"

#include <QHash>
#include <QTableWidget>

namespace bowerbird {

// Hosts with a name and a password. The last line is always empty, to type the next one into; a line without a host is
// none.
//
// Thread: UI.
class LoginTable : public QTableWidget
{
    Q_OBJECT
public:
    explicit LoginTable(QWidget *parent = nullptr);

    void setLogins(const QHash<QString, Login> &logins);
    [[nodiscard]] QHash<QString, Login> logins() const;

protected:
    void keyPressEvent(QKeyEvent *event) override; // Delete takes a line out

private:
    void keepEmptyLine();
    void addLine(const QString &host, const Login &login);
    [[nodiscard]] QString textAt(int row, int column) const;
};

} // namespace bowerbird
