// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#pragma once

#include <QList>
#include <QObject>

#include <functional>

class QAction;
class QMenu;

namespace bowerbird {

class CollectionBook;
class UndoHistory;

// What a person can do with the chosen collections. Their keys belong to the list of collections, which presses them
// itself: in the window the same ones mean images.
//
// Thread: UI. Borrows: book and undo history, which outlive it.
class CollectionActions : public QObject
{
    Q_OBJECT
public:
    CollectionActions(CollectionBook &book, UndoHistory &undo, QObject *parent = nullptr);

    void setSelection(const QList<qint64> &ids);
    [[nodiscard]] const QList<qint64> &selection() const { return m_selection; }
    void updateEnabled(); // the collections may stand otherwise than before
    // Whether it has listed anything that a filter can be asked about.
    void setFilterTest(std::function<bool(qint64 id)> canFilter);
    void fillMenu(QMenu &menu) const;

    QAction *showInTable;
    QAction *askAgain;
    QAction *stop;
    QAction *readOn; // the next page of one that goes on, and nothing behind it
    QAction *readAll;
    QAction *filter;
    QAction *watch;
    QAction *copyLink;
    QAction *remove;

    enum class Pages : quint8 { Next, All };

Q_SIGNALS:
    void showRequested(qint64 id); // its images in the table
    void watchRequested(const QList<qint64> &ids);
    void pagesRequested(const QList<qint64> &ids, bowerbird::CollectionActions::Pages pages);
    void filterRequested(qint64 id);
    void told(const QString &text);

private:
    [[nodiscard]] qint64 onlyOne() const;
    void copyLinks();
    void removeChosen();

    CollectionBook &m_book;
    UndoHistory &m_undo;
    std::function<bool(qint64 id)> m_canFilter;
    QList<qint64> m_selection;
};

} // namespace bowerbird
