// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "store/handedout.h"

#include <QDateTime>
#include <QFile>
#include <QFileInfo>

#include <fcntl.h>
#include <unistd.h>

#include <optional>

namespace bowerbird {

namespace {

using namespace Qt::StringLiterals;

// "first last directory", ended by the one letter that no folder has in its name.
constexpr char kEnd = '\0';

QString oldFile(const QString &file)
{
    return file + u".old"_s;
}

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

std::vector<HandedOut> parse(const QByteArray &content)
{
    std::vector<HandedOut> all;
    QList<QByteArray> entries = content.split(kEnd);
    entries.removeLast(); // cut off, or nothing
    for (const QByteArray &entry : std::as_const(entries)) {
        const qsizetype afterFirst = entry.indexOf(' ');
        const qsizetype afterLast = entry.indexOf(' ', afterFirst + 1);
        if (afterFirst < 0 || afterLast < 0)
            continue;
        const HandedOut ids{.first = JobId{entry.left(afterFirst).toULongLong()},
                            .last = JobId{entry.mid(afterFirst + 1, afterLast - afterFirst - 1).toULongLong()},
                            .directory = QFile::decodeName(entry.mid(afterLast + 1))};
        if (ids.first.isValid() && ids.first.value <= ids.last.value)
            all.push_back(ids);
    }
    return all;
}

int openForAppending(const QString &file)
{
    return ::open(QFile::encodeName(file).constData(), O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC | O_NOFOLLOW, 0600);
}

} // namespace

qint64 bornAtMs(const QString &path)
{
    const QFileInfo info(path);
    const QDateTime born = info.birthTime();
    return (born.isValid() ? born : info.lastModified()).toMSecsSinceEpoch();
}

std::vector<HandedOut> HandedOutLog::open(const QString &file)
{
    m_file = file;
    QByteArray content = contentOf(file);
    const QByteArray older = contentOf(oldFile(file));
    if (older.isEmpty()) {
        if (!content.isEmpty())
            QFile::rename(file, oldFile(file));
    } else if (!content.isEmpty()) {
        QFile both(oldFile(file));
        if (both.open(QIODevice::Append) && both.write(content) == content.size() && both.flush())
            QFile::remove(file);
        content.prepend(older);
    } else {
        content = older;
    }
    m_descriptor = FileDescriptor(openForAppending(file));
    std::vector<HandedOut> all = parse(content);
    const qint64 since = bornAtMs(oldFile(file));
    for (HandedOut &ids : all)
        ids.sinceMs = since;
    return all;
}

void HandedOutLog::forget()
{
    QFile::remove(oldFile(m_file));
}

void HandedOutLog::add(const QList<Job> &jobs, JobId firstNew)
{
    std::optional<HandedOut> ids;
    for (const Job &job : jobs) {
        if (job.id.value < firstNew.value || !job.options)
            continue;
        if (ids && job.id.value == ids->last.value + 1 && job.options->directory == ids->directory) {
            ids->last = job.id;
            continue;
        }
        if (ids)
            append(*ids);
        ids = HandedOut{.first = job.id, .last = job.id, .directory = job.options->directory};
    }
    if (ids)
        append(*ids);
}

void HandedOutLog::append(const HandedOut &ids)
{
    QByteArray entry = QByteArray::number(ids.first.value) + ' ' + QByteArray::number(ids.last.value) + ' ';
    entry += QFile::encodeName(ids.directory);
    entry += kEnd;
    // One write at the end of the file: entries of several threads never mix.
    [[maybe_unused]] const auto written =
        ::write(m_descriptor.get(), entry.constData(), static_cast<size_t>(entry.size()));
}

void HandedOutLog::close(bool isNeeded)
{
    if (!m_descriptor.isOpen())
        return;
    (void)m_descriptor.close();
    if (!isNeeded)
        QFile::remove(m_file);
}

} // namespace bowerbird
