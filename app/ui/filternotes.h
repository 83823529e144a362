// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#pragma once

#include <QObject>
#include <QPointer>

class QAction;
class QWidget;

namespace bowerbird {

class Collector;
class FilterDialog;
class FilteredImages;
class LinkIntake;
class MessageBar;

// Tells what a collection's filter has left out, "23 shown, 22 albums and 15 animated hidden", with buttons that show
// it or open the filter.
//
// Thread: UI. Borrows: everything; all of it outlives it.
class FilterNotes : public QObject
{
    Q_OBJECT
public:
    FilterNotes(FilteredImages &images, Collector &collector, LinkIntake &intake, MessageBar &messages,
                QWidget &window);

    void openFilter(qint64 collection);
    QAction *editFilter; // of the latest collection

private:
    void show(qint64 collection);
    void updateEnabled();

    FilteredImages &m_images;
    MessageBar &m_messages;
    QWidget &m_window;
    QPointer<FilterDialog> m_dialog;
    qint64 m_told = 0;        // the collection that the message is about, or was
    bool m_comesBack = false; // it went by a button of its own, or because nothing was hidden any more
};

} // namespace bowerbird
