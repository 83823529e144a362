// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "ui/windowmenus.h"

#include "ui/choiceactions.h"
#include "ui/jobactions.h"
#include "ui/jobtableview.h"
#include "ui/jobviews.h"
#include "ui/queueactions.h"
#include "ui/windowactions.h"

#include <QActionGroup>
#include <QMenu>
#include <QMenuBar>

namespace bowerbird {

namespace {

// What depends on the columns is filled in when it is about to be seen.
void fillListMenus(QMenu &view, JobViews &views)
{
    JobTableView &table = views.table();
    QMenu *order = view.addMenu(WindowActions::tr("S&ort By"));
    QObject::connect(order, &QMenu::aboutToShow, &table, [&table, order] {
        order->clear();
        table.fillSortMenu(*order);
    });
    QMenu *columns = view.addMenu(WindowActions::tr("&Columns"));
    QObject::connect(columns, &QMenu::aboutToShow, &table, [&table, columns] {
        columns->clear();
        table.fillColumnsMenu(*columns);
    });
    const auto followLook = [&views, columns] { columns->setEnabled(views.look() == JobViews::Look::Table); };
    QObject::connect(&views, &JobViews::lookChanged, columns, followLook);
    followLook();
}

} // namespace

QList<QMenu *> fillMenuBar(QMenuBar &bar, const MenuParts &parts)
{
    const WindowActions &window = parts.window;
    const QueueActions &queue = parts.queue;
    QMenu *file = bar.addMenu(WindowActions::tr("&File"));
    file->addActions({window.addLinks, window.paste, window.openListFile, window.sampleGallery});
    file->addSeparator();
    file->addActions({window.importFiles, window.exportList});
    file->addSeparator();
    file->addActions({window.openFolder, window.settings});
    file->addSeparator();
    file->addAction(window.quit);

    QMenu *edit = bar.addMenu(WindowActions::tr("&Edit"));
    edit->addActions({queue.undo, window.selectAll, window.find, window.focusAddress});
    edit->addSeparator();
    parts.choice.fillMenu(*edit);
    edit->addSeparator();
    edit->addAction(window.watchClipboard);

    QMenu *downloads = bar.addMenu(WindowActions::tr("&Downloads"));
    downloads->addActions({queue.pauseAll, queue.resumeAll, queue.retryAllFailed});
    downloads->addSeparator();
    downloads->addActions({parts.choice.downloadChosen, parts.choice.downloadAll, parts.editFilter});
    downloads->addSeparator();
    downloads->addMenu(parts.speedLimit);
    downloads->addSeparator();
    downloads->addActions({queue.clearFinished, queue.cancelAll});

    QMenu *image = bar.addMenu(WindowActions::tr("&Image"));
    parts.jobs.fillMenu(*image);

    QMenu *view = bar.addMenu(WindowActions::tr("&View"));
    view->addActions({parts.views.asTable, parts.views.asGrid, parts.views.larger, parts.views.smaller});
    view->addSeparator();
    fillListMenus(*view, parts.views);
    view->addSeparator();
    view->addActions(parts.panes);
    view->addSeparator();
    view->addMenu(WindowActions::tr("Colou&rs"))->addActions(window.themes->actions());
    view->addSeparator();
    view->addAction(window.resetLayout);

    QMenu *library = bar.addMenu(WindowActions::tr("&Library"));
    library->addAction(window.history);
    library->addAction(window.reviewSimilar);
    library->addAction(window.checkFiles);

    QMenu *help = bar.addMenu(WindowActions::tr("&Help"));
    help->addActions({window.shortcuts, window.log, window.about, window.aboutQt});
    return {file, edit, downloads, image, view, library, help};
}

} // namespace bowerbird
