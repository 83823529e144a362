// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "ui/filelooker.h"

#include <QFileInfo>

#include <utility>

namespace bowerbird {

namespace {

constexpr qsizetype kAtOnce = 32; // about what is seen

} // namespace

FileLooker::FileLooker(QObject *parent)
    : QObject(parent)
{
    m_pool.setMaxThreadCount(1);
}

FileLooker::~FileLooker()
{
    ++m_question;
    m_pool.waitForDone();
}

void FileLooker::look(const QList<File> &files)
{
    const int question = ++m_question;
    if (!files.isEmpty())
        m_pool.start([this, files, question] { lookAt(files, question); });
}

void FileLooker::lookAt(const QList<File> &files, int question)
{
    QList<File> seen;
    for (const File &file : files) {
        if (question != m_question)
            return;
        seen.append({.id = file.id, .path = file.path, .isThere = QFileInfo::exists(file.path)});
        if (seen.size() < kAtOnce && seen.last().id != files.last().id)
            continue;
        QMetaObject::invokeMethod(
            this, [this, part = std::exchange(seen, {})] { Q_EMIT looked(part); }, Qt::QueuedConnection);
    }
}

} // namespace bowerbird
