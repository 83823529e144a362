// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/jobid.h"

#include <QList>
#include <QObject>
#include <QString>
#include <QThreadPool>

#include <atomic>

namespace bowerbird {

// Looks whether the files of rows are there, off the UI thread: a disk may sleep, and a share be far away. Only the
// latest question counts: who scrolls on does not want to know of what has passed by.
//
// Thread: UI. Owns: one thread, which stops after the file it is at.
class FileLooker : public QObject
{
    Q_OBJECT
public:
    struct File
    {
        JobId id;
        QString path;
        bool isThere = true; // of an answer
    };

    explicit FileLooker(QObject *parent = nullptr);
    ~FileLooker() override;

    void look(const QList<File> &files); // in this order

Q_SIGNALS:
    void looked(const QList<bowerbird::FileLooker::File> &files); // a part of a question, in its order

private:
    void lookAt(const QList<File> &files, int question);

    std::atomic<int> m_question = 0; // the latest
    QThreadPool m_pool;
};

} // namespace bowerbird
