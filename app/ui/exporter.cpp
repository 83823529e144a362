// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "ui/exporter.h"

#include "core/jobstate.h"
#include "engine/downloadmanager.h"
#include "media/prove.h"
#include "store/library.h"
#include "ui/failuretext.h"
#include "ui/fileopener.h"
#include "ui/formatting.h"
#include "ui/messagebar.h"

#include <QBuffer>
#include <QCoreApplication>
#include <QElapsedTimer>
#include <QFileInfo>
#include <QPointer>

#include <memory>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace bowerbird {

namespace {

constexpr int kThumbnailEdgePx = 384; // of a contact sheet, sharp on dense screens
constexpr std::chrono::milliseconds kShowProgressAfter = 700ms;

ExportRecord recordOf(const Job &job)
{
    ExportRecord record{
        .image = job.image, .file = job.file, .state = stateName(job.state), .finishedAt = job.finishedAt};
    if (job.state != JobState::Finished)
        record.file = {}; // a skipped row's file belongs to another one
    return record;
}

ExportRecord recordOf(const HistoryEntry &entry)
{
    ExportRecord record;
    record.image.url = entry.url;
    record.image.pageUrl = entry.pageUrl;
    record.image.source = entry.source;
    record.image.siteId = entry.siteId;
    record.image.title = entry.title;
    record.image.album = entry.album;
    record.file = entry.file;
    record.finishedAt = entry.finishedAt;
    record.state = entry.state == HistoryState::Present   ? u"finished"_s
                   : entry.state == HistoryState::Deleted ? u"deleted"_s
                                                          : u"missing"_s; // or changed: that picture is not there
    if (entry.state != HistoryState::Present)
        record.file.path.clear();
    return record;
}

QByteArray makeThumbnail(const ExportRecord &record)
{
    const QImage image = loadScaled(record.file.path, QSize(kThumbnailEdgePx, kThumbnailEdgePx));
    QByteArray bytes;
    QBuffer buffer(&bytes);
    if (!image.isNull())
        image.save(&buffer, image.hasAlphaChannel() ? "PNG" : "JPEG", image.hasAlphaChannel() ? -1 : 82);
    return bytes;
}

} // namespace

Exporter::Exporter(DownloadManager &manager, Library &library, MessageBar &messages, QObject *parent)
    : QObject(parent)
    , m_manager(manager)
    , m_library(library)
    , m_messages(messages)
{
}

Exporter::~Exporter()
{
    m_stop.request_stop();
}

void Exporter::run(const ExportChoice &choice, const QList<JobId> &selection)
{
    ListOptions options{.format = choice.format,
                        .title = tr("Images of %1").arg(QLocale().toString(QDate::currentDate(), QLocale::LongFormat)),
                        .pictures = choice.pictures,
                        .thumbnail = makeThumbnail};
    ExportTask::Feed feed = choice.scope == ExportScope::History
                                ? feedOfHistory()
                                : feedOf(choice.scope == ExportScope::Selection ? selection : allIds());
    auto *task = new ExportTask(choice.path, std::move(options), std::move(feed), this);
    join(task);
    task->start();
}

QList<JobId> Exporter::allIds() const
{
    QList<JobId> ids;
    ids.reserve(m_manager.count());
    for (int row = 0; row < m_manager.count(); ++row)
        ids.append(m_manager.idAt(row));
    return ids;
}

// Rows that go meanwhile are left out.
ExportTask::Feed Exporter::feedOf(const QList<JobId> &ids) const
{
    return [this, ids, next = qsizetype(0)](qsizetype most, const ExportTask::Take &take) mutable {
        QList<ExportRecord> records;
        for (; next < ids.size() && records.size() < most; ++next) {
            if (const int row = m_manager.rowOf(ids.at(next)); row >= 0)
                records.append(recordOf(m_manager.jobAt(row)));
        }
        take(records);
    };
}

// A page of the history at a time, oldest first, so that what is added meanwhile comes at the end.
ExportTask::Feed Exporter::feedOfHistory() const
{
    const auto query = std::make_shared<HistoryQuery>();
    query->sort = HistorySort::Oldest;
    return [this, query](qsizetype most, const ExportTask::Take &take) {
        query->limit = static_cast<int>(most);
        m_library.searchHistory(*query, m_stop.get_token(), [query, take](const HistoryPage &page) {
            QMetaObject::invokeMethod( // from the library's reading thread
                qApp,
                [query, take, page] {
                    QList<ExportRecord> records;
                    for (const HistoryEntry &entry : page.entries)
                        records.append(recordOf(entry));
                    if (!page.entries.isEmpty())
                        query->after = page.entries.last();
                    take(records);
                },
                Qt::QueuedConnection);
        });
    };
}

void Exporter::join(ExportTask *task)
{
    auto since = std::make_shared<QElapsedTimer>();
    since->start();
    connect(task, &ExportTask::progressed, this, [this, task, since](qint64 records) {
        if (!since->hasExpired(kShowProgressAfter.count()))
            return;
        since->start();
        showProgress(task, records);
    });
    connect(task, &ExportTask::finished, this, [this, task](const ExportCount &count) { showResult(task, count); });
    connect(task, &ExportTask::failed, this, [this, task](const Failure &failure) { showFailure(task, failure); });
}

void Exporter::showProgress(ExportTask *task, qint64 records)
{
    const QString text = tr("Exporting to %1: %n image(s) so far", nullptr, static_cast<int>(records))
                             .arg(isolated(QFileInfo(task->path()).fileName()));
    m_messages.show({.key = task->path(),
                     .kind = Message::Kind::Info,
                     .text = text,
                     .buttons = {{tr("Cancel"), [task = QPointer(task)] {
                                      if (!task)
                                          return;
                                      task->cancel();
                                      task->deleteLater();
                                  }}}});
}

void Exporter::showResult(ExportTask *task, const ExportCount &count)
{
    const QString path = task->path();
    const QString done =
        tr("Exported %n image(s) to %1.", nullptr, static_cast<int>(count.written)).arg(isolated(path));
    const QString rest = count.leftOut > 0 ? u' ' + tr("%n that are not downloaded have no checksum and were left out.",
                                                       nullptr, static_cast<int>(count.leftOut))
                                           : QString();
    m_messages.show(
        {.key = path,
         .kind = Message::Kind::Good,
         .text = done + rest,
         .buttons = {{tr("Open"), [path] { openFile(path); }}, {tr("Open Folder"), [path] { revealFile(path); }}},
         .lasts = 30s});
    task->deleteLater();
}

void Exporter::showFailure(ExportTask *task, const Failure &failure)
{
    m_messages.show({.key = task->path(),
                     .kind = Message::Kind::Error,
                     .title = tr("The list could not be exported to %1").arg(isolated(task->path())),
                     .text = failureText(failure)});
    task->deleteLater();
}

} // namespace bowerbird
