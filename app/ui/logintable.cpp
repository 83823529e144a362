// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "ui/logintable.h"

#include <QHeaderView>
#include <QKeyEvent>
#include <QLineEdit>
#include <QStyledItemDelegate>

#include <algorithm>

namespace bowerbird {

namespace {

enum Column : quint8 { Host, User, Password };

// Shows as many dots as any password has.
class PasswordDelegate : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    [[nodiscard]] QString displayText(const QVariant &value, const QLocale &) const override
    {
        constexpr int kDots = 8;
        return value.toString().isEmpty() ? QString() : QString(kDots, QChar(0x2022));
    }
    QWidget *createEditor(QWidget *parent, const QStyleOptionViewItem &, const QModelIndex &) const override
    {
        auto *line = new QLineEdit(parent);
        line->setFrame(false);
        line->setEchoMode(QLineEdit::Password);
        return line;
    }
};

} // namespace

LoginTable::LoginTable(QWidget *parent)
    : QTableWidget(0, 3, parent)
{
    setHorizontalHeaderLabels({LoginTable::tr("Host"), LoginTable::tr("Name"), LoginTable::tr("Password")});
    horizontalHeader()->setSectionResizeMode(QHeaderView::Stretch);
    verticalHeader()->hide();
    setItemDelegateForColumn(Password, new PasswordDelegate(this));
    setAccessibleName(LoginTable::tr("Logins of hosts"));
    setTabKeyNavigation(true);
    setSelectionMode(QAbstractItemView::SingleSelection);
    setEditTriggers(QAbstractItemView::AllEditTriggers);
    constexpr int kShownLines = 3;
    setFixedHeight(horizontalHeader()->sizeHint().height() + kShownLines * verticalHeader()->defaultSectionSize() + 4);
    connect(this, &QTableWidget::cellChanged, this, &LoginTable::keepEmptyLine);
    keepEmptyLine();
}

void LoginTable::setLogins(const QHash<QString, Login> &logins)
{
    setRowCount(0);
    QStringList hosts = logins.keys();
    std::ranges::sort(hosts);
    for (const QString &host : std::as_const(hosts))
        addLine(host, logins.value(host));
    keepEmptyLine();
}

QHash<QString, Login> LoginTable::logins() const
{
    QHash<QString, Login> logins;
    for (int row = 0; row < rowCount(); ++row) {
        const QString host = textAt(row, Host).trimmed().toLower();
        if (!host.isEmpty())
            logins.insert(host, {.user = textAt(row, User), .password = textAt(row, Password)});
    }
    return logins;
}

void LoginTable::keyPressEvent(QKeyEvent *event)
{
    if (event->key() != Qt::Key_Delete || currentRow() < 0)
        return QTableWidget::keyPressEvent(event);
    removeRow(currentRow());
    keepEmptyLine();
}

void LoginTable::keepEmptyLine()
{
    if (rowCount() == 0 || !textAt(rowCount() - 1, Host).isEmpty())
        addLine({}, {});
}

void LoginTable::addLine(const QString &host, const Login &login)
{
    const QSignalBlocker blocker(this);
    const int row = rowCount();
    insertRow(row);
    setItem(row, Host, new QTableWidgetItem(host));
    setItem(row, User, new QTableWidgetItem(login.user));
    setItem(row, Password, new QTableWidgetItem(login.password));
}

QString LoginTable::textAt(int row, int column) const
{
    const QTableWidgetItem *cell = item(row, column);
    return cell ? cell->text() : QString();
}

} // namespace bowerbird
