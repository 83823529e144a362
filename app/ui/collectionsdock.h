// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#pragma once

#include <QDockWidget>

#include <functional>

class QAction;
class QStackedWidget;

namespace bowerbird {

class CollectionActions;
class CollectionBook;
class CollectionsModel;
class CollectionsView;
class SettingsStore;
class UndoHistory;

// The panel of collections: a row each with its progress, counts and failures (ui/collectionsmodel.h), and what can be
// done with them (ui/collectionactions.h). Its title tells how many new images the watches have found. It stays closed
// until the first collection is given, opens then, and after that is as a person leaves it.
//
// Thread: UI. Borrows: everything, which outlives it.
class CollectionsDock : public QDockWidget
{
    Q_OBJECT
public:
    CollectionsDock(CollectionBook &book, UndoHistory &undo, SettingsStore &store, QWidget *parent = nullptr);
    ~CollectionsDock() override; // remembers its columns

    [[nodiscard]] CollectionActions &actionSet() { return *m_actions; }
    [[nodiscard]] CollectionsView *view() const { return m_view; }
    [[nodiscard]] QAction *pauseWatches() const { return m_pauseWatches; } // a switch, remembered

    void choose(qint64 id); // opens it, too
    // "23 shown, 22 albums and 15 animated hidden" of the collection with this link; empty when it is not known.
    [[nodiscard]] QSize sizeHint() const override;

private:
    QWidget *makeTools();
    QWidget *makeEmpty();
    void updateTitle();
    void updateShown();
    void updateWatches();
    void openOnce();
    [[nodiscard]] bool fitsScreen() const; // the window around it, with it

    CollectionBook &m_book;
    SettingsStore &m_store;
    CollectionsModel *m_model;
    CollectionActions *m_actions;
    CollectionsView *m_view;
    QAction *m_pauseWatches;
    QStackedWidget *m_stack;
};

} // namespace bowerbird
