// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "ui/helpdialogs.h"

#include "ui/actions.h"
#include "ui/icons.h"

#include <QCoreApplication>
#include <QDialog>
#include <QDialogButtonBox>
#include <QHeaderView>
#include <QMenu>
#include <QMessageBox>
#include <QScreen>
#include <QTreeWidget>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace bowerbird {

namespace {

struct HelpDialogs
{
    Q_DECLARE_TR_FUNCTIONS(bowerbird::HelpDialogs)
};

void addRow(QTreeWidgetItem *group, const QString &text, const QKeySequence &shortcut)
{
    new QTreeWidgetItem(group, {text, shortcut.toString(QKeySequence::NativeText)});
}

void embolden(QTreeWidgetItem *group)
{
    QFont font = group->font(0);
    font.setBold(true);
    group->setFont(0, font);
}

// Keys that belong to a widget and to no menu.
void addWidgetKeys(QTreeWidget *tree)
{
    auto *list = new QTreeWidgetItem(tree, {HelpDialogs::tr("List")});
    embolden(list);
    addRow(list, HelpDialogs::tr("Open the image"), Qt::Key_Return);
    auto *picture = new QTreeWidgetItem(tree, {HelpDialogs::tr("Preview")});
    embolden(picture);
    addRow(picture, HelpDialogs::tr("Larger"), Qt::Key_Plus);
    addRow(picture, HelpDialogs::tr("Smaller"), Qt::Key_Minus);
    addRow(picture, HelpDialogs::tr("Fit into the pane"), Qt::Key_0);
    addRow(picture, HelpDialogs::tr("Actual size"), Qt::Key_1);
}

} // namespace

void showAbout(QWidget *parent)
{
    auto *box = new QMessageBox(parent);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setWindowTitle(HelpDialogs::tr("About Bowerbird"));
    box->setIconPixmap(symbolicPixmap("bowerbird"_L1, 96, Qt::black, parent->devicePixelRatioF()));
    box->setText(u"<h3>Bowerbird %1</h3>"_s.arg(QCoreApplication::applicationVersion().toHtmlEscaped()));
    box->setInformativeText(HelpDialogs::tr("A download manager for images. It gathers beautiful things and lays them "
                                            "out to be looked at, as the bird does.\n\nFree software under the MIT "
                                            "license."));
    box->open();
}

void showShortcuts(const QList<QMenu *> &menus, QWidget *parent)
{
    auto *dialog = new QDialog(parent);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(HelpDialogs::tr("Keyboard Shortcuts"));
    auto *tree = new QTreeWidget(dialog);
    tree->setHeaderLabels({HelpDialogs::tr("Action"), HelpDialogs::tr("Keys")});
    tree->setRootIsDecorated(false);
    for (const QMenu *menu : menus) {
        auto *group = new QTreeWidgetItem(tree, {textWithShortcut(menu->title(), {})});
        for (const QAction *action : menu->actions()) {
            if (!action->shortcut().isEmpty())
                addRow(group, textWithShortcut(action->text(), {}), action->shortcut());
        }
        if (group->childCount() == 0)
            delete group;
        else
            embolden(group);
    }
    addWidgetKeys(tree);
    tree->expandAll();
    tree->header()->setSectionResizeMode(0, QHeaderView::Stretch);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close, dialog);
    QObject::connect(buttons, &QDialogButtonBox::rejected, dialog, &QDialog::reject);
    auto *layout = new QVBoxLayout(dialog);
    layout->setContentsMargins(16, 16, 16, 16);
    layout->addWidget(tree);
    layout->addWidget(buttons);
    dialog->resize(QSize(480, 560).boundedTo(dialog->screen()->availableSize() - QSize(32, 64))); // its frame fits, too
    dialog->open();
}

} // namespace bowerbird
