// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/imageref.h"
#include "core/jobid.h"

#include <QHash>
#include <QList>
#include <QObject>
#include <QSet>

namespace bowerbird {

class DownloadManager;
class LinkIntake;

// Tells what became of the images behind links that were given: how many are in the list now, how many were there
// already or lie on the disk. It compares the links that were found with those of the rows that came meanwhile, since
// the images themselves reach the manager without the window.
//
// Thread: UI. Borrows: both, which outlive it.
class ArrivalNotes : public QObject
{
    Q_OBJECT
public:
    ArrivalNotes(LinkIntake &intake, DownloadManager &manager, QObject *parent = nullptr);

    static constexpr qsizetype kMostRows = 1'000;

Q_SIGNALS:
    // Once all links have been read, when at least one image was found and at least one is new in the list.
    void added(const QString &text);
    // ...or when all were in the list already: their rows, kMostRows at most.
    void known(const QString &text, const QList<bowerbird::JobId> &rows);

private:
    void take(const QList<ImageRef> &images);
    void noteRows(int first, int last);
    void tellWhenOver();
    void tell();
    [[nodiscard]] QList<JobId> rowsOfGiven() const;

    LinkIntake &m_intake;
    DownloadManager &m_manager;
    QSet<QString> m_given;          // URLs of images found since nothing was being read
    QHash<QString, bool> m_arrived; // URLs of rows that came meanwhile; true = their file is there already
};

} // namespace bowerbird
