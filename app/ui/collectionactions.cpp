// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "ui/collectionactions.h"

#include "ui/actions.h"
#include "ui/collectionbook.h"
#include "ui/undohistory.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QMenu>

#include <algorithm>
#include <utility>

namespace bowerbird {

using namespace Qt::StringLiterals;

namespace {

// The key is told beside the text, and pressed by the list: as a shortcut of the action it would be one of two in the
// same window.
QAction *makeKeyedAction(QObject *parent, QLatin1StringView icon, const QString &text, const QKeySequence &key,
                         const QString &tip)
{
    QAction *action = makeAction(parent, icon, text + u'\t' + key.toString(QKeySequence::NativeText));
    action->setIconText(textWithShortcut(text, {}));
    action->setToolTip(textWithShortcut(text, key));
    action->setStatusTip(tip);
    return action;
}

} // namespace

CollectionActions::CollectionActions(CollectionBook &book, UndoHistory &undo, QObject *parent)
    : QObject(parent)
    , m_book(book)
    , m_undo(undo)
{
    showInTable = makeKeyedAction(this, "list"_L1, tr("Show in &Table"), Qt::Key_Return,
                                  tr("Show only the images of this collection in the table"));
    askAgain = makeKeyedAction(this, "retry"_L1, tr("&Collect Again"), Qt::Key_F5,
                               tr("Ask the same link again, and add only what is new"));
    stop = makeAction(this, "cancel"_L1, tr("&Stop"));
    stop->setStatusTip(tr("Stop reading; images that were found stay"));
    readOn = makeAction(this, "resume"_L1, tr("Read &On"));
    readOn->setStatusTip(tr("Read the page that follows the chosen one"));
    readAll = makeAction(this, "bottom"_L1, tr("Read &All Pages"));
    readAll->setStatusTip(tr("Read all pages that follow the chosen one"));
    filter = makeAction(this, "filter"_L1, tr("&Filter…"));
    filter->setStatusTip(tr("Show or hide images of this collection, without asking its site again"));
    watch = makeAction(this, "watch"_L1, tr("&Watch…"));
    watch->setStatusTip(tr("Ask for new images every few hours, as long as the program runs"));
    copyLink = makeKeyedAction(this, "copy"_L1, tr("Copy &Link"), QKeySequence::Copy,
                               tr("Copy the links of the chosen collections"));
    remove = makeKeyedAction(this, "remove"_L1, tr("Re&move"), QKeySequence::Delete,
                             tr("Forget the chosen collections and their watches; images stay"));
    const auto each = [this](const auto &act) {
        const QList<qint64> ids = m_selection; // which may change meanwhile
        for (const qint64 id : ids)
            act(id);
    };
    connect(showInTable, &QAction::triggered, this, [this] {
        if (!m_selection.isEmpty())
            Q_EMIT showRequested(m_selection.first());
    });
    connect(askAgain, &QAction::triggered, this, [this, each] { each([this](qint64 id) { m_book.askAgain(id); }); });
    connect(stop, &QAction::triggered, this, [this, each] { each([this](qint64 id) { m_book.stop(id); }); });
    connect(readOn, &QAction::triggered, this, [this] { Q_EMIT pagesRequested(m_selection, Pages::Next); });
    connect(readAll, &QAction::triggered, this, [this] { Q_EMIT pagesRequested(m_selection, Pages::All); });
    connect(watch, &QAction::triggered, this, [this] { Q_EMIT watchRequested(m_selection); });
    connect(filter, &QAction::triggered, this, [this] {
        if (const qint64 id = onlyOne(); id != 0)
            Q_EMIT filterRequested(id);
    });
    connect(copyLink, &QAction::triggered, this, &CollectionActions::copyLinks);
    connect(remove, &QAction::triggered, this, &CollectionActions::removeChosen);
    updateEnabled();
}

void CollectionActions::setSelection(const QList<qint64> &ids)
{
    m_selection = ids;
    updateEnabled();
}

void CollectionActions::setFilterTest(std::function<bool(qint64 id)> canFilter)
{
    m_canFilter = std::move(canFilter);
    updateEnabled();
}

// 0: none is chosen, or several.
qint64 CollectionActions::onlyOne() const
{
    return m_selection.size() == 1 && m_book.find(m_selection.first()) ? m_selection.first() : 0;
}

void CollectionActions::updateEnabled()
{
    const auto isBusy = [this](qint64 id) {
        const CollectionBook::Entry *entry = m_book.find(id);
        return entry && (entry->asking != 0 || entry->isWaiting);
    };
    const bool isAny = !m_selection.isEmpty();
    const bool isAnyBusy = std::ranges::any_of(m_selection, isBusy);
    showInTable->setEnabled(m_selection.size() == 1);
    askAgain->setEnabled(isAny && !std::ranges::all_of(m_selection, isBusy));
    stop->setEnabled(isAnyBusy);
    const bool goesOn = std::ranges::any_of(m_selection, [this](qint64 id) { return !m_book.nextPage(id).isEmpty(); });
    readOn->setEnabled(goesOn);
    readAll->setEnabled(goesOn);
    const qint64 only = onlyOne();
    filter->setEnabled(only != 0 && m_canFilter && m_canFilter(only));
    watch->setEnabled(isAny);
    copyLink->setEnabled(isAny);
    remove->setEnabled(isAny);
}

void CollectionActions::fillMenu(QMenu &menu) const
{
    menu.addActions({showInTable, askAgain, stop, readOn, readAll, filter, watch});
    menu.addSeparator();
    menu.addActions({copyLink, remove});
    menu.setDefaultAction(showInTable);
}

void CollectionActions::copyLinks()
{
    QStringList links;
    for (const qint64 id : std::as_const(m_selection)) {
        if (const CollectionBook::Entry *entry = m_book.find(id))
            links += entry->kept.link;
    }
    QGuiApplication::clipboard()->setText(links.join(u'\n'));
    Q_EMIT told(tr("%Ln link(s) copied", nullptr, static_cast<int>(links.size())));
}

void CollectionActions::removeChosen()
{
    const QList<CollectionBook::Entry> removed = m_book.remove(m_selection);
    if (removed.isEmpty())
        return;
    m_undo.push(
        tr("Removed %Ln collection(s); their images stay", nullptr, static_cast<int>(removed.size())),
        [this, removed] { m_book.restore(removed); }, UndoHistory::Announce::Yes);
}

} // namespace bowerbird
